"""Which units cite the provisions that a query asks for, of which laws, and how exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from operator import or_

from kurume_search.query.ast import Unit
from kurume_search.query.predicates import Cites, Predicate
from kurume_search.search.answering.evaluate import Evaluator
from kurume_search.search.fields.atoms import TABLES
from kurume_search.search.fields.masks import Masks
from kurume_search.search.reckoning.algebra import Rows
from kurume_search.search.stored.columns import Columns


class Citing:
    """Of one answer; nothing is looked up before it is asked for."""

    def __init__(
        self,
        columns: Columns,
        evaluator: Evaluator,
        masks: Masks,
        asked: Iterable[Predicate],
        atoms: Rows,
    ) -> None:
        self._columns, self._lifted, self._masks = columns, evaluator.atoms, masks
        self._algebra, self._unit, self._atoms = evaluator.algebra, evaluator.unit, atoms
        self._asked = [one for one in asked if isinstance(one, Cites)]

    def _units(self, citations: Rows) -> Rows:
        """Return the units that have any of `citations` in a section that answers."""
        sections = self._algebra.holders("section.citations", citations)
        return self._lifted.units(self._lifted.lift_sections(sections) & self._atoms)

    @cached_property
    def unstated(self) -> Rows:
        """The units that don't state the paragraph that was asked for."""
        found = [
            self._units(self._masks.provisions(asked))
            - self._units(self._masks.provisions(asked, stated=True))
            for asked in self._asked
        ]
        table = "passages" if self._unit is Unit.TURN else TABLES[self._unit]
        return reduce(or_, found, self._algebra.rows((), table))

    def by_law(self) -> Mapping[str, int]:
        """Return how many units cite what is asked for without a law, by title of the law.

        What names no law is under the empty string. Nothing where every law was named.
        """
        asked = [cites for cites in self._asked if cites.laws is None]
        if not asked:
            return {}
        from kurume_search.query.vocabulary import PRINTED

        columns, found = self._columns, dict[str, int]()
        meant = reduce(or_, map(self._masks.provisions, asked))
        titles = {row["id"]: row["title"] for row in columns.value("registers")["laws"]}
        keys, laws = columns.value("law.keys"), columns.ints("citation.law")
        for law in sorted({laws[citation] for citation in meant}):
            of_law = self._algebra.where("citation.law", {law})
            if units := len(self._units(meant & of_law)):
                title = titles.get(keys[law], keys[law].removeprefix(PRINTED))
                found[title] = found.get(title, 0) + units
        return found

    def warnings(self, by_law: Mapping[str, int]) -> Iterator[str]:
        """Yield what to say where an article was asked for without its law."""
        if by_law:
            counts = "、".join(
                f"{law or '法令名なし'} {n}件"
                for law, n in sorted(by_law.items(), key=lambda pair: (-pair[1], pair[0]))
            )
            mixed = "法令が混ざっています: " if len(by_law) > 1 else "法令は一つです: "
            yield f"法令を指定していない条文です。{mixed}{counts}"
