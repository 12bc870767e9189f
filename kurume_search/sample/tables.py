"""The word lists of the invented city, read once from the TOML beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_FORK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


class Wording(NamedTuple):
    """One thing said as summaries say it and as verbatim minutes do."""

    summary: str
    verbatim: str

    def of(self, verbatim: bool) -> str:
        """Return the wording for that style of record."""
        return self.verbatim if verbatim else self.summary


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the table `name`, as TOML says it."""
    text = files("kurume_search.sample").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def wording(text: str) -> Wording:
    """Read ``…[summary|verbatim]…``, or ``summary|verbatim`` as a whole.

    >>> wording("続く[か|でしょうか]。").verbatim
    '続くでしょうか。'
    """
    if "[" not in text and "|" in text:
        return Wording(*text.split("|"))
    made = Wording(_FORK.sub(r"\1", text), _FORK.sub(r"\2", text))
    return Wording(*(side if side.endswith("。") else side + "。" for side in made))


@cache
def wordings(section: str, key: str) -> tuple[Wording, ...]:
    """Return the wordings under ``[section] key`` of ``speech.toml``."""
    return tuple(wording(text) for text in table("speech")[section][key])


@cache
def words(key: str) -> tuple[str, ...]:
    """Return the plain words under `key` of ``words.toml``, each once."""
    return tuple(dict.fromkeys(table("words")[key].split()))
