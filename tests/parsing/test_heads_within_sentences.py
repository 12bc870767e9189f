"""Running heads without page marks, and what is only talked over and accepted."""

from __future__ import annotations

import pytest
from parsing.reading import read

_HEAD = """令和４年度第２回　灯野市個人情報保護審議会　議事要旨

日時：令和4年10月12日　午後2時
出席者：会長　大谷、委員　小島

"""
_TOLD = """(1)諮問第８号　名簿を地域の見守りの協力員に提供することについて
　福祉課から，資料により説明があった。
　委員から，名簿に載ることを望まない者はどのように扱うのかとの質問があり，
{head}福祉課から，申出のあった者は載せないこととしているとの回答があった。
　→　承認
(2)諮問第９号　図書館の督促の事務を委託することについて
　図書館から，資料により説明があった。
　委員から，督促の電話は夜間にもかけるのかとの質問があり，図書館から，昼間に限るとの回答があ
{head}った。
　→　承認
"""
_RUNNING = "令和４年度第２回個人情報保護審議会議事要旨\n"


def test_a_head_that_breaks_into_sentences_is_of_the_page() -> None:
    plain = read(_HEAD + _TOLD.format(head="")).turns
    broken = read(_HEAD + _TOLD.format(head=_RUNNING)).turns

    assert [turn.text for turn in broken] == [turn.text for turn in plain]
    assert [turn.role for turn in broken] == ["member", "implementing_body"] * 2


def test_a_head_that_stands_once_is_words_as_any_others() -> None:
    text = _HEAD + _TOLD.format(head="") + "\n前回の会議録\n灯野市個人情報保護審議会会議録\n"

    assert "灯野市個人情報保護審議会会議録" in "".join(
        text[part.span.start : part.span.stop]
        for part in read(text).parts
        if part.kind != "furniture"
    )


@pytest.mark.parametrize(
    ("heading", "told", "value"),
    [
        ("協議事項　個人情報の取扱いの手引の改定について", "了承", "noted"),
        ("協議事項　個人情報の取扱いの手引の改定について", "異議なく了承された。", "noted"),
        ("協議事項　個人情報の取扱いの手引の改定について", "原案を承認する。", "approved"),
        ("諮問事項　個人情報の取扱いの手引の改定について", "了承", "approved"),
        ("報告事項　個人情報の取扱いの手引の改定について", "了承", "noted"),
    ],
)
def test_what_is_only_talked_over_is_noted_where_it_is_accepted(
    heading: str, told: str, value: str
) -> None:
    text = (
        _HEAD
        + "(1)諮問事項\n　ア　名簿の提供について（諮問第８号）\n"
        + "　福祉課から，説明があった。\n　→　承認\n"
        + f"(2){heading}\n　事務局から，資料により説明があった。\n"
        + "　委員から，手引は公開するのかとの質問があり，事務局から，公開しないとの回答があった。\n"
        + f"　→　{told}\n(3)その他\n"
    )

    assert [case.outcome.value for case in read(text).cases] == ["approved", value]
