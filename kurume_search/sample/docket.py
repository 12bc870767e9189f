"""Cases: what is brought, by whom, under what, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kurume_search.sample.city import REFORM_YEAR, Ground, Subject, Unit, subjects, unit_in
from kurume_search.sample.dice import Dice
from kurume_search.sample.notations import Notation
from kurume_search.sample.plan import PlannedCase, Result
from kurume_search.sample.speech import cite, result_words
from kurume_search.sample.stock import Slots
from kurume_search.sample.trends import REPORT_SHARE, RISING_UNIT, Trends

_CONSULTED = {
    "approved": 56, "approved_conditional": 8, "approved_with_opinion": 8,
    "partially_approved": 3, "rejected": 3, "continued": 7, "deferred": 2, "withdrawn": 2,
    "missing": 6, "unlisted": 3, "damaged": 2,
}  # fmt: skip
_REPORTED = {"noted": 76, "missing": 15, "unlisted": 5, "damaged": 4}
SAME_SUBJECT_RULE = (
    "Kin of a query: cases of the same `subject`; grade 2 if the `ground` is the same too, else "
    "1. All other cases are 0, those of the same `ground` are the distractors. Count one sitting "
    "of a `thread`. The text of a `paraphrase` is a wording that no title has, that of a "
    "`wording` one of several that titles of the subject have."
)
_NO_VALUE = ("missing", "unlisted", "damaged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What stays the same about a case from one sitting to the next."""

    number: int
    procedure: str
    subject: Subject
    wording: int
    ground: Ground
    record: str
    group: str
    recipient: str
    bringer: str
    holders: tuple[str, ...]
    sitting: int = 1

    def again(self) -> Matter:
        """Return it as it comes back to the next meeting."""
        return replace(self, sitting=self.sitting + 1)

    def units(self, year: int) -> tuple[Unit, tuple[Unit, ...]]:
        """Return who brings it and who holds the data, as they are called in `year`."""
        bringer = unit_in(self.bringer, year)
        holders = dict.fromkeys(unit_in(key, year) for key in self.holders)
        return bringer, tuple(unit for unit in holders if unit != bringer)

    def fixed(self, year: int, notation: Notation) -> Mapping[str, str]:
        """Return what its sentences say the same every time."""
        ground, (bringer, holders) = self.ground, self.units(year)
        near = ground.provision._replace(item=ground.near)
        names = [unit.name for unit in holders] or [bringer.name]
        last = f"及び{names[-1]}" if len(names) > 1 else names[-1]
        return {
            "activity": self.subject.activities[self.wording],
            "record": self.record,
            "group": self.group,
            "recipient": self.recipient,
            "unit": bringer.name,
            "user": bringer.name,
            "holders": "、".join(names[:-1]) + last,
            "cite": cite(ground.law_name, ground.provision, notation.cite),
            "near": cite(ground.law_name, near, notation.cite),
        }


def draw_matter(dice: Dice, trends: Trends, year: int, numbers: dict[str, int]) -> Matter:
    """Draw a new case and give it the next number of its kind."""
    report = year >= REFORM_YEAR and dice.chance(REPORT_SHARE)
    shares = trends.shares(year, report=report)
    ground = shares[dice.weighted([weight for _, weight in shares])][0]
    usual = [subject for subject in subjects() if subject.main == ground.id]
    subject = dice.pick(usual if usual and dice.chance(0.6) else subjects())
    bringer = RISING_UNIT if dice.chance(trends.rising_share(year)) else subject.own
    # The user of data held elsewhere needs somebody who holds them.
    held = ground.id in ("purpose", "internal")
    others = [key for key in subject.beside if key != bringer] or [subject.own]
    holders = dice.some(others, dice.between(1, len(others))) if held else []
    if not held and dice.chance(0.12):
        holders = [dice.pick(others)]
    procedure = "報告" if report else "諮問"
    numbers[procedure] = numbers.get(procedure, 0) + 1
    return Matter(
        number=numbers[procedure],
        procedure=procedure,
        subject=subject,
        ground=ground,
        wording=dice.below(len(subject.activities)),
        record=dice.pick(subject.records),
        group=dice.pick(subject.groups),
        recipient=dice.pick(subject.recipients),
        bringer=bringer,
        holders=tuple(key for key in holders if key != bringer),
    )


def twin(dice: Dice, matter: Matter, numbers: dict[str, int]) -> Matter:
    """Return a second case like `matter`, to be taken together with it."""
    numbers[matter.procedure] += 1
    others = [k for k in range(len(matter.subject.activities)) if k != matter.wording]
    return replace(
        matter,
        number=numbers[matter.procedure],
        wording=dice.pick(others),
        record=dice.pick(matter.subject.records),
    )


def draw_result(
    dice: Dice,
    slots: Slots,
    matter: Matter,
    notation: Notation,
    *,
    named: str,
    joint: bool,
    may_continue: bool,
) -> Result:
    """Draw how a case ends; `named` is its number, or both numbers of joint cases."""
    weights = dict(_REPORTED if matter.procedure == "報告" else _CONSULTED)
    if not may_continue or matter.sitting > 2:
        weights.pop("continued", None)
    if joint or not matter.ground.limbs:
        weights.pop("partially_approved", None)
    if joint:
        weights.pop("withdrawn", None)
    drawn = list(weights)[dice.weighted(list(weights.values()))]
    if drawn == "missing":
        return Result(value=None, why="missing", words=None)
    if drawn == "damaged":
        words = "〓" * dice.between(3, 6) + "、" + "〓" * dice.between(6, 12) + "。"
        return Result(value=None, why="damaged", words=words)
    about = dice.pick((f"{named}については、", "この件については、", "本件については、"))
    if joint:
        about = f"{named}については、"
    words = about + result_words(
        dice, slots, drawn, verbatim=notation.verbatim, limbs=matter.ground.limbs
    )
    if drawn in _NO_VALUE:
        return Result(value=None, why=drawn, words=words)
    return Result(value=drawn, why=None, words=words)


def planned(
    matter: Matter,
    case_id: str,
    result: Result,
    year: int,
    notation: Notation,
    joint: tuple[str, ...],
) -> PlannedCase:
    """Return the case as one meeting has it."""
    fixed = dict(matter.fixed(year, notation))
    fixed["cite"] = f"（{fixed['cite']}）"
    bringer, holders = matter.units(year)
    return PlannedCase(
        id=case_id, number=matter.number, procedure=matter.procedure, subject=matter.subject,
        wording=matter.wording, ground=matter.ground, result=result, sitting=matter.sitting,
        title=matter.ground.title.format_map(fixed),
        bodies=tuple(_bodies(matter, bringer, holders, notation)), joint=joint,
    )  # fmt: skip


def _bodies(
    matter: Matter, bringer: Unit, holders: tuple[Unit, ...], notation: Notation
) -> list[tuple[str, str, tuple[Unit, ...]]]:
    """Return role as printed, part, and units of each line of bodies."""
    if notation.bodies == "one":
        role = "所管課" if notation.city == "所管課" else "担当課"
        return [(role, "responsible", (bringer, *holders))]
    using = matter.ground.id in ("purpose", "internal") and holders
    lines = [("諮問機関", "holder", holders if using else (bringer, *holders))]
    if using:
        lines.append(("利用機関", "user", (bringer,)))
    lines.append(("実施機関", "attending", (bringer, *holders)))
    return lines
