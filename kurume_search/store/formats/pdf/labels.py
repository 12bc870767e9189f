"""Labels set in a narrow column without borders, which broke over lines (開催日 / 時).

The parts of a label stand below each other, each beside a line of its value. Where they are
one label that minutes have, they are put together on the first of these lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.page.bodies import is_body_label
from kurume_search.parsing.words.headwords import section_of
from kurume_search.store.formats.pdf.layout import Measures, Row, Stretch

_LINES = 5  # of one label
_HALVES = 2
_WIDEST = 6.5  # characters of a line of it
_ASIDE = 0.6  # of a character, by which what begins at one place can differ
_GAP = 0.8  # between label and value
_FAR = 1.7  # of the usual distance from line to line


def whole_labels(rows: Sequence[Row], page: Measures) -> list[Row]:
    """Return the lines of a part of a page with each broken label on its first line."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        stop, label = _label_from(rows, at, page)
        if label is None:
            found.append(list(rows[at]))
            at += 1
            continue
        _, *value = _parted(rows[at], label.right, page)
        found.append([label, *value[0]])
        found += [
            rest for row in rows[at + 1 : stop] if (rest := _parted(row, label.right, page)[1])
        ]
        at = stop
    return found


def _label_from(rows: Sequence[Row], at: int, page: Measures) -> tuple[int, Stretch | None]:
    """Return behind which line a label ends that begins on line `at`, and the whole of it."""
    begins = _value_begins(rows[at], page)
    first = rows[at][0]
    if begins is None or begins - first.left > (_WIDEST + 2) * page.em:
        return at, None
    parts = [_words(_parted(rows[at], begins, page)[0])]
    best = at, ""
    known = int(_is_label(parts[0]))  # so many parts are a label by themselves
    for k in range(at + 1, min(at + _LINES, len(rows))):
        part, value = _parted(rows[k], begins, page)
        near = rows[k - 1][0].bottom - rows[k][0].bottom <= _FAR * page.pitch
        beside = not value or abs(value[0].left - begins) <= _ASIDE * page.em
        if not (near and part and beside and part[-1].right < begins - _ASIDE * page.em / 2):
            break
        if part[0].left < first.left - _ASIDE * page.em:
            break
        parts.append(_words(part))
        whole = "".join(parts)
        if not _is_label(whole):
            continue
        if known and _is_label("".join(parts[known:])):  # 議題 / 結果 are two, 審議 / 結果 one
            halves = len(parts) == _HALVES and max(map(len, parts)) <= _HALVES
            if not (halves and _is_full(rows[at][-1], page)):
                break
        best, known = (k + 1, whole), len(parts)
    if not best[1]:
        return at, None
    return best[0], first._replace(right=begins - page.em, words=best[1])


def _value_begins(row: Row, page: Measures) -> float | None:
    """Return where the value of a line begins, behind the widest gap, or None."""
    gaps = [(two.left - one.right, two.left) for one, two in pairwise(row)]
    wide, begins = max(gaps, default=(0.0, 0.0))
    return begins if wide >= _GAP * page.em else None


def _is_full(last: Stretch, page: Measures) -> bool:
    """Return whether a line goes on below, by its last words."""
    return page.right - last.right < 2 * page.em and last.words[-1] not in "。．）」"


def _parted(row: Row, begins: float, page: Measures) -> tuple[Row, Row]:
    edge = begins - _ASIDE * page.em
    return [s for s in row if s.left < edge], [s for s in row if s.left >= edge]


def _words(part: Row) -> str:
    return "".join("".join(stretch.words.split()) for stretch in part)


@lru_cache(maxsize=1024)
def _is_label(words: str) -> bool:
    """Return whether words are a label of minutes and nothing else."""
    text = unicodedata.normalize("NFKC", words)
    label = read_label(text)
    if label is not None and label.value == len(text):
        return True
    return is_body_label(text) or section_of(text) is not None
