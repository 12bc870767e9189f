import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.text.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一つ。二つ。", ["一つ。", "二つ。"]),
        ("なぜか？どうか", ["なぜか？", "どうか"]),
        ("「本当か。」という声があった。", ["「本当か。」という声があった。"]),
        ("説明する（略。）。以上。", ["説明する（略。）。", "以上。"]),
        ("（閉じない。次。", ["（閉じない。", "次。"]),
        ("閉じるだけ）。次。", ["閉じるだけ）。", "次。"]),
        ("率は１．５である．次に", ["率は１．５である．", "次に"]),
        ("「（。）。」。終", ["「（。）。」。", "終"]),
        ("  前後の空白。  ", ["前後の空白。"]),
        ("本当か！？次", ["本当か！？", "次"]),
        ("", []),
    ],
)
def test_sentences_end_at_marks_outside_brackets(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet="あか。？「」（）() \u3000\n．1"))
def test_nothing_but_spaces_is_lost(text: str) -> None:
    found = list(sentences(text))

    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(a.stop <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="あか。 \u3000\n"))
def test_plain_stops_part_sentences_as_other_marks_do(text: str) -> None:
    other = text.replace("。", "？")

    assert [said.replace("。", "？") for said in split(text)] == split(other)


@pytest.mark.parametrize(
    "text",
    [
        "あ" + " " * 200_000,
        "あ 。" * 100_000,
        "（" * 200_000,
        "「（" * 100_000,
        " " * 200_000,
        "。" * 200_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    began = time.process_time()
    list(sentences(text))

    assert time.process_time() - began < 2
