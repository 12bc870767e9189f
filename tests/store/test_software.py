"""The fingerprint of the software changes with what reads minutes, and with nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kurume_search.store import software

PACKAGE = Path(software.__file__).parents[1]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rooms that read, old enough for its times to be relied on."""
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "cache"))
    package = tmp_path / "package"
    for room in software.ROOMS:
        shutil.copytree(PACKAGE / room, package / room)
    for file in software.FILES:
        shutil.copy2(PACKAGE / file, package / file)
    monkeypatch.setattr(software, "__file__", str(package / "store" / "software.py"))
    monkeypatch.setattr(software, "SETTLED", 0)
    return package


def fingerprint() -> str:
    software.software_fingerprint.cache_clear()
    try:
        return software.software_fingerprint()
    finally:
        software.software_fingerprint.cache_clear()


@pytest.mark.parametrize(
    "file",
    [
        "parsing/minutes.py", "data/outcomes.toml", "store/formats/__init__.py",
        "store/formats/pdf/reading.py", *software.FILES,
    ],
)  # fmt: skip
def test_it_changes_with_a_file_that_reads(copied: Path, file: str) -> None:
    before = fingerprint()
    with (copied / file).open("ab") as opened:
        opened.write(b"\n#\n")

    assert fingerprint() != before


def test_it_changes_with_a_file_more_or_less(copied: Path) -> None:
    before = fingerprint()
    (copied / "parsing" / "more.py").write_bytes(b"")
    more = fingerprint()
    (copied / "parsing" / "more.py").unlink()

    assert before != more
    assert fingerprint() == before


def test_it_knows_contents_whatever_times_say(copied: Path) -> None:
    before = fingerprint()
    for file in copied.rglob("*.py"):
        os.utime(file, ns=(1, 1))
    (copied / "parsing" / "__pycache__").mkdir(exist_ok=True)
    (copied / "parsing" / "__pycache__" / "minutes.pyc").write_bytes(b"x")

    assert fingerprint() == before


def test_what_looks_the_same_is_not_read_again(copied: Path) -> None:
    before = fingerprint()
    kept = software.cache_root() / "software.txt"
    kept.write_text(kept.read_text("utf-8").replace(before, "f" * 64), "utf-8")

    assert fingerprint() == "f" * 64


def test_what_has_just_changed_is_not_relied_on(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(software, "SETTLED", 10**18)

    assert fingerprint()
    assert not (software.cache_root() / "software.txt").exists()


def test_a_damaged_copy_costs_only_time(copied: Path) -> None:
    before = fingerprint()
    (software.cache_root() / "software.txt").write_bytes(b"\xff\xfe\x00")

    assert fingerprint() == before
