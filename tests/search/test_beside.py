"""Whether a word stands at some places is seen there, or looked up in the list of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import laid_out

from kurume_search.index.build import write_index
from kurume_search.index.leaves import Leaves
from kurume_search.search.reckoning import plain, vectors
from kurume_search.search.stored.columns import Columns
from kurume_search.store.segments import INDEX, Part

WORDS = ("個人", "情報", "の")
Segment = list[list[str]]


def parts(folder: Path, segments: list[Segment], skipped: int) -> list[Part]:
    """Write `segments`, of the first of which the first `skipped` passages are left out."""
    made, end = [], 0
    for at, corpus in enumerate(segments):
        shelf = folder / str(at)
        (shelf / INDEX).mkdir(parents=True)
        laid = laid_out([[(w, n) for n, w in enumerate(held)] for held in corpus], end)
        write_index(shelf / INDEX, laid)
        low, end = int(laid.starts[0 if at else skipped]), int(laid.starts[-1])
        made.append(Part(shelf, {"places": (low, end)} if skipped else None))
    return made


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), max_size=5), min_size=1, max_size=4),
        min_size=1, max_size=3,
    ),
    st.booleans(), st.sampled_from([*WORDS, "ない"]), st.integers(-3, 3), st.sampled_from([0, 99]),
    st.data(),
)  # fmt: skip
def test_beside_some_places_stands_what_stands_there(
    segments: list[Segment], skips: bool, word: str, offset: int, longer: int, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        # By what stands there, and by the list of the word's places.
        patch.setattr(plain, "_LONGER", longer)
        patch.setattr(vectors, "_MUCH_LONGER", longer)
        leaves = Leaves(*parts(Path(name), segments, int(skips)))
        places = range(leaves.starts[-1])
        firsts = sorted(data.draw(st.sets(st.sampled_from(places))) if places else ())
        held = frozenset(leaves.places(word))
        for algebra in (plain.Plain, vectors.Vectors):
            reckoned = algebra(cast("Columns", None), leaves)

            found = reckoned.beside(firsts, offset, word)

            assert list(found) == [place for place in firsts if place + offset in held]


def test_the_words_of_two_segments_are_told_apart() -> None:
    segments = [[["個人", "情報"]], [["情報", "の"]]]
    with tempfile.TemporaryDirectory() as name:
        leaves = Leaves(*parts(Path(name), segments, 0))

        numbered = leaves.numbered("情報")

        assert [one.first for one in numbered] == [0, 3]
        assert [
            [place for place, number in enumerate(one.words, one.first) if number == one.number]
            for one in numbered
        ] == [[1], [3]]
        assert leaves.numbered("ない") == []
