"""Answers whose draft the office puts before the council: what it concludes, and its settling."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Knows of each appeal what its draft concludes, once the office has `told` that."""

    def __init__(self) -> None:
        self.told: dict[Draft, OutcomeValue] = {}

    def hear(self, speech: Speech, cases: Sequence[Draft]) -> None:
        """Take what the office says of a draft (答申案の結論は、棄却すべきとしている)."""
        for sentence in speech.sentences:
            concludes = "" if sentence.asks else behind_draft(sentence.text)
            value = value_of(concludes, review=True) if concludes else None
            if value is not None and value not in _PLAIN:
                self.told |= {case: value for case in cases if case.review}

    def settled(
        self, case: Draft, found: list[Candidate], block: Block, rank: Rank
    ) -> list[Candidate]:
        """Return what words decide of a case: what its draft concludes where they settle on it."""
        value = self.told.get(case)
        if value is None:
            return found
        if found or rank is not Rank.CHAIR:
            return [
                replace(held, value=value)
                if held.value in _PLAIN and settles_draft(held.text)
                else held
                for held in found
            ]
        speech = block.speech
        return [
            Candidate(value, rank, said.text, speech.cut(said.start, said.stop), block)
            for said in speech.sentences
            if not said.asks and settles_draft(said.text)
        ]
