"""One question in a process that was started for it: a script, told what to ask by its input.

Before the clock starts the engine has answered a question of the same class about a small
corpus, so its code is loaded, and has been given the words of the question as it takes them.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.beside.engines import engine_named
from bench.beside.engines.engine import Answer
from bench.beside.questions import Question


class Asked(NamedTuple):
    """A question to an engine.

    Attributes:
        cache: Where ours keeps the index.
        folder: What the engine is opened from.
        question: What is asked.
    """

    cache: Path
    folder: Path
    question: Question


class Told(NamedTuple):
    """What came of it.

    Attributes:
        opened: Seconds of CPU time that opening took.
        took: The same of answering.
        answer: As plain numbers and ids.
    """

    opened: float
    took: float
    answer: Answer


def first(name: str, small: Asked, asked: Asked) -> Told:
    """Ask the engine `name` about the `small` corpus, then about the one that is measured."""
    engine = engine_named(name)
    _enter(small)
    opened = engine.open(small.folder)
    opened.given(small.question)
    opened.query(small.question)
    opened.close()
    del opened
    _enter(asked)
    gc.collect()  # what loading left is no cost of the question
    start = time.process_time()
    opened = engine.open(asked.folder)
    ready = time.process_time()
    opened.given(asked.question)
    given = time.process_time()
    answer = opened.query(asked.question)
    done = time.process_time()
    return Told(ready - start, done - given, _plain(answer))


def _enter(asked: Asked) -> None:
    os.environ["KURUME_SEARCH_CACHE"] = str(asked.cache)


def _plain(answer: Answer) -> Answer:
    if isinstance(answer, int | Counter):
        return answer
    return [one if isinstance(one, str) else int(one) for one in answer]


if __name__ == "__main__":
    name, small, asked = pickle.load(sys.stdin.buffer)
    pickle.dump(tuple(first(name, Asked(*small), Asked(*asked))), sys.stdout.buffer)
