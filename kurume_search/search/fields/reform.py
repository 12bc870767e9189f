"""The reform of 1 April 2023: a number of an article means another law on either side."""

from __future__ import annotations

from collections.abc import Iterable

# The day from which the national Act (個人情報の保護に関する法律) holds for councils of cities
# instead of their own ordinances; `date(2023, 4, 1).toordinal()`.
REFORM_DAY = 738_611
CROSSES = (
    "2023年4月1日(個人情報保護法制の一元化)の前と後の会議を含みます。"
    "同じ番号の条文でも、前後で法令が違うことがあります。"
)


def crosses(days: Iterable[int]) -> bool:
    """Say whether `days` (ordinals; 0 is unknown) lie on both sides of the reform."""
    sides = {day >= REFORM_DAY for day in days if day}
    return len(sides) == 2
