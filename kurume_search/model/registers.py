"""Registers of a corpus: councils, laws, departments, topics, synonyms.

What holds for one council only stands here and never in code. A name means something
for a council on a day; a lookup that no row answers gives None and never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kurume_search.text.plain import plain as plain

if TYPE_CHECKING:
    # Few commands ask what became of a law; the others needn't pay for the classes.
    from kurume_search.model.concordance import Concordance


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """From the first day to the last, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def on(self, day: date | None) -> bool:
        """Return whether it holds on `day`; an unknown day is never ruled out."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A body that sits (審議会). `names` are what minutes print, longest first."""

    id: str
    name: str
    municipality: str | None = None
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawName:
    """A name or alias of a law, and when and for whom it means that law.

    `council` None: for every council that may use the law (法 is the national act for
    one city and something else for the next).
    """

    text: str
    valid: Valid = Valid()
    council: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A statute. `council` None: it holds for every council (national law)."""

    id: str
    council: str | None
    title: str
    kind: str
    names: tuple[LawName, ...]
    verified: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A unit of a city. `parent` and `successors` are ids of other rows."""

    id: str
    council: str
    name: str
    parent: str | None = None
    valid: Valid = Valid()
    aliases: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A term of the controlled vocabulary.

    Attributes:
        axis: ``provision`` reads titles; ``field`` and ``means`` title and turns;
            ``issue`` question turns.
        any: Words that trigger it, at morpheme borders.
        none: Words that block it in the same sentence.
        require_any: One of these must stand in the same text too, if there are any.
        council: None: for every council.
    """

    id: str
    axis: str
    group: str
    label: str
    gloss: str
    any: tuple[str, ...]
    none: tuple[str, ...] = ()
    require_any: tuple[str, ...] = ()
    council: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymGroup:
    """Words that name one thing; a query for one also asks for the others, visibly."""

    terms: tuple[str, ...]
    council: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """All registers of a corpus, in the order of their files."""

    councils: tuple[Council, ...] = ()
    laws: tuple[Law, ...] = ()
    departments: tuple[Department, ...] = ()
    topics: tuple[Topic, ...] = ()
    synonyms: tuple[SynonymGroup, ...] = ()
    concordance: tuple[Concordance, ...] = ()

    def council_named(self, body: str | None) -> Council | None:
        """Return the council that minutes call `body`, or None."""
        if body is None:
            return None
        wanted = plain(body)
        for council in self.councils:
            if wanted in map(plain, (council.name, *council.names)):
                return council
        return None

    def laws_named(self, council: str | None, day: date | None) -> dict[str, str]:
        """Return name → law id for `council` on `day`, longest name first.

        A council that no row names gets the national laws only. A name that means two
        laws (the day is unknown) is left out.
        """
        found: dict[str, set[str]] = {}
        for law in self.laws:
            if law.council is None or law.council == council:
                for name in law.names:
                    if name.valid.on(day) and name.council in (None, council):
                        found.setdefault(plain(name.text), set()).add(law.id)
        clear = [(name, ids.pop()) for name, ids in found.items() if len(ids) == 1]
        return dict(sorted(clear, key=lambda pair: -len(pair[0])))

    def law(self, law_id: str) -> Law | None:
        """Return the law of that id, or None."""
        return next((law for law in self.laws if law.id == law_id), None)

    def departments_of(self, council: str | None, day: date | None) -> Iterator[Department]:
        """Yield the rows of `council` that are valid on `day`, in order."""
        for row in self.departments:
            if row.council == council and row.valid.on(day):
                yield row

    def department(self, department_id: str) -> Department | None:
        """Return the department of that id, or None."""
        return next((row for row in self.departments if row.id == department_id), None)

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of that id, or None."""
        return next((row for row in self.topics if row.id == topic_id), None)
