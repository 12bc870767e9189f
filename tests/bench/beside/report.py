"""Figures as text for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from bench.beside.engines.ours import Ours, OursEngine
from bench.beside.measure import Figure
from bench.beside.run import Sized, Spreads
from bench.beside.warm import Spread

_OURS = (Ours.name, OursEngine.name)


def lines(made: Sized) -> Iterator[str]:
    """Yield everything about one size, for a terminal."""
    yield f"== {made.turns:,} turns, {made.passages:,} passages, {made.text_bytes:,} bytes"
    aside, of = made.set_aside
    yield (
        f"questions: {sum(made.questions.values())} in {len(made.questions)} classes"
        f" ({aside} of {of} texts set aside); {made.oracle} held to the slow oracle;"
        " every answer of every engine right"
    )
    if made.parse:
        yield f"parse ÷ Sudachi, CPU: {_told(made.parse)}"
    for name, built in made.built.items():
        yield (
            f"build, {name}: wall {_told(built.wall)} · CPU {_told(built.cpu)} × Sudachi alone;"
            f" {built.seconds.median:.1f} s; peak {built.peak.median:.0f} MB;"
            f" {built.per_text:.2f} × text"
        )
        if built.steps:
            steps = (f"{step} {_told(figure)}" for step, figure in built.steps.items())
            yield f"  of the CPU: {', '.join(steps)}"
    for title, spreads in (("warm", made.warm), ("cold", made.cold)):
        if spreads:
            yield f"{title}: ms p50/p95, and ours ÷ each (p50, p95)"
            yield from _spreads(spreads, ranges=title == "warm")
    for name, figure in made.opening.items():
        yield f"open, {name}: {figure.median * 1000:.1f} ms"
    for asked, clocks in made.whole.items():
        for clock, figure in clocks.items():
            yield f"query for {asked}, whole command ÷ bare Sudachi, {clock}: {_told(figure)}"
    for name, spread in made.alone.items():
        yield f"{name}: {_ms(spread)} ms"
    for name, changed in made.changed.items():
        told = "; ".join(f"{what} {_told(figure)}" for what, figure in changed.items())
        yield f"÷ tokenising 50 turns, {name}: {told}"


def grown(small: Mapping[str, Any], large: Mapping[str, Any]) -> dict[str, float]:
    """Return how costs of ours grew from one size (as JSON has it) to a larger; 1 is linear.

    Building by the number of turns; answering, warm, by the number of documents found, and
    where that is one of ten all the same, by the number of documents that have the words.
    """
    turns = large["turns"] / small["turns"]
    found = {}
    if Ours.name in small["built"] and Ours.name in large["built"]:
        wall = [one["built"][Ours.name]["seconds"][0] for one in (small, large)]
        found["build"] = wall[1] / wall[0] / turns
    for kind, by_engine in large["warm"].items():
        before = small["warm"].get(kind, {})
        if OursEngine.name in by_engine and OursEngine.name in before:
            times = [one[OursEngine.name]["p50"][0] for one in (before, by_engine)]
            hits = large["hits"][kind] / small["hits"][kind]
            found[kind] = times[1] / times[0] / hits
    return found


def _told(figure: Figure) -> str:
    return f"{figure.median:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def _ms(spread: Spread) -> str:
    return f"{spread.p50 * 1000:.2f}/{spread.p95 * 1000:.2f}"


def _spreads(spreads: Spreads, *, ranges: bool) -> Iterator[str]:
    for kind, by_engine in spreads.items():
        yield f"  {kind.name}"
        for name, spread in by_engine.items():
            told = f"    {name:24}{_ms(spread):>18}"
            if name not in _OURS:
                for ours in (by_engine[n] for n in _OURS if n in by_engine):
                    half, most = ours.ratio(spread, 0.5), ours.ratio(spread, 0.95)
                    told += f"   {half.median:7.2f} {most.median:7.2f}"
                    told += f" ({half.low:.2f}–{half.high:.2f})" if ranges else ""
            yield told


def ratio(by_engine: Mapping[str, Any], name: str, ours: str, share: str) -> float | None:
    """Return ours ÷ the engine `name` of one class, as JSON has it; None if it wasn't asked."""
    held = by_engine.get(name, {}).get(_of(ours))
    return None if held is None else float(held[share][0])


def _of(ours: str) -> str:
    return f"{ours} ÷ this"


def short(ratio: float) -> str:
    """Return a ratio with two figures that mean something.

    >>> short(0.0123), short(1.234), short(56.7)
    ('0.01', '1.2', '57')
    """
    return f"{ratio:.2f}" if ratio < 1 else f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"


def as_json(made: Sized) -> dict[str, Any]:
    """Return everything about one size; times in seconds, figures as [median, low, high]."""
    plain = asdict(replace(made, warm={}, cold={}, alone={}))
    plain |= {
        "built": {name: built._asdict() for name, built in made.built.items()},
        "warm": _json(made.warm),
        "cold": _json(made.cold),
        "alone": {name: _spread(spread) for name, spread in made.alone.items()},
    }
    found: dict[str, Any] = json.loads(json.dumps(plain))
    return found


def _json(spreads: Spreads) -> Mapping[str, Any]:
    return {
        kind.name: {
            name: _spread(spread)
            | {
                _of(ours): {
                    "p50": by_engine[ours].ratio(spread, 0.5),
                    "p95": by_engine[ours].ratio(spread, 0.95),
                }
                for ours in _OURS
                if ours in by_engine and name not in _OURS
            }
            for name, spread in by_engine.items()
        }
        for kind, by_engine in spreads.items()
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "p50": spread.figure(0.5),
        "p95": spread.figure(0.95),
        "questions": len(spread.rounds[0]),
        "rounds": len(spread.rounds),
    }
