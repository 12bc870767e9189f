"""What was planted in a synthetic corpus comes back exactly: files added, parsed, counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.analytics.trends.trend import AFTER, BEFORE, NO_DATA

Planted = tuple[ks.Corpus, dict[str, Any]]
MEASURES = ("questions", "question_sentences", "answers", "turns", "cases")


def years_of(truth: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = truth["years_totals"]
    return found


def counted(corpus: ks.Corpus, measure: str, **asked: Any) -> Counter[tuple[str, str]]:
    """Return (year, group) → count, without zeros."""
    rows = corpus.trend(measure, **asked)
    return Counter({(row.period, str(row.group)): row.count for row in rows if row.count})


def planted_in(truth: dict[str, Any], group: str) -> Counter[tuple[str, str]]:
    """Return (year, key) → count as planted."""
    return Counter({
        (year, key): count
        for year, held in years_of(truth).items()
        for key, count in held[group].items()
        if count
    })  # fmt: skip


def check_everything(corpus: ks.Corpus, truth: dict[str, Any]) -> None:
    years = years_of(truth)
    for measure in MEASURES:
        rows = corpus.trend(measure).rows
        assert {r.period: r.count for r in rows if r.status != NO_DATA} == {
            year: held[measure] for year, held in years.items()
        }, measure
        assert all(row.count is None for row in rows if row.status == NO_DATA)
    outcomes = planted_in(truth, "outcomes")
    told = Counter({(y, "unrecorded" if k == "null" else k): n for (y, k), n in outcomes.items()})
    assert counted(corpus, "outcomes") == told
    assert counted(corpus, "cases", split="procedure") == planted_in(truth, "procedures")
    articles = Counter({(y, k.replace(" ", ":")): n for (y, k), n in
                        planted_in(truth, "articles").items()})  # fmt: skip
    assert counted(corpus, "citations", split="article") == articles
    assert counted(corpus, "topic", split="topic") == planted_in(truth, "subjects")
    assert departments_as_named(corpus, truth) == planted_in(truth, "departments")


def departments_as_named(corpus: ks.Corpus, truth: dict[str, Any]) -> Counter[tuple[str, str]]:
    key_of = {row["id"]: row["key"] for row in truth["departments"]}
    found: Counter[tuple[str, str]] = Counter()
    for (year, name), count in counted(corpus, "cases", split="department!").items():
        found[year, key_of.get(name, name)] += count
    return found


def test_every_planted_number_comes_back(planted: Planted) -> None:
    check_everything(*planted)


def test_every_meeting_comes_back(planted: Planted) -> None:
    corpus, truth = planted
    for measure in MEASURES:
        rows = {row.period: row.count for row in corpus.trend(measure, by="meeting")}
        for meeting in truth["meetings"]:
            wanted = {**meeting["counts"], "cases": len(meeting["cases"])}[measure]
            assert rows[meeting["id"]] == wanted, (measure, meeting["id"])


def test_meetings_are_the_denominator_that_was_planted(planted: Planted) -> None:
    corpus, truth = planted
    rows = {row.period: row for row in corpus.trend("questions", per="meeting")}

    for year, held in years_of(truth).items():
        assert rows[year].denominator == held["meetings"]
        assert rows[year].rate == held["questions"] / held["meetings"]


def test_a_missing_year_is_no_data_and_never_0(planted: Planted) -> None:
    corpus, truth = planted
    gone = {str(row["fiscal_year"]) for row in truth["missing_years"]}
    rows = corpus.trend("cases").rows

    assert gone
    assert {row.period for row in rows if row.status == NO_DATA} == gone
    assert [row.period for row in rows] == [str(year) for year in range(2008, 2025)]
    for row in rows:
        if row.period in gone:
            assert (row.count, row.denominator, row.rate, row.low) == (None,) * 4
    assert "no-data" in {note.code for note in corpus.trend("cases").notes}


def test_a_missing_meeting_is_told(planted: Planted) -> None:
    corpus, truth = planted
    (gone,) = truth["missing_meetings"]
    notes = {note.code: note.ja for note in corpus.trend("questions").notes}

    assert f"{gone['fiscal_year']}年度第{gone['number']}回" in notes["missing-meetings"]


def test_renamed_and_merged_departments_are_one_line(planted: Planted) -> None:
    corpus, truth = planted
    end = {row["id"]: row["id"] for row in truth["departments"]}
    after = {row["id"]: row["successors"] for row in truth["departments"]}
    for name in end:
        while len(after[end[name]]) == 1:
            end[name] = after[end[name]][0]
    wanted: Counter[tuple[str, str]] = Counter()
    for meeting in truth["meetings"]:
        for case in meeting["cases"]:
            for name in {end[unit["id"]] for unit in case["departments"]}:
                wanted[str(meeting["fiscal_year"]), name] += 1
    (merger,) = truth["mergers"]

    found = counted(corpus, "cases", split="department")

    assert found == wanted
    years = {year for year, name in found if name == merger["to"]}
    assert min(years) < merger["day"][:4] <= max(years)
    labels = {row.group: row.group_label for row in corpus.trend("cases", split="department")}
    names = {row["id"]: row["name"] for row in truth["departments"]}
    for before in merger["from"]:
        assert names[before] in str(labels[merger["to"]])


def test_a_case_of_several_departments_counts_for_each_and_the_distinct_are_told(
    planted: Planted,
) -> None:
    corpus, truth = planted
    trend = corpus.trend("cases", split="department!").trend
    several = sum(
        len({unit["id"] for unit in case["departments"]})
        for meeting in truth["meetings"]
        for case in meeting["cases"]
    )

    assert sum(row.count or 0 for row in trend.rows) == several
    assert trend.distinct == truth["totals"]["cases"] < several
    assert "overlap" in {note.code for note in trend.notes}


def test_continued_cases_are_one_thread_and_several_sittings(planted: Planted) -> None:
    corpus, truth = planted
    first = Counter[str]()
    seen = set()
    for meeting in truth["meetings"]:
        for case in meeting["cases"]:
            if case["thread"] not in seen:
                seen.add(case["thread"])
                first[str(meeting["fiscal_year"])] += 1
    sittings = Counter(case["thread"] for m in truth["meetings"] for case in m["cases"])

    found = {row.period: row.count for row in corpus.trend("threads") if row.count}

    assert max(sittings.values()) > 1
    assert found == dict(first)
    assert corpus.trend("cases").trend.distinct == sum(sittings.values()) > len(seen)


def test_the_reform_divides_and_pool_sums(planted: Planted) -> None:
    corpus, truth = planted
    before = sum(len(m["cases"]) for m in truth["meetings"] if m["date"] < "2023-04-01")
    after = truth["totals"]["cases"] - before

    divided = corpus.trend("cases", by="total").rows
    pooled = corpus.trend("cases", by="total", pool=True).rows

    assert [(row.count, row.era) for row in divided] == [(before, BEFORE), (after, AFTER)]
    assert [(row.count, row.era) for row in pooled] == [(before + after, "across")]
    year = {r.period: r for r in corpus.trend("cases", by="calendar_year")}
    assert "2023" not in year and (year["2023/1"].era, year["2023/2"].era) == (BEFORE, AFTER)
    both = {r.period: r for r in corpus.trend("cases", by="calendar_year", pool=True)}
    assert both["2023"].count == (year["2023/1"].count or 0) + (year["2023/2"].count or 0)
    assert both["2023"].era == "across"


def test_outcomes_that_cannot_be_read_are_not_recorded(planted: Planted) -> None:
    corpus, truth = planted
    unread = Counter(
        case["why"] for m in truth["meetings"] for case in m["cases"] if case["outcome"] is None
    )
    held = {row.group: row for row in corpus.trend("outcomes", by="total", pool=True)}

    assert set(unread) == {"missing", "unlisted", "damaged"}
    assert held["unrecorded"].count == sum(unread.values())


def test_the_approval_rate_has_its_denominator_and_all_cases_beside(planted: Planted) -> None:
    corpus, truth = planted
    approvals = ("approved", "approved_conditional", "approved_with_opinion", "partially_approved")
    for row in corpus.trend("approval_rate"):
        if row.status == NO_DATA:
            continue
        outcomes = years_of(truth)[row.period]["outcomes"]
        approved = sum(outcomes.get(name, 0) for name in approvals)
        decided = approved + outcomes.get("rejected", 0)
        assert (row.count, row.denominator) == (approved, decided)
        assert row.rate == (approved / decided if decided else None)
        assert row.cases == years_of(truth)[row.period]["cases"] == sum(dict(row.beside).values())
        assert dict(row.beside).get("unrecorded", 0) == outcomes.get("null", 0)


def test_planted_trends_are_found_again(planted: Planted) -> None:
    corpus, _ = planted
    rows = [r for r in corpus.trend("questions", per="case") if r.rate is not None]

    def pooled(some: list[Any]) -> float:
        return sum(r.count for r in some) / sum(r.denominator for r in some)

    assert pooled(rows[-6:]) > 1.15 * pooled(rows[:6])


def test_ids_lead_to_what_was_counted(planted: Planted) -> None:
    corpus, truth = planted
    rows = corpus.trend("questions", split="department!").rows
    for row in rows[::7]:
        assert len(row.ids) == row.count or row.count is None
        assert list(row.ids) == sorted(set(row.ids))
        for name in row.ids[:2]:
            assert corpus.turn(name).turn.kind.value == "question"
    cases = corpus.trend("outcomes").rows
    stated = {f"{m['id']}/{c['id']}": c["outcome"] or "unrecorded"
              for m in truth["meetings"] for c in m["cases"]}  # fmt: skip
    for row in cases:
        assert all(stated[name] == row.group for name in row.ids)


def test_partial_years_are_exposed_for_the_months_that_have_documents(planted: Planted) -> None:
    corpus, truth = planted
    days = [m["date"] for m in truth["meetings"]]
    rows = {r.period: r for r in corpus.trend("questions", by="calendar_year", per="month")}
    first, last = min(days), max(days)

    assert rows[first[:4]].denominator == 13 - int(first[5:7])
    assert rows[last[:4]].denominator == int(last[5:7])
    assert rows["2012"].denominator == 12
    assert rows["2023/1"].denominator == 3 and rows["2023/2"].denominator == 9
    only = corpus.trend("questions", within="year:2012..2013", per="month").rows
    assert [row.period for row in only] == ["2012", "2013"]


def test_a_saved_subset_bounds_as_its_query_does(planted: Planted) -> None:
    corpus, _ = planted
    hits = corpus.search("outcome:承認*")
    corpus.save_subset("承認", hits)

    found = corpus.trend("cases", within=corpus.subset("承認"))

    assert [r.count for r in found] == [r.count for r in corpus.trend("cases", within=hits)]
    assert found.trend.distinct == len(hits)


def test_provisions_of_both_laws_are_one_line_only_when_asked(planted: Planted) -> None:
    corpus, _ = planted
    plain = corpus.trend("citations", split="article")
    joined = corpus.trend("citations", split="article", concordant=True)

    # The invented city has no concordance: nothing is joined, and it is said to be approximate.
    assert [r.count for r in joined] == [r.count for r in plain]
    assert "concordance" in {note.code for note in joined.notes}


def test_synthetic_is_said_everywhere(planted: Planted) -> None:
    result = planted[0].trend("questions")

    assert result.trend.synthetic
    for text in (repr(result), result._repr_html_(), result.explain(), result.caption()):
        assert "合成データ" in text
    assert "synthetic" in result.caption("en")
    assert result.plot().synthetic


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
def test_twenty_years_come_back(tmp_path: Path, seed: int) -> None:
    from planted_corpus import added

    check_everything(*added(tmp_path, years=range(2004, 2025), meetings=6, seed=seed))
