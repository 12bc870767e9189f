"""Counts of hands and votes (採決の結果、賛成5名、反対1名), and words that say how all voted."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.model.outcome import OutcomeValue
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import Sieve, quick

# Kanji numbers have a unit behind them: 賛成五名, but not 一部賛成.
_MANY = r"(?:[0-9]{1,2}\s*(?:名|人|票|(?![一-龥ァ-ヴ0-9]))|[一二三四五六七八九十]{1,3}(?:名|人|票))"
_OPTION = (
    r"(?:条件付き?(?:賛成|承認|適当)|賛成|反対|棄権|保留|継続(?:審議)?|不承認|承認|可|否|不可|適当|不適当)"
    r"(?:とする|する)?(?:者|の者|が|票)?"
)
_VOTE = rf"{_OPTION}\s*:?\s*{_MANY}"
VOTES = quick(rf"{_VOTE}(?:[、,・/]?\s*{_VOTE})*")
_N = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?=[名人票]))"
_FOR = re.compile(rf"(?<![不])(?:賛成|承認|可|適当)[^0-9、,・/]{{0,6}}?{_N}")
_AGAINST = re.compile(rf"(?:反対|不承認|否|不可|不適当)[^0-9、,・/]{{0,6}}?{_N}")


def votes_of(statement: str) -> str | None:
    """Return the vote as printed (賛成3、反対1), or None."""
    for match in VOTES.finditer(statement):
        if not counts_elsewhere(_limb_before(statement, match.start())):
            return match.group().strip("、, ")
    return None


def counts_elsewhere(words: str) -> bool:
    """Say whether folded words are on a vote of another body, or of a meeting before."""
    return _elsewhere().search(words) is not None


@cache
def _elsewhere() -> Sieve:
    return Sieve(*table("notes")["counted_elsewhere"]["words"])


def _limb_before(statement: str, at: int) -> str:
    """Return the words before a column back to the comma before (前の市議会は、 is one with it)."""
    head = statement[:at].rstrip("、, ")
    return head[max(map(head.rfind, "、。,")) + 1 :]


def is_vote(words: str) -> bool:
    """Say whether folded words only count votes; the verdict stands elsewhere."""
    return bool(VOTES.fullmatch(words.strip("、。 ")))


def value_of_votes(words: str) -> OutcomeValue | None:
    """Return what a count of votes in the place of a result decides; a tie decides nothing."""
    given = _FOR.search(words) if is_vote(words) else None
    if given is None:
        return None
    against = _AGAINST.search(words)
    balance = (read_number(given["n"]) or 0) - (read_number(against["n"]) or 0 if against else 0)
    if balance == 0:
        return None
    return OutcomeValue.APPROVED if balance > 0 else OutcomeValue.REJECTED


# What such words may stand with: a sentence that decides (全会一致で承認した) is no vote.
_AROUND = re.compile(
    r"(?:(?:採決|表決|投票|挙手)(?:の結果)?(?:は|:|、|\s)*)?(?:であ(?:る|った)|でした|です)?。?"
)


@cache
def _shown() -> Sieve:
    return Sieve(*table("notes")["votes"]["words"])


def vote_noted(words: str) -> str | None:
    """Return the vote that the folded words of a note record, as printed, or None.

    >>> vote_noted("採決の結果、賛成5名、反対1名"), vote_noted("挙手全員")
    ('賛成5名、反対1名', '挙手全員')
    """
    if counted := votes_of(words):
        return counted
    match = _shown().search(words)
    alone = match is not None and _AROUND.fullmatch(words[: match.start()] + words[match.end() :])
    return match.group() if match and alone else None
