"""What the explorer shows of one case: exchanges, outcome, source lines, precedents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurume_search.query.terms import outcome_label

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.views import CaseView, TurnView

PRECEDENTS = 3
_LINES = 200

Json = dict[str, Any]


def case_shown(corpus: Corpus, name: str) -> Json:
    """Return what is shown of the case `name`, names of officials hidden as the corpus says.

    Raises:
        NotFoundError: There is none.
    """
    case = corpus.case(name)
    outcome = case.outcome
    minutes = case.of.minutes
    turns = {turn.turn.id: turn for turn in case.of.turns}
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title or "",
        "date": None if minutes.meeting.date is None else minutes.meeting.date.isoformat(),
        "outcome": outcome_label(None if outcome.value is None else outcome.value.value),
        "outcome_raw": outcome.raw and case.of.quoted(outcome.raw),
        "outcome_line": None if outcome.place is None else outcome.place.line,
        "path": minutes.path,
        "sha256": minutes.sha256,
        "exchanges": [
            {
                "question": _said(turns[one.question]),
                "answers": [_said(turns[answer]) for answer in one.answers],
            }
            for one in case.exchanges
        ],
        "sittings": [one.id for one in corpus.thread(case.id).sittings],
        "lines": [[line.line, line.text] for line in case.source_lines[:_LINES]],
        "precedents": _precedents(corpus, case),
    }


def _said(turn: TurnView) -> Json:
    """Return a turn in the words of its source lines, which hide names where they must."""
    return {
        "id": turn.id,
        "line": turn.turn.place.line,
        "text": "".join(line.text.strip() for line in turn.source_lines),
    }


def _precedents(corpus: Corpus, case: CaseView) -> list[Json]:
    return [
        {"case": one.case, "title": one.title or "", "outcome": one.outcome, "why": list(one.why)}
        for one in corpus.precedents(like=case.id, limit=PRECEDENTS)
    ]
