"""Answers whose draft the office puts before the council: what it concludes, and its settling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.decisions.rulings import Candidate, Rank
from kurume_search.parsing.outcomes.outcome import behind_draft, settles_draft, value_of
from kurume_search.parsing.words.speech import Speech

if TYPE_CHECKING:
    from kurume_search.parsing.decisions.drafts import Draft

# What settling a draft says by its own words (答申案は、字句を直した上で決定する); another end is
# told with it.
_PLAIN = (
    OutcomeValue.APPROVED, OutcomeValue.APPROVED_WITH_OPINION, OutcomeValue.APPROVED_CONDITIONAL,
    OutcomeValue.NOTED,
)  # fmt: skip


class DraftsTold:
    """Knows of each appeal what its draft concludes, once the office has told that."""

    def __init__(self) -> None:
        self._told: dict[Draft, OutcomeValue] = {}

    def hear(self, speech: Speech, cases: Sequence[Draft]) -> None:
        """Take what the office says of a draft (答申案の結論は、棄却すべきとしている)."""
        if "答申" not in speech.text:
            return
        for sentence in speech.sentences:
            concludes = "" if sentence.asks else behind_draft(sentence.text)
            value = value_of(concludes, review=True) if concludes else None
            if value is not None and value not in _PLAIN:
                self._told |= {case: value for case in cases if case.review}

    def settled(
        self, case: Draft, found: Sequence[Candidate], block: Block, rank: Rank
    ) -> Iterator[Candidate]:
        """Yield what words decide of a case, where they settle on its draft what that concludes."""
        value = self._told.get(case)
        if value is None:
            yield from found
            return
        for held in found:
            plain = held.value in _PLAIN and settles_draft(held.text)
            yield replace(held, value=value) if plain else held
        if found or rank is not Rank.CHAIR:
            return
        speech = block.speech
        for said in speech.sentences:
            if not said.asks and settles_draft(said.text):
                yield Candidate(value, rank, said.text, speech.cut(said.start, said.stop), block)
