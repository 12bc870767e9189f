"""Every notebook, opened and run in a real JupyterLab in Japanese, as a researcher would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import browser, chromium, open_notebook, running_lab, serious, shots

from kurume_search.jupyter.shipped import shipped_notebooks

SECONDS = 120
pytestmark = [
    pytest.mark.lab,
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium here"),
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("lab")
    with running_lab(folder) as address:
        yield address, folder


@pytest.fixture
def page(lab: tuple[str, Path]) -> Iterator[Any]:
    with browser() as opened:
        yield opened.new_page(viewport={"width": 1400, "height": 1400}, locale="ja-JP")


def clear(source: Path, target: Path) -> None:
    """Copy a notebook as if nobody had run it."""
    notebook = json.loads(source.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    target.write_text(json.dumps(notebook), "utf-8")


def saved(path: Path) -> list[Any]:
    """Return the cells of code as they are saved; none while they are being written."""
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
    except ValueError:
        return []
    return [cell for cell in cells if cell["cell_type"] == "code" and cell["source"]]


def run_all(page: Any) -> None:
    page.click("text=実行 >> nth=0")
    page.click("text=すべてのセルを実行 >> nth=0")


def run_to_its_end(page: Any, path: Path) -> list[Any]:
    """Wait until the kernel has nothing to do for a while, save, and return the cells of code.

    What isn't on the screen isn't in the page either, so the file is asked.
    """
    quiet = 0
    for _ in range(SECONDS):
        page.wait_for_timeout(1000)
        if page.locator(".jp-Dialog .jp-mod-accept").count():
            page.click(".jp-Dialog .jp-mod-accept")  # the kernel was still starting
            run_all(page)
        idle = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").count()
        quiet = quiet + 1 if idle else 0
        if quiet >= 4:
            page.keyboard.press("Escape")
            page.keyboard.press("Control+s")
            page.wait_for_timeout(1500)
            return saved(path)
    raise AssertionError(f"{path.name} doesn't come to its end")


@pytest.mark.parametrize("notebook", shipped_notebooks(), ids=lambda one: one.number)
def test_a_notebook_runs_without_an_error_and_shows_its_charts(
    notebook: Any, page: Any, lab: tuple[str, Path]
) -> None:
    address, folder = lab
    clear(notebook.path, folder / notebook.name)
    open_notebook(page, address, notebook.name)
    assert "ファイル" in page.inner_text("#jp-MainMenu")
    run_all(page)
    codes = run_to_its_end(page, folder / notebook.name)
    assert codes
    assert all(cell["execution_count"] for cell in codes)
    outputs = [output for cell in codes for output in cell["outputs"]]
    assert not [one for one in outputs if one["output_type"] == "error"]
    charts = sum("image/svg+xml" in one.get("data", {}) for one in outputs)
    # The lab draws what is on the screen, so each output is brought there.
    drawn = 0
    for output in page.locator(".jp-OutputArea-output").all():
        output.scroll_into_view_if_needed()
        boxes = [svg.bounding_box() for svg in output.locator("svg").all()]
        drawn += any(box is not None and box["width"] > 200 for box in boxes)
    assert drawn >= charts
    if target := shots():
        page.screenshot(path=target / f"notebook-{notebook.number}.png")
    assert serious(page, ".jp-RenderedHTML table") == []
