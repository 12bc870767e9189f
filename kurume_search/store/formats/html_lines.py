"""Lines of a page while they grow, with the marks that stand before its items."""

from __future__ import annotations

from dataclasses import dataclass, field

from kurume_search.store.formats.readings import Readings

# A term is no longer, if what it is about goes on behind it.
_TERM_MAX = 24
_SENTENCE = frozenset("。．？！?!")
# Behind these no colon is wanted.
_ENDS = frozenset("：:")
_FRAMED = frozenset("】］〕）)]＞>》〉」』")
_MARKED = frozenset("○〇◯◎●◆◇■□△▲▽▼☆★・")


@dataclass(slots=True)
class Writer:
    """Lines as they grow: blocks are parted by an empty line, ``<br>`` by a line end.

    Attributes:
        readings: Those of the whole page.
        marked: The line is a mark or a label, behind which the first block goes on.
        term: The line is a whole ``<dt>``.
    """

    readings: Readings
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    marked: bool = False
    term: bool = False

    def words(self, text: str) -> None:
        """Write words behind those of the line."""
        blank = not text.strip(" ")
        if blank and (self.marked or self.term or self.readings.waiting):
            return
        self._end_reading()
        if self.term and not blank:
            self.end_line()
        self.line.append(text)
        self.marked = self.marked and blank

    def word_with_reading(self, text: str) -> None:
        """Write a word whose reading follows."""
        if self.term:
            self.end_line()
        self.line.append(text)
        self.readings.word(text)
        self.marked = False

    def mark(self, text: str) -> None:
        """Begin a line with a mark, behind which the first block of its item goes on."""
        self.end_words()
        self.line.append(text)
        self.marked = True

    def end_term(self) -> None:
        """End a ``<dt>``; what it is about goes on behind it if it is no sentence."""
        self._end_reading()
        words = "".join(self.line).strip(" ")
        if not words or len(words) > _TERM_MAX or words[-1] in _SENTENCE:
            self.end_words()
        else:
            self.line[:] = [words]
            self.term, self.marked = True, False

    def begin_told(self) -> None:
        """Begin a ``<dd>``: behind its term (担当課：総務課), or on a line below it."""
        if not self.term:
            self.mark("\u3000")
            return
        words = self.line[0]
        own = words[-1] in _FRAMED or words[0] in _MARKED
        self.line.append("" if words[-1] in _ENDS else "\u3000" if own else "：")
        self.term, self.marked = False, True

    def end_line(self) -> None:
        """End the line, also an empty one (``<br><br>``)."""
        self._end_reading()
        text = "".join(self.line).strip(" ")
        self.line.clear()
        self.marked = self.term = False
        if text or (self.lines and self.lines[-1]):
            self.lines.append(text)

    def end_words(self) -> None:
        """End the line if anything stands on it."""
        self._end_reading()
        if "".join(self.line).strip(" \u3000"):
            self.end_line()
        self.line.clear()
        self.marked = self.term = False

    def begin_block(self) -> None:
        """End the block above, unless the line is a mark behind which this one goes on."""
        if not self.marked:
            self.end_block()

    def end_block(self) -> None:
        """End the line, and part what follows by an empty one."""
        self.end_words()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def text(self) -> str:
        """Return what was written."""
        self.end_block()
        text = "\n".join(self.lines).strip("\n")
        return text + "\n" if text else ""

    def _end_reading(self) -> None:
        if self.readings.waiting:
            self.line.append(self.readings.take())
