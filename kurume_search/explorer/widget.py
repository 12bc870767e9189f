"""The widget: it carries messages between a page and whoever answers, and keeps the state.

The page is plain ES modules without a build and asks nothing of a network. It never has more
than one question open; while it waits, only the newest of what was typed is kept. So slow
answers never pile up, and the page never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from kurume_search.explorer.modules import joined_modules
from kurume_search.explorer.page import static_page
from kurume_search.explorer.state import State, read_state
from kurume_search.explorer.texts import texts

_FRONT = Path(__file__).with_name("front")

Answer = Callable[[State], Mapping[str, Any]]
"""Returns everything the page shows of a state, as JSON; never raises."""


class Explorer(anywidget.AnyWidget):  # type: ignore[misc]
    """An explorer of a corpus on a page of JupyterLab.

    Attributes:
        state: What is asked and shown; changes as the reader goes on, and is saved with
            the notebook.
        reply: What the page shows first, before anything is asked.
    """

    _esm = joined_modules(_FRONT / "explorer.js")
    _css = _FRONT / "explorer.css"
    state = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("ja").tag(sync=True)

    def __init__(self, answer: Answer, *, state: State, language: str = "ja") -> None:
        """Show `state`, answered by `answer`.

        Args:
            answer: Answers what the page asks.
            state: What it begins with.
            language: ``ja`` or ``en``.
        """
        self._answer = answer
        super().__init__(
            state=state.to_json(),
            reply=dict(answer(state)),
            texts=texts(language),
            language=language,
        )
        self.on_msg(self._asked)

    @property
    def now(self) -> State:
        """What is shown at this moment."""
        return read_state(self.state)

    def _asked(self, _: object, content: object, __: object) -> None:
        """Answer one question of a page: ``{"ask": number, "state": …}``."""
        if not isinstance(content, Mapping) or "ask" not in content:
            return
        reply = dict(self._answer(read_state(content.get("state"))))
        self.send({"answer": content["ask"], "reply": reply})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the widget, and its first page for where widgets don't run."""
        made = super()._repr_mimebundle_(**kwargs)
        if made is None:
            return None
        bundle, metadata = made if isinstance(made, tuple) else (made, {})
        page = static_page(self.reply, self.texts, language=self.language)
        return {
            **bundle,
            "text/html": page,
            "text/plain": f"<Explorer {self.now.query!r}>",
        }, metadata
