"""Exchanges are those of which a side was found, whichever way is reckoned in."""

from __future__ import annotations

from pathlib import Path

import pytest
from indexed import both_ways

import kurume_search as ks
from kurume_search.sample import write_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exchanges") / "sample"
    write_sample(folder, years=range(2019, 2023), meetings=5, seed=8)
    return folder


def meant(corpus: ks.Corpus, words: str, side: str | None) -> list[int]:
    """Return the exchanges whose question or answer, in a section of the question, was found."""
    columns = corpus.library.searcher.columns
    found = set(corpus.search(words, unit="turn").found.units)
    rows = []
    for row, question in enumerate(columns.ints("exchange.question")):
        answers = list(columns.some("exchange.answers", row))
        turns = {"question": [question], "answer": answers, None: [question, *answers]}[side]
        sections = set(columns.some("placement.section", question))
        if any(
            turn in found and sections.intersection(columns.some("placement.section", turn))
            for turn in turns
        ):
            rows.append(row)
    return rows


@pytest.mark.parametrize("side", [None, "question", "answer"])
@pytest.mark.parametrize("words", ["", "期間", "委託 OR 期間", "year:2020 -保存", "role:実施機関"])
def test_exchanges_are_those_of_which_a_side_is_found(
    sample: Path, words: str, side: str | None
) -> None:
    corpus = ks.open_corpus(sample)
    wanted = meant(corpus, words, side)
    for way in both_ways(corpus.library.searcher):
        found = corpus.exchanges(words, side=side)

        assert sorted(found.rows.rows) == wanted, way
        unanswered = corpus.exchanges(words, side=side, unanswered=True)
        assert set(unanswered.rows.rows) == {
            row for row in wanted if not corpus.library.searcher.columns.some(
                "exchange.answers", row
            )
        }, way  # fmt: skip
    assert wanted or (words, side) == ("role:実施機関", "question")
