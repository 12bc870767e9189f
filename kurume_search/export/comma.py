"""CSV as all of ours is: RFC 4180, and no cell that a spreadsheet runs or a file can't hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import chain

from kurume_search.export.cells import neutral, storable

BOM = "\ufeff"  # with it Excel reads a file as UTF-8


def csv_text(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    r"""Return a table as CSV; its lines end in CRLF, and headings are guarded as cells are.

    >>> csv_text(["id", "=件名"], [["c1", "名簿,写し"], ["c2", -1]])
    'id,\'=件名\r\nc1,"名簿,写し"\r\nc2,-1\r\n'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in chain([heads], rows):
        # A row of one empty cell would be an empty line; quoting keeps it a row.
        writer.writerow([storable(neutral(value)) for value in row])
    return text.getvalue()
