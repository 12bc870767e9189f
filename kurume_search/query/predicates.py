"""What a field of a query asks of a record, once its value is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kurume_search.model.citation import Provision


@dataclass(frozen=True, slots=True)
class OneOf:
    """The record under `name` has one of the keys `values` (see `sections`)."""

    name: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cites:
    """A provision at or beneath `wanted` is cited, of one of `laws` (None: of any).

    第10条第2号 answers 10-1-2 too: paragraph 1 may be left unwritten.
    """

    wanted: Provision
    laws: frozenset[str] | None

    @property
    def asks_provision(self) -> bool:
        """Whether an article is named, or a law alone."""
        return self.wanted.article is not None

    def covers(self, cited: Provision) -> bool:
        """Say whether a citation of `cited` is meant."""
        return self.wanted.covers(cited) or self.unstated(cited)

    def unstated(self, cited: Provision) -> bool:
        """Say whether `cited` could be meant, but doesn't say its paragraph."""
        wanted = self.wanted
        return (
            wanted.paragraph is not None
            and wanted.item is not None
            and cited.paragraph is None
            and (cited.article, cited.branch, cited.item)
            == (wanted.article, wanted.branch, wanted.item)
        )


@dataclass(frozen=True, slots=True)
class Between:
    """The number under `name` (``year`` or ``day``, a date's ordinal) is in bounds."""

    name: str
    low: int | None
    high: int | None

    def holds(self, value: int | None) -> bool:
        """Say whether `value` is in bounds; what is unknown never is."""
        return (
            value is not None
            and (self.low is None or self.low <= value)
            and (self.high is None or value <= self.high)
        )


@dataclass(frozen=True, slots=True)
class Sitting:
    """The meeting is 第`number`回, of `fiscal_year` if one is said."""

    fiscal_year: int | None
    number: int


Predicate: TypeAlias = OneOf | Cites | Between | Sitting
