"""What a field of a query asks of a record, once its value is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.provision import Provision


class OneOf(Value):
    """The record under `name` has one of the keys `values` (see `sections`)."""

    name: str
    values: frozenset[str]


class Cites(Value):
    """A provision is cited, or one below it, of one of `laws` (None: of any).

    第10条第2号 answers 10-1-2 too: paragraph 1 may be left unwritten.

    Attributes:
        provision: Its article is None if a law alone is asked for.
        laws: Keys of laws (see `sections`).
    """

    provision: Provision
    laws: frozenset[str] | None

    def covers(self, cited: Provision) -> bool:
        """Return whether a citation of `cited` is meant."""
        return (
            self.provision.article is None or self.provision.covers(cited) or self.unstated(cited)
        )

    def unstated(self, cited: Provision) -> bool:
        """Return whether `cited` could be meant, but doesn't say its paragraph."""
        asked = self.provision
        if asked.paragraph is None or asked.item is None or cited.paragraph is not None:
            return False
        return asked.replace(paragraph=None) == cited


class Between(Value):
    """The number under `name` (``year`` or ``day``, a date's ordinal) is in bounds."""

    name: str
    low: int | None
    high: int | None

    def holds(self, value: int | None) -> bool:
        """Return whether `value` is in bounds; what is unknown never is."""
        return (
            value is not None
            and (self.low is None or self.low <= value)
            and (self.high is None or value <= self.high)
        )


class Sitting(Value):
    """The meeting is 第`number`回, of `fiscal_year` if one is said."""

    fiscal_year: int | None
    number: int


Predicate: TypeAlias = OneOf | Cites | Between | Sitting
