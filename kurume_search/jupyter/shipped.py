"""The notebooks that come with the software: which there are, and what each is about."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kurume_search.errors import UsageError
from kurume_search.query.fields import names_near

_NUMBER = re.compile(r"^\d+")
_ENGLISH = re.compile(r"^\*(.+)\*$", re.MULTILINE)


@dataclass(frozen=True)
class Notebook:
    """One notebook file.

    Attributes:
        path: Where it lies; never written to.
    """

    path: Path

    @property
    def name(self) -> str:
        """The file name."""
        return self.path.name

    @property
    def number(self) -> str:
        """What it is called by for short (``03``); empty if its name has no number."""
        found = _NUMBER.match(self.name)
        return found.group() if found else ""

    @cached_property
    def content(self) -> bytes:
        """The file."""
        return self.path.read_bytes()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What somebody wrote in its cells; what running it left there isn't among them."""
        return written_lines(self.content)

    @property
    def digest(self) -> str:
        """sha256 of `lines`, in hex."""
        return digest(self.lines)

    @cached_property
    def _head(self) -> str:
        cells: list[dict[str, Any]] = json.loads(self.content)["cells"]
        return "".join(cells[0]["source"]) if cells else ""

    @property
    def title(self) -> str:
        """Its heading, in Japanese."""
        return self._head.partition("\n")[0].lstrip("# ").strip()

    @property
    def title_en(self) -> str:
        """The English line under the heading; empty without one."""
        found = _ENGLISH.search(self._head)
        return found.group(1) if found else ""


def written_lines(content: bytes) -> tuple[str, ...]:
    """Return the lines of all cells of a notebook file, without outputs and metadata.

    Raises:
        ValueError: It is no notebook.
    """
    try:
        cells: list[dict[str, Any]] = json.loads(content)["cells"]
        found: list[str] = []
        for cell in cells:
            found += [f"[{cell['cell_type']}]", *"".join(cell["source"]).splitlines(), ""]
    except (KeyError, TypeError) as error:
        raise ValueError("no notebook") from error
    return tuple(found)


def digest(lines: Iterable[str]) -> str:
    """Return the sha256 of `lines`, in hex."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def shipped_folder() -> Path:
    """Return the folder of notebooks: inside the installed package, else of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_bundled" / "notebooks"
    return inside if inside.is_dir() else package.parent / "notebooks"


def shipped_notebooks() -> tuple[Notebook, ...]:
    """Return the notebooks that ship, by name."""
    return tuple(Notebook(path) for path in sorted(shipped_folder().glob("*.ipynb")))


def notebooks_named(names: tuple[str, ...]) -> tuple[Notebook, ...]:
    """Return the notebooks that `names` name, by number, file name or title; all without any.

    Raises:
        UsageError: A name names none, with near names.
    """
    every = shipped_notebooks()
    if not names:
        return every
    found = []
    for name in names:
        wanted = name.removesuffix(".ipynb")
        hits = [
            one
            for one in every
            if wanted in (one.number, one.number.lstrip("0"), one.path.stem, one.title)
        ]
        if not hits:
            near = names_near(wanted, [one.path.stem for one in every])
            raise UsageError(f"「{name}」というノートブックはありません。", near=near)
        found += hits
    return tuple(dict.fromkeys(found))
