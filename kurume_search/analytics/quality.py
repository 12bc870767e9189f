"""How well the minutes of a corpus were read, and what couldn't be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kurume_search.model.diagnostic import Diagnostic, Severity
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
        unrecognised: Documents in which nothing of minutes was found: no meetings, and none of
            their characters is claimed.
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
    unrecognised: int = 0

    @property
    def share(self) -> float | None:
        """Share of characters that belong to a parsed part; None if there are none."""
        return self.claimed / self.characters if self.characters else None

    @property
    def good(self) -> bool:
        """Nothing that a strict check refuses: no warning and no error."""
        return not any(f.severity is not Severity.INFO for f in self.findings)


_NOT_MINUTES = Diagnostic(
    code="not-minutes",
    severity=Severity.WARNING,
    line=None,
    span=None,
    message="会議の項目も案件も発言も読み取れないので、読めなかった文書に数えます。"
    "会議録でなければ kurume-search remove で外せます。",
)
# What is so of any document that is no minutes, and need not be said apart.
_FOLLOWS = frozenset({NOT_RECOGNISED, "missing-outcome", "missing-title", "no-date", "unclaimed"})


def _sizes(minutes: Minutes, source: str) -> Iterator[tuple[PartKind, int]]:
    """Yield the kind and the characters of each part, white space aside."""
    return ((part.kind, len("".join(part.span.of(source).split()))) for part in minutes.parts)


def _findings(name: str, minutes: Minutes, diagnostics: Iterable[Diagnostic]) -> list[Finding]:
    return [
        Finding(
            meeting=name,
            path=minutes.path,
            line=d.line,
            code=d.code,
            severity=d.severity,
            message=d.message,
        )
        for d in diagnostics
    ]


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
        diagnostics = minutes.diagnostics
        if not minutes.recognised:
            counts["unrecognised"] += 1
            counts["characters"] += sum(size for _, size in _sizes(minutes, source))
            diagnostics = (_NOT_MINUTES, *(d for d in diagnostics if d.code not in _FOLLOWS))
            findings += _findings(name, minutes, diagnostics)
            continue
        counts["meetings"] += minutes.letter is None
        counts["cases"] += len(minutes.cases)
        counts["turns"] += len(minutes.turns)
        counts["unrecorded"] += sum(case.outcome.value is None for case in minutes.cases)
        if minutes.letter is None:
            notations[minutes.notation.id] += 1
        for kind, size in _sizes(minutes, source):
            counts["characters"] += size
            counts["claimed"] += 0 if kind is PartKind.UNCLAIMED else size
        findings += _findings(name, minutes, diagnostics)
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
        unrecognised=counts["unrecognised"],
    )


def _unmatched(found: Mapping[str, list[tuple[str, int]]]) -> tuple[Unmatched, ...]:
    most_first = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Unmatched(name=name, places=tuple(places)) for name, places in most_first)
