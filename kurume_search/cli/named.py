"""Closed values (outcomes, kinds, roles, notations …) as the reader's language calls them."""

from __future__ import annotations

from kurume_search.cli.language import Both, language
from kurume_search.model.terms import UNRECORDED_NAME
from kurume_search.query.terms import closed_label, english_label, kind_label, outcome_label

NOT_RECORDED = Both(UNRECORDED_NAME, "not recorded")
QUESTION, ANSWER = Both("問", "Q"), Both("答", "A")
CONDITION = Both("条件・意見", "Condition or opinion")
LINE = Both("{line}行", "line {line}")
NO_ANSWER = "no answer"


def outcome_name(value: str | None) -> str:
    """Return 承認 or "approved"; None is 記載なし or "not recorded"."""
    if language() == "ja":
        return outcome_label(value)
    return str(NOT_RECORDED) if value is None else english_label(value) or value


def kind_name(value: str) -> str:
    """Return 質問 or "question"."""
    return kind_label(value) if language() == "ja" else english_label(value) or value


def closed_name(field: str, value: str) -> str:
    """Return what a value of ``outcome``, ``kind`` or ``role`` is called."""
    if language() == "ja":
        return closed_label(field, value)
    return english_label(value) or value


_CLOSED = {"case.outcome": "outcome", "turn.kind": "kind", "turn.role": "role"}


_CORRECTED = Both("(訂正)", " (corrected)")


def came_of(outcome: str | None, *, corrected: bool) -> str:
    """Return the name of an outcome, marked where a person set it right."""
    return outcome_name(outcome) + (str(_CORRECTED) if corrected else "")


def corrected_name(field: str, value: str | None) -> str:
    """Return what a value that a person corrected is called."""
    if value is None:
        return str(NOT_RECORDED)
    return closed_name(_CLOSED[field], value) if field in _CLOSED else value


def facet_name(field: str, key: str, label: str) -> str:
    """Return what a value of a facet is called; what minutes and registers name keeps its name."""
    if language() == "ja":
        return label
    # A tag of one's own is its own label, whatever it is called.
    english = english_label(key) if label != key else None
    return english or (f"FY{key}" if field == "year" else label)


def notation_name(notation: str) -> str:
    """Return how speakers are written in a notation, as its own marks show it."""
    return _of_table("notation_names", "name", notation)


def diagnostic_name(code: str) -> str:
    """Return what was noticed, in a few words; a code that no table knows as it is."""
    return _of_table("report_texts", "diagnostic", code)


def _of_table(file: str, group: str, key: str) -> str:
    from kurume_search.data import table

    return str(table(file)[group].get(key, {}).get(language(), key))


def case_title(number: str | None, title: str | None) -> str:
    """Return the title of a case behind its number, if that is more than its place in the list.

    >>> case_title("第4号", "名簿の提供について"), case_title("1", "名簿の提供について")
    ('第4号 名簿の提供について', '名簿の提供について')
    """
    number_shown = () if number is None or number.isdecimal() else (number,)
    return " ".join((*number_shown, title or ""))
