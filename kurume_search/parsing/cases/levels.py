"""The headings that others stand under, from the outermost to the last (見出しの階層)."""

from __future__ import annotations

from typing import NamedTuple

from kurume_search.parsing.decisions.drafts import Item


class _Level(NamedTuple):
    """A heading that others stand under: its kind of mark, its item, what it says of them."""

    name: str
    item: Item | None
    context: str | None  # 諮問, 報告 … as the heading says, or the nearest above that says so


class Levels:
    """A stack of headings; one of a kind ends the one of that kind, and all below it."""

    __slots__ = ("_stack",)

    def __init__(self) -> None:
        self._stack: list[_Level] = []

    def leave(self, name: str) -> Item | None:
        """End the heading of that kind of mark, if one is open; return the item above."""
        for depth, held in enumerate(self._stack):
            if held.name == name:
                del self._stack[depth:]
                break
        return self.item

    def enter(self, name: str, item: Item | None, context: str | None) -> None:
        """Let what follows stand under a heading."""
        self._stack.append(_Level(name, item, context or self.context))

    @property
    def item(self) -> Item | None:
        """The item that the last heading is, or stands in."""
        return self._stack[-1].item if self._stack else None

    @property
    def context(self) -> str | None:
        """What the nearest heading that says so says of the matters under it."""
        return self._stack[-1].context if self._stack else None

    @property
    def names(self) -> list[str]:
        """The kinds of marks of the headings, from the outermost on."""
        return [held.name for held in self._stack]
