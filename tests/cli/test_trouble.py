"""Trouble is one clear sentence, and nothing that was stored is harmed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ASK = [sys.executable, "-m", "kurume_search", "query", "オンライン結合", "--count"]


def environment(cache: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "KURUME_SEARCH_CACHE": str(cache), **more}


def ask(
    cache: Path, *words: str, command: list[str] = ASK, **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, *words], env=environment(cache, **more), capture_output=True, encoding="utf-8"
    )


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text


def test_a_missing_corpus_is_named_in_one_line(tmp_path: Path) -> None:
    ran = ask(tmp_path / "cache", "--corpus", str(tmp_path / "nowhere"))

    assert ran.returncode == 3
    assert one_line(ran.stderr)
    assert "nowhere" in ran.stderr


def test_a_folder_that_is_no_corpus_is_refused_in_one_line(tmp_path: Path) -> None:
    ran = ask(tmp_path / "cache", "--corpus", str(tmp_path))

    assert ran.returncode == 3
    assert one_line(ran.stderr)


def test_the_corpus_of_the_environment_is_used(tmp_path: Path) -> None:
    ran = ask(tmp_path / "cache", KURUME_CORPUS=str(tmp_path / "elsewhere"))

    assert ran.returncode == 3
    assert "elsewhere" in ran.stderr


def test_a_file_where_the_cache_folder_should_be(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("I was here first", "utf-8")

    ran = ask(cache)

    assert ran.returncode in (0, 3)
    assert "Traceback" not in ran.stderr
    assert "cache" in ran.stderr
    assert cache.read_text("utf-8") == "I was here first"


@pytest.mark.parametrize("damage", [b"", b"not an index", None], ids=["empty", "foreign", "gone"])
def test_a_damaged_index_is_said_or_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    cache = tmp_path / "cache"
    assert ask(cache).stdout == "3\n"
    for file in cache.glob("corpora/*/[bs]*/*/**/*"):
        if file.is_file() and file.name != "build.json":
            file.unlink() if damage is None else file.write_bytes(damage)

    ran = ask(cache)

    assert (ran.returncode, ran.stdout) == (0, "3\n") or (
        ran.returncode == 3 and one_line(ran.stderr) and "index build" in ran.stderr
    )
    rebuilt = ask(cache, command=[*ASK[:3], "index", "build"])
    assert rebuilt.returncode == 0
    assert ask(cache).stdout == "3\n"


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are POSIX")
def test_a_disk_that_fills_leaves_what_was_there(tmp_path: Path, bundled: Path) -> None:
    cache, corpus = tmp_path / "cache", tmp_path / "corpus"
    shutil.copytree(bundled, corpus)
    first = ask(cache, "--corpus", str(corpus))
    assert (first.stdout, first.stderr) == ("3\n", first.stderr)
    (corpus / "synonyms.toml").write_text("", "utf-8")
    limited = (
        "import resource, sys, runpy\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "sys.argv = ['kurume-search', *sys.argv[1:]]\n"
        "runpy.run_module('kurume_search', run_name='__main__')\n"
    )

    ran = ask(cache, "--corpus", str(corpus), command=[sys.executable, "-c", limited, *ASK[3:]])

    assert ran.returncode in (0, 3)
    assert "Traceback" not in ran.stderr
    first = ask(cache, "--corpus", str(corpus))
    assert (first.stdout, first.stderr) == ("3\n", first.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_kill_at_any_moment_leaves_an_answer(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    start = time.perf_counter()
    assert ask(cache).stdout == "3\n"
    whole = time.perf_counter() - start
    shutil.rmtree(cache)
    for step in range(1, 9):
        started = subprocess.Popen(
            ASK, env=environment(cache), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        time.sleep(whole * step / 8)
        started.send_signal(signal.SIGKILL)
        started.communicate()

        assert ask(cache).stdout == "3\n"
        if step % 2:
            shutil.rmtree(cache)


def test_two_processes_at_once_both_answer(tmp_path: Path) -> None:
    both = [
        subprocess.Popen(
            ASK, env=environment(tmp_path / "cache"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]

    written = [started.communicate() for started in both]

    assert [out for out, _ in written] == [b"3\n", b"3\n"]


def test_a_changed_source_or_register_makes_a_new_index(tmp_path: Path, bundled: Path) -> None:
    cache, corpus = tmp_path / "cache", tmp_path / "corpus"
    shutil.copytree(bundled, corpus)
    first = ask(cache, "--corpus", str(corpus))
    assert (first.stdout, first.stderr) == ("3\n", first.stderr)
    source = next(corpus.glob("minutes/*.txt"))
    # The manifest's sha256 no longer fits, which is said; the text counts as it is.
    source.write_text(source.read_text("utf-8").replace("オンライン結合", "別の結合"), "utf-8")

    ran = ask(cache, "--corpus", str(corpus))

    assert ran.stdout in ("0\n", "")
    assert ran.returncode in (1, 3)


def test_output_is_utf8_on_a_cp932_console(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*ASK[:4], "会議概要は確定される", "--format", "table"],
        env=environment(tmp_path / "cache", PYTHONIOENCODING="cp932", PYTHONUTF8="0"),
        capture_output=True,
    )

    assert "—意見や異論等はなく" in ran.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    ask(tmp_path / "cache")
    read, write = os.pipe()
    os.close(read)

    ran = subprocess.run(
        [*ASK[:3], "parse", "corpus/minutes/000_dc56ebb6b2a678a4.txt"],
        env=environment(tmp_path / "cache"), stdout=write, stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    os.close(write)

    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr
