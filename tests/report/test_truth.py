"""Every figure of a synthetic corpus equals what was planted, where it was read as planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from planted import read_ids

import kurume_search as ks

Truth = dict[str, Any]
_NAMES = {"outcome": "outcomes", "procedure": "procedures", "article": "articles"}


@pytest.fixture(scope="module")
def whole(decades_corpus: ks.Corpus) -> dict[str, Any]:
    figures: dict[str, Any] = decades_corpus.report("2004..2023").to_json()["figures"]
    return figures


def misread(corpus: ks.Corpus, truth: Truth) -> set[str]:
    """Years in which what was read isn't what was planted: that is the parser's to answer for."""
    read = read_ids(corpus, truth)
    found = set()
    asked = {
        name: (sum(t.kind == "question" for t in minutes.turns),
               sum(t.question_sentences for t in minutes.turns if t.kind == "question"))
        for name, (minutes, _) in zip(
            corpus.library.meeting_ids(), corpus.library.all_minutes(), strict=True
        )
    }  # fmt: skip
    for meeting in truth["meetings"]:
        planted_asks = (meeting["counts"]["questions"], meeting["counts"]["question_sentences"])
        if asked.get(meeting["id"]) != planted_asks:
            found.add(str(meeting["fiscal_year"]))
        if meeting["id"] not in corpus.meetings:
            found.add(str(meeting["fiscal_year"]))
            continue
        planted = {f"{meeting['id']}/{case['id']}" for case in meeting["cases"]}
        cases = corpus.meeting(meeting["id"]).cases
        named = {read.get(name) for name in planted}
        if named != {case.id for case in cases}:
            found.add(str(meeting["fiscal_year"]))
    return found


def grouped(figures: dict[str, Any], year: str, name: str) -> dict[str, int]:
    """Counts above 0 of one table by key."""
    return {
        key.split("/", 2)[2]: figure["value"]
        for key, figure in figures.items()
        if key.startswith(f"{year}/{name}/") and key.count("/") == 2
        and figure["kind"] == "count" and figure["value"] and not key.endswith("/none")
    }  # fmt: skip


def figures_of(corpus: ks.Corpus, truth: Truth, year: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, what the report says, and what was planted."""
    said, planted = corpus.report(year).to_json()["figures"], truth["years_totals"][year]
    keys = {unit["id"]: unit["key"] for unit in truth["departments"]}
    for name, planted_name in _NAMES.items():
        found = grouped(said, year, name)
        found = {key.replace(":", " "): n for key, n in found.items()}
        if name == "outcome":
            found = {"null" if key == "unrecorded" else key: n for key, n in found.items()}
        yield name, found, planted.get(planted_name, {})
    units: Counter[str] = Counter()
    for key, number in grouped(said, year, "department").items():
        units[keys.get(key, key)] += number
    yield "department", dict(units), planted.get("departments", {})
    for name, key in (
        ("meetings", "meetings"), ("cases", "cases"), ("questions", "questions"),
        ("sentences", "question_sentences"), ("unanswered", "unanswered"),
    ):  # fmt: skip
        yield name, said[f"{year}/{name}"]["value"], planted[key]


def test_every_figure_of_every_year(decades_corpus: ks.Corpus, truth: Truth) -> None:
    doubtful = misread(decades_corpus, truth)
    years = list(truth["years_totals"])
    assert len(years) - len(doubtful) >= 16

    for year in years:
        if year in doubtful:
            continue
        for name, said, planted in figures_of(decades_corpus, truth, year):
            assert said == planted, (year, name)


def test_the_report_of_20_years_has_the_same_figures(
    whole: dict[str, Any], decades_corpus: ks.Corpus, truth: Truth
) -> None:
    doubtful = misread(decades_corpus, truth)
    for year, planted in truth["years_totals"].items():
        if year not in doubtful:
            names = (
                ("meetings", "meetings"), ("cases", "cases"), ("questions", "questions"),
                ("sentences", "question_sentences"),
            )  # fmt: skip
            for name, key in names:
                assert whole[f"{year}/years/{name}"]["value"] == planted[key], (year, name)


def test_years_sum_up_to_the_whole(whole: dict[str, Any]) -> None:
    for name in ("meetings", "cases", "questions", "sentences"):
        years = [f["value"] for key, f in whole.items() if key.endswith(f"/years/{name}")]

        assert sum(years) == whole[f"2004..2023/{name}"]["value"]


def test_members_and_observers_of_every_meeting(
    decades_corpus: ks.Corpus, whole: dict[str, Any], truth: Truth
) -> None:
    checked = Counter[str]()
    for meeting in truth["meetings"]:
        for name in ("members", "observers"):
            figure = whole.get(f"{meeting['id']}/{name}")
            if figure is not None and meeting["damage"] is None:
                assert figure["value"] == meeting[name], (meeting["id"], name)
                checked[name] += 1

    assert checked["members"] > 60
    assert checked["observers"] > 60


def test_a_missing_year_is_no_data(whole: dict[str, Any], truth: Truth) -> None:
    gone = [row["fiscal_year"] for row in truth["missing_years"]]

    assert gone
    for year in gone:
        assert not [key for key in whole if key.startswith(f"{year}/years/")]


def test_a_missing_meeting_is_named(decades_corpus: ks.Corpus, truth: Truth) -> None:
    for row in truth["missing_meetings"]:
        made = decades_corpus.report(row["fiscal_year"])
        key = f"{row['council']}/{row['fiscal_year']}#missing{row['number']}"

        assert key in made.document.entries


def test_counts_are_those_of_trends(whole: dict[str, Any], decades_corpus: ks.Corpus) -> None:
    """One definition: what `trend` counts a year is what the report counts."""
    for measure, name in (
        ("cases", "cases"), ("questions", "questions"), ("question_sentences", "sentences"),
    ):  # fmt: skip
        for row in decades_corpus.trend(measure, pool=True).rows:
            figure = whole.get(f"{row.period}/years/{name}")
            assert (figure["value"] if figure else None) == row.count, (measure, row.period)


def test_outcomes_are_those_of_trends(decades_corpus: ks.Corpus) -> None:
    said = decades_corpus.report(2012).to_json()["figures"]
    counted = {
        row.group: row.count
        for row in decades_corpus.trend("cases", split="outcome", within="year:2012").rows
        if row.period == "2012"
    }

    assert counted
    for value, number in counted.items():
        assert said[f"2012/outcome/{value}"]["value"] == number, value


def test_articles_and_departments_are_those_of_trends(decades_corpus: ks.Corpus) -> None:
    said = decades_corpus.report(2012).to_json()["figures"]
    for split, name in (("article", "article"), ("department!", "department")):
        rows = decades_corpus.trend("cases", split=split, within="year:2012").rows
        counted = {r.group: r.count for r in rows if r.period == "2012" and r.count}

        assert counted == grouped(said, "2012", name), split


def test_a_sample_is_marked_everywhere(decades_corpus: ks.Corpus) -> None:
    made = decades_corpus.report(2012)

    assert made.document.about.synthetic
    assert "合成データ" in made.html()
    assert made.to_json()["report"]["synthetic"] is True
