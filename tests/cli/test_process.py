"""The command line as a process of its own: how it ends, and what a warm query imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kurume_search

QUERY = ("query", "オンライン結合", "セキュリティ")
# Importing one of these costs as much as the rest of a query.
HEAVY = {
    "numpy", "whoosh", "rich", "pandas", "polars", "plotly", "networkx", "sklearn", "jinja2",
    "asyncio", "concurrent", "multiprocessing", "subprocess", "tempfile", "random", "csv",
    "tomllib", "hashlib", "locale", "email", "importlib.metadata", "importlib.resources",
    "ctypes", "logging", "argparse", "platformdirs", "filelock", "rapidfuzz",
}  # fmt: skip
# A module of ours costs some 0.2 ms of a process of 60; one more has to be worth that. A room
# (a folder whose own file says what is in it) costs half of that.
OURS, ROOMS, OTHERS = 72, 18, 98
PACKAGE = Path(kurume_search.__file__).parent.parent


def run(*words: str, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *python, "-m", "kurume_search", *words]
    return subprocess.run(command, capture_output=True, check=False)


def imported(*words: str) -> list[str]:
    """Return what the process imports besides what Python itself begins with."""
    run(*words)  # builds the index, writes the bytecode
    said = run(*words, python=("-X", "importtime")).stderr.decode()
    bare = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", ""], capture_output=True, check=True
    )
    return sorted(set(_names(said)) - set(_names(bare.stderr.decode())))


def _names(said: str) -> list[str]:
    lines = (line for line in said.splitlines() if line.startswith("import time:"))
    return [line.rpartition("|")[2].strip() for line in lines if "imported package" not in line]


def test_a_warm_query_imports_no_more_than_it_needs() -> None:
    names = imported(*QUERY)

    assert not {name for name in names if name in HEAVY or name.partition(".")[0] in HEAVY}
    ours = [name for name in names if name.startswith("kurume_search")]
    rooms = [name for name in ours if PACKAGE.joinpath(*name.split(".")).is_dir()]
    assert len(ours) - len(rooms) <= OURS, ours
    assert len(rooms) <= ROOMS, rooms
    assert len(names) - len(ours) <= OTHERS, names


def test_a_phrase_imports_nothing_more_than_what_cuts_it() -> None:
    more = set(imported("query", '"議事の概要"')) - set(imported(*QUERY))

    assert {name for name in more if name.startswith("kurume_search")} == {
        "kurume_search.analysis.morphemes"
    }
    assert "sudachipy" in more
    assert not more & HEAVY


def test_a_meeting_more_is_indexed_without_what_only_many_need() -> None:
    many = {
        "numpy.random", "concurrent.futures", "subprocess", "zipfile", "filelock", "asyncio",
        "tomllib",
    }  # fmt: skip
    code = (
        "import sys, kurume_search.search.building.making, kurume_search.search.building.build\n"
        "import kurume_search.search.building.merging\n"
        f"print(sorted({many!r} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert ran.stdout.strip() == b"[]"


def test_only_words_that_no_index_knows_load_the_dictionary() -> None:
    assert "sudachipy" not in imported(*QUERY)
    assert "sudachipy" in imported("query", "見たこともない言い回し")


def test_what_needs_no_words_imports_no_dictionary() -> None:
    for words in (("--help",), ("query", "--help"), ("query", "--count"), ("--version",)):
        names = imported(*words)
        assert not {"sudachipy", "numpy", "whoosh", "rich"} & set(names), words


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (QUERY, 0),
        (("--help",), 0),
        (("query", "存在しない語ですよ"), 1),
        (("query", "--nope"), 2),
        (("query", "--corpus", "/nonexistent"), 3),
    ],
)
def test_a_process_ends_with_the_status_of_its_command(words: tuple[str, ...], status: int) -> None:
    assert run(*words).returncode == status


def test_all_output_is_out_before_the_process_ends(tmp_path: Path) -> None:
    piped = run("query", "--format", "json").stdout
    with (tmp_path / "out.json").open("wb") as target:
        command = [sys.executable, "-m", "kurume_search", "query", "--format", "json"]
        subprocess.run(command, stdout=target, check=True)

    assert json.loads(piped)["total"] == len(json.loads(piped)["hits"])
    assert (tmp_path / "out.json").read_bytes() == piped


def test_what_is_registered_for_the_end_is_run(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = (
        "import atexit, pathlib, sys\n"
        f"atexit.register(pathlib.Path({str(told)!r}).touch)\n"
        "sys.argv[1:] = ['--version']\n"
        "from kurume_search.cli import main\nmain()"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert told.exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads can't be counted")
@pytest.mark.parametrize(("asked", "threads"), [(None, "1"), ("2", "2")])
def test_numpy_starts_no_threads_unless_they_are_asked_for(
    asked: str | None, threads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if asked is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", asked)
    code = (
        "import atexit, os, sys\n"
        "def told():\n    import numpy\n    print(len(os.listdir('/proc/self/task')))\n"
        "atexit.register(told)\n"
        "sys.argv[1:] = ['--version']\n"
        "from kurume_search.cli import main\nmain()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert ran.stdout.decode().split()[-1] == min(threads, str(os.cpu_count()))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_behind_stdout_is_one_sentence() -> None:
    for words in (QUERY, ("--help",)):
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "kurume_search", *words],
                stdout=full, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip

        assert ran.returncode == 3
        assert "出力を書き出せません" in ran.stderr.decode()
        assert "Traceback" not in ran.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="closes streams by a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-"])
def test_a_closed_stream_changes_neither_the_answer_nor_the_status(closed: str) -> None:
    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        command = f'exec "$0" -m kurume_search "$@" {closed}'
        return subprocess.run(
            ["sh", "-c", command, sys.executable, *words],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    counted = ran("query", "個人情報", "--count")
    assert counted.returncode == 0
    assert (counted.stdout.strip().isdecimal()) == (">&-" not in closed.split())
    assert "Traceback" not in counted.stderr

    nothing = ran("query", "どこにもない語", "--count")
    assert nothing.returncode == 1
    assert bool(nothing.stderr) == ("2>&-" not in closed)

    mistyped = ran("query", "--nope")
    assert mistyped.returncode == 2
    assert "Traceback" not in mistyped.stderr
