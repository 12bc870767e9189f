"""Values of header fields given back to their labels: exchanged, or behind all labels (値の順)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.column_order import deal
from kurume_search.parsing.lines.pieces import Piece

_DATE = re.compile(
    r"(?:令和|平成|昭和|[RHS][0-9]|[0-9]{4})\s*(?:元|[0-9]{1,4}|[一二三四五六七八九十]{1,3})?\s*[年./-].{0,14}[0-9一二三四五六七八九十]"
)


def put_in_order(fields: list[Field]) -> list[str]:
    """Give values back to their labels where they were exchanged or came after all labels.

    Returns the kinds of repair done, for the diagnostics: ``values-exchanged``,
    ``values-after-labels``.
    """
    done: list[str] = []
    if _spread(fields):
        done.append("values-after-labels")
        _part_unlabelled(fields)
    by_id: dict[str, list[Field]] = defaultdict(list)
    for held in fields:
        by_id[held.id].append(held)
    # Each takes the first that is left: pair by pair 50 MB of headers would be quadratic.
    undated = [held for held in by_id["date"] if held.pieces and not _DATE.search(held.text)]
    dated = [held for held in by_id["venue"] if held.pieces and _DATE.search(held.text)]
    for date, venue in zip(undated, dated, strict=False):
        date.pieces, venue.pieces = venue.pieces, date.pieces
        done.append("values-exchanged")
    return done


def _part_unlabelled(fields: list[Field]) -> None:
    """Give a day that leads the values its own field, where its label got lost among the others."""
    if any(held.id == "date" for held in fields):
        return
    for at, held in enumerate(fields):
        if held.id == "venue" and len(held.pieces) > 1 and _DATE.match(held.text):
            day = replace(held, id="date", pieces=held.pieces[:1])
            held.pieces[:1] = []
            fields.insert(at, day)
            return


# Who else is listed below a roll, behind a label of his own: 事務局  総務課 庚川, ※欠席 己田.
WITHIN_ROLL = ("absent", "secretariat", "explainers")


def _spread(fields: Sequence[Field]) -> bool:
    """Undo column order: labels first, then all values (text from PDF)."""
    empty: list[Field] = []
    for at, held in enumerate(fields):
        if not held.pieces:
            empty.append(held)
            continue
        row = [*empty, held]
        ids = [target.id for target in row]
        inner = list(takewhile(lambda other: other.id in WITHIN_ROLL, fields[at + 1 :]))
        if len(empty) >= 2 and (dealt := _dealt_around(ids, held.pieces, inner)):
            for target, values in zip(row, dealt, strict=True):
                target.pieces[:] = values
            return True
        empty = []
    return False


def _dealt_around(
    ids: Sequence[str], values: Sequence[Piece], inner: Sequence[Field]
) -> list[list[Piece]] | None:
    """Return the values of each field of a row, where labels within the roll part them.

    What stands behind such a label is of it on its own line; below it the row goes on,
    unless that is of the roll as well.

    Args:
        ids: The fields whose labels came first.
        values: What stands behind them, up to the first label within.
        inner: The fields that such labels opened.
    """
    below = [held for field in inner for held in field.pieces[1:]]
    if not below or not {"members", "absent"}.intersection(ids):
        return deal(ids, values)
    dealt = deal(ids, [*values, *below])
    if dealt is None:
        return deal(ids, values)
    for name, own in zip(ids, dealt, strict=True):
        if name in ("members", *WITHIN_ROLL):
            own[:] = [held for held in own if held not in below]
    given = [held for own in dealt for held in own]
    for other in inner:
        other.pieces[1:] = [held for held in other.pieces[1:] if held not in given]
    return dealt
