"""Items and cases while they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.calls.blocks import BODY, RESULT, TURN, Block
from kurume_search.parsing.decisions.rulings import Candidate, Rank, ruled
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.outcomes.demands import is_demand
from kurume_search.parsing.outcomes.recorded import may_be_of_title
from kurume_search.parsing.words.headwords import procedure_of
from kurume_search.parsing.words.speakers import ARROWS

_PARTIES = re.compile(r"処分庁|審査請求人|審査請求の|棄却|認容|(?<![不非])(?:開示|公開)すべき")
# What only the end of an appeal says, whatever its title is.
_KEPT = "不開示|非公開|非開示|部分開示|部分公開|一部開示|一部公開"
_DECISION = rf"(?:処分|(?:{_KEPT})(?:の|とした|とする)?決定)"
_JUDGED = re.compile(
    rf"{_DECISION}(?:は|を)、?(?:妥当|適法|正当|維持|取り?消)|審査請求(?:は|を|に)[^。、]{{0,8}}(?:棄却|認容|却下|理由|不適法)"
)
_REVIEWED = frozenset({"処分庁", "処分行政庁", "諮問庁"})


@dataclass(slots=True)
class Item:
    """An agenda item while it is put together."""

    number: str | None
    kind: AgendaKind
    title: list[Piece]
    pieces: list[Piece]
    id: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """A case while it is put together."""

    heading: list[Piece]
    number: str | None
    procedure: str
    item: Item | None
    title: list[Piece] = field(default_factory=list)
    bodies: list[Block] = field(default_factory=list)
    entry: Block | None = None
    listed: Block | None = None  # of the list in front, where only that prints a provision
    ruled: list[Candidate] = field(default_factory=list)
    conditions: list[Block] = field(default_factory=list)
    vote: str | None = None  # counted or told by a note, before any words decided
    sure: bool = True  # False where the words that call it only hint at it
    by_place: bool = False  # its number is its place in the meeting (次第2)
    holds: bool = False  # no case: what its heading seemed to call only holds others
    id: str = ""

    @property
    def title_text(self) -> str:
        """The folded title, empty if there is none."""
        return "".join(piece.text for piece in self.title)

    @property
    def closed(self) -> bool:
        """Whether an outcome has been stated."""
        return bool(self.ruled) and any(held.rank > Rank.ASSENT for held in self.ruled)

    @property
    def review(self) -> bool:
        """Whether it is an appeal, with a scale of outcomes of its own."""
        return self.procedure == "審査請求"

    @property
    def report(self) -> bool:
        """Whether it was only reported."""
        return self.procedure == "報告"

    @property
    def stated(self) -> Sequence[Candidate]:
        """What is stated of its end: what is only talked over is noted where it is accepted."""
        if self.procedure != "協議":
            return self.ruled
        return [
            replace(held, value=OutcomeValue.NOTED) if _is_accepted(held) else held
            for held in self.ruled
        ]

    def called_in(self, block: Block) -> bool:
        """Return whether the words of a block are what calls it, for want of a heading."""
        return any(piece.line is held.line for piece in self.heading for held in block.pieces)

    def heed(self, words: str) -> None:
        """Know an appeal by how it is judged (処分は妥当である).

        One without a title is known by who is named under it, too (処分庁から説明を聴取した).
        """
        if self.procedure != "諮問":
            return
        judged = "処分" in words or "決定" in words or "審査請求" in words
        if (judged and _JUDGED.search(words)) or (not self.title and _PARTIES.search(words)):
            self.procedure = "審査請求"

    def take_body(self, block: Block) -> None:
        """Take a body; only an appeal has one whose decision is reviewed (処分庁:福祉課)."""
        self.bodies.append(block)
        if self.procedure == "諮問" and block.section in _REVIEWED:
            self.procedure = "審査請求"

    def take_behind(self, block: Block | None) -> None:
        """Take offices, provisions and result behind the title, in a list or a heading."""
        if block is None:
            return
        if "条" in block.text and "条" not in self.title_text:
            self.listed = block
        if not block.cells:
            return
        units = block.cell("unit")
        if units and not self.bodies:
            self.bodies.append(Block(BODY, block.line, units, section=""))
        if all(held.block is not block for held in self.ruled):
            self.take_result(block, behind=True)

    def take_result(self, row: Block, *, behind: bool = False) -> None:
        """Take the result that a row of a table or list gives the case.

        A word that could be of the title it stands behind (同意) yields to a chair's answer.
        """
        if result := row.cell("result"):
            doubtful = behind and may_be_of_title(joined(result))
            rank = Rank.BEHIND_TITLE if doubtful else Rank.TABLE
            self.ruled += ruled(
                row, result, rank, review=self.review, report=self.report, whole=True
            )
        told = row.cell("condition")  # so is 備考, which may say anything
        if told and is_demand(joined(told)):
            self.conditions.append(Block(RESULT, row.line, told, section="conditions"))

    def title_in_full(self, pieces: list[Piece]) -> None:
        """Take the title of a case that was only numbered; it can show that it is an appeal.

        The scale of outcomes is another then, so that the row of a table is read again.
        """
        self.title = pieces
        before = self.procedure
        self.procedure = procedure_of(self.title_text) or before
        if self.entry is not None and self.procedure != before:
            self.ruled = [held for held in self.ruled if held.block is not self.entry]
            self.take_result(self.entry)


# 了承 and nothing else: 原案を了承する grants what was asked.
_ACCEPTED = re.compile(
    rf"[{ARROWS}\s]*(?:[^、。]{{1,24}}(?:は|については)、)?(?:異議なく|全会一致で)?、?"
    r"了承(?:さ?れ(?:た|る|ました)|した|する|します|しました)?。?"
)


def _is_accepted(held: Candidate) -> bool:
    recorded = held.rank >= Rank.NOTE and held.value is OutcomeValue.APPROVED
    return recorded and _ACCEPTED.fullmatch(held.text) is not None


def all_closed(cases: Iterable[Draft]) -> bool:
    """Return whether an outcome has been stated of each of some cases; of none, it has."""
    for case in cases:  # noqa: SIM110 (asked at each turn: a generator costs twice as much)
        if not case.closed:
            return False
    return True


@dataclass(slots=True)
class Placed:
    """A block with the item and the cases it belongs to.

    An aside is a turn on another case than the talk it stands in, which goes on behind it.
    """

    block: Block
    item: Item | None
    cases: tuple[Draft, ...]
    aside: bool = False


@dataclass(slots=True)
class Structure:
    """The items and cases of a meeting, and its blocks in order."""

    items: list[Item] = field(default_factory=list)
    cases: list[Draft] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)

    def leave(self, cases: set[Draft]) -> None:
        """Let what was said last be on none of these cases, back to what is on another."""
        for placed in reversed(self.placed):
            if not cases.issuperset(placed.cases):
                return
            if placed.block.kind is TURN:
                placed.cases = ()

    def number(self) -> None:
        """Put items and cases in the order of the source, and give each its id."""
        if any(case.holds for case in self.cases):
            self.cases = [case for case in self.cases if not case.holds]
            for placed in self.placed:
                placed.cases = tuple(case for case in placed.cases if not case.holds)
        if any(case.number and not case.by_place for case in self.cases):
            for case in self.cases:  # 次第2 among numbers of cases counts none
                case.number = None if case.by_place else case.number
        self.cases.sort(key=lambda case: case.heading[0].bounds()[0])
        for at, case in enumerate(self.cases, 1):
            case.id = f"c{at}"
        self.items.sort(key=lambda item: item.pieces[0].bounds()[0])
        for at, item in enumerate(self.items, 1):
            item.id = f"a{at}"
