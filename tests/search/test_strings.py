"""A string is counted by the words it lies in exactly as often as it stands in the texts."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, both_ways, opened
from strategies import meetings

from kurume_search.query.ast import Literal
from kurume_search.query.occurrences import literal_spans
from kurume_search.search.building import word_columns
from kurume_search.search.searcher import Searcher
from kurume_search.search.words import strings


def counted(searcher: Searcher, text: str, *, names: bool) -> dict[int, int]:
    """Count `text` by reading every passage."""
    columns, found = searcher.columns, {}
    for passage in range(columns.passages):
        held = list(columns.some("passage.hidden", passage))
        hidden = [] if names else list(zip(held[::2], held[1::2], strict=True))
        found[passage] = sum(
            all(stop <= low or high <= start for low, high in hidden)
            for start, stop in literal_spans(text, columns.text(passage))
        )
    return {passage: times for passage, times in found.items() if times}


@pytest.mark.parametrize(("unnumbered", "long"), [(255, 64), (2, 64), (255, 2)])
@given(meetings(), st.data())
@settings(max_examples=25)
def test_strings_are_counted_as_they_stand_in_the_texts(
    unnumbered: int, long: int, corpus: Corpus, data: st.DataObject
) -> None:
    # Spellings that are too rare to have a number are rare; here all but one are. So are words
    # too long to be looked for at once; here most are.
    with (
        patch.object(strings, "_LONG", long),
        patch.object(word_columns, "UNNUMBERED", unnumbered),
        patch.object(strings, "UNNUMBERED", unnumbered),
        opened(corpus) as searcher,
    ):
        texts = [text for text in searcher.texts() if text]
        for _ in range(6):
            text = data.draw(st.sampled_from(texts)) if texts else "語"
            low = data.draw(st.integers(0, len(text) - 1))
            part = text[low : low + data.draw(st.integers(1, 9))]
            for _ in both_ways(searcher):
                for names in (False, True):
                    found = searcher.finder(names=names).counts(Literal(part))
                    assert dict(found) == counted(searcher, part, names=names), part
