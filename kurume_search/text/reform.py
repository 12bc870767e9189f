"""The reform of the law that parts what can be counted together: its day, years and labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kurume_search.data import table
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from datetime import date


class Reform(Value):
    """A day from which another law holds.

    Attributes:
        first: The first day under the new law.
        ja: What it and its sides are called in Japanese, by the labels of the table.
        en: The same in English.
    """

    first: date
    ja: Mapping[str, str]
    en: Mapping[str, str]

    @property
    def ordinal(self) -> int:
        """Its first day as columns of days count (`date.toordinal()`)."""
        return self.first.toordinal()

    @property
    def fiscal_year(self) -> int:
        """The fiscal year (年度) that its first day is in."""
        from kurume_search.text.era import fiscal_year_of  # a query for an article needs none

        return fiscal_year_of(self.first)

    def crossed_by(self, days: Iterable[int]) -> bool:
        """Say whether `days` (ordinals; 0 is unknown) lie on both of its sides."""
        return len({day >= self.ordinal for day in days if day}) == 2

    def label(self, name: str, lang: str) -> str:
        """Return the label `name` of the table in the language `lang`."""
        return (self.ja if lang == "ja" else self.en)[name]


def _read() -> Reform:
    row = table("reform")["reform"]
    labels = row["labels"]
    return Reform(
        row["first"],
        {name: label["ja"] for name, label in labels.items()},
        {name: label["en"] for name, label in labels.items()},
    )


REFORM = _read()
