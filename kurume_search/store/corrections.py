"""``corrections.toml``: what a person read differently, laid over the parse.

One ``[[correction]]`` a value: ``meeting``, ``line`` (left out for the meeting itself),
``field``, ``value`` (``"記載なし"``: the text doesn't say), ``who``, ``why``, and, where
one wants to be told when the reading changes, ``was``. Outcomes, kinds and roles are written
as in queries (承認) or as values (``approved``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from kurume_search.errors import CorpusError
from kurume_search.model.correction import Correction
from kurume_search.model.diagnostic import Diagnostic, Severity
from kurume_search.model.meeting import AgendaKind, Meeting, Minutes
from kurume_search.model.outcome import UNRECORDED, OutcomeValue
from kurume_search.model.place import Place
from kurume_search.model.terms import KINDS, OUTCOMES, ROLES, UNRECORDED_NAME
from kurume_search.model.turn import NoteType, Role, TurnKind
from kurume_search.store.toml_rows import text_at, toml_rows
from kurume_search.text.spans import Span

# The words that the values of a field may be written in, and of its enum.
_TERMS = {"case.outcome": OUTCOMES, "turn.kind": KINDS, "turn.role": ROLES}
_TERMS_OF: Mapping[type[Enum], Mapping[str, str]] = {
    OutcomeValue: OUTCOMES,
    TurnKind: KINDS,
    Role: ROLES,
}
_KEYS = {"meeting", "line", "field", "value", "who", "why", "was"}


class _MisfitError(Exception):
    """Why a correction can't be applied; one Japanese clause."""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections in the file at `path`; none if there is no file.

    Raises:
        CorpusError: It is no TOML, or a row lacks something.
    """
    text = text_at(path)
    if text is None:
        return ()
    return tuple(_row(row, where) for where, row in toml_rows(text, str(path), "correction", _KEYS))


def _row(row: Mapping[str, Any], where: str) -> Correction:
    for key in ("meeting", "field", "value", "who", "why"):
        if row.get(key) is None or not str(row[key]).strip():
            raise CorpusError(f"{where} に {key} がありません。")
    line = row.get("line")
    if line is not None and (type(line) is not int or line < 1):
        raise CorpusError(f"{where} の line には行番号を書きます。")
    if row["field"] not in _FIELDS:
        raise CorpusError(
            f"{where} の field {row['field']!r} は直せません。"
            f"直せるのは {'、'.join(sorted(_FIELDS))} です。"
        )
    if line is None and not str(row["field"]).startswith("meeting."):
        raise CorpusError(f"{where} に line がありません。直す箇所の行番号を書いてください。")
    terms = _TERMS.get(row["field"], {})
    value, was = (
        None if text is None else terms.get(str(text), str(text))
        for text in (row["value"], row.get("was"))
    )
    return Correction(
        meeting=str(row["meeting"]),
        line=line,
        field=str(row["field"]),
        value=None if value == UNRECORDED_NAME else value,
        who=str(row["who"]),
        why=str(row["why"]),
        was=was,
    )


def apply_corrections(
    documents: Sequence[Minutes], corrections: Iterable[Correction]
) -> tuple[tuple[Minutes, ...], tuple[Correction, ...]]:
    """Return the minutes with `corrections` in them, and the corrections of no meeting here.

    One that no longer fits (no such part on that line, another reading than `was`, a
    value that the field can't have) changes nothing and leaves a diagnostic.
    """
    remaining = list(documents)
    unused = []
    for correction in corrections:
        meant = [
            at
            for at, minutes in enumerate(remaining)
            if correction.meeting
            in (minutes.meeting.id, f"{minutes.meeting.council}/{minutes.meeting.id}")
        ]
        if not meant:
            unused.append(correction)
        for at in meant:
            remaining[at] = _applied(remaining[at], correction)
    return tuple(remaining), tuple(unused)


def _applied(minutes: Minutes, correction: Correction) -> Minutes:
    try:
        changed, was = _changed(minutes, correction)
    except _MisfitError as misfit:
        message = (
            f"訂正（{correction.field} を「{_term(correction.value)}」に、{correction.who}）は"
            f"当てはまりません：{misfit}。corrections.toml を見直してください。"
        )
        note = Diagnostic(
            code="correction-misfit",
            severity=Severity.WARNING,
            line=correction.line,
            span=None,
            message=message,
        )
        return replace(minutes, diagnostics=(*minutes.diagnostics, note))
    if correction.field in ("turn.kind", "turn.role"):
        # The parser takes long to load, and corrections are few.
        from kurume_search.parsing.cases.exchanges import join
        from kurume_search.parsing.marks.case_numbers import case_key

        keys = {case.id: case_key(case.number) for case in changed.cases if case.number}
        changed = replace(changed, exchanges=join(changed.turns, keys))
    done = replace(correction, was=was)
    return replace(
        changed,
        corrections=(*changed.corrections, done),
        diagnostics=tuple(d for d in changed.diagnostics if not _answered(d, correction, minutes)),
    )


def _answered(found: Diagnostic, correction: Correction, minutes: Minutes) -> bool:
    """Return whether a correction supplies what `found` says that the text lacks."""
    if correction.value is None or found.code not in _ANSWERS.get(correction.field, ()):
        return False
    if correction.line is None:
        return True
    heading = minutes.cases[_on_line("cases", minutes.cases, correction.line)].heading
    return found.span == Span(heading.start, heading.stop)


def _changed(minutes: Minutes, correction: Correction) -> tuple[Minutes, str | None]:
    changed, was = _FIELDS[correction.field](minutes, correction)
    if correction.was is not None and correction.was != (was or UNRECORDED_NAME):
        raise _MisfitError(f"いまの読みは「{_term(was)}」です")
    return changed, was


# What need no longer be said once a person has supplied the value.
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "meeting.date": ("no-date", "date-unread"),
    "case.outcome": ("missing-outcome",),
    "case.title": ("missing-title",),
}


# A field: the minutes and the correction in, the changed minutes and what was read out.
Field = Callable[[Minutes, Correction], tuple[Minutes, str | None]]


# Where the parts of each kind can be pointed at, by line.
_PLACES: Mapping[str, Callable[[Any], Sequence[Place | None]]] = {
    "agenda": lambda item: (item.place,),
    "cases": lambda case: (case.heading, case.title_place, case.outcome.place),
    "turns": lambda turn: (turn.place,),
    "notes": lambda note: (note.place,),
}


def _on_line(kind: str, parts: Sequence[Any], line: int | None) -> int:
    """Return which of `parts` stands on `line`; one whose first line it is goes first."""
    if line is None:
        raise _MisfitError("行番号がありません")
    places = [[place for place in _PLACES[kind](part) if place is not None] for part in parts]
    for at, held in enumerate(places):
        if any(place.line == line for place in held):
            return at
    for at, held in enumerate(places):
        if any(place.line <= line <= place.line_end for place in held):
            return at
    raise _MisfitError(f"{line} 行目に当たる箇所がありません")


def _part(kind: str, name: str, read: Callable[[str], Any], *, required: bool = False) -> Field:
    """Return how to change the field `name` of the part of that kind on a line."""

    def change(minutes: Minutes, correction: Correction) -> tuple[Minutes, str | None]:
        parts = getattr(minutes, kind)
        at = _on_line(kind, parts, correction.line)
        value = _read(correction.value, read, required=required)
        if name == "cases":
            _check_cases(minutes, value)
        before = getattr(parts[at], name)
        if name == "outcome":
            value = UNRECORDED if value is None else replace(before, value=value)
            before = before.value
        changed = (*parts[:at], replace(parts[at], **{name: value}), *parts[at + 1 :])
        changes: dict[str, Any] = {kind: changed}
        return replace(minutes, **changes), _written(before)

    return change


def _meeting(name: str, read: Callable[[str], Any], *, required: bool = False) -> Field:
    def change(minutes: Minutes, correction: Correction) -> tuple[Minutes, str | None]:
        meeting = minutes.meeting
        value = _read(correction.value, read, required=required)
        before = getattr(meeting, name)
        changes: dict[str, Any] = {name: value}
        if name == "date" and isinstance(value, date):
            # Every build passes this module, and few correct a day: a table of eras and its TOML.
            from kurume_search.text.era import fiscal_year_of

            changes["weekday_ok"] = None
            worked_out = meeting.date and fiscal_year_of(meeting.date)
            if meeting.fiscal_year == worked_out:  # no title says another
                changes["fiscal_year"] = fiscal_year_of(value)
        changed: Meeting = replace(meeting, **changes)
        return replace(minutes, meeting=changed), _written(before)

    return change


def _read(value: str | None, read: Callable[[str], Any], *, required: bool) -> Any:
    if value is None:
        if required:
            raise _MisfitError(f"この項目は「{UNRECORDED_NAME}」にできません")
        return None
    try:
        return read(value)
    except ValueError as error:
        raise _MisfitError(
            f"「{value}」はこの項目の値ではありません{_choices(read, required)}"
        ) from error


def _choices(read: Callable[[str], Any], required: bool) -> str:
    """Return what can be written where only some values can."""
    if not (isinstance(read, type) and issubclass(read, Enum)):
        return ""
    values = [one.value for one in read]
    terms = {value: term for term, value in reversed(list(_TERMS_OF.get(read, {}).items()))}
    words = [terms.get(value, value) for value in values] + ([] if required else [UNRECORDED_NAME])
    return f"（{'、'.join(words)} のどれか）"


def _term(value: str | None) -> str:
    """Return a value in the word that queries and corrections are written in (承認)."""
    for terms in _TERMS_OF.values():
        for term, known in terms.items():
            if known == value:
                return term
    return value or UNRECORDED_NAME


def _written(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _cases(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.replace("、", ",").replace(" ", "").split(",") if name)


def _check_cases(minutes: Minutes, ids: tuple[str, ...]) -> None:
    unknown = [name for name in ids if name not in {case.id for case in minutes.cases}]
    if unknown:
        raise _MisfitError(f"案件 {'、'.join(unknown)} がありません")


_FIELDS: Mapping[str, Field] = {
    "meeting.municipality": _meeting("municipality", str),
    "meeting.body": _meeting("body", str),
    "meeting.doc_kind": _meeting("doc_kind", str),
    "meeting.fiscal_year": _meeting("fiscal_year", int),
    "meeting.number": _meeting("number", int),
    "meeting.session_type": _meeting("session_type", str),
    "meeting.date": _meeting("date", date.fromisoformat),
    "meeting.time_start": _meeting("time_start", str),
    "meeting.time_end": _meeting("time_end", str),
    "meeting.venue": _meeting("venue", str),
    "meeting.members_declared": _meeting("members_declared", int),
    "meeting.openness": _meeting("openness", str),
    "meeting.observers": _meeting("observers", int),
    "agenda.kind": _part("agenda", "kind", AgendaKind, required=True),
    "agenda.title": _part("agenda", "title", str, required=True),
    "case.number": _part("cases", "number", str),
    "case.title": _part("cases", "title", str),
    "case.procedure": _part("cases", "procedure", str, required=True),
    "case.outcome": _part("cases", "outcome", OutcomeValue),
    "turn.speaker": _part("turns", "speaker", str),
    "turn.role": _part("turns", "role", Role, required=True),
    "turn.kind": _part("turns", "kind", TurnKind, required=True),
    "turn.cases": _part("turns", "cases", _cases, required=True),
    "note.type": _part("notes", "type", NoteType, required=True),
    "note.cases": _part("notes", "cases", _cases, required=True),
}
