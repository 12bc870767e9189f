"""What stands under a heading, up to the next one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TITLE,
    TURN,
    Block,
    behind,
)
from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.outcomes.outcome import tells_of_end
from kurume_search.parsing.outcomes.recorded import decides_behind_assent
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import words_of
from kurume_search.parsing.words.headwords import (
    PARTING,
    is_general_report,
    kind_of,
    procedure_of,
    section_of,
    words_of_items,
)
from kurume_search.parsing.words.titles import is_titular, title_key
from kurume_search.parsing.words.votes import vote_noted

_SILENT = (HEADING, TITLE, FURNITURE)
_SAID = (TURN, NOTE, BODY, RESULT, TEXT)


def joins_cases(words: str) -> bool:
    """Return whether folded words alone join the cases they are on (一括して議題とします).

    `called_numbers.takes_together` asks less: it is asked of words that count several.
    """
    return words_call("joins", words)


def approves(note: Block) -> bool:
    """Return whether a note says 承認 and no more: assent, or how the case ended."""
    return words_of(note.text).strip("。") == "承認"


def decides(blocks: Sequence[Block], at: int, *, on_case: bool) -> bool:
    """Return whether a note of assent says how a case ended.

    So do 承認 alone and what is told behind assent where the next heading follows; elsewhere
    only the latter, and only `on_case`: it is on what was asked before.
    """
    note = blocks[at]
    if decides_behind_assent(note.speech.text):
        return on_case or _ends_stretch(blocks, at)
    return approves(note) and _ends_stretch(blocks, at)


def _ends_stretch(blocks: Sequence[Block], at: int) -> bool:
    """Return whether the next heading, or nothing, stands behind a note."""
    rest = (held for held in behind(blocks, at) if held.kind is not FURNITURE)
    ends = (held for held in rest if held.kind is not NOTE or not vote_noted(held.text))
    last = next(ends, None)
    return last is None or last.kind is HEADING


# An appeal that is only called one.
_NO_SUBJECT = re.compile(
    r"(?:審査請求|異議申立て|不服申立て)(?:事件|事案|案件)?"
    r"(?:(?:に(?:係る|関する|対する|ついての)|の)(?:調査審議|調査|審議|審理|審査))?(?:について|の件)?"
)
# So many blocks back stands the heading before, at most.
_BACK = 400


class Ahead:
    """Looks from a heading at the blocks behind it; positions are those in `blocks`."""

    __slots__ = ("_numbered_words", "blocks")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._numbered_words = {
            block.heading.word
            for block in blocks
            if block.heading and block.heading.level == "bracket" and block.heading.cases
        }

    def lost_its_number(self, heading: Heading) -> bool:
        """【諮問案件 】 among 【諮問案件1】 and 【諮問案件3】 is a case without its number."""
        word = "".join(heading.title.split())
        return (
            heading.level == "bracket" and heading.number is None and word in self._numbered_words
        )

    def title_below(self, at: int) -> str:
        """Return the title on a line of its own below the heading, or nothing."""
        for block in self.blocks[at + 1 : at + 3]:
            if block.kind is TITLE:
                return block.text
            if block.kind is not FURNITURE and block.section != "frame":
                break  # a frame is the label of the title: 件名
        return ""

    def is_headed(self, title: str) -> bool:
        """Return whether a heading has the title of a row of a table, wherever it stands."""
        key = title_key(title)
        headings = (block.heading for block in self.blocks if block.kind is HEADING)
        return any(heading and title_key(heading.title) == key for heading in headings)

    def marks_point(self, at: int, heading: Heading) -> bool:
        """Return whether a mark right below a heading of talk only parts it (◆論点の一つ目)."""
        marked = heading.level.startswith("decor") and heading.title != ""
        if not marked or heading.number or heading.word or heading.cases or heading.tags:
            return False
        above = self.blocks[at - 1] if at else None
        return above is not None and above.section == "talk" and not is_titular(heading.title)

    def is_on_all(self, at: int, heading: Heading) -> bool:
        """Return whether 4 決定 comes behind 3 審査 with several cases under that: on them all."""
        if heading.number is None:
            return False
        under: set[tuple[str, ...]] = set()
        for block in reversed(self.blocks[max(at - _BACK, 0) : at]):
            own = block.heading if block.kind is HEADING and not block.in_list else None
            if own is not None and own.level == heading.level:
                return len(under) > 1 and not own.cases
            if own is not None and own.cases:
                under.add(own.cases.keys)
        return False

    def holds_cases(self, at: int, heading: Heading, above: Collection[str]) -> bool:
        """Return whether the next heading stands under this one, with nothing said between."""
        if heading.cases:
            return self._is_numbered_below(at, heading)
        for block in behind(self.blocks, at):
            if block.kind in (
                TURN,
                NOTE,
                RESULT,
                TEXT,
                BODY,
            ):
                return False
            if block.kind is ENTRY:
                return True
            if block.kind is HEADING and block.heading and not block.listed:
                if block.section in PARTING:
                    return False
                known = {*above, heading.level}
                return block.heading.level not in known
        return False

    def _is_numbered_below(self, at: int, heading: Heading) -> bool:
        """Return whether 【案件1】 has its own number right below it (諮問 令和3-1)."""
        if heading.title or heading.cases.word not in words_of_items("positional"):
            return False
        said = (
            held
            for held in behind(self.blocks, at)
            if held.kind is not FURNITURE and held.section != "frame"  # 番号, above it in a form
        )
        below = next(said, None)
        if below is None or below.kind is not HEADING or below.heading is None:
            return False
        inner = below.heading.cases
        return bool(inner) and inner.word not in words_of_items("positional")

    def is_reported(self, at: int, heading: Heading, title: str) -> bool:
        """A matter of a general kind that the office reports, though its title doesn't say so."""
        if heading.cases or not is_general_report(title):
            return False
        said = next((block for block in self._stretch(at) if block.kind in _SAID), None)
        return said is not None and "報告" in said.text[:40]

    def _stretch(self, at: int) -> list[Block]:
        """Return the blocks under the heading at `at`, up to the next item or case."""
        found: list[Block] = []
        for block in behind(self.blocks, at):
            if block.kind is HEADING and block.section not in PARTING and not block.listed:
                break
            found.append(block)
        return found

    def has_talk(self, at: int) -> bool:
        """Return whether anything is said or decided under the heading."""
        return any(block.kind in _SAID for block in self._stretch(at))

    def is_talked_of(self, at: int) -> bool:
        """Return whether somebody speaks under the heading."""
        return any(block.kind is TURN for block in self._stretch(at))

    def _is_taken_with_next(self, at: int, heading: Heading) -> bool:
        """Return whether the next heading stands right below, and the talk there is on both."""
        stretch = (block for block in behind(self.blocks, at) if block.kind is not FURNITURE)
        below = next(stretch, None)
        if below is None or below.kind is not HEADING or below.heading is None:
            return False
        if below.heading.level != heading.level or not is_titular(below.heading.title):
            return False
        said = next((block for block in stretch if block.kind in _SAID), None)
        return said is not None and (joins_cases(said.text) or self._is_joined_above(at))

    def _is_joined_above(self, at: int) -> bool:
        """Return whether the turn above the headings takes what they call together."""
        above = (self.blocks[place] for place in range(at - 1, -1, -1))
        last = next((block for block in above if block.kind not in _SILENT), None)
        if last is None or last.kind is not TURN or not joins_cases(last.text):
            return False
        sentences = last.speech.sentences
        return any(joins_cases(said.text) and not tells_of_end(said.text) for said in sentences)

    def is_closed(self, at: int) -> bool:
        """Return whether a note says that the doors were closed, and nobody speaks."""
        stretch = self._stretch(at)
        return any(b.kind is NOTE and "非公開" in b.text for b in stretch) and not any(
            b.kind is TURN for b in stretch
        )

    def _is_told(self, at: int, title: str) -> bool:
        """Return whether what was taken behind closed doors is an appeal, or who spoke is told."""
        if procedure_of(title) == "審査請求":
            return True
        matter = kind_of(title) is AgendaKind.DELIBERATION  # その他 is none
        return matter and self.is_talked_of(at)

    def is_case(self, at: int, heading: Heading, title: str, kind: AgendaKind) -> bool:
        """Return whether the heading is one of a case, given what its title is for."""
        reported = kind is AgendaKind.REPORT or "報告" in heading.tags
        reported = reported or (heading.cases.word or "").startswith("報告")
        if heading.cases:
            counted = heading.cases.word in words_of_items("positional")
            # 議案第29号 委員の委嘱について is put to a vote as any other bill.
            counted = counted and not heading.cases.printed[0].endswith("号")
            if counted and kind_of(title) in (
                AgendaKind.OTHER,
                AgendaKind.PROCEDURAL,
                AgendaKind.CONFIRMATION,
            ):
                return False  # 案件3 その他
            return not (reported and is_general_report(title))
        if kind is AgendaKind.CLOSED and heading.number and self._is_told(at, title):
            # Taken behind closed doors, but with its number and its subject.
            return not _NO_SUBJECT.fullmatch(title)
        if kind in (
            AgendaKind.CLOSED,
            AgendaKind.CONFIRMATION,
            AgendaKind.PROCEDURAL,
            AgendaKind.OTHER,
        ):
            return False
        if not title or section_of(title):
            return "諮問" in heading.tags
        if reported:
            return not is_general_report(title) and self.has_talk(at)
        talk = self.has_talk(at) or self._is_taken_with_next(at, heading)
        return talk and not self.is_closed(at)
