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
    "a roll by seats without end": "出席委員　" + "会長 2番 甲野　" * 60 + "\n",
    "a case granted again and again": "議題\n（１）諮問第1号　名簿の外部提供について\n"
    "審議経過\n○会長　" + "次の条件を付して承認する。" * 60 + "\n",
    "headers without end": "日時　令和3年4月1日\n場所　市役所\n" * 40,
    "questions nobody answers": "○委員　なぜですか。\n○委員　いつからですか。\n" * 30,
    "a question that is never answered": "問　" + "何人か。　" * 200 + "\n",
    "brackets that never close": "「（「（" * 400,
    "one character": "第" * 1000,
    "dots without end": "…" * 1000,
    "circles without end": "○" * 1000,
    "titles that never part": "委員長・" * 250,
}
# These go on counting: what is known of the cases before grows with the document.
COUNTED = {
    "lists of cases and their talk": (
        "議題\n（１）諮問第{n}号　名簿{n}の提供について\n（２）報告第{n}号　画像{n}の利用について\n"
        "審議経過\n原案のとおり。\n"
    ),
    "lists without words": "議題\n（１）諮問第{n}号　名簿の提供について\n（２）その他\n審議経過\n",
    "cases and their talk": "委員：何人か。\n（１）諮問第{n}号　名簿{n}の提供について\n審議経過\n",
    "cases with reported talk": "諮問第{n}号　名簿の提供について\n（委員）何人か。\n審議経過\n",
    "answers that come late": (
        "諮問第{n}号　名簿{n}の提供について\n（委員）何人か。\n（総務課）後ほど回答する。\n"
        "（総務課）先ほどの名簿の件ですが、五人です。\n"
    ),
    "cases called together": "（会長）議題{n}と議題{n}1は一括して審議します。\n（委員）何人か。\n",
    "stacked tables": "番号\n質問\n回答\n備考\n{n}\n何人か。\n五人。\n―\n\n",
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


@pytest.mark.parametrize("shape", COUNTED)
def test_twice_the_cases_are_twice_the_calls(shape: str) -> None:
    front = "議題\n" + "".join(f"（{n}）諮問第{n}号　名簿{n}の提供について\n" for n in range(1, 40))
    once, twice = (
        front + "".join(COUNTED[shape].format(n=n) for n in range(1, count))
        for count in (500, 1000)
    )
    parse_minutes(source(once))  # tables are read once

    assert calls(twice) < LARGEST_RATIO * calls(once)


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


@pytest.mark.slow
def test_a_gap_behind_a_bracket_takes_as_long_as_it_is() -> None:
    short, long = (
        f"○会長　始めます。\n（決定）{'　' * size}承認する。\n" for size in (10_000, 80_000)
    )
    parse_minutes(source(short))  # tables are read once

    assert seconds(long) < 13 * seconds(short)


@pytest.mark.slow
@pytest.mark.parametrize("front", ["出席委員　", "議題\n", "凡例\n"])
@pytest.mark.parametrize("unit", ["○", "○　", "…", "委員長・", "△委員　"])
def test_marks_without_end_take_as_long_as_they_are(front: str, unit: str) -> None:
    short, long = (
        f"会議録\n日時　令和3年4月1日\n{front}{unit * (size // len(unit))}\n○会長　始めます。\n"
        for size in (8_000, 64_000)
    )
    parse_minutes(source(short))  # tables are read once

    assert seconds(long) < 13 * seconds(short)
