"""Every diagnostic of the parser: the smallest document that has it, its line, and one without."""

from __future__ import annotations

import pytest
from parsing.reading import source

from kurume_search.model.diagnostic import Diagnostic
from kurume_search.parsing.minutes import parse_minutes

TITLE = "令和3年度第1回灯野市個人情報保護審議会　会議録"
DAY = "令和3年7月26日（月）"
DATE = f"日時　{DAY}午後2時"
PLACE = "場所　市役所301会議室"
HEAD = f"{TITLE}\n{DATE}\n{PLACE}\n"
SUBJECT = "名簿を福祉課が利用することについて"
CASE = (
    f"\n諮問第1号　{SUBJECT}\n"
    "○会長　質問はありますか。\n○委員　期間はどれだけですか。\n○福祉課長　七日間です。\n"
)
DECIDED = "（審議結果：承認）\n"
LETTER = (
    "答申第3号\n令和3年8月2日\n\n灯野市長　様\n\n灯野市個人情報保護審議会\n\n"
    "名簿の目的外利用について（答申）\n\n"
    "令和3年7月1日付け諮問第1号で諮問のあったことについて、次のとおり答申します。\n\n"
    "1　審議会の結論\n本件の利用は、適当と認める。\n"
)

# Code, a text that has it, the line it is said of, and a like text that hasn't.
SEEN: list[tuple[str, str, int | None, str]] = [
    ("missing-outcome", HEAD + CASE, 5, HEAD + CASE + DECIDED),
    ("fiscal-year-mismatch", HEAD.replace("令和3年度", "令和2年度") + CASE, 2, HEAD + CASE),
    ("weekday-mismatch", HEAD.replace("（月）", "（火）") + CASE, 2, HEAD + CASE),
    ("date-unread", HEAD.replace("令和3年7月26日（月）", "〓月〓日") + CASE, 2, HEAD + CASE),
    ("no-date", f"{TITLE}\n{PLACE}\n{CASE}", None, HEAD + CASE),
    (
        "members-sum", HEAD + "出席委員　甲野一郎、乙野二郎（3名）\n" + CASE, 4,
        HEAD + "出席委員　甲野一郎、乙野二郎（2名）\n" + CASE,
    ),
    (
        "members-sum", HEAD + "出席委員　甲野一郎、乙野二郎　計7名\n" + CASE, 4,
        HEAD + "出席委員　甲野一郎、乙野二郎ほか計7名\n" + CASE,
    ),
    ("observers-unread", HEAD + "傍聴者　若干名\n" + CASE, 4, HEAD + "傍聴者　2名\n" + CASE),
    (
        "values-exchanged",
        f"{TITLE}\n日時　市役所301会議室\n場所　令和3年7月26日（月）午後2時\n{CASE}", 2,
        HEAD + CASE,
    ),
    (
        "values-after-labels",
        f"{TITLE}\n日時\n場所\n出席委員\n{DAY}午後2時\n市役所301会議室\n甲野一郎、乙野二郎\n{CASE}",
        2, HEAD + CASE,
    ),
    ("missing-title", HEAD + "\n諮問第1号\n" + CASE.split("\n", 2)[2], 5, HEAD + CASE),
    (
        "duplicate-number",
        HEAD + CASE + DECIDED + CASE.replace(SUBJECT, "公園に防犯カメラを設けることについて"),
        11, HEAD + CASE + DECIDED,
    ),
    ("notation-not-recognised", HEAD + "\n名簿を配りました。\n", None, HEAD + CASE),
    (
        "lost-characters", HEAD + CASE.replace("質問は", "質\ufffd\ufffd"), 6, HEAD + CASE,
    ),
    ("letter-without-date", LETTER.replace("令和3年8月2日\n", ""), None, LETTER),
    (
        "letter-without-conclusion",
        LETTER.replace("本件の利用は、適当と認める。\n", "次の点を審議した。\n"), None, LETTER,
    ),
    (
        "letter-without-title",
        LETTER.replace("名簿の目的外利用について（答申）\n\n", "").replace("諮問第1号で", ""),
        None, LETTER,
    ),
]  # fmt: skip


def remarks(text: str) -> list[Diagnostic]:
    return [remark for held in parse_minutes(source(text)) for remark in held.diagnostics]


@pytest.mark.parametrize(("code", "text", "line", "other"), SEEN, ids=[row[0] for row in SEEN])
def test_a_remark_says_where(code: str, text: str, line: int | None, other: str) -> None:
    (found,) = (remark for remark in remarks(text) if remark.code == code)

    assert found.line == line
    if found.span is not None:
        assert text[: found.span.start].count("\n") + 1 == line
    assert found.message.endswith("。")
    assert code not in {remark.code for remark in remarks(other)}
