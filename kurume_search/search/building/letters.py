"""Letters (答申, 諮問書) of a build, joined to the cases they are about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurume_search.text.spans import Span
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.meeting import Minutes

LETTERS = "letters.json"
JOINED, AMBIGUOUS, UNMATCHED = "joined", "ambiguous", "unmatched"

Record = dict[str, Any]


class JoinedLetter(Value, kw_only=True):
    """A letter and the cases it is about.

    Attributes:
        id: Permanent (``COUNCIL/opinion-2021-08-10-3``).
        kind: ``opinion`` or ``consultation``.
        asked_on: Of an answer: the day of the consultation, if it names one.
        outcome: What an answer concludes; None if it says nothing that is known.
        conditions: Words and line of each.
        path: The file it was read from.
        status: ``joined``, ``ambiguous`` or ``unmatched``.
        cases: Permanent ids; of an ambiguous letter those that fit equally well.
        unrecorded: Of these the ones whose minutes record no outcome.
        by_case: Case id and outcome, where an answer decides its cases differently.
    """

    id: str
    kind: str
    number: str | None
    title: str | None
    date: str | None
    date_line: int | None
    asked_on: str | None
    outcome: str | None
    outcome_raw: str | None
    outcome_line: int | None
    conditions: tuple[tuple[str, int], ...]
    path: str
    synthetic: bool
    status: str
    cases: tuple[str, ...]
    unrecorded: tuple[str, ...]
    by_case: tuple[tuple[str, str], ...] = ()

    def of(self, case: str) -> JoinedLetter:
        """Return the letter with what it concludes of `case`, where it decides case by case."""
        value = dict(self.by_case).get(case)
        return self if value is None else self.replace(outcome=value)


def with_answers(
    minutes: Minutes, meeting: str, letters: Mapping[str, Sequence[JoinedLetter]]
) -> Minutes:
    """Return `minutes` whose remarks on outcomes they don't state name the answers that do.

    Args:
        minutes: As they were read.
        meeting: Their permanent id.
        letters: Permanent id of a case to the letters about it, by their days.
    """
    told: dict[Span, str] = {}
    for case in minutes.cases:
        about = letters.get(f"{meeting}/{case.id}", ()) if case.outcome.value is None else ()
        answers = [one for one in about if one.kind == "opinion" and one.outcome]
        if answers:
            span = Span(case.heading.start, case.heading.stop)
            told[span] = _stated(case.number or case.id, answers[-1])
    if not told:
        return minutes
    remarks = (
        replace(one, message=told[one.span])
        if one.code == "missing-outcome" and one.span in told
        else one
        for one in minutes.diagnostics
    )
    return replace(minutes, diagnostics=tuple(remarks))


def _stated(name: str, answer: JoinedLetter) -> str:
    line, path = answer.outcome_line or "-", answer.path
    if answer.date is None:
        return f"案件{name}の審議結果は、会議録ではなく答申（{path}）の {line} 行目にあります。"
    return (
        f"案件{name}の審議結果は、会議録ではなく {answer.date} の答申（{path}）の"
        f" {line} 行目にあります。"
    )


def read_records(folder: Path) -> list[Record]:
    """Return what the build in `folder` keeps of its letters.

    Raises:
        OSError, ValueError: It keeps none, or they aren't whole.
    """
    found: list[Record] = json.loads((folder / LETTERS).read_bytes())
    return found


def read_letters(folder: Path) -> tuple[JoinedLetter, ...]:
    """Return the letters of the build in `folder`, joined; none if it keeps none."""
    try:
        rows = read_records(folder)
    except (OSError, ValueError):
        return ()
    left_out = ("council", "case_numbers", "conditions", "cases", "unrecorded", "parts", "by_case")
    return tuple(
        JoinedLetter(
            conditions=tuple((str(text), int(line)) for text, line in row["conditions"]),
            cases=tuple(row["cases"]),
            unrecorded=tuple(row["unrecorded"]),
            by_case=tuple((str(case), str(value)) for case, value in row["by_case"]),
            **{key: value for key, value in row.items() if key not in left_out},
        )
        for row in rows
    )
