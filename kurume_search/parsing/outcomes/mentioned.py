"""Sentences that only mention a decision: another's, an earlier, a supposed one (言及).

「市議会で可決された」 and 「過去にも認めた例がある」 have the words of an outcome and end no case.
Where such a sentence goes on to decide (…により、本件は承認する), it does.
"""

from __future__ import annotations

from functools import cache

from kurume_search.data import table
from kurume_search.text.patterns import Sieve, spelled


@cache
def mention_words(name: str) -> Sieve:
    """Return the words of ``named`` or ``settled``, or of the mentions that those undo.

    Args:
        name: ``named``, ``settled``, ``unless named``, ``unless settled`` or ``unless nothing``.
    """
    held = table("mentions")
    rows = (
        [held[name]]
        if name in held
        else [row for row in held["mention"] if f"unless {row.get('unless', 'nothing')}" == name]
    )
    return Sieve(*(spelled(words, held["classes"]) for row in rows for words in row["words"]))


def only_mentions(words: str) -> bool:
    """Say whether a folded statement with words of an outcome decides nothing on the case.

    >>> only_mentions("本件予算案は、3月の市議会で可決された。")
    True
    >>> only_mentions("市議会で可決された条例により、本件は承認する。")
    False
    """
    told = words.rstrip("。")
    if mention_words("unless nothing").has(told):
        return True
    if mention_words("named").has(told):
        return False
    if mention_words("unless named").has(told):
        return True
    return mention_words("unless settled").has(told) and not mention_words("settled").has(told)
