"""How well the minutes of a corpus were read, and what couldn't be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kurume_search.model.diagnostic import Severity
from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind

NOT_RECOGNISED = "notation-not-recognised"


def claimed_percent(share: float) -> str:
    """Return a share of characters in per cent; 100.0% only where not one is missing.

    >>> claimed_percent(1.0), claimed_percent(51404 / 51420)
    ('100.0%', '99.9%')
    """
    return f"{math.floor(1000 * share) / 10:.1f}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A printed name that no register knows, and where it stands.

    Attributes:
        places: (meeting id, 1-based line), in reading order.
    """

    name: str
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A diagnostic and the meeting it is about."""

    meeting: str
    path: str
    line: int | None
    code: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What was read of a corpus.

    Attributes:
        characters: Of all sources, white space aside.
        claimed: Of these, how many belong to a parsed part.
        notations: Notation to how many meetings are written in it.
        codes: Diagnostic code to how often it was made.
        unmatched_departments: Printed units without an id.
        unmatched_laws: Printed laws without an id.
    """

    meetings: int
    cases: int
    turns: int
    unrecorded: int
    characters: int
    claimed: int
    notations: Mapping[str, int]
    codes: Mapping[str, int]
    findings: tuple[Finding, ...]
    unmatched_departments: tuple[Unmatched, ...]
    unmatched_laws: tuple[Unmatched, ...]

    @property
    def share(self) -> float | None:
        """Share of characters that belong to a parsed part; None if there are none."""
        return self.claimed / self.characters if self.characters else None

    @property
    def good(self) -> bool:
        """Nothing that a strict check refuses: no warning and no error."""
        return not any(f.severity is not Severity.INFO for f in self.findings)


def quality(documents: Iterable[tuple[str, Minutes, str]]) -> Quality:
    """Return how well `documents` were read.

    Args:
        documents: Meeting id, minutes, and the text they were read from.
    """
    counts: Counter[str] = Counter()
    notations: Counter[str] = Counter()
    findings: list[Finding] = []
    departments: dict[str, list[tuple[str, int]]] = {}
    laws: dict[str, list[tuple[str, int]]] = {}
    for name, minutes, source in documents:
        counts["meetings"] += minutes.letter is None
        counts["cases"] += len(minutes.cases)
        counts["turns"] += len(minutes.turns)
        counts["unrecorded"] += sum(case.outcome.value is None for case in minutes.cases)
        if minutes.letter is None:
            notations[minutes.notation.id] += 1
        for part in minutes.parts:
            size = len("".join(part.span.of(source).split()))
            counts["characters"] += size
            counts["claimed"] += 0 if part.kind is PartKind.UNCLAIMED else size
        findings += [
            Finding(
                meeting=name,
                path=minutes.path,
                line=d.line,
                code=d.code,
                severity=d.severity,
                message=d.message,
            )
            for d in minutes.diagnostics
        ]
        units = (unit for case in minutes.cases for body in case.bodies for unit in body.units)
        for unit in units:
            if unit.id is None:
                departments.setdefault(unit.name, []).append((name, unit.place.line))
        for citation in minutes.citations:
            if citation.law_id is None and citation.law:
                places = [(name, place.line) for place in citation.places]
                laws.setdefault(citation.law, []).extend(places)
    return Quality(
        meetings=counts["meetings"],
        cases=counts["cases"],
        turns=counts["turns"],
        unrecorded=counts["unrecorded"],
        characters=counts["characters"],
        claimed=counts["claimed"],
        notations=dict(notations.most_common()),
        codes=dict(Counter(finding.code for finding in findings).most_common()),
        findings=tuple(findings),
        unmatched_departments=_unmatched(departments),
        unmatched_laws=_unmatched(laws),
    )


def _unmatched(found: Mapping[str, list[tuple[str, int]]]) -> tuple[Unmatched, ...]:
    most_first = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Unmatched(name=name, places=tuple(places)) for name, places in most_first)
