"""The invented city: its council, laws, departments with their dates, and its subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from kurume_search.sample.tables import table

# The day on which the national act took the place of the old ordinances.
REFORM = date(2023, 4, 1)
REFORM_YEAR = REFORM.year


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One invented city and its council."""

    council: str
    name: str

    @property
    def body(self) -> str:
        """The council's whole name."""
        return self.name + str(table("city")["council"])


def cities(number: int) -> tuple[City, ...]:
    """Return `number` cities, the main one first."""
    data = table("city")
    names = [data["city"], *(head + tail for tail in data["tails"] for head in data["heads"])]
    while len(names) < number:
        names += [f"{name[:-1]}第{len(names) // 100 + 1}市" for name in names[:100]]
    return tuple(
        City(council=f"sample-{at:03}", name=name) for at, name in enumerate(names[:number], 1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A department under one name.

    Attributes:
        id: Of its register row.
        key: Of the unit through all its names.
        since: First fiscal year; 0: from the beginning.
        until: Fiscal year in which it is no more; None: it still is.
        successors: Ids of the rows that follow it.
    """

    id: str
    key: str
    name: str
    bureau: str
    since: int
    until: int | None
    successors: tuple[str, ...]

    @property
    def full(self) -> str:
        """Its name with the bureau's before it, as minutes print it."""
        return bureaus()[self.bureau] + self.name

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; None is open."""
        return (
            date(self.since, 4, 1) if self.since else None,
            None if self.until is None else date(self.until, 4, 1) - timedelta(days=1),
        )


@cache
def bureaus() -> dict[str, str]:
    """Return bureau id → name."""
    return {row["id"]: row["name"] for row in table("city")["bureau"]}


@cache
def units() -> tuple[Unit, ...]:
    """Return every name every department had, in order."""
    return tuple(unit for row in table("city")["unit"] for unit in _lives(row))


def _lives(row: dict[str, Any]) -> Iterator[Unit]:
    lives = row["lives"]
    for at, (name, since) in enumerate(lives):
        last = at == len(lives) - 1
        until = row.get("until") if last else lives[at + 1][1]
        after = ((row["into"],) if "into" in row else ()) if last else (f"{row['id']}-{at + 2}",)
        yield Unit(
            id=row["id"] if at == 0 else f"{row['id']}-{at + 1}",
            key=row["id"],
            name=name,
            bureau=row["bureau"],
            since=since,
            until=until,
            successors=after,
        )


@cache
def unit_in(key: str, year: int) -> Unit:
    """Return what the unit `key` is called in the fiscal `year`, or what it was merged into."""
    named = [unit for unit in units() if unit.key == key]
    for unit in named:
        if unit.since <= year and (unit.until is None or year < unit.until):
            return unit
    return unit_in(named[-1].successors[0], year)


class Provision(NamedTuple):
    """Article, paragraph and item of a law; no item: None."""

    article: int
    paragraph: int
    item: int | None

    @property
    def key(self) -> str:
        """Short form, as queries write it: ``8-1-5``."""
        return "-".join(str(number) for number in self if number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A provision that cases are brought under.

    Attributes:
        id: What kind of matter it is.
        law: Id of the register.
        law_name: What minutes call the law.
        near: Another item of the same paragraph, for questions of law; 0: none.
        side: ``before``, ``after`` the reform, ``both``, or ``report``.
        shares: Weight in the first and in the last year before (or after) the reform.
        limbs: The two halves of a split decision.
    """

    id: str
    law: str
    law_name: str
    provision: Provision
    near: int
    side: str
    shares: tuple[float, float]
    since: int
    title: str
    limbs: tuple[str, ...]


@cache
def grounds() -> tuple[Ground, ...]:
    """Return the provisions in their order."""
    return tuple(
        Ground(
            id=row["id"],
            law=row["law"],
            law_name=row["name"],
            provision=Provision(
                article=row["key"][0], paragraph=row["key"][1], item=row["key"][2] or None
            ),
            near=row["near"],
            side=row["side"],
            shares=(row["weight"], row["last_weight"]),
            since=row.get("since", 0),
            title=row["title"],
            limbs=tuple(row["limbs"]),
        )
        for row in table("city")["provision"]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A theme that returns over the years in many wordings."""

    id: str
    label: str
    activities: tuple[str, ...]
    query: str
    records: tuple[str, ...]
    groups: tuple[str, ...]
    terms: tuple[str, ...]
    recipients: tuple[str, ...]
    own: str
    beside: tuple[str, ...]
    main: str


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the themes in their order."""
    return tuple(
        Subject(
            id=row["id"], label=row["label"], activities=tuple(row["activities"]),
            query=row["query"], records=tuple(row["records"]), groups=tuple(row["groups"]),
            terms=tuple(row["terms"]), recipients=tuple(row["recipients"]), own=row["own"],
            beside=tuple(row["with"]), main=row["main"],
        )
        for row in table("themes")["theme"]
    )  # fmt: skip
