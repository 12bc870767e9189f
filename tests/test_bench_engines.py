"""The benchmark beside other engines runs, and a wrong answer fails it.

Beside SQLite alone, which comes with Python; the other engines are in the extra `bench`.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from bench.beside.chart import chart
from bench.beside.command import main
from bench.beside.engines.engine import Answer, Engine
from bench.beside.engines.fts5 import Fts5
from bench.beside.engines.ours import OursEngine
from bench.beside.questions import KINDS, Question, Want
from bench.beside.readme import placed

ROOT = Path(__file__).parents[1]
MEASURED = json.loads((ROOT / "tests/bench/measured.json").read_text("utf-8"))


def test_the_readme_shows_what_was_measured() -> None:
    shown = (ROOT / "README.md").read_text("utf-8")

    assert placed(shown, MEASURED) == shown
    assert f"{MEASURED['sizes'][-1]['turns']:,} turns" in shown


def test_the_chart_shows_what_was_measured() -> None:
    shown = (ROOT / ".github/pictures/beside.svg").read_text("utf-8")

    assert shown == chart(MEASURED["sizes"][-1])


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Corpora and indexes, kept for the next test."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(autouse=True)
def _same_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", "moved while it runs, and back")


def measured(work: Path, part: str = "warm", questions: int = 2) -> int:
    return main(None, [
        "--turns", "200", "--engines", OursEngine.name, Fts5.name, "--parts", part,
        "--questions", str(questions), "--rounds", "1", "--work", str(work),
        "--json", str(work / "told"),
    ])  # fmt: skip


def test_it_measures_every_class_and_holds_every_answer_to_the_oracle(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = measured(work)

    printed, told = capsys.readouterr().out, json.loads((work / "told").read_text("utf-8"))
    (sized,) = told["sizes"]
    assert status == 0
    assert "every answer of every engine right" in printed
    assert sized["oracle"] > len(KINDS) / 2
    assert set(sized["warm"]) == {kind.name for kind in KINDS}
    for kind in KINDS:
        assert set(sized["warm"][kind.name]) == {OursEngine.name, Fts5.name}
        assert f"  {kind.name}\n" in printed


def test_it_asks_every_class_first_in_processes_of_their_own(work: Path) -> None:
    status = measured(work, "cold", questions=1)

    (sized,) = json.loads((work / "told").read_text("utf-8"))["sizes"]
    assert status == 0
    assert {kind.name for kind in KINDS} == set(sized["cold"])
    for by_engine in sized["cold"].values():
        assert all(by_engine[engine.name]["p95"][0] > 0 for engine in (OursEngine, Fts5))


def spoiled(answer: Answer, want: Want) -> Answer:
    """Return an answer that is wrong by one document."""
    if isinstance(answer, int):
        return answer + 1
    if isinstance(answer, Counter):
        return answer + Counter([next(iter(answer))])
    return list(answer)[1:] if want is Want.TOP else [*answer, 0 if 0 not in answer else 1]


@pytest.mark.parametrize(
    ("engine", "want"), [(OursEngine, Want.IDS), *((Fts5, want) for want in Want)]
)
def test_a_wrong_answer_fails_the_run(
    engine: type[Engine],
    want: Want,
    work: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    right = engine.query

    def wrong(self: Engine, question: Question) -> Answer:
        answer = right(self, question)
        return spoiled(answer, want) if question.want is want else answer

    monkeypatch.setattr(engine, "query", wrong)

    assert measured(work) == 1
    assert f"wrong: {engine.name}: Question" in capsys.readouterr().err


def test_a_meaning_that_differs_from_the_oracle_fails_the_run(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench.beside.meaning import Meaning

    right = Meaning.found
    monkeypatch.setattr(Meaning, "found", lambda self, question: right(self, question)[1:])

    assert measured(work) == 1
    assert "wrong: oracle: Question" in capsys.readouterr().err


def test_a_wrong_first_answer_fails_the_run(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench.beside.meaning import Meaning

    monkeypatch.setattr(Meaning, "answer", lambda self, question: set())

    assert measured(work, "cold", questions=1) == 1
    told = capsys.readouterr().err
    assert any(f"wrong: {engine.name}: Question" in told for engine in (OursEngine, Fts5))
