"""One bar in a notebook while something long goes on; nothing anywhere else.

Command lines have progress of their own.
"""

from __future__ import annotations

import sys
import time
from typing import Any

# Work that is done before anybody wonders shows no bar.
_WAIT = 0.6  # seconds
_EVERY = 0.1

METADATA = {"kurume-search": "progress"}
"""On the bar's output, so that what a notebook keeps can be told from what it shows a while."""


class Bar:
    """Counts steps of one long work in the notebook that is running, if one is.

    It can be called as progress is told everywhere: how many are done, of how many, and
    what was done last.
    """

    def __init__(self, text: str) -> None:
        """Say what goes on in `text`; nothing is shown yet."""
        self._text = text
        self._start = self._shown = time.monotonic()
        self._handle: Any = None
        self._live = _in_notebook()

    def __call__(self, done: int, whole: int, what: object = "") -> None:
        """Show that `done` of `whole` are done; whole work takes the bar away."""
        if not self._live:
            return
        now = time.monotonic()
        if done >= whole:
            self.finish()
        elif now - self._start >= _WAIT and now - self._shown >= _EVERY:
            from html import escape

            self._shown = now
            self._show(
                f'<label>{escape(self._text)} <progress max="{whole}" value="{done}"></progress>'
                f" {done}/{whole} {escape(str(what))}</label>"
            )

    def finish(self) -> None:
        """Take the bar away, if it was shown."""
        if self._handle is not None:
            self._show("")
            self._handle = None

    def _show(self, html: str) -> None:
        from IPython.display import HTML, display

        shown = HTML(html, metadata=METADATA)
        if self._handle is None:
            self._handle = display(shown, display_id=True)
        else:
            self._handle.update(shown)


def _in_notebook() -> bool:
    """Return whether this code runs in the kernel of a notebook; imports nothing."""
    module = sys.modules.get("IPython")
    shell = module.get_ipython() if module is not None else None
    return hasattr(shell, "kernel")
