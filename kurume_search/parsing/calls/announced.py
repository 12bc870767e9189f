"""The list of items in front (次第, 議題): what it announces, before anything is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.calls.heading_words import number_behind, title_pieces
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.marks.heading_marks import count_of
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import is_aside, kind_of, only_points, words_of_items
from kurume_search.parsing.words.near_titles import nearest_title
from kurume_search.parsing.words.titles import alike, title_key
from kurume_search.text.frozen import frozen

# A list of items in front holds no more; without a bound 50 MB of lists were quadratic.
_MOST = 100
# Behind the number of an item: further ones that are taken together with it.
_ALSO = re.compile(
    r"(?:及び|並びに|、|・|と)\s*(?:議題|議事|案件)?\s*第?\s*\(?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\)?"
    r"(?=$|\s|\(|及び|並びに|、|・|と|について|の|は|を)"
)
# Behind the number of an item: the number of one of those below it.
_INNER = re.compile(r"(?P<number>\([0-9一二三四五六七八九十]{1,3}\))(?:について|の件|関係|の審議)?")


@frozen()
class Announced:
    """An entry of the list of items in front."""

    keys: tuple[str, ...]
    number: str | None
    word: str | None
    title_text: str
    title: list[Piece]
    pieces: list[Piece]
    kind: AgendaKind
    block: Block | None = None
    numbers: tuple[str, ...] = ()  # of its cases, as printed

    @property
    def printed(self) -> str | None:
        """Its number with the word that counts, as printed."""
        return f"{self.word or ''}{self.number or ''}".strip("()") or None


class FrontList:
    """The entries of the lists in front, in order.

    Attributes:
        entries: All of them.
    """

    __slots__ = ("_kinds", "_reports", "entries")

    def __init__(self) -> None:
        self.entries: list[Announced] = []
        self._kinds: dict[str, AgendaKind] = {}
        self._reports = False  # they stand under 報告事項

    def take(self, block: Block, heading: Heading) -> None:
        """Take an entry of a list."""
        pieces = title_pieces(block, heading)
        keys = heading.cases.keys
        pieces, behind = number_behind(pieces) if pieces else (pieces, ())
        if behind and (not keys or heading.cases.word in words_of_items("positional")):
            keys = tuple(map(case_key, behind))
        kind = kind_of(heading.title, heading.tags, heading.word)
        if kind is AgendaKind.DELIBERATION and self._reports and not keys:
            kind = AgendaKind.REPORT
        self._kinds[title_key(heading.title)] = kind
        self.entries.append(
            Announced(
                keys,
                heading.number,
                heading.word,
                heading.title,
                pieces,
                list(block.pieces),
                kind,
                block,
                behind or heading.cases.printed,
            )
        )

    def part(self, heading: Heading) -> None:
        """Know what the entries behind a heading within the list are: (2) 報告事項."""
        self._reports = "報告" in heading.title and "諮問" not in heading.title

    def take_row(
        self, block: Block, number: str | None, keys: tuple[str, ...], title: list[Piece]
    ) -> None:
        """Take a row of a table of cases in front: it can be called as an entry can."""
        words = "".join(held.text for held in title)
        reported = kind_of(words) is AgendaKind.REPORT
        kind = AgendaKind.REPORT if reported else AgendaKind.DELIBERATION
        self.entries.append(
            Announced(keys, number, None, words, title, list(block.pieces), kind, block)
        )

    @property
    def recent(self) -> Sequence[Announced]:
        """The entries announced last: a call is of one of them, however long the document."""
        return self.entries[-_MOST:]

    def kind_of(self, title: str, otherwise: AgendaKind) -> AgendaKind:
        """Return the kind of the entry of that title, if there is one."""
        return self._kinds.get(title_key(title), otherwise)

    def pointed_at(self, heading: Heading, below: str) -> Announced | None:
        """Return the entry that a heading only points at.

        By its place there, (1)について, 議題1(1) or 【議題1】, or by the number of a case,
        諮問第20号について, with no title on the lines `below` either.
        """
        inner = _INNER.fullmatch(heading.title) if heading.title[:1] == "(" else None
        if inner is not None and heading.number is not None:
            return self._inner(heading.number, inner["number"])
        if not only_points(heading.title):
            return None
        if below and (not heading.title or is_aside(heading.title)):
            return None
        if keys := heading.cases.keys:
            found = (told for told in self.recent if told.keys == keys and told.title)
            placed = heading.cases.word in words_of_items("positional") and len(keys) == 1
            own = self._at_place(heading.cases.printed[0], counted=True) if placed else None
            return next(found, own)
        if heading.number is None or not (heading.title or heading.word):
            return None
        return self._at_place(heading.number, counted=heading.word is not None)

    def _at_place(self, number: str, *, counted: bool) -> Announced | None:
        """Return the entry with a number; of several the one that is deliberated.

        A word that counts (議題1) calls those of a list without numbers, too.
        """
        plain, place = number.strip("()"), count_of(number)
        same = [told for told in self.recent if (told.number or "").strip("()") == plain]
        if not counted:
            return next(iter(same), None)
        if place is not None:
            same = same or [t for t in self.recent if t.number and count_of(t.number) == place]
            counts = any(told.number and count_of(told.number) for told in self.recent)
            if not counts and place <= len(self.recent):
                same = [self.recent[place - 1]]
        talked = (told for told in same if told.kind is AgendaKind.DELIBERATION)
        return next(talked, next(iter(same), None))

    def pointed_together(self, heading: Heading) -> Sequence[Announced]:
        """Return the entries that one heading points at: 議題1及び議題2 (一括審議)."""
        if heading.number is None or heading.cases or not _ALSO.match(heading.title):
            return ()
        numbers = [heading.number, *(match["n"] for match in _ALSO.finditer(heading.title))]
        held = {(told.number or "").strip("()"): told for told in self.recent}
        found = [held[n] for n in (n.strip("()") for n in numbers) if n in held]
        return found if len(found) == len(numbers) else ()

    def _inner(self, outer: str, number: str) -> Announced | None:
        """Return the entry with a number in parentheses below another: 議題1(1)について."""
        above = ""
        for told in self.recent:
            if not (told.number or "(").startswith("("):
                above = told.number or ""
            elif above == outer and told.number == number:
                return told
        return None

    def named(self, heading: Heading, title: str) -> Iterator[Announced]:
        """Yield the entries of a title, or of one like it that is counted as the heading is."""
        wanted = title_key(title)
        any_named = False
        for told in self.recent if wanted else ():
            known = title_key(told.title_text)
            counted = heading.number is not None and told.number == heading.number
            if known == wanted or (counted and known and alike(known, wanted)):
                any_named = True
                yield told
        numbered = [told for told in self.recent if told.keys and told.title_text]
        if wanted and numbered and not (any_named or heading.cases):
            place = nearest_title(title, [told.title_text for told in numbered])
            yield from () if place is None else (numbered[place],)

    def counted(self, keys: set[str]) -> Iterator[Announced]:
        """Yield the entries that have one of the `keys` of cases."""
        return (told for told in self.recent if not keys.isdisjoint(told.keys))
