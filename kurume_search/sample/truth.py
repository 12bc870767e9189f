"""``truth.json``: everything planted, written meeting by meeting as it is planted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from kurume_search.sample.city import City, grounds, subjects, units
from kurume_search.sample.docket import SAME_SUBJECT_RULE
from kurume_search.sample.plan import PlannedCase, PlannedMeeting, SaidTurn
from kurume_search.sample.trends import Trends, described

SCHEMA = "kurume-sample-truth/1"
NOTE = (
    "合成データ. What was planted in this corpus. Rows of turns and exchanges are in the order "
    "of `columns`. A case of several departments counts once for each in `departments`; turns "
    "of joint cases count for each case and once for the meeting. Question sentences are those "
    "of question turns; a turn whose words can't be read has no kind. Articles are those of laws: "
    "clauses of a contract (契約書の第3条) are none. "
    "Meetings whose body is damaged count as meetings without cases or turns."
)
COLUMNS = {
    "turns": ["id", "role", "kind", "question_sentences", "cases", "issue"],
    "exchanges": ["question", "answers", "cases", "by_reference"],
}


@dataclass(slots=True)
class YearCount:
    """What one fiscal year holds; many-to-many counts by key."""

    counts: Counter[str] = field(default_factory=Counter)
    by: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, group: str, key: str, number: int = 1) -> None:
        """Count `number` more of `key` in `group`."""
        self.by.setdefault(group, Counter())[key] += number

    def merge(self, other: YearCount) -> None:
        """Add another count to this one."""
        self.counts.update(other.counts)
        for group, counter in other.by.items():
            self.by.setdefault(group, Counter()).update(counter)

    def to_json(self) -> dict[str, Any]:
        """Return it with sorted keys."""
        groups = {name: dict(sorted(self.by[name].items())) for name in sorted(self.by)}
        return {**{name: self.counts[name] for name in COUNTED}, **groups}


COUNTED = (
    "meetings",
    "cases",
    "turns",
    "questions",
    "question_sentences",
    "answers",
    "exchanges",
    "unanswered",
)


@dataclass(slots=True)
class TruthWriter:
    """Writes the truth as the corpus grows; holds counts per year and nothing else."""

    out: IO[str]
    years: dict[int, YearCount] = field(default_factory=dict)
    total: YearCount = field(default_factory=YearCount)
    _rows: int = 0

    def begin(self, head: dict[str, Any]) -> None:
        """Write what is known before the first meeting."""
        text = json.dumps(head, ensure_ascii=False, indent=1)
        self.out.write(text.removesuffix("\n}") + ',\n "meetings": [')

    def meeting(self, meeting: PlannedMeeting, *, file: str, kind: str) -> None:
        """Write one meeting."""
        row = meeting_row(meeting, file=file, kind=kind)
        count = _counted(row)
        self.years.setdefault(meeting.fiscal_year, YearCount()).merge(count)
        self.total.merge(count)
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self.out.write(("," if self._rows else "") + "\n" + text)
        self._rows += 1

    def end(self) -> None:
        """Write the totals."""
        tail = {
            "years_totals": {str(year): self.years[year].to_json() for year in sorted(self.years)},
            "totals": self.total.to_json(),
        }
        text = json.dumps(tail, ensure_ascii=False, indent=1)
        self.out.write("\n ]," + text.removeprefix("{") + "\n")


def head(
    cities: Sequence[City], trends: Trends, *, seed: int, meetings: int, turns: int | None
) -> dict[str, Any]:
    """Return everything of the truth that isn't about one meeting."""
    gone = trends.missing_meeting
    main = cities[0].council
    return {
        "schema": SCHEMA, "synthetic": True, "note": NOTE, "seed": seed,
        "years": [trends.first, trends.last], "meetings_per_year": meetings,
        "turns_asked": turns, "columns": COLUMNS,
        "councils": [{"id": city.council, "name": city.body} for city in cities],
        "missing_years": [
            {"council": main, "fiscal_year": year}
            for year in (trends.missing_year,) if year is not None
        ],
        "missing_meetings": [
            {"council": main, "fiscal_year": found[0], "number": found[1]}
            for found in (gone,) if found is not None
        ],
        "trends": described(trends),
        "departments": list(_departments()),
        "renames": list(_renames()),
        "mergers": list(_mergers()),
        "grounds": [
            {"id": g.id, "law": g.law, "article": g.provision.key, "side": g.side}
            for g in grounds()
        ],
        "subjects": [
            {"id": s.id, "label": s.label, "activities": list(s.activities), "terms": list(s.terms)}
            for s in subjects()
        ],
        "precedents": {
            "rule": SAME_SUBJECT_RULE,
            "queries": list(_queries()),
        },
    }  # fmt: skip


def _queries() -> Iterator[dict[str, Any]]:
    """Two queries a subject: one in words of its own, one in the words of some titles."""
    for subject in subjects():
        for form, text in (("paraphrase", subject.query), ("wording", subject.activities[0])):
            yield {
                "id": f"{subject.id}/{form}",
                "form": form,
                "text": text,
                "subject": subject.id,
                "ground": subject.main,
            }


def _departments() -> Iterator[dict[str, Any]]:
    for unit in units():
        since, until = unit.days
        yield {
            "id": unit.id,
            "key": unit.key,
            "name": unit.name,
            "bureau": unit.bureau,
            "since": since and since.isoformat(),
            "until": until and until.isoformat(),
            "successors": list(unit.successors),
        }


def _renames() -> Iterator[dict[str, Any]]:
    named = {unit.id: unit for unit in units()}
    for unit in units():
        for after in unit.successors:
            if named[after].key == unit.key:
                since = named[after].days[0]
                yield {
                    "from": unit.id,
                    "to": after,
                    "day": since and since.isoformat(),
                    "names": [unit.name, named[after].name],
                }


def _mergers() -> Iterator[dict[str, Any]]:
    named = {unit.id: unit for unit in units()}
    into: dict[str, list[str]] = {}
    for unit in units():
        for after in unit.successors:
            if named[after].key != unit.key:
                into.setdefault(after, []).append(unit.id)
    for after, before in into.items():
        since = named[after].days[0]
        yield {"from": before, "to": after, "day": since and since.isoformat()}


def meeting_row(meeting: PlannedMeeting, *, file: str, kind: str) -> dict[str, Any]:
    """Return one meeting as the truth has it."""
    readable = meeting.damage != "body"
    cases = meeting.cases if readable else ()
    turns = meeting.turns if readable else ()
    names = [f"t{at:03}" for at in range(1, len(turns) + 1)]
    return {
        "id": meeting.id, "council": meeting.city.council, "date": meeting.day.isoformat(),
        "fiscal_year": meeting.fiscal_year, "number": meeting.number,
        "session_type": meeting.session, "weekday_ok": meeting.weekday_ok, "file": file,
        "kind": kind, "notation": meeting.notation.id,
        "record": "verbatim" if meeting.notation.verbatim else "summary",
        "damage": meeting.damage, "observers": meeting.observers,
        "members": len(meeting.members), "absent": len(meeting.absent),
        "counts": _counts(turns),
        "cases": [_case_row(case, meeting, turns) for case in cases],
        "items": [
            {"kind": block.kind, "title": block.title, "turns": len(block.turns)}
            for block in (meeting.blocks if readable else ())
            if block.kind in ("confirmation", "report", "closing")
        ],
        "turns": [
            [name, turn.role, None if turn.kind == "unreadable" else turn.kind, turn.asks,
             list(turn.cases), turn.issue]
            for name, turn in zip(names, turns, strict=True)
        ],
        "exchanges": [
            [name, [names[at + step] for step in turn.answers], list(turn.cases),
             turn.by_reference]
            for at, (name, turn) in enumerate(zip(names, turns, strict=True))
            if turn.kind == "question"
        ],
    }  # fmt: skip


def _case_row(
    case: PlannedCase, meeting: PlannedMeeting, turns: Sequence[SaidTurn]
) -> dict[str, Any]:
    own = [turn for turn in turns if case.id in turn.cases]
    cited = {(case.ground.law, case.ground.provision.key): "title"}
    for turn in own:
        for cite in turn.cites:
            cited.setdefault((cite.law, cite.key), "turn")
    result = case.result
    return {
        "id": case.id, "number": case.number, "printed": case.printed,
        "procedure": case.procedure, "title": case.title, "subject": case.subject.id,
        "wording": case.wording, "ground": case.ground.id,
        "articles": [{"law": law, "article": key, "where": w} for (law, key), w in cited.items()],
        "departments": [
            {"id": unit.id, "key": unit.key, "role": role, "part": part, "printed": unit.full}
            for role, part, units_ in case.bodies if part != "attending" for unit in units_
        ],
        "outcome": result.value, "why": result.why, "words": result.words,
        "thread": f"{meeting.city.council}/{case.printed}", "sitting": case.sitting,
        "joint": list(case.joint), "counts": _counts(own),
    }  # fmt: skip


def _counts(turns: Sequence[SaidTurn]) -> dict[str, int]:
    return {
        "turns": len(turns),
        "questions": sum(turn.kind == "question" for turn in turns),
        "question_sentences": sum(turn.asks for turn in turns),
        "answers": sum(turn.kind == "answer" for turn in turns),
    }


def _counted(row: dict[str, Any]) -> YearCount:
    """Count a meeting; cases by what they are, each once for each of its departments."""
    found = YearCount()
    found.counts.update({"meetings": 1, "cases": len(row["cases"]), **row["counts"]})
    found.counts["exchanges"] += len(row["exchanges"])
    found.counts["unanswered"] += sum(not answers for _, answers, _, _ in row["exchanges"])
    for case in row["cases"]:
        found.add("procedures", case["procedure"])
        found.add("outcomes", case["outcome"] or "null")
        if case["outcome"] is None:
            found.add("unrecorded", case["why"])
        for key in dict.fromkeys(unit["key"] for unit in case["departments"]):
            found.add("departments", key)
        title = case["articles"][0]
        found.add("articles", f"{title['law']} {title['article']}")
        found.add("subjects", case["subject"])
    return found
