"""Sentences that only mention a decision: another's, an earlier, a supposed one (言及).

「市議会で可決された」 and 「過去にも認めた例がある」 have the words of an outcome and end no case.
Where such a sentence goes on to decide (…により、本件は承認する), it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kurume_search.data import table
from kurume_search.text.patterns import Sieve, spelled


def only_mentions(words: str) -> bool:
    """Say whether a folded statement that words of an outcome stand in decides nothing.

    >>> only_mentions("本件予算案は、3月の市議会で可決された。")
    True
    >>> only_mentions("市議会で可決された条例により、本件は承認する。")
    False
    """
    told = words.rstrip("。")
    if _mentions(None).has(told):
        return True
    if names_case(told):
        return False
    if _mentions("named").has(told):
        return True
    return _mentions("settled").has(told) and not settles(told)


def names_case(words: str) -> bool:
    """Say whether folded words name the case that they are on (本件は, 諮問第3号については)."""
    return _named().has(words)


def settles(words: str) -> bool:
    """Say whether folded words, without their last 。, settle something (…こととした)."""
    return _settled().has(words)


@cache
def _mentions(unless: str | None) -> Sieve:
    """Return the words of the mentions that `unless` undoes (None: that nothing undoes)."""
    return _sieve(row for row in table("mentions")["mention"] if row.get("unless") == unless)


@cache
def _named() -> Sieve:
    return _sieve([table("mentions")["named"]])


@cache
def _settled() -> Sieve:
    return _sieve([table("mentions")["settled"]])


def _sieve(rows: Iterable[Mapping[str, Any]]) -> Sieve:
    classes = table("mentions")["classes"]
    return Sieve(*(spelled(words, classes) for row in rows for words in row["words"]))
