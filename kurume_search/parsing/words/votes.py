"""Counts of hands and votes (採決の結果、賛成5名、反対1名), and words that say how all voted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from kurume_search.data import table
from kurume_search.model.outcome import OutcomeValue
from kurume_search.text.frozen import frozen
from kurume_search.text.normalize import fold_plain
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import Sieve, quick


class VoteOption(StrEnum):
    """What a vote can be given for, as the rows of the table name it."""

    FOR = "for"
    CONDITIONAL = "conditional"
    AGAINST = "against"
    ABSTAINED = "abstained"
    RESERVED = "reserved"
    CONTINUED = "continued"


@frozen()
class VoteCount:
    """How many voted for one option (賛成3)."""

    option: VoteOption
    number: int


_ROWS = tuple((VoteOption(row["option"]), tuple(row["words"])) for row in table("votes")["option"])
_WORDS = "|".join(word for _, words in _ROWS for word in words)
# Kanji numbers have a unit behind them: 賛成五名, but not 一部賛成.
_MANY = r"(?:[0-9]{1,2}\s*(?:名|人|票|(?![一-龥ァ-ヴ0-9]))|[一二三四五六七八九十]{1,3}(?:名|人|票))"
_OPTION = rf"(?:{_WORDS})(?:とする|する)?(?:者|の者|が|票)?"
_VOTE = rf"{_OPTION}\s*:?\s*{_MANY}"
VOTES = quick(rf"{_VOTE}(?:[、,・/]?\s*{_VOTE})*")
# One count in words that are known to be a vote; looser than what tells that words are one.
_COUNT = re.compile(
    r"(?P<within>(?:うち|(?<![一-龥])内)、?)?(?:"
    + "|".join(f"(?P<{option.name}>{'|'.join(words)})" for option, words in _ROWS)
    + r")(?:とする|する)?(?:の?(?:者|方|委員|票))?(?:の?(?:挙手|起立))?(?:は|が)?\s*:?\s*"
    r"(?P<number>[0-9]{1,4}(?=\s*(?:[名人票]|(?![一-龥ァ-ヴ0-9])))"
    r"|[〇一二三四五六七八九十百]{1,5}(?=\s*(?:[名人票、,・/)。]|$)))"
)


# Whoever votes for a matter with conditions votes for it.
_GIVEN = (VoteOption.FOR, VoteOption.CONDITIONAL)


def votes_counted(words: str) -> tuple[VoteCount, ...]:
    """Return the counts that the words of a vote state, in their order; only those it can read.

    >>> [f"{vote.option}: {vote.number}" for vote in votes_counted("承認３、条件付承認二名")]
    ['for: 3', 'conditional: 2']
    """
    return tuple(_counts(fold_plain(words)))


def _counts(folded: str) -> Iterator[VoteCount]:
    for match in _COUNT.finditer(folded):
        number = read_number(match["number"])
        option = next(option for option in VoteOption if match[option.name])
        if number is not None and not match["within"]:  # else counted once already
            yield VoteCount(option, number)


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
    votes = votes_counted(words) if is_vote(words) else ()
    given = [vote.number for vote in votes if vote.option in _GIVEN]
    if not given:
        return None
    balance = sum(given) - sum(vote.number for vote in votes if vote.option is VoteOption.AGAINST)
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
