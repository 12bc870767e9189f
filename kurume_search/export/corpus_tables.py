"""A corpus as plain tables: the rows of every table of ``tables.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kurume_search.export.case_tables import case_rows
from kurume_search.export.documents import Document, NameMask
from kurume_search.export.schema import tables
from kurume_search.model.place import Place
from kurume_search.model.turn import Turn, TurnKind
from kurume_search.store.manifest import DocumentRow
from kurume_search.text.spans import LineMap, Span

Row = dict[str, object]
Named = Iterator[tuple[str, Row]]


def corpus_tables(
    documents: Sequence[Document], manifest: Iterable[DocumentRow] = (), *, names: bool = False
) -> dict[str, list[Row]]:
    """Return table name to rows, in the order of the documents and of each source.

    Keys are unique and links lead somewhere: a reference to a case or turn that its
    meeting doesn't have is left empty.

    Args:
        documents: The meetings of the corpus.
        manifest: Rows of the manifest; files without a meeting stand in ``documents`` too.
        names: Show officials' names.
    """
    made: dict[str, list[Row]] = {name: [] for name in tables()}
    made["documents"] = _documents(documents, manifest)
    for document in documents:
        mask = NameMask(document, names=names)
        for rows in (
            _meeting(document, mask),
            _agenda(document, mask),
            case_rows(document, mask),
            _turns(document, mask),
            _exchanges(document),
            _notes(document, mask),
            _diagnostics(document, mask),
        ):
            for name, row in rows:
                made[name].append(row)
    return made


def where(place: Place | None) -> Row:
    """Return the columns that say where words stand."""
    if place is None:
        return {"line": None, "line_end": None, "start": None, "stop": None}
    return {
        "line": place.line,
        "line_end": place.line_end,
        "start": place.start,
        "stop": place.stop,
    }


def _documents(documents: Sequence[Document], manifest: Iterable[DocumentRow]) -> list[Row]:
    counts = Counter(document.source.path for document in documents)
    rows: dict[str, Row] = {}
    for entry in manifest:
        rows[entry.path] = {
            "document": entry.path,
            "sha256": entry.sha256,
            "title": entry.title,
            "source": entry.source,
            "obtained": entry.obtained,
            "real": entry.real,
            "licence": entry.licence,
            "names_officials": entry.names_officials,
            "original_name": entry.original_name,
            "media_type": entry.media_type,
            "encoding": entry.encoding,
            "added": entry.added,
            "extracted": entry.extracted,
            "extracted_sha256": entry.extracted_sha256,
            "supersedes": entry.supersedes,
            "meetings": counts[entry.path],
        }
    for document in documents:
        source = document.source
        if source.path not in rows:
            rows[source.path] = {
                "document": source.path,
                "sha256": source.sha256,
                "real": not source.synthetic,
                "media_type": source.media_type,
                "encoding": source.encoding,
                "meetings": counts[source.path],
            }
    return list(rows.values())


def _meeting(document: Document, mask: NameMask) -> Named:
    minutes, meeting = document.minutes, document.minutes.meeting
    absent = meeting.absent
    yield (
        "meetings",
        {
            "meeting": document.id,
            "document": document.source.path,
            "sha256": minutes.sha256,
            "synthetic": minutes.synthetic,
            "council": meeting.council,
            "municipality": meeting.municipality,
            "body": meeting.body,
            "doc_kind": meeting.doc_kind,
            "fiscal_year": meeting.fiscal_year,
            "meeting_number": meeting.number,
            "session_type": meeting.session_type,
            "date": meeting.date,
            "weekday_ok": meeting.weekday_ok,
            "time_start": meeting.time_start,
            "time_end": meeting.time_end,
            "venue": mask.words(meeting.venue),
            "members": [mask.person(person) for person in meeting.members],
            "members_declared": meeting.members_declared,
            "absent": None if absent is None else [mask.person(person) for person in absent],
            "secretariat": [mask.person(person) for person in meeting.secretariat],
            "openness": mask.words(meeting.openness),
            "observers": meeting.observers,
            "notation": minutes.notation.id,
            "notation_score": minutes.notation.score,
            "line": min(meeting.lines.values(), default=None),
        },
    )


def _agenda(document: Document, mask: NameMask) -> Named:
    for position, item in enumerate(document.minutes.agenda, 1):
        yield (
            "agenda",
            {
                "item": document.name(item.id),
                "meeting": document.id,
                "position": position,
                "item_number": item.number,
                "agenda_kind": item.kind.value,
                "title": mask.text(item.title),
                **where(item.place),
            },
        )


def _turns(document: Document, mask: NameMask) -> Named:
    minutes = document.minutes
    items = {item.id for item in minutes.agenda}
    cases = {case.id for case in minutes.cases}
    lines = LineMap(document.source.text)
    for position, turn in enumerate(minutes.turns, 1):
        name = document.name(turn.id)
        yield (
            "turns",
            {
                "turn": name,
                "meeting": document.id,
                "item": document.name(turn.item) if turn.item in items else None,
                "position": position,
                "speaker_raw": mask.label(turn),
                "speaker": mask.words(turn.speaker),
                "role": turn.role.value,
                "kind": turn.kind.value,
                "question_sentences": turn.question_sentences,
                "text": mask.said(turn),
                "characters": len(turn.text),
                **where(turn.place),
            },
        )
        for case in dict.fromkeys(turn.cases):
            if case in cases:
                yield "turn_cases", {"turn": name, "case": document.name(case)}
        for number, span in enumerate(turn.question_spans, 1):
            yield (
                "question_sentences",
                {
                    "turn": name,
                    "position": number,
                    "counted": turn.kind is TurnKind.QUESTION,
                    "text": mask.pieces(within(turn, span)),
                    "line": lines.line_at(span.start),
                    "start": span.start,
                    "stop": span.stop,
                },
            )


def within(turn: Turn, span: Span) -> Iterator[Span]:
    """Yield the pieces of `turn` that lie in `span`: a wrapped sentence without its breaks."""
    for piece in turn.place.pieces:
        start, stop = max(piece.start, span.start), min(piece.stop, span.stop)
        if start < stop:
            yield Span(start, stop)


def _exchanges(document: Document) -> Named:
    minutes = document.minutes
    turns = {turn.id for turn in minutes.turns}
    cases = {case.id for case in minutes.cases}
    for number, exchange in enumerate(minutes.exchanges, 1):
        if exchange.question not in turns:
            continue
        name = document.name(f"x{number:03d}")
        answers = [answer for answer in dict.fromkeys(exchange.answers) if answer in turns]
        yield (
            "exchanges",
            {
                "exchange": name,
                "meeting": document.id,
                "question": document.name(exchange.question),
                "case": document.name(exchange.case) if exchange.case in cases else None,
                "by_reference": exchange.by_reference,
                "answers": len(answers),
            },
        )
        for position, answer in enumerate(answers, 1):
            yield (
                "exchange_answers",
                {
                    "exchange": name,
                    "answer": document.name(answer),
                    "position": position,
                },
            )


def _notes(document: Document, mask: NameMask) -> Named:
    minutes = document.minutes
    items = {item.id for item in minutes.agenda}
    cases = {case.id for case in minutes.cases}
    for note in minutes.notes:
        name = document.name(note.id)
        yield (
            "notes",
            {
                "note": name,
                "meeting": document.id,
                "item": document.name(note.item) if note.item in items else None,
                "note_type": note.type.value,
                "text": mask.place(note.place),
                **where(note.place),
            },
        )
        for case in dict.fromkeys(note.cases):
            if case in cases:
                yield "note_cases", {"note": name, "case": document.name(case)}


def _diagnostics(document: Document, mask: NameMask) -> Named:
    for position, remark in enumerate(document.minutes.diagnostics, 1):
        yield (
            "diagnostics",
            {
                "meeting": document.id,
                "position": position,
                "code": remark.code,
                "severity": remark.severity.value,
                "message": mask.words(remark.message),
                "line": remark.line,
                "start": None if remark.span is None else remark.span.start,
                "stop": None if remark.span is None else remark.span.stop,
            },
        )
