"""Tables with one cell on each line, in the pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.blocks import FURNITURE, TURN, Block
from kurume_search.parsing.lines import Line
from kurume_search.parsing.notation_rows import Label
from kurume_search.parsing.outline_state import State
from kurume_search.parsing.pieces import Piece, piece
from kurume_search.parsing.questions import asks
from kurume_search.parsing.speakers import Speaker, read_speaker
from kurume_search.parsing.stacked import StackedTable, stacked_tables
from kurume_search.parsing.tables import side_of

# Whose words a cell holds, before them: (上下水道課)検針員には….
_BY = re.compile(r"[(【〔\[<](?P<who>[^()【】〔〕\[\]<>]{2,16})[)】〕\]>]\s*:?\s*(?=\S)")


class StackedRows(State):
    """Takes the rows of such tables as turns."""

    def find_stacked(self) -> None:
        """Look for the tables of the page; `stacked_to` is behind the last that was taken."""
        self.stacked = stacked_tables(self.page)
        self.stacked_to = 0

    def take_stacked(self, found: StackedTable) -> None:
        """Take a table: its heads, and each question and answer as a turn."""
        self.close()
        self.section, self.in_list, self.stacked_to = None, False, found.stop
        self.previous = self.lines[found.stop - 1]
        for line in (*found.heads, *found.nothing):
            self.add(Block(FURNITURE, line, [piece(line)]))
        asked, answered = (head.text for head in found.heads[-2:])
        remarks = "意見" in asked
        for row in found.rows:
            if row.number is not None:
                self.add(Block(FURNITURE, row.number, [piece(row.number)]))
            said = any(asks(words) for line in row.question for words in line.text.split("。"))
            kind = TurnKind.QUESTION if said or not remarks else TurnKind.STATEMENT
            self._cell(row.question, side_of(asked), kind, row.speaker)
            self._cell(row.answer, side_of(answered), TurnKind.ANSWER)

    def _cell(
        self,
        lines: Sequence[Line],
        side: Speaker | None,
        kind: TurnKind,
        person: Line | None = None,
    ) -> None:
        """Take the lines of a cell as a turn of a person, or of the side its column is of."""
        if not lines:
            return
        words = [piece(line) for line in lines]
        label = head = None
        if person is not None and (named := read_speaker(person.text)):
            head, label = piece(person), Label(0, len(person.text), len(person.text), named)
        elif (by := _BY.match(lines[0].text)) and (named := read_speaker(by["who"])):
            head = Piece(lines[0], 0, by.end(), lines[0].text[: by.end()])
            label = Label(*by.span("who"), by.end(), named)
            words[0] = piece(lines[0], by.end())
        said_by = label.speaker if label else side or Speaker(Role.UNKNOWN, None)
        speaker = Speaker(said_by.role, said_by.shown, said_by.names, kind, said_by.sure)
        line = person or lines[0]
        self.last_turn = self.add(Block(TURN, line, words, head=head, label=label, speaker=speaker))
        self.turns_in_case += 1
