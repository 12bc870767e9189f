"""What answers and consultations say of a case, as people and programs look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kurume_search.api.showing.single import Listed
from kurume_search.model.terms import APPROVALS
from kurume_search.query.terms import outcome_label
from kurume_search.search.building.letters import JoinedLetter

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

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


_FOR = frozenset({*APPROVALS, "review_upheld"})
_AGAINST = frozenset({"rejected", "review_dismissed", "review_rejected"})


def contradictions(corpus: Corpus) -> Iterator[tuple[JoinedLetter, str, str]]:
    """Yield each answer that grants what the minutes refuse, or refuses what they grant.

    With it the id of the case and the outcome that its minutes state. An opinion or a condition
    that stands in the answer alone contradicts nothing.
    """
    for letter in corpus.letters:
        if letter.kind != OPINION or letter.status != "joined":
            continue
        for case in letter.cases:
            answered = letter.of(case).outcome
            if answered not in _FOR | _AGAINST or case in letter.unrecorded:
                continue
            said = corpus.case(case).case.outcome.value
            if said is not None and said.value in (_AGAINST if answered in _FOR else _FOR):
                yield letter, case, said.value


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
