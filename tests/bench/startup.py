"""Whole-process costs beside the least that any such program must pay.

    python tests/bench/startup.py [--runs 15]

Interleaves A and B and prints the median of the pairwise ratios with minimum and maximum:
``--help`` against a bare click program, and a warm ``query`` against a bare script that
loads Sudachi's core dictionary and tokenises the same words.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.beside.whole import BARE_SUDACHI, pairs

WORDS = ["オンライン結合", "セキュリティ"]
BARE_CLICK = """
import click
@click.command()
def bare(): "A bare program."
bare()
"""


def compare(name: str, ours: list[str], bare: list[str], runs: int) -> None:
    """Run both in turn, `runs` times after one warm-up each, and print the ratios."""
    found = pairs(ours, bare, runs)
    ratios = sorted(a.wall / b.wall for a, b in found)
    print(
        f"{name}: {statistics.median(ratios):.2f}x (min {ratios[0]:.2f}, max {ratios[-1]:.2f});"
        f" medians {statistics.median(a.wall for a, _ in found) * 1000:.0f} ms"
        f" / {statistics.median(b.wall for _, b in found) * 1000:.0f} ms"
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
