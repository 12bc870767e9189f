"""What only ours has: pages as people see them, asked warm; times of this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from bench.beside.engines.ours import typed
from bench.beside.questions import Kind, Question, Shape, Want
from bench.beside.warm import Spread, seconds

import kurume_search as ks

_SLOW = 8.0  # seconds for one thing: then no more rounds of it


def alone(
    corpus: ks.Corpus, drawn: Mapping[Kind, Sequence[Question]], *, rounds: int
) -> dict[str, Spread]:
    """Ask for every page about the words that were drawn."""
    common = _texts(drawn, Shape.WORD, Want.TOP, "common")
    phrases = _texts(drawn, Shape.PHRASE, Want.TOP, "")
    cases = list(islice(corpus.search("").found.ids(), 200))[:: max(1, 200 // len(common or "1"))]
    asked: dict[str, tuple[Sequence[str], Callable[[str], object]]] = {
        "first page of cases with excerpts": (common, lambda t: corpus.search(t).found.page(0, 10)),
        "KWIC page, common word": (common, lambda t: corpus.search(t).kwic().page(1)),
        "KWIC page, phrase": (phrases, lambda t: corpus.search(t).kwic().page(1)),
        "trend of questions by word": (common, lambda t: list(corpus.trend("questions", within=t))),
        "precedents of words": (phrases, lambda t: len(corpus.precedents(t))),
        "precedents of a case": (cases, lambda c: len(corpus.precedents(like=c))),
    }
    return {name: _spread(things, ask, rounds) for name, (things, ask) in asked.items() if things}


def _texts(
    drawn: Mapping[Kind, Sequence[Question]], shape: Shape, want: Want, name: str
) -> Sequence[str]:
    for kind, questions in drawn.items():
        if (kind.shape, kind.want) == (shape, want) and kind.name.startswith(name):
            return [typed(question) for question in questions]
    return ()


def _spread(things: Sequence[str], ask: Callable[[str], object], rounds: int) -> Spread:
    for thing in things[:2]:
        ask(thing)
    times: list[list[float]] = []
    while len(times) < rounds and (not times or sum(map(sum, times)) < _SLOW):
        times.append([seconds(lambda t=thing: ask(t)) for thing in things])
    return Spread(times)
