"""How parsing grows with a document, and what it costs beside Sudachi on the same text.

    python tests/bench/parse.py [--largest 50] [--line 10]

Doubles a document of repeated minutes up to `--largest` MB of UTF-8, then the same on one
line up to `--line` MB, and prints the ratio of each time to the one before (2 is linear).
Beside it stands the CPU time of parsing divided by that of Sudachi (mode A, normalised
forms, one thread) on the same text.
"""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path

from kurume_search.analysis.morphemes import tokens
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes

LABELLED = Path(__file__).parents[1] / "quality/labelled"
START = 100_000  # bytes


def cpu(work: object) -> float:
    """Return the CPU seconds of one call of `work`."""
    gc.collect()
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


def source(text: str) -> SourceText:
    return SourceText(path="bench.txt", sha256="0" * 64, encoding="utf-8", text=text)


def grow(name: str, text: str, largest: int) -> None:
    """Print time and ratio while the document doubles."""
    size, before = START, None
    while size <= largest:
        whole = text * max(size // len(text.encode()), 1)
        taken = cpu(lambda whole=whole: parse_minutes(source(whole)))
        ratio = "" if before is None else f"  ÷ half {taken / before:.2f}"
        print(f"{name} {len(whole.encode()) / 1e6:7.1f} MB  {taken:7.2f} s{ratio}", flush=True)
        size, before = size * 2, taken


def beside_sudachi() -> None:
    """Print parse ÷ Sudachi for each labelled document, repeated to 100 kB."""
    tokens("索引")
    ratios = []
    for path in sorted(LABELLED.glob("*.txt")):
        text = path.read_text("utf-8")
        whole = text * max(START // len(text.encode()), 1)
        parse = min(cpu(lambda whole=whole: parse_minutes(source(whole))) for _ in range(2))
        cut = min(cpu(lambda whole=whole: tokens(whole)) for _ in range(2))
        ratios.append(parse / cut)
        print(f"parse ÷ Sudachi {ratios[-1]:.2f}  {path.stem}", flush=True)
    ratios.sort()
    print(f"median {ratios[len(ratios) // 2]:.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--largest", type=float, default=50)
    options.add_argument("--line", type=float, default=10)
    asked = options.parse_args()
    text = (LABELLED / "seed.txt").read_text("utf-8")
    beside_sudachi()
    grow("lines", text, int(asked.largest * 1e6))
    grow("one line", text.replace("\n", "　　"), int(asked.line * 1e6))


if __name__ == "__main__":
    main()
