"""A process that parses from the end of a corpus changes nothing but who parses what."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.sample import write_sample
from kurume_search.search.building import parsing_apart
from kurume_search.search.building.kept_rows import KeptRows, parsed_store
from kurume_search.search.building.parsing_apart import ParsingApart
from kurume_search.store.folder import CorpusFolder

_PATIENCE = 60.0  # seconds


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(parsing_apart, "_WORTH", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    write_sample(tmp_path / "corpus", years=range(2019, 2022), turns=300)
    return tmp_path / "corpus"


def kept(folder: CorpusFolder) -> int:
    return sum(1 for _ in (folder.home / "parsed").glob("*.rows"))


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def apart(corpus: Path) -> Iterator[tuple[ParsingApart, CorpusFolder]]:
    folder = CorpusFolder.open(corpus)
    made = ParsingApart(folder, [row.path for row in folder.documents])
    yield made, folder
    made.stop()


def test_it_keeps_every_document(apart: tuple[ParsingApart, CorpusFolder]) -> None:
    parsing, folder = apart
    parsing.go_on()
    until(lambda: kept(folder) == len(folder.documents))

    store = parsed_store(folder)
    for row in folder.documents:
        source = store.source(folder, row)
        held = KeptRows(store).of(source, keep=False)
        assert [rows.id for rows in held] == [one.meeting.id for one in store.minutes(source)]


def test_it_begins_at_the_end_and_goes_on_where_it_was_stopped(
    apart: tuple[ParsingApart, CorpusFolder],
) -> None:
    parsing, folder = apart
    parsing.go_on()
    until(lambda: kept(folder) > 0)
    parsing.stop()
    store, some = parsed_store(folder), kept(folder)
    last = store.source(folder, folder.documents[-1])
    assert store.place("minutes", last).exists()

    time.sleep(0.2)
    assert kept(folder) == some  # nobody parses any more
    parsing.go_on()
    until(lambda: kept(folder) == len(folder.documents))


def test_it_ends_with_the_process_that_began_it(corpus: Path) -> None:
    folder = CorpusFolder.open(corpus)
    program = f"""
import os, signal
from pathlib import Path
from kurume_search.search.building import parsing_apart
from kurume_search.store.folder import CorpusFolder
parsing_apart._WORTH, os.cpu_count = 1, lambda: 2
folder = CorpusFolder.open(Path({str(corpus)!r}))
made = parsing_apart.ParsingApart(folder, [row.path for row in folder.documents])
made.go_on()
print(made._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    said = Path(f"/proc/{int(done.stdout)}/cmdline")
    until(lambda: not said.exists() or not said.read_bytes())  # gone, or only not waited for
    assert kept(folder) < len(folder.documents)


@pytest.mark.parametrize("fate", ["runs", "dies", "can't start"])
def test_the_index_is_the_same_whoever_parsed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    if fate == "dies":
        monkeypatch.setattr(
            parsing_apart, "command_for", lambda *_: [sys.executable, "-c", "raise SystemExit(3)"]
        )
    if fate == "can't start":
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    found = ks.open_corpus(corpus).library

    monkeypatch.setattr(parsing_apart, "_WORTH", 10**9)
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(corpus.parent / "other"))
    alone = ks.open_corpus(corpus).library
    assert {**found.info} == {**alone.info}
    columns, own = found.searcher.columns, alone.searcher.columns
    assert columns.names == own.names
    for name in columns.names:
        if not name.endswith((".packed", ".keys", ".labels")):
            assert columns.raw(name) == own.raw(name), name
    assert list(columns.blobs("surfaces")) == list(own.blobs("surfaces"))
