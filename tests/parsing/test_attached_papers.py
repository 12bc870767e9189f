"""Papers put to the end of the minutes: their headings call nothing, and they decide nothing."""

import pytest
from parsing.reading import read

MINUTES = """第３回灯野県情報公開審査会　議事概要

日時　平成30年６月15日（金）午後２時

１　諮問第25号「算定調書の部分開示決定に対する審査請求」について
　・委員から、様式は同じかとの質問があり、事務局から、同じであるとの回答があった。
　・審議の結果、開示すべきである旨の答申を行うことを決定した。

２　その他
　・事務局から、次回は７月13日に開催する旨の連絡があった。

"""
PAPER = """第１　審査会の結論
　　灯野県知事が、算定調書を部分開示とした決定は、妥当である。
第２　審査請求の経緯
　　審査請求人は、平成29年８月21日、実施機関に対し、改修工事に係る補償金の算定調書の開示を
　　請求した。実施機関は、同年９月４日、部分開示決定を行った。
"""


@pytest.mark.parametrize(
    "head",
    [
        "別紙　答申第198号（抜粋）",
        "【別添】情報公開審査会答申書（写し）",
        "参考資料　答申書の要旨",
        "（別紙）意見書",
    ],
)
def test_an_answer_at_the_end_is_no_case_and_no_result(head: str) -> None:
    found = read(f"{MINUTES}{head}\n{PAPER}")

    assert [case.number for case in found.cases] == ["第25号"]
    assert found.cases[0].outcome.value == "review_upheld"
    assert not any("補償金" in turn.text for turn in found.turns)


def test_a_matter_behind_the_answer_is_treated() -> None:
    text = MINUTES.replace("２　その他\n", f"別紙　答申第198号（抜粋）\n{PAPER}\n２　その他\n")
    text += (
        "３　諮問第26号「台帳の不開示決定に対する審査請求」について\n　・次回も引き続き審議する。\n"
    )

    assert "第26号" in [case.number for case in read(text).cases]
