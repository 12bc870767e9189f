"""Which of several cases words are on: by their numbers, their places, or their subjects."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.numbers import SUBJECT, entries_in
from kurume_search.parsing.marks.case_numbers import (
    CaseNumbers,
    Mentions,
    case_key,
    find_case_numbers,
    may_mention,
)
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.words.at_once import is_on_rest, left_out, rest_at
from kurume_search.parsing.words.hinted_calls import tied_title
from kurume_search.parsing.words.questions import is_prompt, words_match
from kurume_search.parsing.words.speech import sentences_of

if TYPE_CHECKING:
    from kurume_search.parsing.calls.blocks import Block
    from kurume_search.parsing.decisions.drafts import Draft, Placed

SIDE = frozenset({Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT})
_ASKS = frozenset({Role.MEMBER, Role.VICE_CHAIR})
_LED = frozenset({Role.CHAIR})
# Whom a turn answers stands within so many blocks before it.
_NEAR = 3
Limbs = Callable[[str], Sequence[tuple[int, int]]]
# 57号は, 34号だが: the number of a case that is known by now, with no word before it.
_SHORT = re.compile(
    r"(?<![第条項0-9-])(?P<n>[0-9]{1,4})号(?=は|も|を|が|の(?!様式)|につ|に関|と|及び|だが|です)"
)
# What it ends in, which is found by its first sign; to try each column takes ten times as long.
_SHORT_END = re.compile(r"号(?<=[0-9].)(?=[はもをがのにと及だで])")
# 審議一は, 審議1と審議2を: an item that has no other word; 審議1回 counts something else.
_N = r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_DELIBERATED = re.compile(
    rf"審議\s?(?P<n>{_N}(?:\s?(?:と|、|・|及び|並びに)\s?審議\s?{_N}){{0,9}})"
    r"(?=\s?(?:は|も|を|が|に(?:つ|関)|「|:|$))"
)
_EACH = re.compile(_N)
# 第7号は氏名を、第8号は役職をそれぞれ公開すべきである: one verdict ends what is said of each.
_SHARED = re.compile(r"を、?それぞれ")
# Between the number of a case and how it ended.
_SET_APART = re.compile(r"\s*[\s:→⇒]\s*(?=\S)")

# What stands behind a case that is only compared with (第1号と同じ), or told of (第1号のとき).
_COMPARED = re.compile(
    r"の?(?:とき|時|場合|際|例)|と(?!いう|第|諮問)|より|のよう|の?同様|に(?:比べ|続)"
)


def compares(words: str, mentions: Mentions) -> bool:
    """Return whether folded words only compare with a case that they mention, or tell of it."""
    return any(_COMPARED.match(words, high) for _, _, high in mentions)


# An entry in a list of results on what was reported, and on none of the cases above it.
_ON_REPORT = re.compile(r"[・•○●◆■]\s*報告(?:事項|案件)?[0-9]{0,2}(?:について)?は、?")


def is_on_report(words: str) -> bool:
    """Return whether a statement is on a report by its own words (・報告については、了承した。)."""
    return _ON_REPORT.match(words) is not None


class Ties:
    """Ties words to the cases that are known so far.

    Attributes:
        by_key: The key of a printed number → its case.
        marks: How entries are counted that cases were called from (①, (1)).
        presented: The label of an office → the cases that it alone spoke on, of several taken
            together.
    """

    __slots__ = ("by_key", "marks", "presented")

    def __init__(self, by_key: Mapping[str, Draft], marks: Collection[str]) -> None:
        self.by_key = by_key
        self.marks = marks
        self.presented: dict[str, set[Draft]] = {}

    def mentions(self, words: str) -> Mentions:
        """Return the numbers of cases and entries in folded words, in order."""
        if not self.by_key:
            return ()
        found = find_case_numbers(words)
        deliberated = "審議" in words and _DELIBERATED.search(words) is not None
        if not self.marks and "号" not in words and not deliberated:  # nearly always
            return found
        more = list(entries_in(words, self.marks)) if self.marks else []
        if "号" in words and _SHORT_END.search(words):
            more += self._known(_SHORT, words)
        more += self._known(_DELIBERATED, words) if deliberated else ()
        if not more:
            return found
        taken = [range(low, high) for _, low, high in found]
        more = [held for held in more if not any(held[1] in within for within in taken)]
        return tuple(sorted((*found, *more), key=lambda held: held[1]))

    def may_mention(self, words: str) -> bool:
        """Return whether words can mention a case; what they lack, no part of them has."""
        if bool(self.marks) or "号" in words or may_mention(words):
            return True
        return "審議" in words and _DELIBERATED.search(words) is not None

    def _known(self, pattern: re.Pattern[str], words: str) -> Mentions:
        """Return the mentions of known cases by a bare number (57号は, 審議1は)."""
        found = ((_EACH.findall(match["n"]), match.span()) for match in pattern.finditer(words))
        return tuple(
            (CaseNumbers(tuple(numbers)), *span)
            for numbers, span in found
            if all(case_key(number) in self.by_key for number in numbers)
        )

    def closed_by(self, note: str, current: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Return the cases that a note closes: those it names (案件1及び2), or the current ones."""
        named = self.named(self.mentions(note))
        return named if len(named) > 1 or not current else current

    def named(self, mentions: Mentions) -> tuple[Draft, ...]:
        """Return the cases that are mentioned by a number known so far."""
        if not mentions:
            return ()
        keys = (key for found, _, _ in mentions for key in found.keys)
        return tuple(dict.fromkeys(self.by_key[key] for key in keys if key in self.by_key))

    def limbs(self, words: str) -> Sequence[tuple[int, int]]:
        """Return the columns of the limbs of a sentence on several cases in turn.

        諮問第7号は認容し、②は却下とする: a limb begins where the next case is the subject. So
        does one that only a gap parts from how its case ended (諮問第7号 認容 諮問第8号 却下).
        """
        # A letter knows of no cases, and names them all the same.
        found = self.mentions(words) if self.by_key else find_case_numbers(words)
        if not found or _SHARED.search(words, found[-1][2]):  # nearly always none
            return ((0, len(words)),)
        cuts = [low for _, low, high in found if SUBJECT.match(words, high)]
        if (rest := rest_at(words)) is not None:
            cuts = sorted({*cuts, rest, found[0][1]})
        elif cuts and cuts[0] and left_out(words[: cuts[0]]):
            cuts = [0, *cuts]
        if len(cuts) > 1:
            return tuple(pairwise([0, *cuts[1:], len(words)]))
        cuts = [low for _, low, high in found if _SET_APART.match(words, high)]
        parts = tuple(pairwise([0, *cuts[1:], len(words)])) if len(cuts) > 1 else ()
        if parts and all(value_of(words[low:high]) for low, high in parts):
            return parts
        return ((0, len(words)),)

    def of_subject(self, words: str, cases: Sequence[Draft]) -> Draft | None:
        """Return which of several cases words that name none are on, by its own subject."""
        if len(cases) < 2:
            return None
        place = tied_title(words, tuple(case.title_text for case in cases))
        return None if place is None else cases[place]

    def concerns(self, words: str, case: Draft, cases: Sequence[Draft]) -> bool:
        """Return whether words on `cases` are on this one of them, too."""
        if named := [held for held in self.named(self.mentions(words)) if held in cases]:
            return case in named
        return self.of_subject(words, cases) in (None, case)

    def behind(self, words: str, verdict: str, case: Draft, cases: Sequence[Draft]) -> str | None:
        """Return what follows a verdict up to the sentence on another of several cases."""
        if len(cases) < 2:
            return None
        _, _, after = words.partition(verdict)
        at = 0
        for said in sentences_of(after):
            if not self.concerns(said.text, case, cases):
                break
            at = said.stop
        return after[:at]

    def narrowed(
        self, block: Block, role: Role, cases: tuple[Draft, ...], before: Sequence[Placed]
    ) -> tuple[Draft, ...]:
        """Return the one of several cases taken together that a member asks about, by its subject.

        What answers right behind is on the same, and so is what another office adds to it.
        Where each case was presented by an office of its own, the office tells it.

        Args:
            block: The turn.
            role: Who speaks.
            cases: What the talk is on.
            before: The blocks before, the last one last.
        """
        words = block.speech.text
        near = reversed(before[-_NEAR:])
        if role is Role.CHAIR and len(cases) > 1 and not words_match("on_all", words):
            one = self.of_subject(words, cases) if _asks_of_one(block) else None
            return cases if one is None else (one,)
        if len(cases) < 2 or role is Role.CHAIR or words_match("on_all", words):
            self._heed(block, role, cases)
            return cases
        # 補足しますと、…: who answers next to an answer is on the same, too.
        asker = next((held for held in near if not _replies(held.block)), None)
        asked = asker is not None and _is_asked_by(asker)
        one = self.of_subject(words, cases) if asked or role in _ASKS else None
        answers = asked and _replies(block)
        other = one is not None and _by_another(before[-1], block)
        held = before[-1].cases if answers else ()
        if held and set(held) < set(cases) and not (other and one not in held):
            return held
        if one is not None:
            self._heed(block, role, (one,))
        elif answers and asker is not None:
            one = self._presented_by(block, cases, asker.block)
            if one is not None and before[-1] is asker and asker.cases == cases:
                asker.cases = (one,)  # whoever is asked answers
        return cases if one is None else (one,)

    def _heed(self, block: Block, role: Role, cases: tuple[Draft, ...]) -> None:
        """Keep which case an office spoke on that names it (第1号から説明します)."""
        label = block.speaker.shown if block.speaker and role is Role.IMPLEMENTING_BODY else None
        if label is not None and len(cases) == 1:
            self.presented.setdefault(label, set()).update(cases)

    def _presented_by(self, block: Block, cases: tuple[Draft, ...], asker: Block) -> Draft | None:
        """Return the case that who answers presented, where each had an office of its own."""
        own = self.presented.get(block.speaker.shown or "") if block.speaker else None
        if not own or len(own) > 1 or len(self.presented) < len(cases):
            return None
        if words_match("on_all", asker.speech.text) or self.mentions(block.speech.text):
            return None
        (one,) = own
        apart = all(own is held or one not in held for held in self.presented.values())
        return one if one in cases and apart else None

    def own(self, words: str, case: Draft, cases: Sequence[Draft]) -> str:
        """Return what of a proposal on `cases` is on one of them; nothing, if none is."""
        if len(cases) < 2:
            return words
        limbs = [words[low:high] for low, high in self.limbs(words)]
        named = self.named(self.mentions(words))
        return "".join(limb for limb in limbs if self.is_on(limb, case, cases, named))

    def is_on(
        self, limb: str, case: Draft, cases: Sequence[Draft], named: Collection[Draft]
    ) -> bool:
        """Return whether a limb is on a case: it names it, or all but others, or what is left.

        Args:
            limb: Of a sentence.
            case: One of `cases`.
            cases: What the talk is on.
            named: Those that the words around name.
        """
        if (but := left_out(limb)) is not None and (out := self.named(self.mentions(but))):
            return case in cases and case not in out
        if named and is_on_rest(limb):
            return case in cases and case not in named
        return self.concerns(limb, case, cases)


def _by_another(placed: Placed, block: Block) -> bool:
    """Return whether an office answered before whose label is another than that of `block`."""
    before, own = placed.block.speaker, block.speaker
    if before is None or own is None or not _said_by(placed, SIDE):
        return False
    return None not in (before.shown, own.shown) and before.shown != own.shown


def _asks_of_one(block: Block) -> bool:
    """Return whether a chair asks for something to be told, as a member does."""
    said = [held for held in block.speech.sentences if held.asks]
    return bool(said) and not any(is_prompt(held.text) for held in said)


def _is_asked_by(placed: Placed) -> bool:
    """Return whether a turn may ask: a member's, or one of a chair who asks himself."""
    return (
        _said_by(placed, _ASKS)
        or _is_marked(placed.block, TurnKind.QUESTION)
        or (_said_by(placed, _LED) and _asks_of_one(placed.block))
    )


def _replies(block: Block) -> bool:
    """Return whether who speaks is of those who are asked, or a mark says that it answers."""
    own = block.speaker is not None and block.speaker.role in SIDE
    return own or _is_marked(block, TurnKind.ANSWER)


def _is_marked(block: Block, kind: TurnKind) -> bool:
    """Return whether the label says what a turn does, and not who speaks (問, ⇒)."""
    speaker = block.speaker
    return speaker is not None and speaker.role is Role.UNKNOWN and speaker.kind is kind


def _said_by(placed: Placed, roles: Collection[Role]) -> bool:
    speaker = placed.block.speaker
    return speaker is not None and speaker.role in roles
