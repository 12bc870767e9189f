"""Topics of a case (話題): triggers at morpheme borders, department names masked first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from kurume_search.model.case import Case, TopicMatch
from kurume_search.model.registers import Registers, Topic
from kurume_search.model.turn import Turn, TurnKind
from kurume_search.parsing.assemble import Assembled
from kurume_search.parsing.departments import Departments
from kurume_search.parsing.drafts import Draft
from kurume_search.parsing.pieces import Joined
from kurume_search.text.normalize import fold_plain
from kurume_search.text.sentences import sentences

Borders = Callable[[str], Collection[int]]

_MASK = "\ufffc"
_SCRIPTS = (
    ("kana", re.compile(r"[ぁ-ゖゝゞ]")),
    ("kata", re.compile(r"[ァ-ヺー]")),
    ("kanji", re.compile(r"[一-龥々〆ヶ]")),
    ("latin", re.compile(r"[A-Za-z]")),
    ("digit", re.compile(r"[0-9]")),
)


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    return next((name for name, pattern in _SCRIPTS if pattern.match(sign)), "other")


class Words:
    """The words of a case on one axis: joined text and what kind of turn it is from."""

    __slots__ = ("_borders", "joined", "kind", "masked", "title")

    def __init__(
        self, joined: Joined, masks: re.Pattern[str] | None, *, title: bool, kind: TurnKind | None
    ) -> None:
        self.joined = joined
        self.title = title
        self.kind = kind
        text = joined.text
        self.masked = masks.sub(lambda m: _MASK * len(m.group()), text) if masks else text
        self._borders: Collection[int] | None = None

    def at_border(self, at: int, borders: Borders | None) -> bool:
        """Return whether a morpheme begins or ends at column `at`."""
        text = self.masked
        if at <= 0 or at >= len(text) or _script(text[at - 1]) != _script(text[at]):
            return True
        if _script(text[at]) == "other":
            return True
        if borders is None:
            return False
        if self._borders is None:
            self._borders = borders(text)
        return at in self._borders


def mask_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for names of departments, longest first; None for no names."""
    longest = sorted({name for name in names if len(name) > 2}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


class TopicFinder:
    """Finds the topics of the cases of one meeting."""

    def __init__(
        self,
        registers: Registers,
        council: str | None,
        departments: Departments,
        cases: Sequence[Case],
        assembled: Assembled,
        borders: Borders | None,
    ) -> None:
        units = {unit.name for case in cases for body in case.bodies for unit in body.units}
        self._topics = tuple(t for t in registers.topics if t.council in (None, council))
        self._masks = mask_of({*departments.printed_forms(), *units}) if self._topics else None
        self._borders = borders
        self._turns: dict[str, list[Turn]] = {}
        self._blocks = assembled.of_turn
        for turn in assembled.turns:
            for case in turn.cases:
                self._turns.setdefault(case, []).append(turn)

    def topics(self, draft: Draft) -> tuple[TopicMatch, ...]:
        """Return the topics of a case, each with its first trigger, in register order."""
        if not self._topics:
            return ()
        words = list(self._words(draft))
        whole = "\n".join(held.masked for held in words)
        found = (match_topic(topic, words, whole, self._borders) for topic in self._topics)
        return tuple(match for match in found if match is not None)

    def _words(self, draft: Draft) -> Iterator[Words]:
        if draft.title:
            yield Words(Joined(draft.title), self._masks, title=True, kind=None)
        for turn in self._turns.get(draft.id, ()):
            block = self._blocks[turn.id]
            if block.pieces:
                yield Words(block.speech, self._masks, title=False, kind=turn.kind)


def match_topic(
    topic: Topic, words: Sequence[Words], whole: str, borders: Borders | None
) -> TopicMatch | None:
    """Return the first trigger of `topic` in `words`; `whole` is their masked text, joined."""
    needed = topic.require_any
    if needed and not any(fold_plain(word) in whole for word in needed):
        return None
    if not any(fold_plain(word) in whole for word in topic.any):
        return None
    for held in words:
        if _reads(topic, held) and (match := _first(topic, held, borders)):
            return match
    return None


def _reads(topic: Topic, held: Words) -> bool:
    if topic.axis == "provision":
        return held.title
    if topic.axis == "issue":
        return held.kind is TurnKind.QUESTION
    return True


def _first(topic: Topic, held: Words, borders: Borders | None) -> TopicMatch | None:
    best: tuple[int, int] | None = None
    for word in topic.any:
        trigger = fold_plain(word)
        at = held.masked.find(trigger)
        while at >= 0:
            stop = at + len(trigger)
            if (
                held.at_border(at, borders)
                and held.at_border(stop, borders)
                and not _blocked(topic, held, at)
            ):
                if best is None or at < best[0]:
                    best = (at, stop)
                break
            at = held.masked.find(trigger, at + 1)
    if best is None:
        return None
    place = held.joined.place(*best)
    span = held.joined.hull(*best)
    return TopicMatch(
        id=topic.id, trigger=held.joined.text[best[0] : best[1]], line=place.line, span=span
    )


def _blocked(topic: Topic, held: Words, at: int) -> bool:
    if not topic.none:
        return False
    for span in sentences(held.masked):
        if span.start <= at < span.stop:
            sentence = span.of(held.masked)
            return any(fold_plain(word) in sentence for word in topic.none)
    return False
