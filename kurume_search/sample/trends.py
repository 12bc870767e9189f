"""What changes over the years, on purpose: the trends a reader has to find again."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.sample.city import REFORM_YEAR, Ground, grounds
from kurume_search.sample.dice import Dice

QUESTIONS = (2.0, 4.4)  # question turns a case, first and last year
RISING_UNIT = "joho"  # brings ever more of the cases …
RISING_SHARE = (0.05, 0.34)  # … beside those whose subject is its own
REPORT_SHARE = 0.7  # of the cases after the reform: decided by the city, then reported


@dataclass(frozen=True, slots=True)
class Trends:
    """The plan of the years from `first` to `last`, both included.

    Attributes:
        missing_year: A fiscal year without documents, or None.
        missing_meeting: (fiscal year, number) that was never handed over, or None.
        broken_meeting: (fiscal year, number) of which only the header can be read.
    """

    first: int
    last: int
    missing_year: int | None
    missing_meeting: tuple[int, int] | None
    broken_meeting: tuple[int, int] | None

    @classmethod
    def draw(cls, years: range, meetings: int, seed: int) -> Trends:
        """Plan the gaps; short samples have none."""
        dice = Dice(seed, "gaps", years[0], years[-1], meetings)
        # Not next to the reform: a gap there would hide whether it was found.
        free = [year for year in years[2:-2] if abs(year - REFORM_YEAR) > 1]
        gone = dice.pick(free) if len(years) >= 6 and free else None
        kept = [year for year in years if year != gone]
        lost = broken = None
        if meetings >= 3 and len(kept) >= 3:
            lost, broken = (
                (year, dice.between(2, meetings - 1)) for year in dice.some(kept[1:], 2)
            )
        return cls(years[0], years[-1], gone, lost, broken)

    def at(self, year: int, low: float, high: float, *, last: int | None = None) -> float:
        """Return the value of a straight line from `low` to `high` in `year`."""
        end = self.last if last is None else min(last, self.last)
        if end <= self.first:
            return low
        return low + (high - low) * (min(year, end) - self.first) / (end - self.first)

    def questions(self, year: int) -> float:
        """Return the question turns that a case has on average."""
        return self.at(year, *QUESTIONS)

    def rising_share(self, year: int) -> float:
        """Return the share of cases that `RISING_UNIT` takes from others."""
        return self.at(year, *RISING_SHARE)

    def shares(self, year: int, *, report: bool) -> list[tuple[Ground, float]]:
        """Return the provisions of a year and their weights."""
        sides = {"report"} if report else {"both", "before" if year < REFORM_YEAR else "after"}
        return [
            (ground, self.at(year, *ground.shares, last=REFORM_YEAR - 1))
            for ground in grounds()
            if ground.side in sides and year >= ground.since
        ]


def described(trends: Trends) -> list[dict[str, object]]:
    """Return the trends as ``truth.json`` lists them."""
    years = range(trends.first, trends.last + 1)
    falling = grounds()[0]
    before = [year for year in years if year < REFORM_YEAR]
    found: list[dict[str, object]] = [
        {
            "id": "questions-per-case",
            "measure": "question turns per case (mean aimed at)",
            "direction": "rising",
            "aim": {str(y): round(trends.questions(y), 4) for y in years},
        },
        {
            "id": "department-share",
            "measure": "share of cases taken over by the department",
            "department": RISING_UNIT,
            "direction": "rising",
            "aim": {str(y): round(trends.rising_share(y), 4) for y in years},
        },
    ]
    if before:
        aims = {}
        for year in before:
            shares = trends.shares(year, report=False)
            total = sum(weight for _, weight in shares)
            aims[str(year)] = round(
                sum(weight for ground, weight in shares if ground is falling) / total, 4
            )
        found.append(
            {
                "id": "article-share",
                "measure": "share of consultations under the provision",
                "law": falling.law,
                "article": falling.provision.key,
                "direction": "falling",
                "aim": aims,
            }
        )
    if before and trends.last >= REFORM_YEAR:
        found.append(
            {
                "id": "reform",
                "measure": "cases under the provisions of the old ordinance",
                "law": "old-ordinance",
                "direction": "zero from the reform on, by law",
                "from": str(REFORM_YEAR),
            }
        )
    return found
