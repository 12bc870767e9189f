"""What counts as a word: parts of speech and stop words, from a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kurume_search.data import table

COMPOUND = "複合語"
"""The part of speech that a compound of the table is shown with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRules:
    """Which words are counted as content words (内容語).

    Attributes:
        pos: Parts of speech, two levels (``名詞-普通名詞``); compounds always count.
        labels: The same for people (名詞).
        stop: Normalised forms that are never counted as words of their own.
        stop_name: Name of the list; empty if there is none.
    """

    pos: frozenset[str]
    labels: tuple[str, ...]
    stop: frozenset[str]
    stop_name: str

    @property
    def stop_version(self) -> str:
        """Name of the stop list and a hash of its words; empty if it has none."""
        if not self.stop:
            return ""
        return f"{self.stop_name}/{version_of(self.stop)}"

    def with_stop(self, words: Iterable[str] | None) -> WordRules:
        """Return these with `words` as stop list: None keeps it, none at all empties it."""
        if words is None:
            return self
        return replace(self, stop=frozenset(words), stop_name="own")


def version_of(words: Iterable[str]) -> str:
    """Return eight characters that stand for a set of words."""
    return hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()[:8]


@cache
def word_rules() -> WordRules:
    """Return the rules of the package."""
    data = table("content_words")
    return WordRules(
        pos=frozenset(name for row in data["pos"] for name in row["names"]),
        labels=tuple(row["label"] for row in data["pos"]),
        stop=frozenset(term for row in data["stop"]["word"] for term in row["terms"]),
        stop_name=data["stop"]["name"],
    )


@cache
def general_compounds() -> tuple[str, ...]:
    """Return the compounds that count as one word in any corpus."""
    return tuple(table("content_words")["compounds"]["terms"])
