"""The Python and the command line that give again what the explorer shows."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from kurume_search.explorer.state import FACETS, UNITS, State, View

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus


def code_of(corpus: Corpus, state: State) -> dict[str, str]:
    """Return ``python`` and ``command`` for `state`; both print what the page shows."""
    return {"python": _python(corpus, state), "command": _command(corpus, state)}


def _own(corpus: Corpus) -> str | None:
    """Return the corpus's folder, or None for the one that is opened anyway."""
    from kurume_search.store.folder import bundled_corpus

    is_default = corpus.path == bundled_corpus() and not os.environ.get("KURUME_CORPUS")
    return None if is_default else str(corpus.path)


def _years(state: State) -> str | None:
    return None if state.years is None else f"{state.years[0]}..{state.years[1]}"


def _python(corpus: Corpus, state: State) -> str:
    folder = _own(corpus)
    names = "names=True" if corpus.names else ""
    opened = ", ".join(filter(None, ["" if folder is None else repr(folder), names]))
    asked = [repr(state.query)]
    for name in FACETS:
        values = state.chosen.get(name, ())
        if values:
            asked.append(f"{name}={values[0]!r}" if len(values) == 1 else f"{name}={list(values)}")
    if years := _years(state):
        asked.append(f"year={years!r}")
    if state.unit != UNITS[0]:
        asked.append(f"unit={state.unit!r}")
    lines = [
        "import kurume_search as ks",
        "",
        f"corpus = ks.open_corpus({opened})",
        f"hits = corpus.search({', '.join(asked)})",
    ]
    if state.open is not None:
        lines.append(f"corpus.case({state.open!r})")
    else:
        shown = {
            View.LIST: "hits",
            View.KWIC: "hits.kwic()",
            View.CHART: 'hits.facets("year")',
        }
        lines.append(shown[state.view])
    return "\n".join(lines)


def _command(corpus: Corpus, state: State) -> str:
    folder = _own(corpus)
    last: list[str] = []
    if state.open is not None:
        words = ["kurume-search", "show", state.open]
    else:
        shown = {View.LIST: ["query"], View.KWIC: ["kwic"], View.CHART: ["facets", "year"]}
        query = [state.query] if state.query else []
        # Behind -- nothing is an option, so what may look like one (-LINEWORKS) stands last.
        last = ["--", *query] if state.query.startswith("-") else []
        words = ["kurume-search", *shown[state.view], *([] if last else query)]
        for name in FACETS:
            for value in state.chosen.get(name, ()):
                words += [f"--{name}", value]
        if years := _years(state):
            words += ["--year", years]
        # KWIC decides in turns unless it is told; the page decides all its views alike.
        if state.unit != UNITS[0] or state.view is View.KWIC:
            words += ["--unit", state.unit]
    if folder is not None:
        words += ["--corpus", folder]
    if corpus.names:
        words += ["--names", "show"]
    return shlex.join([*words, *last])
