"""The registers of the invented city as TOML: councils, laws, departments, synonyms, topics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kurume_search.sample.city import City, bureaus, subjects, units
from kurume_search.sample.tables import table

_HEAD = "# 架空の市の登録簿です（合成データ）。実在の審議会、例規及び部署とは関係がありません。\n"


def write_registers(folder: Path, cities: Sequence[City]) -> None:
    """Write ``councils``, ``laws``, ``departments``, ``synonyms`` and ``topics.toml``."""
    for name, rows in (
        ("councils", _councils(cities)),
        ("laws", _laws(cities)),
        ("departments", _departments(cities)),
        ("synonyms", _synonyms()),
        ("topics", _topics()),
    ):
        text = _HEAD + "".join(f"\n[[{name.removesuffix('s')}]]\n{row}" for row in rows)
        (folder / f"{name}.toml").write_bytes(text.encode())


def pairs(**values: object) -> str:
    """Return ``key = value`` lines; what is None is left out."""
    return "".join(f"{key} = {toml(v)}\n" for key, v in values.items() if v is not None)


def toml(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(v)}" for key, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _councils(cities: Sequence[City]) -> Iterator[str]:
    for city in cities:
        yield pairs(
            id=city.council,
            name=city.body,
            municipality=city.name,
            verified=False,
            note="架空の審議会です。",
        )


def _laws(cities: Sequence[City]) -> Iterator[str]:
    for law in table("city")["law"]:
        for city in (None,) if law.get("national") else cities:
            name = "" if city is None else city.name
            yield pairs(
                id=law["id"],
                council="any" if city is None else city.council,
                title=law["title"].format(city=name),
                kind=law["kind"],
                verified=False,
                note=law.get("note"),
                names=[{**row, "text": row["text"].format(city=name)} for row in law["names"]],
            )


def _departments(cities: Sequence[City]) -> Iterator[str]:
    councils = [city.council for city in cities]
    for bureau, name in bureaus().items():
        yield pairs(id=bureau, council=councils, name=name, verified=False)
    for unit in units():
        since, until = unit.days
        yield pairs(
            id=unit.id,
            council=councils,
            name=unit.name,
            parent=unit.bureau,
            since=since,
            until=until,
            successors=list(unit.successors) or None,
            verified=False,
        )


def _synonyms() -> Iterator[str]:
    for group in table("city")["synonym"]:
        yield pairs(council="any", terms=list(group["terms"]))


def _topics() -> Iterator[str]:
    """Yield the subjects as topics that titles alone show.

    No axis of fields: similar cases would be found by them, which is what subjects are
    there to examine.
    """
    for subject in subjects():
        yield pairs(
            id=subject.id,
            council="any",
            axis="provision",
            group="架空の事業",
            label=subject.label,
            gloss=subject.id,
            any=list(subject.activities),
            examples=[f"{activity}について" for activity in subject.activities],
            not_examples=["会議録の確認について"],
        )
