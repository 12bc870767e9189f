"""Cells of tables of questions and answers as turns, in the pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import FURNITURE, NOTE, TURN, Block
from kurume_search.parsing.labels.row import Label, unwrapped
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.columns import HEAD_MAX, is_empty_cell
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.page.tables import Row, line_of
from kurume_search.parsing.words.questions import asks_within
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# Whose words a cell holds, before them: (上下水道課)検針員には….
_BY = re.compile(r"[(【〔\[<](?P<who>[^()【】〔〕\[\]<>]{2,16})[)】〕\]>]\s*:?\s*(?=\S)")


# Two columns; a line that begins with a tab is set in so far.
_PAIR, _TAB = 2, 8


class AskedCells(State):
    """Takes what was asked, and what was answered, as turns."""

    @staticmethod
    def over_all_columns(row: Row) -> Piece | None:
        """Return the one cell of a row that has words, or the first of several with the same."""
        filled = [cell for cell in row.cells if cell.text]
        return filled[0] if len({cell.text for cell in filled}) == 1 else None

    def asked_cell(self, name: str, words: Sequence[Piece], person: Piece | None = None) -> None:
        """Take the words of a cell under the head of what was asked, or answered, as a turn.

        Args:
            name: What the column is of, question or answer.
            words: Line by line.
            person: The cell of who asks, if a column has it.
        """
        words = [held for held in words if held.text]
        if all(is_empty_cell(held.text) for held in words):
            for alone in map(line_of, filter(None, (person, *words))):
                self.add(Block(FURNITURE, alone, [piece(alone)]))  # not the cells before it
            return
        kind = TurnKind.QUESTION if name == "question" else TurnKind.ANSWER
        if kind is TurnKind.QUESTION and self.remarks:
            asked = any(asks_within(held.text) for held in words)
            kind = TurnKind.QUESTION if asked else TurnKind.STATEMENT
        head, label = _named(words[0], person)
        if label is not None and person is None and head is not None:
            words[0] = words[0].cut(len(head.text), len(words[0].text))
        by = label.speaker if label else self.sides.get(name) or Speaker(Role.UNKNOWN, None)
        speaker = Speaker(by.role, by.shown, by.names if label else (), kind, by.sure)
        line = head.line if head else words[0].line
        self.last_turn = self.add(Block(TURN, line, words, head=head, label=label, speaker=speaker))
        self.turns_in_case += 1

    def labelled_row(self, row: Row) -> bool:
        """Take 質問1 | words as one turn: some fill in two columns so, whatever their heads say."""
        first, words = row.cells[0], row.cells[-1]
        if len(row.cells) != _PAIR or is_empty_cell(words.text):
            return False
        speaker = _told(first.text, words.text)
        if speaker is None:
            return False
        side = self.sides.get("answer" if speaker.kind is TurnKind.ANSWER else "question")
        if speaker.role is Role.UNKNOWN and speaker.kind is not None and side is not None:
            speaker = Speaker(side.role, side.shown, (), speaker.kind, side.sure)
        self.close()
        label = Label(first.start, first.stop, words.start, speaker)
        turn = Block(TURN, row.line, [words], head=first, label=label, speaker=speaker)
        self.last_turn = self.add(turn)
        self.turns_in_case += 1
        return True

    def below_labelled(self, line: Line) -> bool:
        """Take a line set in by a tab, below such a row, as more of its words, or as a note."""
        last = self.out.blocks[-1]
        held = {*self.columns} if self.columns else set()
        if held != {"question", "answer"} or self.gap or line.indent < _TAB or "\t" in line.text:
            return False
        if last.kind is not TURN or last.head is None or last.label is None:
            return False
        if is_note(line.text):
            self.add(Block(NOTE, line, [piece(line)]))
        else:
            last.pieces.append(piece(line))
        return True


def _told(label: str, words: str) -> Speaker | None:
    """Return what a cell says of the words in the one behind it, where it says nothing else."""
    if not 0 < len(label) <= HEAD_MAX:
        return None
    speaker = read_speaker(unwrapped(label))
    if speaker is None or not speaker.sure:
        return None
    # Who it is could be what was asked about (担当課 | 市民課): then no sentence is behind it.
    return speaker if speaker.kind is not None or words.endswith("。") else None


def _named(first: Piece, person: Piece | None) -> tuple[Piece | None, Label | None]:
    """Return the label of a cell: who has a cell of his own, or stands before the words."""
    if person is not None:
        named = read_speaker(person.text)
        stop = person.start + len(person.text)
        return (person, Label(person.start, stop, stop, named)) if named else (None, None)
    by = _BY.match(first.text)
    if by is None or (named := read_speaker(by["who"])) is None:
        return None, None
    start, stop = (first.start + column for column in by.span("who"))
    return first.cut(0, by.end()), Label(start, stop, first.start + by.end(), named)
