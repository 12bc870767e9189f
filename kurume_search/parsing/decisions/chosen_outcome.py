"""The outcome of a case: the choice among what its minutes state, and what it demands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.model.outcome import UNRECORDED, Outcome, OutcomeValue, OutcomeWhere
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.decisions.rulings import Candidate, Rank
from kurume_search.parsing.lines.pieces import Joined, as_printed, place_of
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.outcomes.demands import (
    attached_in,
    demanded_in,
    listed_in,
    points_under,
    stated_in,
)
from kurume_search.parsing.outcomes.mentioned import names_case
from kurume_search.parsing.outcomes.outcome import limbs_of, rider_of, value_of
from kurume_search.parsing.words.speech import sentences_of
from kurume_search.parsing.words.votes import VOTES, counts_elsewhere, is_vote, votes_of
from kurume_search.text.frozen import maker

_WHERE = {
    Rank.ASSENT: OutcomeWhere.STAGE_NOTE,
    Rank.TEXT: OutcomeWhere.NARRATIVE,
    Rank.CHAIR: OutcomeWhere.CHAIR_TURN,
    Rank.BEHIND_TITLE: OutcomeWhere.TABLE,
    Rank.NOTE: OutcomeWhere.STAGE_NOTE,
    Rank.RESULT: OutcomeWhere.RESULT_BLOCK,
    Rank.TABLE: OutcomeWhere.TABLE,
}


# What leaves a case without the council's answer.
_NO_ANSWER = (
    OutcomeValue.CONTINUED,
    OutcomeValue.DEFERRED,
    OutcomeValue.WITHDRAWN,
    OutcomeValue.NOTED,
)
_new_outcome = maker(Outcome)


@cache
def _no_more() -> re.Pattern[str]:
    """Match that nobody said more: ほかに意見はなかった."""
    return re.compile("|".join(table("outcomes")["no_more"]["words"]))


def outcome_of(
    candidates: Sequence[Candidate],
    conditions: Sequence[Block],
    vote: str | None = None,
) -> Outcome:
    """Return the outcome that the most trusted place states, the last of its kind.

    Args:
        candidates: What the record says of the end of a case.
        conditions: Blocks of conditions and opinions under it.
        vote: What a note counted before, for where no words tell of it.
    """
    candidates = [held for held in candidates if not _no_more().search(held.text)]
    heard = OutcomeValue.NOTED  # less than any other end, but where a result is stated
    real = [held for held in candidates if held.value is not heard or held.rank >= Rank.RESULT]
    real = _without_counts(real or list(candidates))
    if not real:
        return UNRECORDED
    if any(map(_is_answer, real)):
        real = [held for held in real if held.rank is not Rank.BEHIND_TITLE]
    rank = max(held.rank for held in real)
    of_rank = [held for held in real if held.rank is rank]
    chosen = _with_other_limb(of_rank)
    if chosen.value is OutcomeValue.APPROVED and _TAKES.match(chosen.text):
        asked = of_rank[-2] if len(of_rank) > 1 else chosen
        chosen = asked if asked.value is OutcomeValue.WITHDRAWN else chosen
    listed = [block for block in conditions if block.section == "conditions"]
    attached = tuple(
        _quoted(words, Joined(block.pieces))
        for block in listed
        for words in attached_in(block.pieces)
    )
    value, said = chosen.value, chosen.said or chosen.text
    rider = _rider(chosen) if value is OutcomeValue.APPROVED else None
    if rider:
        value, said = rider
    elif attached and value is OutcomeValue.APPROVED:
        bound = any(block.binds for block in listed)
        value = OutcomeValue.APPROVED_CONDITIONAL if bound else OutcomeValue.APPROVED_WITH_OPINION
    stated = _stated(chosen, said, real) if value in _CONDITIONAL else ()
    return _new_outcome(
        value=value,
        raw=as_printed(chosen.pieces),
        place=place_of(chosen.pieces),
        where=_where(chosen),
        conditions=(*(_quoted(words, chosen.block.speech) for words in stated), *attached),
        votes=_votes(chosen, candidates) or vote,
        parts=limbs_of(chosen.text, value),
    )


def _is_answer(held: Candidate) -> bool:
    """Return whether a chair answers, or says of the case that it goes without an answer."""
    if held.rank is not Rank.CHAIR:
        return False
    return held.value not in _NO_ANSWER or names_case(held.text)


def _where(chosen: Candidate) -> OutcomeWhere:
    """Return what place states an outcome: assent can leave the words to the chair who put them."""
    if chosen.rank is Rank.ASSENT and chosen.pieces[0].line is not chosen.block.pieces[0].line:
        return OutcomeWhere.CHAIR_TURN
    return _WHERE[chosen.rank]


def _without_counts(stated: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what only counts votes, where words decide the same."""
    counts = [is_vote(held.text) for held in stated]
    worded = {held.value for held, count in zip(stated, counts, strict=True) if not count}
    return [
        held
        for held, count in zip(stated, counts, strict=True)
        if not count or held.value not in worded
    ]


def _votes(chosen: Candidate, candidates: Sequence[Candidate]) -> str | None:
    """Return the vote that led to a decision: told in it, in a note, or right around it."""
    if told := votes_of(chosen.text) or chosen.votes:
        return told
    alike = [held for held in reversed(candidates) if held.value is chosen.value]
    noted = (held.votes or (votes_of(held.text) if is_vote(held.text) else None) for held in alike)
    if told := next(filter(None, noted), None):
        return told
    if not VOTES.search(chosen.block.speech.text):
        return None  # nearly always
    before, behind = _around(chosen)
    near = [*sentences_of(before)[-1:], *sentences_of(behind)[:1]]
    of_same = (
        held.text
        for held in near
        if not find_case_numbers(held.text) and not counts_elsewhere(held.text)
    )
    return next(filter(None, map(votes_of, of_same)), None)


_BOTH = {OutcomeValue.APPROVED, OutcomeValue.REJECTED}


def _with_other_limb(stated: Sequence[Candidate]) -> Candidate:
    """Return the last statement; with the one before it, where the two split the case.

    住所の提供は認める。電話番号の提供は認められない。
    """
    last = stated[-1]
    before = stated[-2] if len(stated) > 1 else last
    if all(map(_is_counted, stated)) and {held.value for held in stated} == _BOTH:
        return replace(
            last,
            value=OutcomeValue.PARTIALLY_APPROVED,
            text="、".join(_limb(held.text) for held in stated),
            pieces=tuple(words for held in stated for words in held.pieces),
        )
    if before.block is not last.block or {before.value, last.value} != _BOTH:
        return last
    text = f"{before.text.rstrip('。')}、{last.text}"
    if value_of(text) is not OutcomeValue.PARTIALLY_APPROVED:
        return last
    pieces = (*before.pieces, *last.pieces)
    return replace(last, value=OutcomeValue.PARTIALLY_APPROVED, text=text, pieces=pieces)


def _is_counted(stated: Candidate) -> bool:
    """Return whether it is an entry of a list below the result of one case: (1) 利用 承認."""
    heading = stated.block.heading
    if heading is None or heading.number is None or heading.cases:
        return False
    return stated.block.section == "results" and " " in stated.text


def _limb(words: str) -> str:
    """Return the words of such an entry as a limb of a sentence (利用は承認)."""
    subject, _, verdict = words.rpartition(" ")
    return f"{subject.strip()}は{verdict}"


# …取り下げたいとの申出があり、これを了承した: what is granted is that.
_TAKES = re.compile(r"(?:これ|この申出|申出|その旨)を[^。、]{0,6}(?:了承|承認|了解|認め)")


def _stated(chosen: Candidate, said: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return what a verdict demands: in its own words, beside it, or where it was put before.

    Args:
        chosen: The verdict.
        said: Its words, those that it refers back to, or the rider behind it.
        candidates: All that is stated of the case.
    """
    before, behind = _around(chosen)
    listed = listed_in(chosen.block.pieces) if chosen.behind is None else ()
    listed = listed or points_under(chosen.text, behind) or points_under(said, behind)
    if listed:
        return (*(own for own in stated_in(chosen.text) if own not in listed), *listed)
    if said == behind:
        return demanded_in(behind) or demanded_in(behind, sure=True)
    if stated := stated_in(said, before):
        return (*stated, *demanded_in(behind, near=True))
    if stated := demanded_in(behind, chosen.text):
        return stated
    told = (held.said or held.text for held in reversed(candidates) if held.value is chosen.value)
    return next(filter(None, (stated_in(held) for held in told)), ())


def _quoted(words: str, speech: Joined) -> str:
    """Return `words` as the speech prints them, if they stand in it."""
    at = speech.text.find(words)
    return words if at < 0 else as_printed(speech.cut(at, at + len(words)))


_ON_THAT = re.compile(
    r"(?:その|この)(?:上|うえ)で|(?:これ|以上|上記)(?:を|の[^、。]{1,6}を)(?:条件|前提|付|附|添)"
)


def _rider(chosen: Candidate) -> tuple[OutcomeValue, str] | None:
    """Return what the sentences behind a verdict, in the same block, make of it.

    So does the one before it, where the verdict says that it rests on that (その上で).
    """
    before, behind = _around(chosen)
    value = rider_of(behind) or next(filter(None, map(rider_of, _told(behind))), None)
    if value:
        return value, behind
    last = sentences_of(before)[-1:] if _ON_THAT.match(chosen.text) else ()
    for sentence in last:
        if not sentence.asks and (value := rider_of(sentence.text)):
            return value, sentence.text
    return None


def _told(words: str) -> Iterator[str]:
    """Yield the sentences of some words that ask nothing."""
    return (held.text for held in sentences_of(words) if not held.asks)


def _around(chosen: Candidate) -> tuple[str, str]:
    """Return what stands in the block of a verdict before it, and behind it on the same case."""
    before, _, after = chosen.block.speech.text.partition(chosen.text)
    return before, _on_the_same(after) if chosen.behind is None else chosen.behind


def _on_the_same(behind: str) -> str:
    """Return the words up to the sentence that turns to another case by its number."""
    at = 0
    for sentence in sentences_of(behind):
        if find_case_numbers(sentence.text):
            break
        at = sentence.stop
    return behind[:at]


_CONDITIONAL = (OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.APPROVED_WITH_OPINION)
