"""A planned meeting as the pieces of a document, in its clerk's notation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kurume_search.sample.city import Unit
from kurume_search.sample.dice import Dice
from kurume_search.sample.header import header
from kurume_search.sample.labels import spoken
from kurume_search.sample.page import BLANK, Piece, head, line, row
from kurume_search.sample.plan import Block, PlannedCase, PlannedMeeting, Result
from kurume_search.sample.speech import garbage
from kurume_search.sample.tables import words

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"


def render(meeting: PlannedMeeting, dice: Dice) -> Iterator[Piece]:
    """Yield the pieces of the minutes of `meeting`, the mark of synthetic data not yet there."""
    yield from header(meeting)
    if meeting.damage == "body":
        for _ in range(dice.between(20, 40)):
            yield line(garbage(dice, dice.between(18, 60)))
        return
    number, under = 0, ""
    at_case = 0
    for block in meeting.blocks:
        if block.kind == "opening":
            yield from _turns(meeting, block)
            continue
        name = block.title
        if block.kind == "cases":
            asked = block.cases[0].procedure == "諮問"
            name = "諮問事項の審議" if asked else "個別の報告"
        if block.kind != "cases" or name != under:
            number, under, at_case = number + 1, name or "", 0
            yield from (BLANK, head(f"{number}　{name}"), BLANK)
        if block.kind == "cases":
            yield from _cases(meeting, block, at_case, dice)
            at_case += len(block.cases)
        else:
            yield from _item(meeting, block)
    if meeting.damage == "tail":
        yield BLANK
        for _ in range(dice.between(2, 5)):
            yield line(garbage(dice, dice.between(20, 50)))


def _item(meeting: PlannedMeeting, block: Block) -> Iterator[Piece]:
    """Write an item that is no case."""
    note = meeting.notation
    if block.kind == "confirmation" and not block.turns:
        yield from (line("―異議はなく、前回の会議録は確定された。―"), BLANK)
    if block.kind == "report" and note.wordless:
        yield from (line("（資料をもとに事務局から報告）"), BLANK)
    yield from _turns(meeting, block)
    if block.kind == "report" and note.result == "note":
        yield from (line("―質問や意見等はなく、報告は了承された。―"), BLANK)


def _cases(meeting: PlannedMeeting, block: Block, before: int, dice: Dice) -> Iterator[Piece]:
    note = meeting.notation
    for at, case in enumerate(block.cases, before):
        yield from _heading(case, at, note.heading)
        yield from _bodies(case, dice)
    if len(block.cases) > 1:
        names = "及び".join(case.printed for case in block.cases)
        yield from (line(f"※{names}は、一括して審議"), BLANK)
    result = block.cases[0].result
    if not note.chair_speaks and note.label != "table" and result.value != "withdrawn":
        unit = block.cases[0].bodies[-1][2][0].name
        if note.label != "qa":
            mark = "―{}―" if note.result == "note" else "（{}）"
            yield from (line(mark.format(f"資料をもとに{unit}から説明")), BLANK)
    yield from _turns(meeting, block)
    yield from _result(result, note.result, silent=not block.turns)


def _heading(case: PlannedCase, at: int, style: str) -> Iterator[Piece]:
    again = "（継続）" if case.sitting > 1 else ""
    match style:
        case "lenticular":
            yield from (head(f"【{case.printed}】{again}"), line(case.title), BLANK)
        case "plain":
            yield from (head(f"{case.printed}{again}　{case.title}"), BLANK)
        case "item":
            yield from (head(f"（{at + 1}）{case.printed}{again}"), line(case.title), BLANK)
        case "kana":
            mark = _KANA[at] if at < len(_KANA) else f"{at + 1}"
            yield from (head(f"{mark}　{case.printed}{again}　{case.title}"), BLANK)
        case _:
            yield from (head(f"【案件{at + 1}】{case.printed}{again}"), line(f"「{case.title}」"))
            yield BLANK


def _bodies(case: PlannedCase, dice: Dice) -> Iterator[Piece]:
    for role, part, units in case.bodies:
        if part == "attending":
            titles = ("課長", "課長補佐", "主査")
            staffed = [
                f"{u.name}（{dice.pick(words('surnames'))}{dice.pick(titles)}）" for u in units
            ]
            yield from (line(f"{role}：{'、'.join(staffed)}"), BLANK)
        else:
            yield from (line(f"{role}：{_listed(units)}"), BLANK)


def _listed(units: Sequence[Unit]) -> str:
    names = [unit.full for unit in units]
    return names[0] if len(names) == 1 else "、".join(names[:-1]) + "及び" + names[-1]


def _turns(meeting: PlannedMeeting, block: Block) -> Iterator[Piece]:
    note = meeting.notation
    if note.label == "table" and block.turns:
        yield row("発言者", "内容")
    for turn in block.turns:
        yield from spoken(turn, note)
    if block.turns and not (note.result == "row" and block.kind == "cases"):
        yield BLANK  # the row of the result stands in the same table


def _result(result: Result, style: str, *, silent: bool) -> Iterator[Piece]:
    """Write the outcome, unless it is in the chair's last turn or nowhere."""
    if result.words is None or style == "turn":
        if style == "row":
            yield BLANK
        return
    words = result.words
    match style:
        case "note":
            lead = "" if silent or result.why else "他に質問や意見等はなく、"
            yield from (line(f"―{lead}{words}―"), BLANK)
        case "block":
            yield from (line("【審議結果】"), line(words), BLANK)
        case "arrow":
            yield from (line(f"⇒　{words}"), BLANK)
        case _:
            yield from (row("（結果）", words), BLANK)
