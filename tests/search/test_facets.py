"""Facets count exactly what a reader of the minutes would."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, opened, vocabulary
from strategies import meetings, minutes_of, queries, word_queries

from kurume_search.analysis.morphemes import tokens
from kurume_search.errors import UsageError
from kurume_search.model.case import BodyPart
from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.passage import Passage, PassageKind
from kurume_search.model.turn import TurnKind
from kurume_search.query.ast import Query, Unit
from kurume_search.query.match import match
from kurume_search.query.sections import Section, law_key, meeting_id, placed
from kurume_search.search.answering.found import Found
from kurume_search.search.facets.facet import FacetTable, facets
from kurume_search.search.searcher import Searcher

SECTION = ("article", "law", "dept", "topic", "outcome", "procedure")
MEETING = ("year", "meeting", "council")
TURN = ("role", "kind", "speaker")
FIELDS = st.lists(
    st.sampled_from([*SECTION, *MEETING, *TURN]), min_size=1, max_size=3, unique=True
)  # fmt: skip
Counted = dict[tuple[str, ...], tuple[set[str], set[str]]]


def values(name: str, minutes: Minutes, section: Section, turn: Passage | None) -> list[str]:
    """Return what a reader would write down, as keys."""
    meeting, case = minutes.meeting, section.case
    nothing = ["unrecorded"] if case else ["outside"]
    bring = (BodyPart.HOLDER, BodyPart.USER, BodyPart.RESPONSIBLE)
    match name:
        case "year":
            return [str(meeting.fiscal_year)] if meeting.fiscal_year else ["unrecorded"]
        case "meeting":
            return [meeting_id(meeting)]
        case "council":
            return [meeting.council or (f"~{meeting.body}" if meeting.body else "unrecorded")]
        case "kind" | "role" | "speaker" if turn is None:
            return []
        case "kind":
            return [str(turn.turn_kind)]
        case "role":
            return [str(turn.role)]
        case "speaker":
            return [f"{meeting_id(meeting)} {turn.speaker}" if turn.speaker else "unrecorded"]
        case "article":
            cited = [c for c in section.citations if c.provision.article is not None]
            return [f"{law_key(c)}:{c.provision.key}" for c in cited] or nothing
        case "law":
            return [law_key(c) for c in section.citations if law_key(c)] or nothing
        case "topic":
            return [topic.id for topic in case.topics] if case and case.topics else nothing
        case "outcome":
            return [str(case.outcome.value)] if case and case.outcome.value else nothing
        case "procedure":
            return [case.procedure] if case else nothing
        case "dept":
            bodies = case.bodies if case else ()
            units = [u for body in bodies if body.part in bring for u in body.units]
            return [u.id or f"~{u.name}" for u in units] or nothing
    raise AssertionError(name)


def count(corpus: Corpus, ids: set[str], unit: Unit, fields: list[str]) -> Counted:
    found: Counted = defaultdict(lambda: (set(), set()))
    for minutes, text in corpus:
        where = placed(minutes, text)
        meeting = meeting_id(minutes.meeting)
        for at, section in enumerate(where.sections):
            inner = {Unit.CASE: section.id, Unit.ITEM: section.item, Unit.MEETING: None}.get(unit)
            name = f"{meeting}/{inner}" if inner else meeting
            homes = zip(where.passages, where.placements, strict=True)
            held = [passage for passage, some in homes if at in some]
            if unit is Unit.TURN:
                held = [passage for passage in held if f"{meeting}/{passage.id}" in ids]
            if not held if unit is Unit.TURN else name not in ids:
                continue
            turns = [p for p in held if p.kind is PassageKind.TURN]
            of_turns = bool({"role", "kind", "speaker"} & set(fields))
            for turn in [*turns, *([] if of_turns else [None])]:
                for keys in product(*(values(n, minutes, section, turn) for n in fields)):
                    if turn is not None:
                        found[keys][0].add(f"{meeting}/{turn.id}")
                    if section.case is not None:
                        found[keys][1].add(f"{meeting}/{section.id}")
    return {keys: counted for keys, counted in found.items() if any(counted)}


def count_in(searcher: Searcher, found: Found, fields: list[str]) -> FacetTable:
    """Return the facets of `found`, after seeing that both ways of counting agree."""
    tables = []
    for arrays in (False, True):
        searcher._ways.reckons_in_arrays = lambda work, arrays=arrays: arrays
        tables.append(facets(found, fields))
    assert tables[0] == tables[1]
    return tables[0]


@given(
    meetings(),
    st.lists(st.tuples(queries() | word_queries(), FIELDS), min_size=4, max_size=8),
)
@settings(max_examples=40)
def test_counts_are_what_a_reader_counts(
    corpus: Corpus, asked: list[tuple[Query, list[str]]]
) -> None:
    known = vocabulary(corpus)
    with opened(corpus) as searcher:
        ways = searcher._ways
        for number, (query, fields) in enumerate(asked):
            # What was found in one way may be counted in the other.
            ways.best = lambda work, plain=number % 2: ways.plain if plain else ways.vectors
            if query.unit is Unit.TURN and "Field" in repr(query):
                continue  # of a turn in two cases one can answer: covered by unit case
            ids = match(searcher.expanded(query), corpus, known, tokens, names=False)
            expected = count(corpus, ids, query.unit, fields)
            found = searcher.search(query)
            table = count_in(searcher, found, fields)

            rows = {row.keys: (row.turns, row.cases) for row in table.rows}
            assert len(rows) == len(table.rows)
            assert {keys: (len(t), len(c)) for keys, (t, c) in expected.items()} == {
                keys: counts for keys, counts in rows.items() if any(counts)
            }
            whole = count(corpus, ids, query.unit, ["meeting"])
            assert table.turns == len(set().union(*(t for t, _ in whole.values())))
            assert table.cases == len(set().union(*(c for _, c in whole.values())))


@given(meetings(), word_queries())
@settings(max_examples=12)
def test_closed_terms_are_listed_whole(corpus: Corpus, query: Query) -> None:
    with opened(corpus) as searcher:
        found = searcher.search(query)
        outcomes = [row.keys[0] for row in facets(found, ["結果"]).rows]
        kinds = [row.keys[0] for row in facets(found, ["kind"]).rows]
        crossed = {row.keys for row in facets(found, ["kind", "outcome"]).rows}

    assert set(outcomes) - {"outside"} == {*map(str, OutcomeValue), "unrecorded"}
    assert set(kinds) == set(map(str, TurnKind))
    assert set(product(kinds, outcomes)) == crossed or "outside" in outcomes


@given(meetings(), FIELDS)
@settings(max_examples=12)
def test_the_order_is_settled(corpus: Corpus, fields: list[str]) -> None:
    with opened(corpus) as searcher:
        table = facets(searcher.search(searcher.parse("unit:meeting")), fields)
        again = facets(searcher.search(searcher.parse("unit:meeting")), fields)

    assert table == again
    years = [row.keys[fields.index("year")] for row in table.rows] if "year" in fields else []
    if fields[0] == "year":
        assert years == sorted(years)


@pytest.mark.parametrize("fields", [[], ["date"], ["色"], ["year", "年度"], ["year"] * 4])
def test_what_can_not_be_counted_by_is_said(fields: list[str]) -> None:
    with opened([minutes_of("目的は何か。")]) as searcher, pytest.raises(UsageError):
        facets(searcher.search(searcher.parse("")), fields)
