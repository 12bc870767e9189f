"""Counts over several councils say so; counts of one, or parted by council, don't."""

from __future__ import annotations

import pytest
from several_councils import EAST, NORTH, WEST, several_councils

import kurume_search as ks
from kurume_search.analytics.rows.basis import Remark
from kurume_search.analytics.rows.councils import council_ids, council_names


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> ks.Corpus:
    return several_councils(tmp_path_factory.mktemp("several"))


def pooled(remarks: tuple[Remark, ...]) -> list[str]:
    return [remark.ja for remark in remarks if remark.code == "councils"]


def test_a_trend_over_several_councils_names_them(several: ks.Corpus) -> None:
    (said,) = pooled(several.trend("questions").notes)

    assert said.startswith("3 つの審議会を合わせて") and all(n in said for n in (EAST, NORTH, WEST))
    assert not pooled(several.trend("questions", split="council").notes)
    assert not pooled(several.trend("questions", within=f"council:{EAST}").notes)


def test_only_the_councils_in_scope_are_named(several: ks.Corpus) -> None:
    (said,) = pooled(several.trend("cases", within="year:2023").notes)

    assert said.startswith("2 つの審議会") and WEST not in said


def test_words_of_several_councils_say_so_once(several: ks.Corpus) -> None:
    asked, told = several.search("kind:質問 unit:turn"), several.search("kind:回答 unit:turn")

    assert len(pooled(several.keyness(asked, told).remarks)) == 1
    assert not pooled(several.correspondence(by="council").remarks)
    east, west = (several.search(f"council:{name}") for name in (EAST, WEST))
    assert not pooled(several.keyness(east, west).remarks)


def test_councils_are_those_of_the_records(several: ks.Corpus) -> None:
    for corpus in (several, ks.open_corpus()):
        columns = corpus.library.searcher.columns
        records = [columns.record("meeting.record", row) for row in range(columns.meetings)]

        assert council_ids(columns) == [one["council"] or "" for one in records]
        named: dict[str, str] = {}
        for one in records:
            if one["council"]:
                named.setdefault(one["council"], one["body"] or one["council"])
        assert council_names(columns, range(columns.meetings)) == named
