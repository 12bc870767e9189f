"""Which rows of the columns a field of a query selects."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from kurume_search.query.predicates import Between, Cites, OneOf, Predicate, Sitting
from kurume_search.search.reckoning.algebra import Algebra, Rows
from kurume_search.search.stored.columns import KINDS, ROLES, UNSAID, Columns, held_number
from kurume_search.search.stored.kept import Kept

if TYPE_CHECKING:
    from kurume_search.search.fields.tags import TagIndex


class Masks:
    """Rows by what is recorded of them.

    Attributes:
        tags: One's own tags; None: there are none.
    """

    def __init__(
        self, columns: Columns, algebra: Algebra, kept: Kept, tags: TagIndex | None = None
    ) -> None:
        """Look nothing up yet.

        Args:
            columns: Of the index.
            algebra: How to reckon.
            kept: Holds what was looked up for earlier searches.
            tags: As they are now.
        """
        self._columns, self._algebra, self._store = columns, algebra, kept
        self.tags = tags

    def kept(self, what: Hashable, make: Callable[[], Rows]) -> Rows:
        """Return the rows that `what` stands for, made if earlier searches didn't."""
        return self._store.get((type(self._algebra), what), make)

    def passages(self, predicate: Predicate) -> Rows:
        """Return the passages of which `predicate` holds."""
        return self.kept(predicate, lambda: self._passages(predicate))

    def _passages(self, predicate: Predicate) -> Rows:
        algebra = self._algebra
        if not isinstance(predicate, OneOf):
            return algebra.rows((), "passages")
        values = predicate.values
        if predicate.name == "speaker":
            codes = self._columns.codes("speaker.keys")
            wanted = {codes[value] + 1 for value in values if value in codes}
            return algebra.where("passage.speaker", wanted)
        if predicate.name == "role":
            return algebra.where("passage.role", _codes(ROLES, values))
        kinds = _codes(KINDS, values)
        return algebra.where("passage.kind", kinds) | algebra.where("passage.turn_kind", kinds)

    def sections(self, predicate: Predicate) -> Rows:
        """Return the sections of which `predicate` holds."""
        match predicate:
            case Cites():
                return self.kept(predicate, lambda: self._cites(predicate))
            case OneOf("tag", values):
                return self._tagged(values)
            case OneOf(name, values):
                return self.kept(predicate, lambda: self._keyed("section", name, values))
        return self._algebra.rows((), "sections")

    def meetings(self, predicate: Predicate) -> Rows:
        """Return the meetings of which `predicate` holds."""
        return self.kept(predicate, lambda: self._meetings(predicate))

    def _meetings(self, predicate: Predicate) -> Rows:
        columns, found = self._columns, set[int]()
        match predicate:
            case Between(name):
                values = columns.ints(f"meeting.{name}")
                found = {row for row, value in enumerate(values) if predicate.holds(value or None)}
            case Sitting(fiscal_year, number):
                years, numbers = columns.ints("meeting.year"), columns.ints("meeting.number")
                found = {
                    row
                    for row, held in enumerate(numbers)
                    if held == number and fiscal_year in (None, years[row])
                }
            case OneOf(name, values):
                return self._keyed("meeting", name, values)
        return self._algebra.rows(found, "meetings")

    def letters(self) -> Rows:
        """Return the rows of meetings that are none, but letters (答申, 諮問書)."""
        return self.kept("letters", self._letters)

    def _letters(self) -> Rows:
        from kurume_search.model.letter import is_letter_id

        keys = frozenset(filter(is_letter_id, self._columns.codes("meeting.keys")))
        return self._keyed("meeting", "meeting", keys)

    def cases(self) -> Rows:
        """Return the sections that are cases."""
        return self.kept("cases", lambda: self._algebra.where("section.case", {1}))

    def _keyed(self, table: str, name: str, values: frozenset[str]) -> Rows:
        """Return the rows of `table` that have one of the keys `values` under `name`."""
        codes = self._columns.codes(f"{name}.keys")
        wanted = {codes[value] for value in values if value in codes}
        return self._algebra.holders(f"{table}.{name}", wanted)

    def _tagged(self, codes: frozenset[str]) -> Rows:
        """Return the cases that are tagged, and the sections in which a tagged turn stands."""
        if self.tags is None:
            return self._algebra.rows((), "sections")
        some = self._columns.some
        turns = self.tags.passages(codes)
        standing = {s for turn in turns for s in some("placement.section", turn)}
        return self._algebra.rows(self.tags.sections(codes) | standing, "sections")

    def placements(self, codes: frozenset[str]) -> Rows:
        """Return where tagged turns stand, and all that stands in tagged cases."""
        algebra = self._algebra
        if self.tags is None:
            return algebra.rows((), "placements")
        turns = algebra.rows(self.tags.passages(codes), "passages")
        cases = algebra.rows(self.tags.sections(codes), "sections")
        return algebra.spread("placement.section", turns) | algebra.listed(
            "section.placements", cases
        )

    def _cites(self, predicate: Cites) -> Rows:
        meant = self.provisions(predicate)
        if predicate.laws is not None:
            codes = self._columns.codes("law.keys")
            laws = {codes[law] for law in predicate.laws if law in codes}
            meant = meant & self._algebra.where("citation.law", laws)
        return self._algebra.holders("section.citations", meant)

    def provisions(self, predicate: Cites, *, stated: bool = False) -> Rows:
        """Return the citations whose provision is meant, whatever the law.

        Args:
            predicate: What is asked for.
            stated: Leave out those that don't say their paragraph.
        """
        algebra = self._algebra
        asked = predicate.provision
        if asked.article is None:
            return algebra.every("citations")
        meant = algebra.where("citation.article", {asked.article})
        meant = meant & algebra.where("citation.branch", {held_number(asked.branch)})
        if asked.item is not None:
            branch = held_number(asked.item_branch)
            meant = meant & algebra.where("citation.item", {asked.item})
            meant = meant & algebra.where("citation.item_branch", {branch})
        if asked.paragraph is None:
            return meant
        silent = set() if stated or asked.item is None else {UNSAID}
        return meant & algebra.where("citation.paragraph", {asked.paragraph} | silent)


def _codes(terms: tuple[str, ...], values: frozenset[str]) -> set[int]:
    """Return the codes that `values` have in a column of codes of `terms`."""
    return {code for code, term in enumerate(terms) if term in values}
