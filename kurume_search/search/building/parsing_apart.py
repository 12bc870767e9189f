"""Parses a corpus from its end in a process of its own, while a build begins at its start.

What it parses it keeps in the cache, where the build finds it; nothing else is said between
them. So a process that can't start, or is killed, costs only that the build parses the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from kurume_search.errors import SourceError
from kurume_search.search.building.kept_rows import KeptRows, parsed_store
from kurume_search.store.folder import CorpusFolder
from kurume_search.text.apart import command_for
from kurume_search.text.collecting import few_collections

# Bytes of documents that are worth a process: it takes as long to begin as to parse a tenth.
_WORTH = 4_000_000


class ParsingApart:
    """The other process; it can be stopped and go on later."""

    def __init__(self, folder: CorpusFolder, paths: Iterable[str]) -> None:
        """Start nothing yet.

        Args:
            folder: The corpus.
            paths: Of the documents that weren't parsed yet.
        """
        self._folder = folder
        # An interpreter inside another program may not know how it is started.
        able = bool(sys.executable) and (os.cpu_count() or 1) > 1
        self._worth = able and _size(folder, paths) >= _WORTH
        self._process: subprocess.Popen[bytes] | None = None

    def go_on(self) -> None:
        """Let it parse, if that is worth it and it isn't through."""
        if not self._worth or self._process is not None:
            return
        command = command_for(__name__, str(self._folder.path))
        silent = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command, stdin=subprocess.PIPE, stdout=silent, stderr=silent
            )
        except OSError:
            self._worth = False

    def stop(self) -> None:
        """End it, which gives its memory back."""
        if self._process is None:
            return
        with self._process as process:
            self._worth = process.poll() is None  # else it is through, or can't go on
            process.kill()
        self._process = None


def _size(folder: CorpusFolder, paths: Iterable[str]) -> int:
    size = 0
    for path in paths:
        with suppress(OSError):
            size += (folder.path / path).stat().st_size
    return size


def serve(path: str) -> None:
    """Parse and keep the documents of the corpus in `path`, as long as somebody holds stdin."""
    Thread(target=_end_with_stdin, daemon=True).start()
    folder = CorpusFolder.open(Path(path))
    store = parsed_store(folder)
    kept = KeptRows(store)
    with few_collections():
        for row in reversed(folder.documents):
            with suppress(SourceError):
                kept.fill(store.source(folder, row))


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)  # the build is over, or was killed
