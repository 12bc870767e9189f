"""Statements of outcome as candidates of a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.decisions.proposals import Heard, Proposal, chair_verdicts, hear
from kurume_search.parsing.decisions.ties import Limbs, Ties
from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.outcomes.outcome import (
    Verdict,
    value_of,
    verdicts,
)
from kurume_search.parsing.page.notes import words_of
from kurume_search.parsing.words.speech import Sentence, Speech, sentences_of
from kurume_search.parsing.words.votes import is_vote, value_of_votes
from kurume_search.text.frozen import frozen


class Rank(IntEnum):
    """How much a place that states an outcome is trusted over others."""

    ASSENT = 0  # a prompt that was agreed to, with no closing words
    TEXT = 1
    CHAIR = 2
    BEHIND_TITLE = 3  # a word that could be of the title (同意); a chair's answer outweighs it
    NOTE = 4
    RESULT = 5
    TABLE = 6


@frozen()
class Candidate:
    """One statement of outcome: its value, its words, its block.

    `said` are the words that it refers back to, where it does (さよう決定する); `votes` the
    count that a note gives before it; `behind` what follows in its block on the same case,
    where the block is on several.
    """

    value: OutcomeValue
    rank: Rank
    text: str
    pieces: tuple[Piece, ...]
    block: Block
    said: str = ""
    votes: str | None = None
    behind: str | None = None


_OF_NO_CASES = Ties({}, ())


def ruled(
    block: Block,
    pieces: Sequence[Piece],
    rank: Rank,
    *,
    review: bool,
    report: bool,
    whole: bool = False,
    proposal: Proposal | None = None,
    limbs: Limbs = _OF_NO_CASES.limbs,
    heard: Sequence[Heard] = (),
    on: Callable[[str], str] = str,
) -> list[Candidate]:
    """Return the statements of outcome in some words of a block, in order.

    Args:
        block: Where the words stand.
        pieces: The words.
        rank: What kind of place it is.
        review: The case is an appeal.
        report: The case was only reported.
        whole: Take the words as one statement, as a cell of a table is.
        proposal: What a chair's words can refer back to.
        limbs: Parts a sentence on several cases in turn.
        heard: The sentences of a chair, in limbs.
        on: Returns what of a proposal is on the case.
    """
    in_place = rank >= Rank.RESULT
    if in_place and any(is_vote(held.text) for held in pieces):
        pieces = [held for held in pieces if not is_vote(held.text)] or pieces
    joined = block.speech if pieces is block.pieces else Speech(pieces)
    text = joined.text
    if rank is Rank.CHAIR:
        made = chair_verdicts(heard, proposal, review=review, report=report, on=on)
        return _of(joined, 0, made, rank, block)
    if rank is Rank.NOTE:
        inner = words_of(text)
        start = text.find(inner)
        told = verdicts(_limbs(sentences_of(inner), limbs), review=review, report=report)
        return _of(joined, start, told, rank, block)
    if whole or (in_place and _is_one_statement(text)):
        voted = value_of_votes(text) if in_place else None
        value = voted or _value_in_place(text, review=review, report=report)
        return [Candidate(value, rank, text, joined.pieces, block)] if value and text else []
    cut = _limbs(joined.sentences, limbs)
    told = verdicts(cut, review=review, report=report, placed=in_place)
    return _of(joined, 0, told, rank, block)


def _is_one_statement(words: str) -> bool:
    """Return whether words in the place of a result are one statement on one case."""
    return "。" not in words.rstrip("。") and len(find_case_numbers(words)) < 2


# 部分開示妥当(答申案を了承): brackets behind a result say more of it.
_MORE = re.compile(r"\([^()]+\)。?$")


def _value_in_place(words: str, *, review: bool, report: bool) -> OutcomeValue | None:
    """Return what words in the place of a result decide, those before a bracket first.

    A bracket can make a grant one with an opinion (承認(付帯意見あり)).
    """
    whole = value_of(words, review=review, report=report, placed=True)
    match = _MORE.search(words)
    before = words[: match.start()] if match else ""
    own = value_of(before, review=review, report=report, placed=True) if match else None
    return whole if own in (None, OutcomeValue.APPROVED) else own


def _of(
    joined: Joined, start: int, told: Iterable[Verdict], rank: Rank, block: Block
) -> list[Candidate]:
    return [
        Candidate(
            verdict.value,
            rank,
            verdict.sentence.text,
            joined.cut(start + verdict.sentence.start, start + verdict.sentence.stop),
            block,
            verdict.said,
        )
        for verdict in told
    ]


def _limbs(said: Iterable[Sentence], limbs: Limbs) -> Iterator[Sentence]:
    """Yield sentences, those on several cases in turn cut where the next case begins."""
    for sentence in said:
        if sentence.asks:
            yield sentence
            continue
        parts = limbs(sentence.text)
        if len(parts) == 1:
            yield sentence
            continue
        for low, high in parts:
            start, words = sentence.start + low, sentence.text[low:high].rstrip()
            yield Sentence(start, start + len(words), words, asks=False)


def in_limbs(heard: Sequence[Heard], limbs: Limbs) -> Sequence[Heard]:
    """Return a chair's sentences with those on several cases in turn cut."""
    said = list(_limbs((sentence for sentence, _ in heard), limbs))
    return heard if len(said) == len(heard) else hear(said)
