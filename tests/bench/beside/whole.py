"""The whole command, from the shell to the answer, beside a bare script that loads Sudachi."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.beside.measure import Figure
from bench.beside.workplace import Workplace

_NOWHERE = subprocess.DEVNULL
BARE_SUDACHI = """
import sys
from sudachipy import Dictionary
tokenizer = Dictionary(dict="core").tokenizer(mode="A")
for word in sys.argv[1:]:
    print([m.normalized_form() for m in tokenizer.tokenize(word)])
"""


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of one run of `command`."""
    # Bytecode is compiled once after an install, and so it is here, in the warm-up.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=_NOWHERE, stderr=_NOWHERE, check=True)
    return time.perf_counter() - start


def pairs(ours: Sequence[str], bare: Sequence[str], runs: int) -> list[tuple[float, float]]:
    """Run both in turn, `runs` times after one warm-up each, and return their times."""
    seconds(ours), seconds(bare)
    return [(seconds(ours), seconds(bare)) for _ in range(runs)]


def whole(place: Workplace, words: Sequence[str], runs: int) -> Figure:
    """Return the time of ``query`` for `words` ÷ that of the bare script, in pairs."""
    place.enter()
    ours = [sys.executable, "-m", "kurume_search", "query", "--corpus", str(place.corpus), *words]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare_sudachi.py")
        bare.write_text(BARE_SUDACHI, "utf-8")
        asked = [sys.executable, str(bare), *words]
        return Figure.of([one / other for one, other in pairs(ours, asked, runs)])
