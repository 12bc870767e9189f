"""Topics of a case (話題): triggers at morpheme borders, department names masked first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kurume_search.model.case import CaseBody, TopicMatch
from kurume_search.model.registers import Registers, Topic
from kurume_search.model.turn import TurnKind
from kurume_search.parsing.assembly.assemble import Assembled
from kurume_search.parsing.decisions.drafts import Draft
from kurume_search.parsing.lines.pieces import Joined
from kurume_search.parsing.words.departments import Departments
from kurume_search.text.frozen import maker
from kurume_search.text.normalize import fold_plain
from kurume_search.text.sentences import sentences

Borders = Callable[[str], Collection[int]]

_new_match = maker(TopicMatch)
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
    """The words of a case on one axis: joined text and what kind of turn it is from.

    Names are masked, and borders looked for, in the few words that hold a trigger.
    """

    __slots__ = ("_borders", "_masked", "_masks", "joined", "kind", "title")

    def __init__(
        self, joined: Joined, masks: Sequence[str], *, title: bool, kind: TurnKind | None
    ) -> None:
        """Take words in whose text the names `masks`, longest first, trigger nothing."""
        self.joined = joined
        self.title = title
        self.kind = kind
        self._masks = masks
        self._masked: str | None = None
        self._borders: Collection[int] | None = None

    @property
    def masked(self) -> str:
        """The text with another sign for each sign of a name."""
        if self._masked is None:
            self._masked = _masked(self.joined.text, self._masks)
        return self._masked

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


def _masked(text: str, names: Sequence[str]) -> str:
    # To compile a pattern of all names takes as long as to read a page; few stand in a text.
    here = [re.escape(name) for name in names if name in text]
    return re.sub("|".join(here), lambda m: _MASK * len(m.group()), text) if here else text


def mask_of(names: Iterable[str]) -> list[str]:
    """Return the names of departments that are masked, longest first."""
    return sorted({name for name in names if len(name) > 2}, key=len, reverse=True)


class _Triggers:
    """The topics of a council, found by the two signs that their triggers begin with.

    One search for such signs rules nearly every trigger out; to look for each of them in the
    words of each case took a sixth of the time behind the structure.
    """

    __slots__ = ("_by_head", "_head", "_short", "_topics")

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = topics
        # Triggers with the positions of their topics.
        self._by_head: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._short: list[tuple[str, int]] = []
        for at, topic in enumerate(topics):
            for word in _folded(topic.any):
                of_head = self._by_head.setdefault(tuple(word[:2]), []) if word[1:] else self._short
                of_head.append((word, at))
        first, second = (_one_of({head[at] for head in self._by_head}) for at in (0, 1))
        self._head = re.compile(f"({first})(?=({second}))")

    def standing_in(self, text: str) -> list[Topic]:
        """Return the topics that `text` holds a trigger of, in their order."""
        heads = self._by_head.keys() & self._head.findall(text)
        likely = chain(self._short, *[self._by_head[head] for head in heads])
        found = {at for word, at in likely if word in text}
        return [self._topics[at] for at in sorted(found)]


def _one_of(signs: Collection[str]) -> str:
    """Return a pattern for one of `signs`; it matches nothing if there are none."""
    return f"[{''.join(map(re.escape, sorted(signs)))}]" if signs else "(?!)"


# Each case asks for the words of the same topics.
@lru_cache(maxsize=1024)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold_plain, words))


# The documents of a council share its topics.
_triggers = lru_cache(maxsize=16)(_Triggers)


class TopicFinder:
    """Finds the topics of the cases of one meeting."""

    def __init__(
        self,
        registers: Registers,
        council: str | None,
        departments: Departments,
        bodies: Iterable[CaseBody],
        assembled: Assembled,
        borders: Borders | None,
    ) -> None:
        topics = tuple(t for t in registers.topics if t.council in (None, council))
        self._triggers = _triggers(topics) if topics else None
        units = {unit.name for body in bodies for unit in body.units} if topics else set()
        self._masks = mask_of({*departments.printed_forms(), *units}) if topics else []
        self._borders = borders
        self._said: dict[str, list[_Held]] = defaultdict(list)  # what is said on each case
        for turn in assembled.turns if topics else ():
            if turn.cases and (speech := assembled.of_turn[turn.id].speech).pieces:
                held = speech, False, turn.kind
                for case in turn.cases:
                    self._said[case].append(held)

    def topics(self, draft: Draft) -> tuple[TopicMatch, ...]:
        """Return the topics of a case, each with its first trigger, in register order."""
        if self._triggers is None:
            return ()
        held: list[_Held] = [(Joined(draft.title), True, None)] if draft.title else []
        held += self._said.get(draft.id, ())
        sought = self._triggers.standing_in("\n".join([joined.text for joined, _, _ in held]))
        words = _WordsOfCase(held, self._masks)
        found = [match_topic(topic, words, self._borders) for topic in sought]
        return tuple([match for match in found if match is not None])


# Some words of a case, whether they are its title, and what kind of turn they are from.
_Held = tuple[Joined, bool, TurnKind | None]


class _WordsOfCase:
    """The words of a case in order, made as far as a topic looks for its triggers in them."""

    __slots__ = ("_held", "_made", "_masks")

    def __init__(self, held: Sequence[_Held], masks: Sequence[str]) -> None:
        self._held = held
        self._masks = masks
        self._made: list[Words] = []

    def __iter__(self) -> Iterator[Words]:
        for at, (joined, title, kind) in enumerate(self._held):
            if at == len(self._made):
                self._made.append(Words(joined, self._masks, title=title, kind=kind))
            yield self._made[at]


def match_topic(topic: Topic, words: Iterable[Words], borders: Borders | None) -> TopicMatch | None:
    """Return the first trigger of `topic` in `words`."""
    needed = topic.require_any
    if needed and not any(word in held.masked for word in _folded(needed) for held in words):
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
    for trigger in _folded(topic.any):
        if trigger not in held.joined.text:  # nor in the masked words
            continue
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
    joined, (start, stop) = held.joined, best
    return _new_match(
        id=topic.id,
        trigger=joined.text[start:stop],
        line=joined.line_at(start),
        span=joined.hull(start, stop),
    )


def _blocked(topic: Topic, held: Words, at: int) -> bool:
    if not topic.none:
        return False
    for span in sentences(held.masked):
        if span.start <= at < span.stop:
            sentence = span.of(held.masked)
            return any(fold_plain(word) in sentence for word in topic.none)
    return False
