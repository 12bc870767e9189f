"""``%load_ext kurume_search``: magics, completion of queries, errors in one sentence."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.api.found.hits import Hits
from kurume_search.errors import KurumeSearchError, UsageError
from kurume_search.jupyter.completing import complete_cell

if TYPE_CHECKING:
    from IPython.core.completer import CompletionContext, SimpleMatcherResult
    from IPython.core.interactiveshell import InteractiveShell

MAGIC = "kurume"
CORPUS = "corpus"  # the variable of the notebook that %kurume asks
_OPTION = "--corpus"
# Words of the command line; nothing of the query language begins so.
_OPTIONS = re.compile(r"(?:^|\s)--[A-Za-z][\w-]*")


class Extension:
    """What is put into one IPython shell, and can be taken out again."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._opened: Corpus | None = None  # asked for by --corpus
        self._default: Corpus | None = None
        self._matcher: Any = None

    def load(self) -> None:
        """Register the magics, the completion and the handler of our own errors."""
        shell = self._shell
        shell.register_magic_function(self.line, "line", MAGIC)
        shell.register_magic_function(self.cell, "cell", MAGIC)
        shell.set_custom_exc((KurumeSearchError,), _fold)
        if shell.Completer is not None:
            self._matcher = _matcher(self.matches)
            shell.Completer.custom_matchers.append(self._matcher)

    def unload(self) -> None:
        """Take all of it out."""
        shell = self._shell
        for kind in ("line", "cell"):
            shell.magics_manager.magics[kind].pop(MAGIC, None)
        shell.set_custom_exc((), None)
        if shell.Completer is not None and self._matcher in shell.Completer.custom_matchers:
            shell.Completer.custom_matchers.remove(self._matcher)

    def line(self, line: str) -> Hits | Corpus:
        """Search, as in ``%kurume オンライン結合``; with ``--corpus DIR`` open another corpus."""
        asked = line.strip()
        if asked.startswith(_OPTION):
            folder = asked.removeprefix(_OPTION).lstrip("= ").strip("\"'")
            if not folder:
                raise UsageError("%kurume --corpus のあとに corpus のフォルダを書いてください。")
            self._opened = open_corpus(folder)
            return self._opened
        if (option := _OPTIONS.search(asked)) is not None:
            raise UsageError(
                f"%kurume は検索式を受け取ります。「{option[0].strip()}」は使えません"
                "（別の会議録集は、先に %kurume --corpus フォルダ で開きます）。"
            )
        return self.corpus.search(asked)

    def cell(self, line: str, cell: str) -> Hits:
        """Search for a query written over several lines; lines from ``#`` on are remarks."""
        lines = [line, *(text for text in cell.splitlines() if not text.lstrip().startswith("#"))]
        return self.corpus.search(" ".join(text.strip() for text in lines).strip())

    @property
    def corpus(self) -> Corpus:
        """What is asked: that of ``--corpus``, else the notebook's `corpus`, else the default."""
        if self._opened is not None:
            return self._opened
        value = self._shell.user_ns.get(CORPUS)
        if isinstance(value, Corpus):
            return value
        if self._default is None:
            self._default = open_corpus()
        return self._default

    def matches(self, context: CompletionContext) -> SimpleMatcherResult:
        """Complete a query in ``%kurume`` or between the quotes of a call."""
        from IPython.core.completer import SimpleCompletion

        found = complete_cell(
            context.full_text, context.cursor_line, context.cursor_position, self._asked
        )
        token = context.token
        # IPython replaces its own idea of the last token; what stands before it must stay.
        items = [
            SimpleCompletion(text=token[: len(token) - one.typed] + one.text, type=one.note)
            for one in found
            if one.typed <= len(token)
        ]
        return {"completions": items, "suppress": bool(items)}

    def _asked(self, name: str | None) -> Corpus | None:
        """Return the corpus that the variable `name` holds; the one %kurume asks for None."""
        if name is None:
            return self.corpus
        value = self._shell.user_ns.get(name)
        return value if isinstance(value, Corpus) else None


def _matcher(matches: Callable[[CompletionContext], SimpleMatcherResult]) -> Any:
    """Return `matches` as a matcher of IPython's; it marks functions, which methods aren't."""
    from IPython.core.completer import context_matcher

    @context_matcher()  # type: ignore[untyped-decorator]
    def kurume_search(context: CompletionContext) -> SimpleMatcherResult:
        return matches(context)

    return kurume_search


def _fold(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    """Show one of our errors as its sentence, with how it came about folded away."""
    del tb_offset
    from IPython.display import HTML, display

    assert isinstance(error, KurumeSearchError)  # noqa: S101 - what we asked for
    sentence = error._render_traceback_()
    steps = "".join(traceback.format_exception(kind, error, trace))
    shown = HTML(f"<details><summary>くわしい経過</summary><pre>{escape(steps)}</pre></details>")
    if hasattr(shell, "kernel"):  # a terminal shows no HTML
        display(shown, metadata={"kurume-search": "traceback"})
    shell._showtraceback(kind, error, sentence)
    return sentence


_loaded: dict[int, Extension] = {}


def load(shell: Any) -> None:
    """Load the extension into `shell`; twice is once."""
    if id(shell) not in _loaded:
        _loaded[id(shell)] = Extension(shell)
        _loaded[id(shell)].load()


def unload(shell: Any) -> None:
    """Take the extension out of `shell`."""
    loaded = _loaded.pop(id(shell), None)
    if loaded is not None:
        loaded.unload()
