"""What goes wrong around a notebook is one sentence, and nothing hangs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.api.exploring.explore import Answerer
from kurume_search.api.own.manage import init
from kurume_search.errors import KurumeSearchError, UsageError
from kurume_search.explorer.state import State

PATIENCE = 120  # seconds
MINUTES = """第{n}回　試験市情報公開審査会　会議録

開催日　令和3年{month}月26日

諮問案件1　住民名簿の利用について

（会長）　諮問案件1について、質問はありますか。
（A委員）　保存期間はどうなっているのか。
（事務局）　{n}年である。
（会長）　本件は承認とします。
"""


def command(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kurume_search", *words],
        capture_output=True, text=True, timeout=PATIENCE, cwd=cwd,
    )  # fmt: skip


def added(folder: Path, source: Path) -> None:
    """Add `source` as somebody does in a terminal."""
    ran = command("add", "--corpus", str(folder), str(source), cwd=folder)
    assert ran.returncode == 0, ran.stderr


def write(folder: Path, n: int) -> Path:
    path = folder / f"{n}.txt"
    path.write_text(MINUTES.format(n=n, month=n + 3), "utf-8")
    return path


def test_a_kernel_without_the_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    real = importlib.util.find_spec

    def without(name: str, *more: Any) -> Any:
        return None if name == "anywidget" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", without)

    with pytest.raises(UsageError, match=r"kurume-search\[notebook\]"):
        ks.open_corpus().explore()


def test_a_running_kernel_goes_on_while_minutes_are_added(tmp_path: Path) -> None:
    folder = init(tmp_path / "corpus")
    assert (
        command("add", "--corpus", str(folder), str(write(tmp_path, 1)), cwd=tmp_path).returncode
        == 0
    )
    corpus = ks.open_corpus(folder)
    answer = Answerer(corpus)
    before = answer.answer(State(query="保存期間"))

    assert (
        command("add", "--corpus", str(folder), str(write(tmp_path, 2)), cwd=tmp_path).returncode
        == 0
    )

    # What was opened answers as it did, lines and all; opening again sees both.
    after = answer.answer(State(query="保存期間"))
    assert before["total"] == after["total"] == 1
    (hit,) = after["list"]["hits"]
    assert answer.answer(State(query="保存期間", open=hit["case"]))["case"]["lines"]
    assert ks.open_corpus(folder).search("保存期間").total == 2


def test_a_source_that_is_taken_away_under_a_running_kernel_is_said(tmp_path: Path) -> None:
    folder = init(tmp_path / "corpus")
    added(folder, write(tmp_path, 1))
    corpus = ks.open_corpus(folder)
    case = corpus.search("保存期間")[0].case
    name = f"{corpus.meetings[0]}/{case.rsplit('/', 1)[-1]}" if case else ""
    command(
        "remove", "--corpus", str(folder), corpus.library.folder.documents[0].path, cwd=tmp_path
    )

    assert corpus.search("保存期間").total == 1
    with pytest.raises(KurumeSearchError) as told:
        corpus.case(name)
    assert str(told.value).endswith("。")
    assert "error" not in Answerer(corpus).answer(State(query="保存期間"))


def test_two_notebooks_that_build_at_once_both_answer(tmp_path: Path) -> None:
    folder = init(tmp_path / "corpus", source="bundled")
    code = (
        f"import kurume_search as ks; print(ks.open_corpus({str(folder)!r}).search('結合').total)"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    assert len({one.communicate(timeout=PATIENCE)[0] for one in both}) == 1
    assert [one.returncode for one in both] == [0, 0]


def test_a_folder_that_cannot_be_written_is_said_before_the_lab_starts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    ran = command("lab", str(tmp_path / "file" / "inside"), "--no-browser", cwd=tmp_path)

    assert ran.returncode == 3
    assert "写せません" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("words", [("notebook", "run", "99"), ("notebook", "copy", "なし")])
def test_a_notebook_that_is_none_is_a_usage_error(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = command(*words, cwd=tmp_path)

    assert ran.returncode == 2
    assert "ノートブックはありません" in ran.stderr
    assert not list(tmp_path.iterdir())
