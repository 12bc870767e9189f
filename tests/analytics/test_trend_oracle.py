"""Counts over columns are those of the slow way and of a pandas group-by."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from counting_oracle import CaseEvent, TurnEvent, events, events_of
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import opened
from strategies import meetings, minutes_of, queries

import kurume_search as ks
from kurume_search.analytics.trends.counting import trend
from kurume_search.analytics.trends.measures import asked
from kurume_search.analytics.trends.trend import NO_DATA, Trend
from kurume_search.errors import QueryError
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.meeting import Minutes
from kurume_search.model.provision import Provision
from kurume_search.query.ast import Unit
from kurume_search.query.sections import meeting_id
from kurume_search.search.searcher import Searcher

Corpus = list[tuple[Minutes, str]]
TURNS = ("questions", "answers", "turns", "characters")
WEIGHTS = {
    "questions": lambda t: int(t.kind == "question"),
    "question_sentences": lambda t: t.sentences,
    "answers": lambda t: int(t.kind == "answer"),
    "turns": lambda t: 1,
    "characters": lambda t: t.characters,
}


def counted(found: Trend) -> Counter[tuple[str, str | None]]:
    return Counter({(r.period, r.group): r.count for r in found.rows if r.count})


def period_of(one: TurnEvent | CaseEvent, by: str) -> str | None:
    match by:
        case "fiscal_year":
            return None if one.year is None else str(one.year)
        case "meeting":
            return one.meeting
        case "total":
            if one.day is None and one.year is None:
                return None
            after = one.day >= date(2023, 4, 1) if one.day else (one.year or 0) >= 2023
            return f"total/{1 + after}"
    if one.day is None:
        return None
    match by:
        case "month":
            return f"{one.day:%Y-%m}"
        case "half_year":
            second = not 4 <= one.day.month <= 9
            return f"{one.year}H{1 + second}"
    year = str(one.day.year)
    return year if year != "2023" else f"2023/{1 + (one.day >= date(2023, 4, 1))}"


def slow_turns(turns: list[TurnEvent], measure: str, by: str) -> Counter[tuple[str, None]]:
    found: Counter[tuple[str, None]] = Counter()
    for turn in turns:
        if (period := period_of(turn, by)) is not None and WEIGHTS[measure](turn):
            found[period, None] += WEIGHTS[measure](turn)
    return found


def values_of(case: CaseEvent, split: str) -> tuple[str, ...]:
    match split:
        case "department!":
            return case.departments or ("unrecorded",)
        case "department":  # of the invented minutes: 情報課 became DX課
            ends = (name if name != "ka" else "shin" for name in case.departments)
            return tuple(dict.fromkeys(ends)) or ("unrecorded",)
        case "topic":
            return case.topics or ("unrecorded",)
        case "article":
            return case.articles or ("unrecorded",)
        case "outcome":
            return (case.outcome,)
    return (case.procedure,)


def slow_cases(cases: list[CaseEvent], split: str, by: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for case in cases:
        period = period_of(case, by)
        for value in values_of(case, split) if period is not None else ():
            found[period, value] += 1
    return found


def slow_cases_behind(
    turns: list[TurnEvent], cases: list[CaseEvent], split: str, by: str
) -> Counter[tuple[str, str | None]]:
    """Return (period, value) → distinct cases with a question."""
    held = {case.id: case for case in cases}
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for turn in turns:
        period = period_of(turn, by)
        if period is not None and turn.kind == "question":
            for name in turn.cases:
                for value in values_of(held[name], split):
                    found[period, value].add(name)
    return Counter({cell: len(names) for cell, names in found.items()})


def slow_cases_by_role(turns: list[TurnEvent], by: str) -> Counter[tuple[str, str | None]]:
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for turn in turns:
        period = period_of(turn, by)
        if period is not None and turn.kind == "question":
            found[period, turn.role].update(turn.cases)
    return Counter({cell: len(names) for cell, names in found.items() if names})


def cases_behind(found: Trend) -> Counter[tuple[str, str | None]]:
    return Counter({(r.period, r.group): r.cases for r in found.rows if r.cases})


def slow_turns_by_case(
    turns: list[TurnEvent], cases: list[CaseEvent], split: str, by: str
) -> Counter[tuple[str, str]]:
    held = {case.id: case for case in cases}
    found: Counter[tuple[str, str]] = Counter()
    for turn in turns:
        period = period_of(turn, by)
        if period is None or turn.kind != "question":
            continue
        values = {value for name in turn.cases for value in values_of(held[name], split)}
        for value in values or {"outside"}:
            found[period, value] += 1
    return found


PERIODS = ("fiscal_year", "calendar_year", "half_year", "month", "meeting", "total")
SPLITS = ("department!", "topic", "outcome", "procedure")


@pytest.mark.parametrize("by", PERIODS)
def test_columns_count_what_the_slow_way_counts(
    planted: tuple[ks.Corpus, dict[str, Any]], by: str
) -> None:
    corpus, _ = planted
    turns, cases = events(corpus)

    for measure in WEIGHTS:
        assert counted(corpus.trend(measure, by=by).trend) == slow_turns(turns, measure, by)
    roles = corpus.trend("questions", by=by, split="role").trend
    assert cases_behind(roles) == slow_cases_by_role(turns, by)
    for split in (*SPLITS, "article"):
        found = counted(corpus.trend("cases", by=by, split=split).trend)
        assert found == slow_cases(cases, split, by), split
        found = counted(corpus.trend("questions", by=by, split=split).trend)
        assert found == slow_turns_by_case(turns, cases, split, by), split


def test_pandas_groups_to_the_same_numbers(planted: tuple[ks.Corpus, dict[str, Any]]) -> None:
    corpus, _ = planted
    turns, cases = events(corpus)
    said, held = pd.DataFrame(map(vars, turns)), pd.DataFrame(map(vars, cases))
    asks = said[said["kind"] == "question"]

    rows = [r for r in corpus.trend("questions", per="case") if r.status != NO_DATA]
    by_year = asks[asks["cases"].map(len) > 0].groupby("year")["id"].nunique()
    assert {int(r.period): r.count for r in rows} == by_year.to_dict()
    assert {int(r.period): r.denominator for r in rows} == held.groupby("year")[
        "id"
    ].count().to_dict()
    touched = asks.explode("cases").groupby("year")["cases"].nunique()
    assert {int(r.period): r.cases for r in rows} == touched.to_dict()

    roles = corpus.trend("questions", split="role")
    wanted = asks.groupby(["year", "role"]).size()
    assert {(int(r.period), r.group): r.count for r in roles if r.count} == wanted.to_dict()
    text = said.groupby("year")["characters"].sum().to_dict()
    per_text = [r for r in corpus.trend("answers", per="10k_characters") if r.count is not None]
    assert {int(r.period): r.denominator for r in per_text} == text
    by_department = corpus.trend("questions", per="case", split="department!")
    several = held.explode("departments")
    of_cases = several.groupby(["year", "departments"])["id"].nunique().to_dict()
    for row in by_department:
        if row.count and row.group != "unrecorded":
            assert row.denominator == of_cases[int(row.period), row.group]


def documents(corpus: Corpus) -> list[tuple[str, Minutes, str]]:
    return [(meeting_id(one.meeting), one, text) for one, text in corpus]


@settings(max_examples=15)
@given(meetings())
def test_invented_minutes_count_as_the_slow_way_counts_them(corpus: Corpus) -> None:
    turns, cases = events_of(documents(corpus))
    with opened(corpus) as searcher:
        for by in PERIODS:
            for measure in TURNS:
                found = counted(trend(searcher, asked(measure, by=by)))
                assert found == slow_turns(turns, measure, by)
            roles = trend(searcher, asked("questions", by=by, split="role"))
            assert cases_behind(roles) == slow_cases_by_role(turns, by)
            for split in (*SPLITS, "article", "department"):
                found = counted(trend(searcher, asked("cases", by=by, split=split)))
                assert found == slow_cases(cases, split, by)
                asks = trend(searcher, asked("questions", by=by, split=split))
                assert counted(asks) == slow_turns_by_case(turns, cases, split, by)
                assert cases_behind(asks) == slow_cases_behind(turns, cases, split, by)


def test_a_turn_outside_cases_has_no_article_though_its_item_cites_one() -> None:
    made, text = minutes_of("条例第9条のことか")
    (turn,) = made.turns
    cited = Citation(
        raw="条例第9条", law="条例", law_id="k.old", provision=Provision(article=9),
        context=CitationContext.TURN, places=(turn.place,),
    )  # fmt: skip
    meeting = replace(made.meeting, fiscal_year=2021)
    said = replace(made, citations=(cited,), meeting=meeting)
    with opened([(said, text)]) as searcher:
        assert searcher.columns.value("count.article.labels")
        found = trend(searcher, asked("turns", split="article"))

    assert counted(found) == {("2021", "outside"): 1}


@settings(max_examples=15)
@given(meetings(), st.data())
def test_adding_a_document_never_lowers_a_count(corpus: Corpus, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(corpus)))
    what = [("questions", {}), ("cases", {"split": "department"}), ("citations", {}),
            ("turns", {"split": "topic"})]  # fmt: skip
    with opened(corpus[:cut]) as few, opened(corpus) as all_:
        for measure, more in what:
            before = counted(trend(few, asked(measure, **more)))
            after = counted(trend(all_, asked(measure, **more)))
            assert all(after[cell] >= count for cell, count in before.items())


@settings(max_examples=15)
@given(meetings())
def test_splits_sum_to_the_whole_but_where_it_is_said(corpus: Corpus) -> None:
    with opened(corpus) as searcher:
        for measure, single, several in (
            ("turns", ("role", "kind", "council"), ("department", "topic", "article", "outcome")),
            ("cases", ("procedure", "outcome", "council"), ("department", "topic", "article")),
        ):
            whole = {r.period: r.count for r in trend(searcher, asked(measure)).rows}
            for split in (*single, *several):
                found = trend(searcher, asked(measure, split=split))
                sums: Counter[str] = Counter()
                for row in found.rows:
                    sums[row.period] += row.count or 0
                    assert (row.count or 0) <= (whole[row.period] or 0)
                over = sum(sums.values()) > found.distinct
                assert all(sums[p] >= (n or 0) for p, n in whole.items())
                assert over == ("overlap" in {note.code for note in found.notes})
                if split in single:
                    assert not over


@settings(max_examples=40)
@given(meetings(), queries())
def test_within_a_query_counts_what_the_query_finds(corpus: Corpus, asks: Any) -> None:
    with opened(corpus) as searcher:
        try:
            found = searcher.search(asks)
        except QueryError:
            return
        turns, cases = events_of(documents(corpus))
        ids = set(found.ids())
        within = trend(searcher, asked("turns", by="meeting"), within=found)
        ours = {name for row in within.rows for name in row.ids}
        if found.unit is Unit.TURN:
            assert ours == {turn.id for turn in turns} & ids
        check_cases(searcher, found, cases, ids)


def check_cases(searcher: Searcher, found: Any, cases: list[CaseEvent], ids: set[str]) -> None:
    """In a unit wider than a turn the cases that count stand in the units found."""
    within = trend(searcher, asked("cases", by="meeting"), within=found)
    ours = {name for row in within.rows for name in row.ids}
    assert ours <= {case.id for case in cases}
    if found.unit is Unit.CASE:
        assert ours == {case.id for case in cases} & ids
    if found.unit is Unit.MEETING:
        assert ours == {case.id for case in cases if case.meeting in ids}
