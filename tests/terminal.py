"""Run a command in a real terminal, as a person sees it (POSIX; the test helper)."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def run_in_terminal(words: list[str], *, columns: int, cwd: Path, extra: dict[str, str]) -> str:
    """Return what `kurume-search WORDS…` writes to a terminal of `columns`, stderr with it."""
    import pty

    environment = {**os.environ, **extra, "COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"}
    child, descriptor = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "kurume_search", *words], environment)
    written = bytearray()
    while True:
        try:
            read = os.read(descriptor, 65536)
        except OSError:  # the child closed its side
            break
        if not read:
            break
        written += read
    os.waitpid(child, 0)
    os.close(descriptor)
    return written.decode("utf-8").replace("\r\n", "\n")
