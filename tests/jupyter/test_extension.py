"""The extension in a real kernel, as a notebook runs it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

import kurume_search as ks
from kurume_search.api.showing.progress import Bar

CORPUS = "import kurume_search as ks\ncorpus = ks.open_corpus()"


def run(tmp_path: Path, *sources: str) -> list[Any]:
    cells = [new_code_cell(text, metadata={"tags": ["raises-exception"]}) for text in sources]
    notebook = nbformat.from_dict(new_notebook(cells=cells))
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    ).execute()
    return [cell["outputs"] for cell in notebook["cells"]]


def plain(outputs: list[Any]) -> str:
    return "".join(one["data"]["text/plain"] for one in outputs if "data" in one)


def test_the_magics_give_the_hits_that_python_gives(tmp_path: Path) -> None:
    _, python, line, cell, kept = run(
        tmp_path,
        f"{CORPUS}\n%load_ext kurume_search",
        "corpus.search('オンライン結合 セキュリティ')",
        "%kurume オンライン結合 セキュリティ",
        "%%kurume\nオンライン結合\n# a remark\nセキュリティ",
        "hits = %kurume オンライン結合\nlen(hits), type(hits).__name__",
    )

    assert plain(python) == plain(line) == plain(cell)
    assert plain(python).startswith("<Hits 2案件")
    assert plain(kept) == "(3, 'Hits')"


def test_the_magic_asks_the_corpus_that_the_notebook_opens_later(tmp_path: Path) -> None:
    _, before, own, chosen, kept = run(
        tmp_path,
        "import kurume_search as ks\n%load_ext kurume_search",
        "hits = %kurume オンライン結合\nhits.corpus.synthetic",
        "corpus = ks.open_sample()\nhits = %kurume オンライン結合\nhits.corpus is corpus",
        f"%kurume --corpus {ks.open_corpus().path}",
        "hits = %kurume オンライン結合\nhits.corpus is corpus",
    )

    # The bar of an index that is built may stand before the value.
    said = [plain(outputs).endswith("True") for outputs in (before, own, kept)]
    assert said == [False, True, False]
    assert chosen


def test_an_error_of_ours_is_one_sentence_and_its_steps_are_folded(tmp_path: Path) -> None:
    bare, _, folded, other = run(
        tmp_path,
        f"{CORPUS}\ncorpus.search('dept:情報政策科')",
        "%load_ext kurume_search",
        "corpus.search('dept:情報政策科')",
        "1 / 0",
    )

    for outputs in (bare, folded):
        (error,) = (one for one in outputs if one["output_type"] == "error")
        assert error["ename"] == "QueryError"
        (sentence,) = error["traceback"]
        assert "情報政策科" in sentence
        assert "もしかして" in sentence
        assert "File" not in sentence
    (steps,) = (one["data"]["text/html"] for one in folded if "data" in one)
    assert steps.startswith("<details>")
    assert "Traceback" in steps
    # Errors of others stay as they are.
    assert len(other[0]["traceback"]) > 1


def test_options_of_the_command_line_are_no_words_of_the_magic(tmp_path: Path) -> None:
    _, outputs, left_out = run(
        tmp_path,
        f"{CORPUS}\n%load_ext kurume_search",
        "%kurume オンライン結合 --corpus elsewhere",
        "%kurume オンライン結合 -セキュリティ",
    )

    (error,) = (one for one in outputs if one["output_type"] == "error")
    assert error["ename"] == "UsageError"
    assert "「--corpus」は使えません" in error["traceback"][0]
    assert plain(left_out).startswith("<Hits 1案件")


def test_kernel_without_a_corpus_says_so(tmp_path: Path) -> None:
    (outputs,) = run(tmp_path, "import kurume_search as ks\nks.open_corpus('nowhere')")

    (error,) = outputs
    assert error["ename"] == "CorpusError"
    assert len(error["traceback"]) == 1


def test_a_bar_is_shown_in_a_notebook_while_work_goes_on(tmp_path: Path) -> None:
    code = """
import time
from kurume_search.api.showing import progress
bar = progress.Bar("作業 <1>")
progress._WAIT = progress._EVERY = 0
bar(1, 3, "a&b"); time.sleep(0.05); bar(2, 3); bar(3, 3)
"""
    (outputs,) = run(tmp_path, code)

    (shown,) = outputs  # one output that was updated, not a log
    assert shown["data"]["text/html"] == ""
    assert shown["metadata"]["text/html"] == {"kurume-search": "progress"}


def test_no_bar_outside_of_notebooks(capfd: pytest.CaptureFixture[str]) -> None:
    bar = Bar("作業")
    bar(1, 2)
    bar(2, 2)

    assert capfd.readouterr() == ("", "")
    assert os.environ.get("JPY_PARENT_PID") is None
