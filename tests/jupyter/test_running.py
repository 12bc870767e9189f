"""Notebooks run without a browser, in a real kernel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from kurume_search.errors import UsageError
from kurume_search.jupyter.lab import prepare
from kurume_search.jupyter.running import NotebookError, run_notebook


def write(path: Path, *sources: str) -> Path:
    cells = [new_code_cell(text, id=f"c{n}") for n, text in enumerate(sources)]
    path.write_text(json.dumps(new_notebook(cells=cells)), "utf-8")
    return path


def test_a_notebook_is_run_and_kept_with_what_it_showed(tmp_path: Path) -> None:
    source = write(tmp_path / "a.ipynb", "import kurume_search, os", "os.environ['KURUME_CORPUS']")
    told: list[tuple[int, int]] = []

    target = run_notebook(
        source, tmp_path / "out" / "a.ipynb", environment=prepare(tmp_path),
        progress=lambda done, whole: told.append((done, whole)),
    )  # fmt: skip

    cells = json.loads(target.read_text("utf-8"))["cells"]
    assert cells[1]["outputs"][0]["data"]["text/plain"] == repr(str(tmp_path))
    assert told == [(1, 2), (2, 2)]
    assert not json.loads(source.read_text("utf-8"))["cells"][1]["outputs"]


def test_a_cell_that_fails_is_said_and_what_ran_is_kept(tmp_path: Path) -> None:
    source = write(tmp_path / "a.ipynb", "1 + 1", "1 / 0", "2 + 2")

    with pytest.raises(NotebookError, match=r"a\.ipynb .* ZeroDivisionError"):
        run_notebook(source, source, environment=prepare(None))

    cells = json.loads(source.read_text("utf-8"))["cells"]
    assert cells[0]["outputs"][0]["data"]["text/plain"] == "2"
    assert not cells[2]["outputs"]


def test_what_is_no_notebook_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text("no")

    with pytest.raises(UsageError, match="読めません"):
        run_notebook(tmp_path / "a.ipynb", tmp_path / "b.ipynb", environment=prepare(None))
