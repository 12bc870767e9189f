"""Grants that were refused or put off, and appeals that the council finds rightly rejected."""

import pytest

from kurume_search.parsing.outcomes.outcome import value_of


@pytest.mark.parametrize(
    "words",
    [
        "倉庫の一部の傷みにとどまり、管理不全空家等には認定しない。",
        "要件を満たすとはいえず、認定しないものとする。",
        "屋外広告物の設置は許可しないことに決した。",
        "認定しないことが相当である。",
        "申請を不認定とする。",
        "本年度の承認は見送ることとした。",
        "許可を見送る。",
        "認可は行わないこととした。",
        "採択は見送られた。",
    ],
)
def test_a_grant_is_refused(words: str) -> None:
    assert value_of(words) == "rejected"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("承認を見送る理由はない。", "approved"),
        ("認定することとした。", "approved"),
        ("今回の承認は見送り、次回改めて審議する。", "continued"),
        ("市長は許可しないことができる。", None),
        ("認定しない場合の手続を尋ねた。", None),
    ],
)
def test_the_same_words_can_say_something_else(words: str, value: str | None) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    "appeal", ["本件審査請求は", "本件異議申立てを、", "不適法な不服申立てとして"]
)
@pytest.mark.parametrize("held", ["すべきであるとする", "すべきものとの", "するのが相当との"])
@pytest.mark.parametrize(
    "found",
    ["審査庁の判断は、妥当である。", "諮問庁の考えを支持する。", "審理員の意見は相当と認める。"],
)
def test_the_rejection_of_an_appeal_is_found_right(appeal: str, held: str, found: str) -> None:
    assert value_of(f"{appeal}却下{held}{found}", review=True) == "review_rejected"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("審査請求を却下すべきであるとの審査庁の判断は妥当でない。", "review_upheld"),
        ("開示請求を却下した処分は妥当である。", "review_dismissed"),
        ("審査請求を棄却すべきであるとする審査庁の判断は、妥当である。", "review_dismissed"),
    ],
)
def test_other_ends_of_appeals_stay(words: str, value: str) -> None:
    assert value_of(words, review=True) == value
