"""Which rows of the columns a field of a query selects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kurume_search.query.predicates import Between, Cites, OneOf, Predicate, Sitting
from kurume_search.search.columns import KINDS, PLACES_OF_CITATIONS, ROLES, UNSAID, Columns

if TYPE_CHECKING:
    from kurume_search.search.tags import TagIndex


class Masks:
    """Rows by what is recorded of them; lists once inverted are kept.

    Attributes:
        tags: One's own tags; None: there are none.
    """

    def __init__(self, columns: Columns, tags: TagIndex | None = None) -> None:
        self._columns = columns
        self.tags = tags
        self._inverted: dict[str, dict[int, list[int]]] = {}

    def with_tags(self, tags: TagIndex) -> Masks:
        """Return these with one's own `tags` laid over them."""
        made = Masks(self._columns, tags)
        made._inverted = self._inverted
        return made

    def passages(self, predicate: Predicate) -> bytes:
        """Return a mask over passages, 1 where `predicate` holds."""
        columns = self._columns
        if not isinstance(predicate, OneOf):
            return bytes(columns.passages)
        if predicate.name == "speaker":
            codes = columns.codes("speaker.keys")
            wanted = {codes[value] + 1 for value in predicate.values if value in codes}
            return bytes(code in wanted for code in columns.ints("passage.speaker"))
        if predicate.name == "role":
            return _mask(columns.raw("passage.role"), ROLES, predicate.values)
        kinds = _mask(columns.raw("passage.kind"), KINDS, predicate.values)
        turns = _mask(columns.raw("passage.turn_kind"), KINDS, predicate.values)
        return bytes(map(max, kinds, turns))

    def sections(self, predicate: Predicate) -> set[int]:
        """Return the sections of which `predicate` holds."""
        match predicate:
            case Cites():
                return self._cites(predicate)
            case OneOf(name, values):
                return self._keyed("section", name, values)
        return set()

    def meetings(self, predicate: Predicate) -> set[int]:
        """Return the meetings of which `predicate` holds."""
        columns = self._columns
        match predicate:
            case Between(name):
                values = columns.ints(f"meeting.{name}")
                return {row for row, value in enumerate(values) if predicate.holds(value or None)}
            case Sitting(fiscal_year, number):
                years, numbers = columns.ints("meeting.year"), columns.ints("meeting.number")
                return {
                    row
                    for row, held in enumerate(numbers)
                    if held == number and fiscal_year in (None, years[row])
                }
            case OneOf(name, values):
                return self._keyed("meeting", name, values)
        return set()

    def letters(self) -> set[int]:
        """Return the rows of meetings that are none, but letters (答申, 諮問書)."""
        from kurume_search.model.letter import is_letter_id

        keys = frozenset(filter(is_letter_id, self._columns.codes("meeting.keys")))
        return self._keyed("meeting", "meeting", keys) if keys else set()

    def _keyed(self, table: str, name: str, values: frozenset[str]) -> set[int]:
        """Return the rows of `table` that have one of the keys `values` under `name`."""
        if name == "tag":
            return self._tagged(values)
        codes = self._columns.codes(f"{name}.keys")
        rows = self._rows(f"{table}.{name}")
        return {row for value in values if value in codes for row in rows[codes[value]]}

    def _tagged(self, codes: frozenset[str]) -> set[int]:
        """Return the cases that are tagged, and the sections in which a tagged turn stands."""
        if self.tags is None:
            return set()
        some = self._columns.some
        turns = self.tags.passages(codes)
        return self.tags.sections(codes) | {s for t in turns for s in some("placement.section", t)}

    def placements(self, codes: frozenset[str]) -> set[int]:
        """Return where tagged turns stand, and all that stands in tagged cases."""
        if self.tags is None:
            return set()
        columns = self._columns
        spans = (columns.span_of("placement.section", turn) for turn in self.tags.passages(codes))
        turns = {at for low, high in spans for at in range(low, high)}
        cases = self.tags.sections(codes)
        return turns | {at for case in cases for at in columns.some("section.placements", case)}

    def _rows(self, name: str) -> dict[int, list[int]]:
        """Return code → rows for a column of lists of codes."""
        if name not in self._inverted:
            starts, values = self._columns.ints(f"{name}.starts"), self._columns.ints(name)
            rows: dict[int, list[int]] = defaultdict(list)
            for row in range(len(starts) - 1):
                for at in range(starts[row], starts[row + 1]):
                    rows[values[at]].append(row)
            self._inverted[name] = rows
        return self._inverted[name]

    def _cites(self, predicate: Cites) -> set[int]:
        columns = self._columns
        laws = None
        if predicate.laws is not None:
            codes = columns.codes("law.keys")
            laws = {codes[law] for law in predicate.laws if law in codes}
        starts = columns.ints("section.citations.starts")
        law = columns.ints("citation.law")
        meant = self.provisions(predicate)
        return {
            section
            for section in range(columns.sections)
            for at in range(starts[section], starts[section + 1])
            if meant[at] and (laws is None or law[at] in laws)
        }

    def provisions(self, predicate: Cites, *, stated: bool = False) -> list[bool]:
        """Return for each citation whether its provision is meant.

        Args:
            predicate: What is asked for.
            stated: Leave out those that don't say their paragraph.
        """
        article, branch, paragraph, item = (
            self._columns.ints(f"citation.{name}") for name in PLACES_OF_CITATIONS
        )
        if predicate.article is None:
            return [True] * len(article)
        ask = tuple(
            UNSAID if value is None else value
            for value in (
                predicate.article,
                predicate.branch,
                predicate.paragraph,
                predicate.item,
            )
        )

        def meant(row: int) -> bool:
            if (article[row], branch[row]) != ask[:2]:
                return False
            if ask[3] != UNSAID and item[row] != ask[3]:
                return False
            if ask[2] in (UNSAID, paragraph[row]):
                return True
            return not stated and ask[3] != UNSAID and paragraph[row] == UNSAID

        return [meant(row) for row in range(len(article))]


def _mask(column: memoryview, terms: tuple[str, ...], values: frozenset[str]) -> bytes:
    """Return where a column of codes of `terms` has one of `values`."""
    wanted = bytearray(256)
    for code, term in enumerate(terms):
        wanted[code] = term in values
    return bytes(column).translate(bytes(wanted))
