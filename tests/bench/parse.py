"""What parsing costs beside Sudachi on the same text, and how it grows with a document.

    python tests/bench/parse.py [--largest 52] [--line 13] [--years 6]

CPU time throughout. Prints parse ÷ Sudachi (mode A, normalised forms, one thread) for each
labelled document, for the real one and over a sample corpus, each document as it is and
nothing remembered from the one before; then doubles a document of repeated minutes up to
`--largest` MB of UTF-8, and the same on one line up to `--line` MB, each parse in a process
of its own, and prints the ratio of each time to the one before (2 is linear) and the peak
of its memory.
"""

from __future__ import annotations

import argparse
import functools
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kurume_search.analysis.morphemes import tokens
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.sample.write import write_sample
from kurume_search.store.decode import read_source

LABELLED = Path(__file__).parents[1] / "quality/labelled"
REAL = "seed"
START = 100_000  # bytes
RUNS = 7


def cpu(work: Callable[[], object], before: Callable[[], object] = gc.collect) -> float:
    """Return the CPU seconds of the quickest of some calls of `work`."""
    best = float("inf")
    for _ in range(RUNS):
        before()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def caches() -> list[functools._lru_cache_wrapper[object]]:
    """Return what the parser remembers from one document to the next, its tables aside."""
    return [
        held
        for held in gc.get_objects()
        if isinstance(held, functools._lru_cache_wrapper)
        and held.__module__.startswith(("kurume_search.parsing", "kurume_search.text"))
        and held.cache_parameters()["maxsize"] is not None
    ]


def source(text: str) -> SourceText:
    return SourceText(path="bench.txt", sha256="0" * 64, encoding="utf-8", text=text)


def beside_sudachi(text: str) -> tuple[float, float]:
    """Return the CPU seconds of a parse of `text` and of Sudachi on it."""
    given, kept = source(text), caches()
    parse_minutes(given)

    def forget() -> None:
        for cache in kept:
            cache.cache_clear()
        gc.collect()

    return cpu(lambda: parse_minutes(given), forget), cpu(lambda: tokens(text))


def labelled() -> None:
    """Print parse ÷ Sudachi for each labelled document."""
    ratios = []
    for path in sorted(LABELLED.glob("*.txt")):
        parse, cut = beside_sudachi(path.read_text("utf-8"))
        name = f"{path.stem} (the real document)" if path.stem == REAL else path.stem
        print(f"parse ÷ Sudachi {parse / cut:.2f}  {name}", flush=True)
        ratios.append(parse / cut)
    ratios.sort()
    dearer = sum(ratio >= 1 for ratio in ratios)
    print(
        f"labelled: median {ratios[len(ratios) // 2]:.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}; "
        f"{dearer} of {len(ratios)} cost more than Sudachi"
    )


def sample(years: int) -> None:
    """Print parse ÷ Sudachi over a sample corpus."""
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where) / "sample"
        write_sample(folder, years=range(2024 - years, 2024))
        files = sorted(path for path in (folder / "minutes").rglob("*") if path.is_file())
        texts = [read_source(path, name=path.name).text for path in files]
    pairs = [beside_sudachi(text) for text in texts]
    parse, cut = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    worst = max(one / other for one, other in pairs)
    print(f"sample of {len(texts)}: parse ÷ Sudachi {parse / cut:.2f}, at most {worst:.2f}")


def document(size: int, *, one_line: bool) -> str:
    """Return the real document again and again, about `size` bytes of it."""
    text = (LABELLED / f"{REAL}.txt").read_text("utf-8")
    text = text.replace("\n", "　　") if one_line else text
    return text * max(size // len(text.encode()), 1)


def grow(largest: int, *, one_line: bool) -> None:
    """Print time, ratio and memory while the document doubles."""
    size, before = START, None
    while size <= largest:
        asked = [sys.executable, __file__, "--only", str(size), *(["--flat"] if one_line else [])]
        told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
        taken, peak = float(told[0]), float(told[1])
        ratio = "" if before is None else f"  ÷ half {taken / before:.2f}"
        name = "one line" if one_line else "lines"
        print(f"{name} {size / 1e6:6.1f} MB {taken:7.2f} s  peak {peak:5.0f} MB{ratio}", flush=True)
        size, before = size * 2, taken


def only(size: int, *, one_line: bool) -> None:
    """Print the CPU seconds of one parse and the peak of the process in MB."""
    given = source(document(size, one_line=one_line))
    parse_minutes(source(document(START, one_line=one_line)))  # tables are read once
    start = time.process_time()
    parse_minutes(given)
    taken = time.process_time() - start
    print(taken, peak())


def peak() -> float:
    """Return the peak memory of this process in MB (`ru_maxrss` would count the parent's)."""
    told = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in told.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--largest", type=float, default=52)
    options.add_argument("--line", type=float, default=13)
    options.add_argument("--years", type=int, default=6)
    options.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options.add_argument("--flat", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args(arguments)
    if asked.only is not None:
        only(asked.only, one_line=asked.flat)
        return
    tokens("索引")
    labelled()
    sample(asked.years)
    grow(int(asked.largest * 1e6), one_line=False)
    grow(int(asked.line * 1e6), one_line=True)


if __name__ == "__main__":
    main()
