"""Twice the same run gives the same bytes; names stay hidden; big reports stay quick."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.whole.report import Report
from kurume_search.sample import write_sample

ROOT = Path(__file__).parents[2]
FORMATS = "html,pdf,xlsx,csv,json,md"


def held(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    """In two processes, with other hash seeds, clocks and places."""
    for name, seed in (("one", "1"), ("two", "2")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run(
            [sys.executable, "-m", "kurume_search", "report", "--year", "R3", "--format", FORMATS,
             "-o", str(tmp_path / name)],
            env=environment, cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip

    one, two = held(tmp_path / "one"), held(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert b"2023-11-14" in one["report.json"]  # 1700000000 as a day


def test_officials_are_hidden_unless_asked_for(real: Report, bundled: Path, tmp_path: Path) -> None:
    corpus = ks.open_corpus(bundled)
    minutes, _ = next(corpus.library.all_minutes())
    people = {person.name for person in (*minutes.meeting.members, *minutes.meeting.secretariat)}
    people |= {staff.name for case in minutes.cases for body in case.bodies for staff in body.staff}
    long = {name for name in people if len(name) > 1}
    assert len(long) > 10

    real.write(tmp_path / "hidden", ["html", "json", "md", "csv"])
    hidden = b"".join(held(tmp_path / "hidden").values()).decode()
    assert [name for name in long if name in hidden] == []

    shown = ks.open_corpus(bundled, names=True).report(2021)
    said = shown.html()
    assert [name for name in long if name in said]
    assert shown.to_json()["report"]["names"] == "show"


def test_officials_of_a_sample_are_hidden(year: Report, decades_corpus: ks.Corpus) -> None:
    people = set()
    for minutes, _ in decades_corpus.library.all_minutes():
        if minutes.meeting.fiscal_year in (2011, 2012):
            people |= {person.name for person in minutes.meeting.members if len(person.name) > 1}
    page = year.html()

    assert people
    # As a whole word with its office: 委員 names stand before 委員 and 会長.
    assert [name for name in people if f"{name}委員" in page or f"{name}会長" in page] == []


def test_a_corpus_of_two_councils(tmp_path: Path) -> None:
    write_sample(tmp_path / "corpus", years=range(2012, 2014), meetings=3, seed=3, turns=1600)
    corpus = ks.open_corpus(tmp_path / "corpus")
    councils = {minutes.meeting.council for minutes, _ in corpus.library.all_minutes()}
    assert len(councils) > 1
    one = min(str(name) for name in councils)

    both, alone = corpus.report(2012), corpus.report(2012, council=one)

    assert len(both.document.about.councils) > 1
    assert [key for key, _ in alone.document.about.councils] == [one]
    first, second = both.figure("2012/cases"), alone.figure("2012/cases")
    assert first is not None and second is not None
    assert 0 < second < first


def test_minutes_of_strangers_in_every_notation(tmp_path: Path) -> None:
    """Councils that no register knows, unnumbered meetings, minutes without a date."""
    from kurume_search.api.own.manage import add, init

    labelled = sorted((ROOT / "tests" / "quality" / "labelled").glob("*.txt"))[::4]
    undated = tmp_path / "undated.txt"
    undated.write_text(
        "審議会会議録\n\n（会長）開会する。\n（委員）なぜか。\n（事務局）そうだ。\n", "utf-8"
    )
    init(tmp_path / "corpus")
    add(tmp_path / "corpus", [*labelled, undated])
    corpus = ks.open_corpus(tmp_path / "corpus")

    made = corpus.report("1990..2025")
    made.write(tmp_path / "out", FORMATS.split(","))
    page = made.html()

    meetings = [minutes.meeting for minutes, _ in corpus.library.all_minutes()]
    councils = " ".join(meeting.body or "" for meeting in meetings)
    people = {
        person.name
        for meeting in meetings
        for person in (*meeting.members, *meeting.secretariat)
        if len(person.name) > 2 and person.name not in councils  # a town can be called alike
    }
    assert people
    assert [name for name in people if name in page] == []
    assert made.figure("1990..2025/coverage/undated") == 1
    assert len(made.document.about.councils) > 3


@pytest.mark.parametrize("asked", ["2012-10-01..2013-09-30", "2013-09-30..2012-10-01"])
def test_a_term_of_a_council(decades_corpus: ks.Corpus, asked: str) -> None:
    made = decades_corpus.report(asked)
    days = [
        minutes.meeting.date
        for minutes, _ in decades_corpus.library.all_minutes()
        if minutes.meeting.date and "2012-10-01" <= minutes.meeting.date.isoformat() <= "2013-09-30"
    ]

    assert made.figure("2012-10-01..2013-09-30/meetings") == len(days) > 0
    assert "平成24年10月1日から平成25年9月30日まで" in made.title


@pytest.mark.slow
@pytest.mark.filterwarnings("error")  # a sheet that takes no more links would only warn
def test_a_report_of_20_years_is_quicker_than_its_index(tmp_path: Path) -> None:
    write_sample(tmp_path / "corpus", years=range(2004, 2024), meetings=8, seed=2, turns=5000)
    began = time.process_time()  # others may be at work on the machine
    corpus = ks.open_corpus(tmp_path / "corpus", rebuild=True)
    indexed = time.process_time() - began
    assert corpus.library.info["turns"] > 4_500

    began = time.process_time()  # others may be at work on the machine
    corpus.report("2004..2023").write(tmp_path / "out")
    made = time.process_time() - began

    assert made < indexed
