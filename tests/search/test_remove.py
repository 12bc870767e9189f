"""What was removed is out of every answer, as if it had never been indexed."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, rows_in
from likely import check_likeness
from strategies import REGISTERS, meetings, queries

from kurume_search.errors import QueryError
from kurume_search.index.postings import verify
from kurume_search.query.ast import Query
from kurume_search.search.building.build import BuildStats, build_index
from kurume_search.search.building.headwords import Headwords
from kurume_search.search.building.merging import merge_parts
from kurume_search.search.facets.facet import facets
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import SURFACES, TABLES, Columns
from kurume_search.search.stored.facet_values import OF_SECTIONS
from kurume_search.search.stored.variants import PREFIX
from kurume_search.store.segments import INDEX, Part, name_segments, parts_of, segments_of

# Tables of codes: keys that only removed meetings had are still counted on from.
_CODED = (
    "section.dept", "section.topic", "section.outcome", "section.procedure", "section.number",
    "meeting.council", "meeting.meeting",
)  # fmt: skip


# Columns of rows and of what needs no keys to be read.
_ROWS = (
    "passage.kind", "passage.turn_kind", "passage.role", "passage.meeting", "passage.line",
    "passage.more_lines", "passage.questions", "passage.pieces", "passage.hidden",
    "meeting.pieces", "meeting.pieces.starts", "passage.hidden.starts", "passage.characters",
    "passage.length",
    "passage.text.starts", "placement.passage", "placement.section", "placement.section.starts",
    "section.placements", "section.placements.starts", "section.citations",
    "section.citations.starts", "section.meeting", "section.item", "section.case",
    "section.length", "section.record.starts", "section.dept.starts", "item.meeting",
    "item.length", "meeting.year", "meeting.day", "meeting.number", "meeting.style",
    "meeting.length", "meeting.passages.starts", "meeting.sections.starts",
    "meeting.items.starts", "citation.article", "citation.branch", "citation.paragraph",
    "citation.item", "citation.item_branch", "citation.title",
    "exchange.question", "exchange.by_reference", "exchange.answers",
    "exchange.answers.starts", "hidden", "count.dept.starts",
)  # fmt: skip
# What is read through keys, or in other ways, below.
_SEEN = (
    *_CODED, *(f"count.{kind}" for kind in OF_SECTIONS), "passage.id", "passage.speaker",
    "citation.law", "surfaces", "surfaces.others", "pos",
    "meeting.passages", "meeting.sections", "meeting.items",
    "section.record", "item.record", "meeting.record", "passage.text", "passage.hidden",
    "marks", "hidden.terms", "registers", "synonyms", "multiword",
)  # fmt: skip
_KEPT = (".keys", ".labels", ".packed", ".borders", ".ends")


def built(
    folder: Path,
    corpus: Corpus,
    before: Path | None = None,
    gone: tuple[int, ...] = (),
    limit: int = 100_000,
) -> BuildStats:
    shelf = folder.parent / "shelf"
    return build_index(
        rows_in(corpus), REGISTERS, folder, before=before, gone=gone, shelf=shelf, limit=limit
    )


def changed(data: st.DataObject, corpus: Corpus, folder: Path) -> tuple[Path, Corpus]:
    """Add and remove meetings step by step; return the last build and what is left."""
    held: Corpus = []
    before: Path | None = None
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), max_size=2)))
    for at, (low, high) in enumerate(pairwise([0, *cuts, len(corpus)])):
        gone = tuple(sorted(data.draw(st.sets(st.sampled_from(range(len(held))))))) if held else ()
        now = folder / f"parts{at}"
        built(now, corpus[low:high], before, gone, data.draw(st.sampled_from([1, 100_000])))
        held = [one for row, one in enumerate(held) if row not in gone] + corpus[low:high]
        before = now
    assert before is not None
    if held:
        gone = tuple(sorted(data.draw(st.sets(st.sampled_from(range(len(held))), min_size=1))))
        now = folder / "last"
        built(now, [], before, gone)
        held = [one for row, one in enumerate(held) if row not in gone]
        before = now
    return before, held


def everything(searcher: Searcher, folder: Path) -> dict[str, Any]:
    """Return what an index holds, codes and numbers of spellings read."""
    columns, leaves = searcher.columns, searcher.leaves
    found: dict[str, Any] = {"totals": {name: columns.totals[name] for name in TABLES}}
    for name in columns.names:
        column, _, kind = name.rpartition(".")
        if kind == "packed" and column != SURFACES:
            rows = len(columns.ints(f"{column}.starts")) - 1
            found[name] = [columns.string(column, row) for row in range(rows)]
        elif name in _ROWS:
            found[name] = columns.ints(name).tolist()
    for name in _CODED:
        keys = columns.value(f"{name.partition('.')[2]}.keys")
        rows = len(columns.ints(f"{name}.starts")) - 1
        found[name] = [
            sorted(keys[code] for code in columns.some(name, row)) for row in range(rows)
        ]
    for kind in OF_SECTIONS:
        keys = [key for key, _ in columns.value(f"count.{kind}.labels")]
        found[f"count.{kind}"] = [keys[code] for code in columns.ints(f"count.{kind}")]
    for name in columns.names:
        # Whoever adds a column says in `part_files` which rows it has and which it names.
        if name.startswith(PREFIX):
            continue
        assert name in _ROWS or name.removesuffix(".starts") in _SEEN or name.endswith(_KEPT), name
    found["ids"] = [columns.passage_id(row) for row in range(columns.passages)]
    speakers = columns.value("speaker.keys")
    found["speakers"] = [code and speakers[code - 1] for code in columns.ints("passage.speaker")]
    laws = columns.value("law.keys")
    found["laws"] = [laws[code] for code in columns.ints("citation.law")]
    found["surfaces"] = [searcher.spelled_at(place) for place in range(columns.places)]
    pos = columns.value("pos.keys")
    found["pos"] = [
        pos[code] for code, word in zip(columns.raw("pos"), leaves.words, strict=True) if word
    ]
    found["starts"], found["words"] = leaves.starts.tolist(), leaves.words.tolist()
    found["terms"] = {
        leaves.term(number): leaves.places_of(number).tolist() for number in range(len(leaves))
    }
    found["prefix"] = list(leaves.terms_with_prefix(""))
    found["having"] = leaves.having("情")
    found["vocabulary"] = searcher.vocabulary
    headwords = Headwords.open(folder)
    found["headwords"] = list(headwords)
    for word in headwords:
        assert headwords.times(word.reading, word.text) == word.times
    check_likeness(headwords)
    return found


@settings(max_examples=60, deadline=None)
@given(meetings(), st.data())
def test_what_is_left_is_what_building_it_gives(corpus: Corpus, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        last, held = changed(data, corpus, folder)
        truth = folder / "truth"
        stats = built(truth, held)

        assert everything(Searcher.open(last), last) == everything(Searcher.open(truth), truth)
        for segment in segments_of(last):
            assert verify(segment / INDEX) == []
        totals = Columns(last).totals
        assert (totals["meetings"], totals["turns"], totals["words"]) == (
            stats.meetings, stats.turns, stats.words
        )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(meetings(), st.data())
def test_what_is_left_can_be_written_anew(corpus: Corpus, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        last, _ = changed(data, corpus, folder)
        before = everything(Searcher.open(last), last)
        parts = parts_of(last)
        first = data.draw(st.integers(0, len(parts) - 1))
        while first and parts[first - 1].folder == parts[first].folder:
            first -= 1
        parts[first:] = [Part(merge_parts(parts, first, folder / "shelf"))]
        name_segments(last, parts)

        assert everything(Searcher.open(last), last) == before


@settings(max_examples=60, deadline=None)
@given(meetings(), st.data(), st.lists(queries(), min_size=4, max_size=8), st.booleans())
def test_what_is_left_answers_as_if_nothing_else_had_been(
    corpus: Corpus, data: st.DataObject, asked: list[Query], names: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        last, held = changed(data, corpus, folder)
        built(folder / "truth", held)
        left, truth = Searcher.open(last), Searcher.open(folder / "truth")
        for query in asked:
            assert answered(left, query, names) == answered(truth, query, names)


def answered(searcher: Searcher, query: Query, names: bool) -> Any:
    """Return all that is said of an answer, or what is wrong with the question."""
    try:
        found = searcher.search(query, names=names)
    except QueryError as error:
        return str(error)
    counted = facets(found, ["dept", "outcome", "year"])
    return (
        list(found.ids()), [hit.score for hit in found], found.warnings, found.total,
        [(row.keys, row.labels, row.cases, row.turns) for row in counted.rows],
    )  # fmt: skip
