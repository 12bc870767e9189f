"""What Whoosh must keep doing, whichever Whoosh it is: stock calls only."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.query import And, Phrase, Term

from kurume_search.errors import IndexDamagedError
from kurume_search.index.build import FIELD, write_index
from kurume_search.index.leaves import Leaves, lay_out
from kurume_search.index.postings import StockReader

WORDS = ["個人", "情報", "の", "a", "😀"]
Passage = list[tuple[str, int]]


def built(folder: Path, corpus: list[Passage]) -> Leaves:
    assert write_index(folder, corpus) == len(corpus)
    lay_out(folder)
    return Leaves(folder)


def in_passages(leaves: Leaves, places: list[int]) -> list[int]:
    return sorted({leaves.passage_of(place) for place in places})


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=6))
@settings(max_examples=30)
def test_phrases_and_words_are_where_whoosh_itself_finds_them(texts: list[list[str]]) -> None:
    corpus = [[(word, position) for position, word in enumerate(text)] for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        leaves = built(Path(folder), corpus)
        index = open_dir(folder)
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
    write_index(tmp_path / "whole", [[("個人", 0)]])
    for path in (tmp_path / "whole").glob("*.toc"):
        path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(IndexDamagedError, match="index build"):
        StockReader(tmp_path / "whole")
