"""What a council answers: its conclusion, and the conditions and opinions it attaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kurume_search.model.letter import LetterCondition
from kurume_search.model.outcome import UNRECORDED, Outcome, OutcomePart, OutcomeValue
from kurume_search.parsing.blocks import RESULT, TEXT, Block
from kurume_search.parsing.case_numbers import find_case_numbers
from kurume_search.parsing.outcomes import names_no_condition
from kurume_search.parsing.pieces import Joined, Piece, joined, place_of
from kurume_search.parsing.rulings import Candidate, Rank, outcome_of, ruled

_REVIEW = re.compile(
    r"審査請求|不服申立|異議申立|処分庁|(?:不|非|部分|一部)(?:開示|公開)(?:とした)?(?:決定|処分)|存否応答"
)
_MARK = re.compile(
    r"^(?:[・•●○◇■※]\s*|\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン])[)．.、 ]\s*|[①-⑳]\s*)"
)


# Some of these and something else: a conclusion on several cases is split.
_GRANTS = frozenset(
    {
        OutcomeValue.APPROVED, OutcomeValue.APPROVED_CONDITIONAL,
        OutcomeValue.APPROVED_WITH_OPINION, OutcomeValue.REVIEW_UPHELD,
        OutcomeValue.REVIEW_UPHELD_PARTLY,
    }
)  # fmt: skip


@dataclass(slots=True)
class Paragraph:
    """Lines read on as one text; `section` is what they stand under."""

    section: str | None
    pieces: list[Piece] = field(default_factory=list)
    heading: bool = False

    @property
    def text(self) -> str:
        """The folded words."""
        return joined(self.pieces)


def decided(
    paragraphs: Sequence[Paragraph], opening: str
) -> tuple[Outcome, tuple[LetterCondition, ...]]:
    """Return what the council decided: under 結論, else in the words before the reasons.

    Args:
        paragraphs: Of an answer, headings with them.
        opening: Its title and first words, which say whether it is about an appeal.
    """
    said = [held for held in paragraphs if not held.heading]
    stated = [held for held in said if held.section == "conclusion"]
    chosen = stated or [held for held in said if held.section is None]
    listed = [held for held in said if held.section == "conditions"]
    listed = [held for held in listed if not names_no_condition(_unmarked(held.pieces)[0])]
    attached = tuple(map(_condition, listed))
    if not chosen:
        return UNRECORDED, attached
    pieces = [held for paragraph in chosen for held in paragraph.pieces]
    block = Block(RESULT, pieces[0].line, pieces)
    blocks = [
        Block(TEXT, held.pieces[0].line, held.pieces, section="conditions") for held in listed
    ]
    rank, review = Rank.RESULT if stated else Rank.TEXT, bool(_REVIEW.search(opening))
    candidates = ruled(block, pieces, rank, review=review, report=False)
    if split := _by_case(candidates):
        return split, attached
    outcome = outcome_of(candidates, blocks)
    if outcome.value is None:
        return UNRECORDED, attached
    found = (*_inline(outcome, block), *attached)
    value = outcome.value
    headings = (held.text for held in paragraphs if held.heading and held.section == "conditions")
    if value is OutcomeValue.APPROVED_WITH_OPINION and any("条件" in text for text in headings):
        value = OutcomeValue.APPROVED_CONDITIONAL
    return replace(outcome, value=value, conditions=tuple(c.text for c in found)), found


def _by_case(candidates: Sequence[Candidate]) -> Outcome | None:
    """Return the conclusion of an answer that decides its cases differently, case by case.

    Its parts say which; on the whole it grants some and no others. None where all come to
    the same, or not every statement names its case.
    """
    parts: dict[str, tuple[str, OutcomeValue]] = {}
    for held in candidates:
        named = [numbers for numbers, _, _ in find_case_numbers(held.text)]
        for numbers in named[:1]:
            for key, printed in zip(numbers.keys, numbers.printed, strict=True):
                parts[key] = (f"{numbers.word or ''}{printed}", held.value)
    values = {value for _, value in parts.values()}
    if len(parts) < 2 or len(values) < 2 or not values & _GRANTS:
        return None
    appeal = any(value.value.startswith("review_") for value in values)
    first, last = candidates[0], candidates[-1]
    pieces = (*first.pieces, *(held for c in candidates[1:] for held in c.pieces))
    return Outcome(
        value=OutcomeValue.REVIEW_UPHELD_PARTLY if appeal else OutcomeValue.PARTIALLY_APPROVED,
        raw="".join(held.text for held in candidates),
        place=place_of(pieces),
        where=outcome_of([last], ()).where,
        parts=tuple(OutcomePart(subject=subject, value=value) for subject, value in parts.values()),
    )


def _inline(outcome: Outcome, block: Block) -> Iterator[LetterCondition]:
    """Yield the condition that the verdict itself states, where it states one."""
    text = outcome.conditions[0] if outcome.conditions else ""
    at = block.speech.text.find(text)
    inside = outcome.value in (
        OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.APPROVED_WITH_OPINION,
    )  # fmt: skip
    if text and at >= 0 and inside:
        yield LetterCondition(text=text, place=block.speech.place(at, at + len(text)))


def _unmarked(pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of a listed point without its number or mark."""
    words = Joined(pieces)
    mark = _MARK.match(words.text)
    start = mark.end() if mark and mark.end() < len(words.text) else 0
    cut = words.cut(start, len(words.text))
    return joined(cut), cut


def _condition(paragraph: Paragraph) -> LetterCondition:
    text, pieces = _unmarked(paragraph.pieces)
    return LetterCondition(text=text, place=place_of(pieces))
