"""Side boxes in the pass over the lines: the header in a box beside or below the talk.

As text such a box is a few lines in a row with a border before each (┆とき　…), in the midst
of the body; what was open above goes on below.
"""

from __future__ import annotations

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.lines.line import SIDE_BORDERS, Line
from kurume_search.parsing.outline.state import State

# Fewer lines, or fewer labels of a header, make no box.
_LEAST, _LABELS = 3, 2


class SideBoxes(State):
    """Lets a box be read as front matter wherever it stands.

    Attributes:
        boxes: The first position of each box → the one behind its last line.
        boxed_to: The position behind the box that is open.
    """

    boxes: dict[int, int]
    boxed_to = -1
    _above: tuple[bool, Block | None, Block | None] = (False, None, None)

    def find_boxes(self) -> None:
        """Find the boxes among the lines."""
        self.boxes = {}
        source = self.lines[0].folded.text if self.lines else ""
        if not any(sign in source for sign in SIDE_BORDERS):
            return  # nearly always
        begin = 0
        for at in range(len(self.lines) + 1):
            if at < len(self.lines) and _has_border(self.lines[at]):
                continue
            inside = self.lines[begin:at]
            labels = sum(read_label(line.text) is not None for line in inside)
            if len(inside) >= _LEAST and labels >= _LABELS:
                self.boxes[begin] = at
            begin = at + 1

    def box_edge(self, at: int) -> None:
        """Enter the box that begins at a position, or go on with the body behind it."""
        if 0 <= self.boxed_to <= at:
            self.close()
            self.in_case, self.last_turn, self.turn = self._above
            self.boxed_to = -1
        if at in self.boxes:
            open_turn = self.turn if self.unfinished() else None
            self._above = self.in_case, self.last_turn, open_turn
            self.close()
            self.in_case, self.last_turn, self.boxed_to = False, None, self.boxes[at]


def _has_border(line: Line) -> bool:
    """Return whether a border stands before the words of a line."""
    before = line.folded.text[max(line.at - 2, 0) : line.at]
    return bool(line.text) and any(sign in before for sign in SIDE_BORDERS)
