"""Compounds (複合語) that count as one word: what the registers of a corpus name, and a list.

Names of departments, laws and councils count as they are, particles too (個人情報の保護に
関する法律). Terms of topics and synonyms count if nouns alone make them up: 目的外利用, but
not 本人以外から, which is no name but a sign of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kurume_search.analysis.morphemes import SpokenToken, spoken_tokens
from kurume_search.analytics.running.word_rules import general_compounds, version_of
from kurume_search.model.registers import Registers
from kurume_search.text.plain import plain


@dataclass(frozen=True, slots=True)
class Compounds:
    """The table of compounds of a corpus.

    Attributes:
        names: Each as registered first, in the order they are looked for: longest first.
        version: Eight characters that stand for the names.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    version: str = ""

    def __len__(self) -> int:
        return len(self.names)


NO_COMPOUNDS = Compounds()


def compounds_of(registers: Registers, more: Iterable[str] = ()) -> Compounds:
    """Return the compounds that `registers` name, and those of any corpus.

    Args:
        registers: Of the corpus.
        more: One's own; they count as they are.

    Returns:
        Each of several words, once: spellings that the dictionary unifies (子ども未来部,
        こども未来部) are one.
    """
    found: dict[tuple[str, ...], str] = {}
    for name, is_name in (*((own, True) for own in more), *_named(registers)):
        spoken = spoken_tokens(name)
        together = len(spoken) > 1 and spoken[-1].token.position == len(spoken) - 1
        if together and (is_name or _is_noun(spoken)):
            found.setdefault(tuple(one.token.term for one in spoken), name)
    if not found:
        return NO_COMPOUNDS
    ordered = sorted(found, key=lambda terms: (-sum(map(len, terms)), terms))
    names = tuple(found[terms] for terms in ordered)
    return Compounds(names, version_of(names))


def _is_noun(spoken: list[SpokenToken]) -> bool:
    """Return whether nouns with their prefixes and suffixes make it up, whole (not 条例第)."""
    ends = (spoken[0].pos.startswith("接尾辞"), spoken[-1].pos.startswith("接頭辞"))
    return all(one.joins for one in spoken) and not any(ends)


def _named(registers: Registers) -> Iterator[tuple[str, bool]]:
    """Yield what registers name, and whether it is a name that counts as it is."""
    for department in registers.departments:
        yield from ((name, True) for name in (department.name, *department.aliases))
    for law in registers.laws:
        yield from ((name, True) for name in (law.title, *(name.text for name in law.names)))
    for council in registers.councils:
        yield from ((name, True) for name in (council.name, *council.names))
    for topic in registers.topics:
        yield from ((name, False) for name in (topic.label, *map(plain, topic.any)))
    for group in registers.synonyms:
        yield from ((name, False) for name in group.terms)
    yield from ((name, False) for name in general_compounds())
