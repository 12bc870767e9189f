"""One question in a process that was started for it: a script, told what to ask by its input.

Before the clock starts the engine has answered a question of the same class about a small
corpus, so its code is loaded, and has been given the words of the question as it takes them.
No thread that loading began is busy any more: those of OpenBLAS, which numpy loads, look out
for work for a tenth of a second (2**28 ticks of the processor) and sleep then. Where they
still did so, the time of the process grew by what another thread had taken since the last tick
of the system, 4 ms at 250 Hz, in one question and not in the next. What threads do for a
question counts.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
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
    _come_to_rest()
    start = time.process_time()
    opened = engine.open(asked.folder)
    ready = time.process_time()
    opened.given(asked.question)
    given = time.process_time()
    answer = opened.query(asked.question)
    done = time.process_time()
    return Told(ready - start, done - given, _plain(answer))


def _come_to_rest() -> None:
    """Wait until all threads but this one sleep."""
    end = time.monotonic() + _PATIENCE
    while any(map(_is_busy, Path("/proc/self/task").iterdir())) and time.monotonic() < end:
        time.sleep(0.001)


_PATIENCE = 2.0  # seconds; a thread that never sleeps is one that questions pay for


def _is_busy(thread: Path) -> bool:
    """Say whether a thread, which isn't this one, runs or would like to."""
    try:
        state = (thread / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[0]
    except OSError:  # it is over
        return False
    return state == "R" and thread.name != str(threading.get_native_id())


def _enter(asked: Asked) -> None:
    os.environ["KURUME_SEARCH_CACHE"] = str(asked.cache)


def _plain(answer: Answer) -> Answer:
    if isinstance(answer, int | Counter):
        return answer
    return [one if isinstance(one, str) else int(one) for one in answer]


if __name__ == "__main__":
    name, small, asked = pickle.load(sys.stdin.buffer)
    pickle.dump(tuple(first(name, Asked(*small), Asked(*asked))), sys.stdout.buffer)
