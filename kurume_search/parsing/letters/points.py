"""Paragraphs of a letter and the points that they count: (1), ア, ①, 1 and bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.marks.list_marks import mark_of


@dataclass(slots=True)
class Paragraph:
    """Lines read on as one text; `section` is what they stand under."""

    section: str | None
    pieces: list[Piece] = field(default_factory=list)
    heading: bool = False

    @property
    def text(self) -> str:
        """The folded words."""
        return joined(self.pieces)


# What says that conditions or opinions follow below: 次の条件を付した上で, 下記の事項に留意.
_BELOW = r"(?:次|以下|下記|左記|別記|後記)(?:に掲げる|[のに])[^。は]{0,24}?"
_CONDITIONS = r"条件|遵守|守(?:る|り|ら)|講じ|講ず"
_OPINIONS = (
    r"(?:意見|要望|付言|附言)[^。、]{0,8}(?:付|附|添|加え)|留意|配慮|努め|要望(?:す|し|い)|検討"
)
_ANNOUNCES = re.compile(rf"{_BELOW}(?:(?P<conditions>{_CONDITIONS})|{_OPINIONS})")


# 次の条件を付 is what a verdict says of the conditions below, and none of them.
_POINTS_DOWN = re.compile(
    r"(?:次|以下|下記|左記|別記|後記)(?:に掲げる|の)[^。、]{0,6}(?:条件|事項|点|意見|要望|措置)"
)


def announces(words: str) -> bool:
    """Return whether folded words only point at what stands below."""
    return _POINTS_DOWN.search(words) is not None


def announced_as(paragraphs: Sequence[Paragraph]) -> OutcomeValue | None:
    """Return what a grant becomes by what the paragraphs announce, or None for nothing."""
    for paragraph in reversed(paragraphs):
        if match := _ANNOUNCES.search(paragraph.text):
            conditional = match["conditions"] is not None
            return (
                OutcomeValue.APPROVED_CONDITIONAL
                if conditional
                else OutcomeValue.APPROVED_WITH_OPINION
            )
    return None


def announced(paragraphs: Sequence[Paragraph]) -> list[list[Piece]]:
    """Return the points below the paragraphs that announce conditions, in order.

    Those are the paragraphs right behind, as long as they count on; what counts inside a
    point belongs to it.
    """
    found: list[list[Piece]] = []
    at = 0
    while at < len(paragraphs):
        at += 1
        if _ANNOUNCES.search(paragraphs[at - 1].text):
            points, at = _points(paragraphs, at)
            found += points
    return found


_MOST_POINTS = 400
# So many paragraphs without a mark can stand inside a point that counts.
_INSIDE = 6


def _points(paragraphs: Sequence[Paragraph], at: int) -> tuple[list[list[Piece]], int]:
    """Return the points from paragraph `at` on, and where they end."""
    found: list[list[Piece]] = []
    kind, end = "", at
    inner: dict[str, int] = {}
    held: list[Piece] = []  # of the last point, if another one follows
    for i in range(at, min(len(paragraphs), at + _MOST_POINTS)):
        pieces = paragraphs[i].pieces
        mark = mark_of(pieces[0])
        if mark is None:
            if not found or i - end >= _INSIDE:
                break
            held += pieces
            continue
        if not found or mark.kind == kind:
            if not mark.follows(len(found)) or (held and not mark.numbers):
                break
            if found:
                found[-1] += held
            kind, inner = mark.kind, {}
            found.append(list(pieces))
        else:
            count = inner.get(mark.kind, 0)
            if not mark.follows(count):
                break
            inner[mark.kind] = count + 1
            found[-1] += [*held, *pieces]
        end, held = i + 1, []
    return found, end
