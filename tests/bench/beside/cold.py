"""Times of the first question: a process of its own for each, files in the page cache.

A process has loaded an engine's code (ours has answered a question about another, small
corpus), is copied (fork) for each question, and the copy opens the index and asks: nothing
of that index is in memory, nothing in an LRU. Code that only a large corpus needs is loaded
then and there. CPU time, as in `warm`. What loading all code costs is in the figures of the
whole command (`whole`).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import TextIO

from bench.beside.engines.engine import Engine
from bench.beside.questions import Kind, Question
from bench.beside.warm import Spread
from bench.beside.workplace import COMMAND, Workplace


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
    """
    dice, number = random.Random(seed), 0
    found: dict[Kind, dict[str, Spread]] = {}
    opening: dict[str, list[float]] = {engine.name: [] for engine in engines}
    started = {engine: _started(place, engine) for engine in engines}
    for process in started.values():
        _asked(process, 0)  # the files come into the page cache
    try:
        for kind, questions in drawn.items():
            able = [engine for engine in engines if questions and engine.has(questions[0])]
            times: dict[str, list[list[float]]] = {engine.name: [] for engine in able}
            for _ in range(rounds):
                for held in times.values():
                    held.append([])
                for at in range(number, number + len(questions)):
                    for engine in dice.sample(able, len(able)):
                        opened, took = _asked(started[engine], at)
                        opening[engine.name].append(opened)
                        times[engine.name][-1].append(took)
            number += len(questions)
            found[kind] = {name: Spread(held) for name, held in times.items()}
    finally:
        for process in started.values():
            process.communicate()
    return found, opening


def _started(place: Workplace, engine: type[Engine]) -> subprocess.Popen[str]:
    command = [
        sys.executable, str(COMMAND), "--child", "cold", engine.name,
        str(place.folder), str(place.turns),
    ]  # fmt: skip
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _asked(process: subprocess.Popen[str], number: int) -> tuple[float, float]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number}\n")
    process.stdin.flush()
    opened, took = json.loads(process.stdout.readline())
    return opened, took


def serve(place: Workplace, engine: type[Engine], asked: TextIO, told: TextIO) -> None:
    """Answer the numbers of questions in `asked` with seconds of opening and of answering."""
    engine.load()
    questions = place.questions()
    for line in asked:
        reading, writing = os.pipe()
        if os.fork() == 0:
            start = time.process_time()
            opened = engine.open(place.of(engine))
            ready = time.process_time()
            opened.query(questions[int(line)])
            done = time.process_time()
            os.write(writing, json.dumps([ready - start, done - ready]).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            print(pipe.read(), file=told, flush=True)
        os.wait()
