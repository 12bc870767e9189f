"""Columns of several segments are one column; strings are found where they stand."""

from __future__ import annotations

from array import array
from itertools import accumulate
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from kurume_search.store.arrays import ArrayFile, Strings, joined, write_arrays

# Each code with the numbers it holds.
RANGES = {"B": (0, 2**8 - 1), "h": (-(2**15), 2**15 - 1), "H": (0, 2**16 - 1),
          "i": (-(2**31), 2**31 - 1), "I": (0, 2**32 - 1), "q": (-(2**63), 2**63 - 1)}  # fmt: skip


@st.composite
def columns(draw: st.DrawFn) -> array[int]:
    code = draw(st.sampled_from(sorted(RANGES)))
    return array(code, draw(st.lists(st.integers(*RANGES[code]), max_size=4)))


@given(st.lists(columns(), min_size=1, max_size=4))
@example([array("H", [2**16 - 1]), array("h", [-1])])
@example([array("I", [2**32 - 1]), array("h", [-1])])
def test_columns_of_any_width_laid_end_to_end_keep_their_numbers(parts: list[array[int]]) -> None:
    whole = joined([memoryview(part) for part in parts])

    assert whole.tolist() == [number for part in parts for number in part]


# Of few characters, so that many begin with others.
words = st.text("あ亜𠮷", max_size=4).map(str.encode)


@given(st.lists(words, max_size=30), st.lists(words, max_size=12))
@example(["あ".encode()], ["あ".encode(), "ああ".encode(), "亜".encode()])
def test_each_string_is_found_wherever_it_stands(held: list[bytes], wanted: list[bytes]) -> None:
    held.sort()
    ends = list(accumulate(map(len, held)))
    strings = Strings(memoryview(b"".join(held)), ends)

    found = [[held[row] for row in rows] for rows in strings.each(wanted)]

    assert found == [[one] * held.count(one) for one in wanted]


def test_a_file_is_mapped_once_while_somebody_has_it(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_arrays(path, {"x": array("I", [1, 2])}, {})
    first = ArrayFile.shared(path)
    assert ArrayFile.shared(path) is first

    path.unlink()
    write_arrays(path, {"x": array("I", [3, 4, 5])}, {})

    assert ArrayFile.shared(path).ints("x").tolist() == [3, 4, 5]
    assert first.ints("x").tolist() == [1, 2]
