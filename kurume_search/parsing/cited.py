"""Citations of a meeting: found in each passage, settled in order, gathered by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.place import Place
from kurume_search.model.registers import Registers, plain
from kurume_search.parsing.citations import Found, Settled, find_aliases, find_citations, resolve
from kurume_search.parsing.pieces import Joined

_HINTS = ("条", "項", "号")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in which citations are looked for, and what they belong to."""

    joined: Joined
    context: CitationContext
    cases: tuple[str, ...]
    section: str  # references don't reach beyond it


@dataclass(frozen=True, slots=True)
class _Cited:
    settled: Settled
    passage: Passage


class LawNames:
    """What names and aliases of laws mean for a council on a day, aliases in scope first."""

    __slots__ = ("aliases", "registered")

    def __init__(self, registers: Registers, council: str | None, day: date | None) -> None:
        self.registered = registers.laws_named(council, day)
        self.aliases: dict[str, str] = {}

    def declare(self, alias: str, name: str) -> None:
        """Let `alias` mean what `name` means from here on."""
        self.aliases[plain(alias)] = plain(name)

    def known(self) -> dict[str, str]:
        """Return every name, longest first."""
        both = {**self.registered, **self.aliases}
        return dict(sorted(both.items(), key=lambda pair: -len(pair[0])))

    def id_of(self, printed: str | None) -> str | None:
        """Return the id of the law printed so, or None."""
        if printed is None:
            return None
        name = plain(printed)
        return self.registered.get(self.aliases.get(name, name)) or self.registered.get(name)


def cite(passages: Iterable[Passage], names: LawNames) -> tuple[Citation, ...]:
    """Return every citation, each as often as it is made, in the order of `passages`."""
    found: list[Citation] = []
    held: list[tuple[Found, Passage]] = []
    section: str | None = None
    known = names.known()
    for passage in passages:
        text = passage.joined.text
        if passage.section != section:
            found += _settled(held, names)
            held, section = [], passage.section
        if "以下" in text or "以降" in text:
            for alias, name, _ in find_aliases(text):
                names.declare(alias, name)
                known = names.known()
        if any(hint in text for hint in _HINTS):
            held += [(citation, passage) for citation in find_citations(text, known)]
    found += _settled(held, names)
    return tuple(found)


def _settled(held: list[tuple[Found, Passage]], names: LawNames) -> Iterable[Citation]:
    by_found = {id(citation): passage for citation, passage in held}
    for settled in resolve(citation for citation, _ in held):
        passage = by_found[id(settled.found)]
        found = settled.found
        place = passage.joined.place(found.start, found.stop)
        yield Citation(
            raw=passage.joined.text[found.start : found.stop],
            law=settled.law,
            law_id=names.id_of(settled.law),
            provision=settled.provision,
            proviso=found.proviso,
            sub=found.sub,
            relative=settled.relative,
            context=passage.context,
            cases=passage.cases,
            places=(place,),
        )


def gathered(citations: Iterable[Citation], case: str | None = None) -> tuple[Citation, ...]:
    """Return one citation for each wording of each provision, its places in order.

    Args:
        citations: Each as often as it is made.
        case: Only those of this case, or None for all of the document.
    """
    found: dict[tuple[object, ...], Citation] = {}
    places: dict[tuple[object, ...], list[Place]] = {}
    for citation in citations:
        if case is not None and case not in citation.cases:
            continue
        key = (
            citation.raw,
            citation.law,
            citation.provision,
            citation.proviso,
            citation.sub,
            citation.relative,
        )
        if case is not None:
            citation = replace(citation, cases=(case,))
        found_places = citation.places
        if held := found.get(key):
            cases = tuple(dict.fromkeys((*held.cases, *citation.cases)))
            citation = replace(held, cases=cases)
            places[key] += found_places
        else:
            places[key] = list(found_places)
        found[key] = citation
    return tuple(
        replace(citation, places=tuple(places[key])) for key, citation in found.items()
    )


__all__ = ["LawNames", "Mapping", "Passage", "cite", "gathered"]
