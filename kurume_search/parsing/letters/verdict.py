"""What a council answers: its conclusion, and the conditions and opinions it attaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.model.letter import LetterCondition
from kurume_search.model.outcome import UNRECORDED, Outcome, OutcomePart, OutcomeValue
from kurume_search.parsing.calls.blocks import RESULT, TEXT, Block
from kurume_search.parsing.decisions.chosen_outcome import outcome_of
from kurume_search.parsing.decisions.rulings import Candidate, Rank, ruled
from kurume_search.parsing.letters.points import (
    Paragraph,
    announced,
    announced_as,
    announces,
)
from kurume_search.parsing.lines.pieces import Piece, place_of
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.marks.list_marks import unmarked
from kurume_search.parsing.outcomes.outcome import names_no_condition

_REVIEW = re.compile(
    r"審査請求|不服申立|異議申立|処分庁|原処分|存否応答"
    r"|(?:不|非|部分|一部)(?:開示|公開|訂正|利用停止)(?:とした)?(?:決定|処分)"
    r"|(?:開示|公開|訂正|利用停止)(?:を)?しない(?:こと)?(?:とした|とする|旨の)?(?:決定|処分)"
)
# A conclusion on an appeal, whatever the title says: what it speaks of is a decision.
_ON_APPEAL = re.compile(
    r"(?:審査請求|不服申立て?|異議申立て?)(?:(?:の一部)?[はをに]|については|のうち)|処分庁|原処分|存否応答"
    r"|(?:不|非)(?:開示|公開|訂正|利用停止)(?:と(?:し|す|判)|部分|情報|決定|処分)"
    r"|(?:(?:部分|一部|全部)?(?:開示|公開|訂正|利用停止|拒否)(?:を?しない)?(?:こと)?(?:とした|とする|旨の|等の)?|本件)"
    r"(?:決定|処分)(?:は|を|の|に|(?:(?:の)?うち|につい))"
    r"|(?:実施機関|諮問庁)[がの][^。、]{0,16}(?:決定|処分)|諮問に係る処分|(?:決定|処分)[^。]{0,20}取り?消"
)
# Some of these and something else: a conclusion on several cases is split.
_GRANTS = frozenset(
    {
        OutcomeValue.APPROVED, OutcomeValue.APPROVED_CONDITIONAL,
        OutcomeValue.APPROVED_WITH_OPINION, OutcomeValue.REVIEW_UPHELD,
        OutcomeValue.REVIEW_UPHELD_PARTLY,
    }
)  # fmt: skip


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
    listed = [held for held in listed if not names_no_condition(unmarked(held.pieces)[0])]
    attached = tuple(map(_condition, listed))
    if not chosen:
        return UNRECORDED, attached
    pieces = [held for paragraph in chosen for held in paragraph.pieces]
    block = Block(RESULT, pieces[0].line, pieces)
    blocks = [
        Block(TEXT, held.pieces[0].line, held.pieces, section="conditions") for held in listed
    ]
    rank = Rank.RESULT if stated else Rank.TEXT
    review = bool(_REVIEW.search(opening) or _ON_APPEAL.search(block.speech.text))
    candidates = ruled(block, pieces, rank, review=review, report=False)
    if split := _by_case(candidates):
        return split, attached
    outcome = outcome_of(candidates, blocks)
    if outcome.value is None:
        return UNRECORDED, attached
    points = tuple(map(_point, announced(chosen)))
    before = min((point.place.start for point in points), default=None)
    inline = tuple(
        held for held in _inline(outcome, block, len(listed))
        if before is None or (held.place.stop <= before and not announces(held.text))
    )  # fmt: skip
    found = (*inline, *points, *attached)
    value = outcome.value
    if points and value is OutcomeValue.APPROVED:
        value = announced_as(chosen) or value
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


def _inline(outcome: Outcome, block: Block, listed: int) -> Iterator[LetterCondition]:
    """Yield the conditions that the verdict itself states, without the last ones, `listed`."""
    if outcome.value not in (
        OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.APPROVED_WITH_OPINION,
    ):  # fmt: skip
        return
    low = 0
    for text in outcome.conditions[: len(outcome.conditions) - listed]:
        at = block.speech.text.find(text, low)
        at = block.speech.text.find(text) if at < 0 else at
        if text and at >= 0:
            yield LetterCondition(text=text, place=block.speech.place(at, at + len(text)))
            low = at + len(text)


def _condition(paragraph: Paragraph) -> LetterCondition:
    return _point(paragraph.pieces)


def _point(pieces: Sequence[Piece]) -> LetterCondition:
    text, bare = unmarked(pieces)
    return LetterCondition(text=text, place=place_of(bare))
