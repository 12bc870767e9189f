"""Cells of a spreadsheet that hold several lines: copied, each stands in quotation marks (引用符).

会長<tab>"諮問第1号は承認する。<line end>文案は任せてもらう。": the marks are no words of anyone,
and the second line is more of the cell, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from kurume_search.text.normalize import FoldedText

# A mark within the cell is doubled, so that a single one ends it, where the cell does.
_CELL = re.compile(r'(?:^|(?<=\t))"(?P<words>(?:[^"]|"")*+)"(?=\t|$)', re.MULTILINE)
_NONE: Mapping[int, int] = MappingProxyType({})


def cells_unquoted(folded: FoldedText) -> tuple[FoldedText, Mapping[int, int]]:
    """Return the text without the marks around such cells, and where their lines go on.

    The marks are covered in the folded text alone, with spaces. The second is the number of a
    line → the column (from 0) of the cell that goes on with it.
    """
    text = folded.text
    if '"' not in text or "\t" not in text:
        return folded, _NONE  # nearly always
    marks: list[int] = []
    within: dict[int, int] = {}
    number, column, at = 1, 0, 0  # of the line and the cell that are reached, and where
    for cell in _CELL.finditer(text):
        start, stop = cell.start("words") - 1, cell.end()
        quoted = "\n" in cell["words"] or '""' in cell["words"]
        if not (quoted and _is_of_row(text, start, stop)):
            continue
        between = text[at:start]
        number += between.count("\n")
        column = between.rpartition("\n")[2].count("\t") + (0 if "\n" in between else column)
        for _ in range(cell["words"].count("\n")):
            number += 1
            within[number] = column
        marks += (start, stop - 1)
        at = stop
    if not within:
        return folded, _NONE
    edges = [-1, *marks, len(text)]
    words = [text[low + 1 : high] for low, high in pairwise(edges)]
    return replace(folded, text=" ".join(words)), within


def _is_of_row(text: str, start: int, stop: int) -> bool:
    """Return whether a tab parts a cell from another one."""
    return text[start - 1 : start] == "\t" or text[stop : stop + 1] == "\t"
