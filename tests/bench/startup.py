"""Whole-process costs beside the least that any such program must pay.

    python tests/bench/startup.py [--runs 15]

Interleaves A and B and prints the median of the pairwise ratios with minimum and maximum:
``--help`` against a bare click program, and a warm ``query`` against a bare script that
loads Sudachi's core dictionary and tokenises the same words.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = ["オンライン結合", "セキュリティ"]
BARE_CLICK = """
import click
@click.command()
def bare(): "A bare program."
bare()
"""
BARE_SUDACHI = """
import sys
from sudachipy import Dictionary
tokenizer = Dictionary(dict="core").tokenizer(mode="A")
for word in sys.argv[1:]:
    print([m.normalized_form() for m in tokenizer.tokenize(word)])
"""


def seconds(command: list[str]) -> float:
    """Return the wall time of one run of `command`."""
    # Bytecode is compiled once after an install, and so it is here, in the warm-up.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def compare(name: str, ours: list[str], bare: list[str], runs: int) -> None:
    """Run both in turn, `runs` times after one warm-up each, and print the ratios."""
    seconds(ours), seconds(bare)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    print(
        f"{name}: {statistics.median(ratios):.2f}x (min {ratios[0]:.2f}, max {ratios[-1]:.2f});"
        f" medians {statistics.median(a for a, _ in pairs) * 1000:.0f} ms"
        f" / {statistics.median(b for _, b in pairs) * 1000:.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=15)
    runs = options.parse_args().runs
    ours = [sys.executable, "-m", "kurume_search"]
    with tempfile.TemporaryDirectory() as folder:
        click, sudachi = Path(folder, "bare_click.py"), Path(folder, "bare_sudachi.py")
        click.write_text(BARE_CLICK, "utf-8")
        sudachi.write_text(BARE_SUDACHI, "utf-8")
        compare(
            "--help / bare click", [*ours, "--help"], [sys.executable, str(click), "--help"], runs
        )
        compare(
            "warm query / bare Sudachi",
            [*ours, "query", *WORDS],
            [sys.executable, str(sudachi), *WORDS],
            runs,
        )


if __name__ == "__main__":
    main()
