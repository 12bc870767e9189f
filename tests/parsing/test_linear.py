"""A document twice as long takes twice the work, whatever it is made of."""

import gc
import sys
import time
from types import FrameType

import pytest
from parsing.reading import labelled, source

from kurume_search.parsing.minutes import parse_minutes

SEED = labelled("seed")[0]
SHAPES = {
    "the real document": SEED,
    "one line": SEED.replace("\n", "　　"),
    "tables of cases": labelled("p04")[0],
    "headings under headings": labelled("p06")[0],
    "rows without end": "| 番号 | 件名 | 結果 |\n"
    + "".join(f"| {n} | 名簿{n}の外部提供について | 承認 |\n" for n in range(40)),
    "one turn": "○会長　始めます。\n"
    + "個人情報の取扱いについて説明する\nそれは目的外利用である。\n" * 40,
    "only headings": "".join(f"【案件{n}】名簿{n}の外部提供について\n" for n in range(40)),
    "a roll without end": "出席委員　" + "甲野一郎、乙山次郎（会長）、" * 60 + "\n",
    "headers without end": "日時　令和3年4月1日\n場所　市役所\n" * 40,
    "questions nobody answers": "○委員　なぜですか。\n○委員　いつからですか。\n" * 30,
    "a question that is never answered": "問　" + "何人か。　" * 200 + "\n",
    "brackets that never close": "「（「（" * 400,
    "one character": "第" * 1000,
}
# Twice the work is 2; the rest is what a text needs before its first line.
LARGEST_RATIO = 2.3


def calls(text: str) -> int:
    """Return how many functions a parse of `text` calls: work that no clock disturbs."""
    count = 0

    def seen(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    given = source(text)
    sys.setprofile(seen)
    try:
        parse_minutes(given)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_calls(shape: str) -> None:
    text = SHAPES[shape]
    text *= max(1, 30_000 // len(text))
    parse_minutes(source(text))  # tables are read once

    assert calls(text * 2) < LARGEST_RATIO * calls(text)


def seconds(text: str) -> float:
    """Return the CPU seconds of a parse, the quicker of two."""
    given, taken = source(text), []
    for _ in range(2):
        gc.collect()
        start = time.process_time()
        parse_minutes(given)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_text_takes_eight_times_as_long(shape: str) -> None:
    """What no count of calls shows: copies, searches, patterns that go back."""
    text = SHAPES[shape] * max(1, 100_000 // len(SHAPES[shape]))

    assert seconds(text * 8) < 13 * seconds(text)
