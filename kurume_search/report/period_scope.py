"""A period of a report: what was read of it, and the ledger that its figures are kept in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self, TypeVar, cast

from kurume_search.model.corrected import FIELD_NAMES
from kurume_search.model.makeup import Makeup
from kurume_search.model.place import Place
from kurume_search.report.cells import Count, Line
from kurume_search.report.facts import CaseFact, Facts, SittingFact, TurnFact
from kurume_search.report.ledger import Ledger
from kurume_search.report.period import Period
from kurume_search.report.texts import Texts

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class PeriodScope:
    """The facts of a period, with the ledger and the texts that chapters write them with.

    Attributes:
        names: Officials' names are shown.
        compared: The period to compare with, or None.
    """

    facts: Facts
    ledger: Ledger
    texts: Texts
    period: Period
    compared: Period | None
    names: bool
    _others: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    # The same meetings, cases and turns are entered under many figures.
    _known: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def lang(self) -> str:
        """``ja`` or ``en``."""
        return self.texts.lang

    @cached_property
    def sittings(self) -> tuple[SittingFact, ...]:
        """The meetings of the period."""
        return self.facts.within(self.period)

    @cached_property
    def cases(self) -> tuple[CaseFact, ...]:
        """The cases of the period."""
        return tuple(case for sitting in self.sittings for case in sitting.cases)

    @cached_property
    def questions(self) -> tuple[TurnFact, ...]:
        """The question turns of the period."""
        return tuple(turn for sitting in self.sittings for turn in sitting.questions)

    def of(self, period: Period) -> Self:
        """Return the same for another period, writing into the same ledger."""
        if period.key not in self._others:
            self._others[period.key] = replace(self, period=period, compared=None)
        return cast("Self", self._others[period.key])

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` returned the first time it was asked for under `key`."""
        if key not in self._known:
            self._known[key] = make()
        return cast("T", self._known[key])

    @property
    def other(self) -> Self | None:
        """The same for the compared period; None without one, or where it has no minutes."""
        found = None if self.compared is None else self.of(self.compared)
        return found if found is not None and found.sittings else None

    def count(self, key: str, title: str, ids: Iterable[str], *, mark: bool = True) -> Count:
        """Return how many `ids` there are; the key is that of the period."""
        return self.ledger.count(f"{self.period.key}/{key}", title, ids, mark=mark)

    def corrected(self, *fields: str) -> tuple[str, ...]:
        """Return the note that values of `fields`, or days, were set right; none if none were."""
        meant = {*fields, "meeting.fiscal_year", "meeting.date"}
        scopes = filter(None, (self, self.other))
        made = [
            held
            for one in scopes
            for sitting in one.sittings
            for held in sitting.minutes.corrections
        ]
        counts = Counter(held.field for held in made if held.field in meant)
        if not counts:
            return ()
        names = [
            f"{ja if self.lang == 'ja' else en} {counts[field]}"
            for field, (ja, en) in FIELD_NAMES.items()
            if counts[field]
        ]
        listed = self.texts["words.and"].join(names)
        return (self.texts.fill("words.corrected_note", n=counts.total(), fields=listed),)

    @property
    def makeup(self) -> Makeup:
        """How many documents of the period, and of the compared one, are real or invented."""
        scopes = filter(None, (self, self.other))
        return Makeup.of({
            sitting.minutes.path: sitting.minutes.synthetic
            for one in scopes
            for sitting in one.sittings
        }.values())  # fmt: skip

    def source(self, sitting: SittingFact) -> str:
        """Return the key of the file that a meeting was read from."""
        return self.file(sitting.minutes.path, sitting.minutes.sha256, sitting.minutes.synthetic)

    def file(self, path: str, sha256: str, synthetic: bool) -> str:
        """Return the key of a file of the corpus."""
        return self.once(("file", path), lambda: self._file(path, sha256, synthetic))

    def _file(self, path: str, sha256: str, synthetic: bool) -> str:
        row = next((r for r in self.facts.library.folder.manifest if r.path == path), None)
        return self.ledger.origin(
            path,
            sha256,
            synthetic=synthetic,
            title=row.title if row else None,
            licence=row.licence if row else None,
        )

    def line(self, sitting: SittingFact, place: Place | None) -> Line:
        """Return a place in the source of a meeting."""
        if place is None:
            return Line(self.source(sitting), None)
        return Line(self.source(sitting), place.line, place.line_end)

    def ledger_line(self, entry: str) -> Line:
        """Return where an entry stands."""
        known = self.ledger.entries[entry]
        return Line(known.source, known.line, known.line_end)
