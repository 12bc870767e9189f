"""The closed values of fields as people call them, and the terms that only queries have."""

from __future__ import annotations

from kurume_search.model.terms import KINDS, OUTCOMES, ROLES, UNRECORDED, UNRECORDED_NAME

UNRECORDED_TERMS = (UNRECORDED_NAME, "記録なし", "null", "none", UNRECORDED)
PROCEDURES = ("諮問", "報告", "協議", "審査請求", "第三者点検")


def outcome_label(value: str | None) -> str:
    """Return the Japanese word for an outcome's value; 記載なし for None."""
    if value is None:
        return UNRECORDED_NAME
    return next(term for term, held in OUTCOMES.items() if held == value)


def kind_label(value: str) -> str:
    """Return the Japanese word for a kind of passage or turn."""
    return next(term for term, held in KINDS.items() if held == value)


def role_label(value: str) -> str:
    """Return the Japanese word for the role of a speaker."""
    return next(term for term, held in ROLES.items() if held == value)


def english_label(value: str) -> str | None:
    """Return the English words for a closed value, recorded or not; None for any other.

    Outcomes are called what reports call them.
    """
    from kurume_search.data import table  # only for who reads English

    outcomes = table("report_texts")["outcome"]
    if value in outcomes:
        return str(outcomes[value]["en"])
    if value == "outside":
        return "outside cases"
    known = value in (*ROLES.values(), *KINDS.values(), *OUTCOMES.values())
    return value.replace("_", " ") if known else None


def closed_label(field: str, value: str) -> str:
    """Return the Japanese word for a value of ``outcome``, ``kind`` or ``role``."""
    match field:
        case "kind":
            return kind_label(value)
        case "role":
            return role_label(value)
    return outcome_label(None if value == UNRECORDED else value)
