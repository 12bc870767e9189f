"""What building costs, each in a process of its own, between two runs of the floor.

The floor is Sudachi alone on one thread: mode A, normalised form and part of speech of every
word of every text. Ours is built twice: from files, which are read, parsed and kept as what was
parsed, and again from what was kept. The others are fed words, so the floor comes on top of
what they are measured at.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from bench.beside.documents import read_documents, read_texts
from bench.beside.engines.engine import Engine
from bench.beside.engines.ours import Ours
from bench.beside.measure import Figure, Watch, cost, peak, size
from bench.beside.workplace import COMMAND, Workplace

_RUNS = 3
_PARSED = "parsed"  # the parsed minutes, kept beside the index so that they aren't read again


class Built(NamedTuple):
    """One engine's builds.

    Attributes:
        wall: ÷ wall time of the floor.
        cpu: ÷ CPU time of the floor.
        peak: Memory of the process and its children at once, in MB.
        bytes: Of the index.
        per_text: `bytes` ÷ UTF-8 bytes of the texts.
        seconds: Wall time, of this machine and this run.
        steps: What `cpu` went into, ÷ CPU time of the floor; of ours from files alone.
    """

    wall: Figure
    cpu: Figure
    peak: Figure
    bytes: int
    per_text: float
    seconds: Figure
    steps: Mapping[str, Figure] = {}


def build_all(
    place: Workplace, engines: Sequence[type[Engine]], first: dict[str, float] | None = None
) -> dict[str, Built]:
    """Build every engine, and return what it cost; the floor is under its own name.

    Args:
        place: Where.
        engines: Which.
        first: What ours took just before, if it needn't be built again; all are built once
            then, and the floor is measured at both ends alone.
    """
    found: dict[str, list[dict[str, float]]] = {}
    for _ in range(_RUNS if first is None else 1):
        before = told(place, "floor")
        for engine in engines:
            kept = first if issubclass(engine, Ours) else None
            made = kept or told(place, "build", engine.name)
            again = first is None or engine is engines[-1]
            after = told(place, "floor") if again else before
            rows = {engine.name: made}
            if issubclass(engine, Ours):
                rows[AGAIN] = told(place, "again", engine.name) | {"bytes": made["bytes"]}
                made |= _steps(made, rows[AGAIN], told(place, "steps"))
            for name, row in rows.items():
                for clock in ("wall", "cpu"):
                    floor = (before[clock] + after[clock]) / 2
                    row |= {
                        f"of_{what}": row[what] / floor for what in _CLOCKED[clock] if what in row
                    }
                found.setdefault(name, []).append(row)
            found.setdefault(FLOOR, []).append(
                before | {"of_wall": 1.0, "of_cpu": 1.0, "bytes": 0.0}
            )
            before = after
    return {name: _built(rows, place.text_bytes) for name, rows in found.items()}


FLOOR = "Sudachi alone, one thread"
AGAIN = f"{Ours.name}, from parsed minutes"
READING, PARSING, KEEPING, INDEXING = STEPS = ("reading", "parsing", "keeping", "indexing")
_CLOCKED = {"wall": ("wall",), "cpu": ("cpu", *STEPS)}


def _steps(
    files: Mapping[str, float], again: Mapping[str, float], alone: Mapping[str, float]
) -> dict[str, float]:
    """Return CPU seconds of what building from files does, the rest being to keep what is read."""
    known = {**alone, INDEXING: again["cpu"]}
    return known | {KEEPING: files["cpu"] - sum(known.values())}


def _built(rows: Sequence[dict[str, float]], text_bytes: int) -> Built:
    def figure(name: str) -> Figure:
        return Figure.of([row[name] for row in rows])

    held = int(figure("bytes").median)
    return Built(
        figure("of_wall"), figure("of_cpu"), figure("peak"), held, held / text_bytes,
        figure("wall"), {step: figure(f"of_{step}") for step in STEPS if step in rows[0]},
    )  # fmt: skip


def told(place: Workplace, *what: str) -> dict[str, float]:
    """Return what a child process of this command measured."""
    command = [sys.executable, str(COMMAND), "--child"]
    names = (*what, "-")[:2]
    command += [*names, str(place.folder), str(place.turns)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def floor(place: Workplace) -> dict[str, Any]:
    """Cut all texts with Sudachi, on one thread."""
    cut = _cutting()
    texts = list(read_texts(place.fed))
    return cost(lambda: cut(texts))._asdict() | {"peak": peak()}


def _cutting() -> Callable[[Iterable[str]], None]:
    """Return what cuts texts with Sudachi, its dictionary loaded."""
    from sudachipy import Dictionary

    tokenizer = Dictionary(dict="core").tokenizer(mode="A", fields={"pos", "normalized_form"})

    def cut(texts: Iterable[str]) -> None:
        for text in texts:
            for unit in tokenizer.tokenize(text):
                unit.normalized_form(), unit.part_of_speech_id(), unit.begin(), unit.end()

    cut(["索引"])
    return cut


def build(place: Workplace, engine: type[Engine]) -> dict[str, Any]:
    """Build one engine anew."""
    place.enter()
    if issubclass(engine, Ours):
        shutil.rmtree(place.cache, ignore_errors=True)
        taken = _cost(lambda: engine.build((), place.corpus))
        held = size(place.cache, without=_PARSED)
        return taken | {"bytes": held, "parsed": size(place.cache) - held}
    folder = place.of(engine)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return _cost(lambda: engine.build(read_documents(place.fed), folder)) | {"bytes": size(folder)}


def _cost(work: Callable[[], object]) -> dict[str, Any]:
    with Watch() as watch:
        taken = cost(work)
    cpu = taken.cpu - watch.spent
    return taken._replace(cpu=cpu)._asdict() | {"peak": watch.most}


def again(place: Workplace, engine: type[Engine]) -> dict[str, Any]:
    """Build ours anew from the parsed minutes that the build before kept."""
    place.enter()
    return _cost(lambda: engine.build((), place.corpus))


def steps(place: Workplace) -> dict[str, float]:
    """Read all files, and parse all of them; CPU seconds of each."""
    from kurume_search.analysis.morphemes import borders
    from kurume_search.parsing.minutes import parse_minutes

    place.enter()
    folder = place.opened().library.folder
    borders("索引")
    found = dict.fromkeys((READING, PARSING), 0.0)
    for row in folder.documents:
        before = time.process_time()
        source = folder.source(row)
        read = time.process_time()
        parse_minutes(source, folder.registers, borders)
        found[READING] += read - before
        found[PARSING] += time.process_time() - read
    return found


def parse(place: Workplace) -> dict[str, Any]:
    """Parse some of the minutes, and cut the same texts as the floor does; ratios of CPU."""
    from kurume_search.analysis.morphemes import borders
    from kurume_search.parsing.minutes import parse_minutes

    place.enter()
    library = place.opened().library
    every = library.folder.documents
    some = every[:: max(1, len(every) // _DOCUMENTS)]
    sources = [library.folder.source(row) for row in some]
    registers, cut = library.folder.registers, _cutting()
    parse_minutes(sources[0], registers, borders)
    ratios = []
    for _ in range(_RUNS):
        parsed = cost(lambda: [parse_minutes(s, registers, borders) for s in sources])
        alone = cost(lambda: [cut(s.text.splitlines()) for s in sources])
        ratios.append(parsed.cpu / alone.cpu)
    return {"ratios": ratios}


_DOCUMENTS = 40  # are enough to tell what parsing costs
