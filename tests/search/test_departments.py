"""Departments over time: `dept:` follows renames and mergers, `dept!:` takes the very row."""

from __future__ import annotations

import json
from typing import Any

import pytest
from planted import read_ids

import kurume_search as ks
from kurume_search.sample import write_sample


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[ks.Corpus, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("city") / "corpus"
    write_sample(folder, years=range(2008, 2024), meetings=3, seed=11)
    return ks.open_corpus(folder), json.loads((folder / "truth.json").read_text("utf-8"))


def cases_of(truth: dict[str, Any], *ids: str, corpus: ks.Corpus) -> set[str]:
    """The cases that were planted for departments `ids`, as far as they are read as cases."""
    read = read_ids(corpus, truth)
    wanted = {
        f"{meeting['id']}/{case['id']}"
        for meeting in truth["meetings"]
        for case in meeting["cases"]
        if {unit["id"] for unit in case["departments"]} & set(ids)
    }
    return {read[name] for name in wanted if name in read}


def found(corpus: ks.Corpus, query: str) -> set[str]:
    hits = corpus.search(query)
    ids = [hit.case for hit in hits if hit.case and hit.title]
    assert len(ids) == len(set(ids))
    return set(ids)


def line_of(truth: dict[str, Any], start: str) -> set[str]:
    """Everything that `start` became and came from."""
    after = {unit["id"]: unit["successors"] for unit in truth["departments"]}
    before: dict[str, list[str]] = {}
    for unit, followers in after.items():
        for follower in followers:
            before.setdefault(follower, []).append(unit)
    reached = {start}
    for onward in (after, before):
        ahead = [start]
        while ahead:
            for name in onward.get(ahead.pop(), ()):
                if name not in reached:
                    reached.add(name)
                    ahead.append(name)
    return reached


def test_renamed_departments_are_followed_both_ways(
    planted: tuple[ks.Corpus, dict[str, Any]],
) -> None:
    corpus, truth = planted
    names = {unit["id"]: unit["name"] for unit in truth["departments"]}

    assert len(truth["renames"]) >= 3
    for rename in truth["renames"]:
        for unit in (rename["from"], rename["to"]):
            whole = cases_of(truth, *line_of(truth, unit), corpus=corpus)
            assert found(corpus, f"dept:{names[unit]}") == whole
            literal = f"dept!:{names[unit]}"
            try:
                own = found(corpus, literal)
            except ks.QueryError:
                own = set()
            assert own == cases_of(truth, unit, corpus=corpus)
            assert own <= whole
    assert any(
        found(corpus, f"dept:{names[r['to']]}") > found(corpus, f"dept!:{names[r['to']]}")
        for r in truth["renames"]
    )


def test_a_merger_is_followed_but_its_halves_are_not_each_other(
    planted: tuple[ks.Corpus, dict[str, Any]],
) -> None:
    corpus, truth = planted
    names = {unit["id"]: unit["name"] for unit in truth["departments"]}
    ((merger),) = truth["mergers"]
    first, second = merger["from"]

    both = found(corpus, f"dept:{names[merger['to']]}")
    assert both == cases_of(truth, first, second, merger["to"], corpus=corpus)
    half = found(corpus, f"dept:{names[first]}")
    assert half == cases_of(truth, first, merger["to"], corpus=corpus)
    only_second = cases_of(truth, second, corpus=corpus) - cases_of(truth, first, corpus=corpus)
    assert not half & only_second


def test_a_name_holds_from_its_day(planted: tuple[ks.Corpus, dict[str, Any]]) -> None:
    corpus, truth = planted
    days = {unit["id"]: (unit["since"], unit["until"]) for unit in truth["departments"]}
    for name in corpus.meetings:
        meeting = corpus.meeting(name)
        for case in meeting.cases:
            for body in case.case.bodies:
                for unit in body.units:
                    since, until = days.get(unit.id or "", (None, None))
                    day = str(meeting.meeting.date)
                    assert (since or "0") <= day <= (until or "9")


def test_what_lies_beneath_counts_too(planted: tuple[ks.Corpus, dict[str, Any]]) -> None:
    corpus, truth = planted
    bureau = next(row for row in corpus.registers.departments if row.id == "b-somu")
    beneath = {unit["id"] for unit in truth["departments"] if unit["bureau"] == bureau.id}
    line = set().union(*(line_of(truth, unit) for unit in beneath))

    wide = found(corpus, f"dept:{bureau.name}")
    assert cases_of(truth, *beneath, corpus=corpus) <= wide
    assert wide <= cases_of(truth, *line, corpus=corpus)


def test_a_case_of_several_departments_is_one_case(
    planted: tuple[ks.Corpus, dict[str, Any]],
) -> None:
    corpus, truth = planted
    names = {unit["id"]: unit["name"] for unit in truth["departments"]}
    shared = next(
        case
        for meeting in truth["meetings"]
        for case in meeting["cases"]
        if len(case["departments"]) > 1
    )
    first, second = (names[unit["id"]] for unit in shared["departments"][:2])
    one, other = found(corpus, f"dept:{first}"), found(corpus, f"dept:{second}")

    assert one & other
    assert corpus.search(department=[first, second]).total == len(one | other)
    assert found(corpus, f"dept:{first} dept:{second}") == one & other


def test_registers_are_read_only_by_who_asks_for_names(
    planted: tuple[ks.Corpus, dict[str, Any]],
) -> None:
    path = planted[0].path
    for query in ("kind:質問", "role:会長 -year:2010", "since:2012 outcome:承認", "number:1"):
        searcher = ks.open_corpus(path).library.searcher
        assert searcher.search(searcher.parse(query)).total
        assert "vocabulary" not in vars(searcher)
