"""The section of the README, from the JSON of a run and nothing else."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from bench.beside.building import AGAIN, INDEXING, KEEPING, PARSING, READING
from bench.beside.changes import ADD, AFTER, REMOVE, WALL
from bench.beside.engines.ours import Ours, OursEngine
from bench.beside.report import grown, ratio, short
from bench.beside.whole import PHRASE, WORDS

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
Cell: TypeAlias = Callable[[Mapping[str, Any]], str]  # a size as JSON has it → a cell
_FED = (
    "Ours reads minutes, parses them and cuts them into words; the others are built from those"
    " words, so the 1 of Sudachi comes on top of what stands there."
)
_STEPS = {
    READING: "reading files",
    PARSING: "parsing",
    KEEPING: "making rows of what was parsed, and keeping both",
    INDEXING: "building from parsed minutes",
}
_NOTHING = "–"
_OTHERS = ("tantivy", "SQLite FTS5", "bm25s", "stock Whoosh")


def section(told: Mapping[str, Any]) -> str:
    """Return the section between its marks."""
    sizes = told["sizes"]
    parts = [
        BEGIN, _machine(told["machine"]), "\n".join(_of_sizes(sizes)),
        "\n".join(_of_engines(sizes[-1])),
        _FED, _remark(sizes[-1]), "\n".join(_of_classes(sizes[-1])), END,
    ]  # fmt: skip
    return "\n\n".join(parts)


def placed(readme: str, told: Mapping[str, Any]) -> str:
    """Return `readme` with its section made anew."""
    before, _, rest = readme.partition(BEGIN)
    return before + section(told) + rest.partition(END)[2]


def _machine(told: Mapping[str, str]) -> str:
    return (
        f"{told['day']}: {told['processor']}, {told['cores']} cores, {told['memory']},"
        f" {told['system']}, Python {told['python']}; kurume-search {told['kurume-search']}"
        f" ({told['tokenizer']}; {told['whoosh']}), tantivy {told['tantivy']},"
        f" SQLite {told['SQLite']}, bm25s {told['bm25s']}, numpy {told['numpy']}."
    )


def _of_sizes(sizes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the table of what ours costs to build, to start and to change, one column a size."""
    steps = {large["turns"]: grown(small, large) for small, large in pairwise(sizes)}
    heads = " | ".join(f"{one['turns']:,} turns" for one in sizes)
    rows: list[tuple[str, Cell]] = [
        ("parse ÷ Sudachi alone, CPU", lambda s: _figure(s["parse"])),
        ("build from parsed minutes ÷ Sudachi alone, wall", _built(AGAIN, "wall")),
        ("build from parsed minutes ÷ Sudachi alone, CPU", _built(AGAIN, "cpu")),
        ("build from files ÷ Sudachi alone, wall", _built(Ours.name, "wall")),
        ("build from files ÷ Sudachi alone, CPU", _built(Ours.name, "cpu")),
        *((f"– of this {said}", _step(step)) for step, said in _STEPS.items()),
        ("build from files, peak memory, MB", _built(Ours.name, "peak")),
        ("index ÷ UTF-8 text", _built(Ours.name, "per_text")),
        *((f"`query` for {asked}, whole command ÷ bare script with Sudachi, CPU", _whole(asked))
          for asked in (WORDS, PHRASE)),
        (f"{ADD} ÷ tokenising them", _changed(Ours.name, ADD)),
        (f"{REMOVE} ÷ tokenising them", _changed(Ours.name, REMOVE)),
        ("growth of building since the size before, by turns (1 is linear)",
         lambda s: short(steps[s["turns"]]["build"])),
        ("growth of a warm answer, by documents found, median class",
         lambda s: short(statistics.median(_classes(steps[s["turns"]])))),
    ]  # fmt: skip
    yield f"| {Ours.name} | {heads} |"
    yield "|---|" + "--:|" * len(sizes)
    for name, cell in rows:
        cells = [_or_dash(cell, one) for one in sizes]
        if any(held != _NOTHING for held in cells):
            yield f"| {name} | {' | '.join(cells)} |"


def _classes(growth: Mapping[str, float]) -> list[float]:
    return [value for name, value in growth.items() if name != "build"]


def _of_engines(sized: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of the same beside the others, at one size, one column an engine."""
    names = [name for name in (Ours.name, *_OTHERS) if name in sized["built"]]
    rows: list[tuple[str, Callable[[str], Cell]]] = [
        ("build ÷ Sudachi alone, wall", lambda n: _built(n, "wall")),
        ("build ÷ Sudachi alone, CPU", lambda n: _built(n, "cpu")),
        ("build, peak memory, MB", lambda n: _built(n, "peak")),
        ("index ÷ UTF-8 text", lambda n: _built(n, "per_text")),
        ("open, ms of CPU", lambda n: lambda s: short(s["opening"][n][0] * 1000)),
        *((what if what is AFTER else f"{what} ÷ tokenising them", _changing(what))
          for what in (ADD, WALL, REMOVE, AFTER)),
    ]  # fmt: skip
    yield f"| {sized['turns']:,} turns | {' | '.join(names)} |"
    yield "|---|" + "--:|" * len(names)
    for name, cell in rows:
        yield f"| {name} | {' | '.join(_or_dash(cell(one), sized) for one in names)} |"


def _changing(what: str) -> Callable[[str], Cell]:
    return lambda name: _changed(name, what)


def _or_dash(cell: Cell, sized: Mapping[str, Any]) -> str:
    try:
        return cell(sized)
    except (KeyError, TypeError):
        return _NOTHING  # not measured, or not to be had


def _figure(figure: Sequence[float]) -> str:
    middle, low, high = figure
    same = short(low) == short(middle) == short(high)
    return short(middle) if same else f"{short(middle)} ({short(low)}–{short(high)})"


def _built(name: str, what: str) -> Cell:
    def cell(sized: Mapping[str, Any]) -> str:
        held = sized["built"][name][what]
        return short(held) if isinstance(held, float) else _figure(held)

    return cell


def _step(step: str) -> Cell:
    return lambda sized: _figure(sized["built"][Ours.name]["steps"][step])


def _whole(asked: str) -> Cell:
    return lambda sized: _figure(sized["whole"][asked]["cpu"])


def _changed(name: str, what: str) -> Cell:
    return lambda sized: _figure(sized["changed"][name][what])


def _remark(sized: Mapping[str, Any]) -> str:
    aside, of = sized["set_aside"]
    return (
        f"Ours ÷ each at {sized['turns']:,} turns ({sized['passages']:,} passages), CPU time, p50"
        " warm; in brackets p95 of a process's first question. A query value in, rows out; what"
        " `Corpus.search` adds for reading the query and writing ids is in the last column"
        " (÷ our engine)."
        f" {sum(sized['questions'].values())} questions, {aside} of {of} texts set aside because"
        " they mean more to us than their terms; every answer of every engine right."
    )


def _of_classes(sized: Mapping[str, Any]) -> Iterator[str]:
    names = [n for n in _OTHERS if any(n in held for held in sized["warm"].values())]
    yield f"| | {' | '.join(names)} | `Corpus.search` |"
    yield "|---|" + "--:|" * (len(names) + 1)
    for kind, warm in sized["warm"].items():
        cold = sized["cold"].get(kind, {})
        cells = [
            _NOTHING if (one := ratio(warm, name, OursEngine.name, "p50")) is None
            else _pair(one, ratio(cold, name, OursEngine.name, "p95"))
            for name in names
        ]  # fmt: skip
        mine, engine = warm[Ours.name]["p50"][0], warm[OursEngine.name]["p50"][0]
        yield f"| {kind} | {' | '.join(cells)} | {short(mine / engine)} |"


def _pair(warm: float, cold: float | None) -> str:
    return short(warm) if cold is None else f"{short(warm)} ({short(cold)})"
