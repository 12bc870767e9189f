"""Each notebook runs top to bottom and ships with the outputs it would give now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from browsing import browser, chromium
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
# What differs from machine to machine, or from one version of the corpus to the next.
VARIES = re.compile(
    r"corpus-?[ -]?[0-9a-f]{12,64}|results-[0-9a-f]{16}|[0-9a-f]{64}|core \d{8}|sudachipy [\d.]+"
    r"|hash [0-9a-f]{12}|(?<=<td style=\"text-align:left\">)[0-9a-f]{12}(?=</td>)"
)
# A widget needs a kernel; what ships is the page that stands in for it.
WIDGET = "application/vnd.jupyter.widget-view+json"
ENGLISH = re.compile(r"^\*[A-Z].*\*$", re.MULTILINE)
LIMIT = 500_000  # bytes, for mail and code hosts

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])


def shown(notebook: Any) -> Iterator[dict[str, Any]]:
    """Yield what each output shows, by media type; the bar of long work aside."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            assert output["output_type"] != "error", output
            meta = output.get("metadata", {})
            if "progress" not in str(meta.get("kurume-search", meta.get("text/html", ""))):
                yield output.get("data") or {"text/plain": output.get("text", "")}


def texts(notebook: Any) -> list[str]:
    found = []
    for data in shown(notebook):
        text = data.get("text/html") or data.get("text/plain") or ""
        found.append(VARIES.sub("…", "".join(text)))
    return found


@cache
def executed(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3", coalesce_streams=True).execute()
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        if "outputs" in cell:
            cell["outputs"] = [
                one for one in cell["outputs"] if "progress" not in str(one.get("metadata", ""))
            ]
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
    notebook["metadata"].pop("widgets", None)
    return notebook


@each
def test_a_notebook_gives_what_it_ships(path: Path, update_golden: bool) -> None:
    shipped = json.loads(path.read_text("utf-8"))
    notebook = executed(path)

    if update_golden:
        text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=False)
        path.write_text(text + "\n", "utf-8")
    assert texts(notebook) == texts(shipped) or update_golden, (
        "its outputs are stale: pytest tests/test_notebooks.py --update-golden"
    )
    assert path.stat().st_size < LIMIT


@each
def test_a_notebook_asks_for_nothing_that_another_corpus_cannot_have(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")

    assert not re.search(r"\d{4}-\d\d-\d\d|corpus\.report\(\d", code)


@each
def test_a_notebook_asks_one_question_and_ends_with_what_reproduces_it(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

    assert len(codes) <= 15
    for name in ("__version__", "tokenizer", "hash"):
        assert name in codes[-1]
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and text.startswith("#"):
            assert ENGLISH.search(text), text
    # Invented data are said to be, before anything is shown of them.
    if any("open_sample" in code for code in codes):
        assert "合成データ" in "".join(cells[0]["source"])
        charts = [d for d in shown({"cells": cells}) if "image/svg+xml" in d]
        sample = [d for d in charts if "合成データ" in "".join(d["image/svg+xml"])]
        assert sample or not charts


@each
def test_every_chart_ships_as_a_picture_with_its_words(path: Path) -> None:
    every = list(shown(json.loads(path.read_text("utf-8"))))
    for data, after in zip(every, [*every[1:], {}], strict=True):
        if "application/vnd.plotly.v1+json" in data:
            svg = "".join(data["image/svg+xml"])
            assert svg.startswith("<svg")
            assert "<title" in svg
            assert "<table" in "".join(after["text/html"])


@pytest.mark.skipif(chromium() is None, reason="there is no Chromium here")
def test_a_converted_notebook_shows_everything_without_a_network(tmp_path: Path) -> None:
    from nbconvert import HTMLExporter

    exporter = HTMLExporter()
    with browser() as opened:
        context = opened.new_context(viewport={"width": 1200, "height": 900})
        context.set_offline(True)
        page = context.new_page()
        for path in NOTEBOOKS:
            shipped = json.loads(path.read_text("utf-8"))
            html, _ = exporter.from_filename(str(path))
            (tmp_path / "page.html").write_text(html, "utf-8")
            page.goto((tmp_path / "page.html").as_uri(), wait_until="domcontentloaded")

            charts = sum("image/svg+xml" in data for data in shown(shipped))
            pictures = ".jp-OutputArea-output svg, .jp-OutputArea-output img[src^='data:']"
            drawn = page.locator(pictures).all()
            large = [box for one in drawn if (box := one.bounding_box()) and box["width"] > 200]
            assert len(large) >= charts, path.name
            tables = sum("<table" in "".join(d.get("text/html", "")) for d in shown(shipped))
            assert page.locator(".jp-OutputArea-output table").count() >= tables, path.name
