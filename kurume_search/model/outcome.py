"""How a case ended (審議結果), with the words that say so."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.model.place import Place
from kurume_search.text.frozen import frozen


class OutcomeValue(StrEnum):
    """What a council decided; that nothing is recorded is None, not a value."""

    APPROVED = "approved"
    APPROVED_CONDITIONAL = "approved_conditional"
    APPROVED_WITH_OPINION = "approved_with_opinion"
    PARTIALLY_APPROVED = "partially_approved"
    REJECTED = "rejected"
    CONTINUED = "continued"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"
    REVIEW_UPHELD = "review_upheld"
    REVIEW_UPHELD_PARTLY = "review_upheld_partly"
    REVIEW_DISMISSED = "review_dismissed"
    REVIEW_REJECTED = "review_rejected"


class OutcomeWhere(StrEnum):
    """What kind of place states the outcome."""

    STAGE_NOTE = "stage_note"
    CHAIR_TURN = "chair_turn"
    RESULT_BLOCK = "result_block"
    TABLE = "table"
    NARRATIVE = "narrative"


@frozen(kw_only=True)
class OutcomePart:
    """One limb of a split decision (…については承認、…については不承認)."""

    subject: str
    value: OutcomeValue


@frozen(kw_only=True)
class Outcome:
    """What was decided and where it says so; all None if nothing is recorded.

    Attributes:
        value: None means 記載なし: the minutes state no outcome. Never a default.
        raw: The words that say it.
        place: Where they stand.
        where: What kind of place that is.
        conditions: Conditions and attached opinions, word for word.
        votes: The vote as printed (賛成3、反対1), or None.
        parts: The limbs of a split decision.
    """

    value: OutcomeValue | None = None
    raw: str | None = None
    place: Place | None = None
    where: OutcomeWhere | None = None
    conditions: tuple[str, ...] = ()
    votes: str | None = None
    parts: tuple[OutcomePart, ...] = ()


UNRECORDED = Outcome()
