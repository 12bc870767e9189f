"""What can be cited: a corpus, a meeting, a case, a turn, a set of results."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kurume_search.errors import NotFoundError
from kurume_search.export.cells import one_line, storable
from kurume_search.export.description import Description, Origin
from kurume_search.export.documents import Document, NameMask
from kurume_search.model.case import Case
from kurume_search.model.meeting import Meeting
from kurume_search.model.place import Place

_QUOTED = 40  # characters of a turn that its title quotes
SYNTHETIC = "【合成データ】"


class CitableKind(StrEnum):
    """What is cited."""

    CORPUS = "corpus"
    MEETING = "meeting"
    CASE = "case"
    TURN = "turn"
    RESULTS = "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citable:
    """One thing that can be cited, and exactly what it was read with.

    Attributes:
        id: Permanent id; of a corpus or results the hash.
        title: For people; marked if the data is synthetic.
        body: Who sat, or the title of the corpus: the author, as an organisation.
        publisher: The municipality, None if not known.
        day: Of the meeting.
        number: Number of the case as printed, or of the meeting.
        path: The source file in its corpus; None for corpus and results.
        sha256: Of that file as received.
        lines: 1-based lines of the source, as people write them: ``24-57, 61``.
        description: Versions, corpus hash, query.
        result_hash: Over the ids of a set of results.
    """

    kind: CitableKind
    id: str
    title: str
    body: str
    publisher: str | None = None
    day: date | None = None
    number: str | None = None
    path: str | None = None
    sha256: str | None = None
    lines: str | None = None
    description: Description
    result_hash: str | None = None

    @property
    def key(self) -> str:
        """An ASCII key, the same for the same thing."""
        plain = re.sub(r"[^A-Za-z0-9.]+", "-", self.id).strip("-.")
        if plain and self.id.isascii() and len(plain) <= 80:
            return plain
        digest = hashlib.sha256(storable(self.id).encode()).hexdigest()[:8]
        return "-".join(filter(None, [plain[-40:].strip("-."), digest]))

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return English name and value of everything that pins down what is cited."""
        description = self.description
        found = [
            ("id", self.id),
            ("source", self.path),
            ("sha256", self.sha256),
            ("lines", self.lines),
            ("corpus", description.corpus_title),
            ("corpus sha256", description.corpus_hash),
            ("data", description.origin.value),
            ("query", description.query),
            ("parsed query", description.parsed),
            ("unit", description.unit),
            *(("expansion", words) for words in description.expansions),
            ("cases", None if description.cases is None else str(description.cases)),
            ("turns", None if description.turns is None else str(description.turns)),
            ("meetings", None if description.meetings is None else str(description.meetings)),
            ("result sha256", self.result_hash),
            ("software", f"kurume-search {description.software}"),
            ("tokenizer", description.tokenizer),
            ("dictionary", description.dictionary),
        ]
        return tuple((name, one_line(storable(value))) for name, value in found if value)


def cite_corpus(description: Description) -> Citable:
    """Return the whole corpus as something to cite."""
    return Citable(
        kind=CitableKind.CORPUS,
        id=f"corpus-{description.corpus_hash[:16]}",
        title=_marked(description.corpus_title, description.origin),
        body=description.corpus_title,
        description=description,
    )


def cite_results(description: Description, ids: Iterable[str]) -> Citable:
    """Return a set of results as something to cite: its query, its versions, its hash.

    Args:
        description: Of the results.
        ids: Permanent ids of what was found; their order doesn't matter.
    """
    digest = result_hash(ids)
    query = "（全体）" if description.query is None else description.query
    title = f"{description.corpus_title} 検索結果: {one_line(query)}"
    return Citable(
        kind=CitableKind.RESULTS,
        id=f"results-{digest[:16]}",
        title=_marked(title, description.origin),
        body=description.corpus_title,
        description=description,
        result_hash=digest,
    )


def result_hash(ids: Iterable[str]) -> str:
    """Return the sha256 over the sorted distinct `ids`, one a line."""
    joined = "".join(f"{storable(name)}\n" for name in sorted(set(ids)))
    return hashlib.sha256(joined.encode()).hexdigest()


def cite_meeting(document: Document, description: Description, *, title: str = "") -> Citable:
    """Return a meeting as something to cite; `title` is the manifest's, if it has one."""
    return _of_meeting(
        CitableKind.MEETING,
        document,
        description,
        name=document.id,
        title=title or meeting_title(document.minutes.meeting),
        number=document.minutes.meeting.number,
        lines=f"1-{document.minutes.source_lines}",
    )


def cite_case(document: Document, case_id: str, description: Description) -> Citable:
    """Return a case as something to cite.

    Raises:
        NotFoundError: The meeting has no such case.
    """
    minutes = document.minutes
    case = next((case for case in minutes.cases if case.id == case_id), None)
    if case is None:
        raise NotFoundError(
            f"案件 {document.name(case_id)} はありません。",
            near=[document.name(case.id) for case in minutes.cases],
        )
    mask = NameMask(document, names=description.names)
    subject = mask.words(case.title) or f"案件{case.number or case.id}"
    return _of_meeting(
        CitableKind.CASE,
        document,
        description,
        name=document.name(case.id),
        title=f"{subject}（{meeting_title(minutes.meeting)}）",
        number=case.number,
        lines=line_ranges(case_places(document, case)),
    )


def cite_turn(document: Document, turn_id: str, description: Description) -> Citable:
    """Return a turn as something to cite.

    Raises:
        NotFoundError: The meeting has no such turn.
    """
    turn = next((turn for turn in document.minutes.turns if turn.id == turn_id), None)
    if turn is None:
        raise NotFoundError(f"発言 {document.name(turn_id)} はありません。")
    mask = NameMask(document, names=description.names)
    words = one_line(mask.said(turn))
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    who = mask.words(turn.speaker) or "発言者の記載なし"
    return _of_meeting(
        CitableKind.TURN,
        document,
        description,
        name=document.name(turn.id),
        title=f"{who}の発言「{quoted}」（{meeting_title(document.minutes.meeting)}）",
        number=None,
        lines=line_ranges([turn.place]),
    )


def meeting_title(meeting: Meeting) -> str:
    """Return what a meeting is called: its body, fiscal year, number and kind of document.

    >>> meeting_title(Meeting(id="x", body="甲審議会", fiscal_year=2021, number=2))
    '甲審議会 2021年度第2回 会議録'
    """
    year = "" if meeting.fiscal_year is None else f"{meeting.fiscal_year}年度"
    number = "" if meeting.number is None else f"第{meeting.number}回"
    kind = f"（{meeting.session_type}）" if meeting.session_type else ""
    parts = (meeting.body or "", f"{year}{number}{kind}", meeting.doc_kind or "会議録")
    return " ".join(filter(None, parts))


def case_places(document: Document, case: Case) -> list[Place]:
    """Return where the parts of `case` stand: heading, title, bodies, turns, notes."""
    minutes = document.minutes
    own = [case.heading, *([case.title_place] if case.title_place else [])]
    own += [body.place for body in case.bodies]
    own += [turn.place for turn in minutes.turns if case.id in turn.cases]
    return own + [note.place for note in minutes.notes if case.id in note.cases]


def line_ranges(places: Iterable[Place]) -> str:
    """Return the lines of `places`, as people write them.

    >>> line_ranges([])
    ''
    """
    lines = sorted({n for place in places for n in range(place.line, place.line_end + 1)})
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)


def _of_meeting(
    kind: CitableKind,
    document: Document,
    description: Description,
    *,
    name: str,
    title: str,
    number: str | int | None,
    lines: str,
) -> Citable:
    minutes, meeting = document.minutes, document.minutes.meeting
    origin = Origin.SYNTHETIC if minutes.synthetic else Origin.REAL
    return Citable(
        kind=kind,
        id=name,
        title=_marked(title, origin),
        body=meeting.body or meeting.council or description.corpus_title,
        publisher=meeting.municipality,
        day=meeting.date,
        number=None if number is None else str(number),
        path=document.source.path,
        sha256=minutes.sha256,
        lines=lines,
        description=description,
    )


def _marked(title: str, origin: Origin) -> str:
    mark = {Origin.REAL: "", Origin.SYNTHETIC: SYNTHETIC, Origin.MIXED: "【合成データを含む】"}
    return one_line(mark[origin] + title)
