"""A corpus is begun whole, or nothing of it is left."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kurume_search.errors import CorpusError
from kurume_search.store import start
from kurume_search.store.folder import bundled_corpus
from kurume_search.store.start import init_corpus


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("source", [None, bundled_corpus()])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, source: Path | None
) -> None:
    write, count = start.write_atomic, iter(range(1, 99))

    def filling(path: Path, content: bytes) -> None:
        if next(count) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        write(path, content)

    monkeypatch.setattr(start, "write_atomic", filling)

    with pytest.raises(CorpusError, match="空きがありません"):
        init_corpus(tmp_path / "deep" / "mine", source=source)

    assert names(tmp_path) == set()


def test_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine" / "minutes").mkdir(parents=True)
    (tmp_path / "mine" / "minutes" / "r3-1.txt").write_text("会議録", "utf-8")
    (tmp_path / "mine" / "laws.toml").write_text("# 私の法令\n", "utf-8")
    before = names(tmp_path)

    with pytest.raises(CorpusError, match=r"laws\.toml がもうあります"):
        init_corpus(tmp_path / "mine")

    assert names(tmp_path) == before
    assert (tmp_path / "mine" / "laws.toml").read_text("utf-8") == "# 私の法令\n"


def test_an_interrupted_run_leaves_nothing_and_runs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = start.write_atomic

    def interrupted(path: Path, content: bytes) -> None:
        if path.name == "topics.toml":
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(start, "write_atomic", interrupted)
        with pytest.raises(KeyboardInterrupt):
            init_corpus(tmp_path / "mine")
    assert names(tmp_path) == set()

    init_corpus(tmp_path / "mine")

    assert {"manifest.toml", "topics.toml", "minutes"} <= names(tmp_path / "mine")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of a few pages, where the system lets one be made."""
    if not hasattr(os, "geteuid") or os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can make a disk in memory")
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("this system lets nobody make a disk in memory")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_indeed(tiny: Path) -> None:
    with pytest.raises(CorpusError, match="空きがありません"):
        init_corpus(tiny / "mine", source=bundled_corpus())

    assert names(tiny) == set()
