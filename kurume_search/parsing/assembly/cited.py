"""Citations of a meeting: found in each passage, settled in order, gathered by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.meeting import AgendaKind
from kurume_search.model.registers import Registers, plain
from kurume_search.parsing.calls.blocks import NOTE, RESULT, TEXT, TURN
from kurume_search.parsing.citations.citation import (
    MAY_CITE,
    Found,
    Settled,
    find_aliases,
    find_citations,
    resolve,
)
from kurume_search.parsing.citations.law_before import is_paper
from kurume_search.parsing.citations.short import find_short
from kurume_search.parsing.decisions.drafts import Draft, Structure
from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.parsing.outline.state import Outline
from kurume_search.text.frozen import frozen, maker
from kurume_search.text.holding import holding


@frozen()
class Passage:
    """Words in which citations are looked for, and what they belong to.

    What is only recalled stands elsewhere, and says what words behind it mean by 同号.
    """

    joined: Joined
    context: CitationContext
    cases: tuple[str, ...]
    recalled: bool = False


@frozen()
class _Cited:
    """A citation that is settled, with the passage that makes it."""

    settled: Settled
    passage: Passage


_new_citation = maker(Citation)


class LawNames:
    """What names and aliases of laws mean for a council on a day, aliases in scope first."""

    __slots__ = ("aliases", "registered", "town")

    def __init__(
        self,
        registers: Registers,
        council: str | None,
        day: date | None,
        *,
        town: str | None = None,
    ) -> None:
        self.town = town or ""
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


def cite(
    sections: Iterable[Iterable[Passage]], names: LawNames, *, shorthand: bool = False
) -> tuple[Citation, ...]:
    """Return every citation, each as often as it is made, in the order of the passages.

    Args:
        sections: The words; references don't reach beyond a section.
        names: What names of laws mean.
        shorthand: The source has signs of shorthand (②); looked for only then.
    """
    found: list[Citation] = []
    known = names.known()
    for passages in sections:
        held: list[tuple[Found, Passage]] = []
        for passage in passages:
            for alias, name, _ in find_aliases(passage.joined.text):
                names.declare(alias, name)
                known = names.known()
            held += [
                (citation, passage)
                for citation in _found(passage.joined, known, names.town, shorthand=shorthand)
            ]
        if held:  # few sections cite
            found += _settled(held, names)
    return tuple(found)


def _found(
    joined: Joined, known: Mapping[str, str], town: str, *, shorthand: bool
) -> Iterable[Found]:
    """Return the citations in some words in order; shorthand is read first."""
    plain = find_citations(joined.text, known, town=town)
    short = list(find_short(joined, known, town=town)) if shorthand else []
    if not short:
        return plain
    others = (
        held for held in plain
        if not any(one.start < held.stop and held.start < one.stop for one in short)
    )  # fmt: skip
    return sorted((*short, *others), key=lambda held: held.start)


def _settled(held: list[tuple[Found, Passage]], names: LawNames) -> Iterable[Citation]:
    by_found = {id(citation): passage for citation, passage in held}
    for settled in resolve(citation for citation, _ in held):
        if is_paper(settled.law):
            continue
        passage = by_found[id(settled.found)]
        if passage.recalled:
            continue
        found = settled.found
        place = passage.joined.place(found.start, found.stop)
        yield _new_citation(
            raw=found.shown or passage.joined.text[found.start : found.stop],
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


def gathered(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return one citation for each wording of each provision, its places in order."""
    return tuple(
        _as_one(same, tuple(dict.fromkeys(case for held in same for case in held.cases)))
        for same in _by_words(citations)
    )


def gathered_by_case(citations: Iterable[Citation]) -> dict[str, tuple[Citation, ...]]:
    """Return case id → its citations, each with the places in that case only."""
    by_case: dict[str, list[Citation]] = {}
    for citation in citations:
        for case in citation.cases:
            by_case.setdefault(case, []).append(citation)
    return {
        case: tuple(_as_one(same, (case,)) for same in _by_words(made))
        for case, made in by_case.items()
    }


def _by_words(citations: Iterable[Citation]) -> Iterable[list[Citation]]:
    """Return the citations of each wording of each provision."""
    same: dict[tuple[object, ...], list[Citation]] = {}
    for citation in citations:
        key = (
            citation.raw, citation.law, citation.provision,
            citation.proviso, citation.sub, citation.relative,
        )  # fmt: skip
        same.setdefault(key, []).append(citation)
    return same.values()


def _as_one(same: list[Citation], cases: tuple[str, ...]) -> Citation:
    first = same[0]
    if len(same) == 1 and first.cases == cases:
        return first
    return replace(first, places=tuple(p for held in same for p in held.places), cases=cases)


def sections_of(
    outline: Outline, structure: Structure, *, shorthand: bool = False
) -> Iterator[list[Passage]]:
    """Yield the stretches citations are looked for in, in reading order, by what they are on.

    Of what is said or noted, only what may cite is among them, or all where there is shorthand.
    """
    yield [
        Passage(Joined(held.pieces), CitationContext.HEADER, ())
        for held in outline.fields
        if held.pieces
    ]
    titles = list(_titles(structure))
    found = [*titles, *_said(structure, shorthand=shorthand)]
    found.sort(key=itemgetter(0))
    if any(_leans(passage) for _, _, passage in titles):
        found = list(_with_titles_above(found))
    for _, stretches in groupby(found, key=itemgetter(1)):
        yield [passage for _, _, passage in stretches if passage is not None]


# Where a stretch stands, the id of its first case or of its item, and what may cite in it.
_Stretch = tuple[int, str | None, Passage | None]


# What a title cites of the one above it: …(条例第9条第2項第5号), and below …(同号).
_SAME = re.compile("同(?:条|項|号)")
# So many titles in a row may lean on the first of them.
_LEAN = 20


def _leans(title: Passage | None) -> bool:
    """Return whether what a title cites is told by the one above it."""
    return title is not None and _SAME.search(title.joined.text) is not None


def _with_titles_above(found: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Yield stretches in order; before a title that leans on that of the case above comes that."""
    above: list[Passage] = []  # what the last title leans on, and that title
    for start, section, passage in found:
        if passage is not None and passage.context is CitationContext.TITLE:
            leaning = _leans(passage)
            for held in above if leaning else ():
                yield start, section, replace(held, recalled=True)
            above = [*(above[-_LEAN:] if leaning else ()), passage]
        yield start, section, passage


def _titles(structure: Structure) -> Iterator[_Stretch]:
    """Yield titles with where they take effect: cases under one heading share theirs."""
    shared: dict[int, list[Draft]] = {}
    for draft in structure.cases:
        if draft.title:
            shared.setdefault(_at(draft.title), []).append(draft)
    for drafts in shared.values():
        first = drafts[0]
        ids = tuple([draft.id for draft in drafts])
        start = _at(first.heading)
        yield start, ids[0], Passage(Joined(first.title), CitationContext.TITLE, ids)
        if first.listed is not None:
            listed = Joined(first.listed.pieces)
            yield start, ids[0], Passage(listed, CitationContext.TITLE, ids)
        if ground := first.entry.cell("ground") if first.entry else []:
            passage = Passage(Joined(ground), CitationContext.TITLE, ids)
            yield _at(ground), ids[0], passage


_SPOKEN = frozenset({TURN, NOTE, RESULT, TEXT})


def _said(structure: Structure, *, shorthand: bool) -> list[_Stretch]:
    spoken = [held for held in structure.placed if held.block.kind in _SPOKEN and held.block.pieces]
    texts = [held.block.speech.text for held in spoken]
    cites = frozenset(range(len(texts)) if shorthand else holding(MAY_CITE, texts))
    found: list[_Stretch] = []
    for at, placed in enumerate(spoken):
        block, cases, item = placed.block, placed.cases, placed.item
        passage = None
        if at in cites:
            context = CitationContext.TURN if block.kind is TURN else CitationContext.NOTE
            if not cases and item and item.kind is AgendaKind.REPORT:
                context = CitationContext.REPORT
            passage = Passage(block.speech, context, tuple([case.id for case in cases]))
        section = cases[0].id if cases else item.id if item else None
        found.append((_at(block.pieces), section, passage))
    return found


def _at(pieces: Sequence[Piece]) -> int:
    """Return where pieces begin in the folded text: what is only put in order needs no more."""
    return pieces[0].line.at + pieces[0].start
