"""The parsed form: exact round trip, and the documented order of keys."""

from __future__ import annotations

import dataclasses
import json
import typing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.errors import CorpusError
from kurume_search.model import (
    case,
    citation,
    correction,
    diagnostic,
    letter,
    meeting,
    outcome,
    place,
    turn,
)
from kurume_search.model.json import documents_from_json, documents_json, from_json, to_json
from kurume_search.model.place import Part, PartKind, Place
from kurume_search.model.provision import Provision
from kurume_search.text.spans import Span

SOURCE = "第１回\n- 1 -\n謎\n（会長）はい。\n"

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(*sorted(p)))
numbers = st.none() | st.integers(1, 99)
# A `Value` has no signature that strategies could be read from.
st.register_type_strategy(
    Provision, st.builds(Provision, numbers, numbers, numbers, numbers, numbers)
)
places = st.builds(
    Place,
    st.integers(1, 99),
    st.integers(1, 99),
    st.lists(spans, min_size=1, max_size=3).map(tuple),
)


def _every_field(cls: type) -> st.SearchStrategy[typing.Any]:
    """Fill optional fields too; `from_type` alone leaves defaults."""
    hints = typing.get_type_hints(cls)
    values = {field.name: _values(hints[field.name]) for field in dataclasses.fields(cls)}
    return st.builds(cls, **values)


def _values(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    if typing.get_origin(hint) is tuple and typing.get_args(hint)[-1] is Ellipsis:
        return st.lists(_values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if hint is float:
        return st.floats(0, 1)
    return st.from_type(hint)


st.register_type_strategy(Span, spans)
st.register_type_strategy(Place, places)
for module in (place, outcome, citation, case, turn, diagnostic, correction, letter, meeting):
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and dataclasses.is_dataclass(value)
            and value not in (Span, Place)
        ):
            st.register_type_strategy(value, lambda cls: st.deferred(lambda: _every_field(cls)))


@settings(max_examples=40, deadline=None)
@given(st.from_type(meeting.Minutes))
def test_round_trip_is_exact(minutes: meeting.Minutes) -> None:
    written = json.dumps(to_json(minutes, SOURCE), ensure_ascii=False)

    assert from_json(json.loads(written)) == minutes


@settings(max_examples=10, deadline=None)
@given(st.lists(st.from_type(meeting.Minutes), min_size=1, max_size=2).map(tuple))
def test_several_documents_of_one_file(documents: tuple[meeting.Minutes, ...]) -> None:
    written = documents_json(documents, SOURCE)

    assert ("documents" in written) == (len(documents) > 1)
    assert documents_from_json(written) == documents


def hand_made() -> meeting.Minutes:
    at = Place(4, 4, (Span(15, 17), Span(17, 18)))
    return meeting.Minutes(
        path="minutes/a.txt",
        sha256="0" * 64,
        encoding="utf-8",
        source_lines=4,
        synthetic=True,
        notation=meeting.Notation(id="inline-paren", score=0.5),
        meeting=meeting.Meeting(
            id="2021-07-26",
            date=date(2021, 7, 26),
            secretariat=(meeting.Person(name="甲", role="主幹", name_span=Span(0, 1)),),
        ),
        agenda=(
            meeting.AgendaItem(
                id="a1", number="3", kind=meeting.AgendaKind.OTHER, title="題", place=at
            ),
        ),
        turns=(
            turn.Turn(
                id="t001", item="a1", place=at, speaker_raw="（会長）", speaker="会長",
                speaker_span=Span(11, 15), role=turn.Role.CHAIR,
                kind=turn.TurnKind.PROCEDURAL, text="はい。",
            ),
        ),
        parts=(
            Part(kind=PartKind.HEADER, line=1, span=Span(0, 4)),
            Part(kind=PartKind.FURNITURE, line=2, span=Span(4, 10)),
            Part(kind=PartKind.UNCLAIMED, line=3, span=Span(10, 12)),
        ),
    )  # fmt: skip


def test_documented_keys_come_first_and_in_order() -> None:
    written = to_json(hand_made(), SOURCE)

    assert list(written)[:12] == [
        "schema", "source", "meeting", "agenda", "cases", "citations", "turns",
        "exchanges", "notes", "furniture_lines", "unclaimed", "diagnostics",
    ]  # fmt: skip
    assert list(written["source"])[:6] == [
        "path", "sha256", "encoding", "lines", "synthetic", "notation",
    ]  # fmt: skip
    assert list(written["meeting"])[:19] == [
        "id", "municipality", "body", "doc_kind", "fiscal_year", "number", "session_type",
        "date", "weekday_ok", "time_start", "time_end", "venue", "members",
        "members_declared", "absent", "secretariat", "openness", "observers", "lines",
    ]  # fmt: skip
    assert list(written["turns"][0])[:11] == [
        "id", "item", "line", "line_end", "speaker_raw", "speaker", "role", "kind",
        "question_sentences", "cases", "text",
    ]  # fmt: skip
    assert written["turns"][0]["item"] == "3"
    assert written["turns"][0]["pieces"] == [[15, 17], [17, 18]]
    assert written["meeting"]["date"] == "2021-07-26"
    assert written["meeting"]["secretariat"] == [
        {"name": "甲", "title": "主幹", "start": 0, "stop": 1}
    ]


def test_furniture_and_unclaimed_are_read_off_the_parts() -> None:
    written = to_json(hand_made(), SOURCE)

    assert written["furniture_lines"] == [2]
    assert written["unclaimed"] == [{"line": 3, "start": 10, "stop": 12, "raw": "謎\n"}]


@pytest.mark.parametrize("data", [{}, {"schema": "kurume-minutes/2"}, [], None])
def test_an_unknown_schema_is_refused(data: typing.Any) -> None:
    with pytest.raises(CorpusError, match="kurume-minutes/1"):
        from_json(data)


def test_a_torn_document_is_refused() -> None:
    written = to_json(hand_made(), SOURCE)
    del written["turns"][0]["role"]

    with pytest.raises(CorpusError, match="role"):
        from_json(written)
