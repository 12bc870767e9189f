"""Each notebook runs top to bottom and ships with the outputs it would give now."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
# What differs from machine to machine, or from one version of the corpus to the next.
VARIES = re.compile(r"corpus [0-9a-f]{12,64}|core \d{8}|sudachipy [\d.]+|hash [0-9a-f]{12}")


def outputs(notebook: Any) -> list[str]:
    found = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            assert output["output_type"] != "error", output
            data = output.get("data") or {"text/plain": output.get("text", "")}
            text = data.get("text/html") or data.get("text/plain") or ""
            found.append(VARIES.sub("…", "".join(text)))
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])
def test_a_notebook_gives_what_it_ships(path: Path, update_golden: bool) -> None:
    shipped = json.loads(path.read_text("utf-8"))
    notebook = nbformat.read(path, as_version=4)

    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()

    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
    if update_golden:
        text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=False)
        path.write_text(text + "\n", "utf-8")
    assert outputs(notebook) == outputs(shipped) or update_golden
    assert path.stat().st_size < 500_000


def test_every_notebook_has_an_english_line_under_each_heading() -> None:
    for path in NOTEBOOKS:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown" and text.startswith("#"):
                assert re.search(r"^\*[A-Z].*\*$", text, re.MULTILINE), text
