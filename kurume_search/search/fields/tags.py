"""One's own tags laid over an index: which sections and passages they stand on now.

The index knows nothing of tags, so that they change without a build.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kurume_search.search.stored.columns import KINDS, Columns
from kurume_search.text.plain import plain
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.store.tags import Tag

HERE, MOVED, CHANGED, LOST = "here", "moved", "changed", "lost"


class Spot(NamedTuple):
    """Something that can be tagged: a turn by its passage, or a case by its section.

    Attributes:
        id: Permanent.
        row: Of the passage or section.
        is_case: It is a section.
    """

    id: str
    row: int
    is_case: bool
    sha256: str
    line: int
    line_end: int
    words: str


class PlacedTag(Value):
    """A tag, and where it stands now.

    Attributes:
        state: ``here``; ``moved``: under another id; ``changed``: the same lines are read
            otherwise now; ``lost``: what it marked can't be told any more.
        spot: None if it is lost.
    """

    tag: Tag
    state: str
    spot: Spot | None


class TagIndex:
    """The tags of a corpus, each found again in its index."""

    def __init__(self, columns: Columns, tags: Iterable[Tag]) -> None:
        self._columns = columns
        self._tags = tuple(tags)

    def spot(self, name: str) -> Spot | None:
        """Return the case or turn of the permanent id `name`."""
        outer, _, _ = name.rpartition("/")
        for row in self._meetings.get(outer, ()):
            for spot in self._spots(row):
                if spot.id == name:
                    return spot
        return None

    @cached_property
    def placed(self) -> tuple[PlacedTag, ...]:
        """Every tag and where it stands, in the order of the file."""
        return tuple(PlacedTag(tag, *self._found(tag)) for tag in self._tags)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes that stand on anything, each once."""
        return tuple(dict.fromkeys(one.tag.code for one in self.placed if one.spot))

    @cached_property
    def _codes_of(self) -> dict[tuple[bool, int], dict[str, None]]:
        held: dict[tuple[bool, int], dict[str, None]] = defaultdict(dict)
        for one in self.placed:
            if one.spot:
                held[one.spot.is_case, one.spot.row][one.tag.code] = None
        return held

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which tags couldn't be followed, in Japanese; nothing if all could."""
        lost = sum(one.state == LOST for one in self.placed)
        changed = sum(one.state == CHANGED for one in self.placed)
        said = []
        if lost:
            said.append(
                f"観点のうち {lost} 件は、付けた案件や発言が分からなくなり、数えていません"
                "(kurume-search tag --list で見られます)。"
            )
        if changed:
            said.append(f"観点のうち {changed} 件は、付けた行の読み方がそのときと違います。")
        return tuple(said)

    def of(self, section: int, passage: int | None) -> Iterator[str]:
        """Yield the codes of a section, or of a passage in it with those of the section."""
        yield from self._codes_of.get((True, section), ())
        if passage is not None:
            yield from self._codes_of.get((False, passage), ())

    def sections(self, codes: frozenset[str]) -> set[int]:
        """Return the cases that were tagged with any of `codes`, folded."""
        return self._rows(codes, is_case=True)

    def passages(self, codes: frozenset[str]) -> set[int]:
        """Return the turns that were tagged with any of `codes`, folded."""
        return self._rows(codes, is_case=False)

    def _rows(self, codes: frozenset[str], *, is_case: bool) -> set[int]:
        return {
            one.spot.row
            for one in self.placed
            if one.spot and one.spot.is_case is is_case and plain(one.tag.code) in codes
        }

    @cached_property
    def _meetings(self) -> dict[str, list[int]]:
        """Permanent id and sha256 of the source to rows of meetings."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in range(self._columns.meetings):
            record = self._columns.record("meeting.record", row)
            found[record["id"]].append(row)
            found[record["sha256"]].append(row)
        return found

    @cached_property
    def _held(self) -> dict[int, list[Spot]]:
        return {}

    def _spots(self, meeting: int) -> list[Spot]:
        """Return everything in a meeting that can be tagged."""
        if meeting not in self._held:
            self._held[meeting] = [*self._cases(meeting), *self._turns(meeting)]
        return self._held[meeting]

    def _cases(self, meeting: int) -> Iterator[Spot]:
        columns = self._columns
        outer = columns.record("meeting.record", meeting)
        for row in range(*columns.span_of("meeting.sections", meeting)):
            case = columns.record("section.record", row)["case"]
            if case is not None:
                words = _hash(f"{case['number'] or ''}\n{case['title'] or ''}")
                last = max(case["line"], case["title_line"] or 0)
                name = f"{outer['id']}/{case['id']}"
                yield Spot(name, row, True, outer["sha256"], case["line"], last, words)

    def _turns(self, meeting: int) -> Iterator[Spot]:
        columns = self._columns
        outer = columns.record("meeting.record", meeting)
        kind, turn = columns.raw("passage.kind"), KINDS.index("turn")
        first, more = columns.ints("passage.line"), columns.ints("passage.more_lines")
        for row in range(*columns.span_of("meeting.passages", meeting)):
            if kind[row] == turn:
                words = _hash(columns.text(row))
                yield Spot(
                    columns.passage_id(row),
                    row,
                    False,
                    outer["sha256"],
                    first[row],
                    first[row] + more[row],
                    words,
                )

    def _found(self, tag: Tag) -> tuple[str, Spot | None]:
        """Return how a tag stands, and where.

        In the same file its line says which it is; in another version of the file its
        words do, if they stand there once.
        """
        outer, _, inner = tag.id.rpartition("/")
        rows = dict.fromkeys([*self._meetings.get(tag.sha256, ()), *self._meetings.get(outer, ())])
        spots = [
            spot
            for row in rows
            for spot in self._spots(row)
            if spot.is_case == inner.startswith("c")
        ]
        alike = [spot for spot in spots if spot.words == tag.words]
        there = [s for s in spots if (s.sha256, s.line) == (tag.sha256, tag.line)]
        both = [spot for spot in there if spot in alike]
        for some, state in ((both, MOVED), (there, CHANGED), (alike, MOVED)):
            named = [spot for spot in some if spot.id == tag.id]
            found = named[0] if named else some[0] if len(some) == 1 else None
            if found:
                return (HERE if named and found in alike else state), found
        return LOST, None


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
