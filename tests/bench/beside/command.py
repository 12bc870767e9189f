"""The command: sizes, engines and parts in, figures and files out."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.beside import building
from bench.beside.chart import chart
from bench.beside.checks import WrongAnswerError
from bench.beside.engines import NAMES, engine_named
from bench.beside.machine import machine
from bench.beside.readme import placed
from bench.beside.report import as_json, grown, lines
from bench.beside.run import PARTS, Sized, run
from bench.beside.workplace import Workplace

_MILLION = 1_000_000


def main(description: str | None, arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; 1 if an engine answered wrongly."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--child"]:
        _child(*given[1:])
        return 0
    asked = _options(description).parse_args(given)
    if asked.again:
        _show(json.loads(asked.json.read_text("utf-8")), asked.chart, asked.readme)
        return 0
    sizes = [*asked.turns, *([_MILLION] if asked.million else [])]
    engines = [engine_named(name) for name in NAMES if name in asked.engines]
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        made: list[Sized] = []
        kept = [one for one in _before(asked.json) if one["turns"] not in sizes]
        for turns in sizes:
            place = Workplace(work / str(turns), turns)
            try:
                one = run(
                    place, engines=engines, parts=asked.parts, number=asked.questions,
                    rounds=asked.rounds, say=lambda what: print(f"… {what}", file=sys.stderr),
                )  # fmt: skip
            except WrongAnswerError as error:
                print(f"wrong: {error}", file=sys.stderr)
                return 1
            print(*lines(one), sep="\n", flush=True)
            made.append(one)
            told = {"machine": machine(), "sizes": [*kept, *map(as_json, made)]}
            told["sizes"].sort(key=lambda size: size["turns"])
            for small, large in pairwise(told["sizes"][-2:]):
                for what, growth in grown(small, large).items():
                    steps = f"{small['turns']:,} to {large['turns']:,} turns"
                    print(f"growth, {what}, {steps}: {growth:.2f} × linear")
            if asked.json:
                asked.json.write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
            _show(told, asked.chart, asked.readme)
    return 0


def _before(path: Path | None) -> list[Any]:
    """Return the sizes that a file has of this machine and these versions."""
    if path is None or not path.exists():
        return []
    told = json.loads(path.read_text("utf-8"))
    return list(told["sizes"]) if told["machine"] == machine() else []


def _show(told: Any, picture: Path | None, readme: Path | None) -> None:
    """Draw the last size of a run, and put its tables into the README."""
    if picture:
        picture.write_text(chart(told["sizes"][-1]), "utf-8")
    if readme:
        readme.write_text(placed(readme.read_text("utf-8"), told), "utf-8")


def _options(description: str | None) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--turns", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    options.add_argument("--million", action="store_true", help="1,000,000 turns too")
    options.add_argument("--engines", nargs="+", choices=NAMES, default=NAMES, metavar="ENGINE",
                         help=f"only these: {', '.join(NAMES)}")  # fmt: skip
    options.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, metavar="PART",
                         help=f"only these: {', '.join(PARTS)}")  # fmt: skip
    options.add_argument("--questions", type=int, default=24, help="a class, at most")
    options.add_argument("--rounds", type=int, default=5, help="of warm questions")
    options.add_argument("--work", type=Path, help="keep corpora and indexes here, and reuse them")
    options.add_argument("--json", type=Path, help="write all figures here; other sizes that"
                         " it has of this machine, day and versions stay")  # fmt: skip
    options.add_argument("--chart", type=Path, help="draw the ratios at the last size as SVG")
    options.add_argument("--readme", type=Path, help="put the tables between its marks")
    options.add_argument("--again", action="store_true",
                         help="measure nothing: chart and tables from the file --json")  # fmt: skip
    return options


def _child(what: str, engine: str, folder: str, turns: str) -> None:
    """Do one thing in this process and print what it took."""
    place = Workplace(Path(folder), int(turns))
    match what:
        case "floor":
            told = building.floor(place)
        case "parse":
            told = building.parse(place)
        case "steps":
            told = building.steps(place)
        case "again":
            told = building.again(place, engine_named(engine))
        case _:
            told = building.build(place, engine_named(engine))
    print(json.dumps(told))
