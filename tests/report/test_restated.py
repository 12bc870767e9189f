"""What changed since a report was published, and why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.errors import KurumeSearchError
from kurume_search.sample import write_sample


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restated") / "corpus"
    write_sample(folder, years=range(2010, 2013), meetings=3, seed=5)
    return folder


def published(corpus: Path, into: Path, year: int = 2011) -> Path:
    ks.open_corpus(corpus).report(year, compare=year - 1).write(into, ["json"])
    return into / "report.json"


def difference(corpus: Path, old: Path, year: int = 2012) -> dict[str, Any]:
    made = ks.open_corpus(corpus).report(year, compare=year - 1, published=old)
    found = made.to_json()["difference"]
    assert found is not None
    against: dict[str, Any] = found["published"]
    return against


def copied(corpus: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(corpus, folder)
    return folder


def approved_case(corpus: Path) -> tuple[str, int]:
    """Id of a case of 2011 that was approved, and the line of its heading."""
    opened = ks.open_corpus(corpus)
    for name, (minutes, _) in zip(
        opened.library.meeting_ids(), opened.library.all_minutes(), strict=True
    ):
        if minutes.meeting.fiscal_year != 2011:
            continue
        for case in minutes.cases:
            if case.outcome.value == "approved":
                return f"{name}/{case.id}", case.heading.line
    raise AssertionError


def test_nothing_changed_nothing_restated(corpus: Path, tmp_path: Path) -> None:
    found = difference(corpus, published(corpus, tmp_path / "old"))

    assert found["restated"] == []
    assert (found["added"], found["removed"], found["changed"]) == ([], [], [])


def test_a_correction_is_restated_with_its_reason(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    old = published(folder, tmp_path / "old")
    case, line = approved_case(folder)
    meeting = case.rpartition("/")[0]
    (folder / "corrections.toml").write_text(
        f'[[correction]]\nmeeting = "{meeting}"\nline = {line}\nfield = "case.outcome"\n'
        'value = "rejected"\nwho = "事務局 甲野"\nwhy = "答申書と照らして訂正"\n',
        "utf-8",
    )

    found = difference(folder, old)

    before = json.loads(old.read_text("utf-8"))["figures"]
    restated = {row["key"]: row for row in found["restated"]}
    approved = restated["2011/outcome/approved"]
    assert approved["was"] == before["2011/outcome/approved"]["value"]
    assert approved["now"] == approved["was"] - 1
    assert approved["removed"] == [case]
    assert approved["added"] == []
    assert approved["reasons"] == ["correction"]
    rejected = restated["2011/outcome/rejected"]
    assert (rejected["now"], rejected["added"]) == (rejected["was"] + 1, [case])
    # Only what outcomes are counted into has changed.
    assert {key.split("/")[1] for key in restated} <= {
        "outcome", "approved_any", "decided", "years",
    }  # fmt: skip
    assert "2011/cases" not in restated
    assert {row["reasons"][0] for row in restated.values()} == {"correction"}
    assert found["changed"] == [
        {"case": case, "what": "outcome", "was": "approved", "now": "rejected",
         "reasons": ["correction"]}
    ]  # fmt: skip
    assert (found["added"], found["removed"]) == ([], [])


def test_the_page_shows_it(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    old = published(folder, tmp_path / "old")
    case, line = approved_case(folder)
    (folder / "corrections.toml").write_text(
        f'[[correction]]\nmeeting = "{case.rpartition("/")[0]}"\nline = {line}\n'
        'field = "case.outcome"\nvalue = "rejected"\nwho = "甲野"\nwhy = "答申書による"\n',
        "utf-8",
    )

    made = ks.open_corpus(folder).report(2011, published=old)
    page = made.html()

    assert "再集計で変わった数" in page
    assert "<li>訂正</li>" in page
    assert "答申書による" in page
    assert "甲野" not in page
    assert made.figure("2011/corrections") == 1


def test_a_new_document_is_restated_as_such(corpus: Path, tmp_path: Path) -> None:
    """Last year's report was made before one of the minutes came in."""
    late = copied(corpus, tmp_path)
    manifest = late / "manifest.toml"
    rows = manifest.read_text("utf-8").split("[[document]]")
    opened = ks.open_corpus(corpus)
    gone = next(
        minutes.path
        for minutes, _ in opened.library.all_minutes()
        if minutes.meeting.fiscal_year == 2011 and minutes.cases
    )
    manifest.write_text("[[document]]".join(row for row in rows if f'"{gone}"' not in row), "utf-8")
    old = published(late, tmp_path / "old")

    found = difference(corpus, old)

    restated = {row["key"]: row for row in found["restated"]}
    cases = restated["2011/cases"]
    assert cases["now"] - cases["was"] == len(cases["added"]) > 0
    assert cases["reasons"] == ["new_document"]
    assert found["added"]
    assert all(row["reasons"] == ["new_document"] for row in found["added"])


def test_a_removed_document_is_restated_as_such(corpus: Path, tmp_path: Path) -> None:
    folder = copied(corpus, tmp_path)
    old = published(folder, tmp_path / "old")
    opened = ks.open_corpus(folder)
    gone = next(
        minutes.path
        for minutes, _ in opened.library.all_minutes()
        if minutes.meeting.fiscal_year == 2011 and minutes.cases
    )
    manifest = folder / "manifest.toml"
    rows = manifest.read_text("utf-8").split("[[document]]")
    manifest.write_text("[[document]]".join(row for row in rows if f'"{gone}"' not in row), "utf-8")

    found = difference(folder, old)

    assert found["removed"]
    assert all(row["reasons"] == ["removed_document"] for row in found["removed"])
    assert {tuple(row["reasons"]) for row in found["restated"]} == {("removed_document",)}


def test_another_version_is_named(corpus: Path, tmp_path: Path) -> None:
    old = published(corpus, tmp_path / "old")
    data = json.loads(old.read_text("utf-8"))
    data["report"]["fingerprints"]["software"] = "0" * 64
    figure = data["figures"]["2011/questions"]
    listing = data["lists"][figure["list"]]
    listing["entries"] = listing["entries"][:-1]
    figure["value"] -= 1
    old.write_text(json.dumps(data), "utf-8")

    restated = {row["key"]: row for row in difference(corpus, old)["restated"]}

    assert restated["2011/questions"]["reasons"] == ["software"]


def test_years_side_by_side(corpus: Path) -> None:
    made = ks.open_corpus(corpus).report(2012, compare=2011)
    said = made.to_json()
    found = said["difference"]

    assert found["compared"] == "2011"
    for row in found["figures"]:
        then = row["key"].replace("2012/", "2011/", 1)
        assert row["now"] == said["figures"][row["key"]]["value"]
        assert row["then"] == said["figures"][then]["value"]
        assert row["change"] == row["now"] - row["then"]
    articles = {c["key"] for c in found["added"] if c["kind"] == "article"}
    gone = {c["key"] for c in found["removed"] if c["kind"] == "article"}
    assert articles.isdisjoint(gone)
    for row in found["added"]:
        if row["kind"] == "article":
            key = f"2012/article/{row['key']}"
            assert said["figures"][key]["value"] == len(row["cases"]) > 0
            assert said["figures"][key.replace("2012", "2011", 1)]["value"] == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "壊れています"),
        ("[]", "報告書(kurume-search/report/1)ではありません"),
        ('{"schema": "kurume-search/report/2"}', "ではありません"),
        ('{"schema": "kurume-search/report/1"}', "壊れています"),
        ('{"schema": "kurume-search/report/1", "report": 5, "figures": {}}', "壊れています"),
    ],
)
def test_a_broken_older_report(corpus: Path, tmp_path: Path, content: str, says: str) -> None:
    old = tmp_path / "report.json"
    old.write_text(content, "utf-8")

    with pytest.raises(KurumeSearchError) as trouble:
        ks.open_corpus(corpus).report(2012, published=old)

    assert says in str(trouble.value)
    assert str(trouble.value).count("。") <= 2


def test_any_part_taken_out_of_an_older_report_is_one_sentence(
    corpus: Path, tmp_path: Path
) -> None:
    whole = json.loads(published(corpus, tmp_path / "old").read_text("utf-8"))
    old = tmp_path / "report.json"
    opened = ks.open_corpus(corpus)
    for part in ("report", "figures", "lists", "entries", "sources"):
        for broken in ({}, [], None, 3):
            old.write_text(json.dumps({**whole, part: broken}), "utf-8")
            try:
                opened.report(2012, published=old)
            except KurumeSearchError as trouble:
                assert str(trouble)


def test_a_report_of_another_corpus(corpus: Path, tmp_path: Path, real: Any) -> None:
    real.write(tmp_path / "real", ["json"])

    with pytest.raises(KurumeSearchError, match="別の会議録集"):
        ks.open_corpus(corpus).report(2012, published=tmp_path / "real" / "report.json")
