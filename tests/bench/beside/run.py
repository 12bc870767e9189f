"""Measures one size from its corpus to its report."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.beside.alone import alone
from bench.beside.building import Built, build_all, told
from bench.beside.changes import changes
from bench.beside.checks import check_meaning
from bench.beside.cold import cold
from bench.beside.engines.engine import Engine
from bench.beside.engines.ours import Ours, OursEngine
from bench.beside.measure import Figure
from bench.beside.questions import Kind
from bench.beside.warm import Spread, warm
from bench.beside.whole import whole
from bench.beside.workplace import Workplace

_AGAIN = 3  # questions a class, after every change
_LARGE = 20_000  # turns; above, the slow oracle is asked fewer questions
_LOOKED_AT = 40_000  # passages, by the oracle
_COLD = 2  # rounds, of a large corpus one: each starts a process a question
PARTS = ("build", "warm", "cold", "whole", "alone", "change")
Spreads = Mapping[Kind, Mapping[str, Spread]]


@dataclass
class Sized:
    """Everything measured at one size; what wasn't asked for is empty."""

    turns: int
    passages: int = 0
    text_bytes: int = 0
    questions: dict[str, int] = field(default_factory=dict)
    hits: dict[str, float] = field(default_factory=dict)  # documents a question, in the mean
    set_aside: tuple[int, int] = (0, 0)
    oracle: int = 0
    parse: Figure | None = None
    built: Mapping[str, Built] = field(default_factory=dict)
    warm: Spreads = field(default_factory=dict)
    cold: Spreads = field(default_factory=dict)
    opening: Mapping[str, Figure] = field(default_factory=dict)
    whole: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    alone: Mapping[str, Spread] = field(default_factory=dict)
    changed: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)


def run(
    place: Workplace,
    *,
    engines: Sequence[type[Engine]],
    parts: Sequence[str] = PARTS,
    number: int = 24,
    rounds: int = 5,
    say: Callable[[str], object] = print,
) -> Sized:
    """Measure one size.

    Args:
        place: Where.
        engines: Which; ours come first.
        parts: Of `PARTS`; an index that isn't there is built in any case.
        number: Questions a class, at most.
        rounds: Of warm questions, and runs of the whole command (three times as many).
        say: Told what comes next.

    Raises:
        WrongAnswerError: An engine answered something else than was asked.
    """
    say(f"{place.turns} turns: corpus and words")
    place.write()
    first = None
    if "build" in parts and place.turns > _LARGE:
        first = told(place, "build", Ours.name)  # it takes minutes; words are read from it
    place.prepare()
    made = Sized(place.turns, len(place.meaning), place.text_bytes)
    separate = [engine for engine in engines if engine is not OursEngine]  # one index for both
    if "build" in parts:
        say("parse and build")
        made.parse = Figure.of(told(place, "parse")["ratios"])
        made.built = build_all(place, separate, first)
    for engine in separate:
        if not place.of(engine).exists():
            told(place, "build", engine.name)
    say("questions, and the oracle")
    drawn, made.set_aside = place.draw(number)
    made.questions = {kind.name: len(questions) for kind, questions in drawn.items()}
    made.hits = {
        kind.name: statistics.fmean(len(place.meaning.found(one)) for one in questions)
        for kind, questions in drawn.items()
        if questions
    }
    corpus = place.opened()
    most = number if place.turns <= _LARGE else _AGAIN
    held = [one for questions in drawn.values() for one in questions[:most]]
    made.oracle = check_meaning(corpus, held, place.meaning, _LOOKED_AT)
    if "warm" in parts:
        say("warm")
        opened = [engine.open(place.of(engine)) for engine in engines]
        made.warm = warm(opened, drawn, place.meaning, rounds=rounds)
        for engine in opened:
            engine.close()
    if "cold" in parts:
        say("cold")
        made.cold, opening = cold(
            place, engines, drawn, rounds=min(rounds, _COLD if place.turns <= _LARGE else 1)
        )
        made.opening = {name: Figure.of(times) for name, times in opening.items() if times}
    if "whole" in parts:
        say("the whole command")
        made.whole = whole(place, drawn, 3 * rounds)
    if "alone" in parts and Ours in engines:
        say("pages")
        made.alone = alone(corpus, drawn, rounds=rounds)
    if "change" in parts:
        say("changes")
        asked = [one for questions in drawn.values() for one in questions[:_AGAIN]]
        able = [one for one in asked if all(e.has(one) for e in separate if e.changes)]
        made.changed = changes(place, separate, able)
    return made
