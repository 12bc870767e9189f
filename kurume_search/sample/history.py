"""The years of a council, meeting by meeting; nothing is kept but what carries over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kurume_search.sample import flow
from kurume_search.sample.city import REFORM_YEAR, City
from kurume_search.sample.dice import Dice
from kurume_search.sample.docket import Matter, draw_matter, draw_result, planned, twin
from kurume_search.sample.notations import NOTATIONS, Notation
from kurume_search.sample.plan import Block, PlannedCase, PlannedMeeting
from kurume_search.sample.speech import Voice
from kurume_search.sample.stock import Slots
from kurume_search.sample.tables import table, words
from kurume_search.sample.trends import Trends

_CLERK_YEARS = 2  # a clerk writes the minutes this long, then another notation begins
_CASES = (2, 5)  # of a meeting, where no number of turns is asked for


@dataclass(slots=True)
class History:
    """One council through the years.

    Attributes:
        numbers: Last number given, by kind of case.
        carried: Continued cases that wait for the next meeting.
    """

    city: City
    trends: Trends
    meetings: int
    seed: int
    main: bool
    numbers: dict[str, int] = field(default_factory=dict)
    carried: list[Matter] = field(default_factory=list)
    _clerks: tuple[Notation, ...] = ()

    def __post_init__(self) -> None:
        dice = Dice(self.seed, self.city.council, "clerks")
        self._clerks = tuple(dice.some(NOTATIONS, len(NOTATIONS)))

    def sittings(self) -> Iterator[tuple[int, int]]:
        """Yield (fiscal year, number) of the meetings that have documents."""
        for year in range(self.trends.first, self.trends.last + 1):
            if self.main and year == self.trends.missing_year:
                continue
            for number in range(1, self.meetings + 1):
                if not (self.main and (year, number) == self.trends.missing_meeting):
                    yield year, number

    def meeting(self, year: int, number: int, turns: int | None) -> PlannedMeeting:
        """Return the next meeting, of about `turns` turns if that is given.

        Meetings have to be asked for in the order of `sittings`.
        """
        dice = Dice(self.seed, self.city.council, year, number)
        notation = self._clerks[(year - self.trends.first) // _CLERK_YEARS % len(self._clerks)]
        seats = dice.between(6, 9)
        names = Dice(self.seed, self.city.council, "members", year // 2)
        people = names.some(words("surnames"), seats)
        away = dice.between(1, 2) if dice.chance(0.3) else 0
        room = flow.Room(dice, notation, people[: seats - away])
        day = self._day(dice, year, number)
        blocks = [Block(kind="opening", title=None, turns=flow.opening(room, number))]
        blocks.append(
            Block(kind="confirmation", title="前回会議録の確認", turns=flow.confirmation(room))
        )
        blocks += self._deliberations(room, year, number, turns)
        if dice.chance(0.5):
            blocks.append(_report(room, year))
        if not notation.wordless:
            after = dice.between(1, 12)
            blocks.append(Block(kind="closing", title="その他", turns=flow.closing(room, after)))
        broken = self.main and (year, number) == self.trends.broken_meeting
        return PlannedMeeting(
            city=self.city, fiscal_year=year, number=number, day=day,
            session=dice.pick(("定例会", "定例会", "臨時会", None)),
            weekday_ok=not dice.chance(0.02), start=(dice.pick((9, 10, 13, 14, 15)), 0),
            minutes_long=dice.between(45, 170), members=tuple(room.members),
            absent=tuple(people[seats - away :]), observers=dice.below(4), notation=notation,
            blocks=tuple(blocks),
            damage="body" if broken else ("tail" if dice.chance(0.03) else None),
        )  # fmt: skip

    def _day(self, dice: Dice, year: int, number: int) -> date:
        """Return a working day in that meeting's part of the fiscal year."""
        room = 365 / self.meetings
        at = int((number - 0.5) * room) + dice.below(max(1, int(min(room, 20) / 2)))
        day = date(year, 4, 1) + timedelta(days=min(at, 362))
        if (day.month, day.day) >= (12, 27) or (day.month, day.day) <= (1, 6):
            day += timedelta(days=11)  # nobody sits over the New Year
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _deliberations(
        self, room: flow.Room, year: int, number: int, turns: int | None
    ) -> list[Block]:
        dice = room.dice
        blocks: list[Block] = []
        wanted = dice.between(*_CASES)
        if turns is not None:
            a_case = 2.3 * self.trends.questions(year) + (4 if room.notation.chair_speaks else 0)
            wanted = max(1, round((turns - 3) / a_case))
        waiting, self.carried = self.carried, []
        drawn = [[matter] for matter in waiting]
        for _ in range(max(wanted - len(drawn), 0 if drawn else 1)):
            matter = draw_matter(dice, self.trends, year, self.numbers)
            drawn.append([matter])
            if matter.procedure == "諮問" and dice.chance(0.06):
                drawn[-1].append(twin(dice, matter, self.numbers))
        drawn.sort(key=lambda matters: matters[0].procedure == "報告")  # consultations first
        # No consultation is carried over the reform, which took its ground away.
        ended = year == REFORM_YEAR - 1 and number >= self.meetings - 1
        for matters in drawn:
            block = self._block(
                room,
                matters,
                year,
                sum(len(block.cases) for block in blocks),
                blocks,
                may_continue=not ended,
            )
            if block.cases[0].result.value == "continued":
                self.carried += [matter.again() for matter in matters]
            blocks.append(block)
        return blocks

    def _block(
        self,
        room: flow.Room,
        matters: list[Matter],
        year: int,
        before: int,
        earlier: list[Block],
        *,
        may_continue: bool,
    ) -> Block:
        dice, notation, matter = room.dice, room.notation, matters[0]
        ids = tuple(f"c{before + k}" for k in range(1, len(matters) + 1))
        joint = ids if len(ids) > 1 else ()
        slots = Slots(dice, matter.subject.terms, year, matter.fixed(year, notation))
        named = "及び".join(f"{each.procedure}第{each.number}号" for each in matters)
        result = draw_result(
            dice,
            slots,
            matter,
            notation,
            named=named,
            joint=bool(joint),
            may_continue=may_continue,
        )
        cases = tuple(
            planned(each, case_id, result, year, notation, joint)
            for each, case_id in zip(matters, ids, strict=True)
        )
        voice = Voice(
            dice,
            slots,
            matter.ground,
            verbatim=notation.verbatim,
            one_sentence=notation.label == "narrative",
        )
        aim = self.trends.questions(year) + dice.pick((-1, 0, 0, 1))
        said = flow.deliberation(
            room,
            voice,
            cases,
            unit=cases[0].bodies[-1][2][0].name,
            questions=max(1, int(aim) + int(dice.chance(aim - int(aim)))),
            earlier=_earlier(earlier) if dice.chance(0.08) and not joint else None,
        )
        return Block(kind="cases", title=None, cases=cases, turns=said)


def _earlier(blocks: list[Block]) -> str | None:
    cases: list[PlannedCase] = [case for block in blocks for case in block.cases]
    return cases[-1].printed if cases else None


def _report(room: flow.Room, year: int) -> Block:
    slots = Slots(room.dice, ("届出", "請求"), year, {})
    voice = Voice(
        room.dice,
        slots,
        None,
        verbatim=room.notation.verbatim,
        one_sentence=room.notation.label == "narrative",
    )
    title = room.dice.pick(tuple(table("speech")["report"]["titles"]))
    return Block(kind="report", title=str(title), turns=flow.report(room, voice))
