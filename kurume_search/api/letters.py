"""What answers and consultations say of a case, as people and programs look at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kurume_search.api.single import Listed
from kurume_search.query.terms import outcome_label
from kurume_search.search.letters import JoinedLetter

OPINION = "opinion"
_KINDS = {OPINION: "答申", "consultation": "諮問書"}


class Letters(Listed[JoinedLetter]):
    """Answers and consultations that show themselves as a table."""

    caption = "答申・諮問書"
    heads = ("ID", "種類", "日付", "番号", "件名", "結果", "案件")

    def cells(self, one: JoinedLetter) -> tuple[object, ...]:
        """Return what a letter is, what it concludes, and the cases it is about."""
        outcome = outcome_label(one.outcome) if one.kind == OPINION else None
        kind = _KINDS.get(one.kind, one.kind)
        return one.id, kind, one.date, one.number, one.title, outcome, "、".join(one.cases)


def asked_on(letters: Sequence[JoinedLetter]) -> str | None:
    """Return 諮問日: of the first consultation, else as an answer names it."""
    days = [one.date for one in letters if one.kind != OPINION and one.date]
    days += [one.asked_on for one in letters if one.asked_on]
    return days[0] if days else None


def answer(letters: Sequence[JoinedLetter]) -> JoinedLetter | None:
    """Return the last answer (答申) among `letters`, which come by their days."""
    return next((one for one in reversed(letters) if one.kind == OPINION), None)


def letter_json(letter: JoinedLetter) -> dict[str, Any]:
    """Return one letter in the documented form."""
    return {
        "id": letter.id, "kind": letter.kind, "number": letter.number, "title": letter.title,
        "date": letter.date, "asked_on": letter.asked_on, "outcome": letter.outcome,
        "outcome_raw": letter.outcome_raw, "outcome_line": letter.outcome_line,
        "conditions": [{"text": text, "line": line} for text, line in letter.conditions],
        "path": letter.path, "synthetic": letter.synthetic,
    }  # fmt: skip


def letters_summary(letters: Sequence[JoinedLetter]) -> dict[str, Any]:
    """Return what letters say of a case, in short: days, and the outcome of the answer."""
    last = answer(letters)
    return {
        "asked_on": asked_on(letters),
        "answered_on": last.date if last else None,
        "outcome": last.outcome if last else None,
        "ids": [one.id for one in letters],
    }


_ONLY_IN_ANSWERS = (
    "答申だけに結果が書かれた案件が{}件あります。outcome: は会議録の記載だけを見るため、"
    "それらは「記載なし」に数えます(答申の結果は案件ごとに示します)。"
)


def only_in_answers(letters: Sequence[JoinedLetter]) -> tuple[str, ...]:
    """Return what to say where an answer alone states the outcome of cases; nothing if none."""
    cases = {
        case
        for one in letters
        if one.kind == OPINION and one.outcome and one.status == "joined"
        for case in one.unrecorded
    }
    return (_ONLY_IN_ANSWERS.format(len(cases)),) if cases else ()
