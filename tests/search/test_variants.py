"""The table of spellings holds what was written, and finds it by term and by folded form."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kurume_search.search.stored.variants import Spelling, Variants, folded, variant_arrays
from kurume_search.store.arrays import ArrayFile, write_arrays

# A string may end as the next begins: あ and ああ, laid end to end, have ああ twice.
words = st.text("サーバーｻ子どもABＡａ１1\x1f\t", min_size=1, max_size=4)
# Segments in order: each has spellings of some terms.
spellings = st.lists(
    st.dictionaries(words, st.lists(words, min_size=1, max_size=3, unique=True), max_size=4),
    min_size=1,
    max_size=3,
)


@given(spellings, words)
def test_spellings_are_numbered_through_all_segments(
    segments: list[dict[str, list[str]]], asked: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        truth: dict[str, list[str]] = {}
        files = []
        for at, new in enumerate(segments):
            numbered = {}
            for term, some in new.items():
                held = truth.setdefault(term, [])
                numbered[term] = (len(held) + 1, some)
                held += some
            path = Path(name) / f"{at}.bin"
            write_arrays(path, dict(variant_arrays(numbered)), {})
            files.append(ArrayFile(path))
        variants = Variants(files)

        assert {term: held for term, (_, held) in variants.new().items()} == truth
        for term in (*truth, asked):
            assert variants.of(term) == truth.get(term, [])
        rows = [
            Spelling(term, number, surface)
            for term, held in truth.items()
            for number, surface in enumerate(held, 1)
        ]
        for first, last in product((False, True), repeat=2):
            assert sorted(variants.having(asked, first=first, last=last)) == sorted(
                row
                for row in rows
                if asked in row.surface
                and (row.surface.startswith(asked) or not first)
                and (row.surface.endswith(asked) or not last)
            )
        # In whatever order they are asked for, and where one begins with the one before.
        texts = [asked, *(row.surface for row in rows)]
        keys = [folded(text[:high]) for text in texts for high in range(len(text) + 1)]
        assert list(map(sorted, variants.folded(keys))) == [
            sorted(row for row in rows if folded(row.surface) == key) for key in keys
        ]
