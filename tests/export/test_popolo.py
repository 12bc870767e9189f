"""Popolo: references lead somewhere, and nobody is made a person."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import jsonschema
import pytest
from export import council

from kurume_search.export.description import Description
from kurume_search.export.documents import documents
from kurume_search.export.popolo import counts, export_popolo, popolo
from kurume_search.model.outcome import UNRECORDED

# From the Popolo specification: what these classes require of the properties used.
MOMENT = (
    r"^[0-9]{4}((-[0-9]{2}){0,2}|"
    r"(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$"
)
TEXT = {"type": ["string", "null"]}
SOURCES = {"type": "array", "items": {"type": "object", "required": ["url"]}}
SCHEMA = {
    "type": "object",
    "required": ["organizations", "persons", "events", "motions", "vote_events"],
    "properties": {
        "organizations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "parent_id": TEXT,
                    "founding_date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"},
                    "dissolution_date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"},
                    "other_names": {
                        "type": "array", "items": {"type": "object", "required": ["name"]}
                    },
                },
            },
        },
        "persons": {"type": "array", "maxItems": 0},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "name": TEXT, "classification": TEXT, "location": TEXT,
                    "start_date": {"anyOf": [{"type": "null"}, {"pattern": MOMENT}]},
                    "end_date": {"anyOf": [{"type": "null"}, {"pattern": MOMENT}]},
                    "sources": SOURCES,
                },
            },
        },
        "motions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"text": TEXT, "result": TEXT, "sources": SOURCES},
            },
        },
        "vote_events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "counts": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["option", "value"],
                            "properties": {"value": {"type": "integer"}},
                        },
                    }
                },
            },
        },
    },
}  # fmt: skip


def test_it_is_popolo_and_every_reference_leads_somewhere(
    tmp_path: Path, description: Description
) -> None:
    path = export_popolo(
        council.pairs(), tmp_path / "popolo.json", description, registers=council.REGISTERS
    )

    data = json.loads(path.read_text("utf-8"))
    jsonschema.validate(data, SCHEMA)
    organisations = {row["id"] for row in data["organizations"]}
    events = {row["id"] for row in data["events"]}
    motions = {row["id"] for row in data["motions"]}
    assert (len(events), len(motions), len(data["vote_events"])) == (3, 6, 3)
    for row in [*data["organizations"], *data["events"], *data["motions"], *data["vote_events"]]:
        assert row.get("parent_id") in organisations | {None}
        assert row.get("organization_id") in organisations | {None}
        assert row.get("legislative_session_id") in events | {None}
        assert row.get("motion_id") in motions | {None}
    assert data["meta"]["kurume-search"] == description.to_dict()


def test_departments_have_their_days() -> None:
    data = popolo(
        documents(council.pairs()), Description(corpus_title="x", corpus_hash="0"),
        registers=council.REGISTERS,
    )  # fmt: skip

    rows = {row["id"]: row for row in data["organizations"]}  # type: ignore[attr-defined]
    assert rows["kuma.fukushi"]["parent_id"] == "municipality/久間市"
    assert rows["kuma.fukushi.korei"] == {
        "id": "kuma.fukushi.korei", "name": "高齢福祉課", "classification": "department",
        "parent_id": "kuma.fukushi", "other_names": [{"name": "高齢者福祉課"}],
        "founding_date": "2010-04-01", "dissolution_date": "2022-03-31",
    }  # fmt: skip


def test_what_is_not_recorded_is_no_result(description: Description) -> None:
    data = popolo(documents(council.pairs()), description)
    first, second = data["motions"][:2]  # type: ignore[index]

    assert (first["result"], first["result_label"]) == ("approved", "承認")
    assert first["introduced_by"] == [{"name": "kuma.fukushi.korei"}, {"name": "謎課"}]
    assert (second["result"], second["result_label"]) == (None, "記載なし")
    assert first["sources"][0]["note"].endswith("6-14 行")
    assert UNRECORDED.votes is None


def test_people_are_attendees_only_where_names_are_asked_for(description: Description) -> None:
    hidden = json.dumps(popolo(documents(council.pairs()), description), ensure_ascii=False)
    shown = popolo(documents(council.pairs()), dataclasses.replace(description, names=True))

    assert not re.search("山田|佐藤|鈴木|田中|委員", hidden.replace("A委員", "委員"))
    assert shown["events"][0]["attendees"] == [  # type: ignore[index]
        {"name": "山田"}, {"name": "佐藤花子"},
    ]  # fmt: skip
    assert shown["persons"] == []


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("賛成３、反対１", {"yes": 3, "no": 1}),
        ("賛成者七名、反対者一名、棄権二名", {"yes": 7, "no": 1, "abstain": 2}),
        ("可とする者 5人", {"yes": 5}),
        ("可とする者４名、不可とする者２名", {"yes": 4, "no": 2}),
        ("承認5名、不承認2名", {"yes": 5, "no": 2}),
        ("可5、否2", {"yes": 5, "no": 2}),
        ("適当5名、不適当1名", {"yes": 5, "no": 1}),
        ("賛成3名、条件付き賛成2名、反対1名", {"yes": 5, "no": 1}),
        ("承認２、継続４、保留１", {"yes": 2, "continued": 4, "reserved": 1}),
        ("賛成多数", {}),
        ("", {}),
    ],
)
def test_counts_are_those_printed(votes: str, expected: dict[str, int]) -> None:
    assert {row["option"]: row["value"] for row in counts(votes)} == expected
