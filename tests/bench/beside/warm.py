"""Times of questions asked again and again of indexes that are open.

CPU time of the process, all threads: no engine waits for anything here (files are in the page
cache), and whatever else the machine does then isn't counted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence

from bench.beside.checks import check
from bench.beside.engines.engine import Engine
from bench.beside.meaning import Meaning
from bench.beside.measure import Figure, percentile
from bench.beside.questions import Kind, Question

_SLOW = 8.0  # seconds for one class of one engine: then no more rounds of it
Times = dict[str, list[list[float]]]  # engine → round → seconds of each question


class Spread:
    """p50 and p95 over the questions of a class, with what they were in each round."""

    def __init__(self, rounds: Sequence[Sequence[float]]) -> None:
        self.rounds = rounds
        # A question's time is the median of its rounds, so that one hiccup is none.
        typical = [Figure.of(times).median for times in zip(*rounds, strict=True)]
        self.p50, self.p95 = percentile(typical, 0.5), percentile(typical, 0.95)

    def figure(self, share: float) -> Figure:
        """Return the percentile `share` with its minimum and maximum over the rounds."""
        each = [percentile(times, share) for times in self.rounds]
        return Figure(self.p50 if share == 0.5 else self.p95, min(each), max(each))

    def ratio(self, other: Spread, share: float) -> Figure:
        """Return this ÷ `other` of the percentile, round against round."""
        pairs = zip(self.rounds, other.rounds, strict=False)
        each = [percentile(a, share) / percentile(b, share) for a, b in pairs]
        ours, theirs = (self.p50, other.p50) if share == 0.5 else (self.p95, other.p95)
        return Figure(ours / theirs, min(each), max(each))


def warm(
    engines: Sequence[Engine],
    drawn: Mapping[Kind, Sequence[Question]],
    meaning: Meaning,
    *,
    rounds: int,
    seed: int = 1,
) -> dict[Kind, dict[str, Spread]]:
    """Ask every question of every engine, in turn, `rounds` times after one for warming up.

    Raises:
        WrongAnswerError: An answer isn't what the question means.
    """
    dice, found = random.Random(seed), dict[Kind, dict[str, Spread]]()
    for kind, questions in drawn.items():
        able = [engine for engine in engines if questions and engine.has(questions[0])]
        for engine in able:
            for question in questions:
                check(engine.name, question, engine.query(question), meaning)
        times: Times = {engine.name: [] for engine in able}
        for _ in range(rounds):
            going = [e for e in able if sum(map(sum, times[e.name])) < _SLOW]
            for name, took in _round(going, questions, dice).items():
                times[name].append(took)
        found[kind] = {name: Spread(took) for name, took in times.items() if took}
    return found


def _round(
    engines: Sequence[Engine], questions: Sequence[Question], dice: random.Random
) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for question in questions:
        for engine in dice.sample(engines, len(engines)):
            took[engine.name].append(seconds(lambda e=engine, q=question: e.query(q)))
    return took


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of `work`."""
    start = time.process_time()
    work()
    return time.process_time() - start
