"""A cell as text alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kurume_search.report import shown
from kurume_search.report.cells import (
    Cell,
    Line,
    Many,
    Ref,
    Rich,
    Share,
)


def plain_text(cell: Cell, words: Mapping[str, str]) -> str:
    """Return a cell as text alone."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case date():
            return cell.isoformat()
        case Ref():
            return cell.text
        case Line():
            return shown.place(cell, words)
        case Many():
            return "\n".join(plain_text(one, words) for one in cell.cells)
        case Rich():
            return "".join(plain_text(one, words) for one in cell.parts)
        case Share():
            bounds = shown.interval(cell)
            of = f"{cell.part.value}/{cell.whole.value}"
            said = f"{shown.main_value(cell)}（{of}{'、' + bounds if bounds else ''}）"
            return said + (words["few"] if cell.few else "")
        case _:
            return shown.main_value(cell) + (words["few"] if shown.is_few(cell) else "")
