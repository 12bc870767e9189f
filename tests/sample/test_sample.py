"""The invented city: same bytes for the same seed, and a truth that adds up."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tomllib
import tracemalloc
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kurume_search.errors import CorpusError, UsageError
from kurume_search.sample import SampleReport, write_sample
from kurume_search.sample.city import cities
from kurume_search.sample.history import History
from kurume_search.sample.page import SYNTHETIC_MARK
from kurume_search.sample.plan import PlannedMeeting
from kurume_search.sample.trends import Trends
from kurume_search.store.folder import CorpusFolder
from kurume_search.store.registers import load_registers

YEARS = range(2004, 2025)
SUMMED = ("meetings", "cases", "turns", "questions", "question_sentences", "answers")
# What counts as a sentence that asks, in the forms that are planted.
ASKS = re.compile(
    r"(か|(教えて(いただきたい|ください)|伺いたい|説明してほしい|確認したい)(と思います)?)。$"
)
ANNOUNCES = re.compile(r"^([2-9]|数)点伺いたい")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleReport]:
    folder = tmp_path_factory.mktemp("sample") / "city"
    return folder, write_sample(folder, years=YEARS)


@pytest.fixture(scope="module")
def truth(corpus: tuple[Path, SampleReport]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((corpus[0] / "truth.json").read_text("utf-8"))
    return read


def planned(turns: int | None = None) -> list[PlannedMeeting]:
    trends = Trends.draw(YEARS, 6, 1)
    history = History(cities(1)[0], trends, 6, 1, main=True)
    return [history.meeting(year, number, turns) for year, number in history.sittings()]


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def run(folder: Path, seed: str) -> str:
    code = (
        "import sys; from pathlib import Path; from kurume_search.sample import write_sample\n"
        "write_sample(Path(sys.argv[1]), years=range(2010, 2018), seed=3)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment)
    return digest(folder)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = run(tmp_path / "a", "1"), run(tmp_path / "b", "2")
    write_sample(tmp_path / "c", years=range(2017, 2009, -1), seed=3)
    write_sample(tmp_path / "d", years=range(2010, 2018), seed=4)

    assert first == second == digest(tmp_path / "c")
    assert digest(tmp_path / "d") != first


def test_the_totals_are_the_sums_of_their_parts(
    corpus: tuple[Path, SampleReport], truth: dict[str, Any]
) -> None:
    meetings, total, report = truth["meetings"], truth["totals"], corpus[1]
    years = truth["years_totals"].values()

    for key in SUMMED:
        assert total[key] == sum(year[key] for year in years)
    assert total["meetings"] == len(meetings) == report.meetings
    assert total["cases"] == sum(len(meeting["cases"]) for meeting in meetings) == report.cases
    assert total["turns"] == sum(len(meeting["turns"]) for meeting in meetings) == report.turns
    assert sum(total["outcomes"].values()) == total["cases"]
    assert sum(total["unrecorded"].values()) == total["outcomes"]["null"]
    for group in ("outcomes", "departments", "articles", "subjects"):
        summed = Counter[str]()
        for year in years:
            summed.update(year.get(group, {}))
        assert dict(summed) == total[group]


def test_the_counts_of_a_case_are_those_of_its_turns(truth: dict[str, Any]) -> None:
    for meeting in truth["meetings"]:
        for case in meeting["cases"]:
            own = [row for row in meeting["turns"] if case["id"] in row[4]]
            assert case["counts"]["turns"] == len(own)
            assert case["counts"]["questions"] == sum(row[2] == "question" for row in own)
            assert case["counts"]["question_sentences"] == sum(row[3] for row in own)
        kinds = {row[0]: row[2] for row in meeting["turns"]}
        asked = [question for question, _, _, _ in meeting["exchanges"]]
        assert asked == [name for name, kind in kinds.items() if kind == "question"]
        assert {kinds[a] for _, answers, _, _ in meeting["exchanges"] for a in answers} <= {
            "answer"
        }


def test_only_what_is_planted_as_a_question_asks() -> None:
    for meeting in planned():
        for turn in meeting.turns:
            outside = re.sub("「[^」]*」", "", turn.text)
            sentences = [text for text in re.split("(?<=。)", outside) if text]
            asks = sum(bool(ASKS.search(t)) and not ANNOUNCES.match(t) for t in sentences)
            prompts = turn.kind == "procedural"
            assert prompts or asks == turn.asks, turn.text
            assert "{" not in turn.text
            assert (turn.asks > 0) == (turn.kind == "question")


def test_the_files_hold_the_turns_that_the_truth_counts(
    corpus: tuple[Path, SampleReport], truth: dict[str, Any]
) -> None:
    label = re.compile(r"^（([A-L]委員|実施機関|事務局)）", re.MULTILINE)
    held, wanted = Counter[str](), Counter[str]()
    for meeting in truth["meetings"]:
        if meeting["notation"] == "paren-letters" and meeting["file"].endswith(".txt"):
            encoding = {"cp932": "cp932"}.get(meeting["kind"], "utf-8")
            text = (corpus[0] / meeting["file"]).read_text(encoding)
            held[meeting["file"]] = len(label.findall(text))
            wanted[meeting["file"]] += len(meeting["turns"])

    assert held and held == wanted


def test_everything_that_has_to_be_planted_is_there(truth: dict[str, Any]) -> None:
    meetings = truth["meetings"]
    cases = [case for meeting in meetings for case in meeting["cases"]]
    sittings = Counter(case["thread"] for case in cases)

    assert {case["why"] for case in cases} == {None, "missing", "unlisted", "damaged"}
    assert {case["outcome"] for case in cases} >= {
        "approved", "approved_conditional", "approved_with_opinion", "partially_approved",
        "rejected", "continued", "deferred", "withdrawn", "noted", None,
    }  # fmt: skip
    assert max(sittings.values()) >= 2
    assert any(case["joint"] for case in cases)
    assert any(len(case["departments"]) > 1 for case in cases)
    assert {meeting["damage"] for meeting in meetings} == {None, "tail", "body"}
    assert len({meeting["notation"] for meeting in meetings}) >= 8
    assert {meeting["kind"] for meeting in meetings} == {"txt", "cp932", "html", "docx"}
    assert len({meeting["file"] for meeting in meetings}) < len(meetings)  # bound together
    assert any(item["kind"] == "report" for meeting in meetings for item in meeting["items"])
    assert truth["totals"]["unanswered"] > 0
    assert any(len(row[1]) > 1 for meeting in meetings for row in meeting["exchanges"])


def test_gaps_are_gaps(truth: dict[str, Any]) -> None:
    (year,), (gone,) = truth["missing_years"], truth["missing_meetings"]
    held = {(m["fiscal_year"], m["number"]) for m in truth["meetings"]}

    assert str(year["fiscal_year"]) not in truth["years_totals"]
    assert (gone["fiscal_year"], gone["number"]) not in held
    assert len(held) == (len(YEARS) - 1) * 6 - 1


def test_the_reform_ends_what_the_law_ended(truth: dict[str, Any]) -> None:
    for meeting in truth["meetings"]:
        for case in meeting["cases"]:
            old = case["articles"][0]["law"] == "old-ordinance"
            assert old <= (meeting["date"] < "2023-04-01")
    assert any(case["procedure"] == "報告" for m in truth["meetings"] for case in m["cases"])


def test_the_planted_trends_can_be_seen(truth: dict[str, Any]) -> None:
    years = {int(year): count for year, count in truth["years_totals"].items()}

    def mean(span: range, group: str, key: str) -> float:
        part = [count for year, count in years.items() if year in span]
        return sum(c.get(group, {}).get(key, 0) for c in part) / sum(c["cases"] for c in part)

    early, late = range(2004, 2012), range(2017, 2025)
    questions = [
        sum(years[y]["questions"] for y in span if y in years)
        / sum(years[y]["cases"] for y in span if y in years)
        for span in (early, late)
    ]
    assert questions[1] > 1.3 * questions[0]
    assert mean(late, "departments", "joho") > 1.3 * mean(early, "departments", "joho")
    fell = "old-ordinance 7-2-4"
    assert mean(range(2015, 2023), "articles", fell) < 0.6 * mean(early, "articles", fell)


def test_departments_are_called_what_they_were_called_then(
    corpus: tuple[Path, SampleReport], truth: dict[str, Any]
) -> None:
    registers = load_registers(corpus[0])
    for meeting in truth["meetings"]:
        day = date.fromisoformat(meeting["date"])
        # A fiscal year's last sitting is still before the 1 April of a renaming.
        valid = {unit.id: unit.name for unit in registers.departments_of("sample-001", day)}
        for case in meeting["cases"]:
            for unit in case["departments"]:
                assert unit["printed"].endswith(valid[unit["id"]])
    assert truth["renames"] and truth["mergers"]
    for merger in truth["mergers"]:
        for before in merger["from"]:
            row = registers.department(before)
            assert row is not None and merger["to"] in row.successors


def test_laws_mean_what_they_meant_then(corpus: tuple[Path, SampleReport]) -> None:
    registers = load_registers(corpus[0])

    assert registers.laws_named("sample-001", date(2020, 1, 1))["条例"] == "old-ordinance"
    assert registers.laws_named("sample-001", date(2023, 4, 1))["条例"] == "new-ordinance"
    assert registers.laws_named("sample-001", date(2024, 1, 1))["法"] == "privacy-act"
    assert registers.council_named("汐凪市情報公開・個人情報保護審議会") is not None


def test_the_manifest_is_true_and_says_synthetic(corpus: tuple[Path, SampleReport]) -> None:
    folder, report = corpus
    opened = CorpusFolder.open(folder)

    assert len(opened.manifest) == report.files
    assert not any(row.real for row in opened.manifest)
    assert not opened.changed and not opened.unlisted
    rows = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))["document"]
    assert all("合成データ" in row["title"] for row in rows)


def test_every_file_says_that_it_is_synthetic(
    corpus: tuple[Path, SampleReport], truth: dict[str, Any]
) -> None:
    for meeting in truth["meetings"]:
        content = (corpus[0] / meeting["file"]).read_bytes()
        if meeting["kind"] == "docx":
            content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
        encoding = "cp932" if meeting["kind"] == "cp932" else "utf-8"
        assert SYNTHETIC_MARK in content.decode(encoding)


def test_word_processors_open_the_docx(
    corpus: tuple[Path, SampleReport], truth: dict[str, Any]
) -> None:
    docx = pytest.importorskip("docx")
    made = [m for m in truth["meetings"] if m["kind"] == "docx"]
    tables = next(m for m in made if m["notation"] == "table-rows")
    lines = next(m for m in made if m["notation"] != "table-rows")

    opened = docx.Document(str(corpus[0] / lines["file"]))
    assert any(SYNTHETIC_MARK in paragraph.text for paragraph in opened.paragraphs)
    held = docx.Document(str(corpus[0] / tables["file"])).tables
    said = [row for table in held for row in table.rows if row.cells[0].text != "発言者"]
    assert len(said) >= len(tables["turns"])


def test_the_vocabulary_grows_like_that_of_minutes(tmp_path: Path) -> None:
    words, seen, said = re.compile(r"[一-龠々]+|[ァ-ヶー]+|[0-9A-Z]+"), set[str](), 0
    sizes = {}
    trends = Trends.draw(YEARS, 6, 1)
    for city in cities(2):
        history = History(city, trends, 6, 1, main=False)
        for year, number in history.sittings():
            for turn in history.meeting(year, number, 60).turns:
                seen.update(words.findall(turn.text))
                said += 1
                if said in (1_000, 10_000):
                    sizes[said] = len(seen)

    # Heaps' law: ten times the text has some four to seven times the words.
    assert 3.5 < sizes[10_000] / sizes[1_000] < 7.5


@pytest.mark.slow
def test_many_turns_stream(tmp_path: Path) -> None:
    seen = []
    tracemalloc.start()
    report = write_sample(
        tmp_path / "big", years=YEARS, turns=50_000, progress=lambda *step: seen.append(step)
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert abs(report.turns - 50_000) < 200
    assert report.councils > 1
    assert peak < 8_000_000
    assert seen[-1] == (report.meetings, report.meetings)
    truth = json.loads((tmp_path / "big/truth.json").read_text("utf-8"))
    assert len(truth["meetings"]) == report.meetings


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")

    with pytest.raises(CorpusError, match="空ではありません"):
        write_sample(tmp_path, years=range(2020, 2021))

    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()

    report = write_sample(tmp_path / "new", years=range(2020, 2021))

    assert (tmp_path / "new" / "truth.json").exists()
    assert report.meetings == 6


def test_a_disk_that_is_full_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(CorpusError, match="空きがありません") as caught:
        write_sample(tmp_path / "new", years=range(2020, 2021))

    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"years": range(0)},
        {"years": range(1900, 1910)},
        {"years": range(2090, 2110)},
        {"years": range(2020, 2021), "meetings": 0},
        {"years": range(2020, 2021), "meetings": 99},
        {"years": range(2020, 2021), "turns": 0},
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        write_sample(tmp_path / "new", **wrong)

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("years", [range(1993, 1995), range(2019, 2020), range(2023, 2026)])
@pytest.mark.parametrize("meetings", [1, 12])
def test_short_samples_work_too(tmp_path: Path, years: range, meetings: int) -> None:
    report = write_sample(tmp_path / "s", years=years, meetings=meetings)

    assert report.meetings >= len(years) * meetings - 2
    assert len(load_registers(tmp_path / "s").councils) == 1
