"""One pass over the lines: headers, headings, titles, bodies, notes, turns, text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import FURNITURE, NOTE, RESULT, TEXT, TURN, Block
from kurume_search.parsing.decisions.listed_demands import announces, set_apart
from kurume_search.parsing.lines.furniture import is_contact
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.list_marks import POINTS
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.notations.labels_last import turns_before
from kurume_search.parsing.notations.signed_turns import sign_turns
from kurume_search.parsing.outcomes.recorded import is_bracketed_result
from kurume_search.parsing.outcomes.set_right import results_set_right
from kurume_search.parsing.outline.bodies import UNIT_FIRSTS
from kurume_search.parsing.outline.first_turn import FirstTurn
from kurume_search.parsing.outline.form_fields import is_form
from kurume_search.parsing.outline.forms import Forms
from kurume_search.parsing.outline.front import CLOCK_FIRSTS, FrontMatter
from kurume_search.parsing.outline.labels import DITTO, Labels
from kurume_search.parsing.outline.late_fields import late_fields
from kurume_search.parsing.outline.notes import NoteLines
from kurume_search.parsing.outline.rows.open_rows import OpenRows
from kurume_search.parsing.outline.rows.stacked_lines import StackedRows
from kurume_search.parsing.outline.said_apart import take_apart
from kurume_search.parsing.outline.side_boxes import SideBoxes
from kurume_search.parsing.outline.sides import SidedTalk
from kurume_search.parsing.outline.state import Outline
from kurume_search.parsing.outline.turns import talk_beside_on
from kurume_search.parsing.outline.units import UnitLines
from kurume_search.parsing.page.bodies import label_firsts
from kurume_search.parsing.page.boxed import boxed_lines
from kurume_search.parsing.page.notes import NOTE_FIRSTS, result_firsts
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row, rules_in
from kurume_search.parsing.words.headwords import case_label_firsts
from kurume_search.parsing.words.questions import words_match
from kurume_search.parsing.words.speakers import Speaker

__all__ = ["Outline", "read_outline"]

# Words over a table of results or the talk: 審議案件及び審議結果.
_OF_PART = (
    r"(?:(?:審議|審査|会議|議事|諮問|答申)の?)?(?:案件|議題|事項|結果|内容|経過|概要|要旨)"
    r"(?:の?一覧表?)?"
)
_PART = re.compile(rf"(?:本日の)?{_OF_PART}(?:(?:及び|並びに|と|・){_OF_PART})*")


def read_outline(page: Page, chosen: Chosen, rows: Mapping[int, Row]) -> Outline:
    """Return the outline of one meeting's lines under the notation chosen for it.

    Args:
        page: The lines of the meeting.
        chosen: How it writes speakers.
        rows: Position of a line → its cells, where it is a row of a table.
    """
    return _Pass(page, chosen, rows).run()


class _Pass(
    Forms,
    FirstTurn,
    FrontMatter,
    OpenRows,
    StackedRows,
    NoteLines,
    UnitLines,
    SidedTalk,
    Labels,
    SideBoxes,
):
    """One pass over the lines: each is offered to the readers of its bases, the surest first."""

    def __init__(self, page: Page, chosen: Chosen, rows: Mapping[int, Row]) -> None:
        super().__init__(page, chosen)
        self.rows = rows
        self.rules = rules_in(page)
        self.is_form = is_form(page, rows)
        self.told = turns_before(page, chosen)
        self.beside = talk_beside_on(page)
        self.boxed = boxed_lines(page, rows)
        self.ditto = DITTO in page.text
        self.set_right = results_set_right(page)
        self.find_boxes()
        self.find_stacked()
        self.find_parted()
        self.find_labels_of_bodies()
        self.find_heads_of_lists()
        self.find_sides()
        self.first_turn = self.find_first_turn({*self.told, *self.stacked, *self.parted})
        late = late_fields(page)
        self.late_fields = len(page.lines) if late is None else late

    def run(self) -> Outline:
        for at, line in enumerate(self.lines):
            if at in self.stacked:
                self.take_stacked(self.stacked[at])
            if at < self.stacked_to:
                continue
            if not line.text:
                self.gap = True
                continue
            if (at in self.furniture and self.form_open is None) or at in self.rules:
                self.add(Block(FURNITURE, line, [piece(line)]))
                self.turned = True
                if self.columns and is_contact(line.text):
                    self.columns, self.turn = None, None  # a table ends above it
                continue
            if at in self.boxed:
                line = self.boxed[at]  # noqa: PLW2901
            if at in self.chosen.legends:
                self.take_legend(at)
            self.at = at
            if self.boxes and (at in self.boxes or 0 <= self.boxed_to <= at):
                self.box_edge(at)
            if at == self.late_fields:
                self._end_body()
            if at in self.told:
                self.open_told(self.told[at])
            elif at in self.parted:
                self.take_parted(at, line)
            elif at in self.units_at:
                self.unit_line(at, line)
            elif at in self.sides_at:
                self.frame_line(line)
            elif at > self.told_to:
                self._step(at, line)
            self.previous, self.gap, self.turned = line, False, False
        self.part_end()
        self.unquote()
        sign_turns(self.out.blocks)
        self.out.blocks = set_apart(take_apart(self.out.blocks))
        return self.out

    def _step(self, at: int, line: Line) -> None:
        front = at < self.first_turn or at >= self.late_fields or at < self.boxed_to
        if self.is_form and self.form_line(line):
            return
        cells = self.columns or self.gaps or at in self.rows
        if (cells or (self.spoken and "\t" in line.text)) and self._in_table(at, line, front):
            return
        if self.gap and self.in_row():
            self.close()  # what stands apart below a row is in none of its cells
        if at in self.set_right and self.in_case and (self.gap or not self.unfinished()):
            self.close()
            self.add(Block(RESULT, line, [piece(line)], section="results"))
            return
        if (self.heading or at in self.labels_of_bodies) and self.unit_below(at, line):
            return
        if self.turn is None and self.body_goes_on(line):
            return
        if at in self.wrapped:
            self.wrapped_heading(line)
            return
        if (at in self.apart and self.title_apart(line)) or (front and self.front(line)):
            return
        first = line.text[0]
        opens = not front and (
            at in self.labels or first == ":" or (self.ditto and DITTO in line.text[:3])
        )
        if opens and (label := self.label_on(at, line)):
            self.open_turn(line, label)
            return
        beside = at in self.beside and self.in_case and self.talk_beside(line)
        if beside or (self.list_heads and self.in_case and self.counted_result(line)):
            return
        if self.turn is not None and not self.turn.pieces:
            self.first_words(line)
            return
        for takes in _readers_of(first, ":" in line.text):
            if takes(self, line):
                return
        heading = self.page.heading(line)
        if not (
            (self.heading is not None and self.result_in_list(line))
            or ((heading or self.section == "results") and self.result_of(line, heading))
            or self.take_heading(line, heading, front)
        ):
            self._words(line, front)

    def _in_table(self, at: int, line: Line, front: bool) -> bool:
        """Take a line as more of the table that is open, or as a row; return whether it is."""
        if self.gaps and self.wraps_entry(line):
            return True
        if (self.columns or self.page.within) and self.goes_on_in_row(line, front):
            return True
        glued = front and not self.columns and at in self.brief
        if row := None if glued else self.row_on(at, line):
            if self.columns or not self.result_row(row):
                self.row(row, front)
            return True
        if self.gap and self.columns:
            self.close()  # what stands apart below a table is in none of its cells
        self.columns, self.gaps = None, 0
        return False

    def _end_body(self) -> None:
        """The header goes on behind the body (see `late_fields`)."""
        self.close()
        self.in_case = self.in_list = False
        self.section = self.last_turn = None

    def bracketed_result(self, line: Line) -> bool:
        """Take how a case ended in the brackets of headings (【承認】) as a note."""
        if not self.turns_in_case or not is_bracketed_result(line.text) or self.calls(line):
            return False
        self.close()
        self.add(Block(NOTE, line, [piece(line)]))
        return True

    def _words(self, line: Line, front: bool) -> None:
        whole = piece(line)
        if self.section in ("results", "conditions", "reasons") and self.turn is None:
            if not self.result_words(line, whole):
                self._words(line, front=False)
        elif self.turn is None and self.in_case and self.is_case_field(line):
            self.heading = None
            self.text = self.add(Block(TEXT, line, [whole], section="ground"))
        elif self.turn is not None and self.is_recorded_below(line):
            self.close()
            self.text = self.add(Block(NOTE, line, [whole]))
        elif self.turn is not None and self.is_told_between():
            self.close()
            self.text = self.add(Block(TEXT, line, [whole], section=self.section, by=self.talk_by))
        elif self.turn is not None and self.in_case and self.at in self.at_end:
            self.close()
            self.add(Block(RESULT, line, [whole], section="results"))
        elif self.turn is not None:
            self.turn.pieces.append(whole)
        elif self.heading is not None and self.is_title(line):
            self.take_title(line, whole)
        elif self.field is not None and front and self.gap and _PART.fullmatch(line.text):
            self.close()  # what stands under it is in no field
            self.add(Block(TEXT, line, [whole], section="frame"))
        elif self.field is not None and front and self.gap and self.is_told_below(line):
            self.close()
            self.text = self.add(Block(TEXT, line, [whole]))
        elif self.field is not None and front:
            self.field.pieces.append(whole)
        elif (
            self.text is not None
            and self.breaks_off_before(line)
            and line.text[0] not in "・•→⇒○"
            and not self._ends_bullets(line)
        ):
            self.text.pieces.append(whole)
        elif self.last_turn is not None and self.is_unlabelled(line):
            self.close()
            self.turn = self.add(
                Block(
                    TURN,
                    line,
                    [whole],
                    speaker=Speaker(Role.UNKNOWN, None, (), TurnKind.STATEMENT),
                )
            )
        elif self.last_turn is not None and self._resumes(line):
            self.last_turn.pieces.append(whole)
            self.turn = self.last_turn
        else:
            self.heading = None
            # Words below an entry of the list in front are of it, if no sentence.
            of_entry = self.in_list and "。" not in line.text and self._below_entry(line)
            legend = self.at in self.chosen.legends and "。" not in line.text
            section = "frame" if of_entry or legend else self.section
            self.text = self.add(Block(TEXT, line, [whole], section=section, by=self.talk_by))

    def _ends_bullets(self, line: Line) -> bool:
        """Return whether 審議の結果、… stands below a bullet that no stop ends."""
        above = self.text.pieces if self.text is not None else []
        if not above or above[0].text[0] not in POINTS or above[-1].text[-1] in "、はがをにのでし":
            return False
        return words_match("recorded", line.text, "lead")

    def _below_entry(self, line: Line) -> bool:
        above = self.out.blocks[-1] if self.out.blocks else None
        return above is not None and above.in_list and line.indent > above.line.indent

    def _resumes(self, line: Line) -> bool:
        """Speech goes on behind a cry in brackets that interrupted it."""
        blocks = self.out.blocks
        return (
            len(blocks) > 1 and blocks[-1].kind is NOTE and blocks[-2] is self.last_turn
            and not self.gap and "。" in line.text and self.chosen.rows != ()
            and not announces(blocks[-1].text)
            and not self.is_record_plain(blocks[-2])
        )  # fmt: skip


@cache
def _readers_of(first: str, colon: bool) -> tuple[Callable[[_Pass, Line], bool], ...]:
    """Return who may take a line that no label opens, the surest first.

    Nearly every line is prose, and its first character leaves it to nobody.

    Args:
        first: The first character of the line.
        colon: Whether a colon stands in it, behind a label that may be of a body.
    """
    readers = (
        (_Pass.clock, first in CLOCK_FIRSTS),
        (_Pass.bracketed_result, first == "【"),
        (_Pass.labelled_body, colon or first in label_firsts() or first in case_label_firsts()),
        (_Pass.unit_alone, first in UNIT_FIRSTS),
        (_Pass.labelled_result, first in result_firsts()),
        (_Pass.take_note, first in NOTE_FIRSTS),
    )
    return tuple(takes for takes, may_take in readers if may_take)
