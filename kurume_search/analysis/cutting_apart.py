"""Cuts texts in a process of its own.

A thread gives up the interpreter for each text and waits to have it back, so a second one
makes a large corpus hardly any quicker; a process does.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from kurume_search.text.apart import command_for

if TYPE_CHECKING:
    from kurume_search.analysis.cutting import Cut
    from kurume_search.analysis.words import Columns


class CutApart(NamedTuple):
    """A block of texts as a process gives it.

    Attributes:
        cut: Its words, by the numbers that they have there.
        new: The words that weren't in a block before.
    """

    cut: Cut
    new: Columns


class CuttingApart:
    """The process; it takes a while to begin.

    Attributes:
        ready: It has begun, and didn't end.
    """

    def __init__(self) -> None:
        self.ready = False
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting = Thread(target=self._wait, daemon=True)

    def begin(self) -> None:
        """Start it, if that can be done."""
        # An interpreter inside another program may not know how it is started.
        if not sys.executable:
            return
        command = command_for(__name__)
        pipe, silent = subprocess.PIPE, subprocess.DEVNULL
        with suppress(OSError, RuntimeError):  # no process, or no thread
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command, stdin=pipe, stdout=pipe, stderr=silent
            )
            self._waiting.start()

    def _wait(self) -> None:
        self.ready = self._asked(()) is not None

    def cut(self, texts: Sequence[str]) -> CutApart | None:
        """Return the words of a block of texts; None as long as it hasn't begun, or if it ended.

        Blocks come in their order in the corpus.
        """
        if not self.ready:
            return None
        found = self._asked(texts)
        self.ready = found is not None
        return found

    def _asked(self, texts: Sequence[str]) -> CutApart | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            pickle.dump(texts, process.stdin)
            process.stdin.flush()
            found: CutApart = pickle.load(process.stdout)  # noqa: S301 - our own
            return found
        return None

    def stop(self) -> None:
        """End it, which gives its memory back."""
        if self._process is not None:
            self._process.kill()
            if self._waiting.ident is not None:
                self._waiting.join()
            with suppress(OSError):  # what was to be said to it is lost
                self._process.communicate()
            self._process = None


def serve() -> None:
    """Cut blocks of texts that come by stdin, until it ends."""
    from kurume_search.analysis.cutting import Cutter

    cutter, told = Cutter(), 0
    with suppress(EOFError):  # the build is over, or was killed
        while True:
            cut = cutter.block(pickle.load(sys.stdin.buffer))  # noqa: S301 - our own
            pickle.dump(CutApart(cut, cutter.words.since(told)), sys.stdout.buffer)
            sys.stdout.buffer.flush()
            told = len(cutter.words)
