"""Text for KH Coder: with headings (見出し) and external variables (外部変数), or as one CSV.

``NAME.txt`` holds every turn once: ``<h1>`` the meeting, ``<h2>`` the case or item, ``<h3>``
the turn, then its words in one line. ``NAME.variables.csv`` has the external variables of
its ``<h3>`` units, row by row in the same order. ``NAME.csv`` holds one unit a row (turns, or
cases) with its variables, as KH Coder 3 takes CSV directly.

Speakers are no variable: A委員 of one meeting is nobody in the next, so there is only the
role. A turn that serves two cases stands once among turns, and in both among cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kurume_search.export.case_tables import brought_by
from kurume_search.export.cells import as_json, one_line, storable
from kurume_search.export.citable import SYNTHETIC, meeting_title
from kurume_search.export.delimited import csv_bytes
from kurume_search.export.description import KEY, Description
from kurume_search.export.documents import Document, NameMask, documents
from kurume_search.export.schema import Labels, value_label
from kurume_search.export.sheet import sheet
from kurume_search.export.topic_rules import rules_of_topics
from kurume_search.export.writing import write_folder
from kurume_search.model.case import Case
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import Topic
from kurume_search.model.source import SourceText
from kurume_search.query.terms import outcome_label

Unit = Literal["turn", "case"]
_OUTSIDE = "案件外"
# KH Coder reads <h1> … in half-width brackets only, and stumbles over any other.
_BRACKETS = str.maketrans({"<": "＜", ">": "＞"})
TURN_VARIABLES = (
    "id", "meeting", "date", "fiscal_year", "case", "departments", "topics", "outcome",
    "procedure", "role", "kind", "line",
)  # fmt: skip
CASE_VARIABLES = tuple(name for name in TURN_VARIABLES if name not in ("role", "kind"))


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One unit of text: three headings, its words, its variables."""

    headings: tuple[str, str, str]
    text: str
    variables: dict[str, object]


def export_khcoder(
    pairs: Iterable[tuple[Minutes, SourceText]],
    folder: Path,
    description: Description,
    *,
    unit: Unit = "turn",
    labels: Labels = "ja",
    name: str = "kaigiroku",
    topics: Iterable[Topic] = (),
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write the files for KH Coder into `folder` and return their paths.

    Args:
        pairs: Each meeting with the text it was read from.
        folder: Made new; in one that exists nothing else is touched.
        description: `names` in it says whether officials' names are shown.
        unit: Of the rows in the CSV; the text with headings has turns.
        labels: Names of the external variables.
        name: Of the files.
        topics: Become coding rules in ``NAME.rules.txt``.
        overwrite: Replace files that are there.

    Raises:
        ExportError: They can't be written.
    """
    files = khcoder_files(pairs, description, unit=unit, labels=labels, name=name)
    if (rules := rules_of_topics(topics)).rules:
        files[f"{name}.rules.txt"] = storable(str(rules)).encode()
    return write_folder(folder, files, overwrite=overwrite)


def khcoder_files(
    pairs: Iterable[tuple[Minutes, SourceText]],
    description: Description,
    *,
    unit: Unit = "turn",
    labels: Labels = "ja",
    name: str = "kaigiroku",
) -> dict[str, bytes]:
    """Return file name to bytes; the description stands in ``NAME.json``."""
    all_documents = documents(pairs)
    turns = [found for document in all_documents for found in turn_units(document, description)]
    units = turns
    if unit == "case":
        units = [found for document in all_documents for found in case_units(document, description)]
    variables = sheet((u.variables for u in turns), names=TURN_VARIABLES, labels=labels)
    rows = ({"text": u.text, **u.variables} for u in units)
    columns = ("text", *(TURN_VARIABLES if unit == "turn" else CASE_VARIABLES))
    about = {KEY: description.to_dict(), "unit": unit, "units": len(units), "turns": len(turns)}
    return {
        f"{name}.txt": heading_text(turns),
        f"{name}.variables.csv": csv_bytes(variables),
        f"{name}.csv": csv_bytes(sheet(rows, names=columns, labels=labels)),
        f"{name}.json": (as_json(about, indent=1) + "\n").encode(),
    }


def heading_text(units: Sequence[TextUnit]) -> bytes:
    """Return `units` as text with headings; a heading is repeated only where it changes."""
    lines: list[str] = []
    above: tuple[str, str] | None = None
    for unit in units:
        first, second, third = unit.headings
        if above is None or above[0] != first:
            lines.append(f"<h1>{first}</h1>")
        if above != (first, second):
            lines.append(f"<h2>{second}</h2>")
        lines += [f"<h3>{third}</h3>", unit.text]
        above = (first, second)
    return "".join(f"{line}\n" for line in lines).encode()


def turn_units(document: Document, description: Description) -> Iterator[TextUnit]:
    """Yield the turns of `document` in order; those without words are left out."""
    mask = NameMask(document, names=description.names)
    minutes = document.minutes
    cases = {case.id: case for case in minutes.cases}
    items = {item.id: item.title for item in minutes.agenda}
    top = _top(document)
    for turn in minutes.turns:
        text = plain_text(mask.said(turn))
        if not text:
            continue
        case = next((cases[name] for name in turn.cases if name in cases), None)
        role, kind = value_label("role", turn.role), value_label("kind", turn.kind)
        second = _subject(mask, case) if case else items.get(turn.item or "", _OUTSIDE)
        yield TextUnit(
            (top, plain_text(mask.text(second)), f"{turn.id} {role} {kind}"),
            text,
            {
                "id": document.name(turn.id),
                **_variables(document, case),
                "case": [document.name(name) for name in turn.cases if name in cases],
                "role": role,
                "kind": kind,
                "line": turn.place.line,
            },
        )


def case_units(document: Document, description: Description) -> Iterator[TextUnit]:
    """Yield the cases of `document`: the title and every turn that serves it."""
    mask = NameMask(document, names=description.names)
    top = _top(document)
    for case in document.minutes.cases:
        turns = [turn for turn in document.minutes.turns if case.id in turn.cases]
        words = [mask.words(case.title) or "", *(mask.said(turn) for turn in turns)]
        yield TextUnit(
            (top, plain_text(_subject(mask, case)), case.id),
            " ".join(filter(None, map(plain_text, words))),
            {
                "id": document.name(case.id),
                **_variables(document, case),
                "case": document.name(case.id),
                "line": case.heading.line,
            },
        )


def plain_text(words: str) -> str:
    r"""Return `words` in one line without what KH Coder would read as a mark.

    >>> plain_text("<h1>偽</h1>\n次")
    '＜h1＞偽＜/h1＞ 次'
    """
    return re.sub(r" +", " ", one_line(storable(words)).translate(_BRACKETS)).strip()


def _top(document: Document) -> str:
    minutes = document.minutes
    mark = SYNTHETIC if minutes.synthetic else ""
    return plain_text(f"{mark}{document.id} {meeting_title(minutes.meeting)}")


def _subject(mask: NameMask, case: Case) -> str:
    return f"{case.id} {mask.words(case.title) or '件名の記載なし'}"


def _variables(document: Document, case: Case | None) -> dict[str, object]:
    meeting = document.minutes.meeting
    settings: dict[str, object] = {
        "meeting": document.id,
        "date": meeting.date,
        "fiscal_year": meeting.fiscal_year,
    }
    if case is None:
        return {
            **settings,
            "departments": [],
            "topics": [],
            "outcome": _OUTSIDE,
            "procedure": _OUTSIDE,
        }
    value = case.outcome.value
    return {
        **settings,
        "departments": list(brought_by(case)),
        "topics": list(dict.fromkeys(match.id for match in case.topics)),
        "outcome": outcome_label(value),
        "procedure": case.procedure,
    }
