"""A source that can't be read is said in one sentence, and everything else goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import open_corpus
from kurume_search.errors import CorpusError, SourceError
from kurume_search.store import hashing
from kurume_search.store.folder import CorpusFolder
from kurume_search.store.hashing import hash_folder

LABELLED = Path(__file__).parents[1] / "quality/labelled"
FIRST = LABELLED / "p01_hanatate_summary_qa.txt"
SECOND = LABELLED / "p05_wakabadai_qa_noname.txt"
NAME = f"minutes/{FIRST.name}"
# Root reads what nobody may read, until it gives up that right.
BARE = """
import ctypes, sys
class Head(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]
class Data(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inherited")]
libc, head, data = ctypes.CDLL(None), Head(0x20080522, 0), (Data * 2)()
libc.capget(ctypes.byref(head), ctypes.byref(data))
data[0].effective &= ~0b110
data[0].permitted &= ~0b110
assert libc.capset(ctypes.byref(head), ctypes.byref(data)) == 0
from kurume_search.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def mine(shell: Shell, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shell("init", str(folder))
    shell("add", "--corpus", str(folder), str(FIRST), str(SECOND))
    return folder


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return names of files that the system refuses to open."""
    names: set[str] = set()
    read = Path.open

    def opened(path: Path, *args: object, **named: object) -> object:
        if path.name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    return names


def findings(shell: Shell, mine: Path) -> list[tuple[str, str]]:
    ran = shell("check", "--corpus", str(mine), "--format", "json")
    assert ran.status == 0 and "Errno" not in ran.out + ran.err
    rows = ran.json["findings"]
    return [(row["path"], row["message"]) for row in rows if row["code"] == "unreadable"]


def test_a_source_without_permission_is_said_and_the_rest_is_checked(
    shell: Shell, mine: Path, refusing: set[str]
) -> None:
    refusing.add(FIRST.name)

    ((path, message),) = findings(shell, mine)

    assert path == NAME
    assert message.startswith(f"{NAME} を読む権限がありません。") and "remove" in message
    assert shell("query", "--corpus", str(mine), "--count").out == "3\n"
    refusing.clear()
    assert findings(shell, mine) == []
    assert shell("query", "--corpus", str(mine), "--count").out == "7\n"


def test_a_folder_in_place_of_a_source_is_said(shell: Shell, mine: Path) -> None:
    (mine / NAME).unlink()
    (mine / NAME).mkdir()

    ((path, message),) = findings(shell, mine)

    assert path == NAME and message.startswith(f"{NAME} がフォルダになっています。")


def test_the_system_itself_refuses(shell: Shell, mine: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("rights are given up as Linux has it")
    (mine / NAME).chmod(0)

    ran = subprocess.run(
        [sys.executable, "-c", BARE, "check", "--corpus", str(mine), "--format", "tsv"],
        capture_output=True, encoding="utf-8", check=False, env=dict(os.environ),
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert f"{NAME} を読む権限がありません。" in ran.stdout
    assert "Errno" not in ran.stdout + ran.stderr


def test_a_source_that_goes_while_the_corpus_is_open_is_one_finding(mine: Path) -> None:
    corpus = open_corpus(mine)
    assert corpus.library.searcher.columns.meetings == 2
    (mine / NAME).unlink()

    read = corpus.quality()

    assert (read.meetings, read.codes["unreadable"]) == (1, 1)
    (found,) = [one for one in read.findings if one.code == "unreadable"]
    assert (found.path, found.severity.value) == (NAME, "error")
    with pytest.raises(SourceError):
        corpus.meeting(found.meeting).text  # noqa: B018 - reading it is what raises


def test_a_file_that_goes_while_the_folder_is_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    digest = hashing.digest_of

    def gone(path: Path) -> str:
        (tmp_path / "b.txt").unlink(missing_ok=True)
        return digest(path)

    monkeypatch.setattr(hashing, "digest_of", gone)

    found = hash_folder(tmp_path, None)

    assert (list(found.sha256), dict(found.refused)) == (["a.txt"], {})


@pytest.mark.parametrize("name", ["laws.toml", "manifest.toml", "corrections.toml"])
def test_without_a_register_nothing_is_read(mine: Path, refusing: set[str], name: str) -> None:
    refusing.add(name)

    with pytest.raises(CorpusError, match=f"{name} を読めません（権限がありません）") as raised:
        CorpusFolder.open(mine)

    assert "Errno" not in str(raised.value)
