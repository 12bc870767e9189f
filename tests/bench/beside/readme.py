"""The section of the README, from the JSON of a run and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.beside.changes import ADD, REMOVE
from bench.beside.engines.ours import Ours, OursEngine
from bench.beside.report import ratio, short

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
_OTHERS = ("tantivy", "SQLite FTS5", "bm25s", "stock Whoosh")


def section(told: Mapping[str, Any]) -> str:
    """Return the section between its marks."""
    sizes = told["sizes"]
    parts = [
        BEGIN, _machine(told["machine"]), "\n".join(_of_sizes(sizes)),
        _remark(sizes[-1]), "\n".join(_of_classes(sizes[-1])), END,
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
    """Yield the table of what building, opening and changing cost, one column a size."""
    heads = " | ".join(f"{one['turns']:,} turns" for one in sizes)
    yield f"| | {heads} |"
    yield "|---|" + "--:|" * len(sizes)
    rows = [
        ("parse ÷ Sudachi alone, CPU", lambda s: _figure(s["parse"])),
        *((f"build, {name}: wall ÷ Sudachi alone", _built(name, "wall"))
          for name in (Ours.name, *_OTHERS)),
        (f"build, {Ours.name}: CPU ÷ Sudachi alone", _built(Ours.name, "cpu")),
        (f"build, {Ours.name}: peak memory, MB",
         lambda s: f"{s['built'][Ours.name]['peak'][0]:.0f}"),
        *((f"index ÷ UTF-8 text, {name}", _built(name, "per_text"))
          for name in (Ours.name, *_OTHERS)),
        ("`query`, whole command ÷ bare script with Sudachi", lambda s: _figure(s["whole"])),
        *((f"{what} ÷ tokenising 50 turns, {name}", _changed(name, what))
          for what in (ADD, REMOVE) for name in (Ours.name, *_OTHERS)),
    ]  # fmt: skip
    for name, cell in rows:
        cells = [_or_dash(cell, one) for one in sizes]
        if any(held != "–" for held in cells):
            yield f"| {name} | {' | '.join(cells)} |"


def _or_dash(cell: Any, sized: Mapping[str, Any]) -> str:
    try:
        return str(cell(sized))
    except (KeyError, TypeError):
        return "–"  # not measured, or not to be had


def _figure(figure: Sequence[float]) -> str:
    middle, low, high = figure
    same = short(low) == short(middle) == short(high)
    return short(middle) if same else f"{short(middle)} ({short(low)}–{short(high)})"


def _built(name: str, what: str) -> Any:
    def cell(sized: Mapping[str, Any]) -> str:
        held = sized["built"][name][what]
        return short(held) if isinstance(held, float) else _figure(held)

    return cell


def _changed(name: str, what: str) -> Any:
    return lambda sized: _figure(sized["changed"][name][what])


def _remark(sized: Mapping[str, Any]) -> str:
    aside, of = sized["set_aside"]
    return (
        f"Ours ÷ each at {sized['turns']:,} turns ({sized['passages']:,} passages), p50 warm;"
        f" in brackets p95 of a process's first question. Rows in, rows out; what `Corpus.search`"
        f" adds for reading the query and writing ids is in the last column (÷ our engine)."
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
            "–" if (one := ratio(warm, name, OursEngine.name, "p50")) is None
            else _pair(one, ratio(cold, name, OursEngine.name, "p95"))
            for name in names
        ]  # fmt: skip
        mine, engine = warm[Ours.name]["p50"][0], warm[OursEngine.name]["p50"][0]
        yield f"| {kind} | {' | '.join(cells)} | {short(mine / engine)} |"


def _pair(warm: float, cold: float | None) -> str:
    return short(warm) if cold is None else f"{short(warm)} ({short(cold)})"
