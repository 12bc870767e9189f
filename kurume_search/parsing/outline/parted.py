"""Labels on several lines: who speaks on one, what he does there on another, in the pass.

質問者: on a line, 乙部委員 below it; or 質問者:乙部委員, and 質問:… below that. Or 質問・意見,
over a list of what several said.
"""

from __future__ import annotations

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import FURNITURE, TEXT, Block
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.labels.said_heads import behind_count, heads_of_lists
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.parted import LAST_SIGN, says_what, words_begin
from kurume_search.parsing.outline.bodies import BodyLines
from kurume_search.parsing.outline.told_between import ToldBetween
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.tables import line_of
from kurume_search.parsing.words.speakers import doing


class PartedLabels(BodyLines, ToldBetween):
    """Reads the lines of such labels as one."""

    asked_as = ""  # what who speaks on the next line does, by the line above it

    def find_parted(self) -> None:
        """Look for the lines that say what the speaker of the next line does."""
        lines, labels = self.lines, self.labels
        self.parted: dict[int, str] = {}
        for at in self.page.having(LAST_SIGN) if labels else ():
            said = says_what(lines[at].text)
            near = range(at + 1, min(at + 4, len(lines)))
            below = next((k for k in near if said and lines[k].text), at)
            label = labels.get(below)
            alone = label is not None and label.speech == len(lines[below].text)
            if said and label and alone and below > at and _names_somebody(label):
                self.parted[at] = said

    def find_heads_of_lists(self) -> None:
        """Look for headings over lists of what was said: what follows them is one turn, yet."""
        self.list_heads = heads_of_lists(self.page)
        self.labels |= self.list_heads

    def counted_result(self, line: Line) -> bool:
        """Take a result that is counted as the headings of lists above it are (3 結果 適当)."""
        turn = self.turn
        if turn is None or turn.label is None or not turn.label.start or not self.list_heads:
            return False
        begin = behind_count(line.text)
        rest = line_of(piece(line, begin)) if begin else None
        result = inline_result(rest) if rest is not None and rest.text else None
        if rest is None or result is None:
            return False
        self.close()
        self.add(Block(TEXT, line, [piece(line, 0, begin)], section="frame"))
        self.take_result(rest, result)
        return True

    def take_parted(self, at: int, line: Line) -> None:
        """Keep what such a line says for the next."""
        self.close()
        self.asked_as = self.parted[at]
        self.add(Block(FURNITURE, line, [piece(line)]))

    def open_turn(self, line: Line, label: Label) -> None:
        """Take a label: as a turn, or as words of the turn whose label stands above."""
        if self.asked_as:
            speaker = doing(label.speaker, self.asked_as)
            label = Label(label.start, label.stop, label.speech, speaker, label.after)
            self.asked_as = ""
        above = self.turn
        if above is None or above.pieces or _names_somebody(label) or not _is_named(above):
            super().open_turn(line, label)
            return
        if above.speaker is not None and above.speaker.kind is None:
            above.speaker = doing(above.speaker, line.text[label.start : label.stop])
        self._first_words(line, label.speech)

    def first_words(self, line: Line) -> None:
        """Take the line below a label that stands alone, without a word for them (内容:)."""
        self._first_words(line, words_begin(line.text))

    def _first_words(self, line: Line, begin: int) -> None:
        turn = self.turn
        assert turn is not None  # noqa: S101
        if begin:
            self.add(Block(FURNITURE, line, [piece(line, 0, begin)]))
        if begin < len(line.text):
            turn.pieces.append(piece(line, begin))


def _names_somebody(label: Label) -> bool:
    return label.speaker.role is not Role.UNKNOWN


def _is_named(turn: Block) -> bool:
    return turn.label is not None and _names_somebody(turn.label)
