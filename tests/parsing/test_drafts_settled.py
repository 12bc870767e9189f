"""A draft of an answer whose conclusion the office tells, and which the council settles on."""

import pytest
from parsing.reading import read

HEAD = (
    "平成３０年度第６回灯野市情報公開審査会　会議要録\n日時　平成３１年２月１３日（水）午後２時\n\n"
    "２　諮問第３１号　答申案の検討\n"
)
TALK = "甲川委員　６ページの字句を直した方がよい。\n事務局　そのようにする。\n"


def outcome(told: str, settled: str, *, behind: str = "") -> str | None:
    found = read(
        f"{HEAD}事務局　{told}\n{TALK}{settled}\n{behind}\n３　その他\n事務局　次回は３月である。\n"
    )
    assert len(found.cases) == 1
    return found.cases[0].outcome.value


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (
            "資料２の答申案である。結論は、本件審査請求を棄却すべきとする内容である。",
            "review_dismissed",
        ),
        (
            "答申案では、非公開とした決定は妥当であるとしている。審査請求の経過は前回のとおり。",
            "review_dismissed",
        ),
        ("答申案の主文は、審査請求を却下すべきとするものである。", "review_rejected"),
        ("答申書案の結論は、処分を取り消すべきとした。審査請求には理由がある。", "review_upheld"),
        (
            "答申案の結論は、審査請求を一部認容すべきとする内容である。",
            "review_upheld_partly",
        ),
    ],
)
@pytest.mark.parametrize(
    "settled",
    [
        "会長　その修正をした上で、諮問第３１号の答申を確定する。",
        "会長　答申案は、修正の上、決定する。",
        "会長　それでは、答申案のとおり決定する。",
        "会長　答申案を承認することとする。",
        "（答申案を了承）",
    ],
)
def test_what_the_draft_concludes_is_decided(told: str, value: str, settled: str) -> None:
    assert outcome(told, settled) == value


@pytest.mark.parametrize(
    ("told", "settled", "value"),
    [
        ("資料２が答申案である。", "会長　答申案のとおり承認する。", "approved"),
        (
            "答申案の結論は、本件審査請求を棄却すべきとする内容である。",
            "会長　答申案は、次回も引き続き審議する。",
            "continued",
        ),
        (
            "審理員意見書の結論は、審査請求の棄却である。答申案はまだない。",
            "会長　次回、答申案を検討する。",
            "continued",
        ),
        (
            "答申案の結論は、本件審査請求を棄却すべきとする内容である。",
            "会長　審査請求は認容すべきである旨の答申とする。",
            "review_upheld",
        ),
    ],
)
def test_other_words_decide_by_themselves(told: str, settled: str, value: str) -> None:
    assert outcome(told, settled) == value
