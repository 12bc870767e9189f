"""Strings that are pressed by blocks come back, each alone and all together."""

from __future__ import annotations

import tempfile
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, write_arrays
from kurume_search.store.packed import PackedStrings, Packing

SIZES = st.sampled_from([0, 1, 5, 20_000, 40_000])


@given(st.lists(SIZES, max_size=8), st.sampled_from([0, 7, 2**33]))
def test_every_string_comes_back(sizes: list[int], first: int) -> None:
    strings = [bytes([at % 256]) * size for at, size in enumerate(sizes)]
    starts = list(accumulate(sizes, initial=first))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        packing = Packing(first)
        packing.extend(strings)
        assert list(packing.starts) == starts
        write_arrays(path, dict(packing.arrays("x")), {})
        held = PackedStrings(ArrayFile(path), "x")

        assert held.start == first
        assert [
            held.read(starts[at], starts[at + 1]) for at in reversed(range(len(strings)))
        ] == strings[::-1]
        assert b"".join(block for _, block in held.blocks()) == b"".join(strings)
        assert {start for start, _ in held.blocks()} <= set(starts)


def test_what_is_no_string_is_one_sentence(tmp_path: Path) -> None:
    packing = Packing()
    packing.extend((b"abc",))
    arrays = dict(packing.arrays("x"))
    write_arrays(tmp_path / "a.bin", {**arrays, "x.packed": b"nothing pressed"[:11]}, {})

    with pytest.raises(IndexDamagedError, match="index build"):
        PackedStrings(ArrayFile(tmp_path / "a.bin"), "x").read(0, 3)
