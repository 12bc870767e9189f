"""Where the talk on a case ends: the next item has no number, and a title as reports have."""

from itertools import product

import pytest
from parsing.reading import read
from parsing.test_case_cards import SPEAKERS

HEAD = "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n場所　市役所\n\n"
CALLED = "諮問第１号　名簿の提供について"
TALK = (
    ("会長", "説明を。"), ("福祉課", "渡したい。"), ("委員", "何人か。"), ("福祉課", "三人。"),
    ("会長", "この案でよいか。"),
)  # fmt: skip
BEHIND = (
    ("事務局", "件数は14件である。次は9月に開く。"), ("委員", "多いのはどの課か。"),
    ("事務局", "福祉課である。"), ("会長", "以上で終わる。"),
)  # fmt: skip
RESULTS = ("結果：承認", "審議結果　継", "【結果】承認", "処理：継", "（承認）", "→承認")
HEADINGS = [
    "報告　上半期の開示請求の状況", "報告　上半期の開示請求の状況について",
    "報告事項　上半期の開示請求の状況", "（報告）上半期の開示請求の状況",
    "【報告】上半期の開示請求の状況について", "報告：上半期の開示請求の状況",
    "■報告　上半期の開示請求の状況", "報告　漏えいの事案について", "報告1　開示請求の状況",
    "報告事項について", "その他", "そのほか", "【その他】", "（その他）", "その他　次回の日程",
    "◎その他", "連絡事項", "事務連絡",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_follows_the_result_is_on_no_case(heading: str) -> None:
    for gap, result, (name, speaker) in product(("\n", ""), RESULTS, SPEAKERS.items()):
        talk = "\n".join(speaker(*turn) for turn in TALK)
        behind = "\n".join(speaker(*turn) for turn in BEHIND)
        minutes = read(f"{HEAD}{CALLED}\n{talk}\n{result}\n{gap}{heading}\n{behind}\n")
        told = (gap, result, name)

        (case,) = minutes.cases
        assert case.outcome.value is not None, told
        assert case.outcome.value.value == ("continued" if "継" in result else "approved"), told
        assert [len(turn.cases) for turn in minutes.turns] == [1] * 5 + [0] * 4, told
