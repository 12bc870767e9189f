"""Bodies of a case in the pass over the lines (担当課：…)."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import (
    BODY,
    FURNITURE,
    HEADING,
    TEXT,
    TITLE,
    Block,
)
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, joined, piece
from kurume_search.parsing.outcomes.behind_title import label_between, units_behind_ground
from kurume_search.parsing.outline.results import ResultLines
from kurume_search.parsing.page.bodies import BodyLabel, goes_on, is_unit, read_body_label
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.tables import line_of
from kurume_search.parsing.words.headwords import is_case_label, title_from
from kurume_search.text.patterns import firsts_of

# A page ends in a few lines of furniture; a list of units is wrapped over a few lines.
_NEAR = 8
_LINES = range(1, 12)
_UNITS_ALONE = re.compile(
    r"[【\[(〔<〈《≪]\s*(?P<names>[^\s【】\[\]()〔〕<>〈〉《》≪≫。:][^【】\[\]()〔〕<>〈〉《》≪≫。:]{1,59}?)\s*[】\])〕>〉》≫]"
)
UNIT_FIRSTS = firsts_of(_UNITS_ALONE.pattern)


class BodyLines(ResultLines):
    """Reads lines that name bodies."""

    def labelled_body(self, line: Line) -> bool:
        """Take a line that names the body of a case behind a label, if it does."""
        below = self.in_case or (self.heading is not None and not self.in_list)
        # Where a chair calls the cases, no heading does.
        below = below or (self.last_turn is not None and not self.unfinished())
        body = read_body_label(line) if below else None
        if body is None:
            return below and self._body_behind_ground(line)
        called = self.heading
        self.close()
        self.take_body(line, body)
        if called is not None and called.heading and not called.heading.title:
            below = self.at + 1 < len(self.lines) and title_from(self.lines[self.at + 1].text) > 0
            self.heading = called if below else None  # 件名:… stands behind the office
        return True

    def _body_behind_ground(self, line: Line) -> bool:
        """Take (条例第9条第1項第5号)  所管:市民税課 below a title as the ground and the body."""
        if self.turns_in_case or self.in_list:
            return False
        if (found := units_behind_ground(line)) is None:
            return False
        own, units = found
        self.close()
        self.add(Block(TEXT, line, [own], section="ground" if is_case_label(own.text) else None))
        head = Piece(line, own.stop, units.start, line.text[own.stop : units.start])
        label = label_between(line, own, units) or ""
        self.add(Block(BODY, line, [units], head=head, section=label))
        return True

    def take_body(self, line: Line, body: BodyLabel) -> None:
        """Take a body, and what stands behind it: another, or the ground of the case."""
        head = Piece(line, 0, body.value, line.text[: body.value])
        words = [piece(line, body.value, body.stop)]
        self.add(Block(BODY, line, words, head=head, section=body.label))
        rest = piece(line, body.stop)
        if not rest.text.strip("])】>〉〕》≫"):
            return
        behind = line_of(rest)
        if second := read_body_label(behind):
            self.take_body(behind, second)
        elif result := inline_result(behind):
            self.take_result(behind, result)
        else:
            ground = "ground" if is_case_label(behind.text) else None
            self.add(Block(TEXT, behind, [piece(behind)], section=ground))

    def unit_alone(self, line: Line) -> bool:
        """Take offices in brackets on the line below a case as its bodies (【建築住宅課】)."""
        if not self.in_case or self.turns_in_case or self.gap:
            return False
        match = _UNITS_ALONE.fullmatch(line.text)
        if match is None:
            return False
        last = self.out.blocks[-1].kind if self.out.blocks else None
        names = re.split(r"[、,・]|及び", match["names"])
        headed = last in (HEADING, TITLE) and self.section is None
        if not headed or not all(is_unit("".join(name.split())) for name in names):
            return False
        self.close()
        self.add(Block(BODY, line, [piece(line, *match.span("names"))], section=""))
        return True

    def body_goes_on(self, line: Line) -> bool:
        """Take a line as more of the units above it, if they broke off; return whether it was."""
        if self.turn or self.text or self.field or self.heading or (self.gap and not self.turned):
            return False
        near = reversed(self.out.blocks[-_NEAR:])
        last = next((held for held in near if held.kind is not FURNITURE), None)
        if last is None or last.kind is not BODY or len(last.pieces) not in _LINES:
            return False
        if not goes_on(last.pieces[-1].line.text, joined(last.pieces), line.text):
            return False
        last.pieces.append(piece(line))
        return True
