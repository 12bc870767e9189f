"""The whole command, from the shell to the answer, beside a bare script that loads Sudachi."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.beside.measure import Cost, Figure, cost
from bench.beside.workplace import Workplace

_NOWHERE = subprocess.DEVNULL
BARE_SUDACHI = """
import sys
from sudachipy import Dictionary
tokenizer = Dictionary(dict="core").tokenizer(mode="A")
for word in sys.argv[1:]:
    print([m.normalized_form() for m in tokenizer.tokenize(word)])
"""


def taken(command: Sequence[str]) -> Cost:
    """Return what one run of `command` took."""
    # Bytecode is compiled once after an install, and so it is here, in the warm-up.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return cost(
        lambda: subprocess.run(
            command, env=environment, stdout=_NOWHERE, stderr=_NOWHERE, check=True
        )
    )


def pairs(ours: Sequence[str], bare: Sequence[str], runs: int) -> list[tuple[Cost, Cost]]:
    """Run both in turn, `runs` times after one warm-up each, and return what they took."""
    taken(ours), taken(bare)
    return [(taken(ours), taken(bare)) for _ in range(runs)]


def whole(place: Workplace, words: Sequence[str], runs: int) -> dict[str, Figure]:
    """Return ``query`` for `words` ÷ the bare script, in pairs: ``wall`` and ``cpu``."""
    place.enter()
    ours = [sys.executable, "-m", "kurume_search", "query", "--corpus", str(place.corpus), *words]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare_sudachi.py")
        bare.write_text(BARE_SUDACHI, "utf-8")
        found = pairs(ours, [sys.executable, str(bare), *words], runs)
    return {
        "wall": Figure.of([one.wall / other.wall for one, other in found]),
        "cpu": Figure.of([one.cpu / other.cpu for one, other in found]),
    }
