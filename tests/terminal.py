"""Run a command in a real terminal, as a person sees it (POSIX; the test helper)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

_END = b"\0"


def run_in_terminal(words: list[str], *, columns: int, cwd: Path, extra: dict[str, str]) -> str:
    """Return what `kurume-search WORDS…` writes to a terminal of `columns`, stderr with it."""
    import pty

    environment = {**os.environ, **extra, "COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"}
    reader, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kurume_search", *words],
        cwd=cwd, env=environment, stdin=terminal, stdout=terminal, stderr=terminal,
        start_new_session=True,
    )  # fmt: skip

    def mark_the_end() -> None:
        # A terminal that all have closed may lose the last words: this side is held open.
        process.wait()
        os.write(terminal, _END)

    waiting = threading.Thread(target=mark_the_end)
    waiting.start()
    written = bytearray()
    while not written.endswith(_END):
        written += os.read(reader, 65536)
    waiting.join()
    os.close(terminal)
    os.close(reader)
    return written.removesuffix(_END).decode("utf-8").replace("\r\n", "\n")
