"""What the record tells in its own voice between turns (地の文)."""

from __future__ import annotations

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.decisions.narrative import PARTIES
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.outline.turns import Turns
from kurume_search.parsing.words.questions import words_match

# So many sentences are told in a row, and what begins so is said by nobody.
_TOLD_MAX = 6
_NO_SPEECH = frozenset("(―─→⇒【〔[|■□◆◇●▼▲※")


class ToldBetween(Turns):
    """Parts what nobody says from the speech above it."""

    def is_told_between(self) -> bool:
        """The line, one of its own, tells in the voice of the record what went on since a turn.

        Nothing but more of that, a label, a heading or a note follows: else whoever spoke last
        tells it himself, and goes on below.
        """
        turn = self.turn
        if turn is None or self.unfinished() or not (self.gap or self.has_room_above()):
            return False
        return self._tells(self.sentence_from(self.at), turn) and self._ends_speech(turn)

    def _tells(self, words: str, turn: Block) -> bool:
        """Return whether a sentence tells what went on, or who said what, at this meeting."""
        if words_match("told_between", words):
            return True
        if not words_match("reported_between", words):
            return False
        role = turn.speaker.role if turn.speaker is not None else None
        before = turn.pieces[0].text if turn.pieces else ""
        return role not in PARTIES and not words_match(
            "reported_between", f"{before}{words}", "elsewhere"
        )

    def _ends_speech(self, turn: Block) -> bool:
        """Return whether nobody goes on speaking behind what is told on this line and below."""
        at = self.at
        for _ in range(_TOLD_MAX):
            at = self._sentence_end(at) + 1
            while at < len(self.lines) and not self.lines[at].text:
                at += 1
            if at >= len(self.lines):
                return True
            line = self.lines[at]
            ends = at in self.labels or line.text[0] in _NO_SPEECH
            if ends or self.page.heading(line) is not None or read_label(line.text):
                return True
            if not self._tells(self.sentence_from(at), turn):
                return False
        return False

    def _sentence_end(self, at: int) -> int:
        """Return the position of the line that a sentence ends on, which can be wrapped."""
        while at + 1 < len(self.lines) and not self.lines[at].text.endswith("。"):
            if not self.lines[at + 1].text or at + 1 in self.labels:
                break  # an empty line ends it, and no stop: …退席した
            at += 1
        return at
