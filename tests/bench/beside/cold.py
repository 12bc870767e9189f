"""Times of the first question: a process started for each, files in the page cache.

A process loads an engine's code by asking it a question of the same class about another,
small corpus. Then the clock starts (CPU time, as in `warm`): the engine is opened, which is
told apart, and asked. Nothing of that index is in memory, nothing in an LRU. Every engine
asked alone gets its words cut before; `Corpus.search` cuts what is typed within the clock.
What loading the code costs is in the figures of the whole command (`whole`).
"""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence

from bench.beside import first
from bench.beside.building import told
from bench.beside.checks import check
from bench.beside.engines.engine import Engine
from bench.beside.first import Asked, Told
from bench.beside.questions import Kind, Question
from bench.beside.warm import Spread
from bench.beside.workplace import Workplace

_SMALL = 500  # turns of the corpus that code is loaded with


def cold(
    place: Workplace,
    engines: Sequence[type[Engine]],
    drawn: Mapping[Kind, Sequence[Question]],
    *,
    rounds: int,
    seed: int = 1,
) -> tuple[dict[Kind, dict[str, Spread]], dict[str, list[float]]]:
    """Ask every question of every engine in new processes, in turn.

    Returns:
        Times of the questions, and of opening, by engine, in seconds.

    Raises:
        WrongAnswerError: An answer isn't what the question means.
    """
    small = Workplace(place.folder / "small", _SMALL)
    trials = _trials(small, engines)
    dice = random.Random(seed)
    found: dict[Kind, dict[str, Spread]] = {}
    opening: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for kind, questions in drawn.items():
        able = [engine for engine in engines if questions and engine.has(questions[0])]
        times: dict[str, list[list[float]]] = {engine.name: [] for engine in able}
        for _ in range(rounds):
            for held in times.values():
                held.append([])
            for question in questions:
                for engine in dice.sample(able, len(able)):
                    (trial,) = trials[kind]
                    answered = _asked(small, place, engine, trial, question)
                    check(engine.name, question, answered.answer, place.meaning)
                    opening[engine.name].append(answered.opened)
                    times[engine.name][-1].append(answered.took)
        found[kind] = {name: Spread(held) for name, held in times.items()}
    return found, opening


def _trials(small: Workplace, engines: Sequence[type[Engine]]) -> dict[Kind, list[Question]]:
    """Build the `small` corpus for all engines and return a question of each class about it."""
    small.write()
    small.prepare()
    for engine in engines:
        if not small.of(engine).exists():
            told(small, "build", engine.name)
    return small.draw(1)[0]


def _asked(
    small: Workplace, place: Workplace, engine: type[Engine], trial: Question, question: Question
) -> Told:
    given = (
        engine.name,
        tuple(Asked(small.cache, small.of(engine), trial)),
        tuple(Asked(place.cache, place.of(engine), question)),
    )
    done = subprocess.run(
        [sys.executable, first.__file__], check=True, input=pickle.dumps(given),
        stdout=subprocess.PIPE,
    )  # fmt: skip
    return Told(*pickle.loads(done.stdout))
