"""Japanese first, English beside it: which of the two a reader gets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Literal, NamedTuple

Language = Literal["ja", "en"]

_LANGUAGE: ContextVar[Language] = ContextVar("language", default="ja")


class Both(NamedTuple):
    """One text in both languages; `str` gives the reader's."""

    ja: str
    en: str

    def __str__(self) -> str:
        return self.ja if _LANGUAGE.get() == "ja" else self.en

    def format(self, **values: object) -> str:
        """Return the reader's text with `values` filled in."""
        return str(self).format(**values)


def plural(count: int) -> str:
    """Return the s that an English word has where there isn't one of them."""
    return "" if count == 1 else "s"


def language() -> Language:
    """Return the reader's language."""
    return _LANGUAGE.get()


def choose_language(arguments: Sequence[str]) -> None:
    """Settle the language before the command line is parsed, so that ``--help`` has it too.

    The last ``--lang`` wins, then the environment's ``KURUME_LANG``, then Japanese.
    """
    asked = os.environ.get("KURUME_LANG", "ja")
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    _LANGUAGE.set("en" if asked == "en" else "ja")
