"""What Whoosh must keep doing, whichever Whoosh it is: stock calls only."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import laid_out
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.query import And, Phrase, Term
from whoosh.reading import IndexReader

from kurume_search.errors import IndexDamagedError
from kurume_search.index.build import FIELD, write_index
from kurume_search.index.leaves import Leaves
from kurume_search.index.postings import StockReader, verify
from kurume_search.store.segments import INDEX, Part

WORDS = ["個人", "情報", "の", "a", "😀"]
Passage = list[tuple[str, int]]


def built(folder: Path, corpus: list[Passage]) -> Leaves:
    (folder / INDEX).mkdir()
    write_index(folder / INDEX, laid_out(corpus))
    return Leaves(Part(folder))


def in_passages(leaves: Leaves, places: list[int]) -> list[int]:
    return sorted({leaves.passage_of(place) for place in places})


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=6))
@settings(max_examples=30)
def test_phrases_and_words_are_where_whoosh_itself_finds_them(texts: list[list[str]]) -> None:
    corpus = [[(word, position) for position, word in enumerate(text)] for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        leaves = built(Path(folder), corpus)
        index = open_dir(f"{folder}/{INDEX}")
        with index.searcher() as searcher:
            for one in WORDS:
                for other in WORDS:
                    firsts = set(leaves.places(one))
                    ours = [place - 1 for place in leaves.places(other) if place - 1 in firsts]
                    phrase = sorted(searcher.docs_for_query(Phrase(FIELD, [one, other])))
                    both = And([Term(FIELD, one), Term(FIELD, other)])
                    together = set(in_passages(leaves, list(leaves.places(one)))) & set(
                        in_passages(leaves, list(leaves.places(other)))
                    )

                    assert in_passages(leaves, ours) == phrase
                    assert sorted(together) == sorted(searcher.docs_for_query(both))
        index.close()


class Ready(Tokenizer):  # type: ignore[misc]
    """Yields ready words at their positions, so that Whoosh's own writer indexes them."""

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, mode: str = "", **_: object
    ) -> Iterator[Token]:
        token = Token(positions, chars, mode=mode)
        for pair in filter(None, value.split(" ")):
            word, _, position = pair.rpartition("@")
            token.text, token.boost, token.stopped, token.pos = word, 1.0, False, int(position)
            yield token


def stock(folder: Path, corpus: list[Passage]) -> None:
    """Index `corpus` with nothing but Whoosh's own calls."""
    text = TEXT(analyzer=Ready(), stored=False, phrase=True, spelling=False)
    index = create_in(str(folder), Schema(**{FIELD: text}))
    writer = index.writer()
    for words in corpus:
        writer.add_document(**{FIELD: " ".join(f"{word}@{position}" for word, position in words)})
    writer.commit(optimize=True)
    index.close()


def everything(reader: IndexReader) -> dict[str, object]:
    """Return all that a reader says of an index."""
    found: dict[str, object] = {"documents": reader.doc_count_all()}
    found["lengths"] = [reader.doc_field_length(n, FIELD) for n in range(reader.doc_count_all())]
    found["sums"] = reader.field_length(FIELD)
    for term in reader.lexicon(FIELD):
        info, rows = reader.term_info(FIELD, term), []
        matcher = reader.postings(FIELD, term)
        while matcher.is_active():
            positions = matcher.value_as("positions")
            rows.append((matcher.id(), matcher.weight(), list(positions)))
            matcher.next()
        found[str(term)] = (
            info.weight(), info.doc_frequency(), info.min_length(), info.max_length(),
            info.max_weight(), info.min_id(), info.max_id(), rows,
        )  # fmt: skip
    return found


@contextmanager
def both_readers(corpus: list[Passage]) -> Iterator[tuple[IndexReader, IndexReader]]:
    """Whoosh's readers of one corpus: of what we wrote, and of what Whoosh itself wrote."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "theirs")
        ours.mkdir()
        theirs.mkdir()
        built(ours, corpus)
        stock(theirs, corpus)
        with open_dir(str(ours / INDEX)).reader() as one, open_dir(str(theirs)).reader() as other:
            yield one, other


@st.composite
def corpora(draw: st.DrawFn) -> list[Passage]:
    """A few passages of words with holes, repeated until blocks of Whoosh fill up."""
    steps = st.sampled_from([1, 1, 1, 2, 3, 300, 70_000])
    words = st.lists(st.tuples(st.sampled_from(WORDS), steps), max_size=10)
    few = []
    for some in draw(st.lists(words, min_size=1, max_size=4)):
        at, passage = -1, []
        for word, step in some:
            at += step
            passage.append((word, at))
        few.append(passage)
    return few * draw(st.sampled_from([1, 1, 3, 700]))


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_whoosh_reads_what_it_would_have_written_itself(corpus: list[Passage]) -> None:
    with both_readers(corpus) as (ours, theirs):
        assert everything(ours) == everything(theirs)


@pytest.mark.parametrize("passages", [1, 60])  # of one the blocks aren't pressed
def test_of_many_terms_whoosh_finds_each_and_no_other(passages: int) -> None:
    words = [f"語{n}" for n in range(700)]
    corpus = [[(word, at) for at, word in enumerate(words)] for _ in range(passages)]
    with both_readers(corpus) as (ours, theirs):
        assert everything(ours) == everything(theirs)
        assert all((FIELD, word) in ours for word in words)
        assert not any((FIELD, f"{word}人") in ours for word in words)


def test_weights_are_those_that_whoosh_writes() -> None:
    # 46 is "." and ends a pickle; numbers from 256 on take another byte.
    times = (1, 2, 46, 255, 256, 300)
    corpus = [[("個人", at) for at in range(count)] for count in times]
    corpus += [[("情報", 0), ("情報", 1), ("法", 2)] for _ in times]
    with both_readers(corpus) as (ours, theirs):
        assert everything(ours) == everything(theirs)


def test_long_lists_of_positions_survive(tmp_path: Path) -> None:
    corpus = [[("個人", 2 * at) for at in range(2_000)], [("個人", 0), ("情報", 1)]]
    leaves = built(tmp_path, corpus)

    assert verify(tmp_path / INDEX) == []
    assert len(leaves.places("個人")) == 2_001


def test_every_position_survives(tmp_path: Path) -> None:
    # 46 is "." and ends a pickle: one Whoosh lost the rest behind it.
    far = [*range(60), 127, 128, 255, 256, 65_535, 65_536, 200_000]
    leaves = built(tmp_path, [[("個人", 46)], [("個人", at) for at in far], [("情報", 0)]])

    places = [(leaves.passage_of(p), p - leaves.starts[leaves.passage_of(p)])
              for p in leaves.places("個人")]  # fmt: skip
    assert places == [(0, 46), *((1, at) for at in far)]


def test_many_passages_survive_their_blocks(tmp_path: Path) -> None:
    corpus = [[("の", 0), (f"語{n % 7}", 1), ("の", 2)] for n in range(3_000)]
    leaves = built(tmp_path, corpus)

    assert len(leaves.places("の")) == 6_000
    assert in_passages(leaves, list(leaves.places("語3"))) == list(range(3, 3_000, 7))
    assert leaves.passages == 3_000


def test_empty_passages_keep_their_numbers(tmp_path: Path) -> None:
    leaves = built(tmp_path, [[], [("個人", 0)], [], [("個人", 3)], []])

    assert in_passages(leaves, list(leaves.places("個人"))) == [1, 3]
    assert leaves.passages == 5


def test_an_index_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="index build"):
        StockReader(tmp_path)
    (tmp_path / "whole").mkdir()
    write_index(tmp_path / "whole", laid_out([[("個人", 0)]]))
    for path in (tmp_path / "whole").glob("*.toc"):
        path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(IndexDamagedError, match="index build"):
        StockReader(tmp_path / "whole")
