"""Remarks in bullets that a paragraph below answers, and labels within bullets."""

from __future__ import annotations

import pytest
from parsing.reading import read

_MINUTES = """灯野市個人情報保護審議会会議概要
日時：令和4年10月12日
（1）諮問第19号　名簿を地域の見守りに利用することについて
　福祉課から、資料１により説明があった。
　〔委員の主な意見〕
　・　名簿から除く者は、関係機関との確認の手順も決めて除く必要がある。
　・　協力員が名簿を写すおそれはないか。
　{reply}
　〔審議の結果〕
　適切なものと認められた。
"""


@pytest.mark.parametrize(
    "reply",
    [
        "これらに対し、福祉課から、手順は要綱に定めること、写しは禁じることについて説明があった。",
        "これに対し、福祉課から、写しは禁じるとの説明があった。",
        "写しについては、福祉課から、要綱で禁じるとの説明があった。",
    ],
)
def test_what_is_explained_below_bullets_answers_them(reply: str) -> None:
    turns = read(_MINUTES.format(reply=reply)).turns

    assert [(turn.role, turn.kind) for turn in turns] == [
        ("member", "statement"),
        ("member", "question"),
        ("implementing_body", "answer"),
    ]
    assert turns[0].text.startswith("名簿から除く者は")


def test_a_label_in_a_bullet_says_who_remarks() -> None:
    text = """灯野市個人情報保護審議会会議概要
日時：令和4年10月12日
（1）諮問第19号　名簿を地域の見守りに利用することについて
・ 何世帯か。
→ 三十世帯である。
・ （会長） 県の回答も出ないうちに諮るのは、順序が逆である。
→ 回答を待って進める。
・ 同意は取ったのか。
→ 申請書で取っている。
"""
    turns = read(text).turns

    assert turns[2].role == "chair"
    assert turns[2].kind == "statement"
    assert turns[2].text == "県の回答も出ないうちに諮るのは、順序が逆である。"
