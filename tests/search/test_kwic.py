"""Lines of a concordance are exactly the places that the words of a query mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, both_ways, opened
from strategies import meetings, minutes_of, terms, word_queries

from kurume_search.analysis.morphemes import tokens
from kurume_search.analysis.token import Token
from kurume_search.errors import QueryError, UsageError
from kurume_search.model.passage import Passage
from kurume_search.query.ast import Field, Literal, Node, Not, Or, Query, Unit, Words, all_of
from kurume_search.query.occurrences import literal_spans, places
from kurume_search.query.sections import kinds_of, meeting_id, placed
from kurume_search.search.kwic import Concordance
from kurume_search.search.searcher import Searcher

SORTS = st.lists(st.sampled_from(["L1", "L2", "L3", "R1", "R2", "R3"]), max_size=3, unique=True)


class Place(NamedTuple):
    """Where a reader finds the words: its passage, and code points of its text."""

    id: str
    passage: Passage
    start: int
    stop: int
    visible: Sequence[bool]  # of the words of the passage
    words: Sequence[Token]

    @property
    def source(self) -> list[int]:
        """The code points of the source, one by one."""
        pieces = self.passage.place.pieces
        every = [at for piece in pieces for at in range(piece.start, piece.stop)]
        return every[self.start : self.stop]

    def key(self, position: str) -> tuple[int, str]:
        pairs = list(zip(self.words, self.visible, strict=True))
        if position[0] == "L":
            beside = [pair for pair in reversed(pairs) if pair[0].stop <= self.start]
        else:
            beside = [pair for pair in pairs if pair[0].start >= self.stop]
        distance = int(position[1])
        if len(beside) < distance:
            return (0, "")
        word, seen = beside[distance - 1]
        return (1, word.term) if seen else (2, "")


def read(corpus: Corpus, node: Node, *, names: bool, kind: str | None = None) -> list[Place]:
    """Return the places of `node` in reading order, by reading everything."""
    found = []
    for minutes, text in corpus:
        for passage in placed(minutes, text).passages:
            if kind is not None and kind not in kinds_of(passage):
                continue
            hidden = [] if names else passage.hidden

            def free(start: int, stop: int, hidden=hidden) -> bool:
                return not any(start < h.stop and h.start < stop for h in hidden)

            words = tokens(passage.text)
            visible = [free(word.start, word.stop) for word in words]
            seen = [word for word, shown in zip(words, visible, strict=True) if shown]
            at = {word.position: word for word in words}
            spans: set[tuple[int, int]] = set()
            parts = node.parts if isinstance(node, Or) else (node,)
            for part in parts:
                if isinstance(part, Literal):
                    spans |= {s for s in literal_spans(part.text, passage.text) if free(*s)}
                else:
                    firsts = places(part, passage.text, seen, tokens)
                    spans |= {(at[a].start, at[b].stop) for a, b in firsts}
            name = f"{meeting_id(minutes.meeting)}/{passage.id}"
            found += [Place(name, passage, *s, visible, words) for s in sorted(spans)]
    return found


def concordance(
    searcher: Searcher, query: Query, *, names: bool = False, window: int = 5, sort=()
) -> Concordance:
    found = searcher.search(query, names=names)
    return Concordance(found, searcher.leaves, window=window, sort=sort)


def same(
    corpus: Corpus, searcher: Searcher, query: Query, expected: list[Place], *, names: bool,
    window: int, sort: list[str],
) -> None:  # fmt: skip
    lines = concordance(searcher, query, names=names, window=window, sort=sort)
    expected = sorted(expected, key=lambda place: [place.key(name) for name in sort])
    read_again = [*lines]

    assert len(lines) == len(expected) == len(read_again)
    for line, place in zip(read_again, expected, strict=True):
        assert line.passage.id == place.id
        assert [at for span in line.source for at in range(span.start, span.stop)] == place.source
        if names:
            text = place.passage.text
            assert line.match == text[place.start : place.stop]
            around = text[place.start - len(line.left) : place.stop + len(line.right)]
            assert around == line.left + line.match + line.right
            before = [word for word in place.words if word.stop <= place.start]
            whole = len(before) < window
            assert whole == (len(line.left) == place.start) or len(before) == window


@given(meetings(), st.lists(word_queries(), min_size=4, max_size=8), SORTS, st.booleans())
@settings(max_examples=40)
def test_lines_are_what_a_reader_finds(
    corpus: Corpus, asked: list[Query], sort: list[str], names: bool
) -> None:
    with opened(corpus) as searcher:
        for query in asked:
            plain = query.replace(unit=Unit.TURN)
            node = searcher.expanded(plain).node
            expected = read(corpus, node, names=names)
            for _ in both_ways(searcher):
                same(corpus, searcher, plain, expected, names=names, window=3, sort=sort)


@given(meetings(), terms, terms, st.sampled_from(["question", "answer", "title"]), SORTS)
@settings(max_examples=30)
def test_strings_and_fields(
    corpus: Corpus, string: str, word: str, kind: str, sort: list[str]
) -> None:
    with opened(corpus) as searcher:
        either = Or((Literal(string), Words(word)))
        narrowed = Query(all_of(either, Field("kind", kind)), Unit.TURN)
        expanded = searcher.expanded(narrowed).node
        parts = next(part for part in expanded.parts if isinstance(part, Or)).parts  # type: ignore[union-attr]
        flat = [p for part in parts for p in (part.parts if isinstance(part, Or) else (part,))]
        expected = read(corpus, Or(tuple(flat)), names=False, kind=kind)
        same(corpus, searcher, narrowed, expected, names=False, window=0, sort=sort)


@given(meetings(), terms, st.integers(0, 4))
@settings(max_examples=30)
def test_no_hidden_name_is_seen(corpus: Corpus, word: str, window: int) -> None:
    hidden = {
        (f"{meeting_id(minutes.meeting)}/{passage.id}"): passage
        for minutes, text in corpus
        for passage in placed(minutes, text).passages
        if passage.hidden
    }
    with opened(corpus) as searcher:
        for line in concordance(searcher, Query(Words(word), Unit.TURN), window=window):
            passage = hidden.get(line.passage.id)
            if passage is None:
                continue
            seen = f"{line.left}{line.match}{line.right}"
            assert seen in line.passage.text
            for span in line.source:
                names = {
                    at
                    for name in passage.hidden
                    for at in [
                        at for piece in passage.place.pieces
                        for at in range(piece.start, piece.stop)
                    ][name.start : name.stop]
                }  # fmt: skip
                assert names.isdisjoint(range(span.start, span.stop))


@given(meetings(), terms)
@settings(max_examples=20)
def test_pages_joined_are_the_whole(corpus: Corpus, word: str) -> None:
    with opened(corpus) as searcher:
        lines = concordance(searcher, Query(Words(word), Unit.CASE), sort=("R1", "KEY"))
        paged = [line for at in range(0, len(lines) + 2, 2) for line in lines.page(at, at + 2)]

        assert paged == [*lines]


def test_what_can_not_be_listed_is_said(tmp_path) -> None:
    with opened([minutes_of("目的は何か。")]) as searcher:
        with pytest.raises(QueryError):
            concordance(searcher, Query(Field("role", "member"), Unit.TURN).replace(
                node=Not(Words("無い語"))))  # fmt: skip
        with pytest.raises(UsageError):
            concordance(searcher, Query(Words("目的")), sort=["X1"])
        with pytest.raises(UsageError):
            concordance(searcher, Query(Words("目的")), window=-1)
