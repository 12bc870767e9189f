"""What the pass over the lines keeps in mind from one line to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import TEXT, Block
from kurume_search.parsing.calls.numbers import CalledKeys
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.header.value_order import WITHIN_ROLL
from kurume_search.parsing.legends.headed import headed_in
from kurume_search.parsing.lines.line import Line, words_below
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.notations.labels_first import labels_before
from kurume_search.parsing.outcomes.at_end import results_at_end
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.paper_headings import paper_headings
from kurume_search.parsing.words.speakers import Speaker

# So many labels in a row without a value have theirs behind them all.
LABELS_FIRST = 3
STOPS = frozenset("。?!」』)）】〕》〉>―—–─")
# Particles that no sentence begins with, so that one behind a quotation goes on with it.
_GOES_ON = re.compile(
    r"に(?!つ[いき]|お[いけ]て|関し)|を|が(?!ん)|は(?![いじ])|の(?!ち)|と(?:の|い[うっ]|し[てた]|は、|さ[れせ]|[一-龥])"
    r"|から(?!は)|より(?!よ)|など|、"
)


@dataclass(slots=True)
class Outline:
    """What the pass found."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)


class State:
    """The open field, heading, turn and text, and what came right before.

    Attributes:
        labels: Position of a line → the label that it begins with.
        field: The header field that goes on.
        field_level: The kind of mark before its label (``num``, ``paren`` …).
        heading: The last heading, while its title may go on.
        turn: The turn that goes on.
        last_turn: The last turn, open or not.
        text: Running text or the words of a result that go on.
        in_case: The last heading was of a case, or of an item that may be one.
        in_list: Under 議題 or 次第, nothing said yet.
        section: The section that parts the talk (results, talk …).
        talk_by: Whose words a heading of talk announces.
        columns: What the columns of the table are.
        gaps: How many columns that table has, if only gaps part them; else 0.
        sides: Whose words a column of questions or answers holds, by its head.
        remarks: The column of questions holds opinions, too.
        previous: The last line with words.
        at: The position of the line that is read.
        gap: An empty line stands between `previous` and this one.
        turned: A page ends between `previous` and this one; the gap may come from that.
        turns_in_case: Turns since the last heading.
        numbers: The last number of each level of headings.
        outer_levels: Levels of the headings of items, and of what holds items.
        listed: Titles of the list of items in front, as titles are compared.
        listed_numbers: Numbers of the cases in a table, as they stand there.
        called: What the numbers of cases that headings have called are compared by.
        told_to: The position up to which lines are read: a turn that names its speaker last,
            or a title without a mark, may have several.
        legend: Whose words the marks of nobody open, as the last legend says.
        legend_of_case: A heading within a case says so, and of no other case is it said.
    """

    # Each line is asked for most of these: an instance with so many names finds them slowly.
    __slots__ = (
        "_sides",
        "_whole_legend",
        "at",
        "called",
        "chosen",
        "columns",
        "field",
        "field_level",
        "furniture",
        "gap",
        "gaps",
        "heading",
        "in_case",
        "in_list",
        "labels",
        "last_turn",
        "legend",
        "legend_of_case",
        "lines",
        "listed",
        "listed_numbers",
        "numbers",
        "out",
        "outer_levels",
        "page",
        "previous",
        "remarks",
        "section",
        "sides",
        "talk_by",
        "text",
        "told_to",
        "turn",
        "turned",
        "turns_in_case",
    )

    def __init__(self, page: Page, chosen: Chosen) -> None:
        self.page = page
        self.lines = page.lines
        self.chosen = chosen
        self.labels = labels_before(page, chosen)
        page.given = paper_headings(page, self.labels)
        self.out = Outline()
        self.furniture = page.furniture
        self.field: Field | None = None
        self.field_level: str | None = None
        self.heading: Block | None = None
        self.turn: Block | None = None
        self.last_turn: Block | None = None
        self.text: Block | None = None
        self.in_case = False
        self.in_list = False
        self.section: str | None = None
        self.talk_by = Role.UNKNOWN
        self.columns: tuple[str | None, ...] | None = None
        self.gaps = 0
        self.remarks = False
        self.sides: dict[str, Speaker | None] = {}
        self.previous: Line | None = None
        self.at = 0
        self.gap = True
        self.turned = False
        self.turns_in_case = 0
        self.numbers: dict[str, int] = {}
        self.outer_levels: set[str] = set()
        self.listed: set[str] = set()
        self.listed_numbers: set[str] = set()
        self.called = CalledKeys()
        self.told_to = -1
        self.legend: dict[str, Speaker] = {}
        self._sides = {at for at in chosen.legends if headed_in(self.lines[at].text)}
        for at, told in reversed(list(chosen.legends.items())):
            self.legend |= {} if self._sides == {at} else told
        self.legend_of_case, self._whole_legend = False, self.legend

    def add(self, block: Block) -> Block:
        """Add a block and return it."""
        self.out.blocks.append(block)
        return block

    def take_legend(self, at: int) -> None:
        """Let the marks of nobody mean what the legend on a line says, from here on."""
        self.legend = self.legend | self.chosen.legends[at]
        self.legend_of_case = self.in_case and self._sides == {at}

    def leave_legend(self) -> None:
        """Leave the case whose heading alone said whose words its marks open."""
        if self.legend_of_case:
            self.legend, self.legend_of_case = self._whole_legend, False

    def tells_sides(self) -> bool:
        """Return whether this line is a heading that says who asks and who answers below it."""
        return self.at in self._sides

    def close(self) -> None:
        """Let nothing go on."""
        self.turn = self.text = self.field = self.heading = None

    def frame_line(self, line: Line) -> None:
        """Take a line that parts the talk, and is nobody's words."""
        self.close()
        self.add(Block(TEXT, line, [piece(line)], section="frame"))

    def previous_indent(self) -> int:
        """Return how far the line before is set in."""
        return self.previous.indent if self.previous is not None else 0

    @cached_property
    def at_end(self) -> frozenset[int]:
        """The positions of results on a line of their own that closes a case."""
        return results_at_end(self.page, self.labels)

    def unfinished(self) -> bool:
        """Return whether the line before breaks off inside a sentence."""
        if self.previous is None:
            return False
        last = self.previous.text[-1]
        if last in STOPS:
            return False
        if last == "|" or last.isspace():  # the border of a table
            last = self.previous.text.rstrip("| ").rstrip()[-1:]
        return last not in STOPS

    def breaks_off_before(self, line: Line) -> bool:
        """Return whether the line before breaks off, or behind a quotation its sentence goes on."""
        if self.unfinished():
            return True
        quoted = self.previous is not None and self.previous.text[-1] in "」』)"
        return quoted and not self.gap and _GOES_ON.match(line.text) is not None

    def awaits_value(self) -> bool:
        """Return whether the field that is open wants a value, or values of several are listed."""
        if self.field is None or self.last_turn is not None:
            return False
        above = self.out.fields[-2] if len(self.out.fields) > 1 else None
        if above is not None and not above.pieces:
            return True
        if self.field.id in WITHIN_ROLL and self.labels_in_front():
            return True
        # A page from the web has empty lines between all lines, so between label and value.
        apart = above is not None and above.first is not above.line
        return (apart or not self.gap) and not self.field.pieces

    def labels_in_front(self) -> list[str]:
        """Return the fields whose labels stood before all values, while these come; else none.

        Labels within the roll can part the values (事務局  総務課 庚川).
        """
        fields = list(self.out.fields)
        while fields and fields[-1].id in WITHIN_ROLL and fields[-1].pieces:
            fields.pop()
        row = [held.id for held in fields[-1:]]
        for held in reversed(fields[:-1]):
            if held.pieces:
                break
            row.append(held.id)
        return row if len(row) > LABELS_FIRST else []

    def words_after(self, at: int) -> str:
        """Return the next line with words, if it is near."""
        return words_below(self.lines, at)
