"""Registers as JSON and back: reading it costs a tenth of reading the TOML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kurume_search.model.registers import (
    Council,
    Department,
    Law,
    LawName,
    Registers,
    SynonymGroup,
    Topic,
    Valid,
)

if TYPE_CHECKING:
    from kurume_search.model.concordance import Concordance, LawProvision

REGISTER_FILES = (
    "councils.toml",
    "laws.toml",
    "departments.toml",
    "topics.toml",
    "synonyms.toml",
    "concordance.toml",
)

Json = dict[str, Any]


def registers_to_json(registers: Registers) -> Json:
    """Return `registers` as JSON values; `registers_from_json` gives equal ones back."""
    return {
        "councils": [_fields(row) for row in registers.councils],
        "laws": [
            {**_fields(law, "names"), "names": [_dated(name) for name in law.names]}
            for law in registers.laws
        ],
        "departments": [_dated(row) for row in registers.departments],
        "topics": [_fields(row) for row in registers.topics],
        "synonyms": [_fields(row) for row in registers.synonyms],
        "concordance": [
            {
                **_fields(row, "old", "successors"),
                "since": row.since.isoformat(),
                "old": _place(row.old),
                "successors": [_place(one) for one in row.successors],
            }
            for row in registers.concordance
        ],
    }


def registers_from_json(data: Mapping[str, Any]) -> Registers:
    """Return the registers that `registers_to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: It wrote something else.
    """
    return Registers(
        councils=tuple(Council(**_tuples(row)) for row in data["councils"]),
        laws=tuple(
            Law(**{**row, "names": tuple(LawName(**_undated(name)) for name in row["names"])})
            for row in data["laws"]
        ),
        departments=tuple(Department(**_undated(row)) for row in data["departments"]),
        topics=tuple(Topic(**_tuples(row)) for row in data["topics"]),
        synonyms=tuple(SynonymGroup(**_tuples(row)) for row in data["synonyms"]),
        concordance=tuple(map(_concordance, data["concordance"])),
    )


def _place(row: LawProvision) -> Json:
    held = row.provision
    places = None if held is None else {name: getattr(held, name) for name in held.__match_args__}
    return {"law": row.law, "provision": places}


def _placed(row: Mapping[str, Any]) -> LawProvision:
    from kurume_search.model.concordance import LawProvision
    from kurume_search.model.provision import Provision

    held = row["provision"]
    return LawProvision(law=row["law"], provision=None if held is None else Provision(**held))


def _concordance(row: Mapping[str, Any]) -> Concordance:
    from kurume_search.model.concordance import Concordance, Fate

    return Concordance(
        old=_placed(row["old"]),
        fate=Fate(row["fate"]),
        successors=tuple(map(_placed, row["successors"])),
        since=date.fromisoformat(row["since"]),
        verified=row["verified"],
        note=row["note"],
    )


def _fields(row: Any, *but: str) -> Json:
    """Return the fields of a slotted dataclass; the JSON writer makes lists of tuples."""
    return {name: getattr(row, name) for name in row.__slots__ if name not in but}


def _dated(row: LawName | Department) -> Json:
    days = [None if day is None else day.isoformat() for day in (row.valid.since, row.valid.until)]
    return {**_fields(row, "valid"), "valid": days}


def _undated(row: Mapping[str, Any]) -> Json:
    since, until = (None if day is None else date.fromisoformat(day) for day in row["valid"])
    return {**_tuples(row), "valid": Valid(since=since, until=until)}


def _tuples(row: Mapping[str, Any]) -> Json:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
