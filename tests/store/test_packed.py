"""Strings that are pressed by blocks come back, each alone and all together."""

from __future__ import annotations

import random
import tempfile
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays
from kurume_search.store.packed import (
    PackedStrings,
    Packing,
    StringsPart,
    packed_again,
    packed_bytes,
)

SIZES = st.sampled_from([0, 1, 5, 10_000, 20_000, 40_000])


def _strings(sizes: list[int]) -> list[bytes]:
    return [bytes([at % 256]) * size for at, size in enumerate(sizes)]


def _written(path: Path, strings: list[bytes], first: int = 0) -> ArrayFile:
    packing = Packing(first)
    packing.extend(strings)
    write_arrays(path, dict(packing.arrays("x")), {})
    return ArrayFile(path)


@given(st.lists(SIZES, max_size=8), st.sampled_from([0, 7, 2**33]))
def test_every_string_comes_back(sizes: list[int], first: int) -> None:
    strings, starts = _strings(sizes), list(accumulate(sizes, initial=first))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        held = PackedStrings(_written(path, strings, first), "x")

        assert held.start == first
        assert [
            held.read(starts[at], starts[at + 1]) for at in reversed(range(len(strings)))
        ] == strings[::-1]
        assert b"".join(block for _, block in held.blocks()) == b"".join(strings)
        assert {start for start, _ in held.blocks()} <= set(starts)


@given(st.lists(SIZES, max_size=6), st.lists(SIZES, max_size=6), st.data())
def test_strings_left_of_two_files_come_back_pressed_again(
    sizes: list[int], more: list[int], data: st.DataObject
) -> None:
    left = data.draw(st.integers(0, len(sizes)))
    stop = data.draw(st.integers(left, len(sizes)))
    ends = list(accumulate(sizes, initial=0))
    low, high = ends[left], ends[stop]
    with tempfile.TemporaryDirectory() as folder:
        one = _written(Path(folder, "a.bin"), _strings(sizes))
        other = _written(Path(folder, "b.bin"), _strings(more), high - low)
        parts = [StringsPart(one, "x", low, high, 0), PackedStrings(other, "x")]
        path = Path(folder, "c.bin")
        write_arrays(path, dict(packed_again("x", parts)), {})
        held = PackedStrings(ArrayFile(path), "x")

        whole = [*_strings(sizes)[left:stop], *_strings(more)]
        starts = list(accumulate(map(len, whole), initial=0))
        assert [held.read(a, b) for a, b in pairwise(starts)] == whole
        for a, b, string in zip(starts, ends[left + 1 : stop + 1], whole, strict=False):
            assert parts[0].read(a, b - low) == string


def test_bytes_are_read_alone_with_little_unpressed(tmp_path: Path) -> None:
    held = bytes(at // 5_000 for at in range(200_000))
    write_arrays(tmp_path / "a.bin", dict(packed_bytes("x", held, 7)), {})
    read = PackedStrings(ArrayFile(tmp_path / "a.bin"), "x")

    for at in (0, 32_767, 32_768, 100_000, 199_999):
        start, block = read.block_of(at + 7)
        assert block[at + 7 - start] == held[at]
        assert len(block) <= 32_768


def test_a_string_is_read_without_those_between_it_and_the_lead(tmp_path: Path) -> None:
    dice = random.Random(1)
    strings = [dice.randbytes(10_000) for _ in range(20)]
    held = _written(tmp_path / "a.bin", [*strings, *strings[:3]])
    names = ("x.borders", "x.ends")
    arrays: dict[str, Ints | bytes] = {name: held.ints(name) for name in names}
    pressed, ends = bytearray(held.raw("x.packed")), held.ints("x.ends")
    pressed[ends[1] : ends[-2]] = bytes(ends[-2] - ends[1])
    assert len(pressed) < 21 * 10_000, "what stands in the lead isn't told again"
    write_arrays(tmp_path / "b.bin", {**arrays, "x.packed": bytes(pressed)}, {})

    assert PackedStrings(ArrayFile(tmp_path / "b.bin"), "x").read(220_000, 230_000) == strings[2]


def test_what_is_no_string_is_one_sentence(tmp_path: Path) -> None:
    packing = Packing()
    packing.extend((b"abc",))
    arrays = dict(packing.arrays("x"))
    for name, packed in {"a": b"nothing pressed"[:11], "b": bytes(arrays["x.packed"])[:-1]}.items():
        write_arrays(tmp_path / name, {**arrays, "x.packed": packed}, {})

        with pytest.raises(IndexDamagedError, match="index build"):
            PackedStrings(ArrayFile(tmp_path / name), "x").read(0, 3)
