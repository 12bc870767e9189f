"""Some of the units of an answer, as an answer of their own."""

from __future__ import annotations

from functools import cached_property

from kurume_search.search.answering.found import Found


class Part(Found):
    """The units of some ranks, in the order asked for; each scores what it does in the whole."""

    def __init__(self, whole: Found, ranks: range) -> None:
        # Whatever the whole was made of holds here too; what it derived from its units doesn't.
        for name, value in vars(whole).items():
            if not isinstance(getattr(Found, name, None), cached_property):
                setattr(self, name, value)
        self._whole, self._ranks = whole, ranks
        lifted = self._evaluator.atoms
        self.rows = tuple(whole.rows[rank] for rank in ranks)
        atoms = (atom for row in self.rows for atom in lifted.atoms_of(row))
        self._atoms = self._atoms & self.algebra.rows(atoms, lifted.table)

    @property
    def whole(self) -> Found:
        """The answer that this was cut out of."""
        return self._whole

    @property
    def ranks(self) -> range:
        """The ranks, from 0, that its units have in the whole."""
        return self._ranks

    @property
    def bounded(self) -> bool:
        """Whether only some units could be found: always."""
        return True

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of what it is bounded to."""
        return (cut_note(self._ranks, self._whole.total), *super().notes)


def part_of(found: Found, at: slice) -> Found:
    """Return the units of the ranks `at` of `found`; all of them are `found` itself."""
    whole, ranks = found.whole, found.ranks[at]
    return whole if ranks == whole.ranks else Part(whole, ranks)


def cut_note(ranks: range, total: int) -> str:
    """Return the sentence that says which of how many these are, ranks counted from 1."""
    if not ranks:
        return f"全{total}件のうち、どれも取り出していません。"
    first, last = sorted((ranks[0] + 1, ranks[-1] + 1))
    if first == last:
        return f"全{total}件のうち、{first}番目だけです。"
    if abs(ranks.step) == 1:
        return f"全{total}件のうち、{first}番目から{last}番目までの{len(ranks)}件だけです。"
    step = abs(ranks.step)
    return f"全{total}件のうち、{first}番目から{last}番目まで{step}件ごとの{len(ranks)}件だけです。"
