import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.text.numerals import read_number

PLACES = "十百千万"


def in_kanji(number: int) -> str:
    """Write 1..99999 with places, the slow obvious way."""
    if number >= 10_000:
        return (
            in_kanji(number // 10_000)
            + "万"
            + (in_kanji(number % 10_000) if number % 10_000 else "")
        )
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if digit == 1 and unit > 1 else "一二三四五六七八九"[digit - 1]) + sign
    return out


@given(st.integers(1, 99_999))
def test_every_way_to_write_a_number_is_read_back(number: int) -> None:
    digits = str(number)
    wide = digits.translate({ord(d): 0xFF10 + int(d) for d in "0123456789"})
    one_by_one = digits.translate({ord(d): "〇一二三四五六七八九"[int(d)] for d in "0123456789"})

    assert read_number(digits) == number
    assert read_number(wide) == number
    assert read_number(one_by_one) == number
    assert read_number(in_kanji(number)) == number


@pytest.mark.parametrize(
    "text",
    ["", "十2", "元", "百百", "十百", "一十〇", "九" * 30, "1" * 30, "第1", "二万三万", " 1", "-1"],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    read_number(text)
