"""Which labels open turns in the pass over the lines, and which begin something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.legends.pairs import is_mark
from kurume_search.parsing.lines.furniture import is_contact, is_navigation, is_signature
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.outline.parted import PartedLabels
from kurume_search.parsing.page.bodies import read_body_label
from kurume_search.parsing.words.headwords import is_prose, section_of
from kurume_search.parsing.words.speakers import Speaker

DITTO = "〃"
_DITTO = re.compile(
    rf"[○〇◯◎●・]?\s*(?:[(【<\[〔]\s*{DITTO}\s*[)】>\]〕]\s*:?\s*|{DITTO}(?:\s*:\s*|\s+))(?=\S)"
)
_GAP = re.compile(r"[\s:]")
_SENTENCE = re.compile(r"。|[?!]$")


class Labels(PartedLabels):
    """Reads the label of a line by what stands around it."""

    def label_on(self, at: int, line: Line) -> Label | None:
        """Return the label that opens a turn on this line, or the sign behind one that is lost."""
        label = self._label(at, line) if at in self.labels else None
        if label is not None:
            return label
        return self._lost_label(line) if line.text[0] == ":" else self._ditto(line)

    def _ditto(self, line: Line) -> Label | None:
        """Read the mark for the label above (〃  署名を頂いている。): who spoke goes on."""
        match = _DITTO.match(line.text) if self.last_turn is not None else None
        above = self.last_turn.speaker if self.last_turn is not None else None
        if match is None or above is None:
            return None
        at = line.text.index(DITTO)
        return Label(at, at + 1, match.end(), Speaker(above.role, above.shown))

    def _label(self, at: int, line: Line) -> Label | None:
        text = line.text
        if (
            at in self.chosen.legends
            or is_signature(text)
            or (("問" in text[:8] or "連絡先" in text[:8]) and is_contact(text))
        ):
            return None
        label = self.labels[at]
        if at in self.list_heads:
            return label
        words = line.text[label.start : label.stop]
        rest = line.text[label.speech :]
        if is_navigation(rest):  # 市民情報室 電話:0942-00-0000
            return None
        if rest and not is_prose(line.text) and section_of(line.text):  # 質  疑, set wide
            return None
        ending = ("results", "conditions", "reasons")
        untold = self.in_case and not self.turns_in_case
        if (untold and _is_body_line(line, rest)) or section_of(words) in ending:
            return None
        if self.section in ending and is_mark(words) and label.speaker.shown is None:
            return None  # a point under 結論 is of it
        if not rest:
            following = self.words_after(at)
            if untold and not label.speaker.sure and following.startswith(_told_of(words)):
                return None  # (農政課) above 農政課から説明した is of whom the case is
            if section_of(words) and (self._starts_label(at) or label.speaker.shown is None):
                if (
                    label.speaker.shown is None
                    and (self._is_question_mark(words) or self._is_answered(at))
                    and not self._starts_label(at)
                ):
                    return label
                return None
            if not following:
                return None
        if self.turn and not self.gap and self.unfinished() and not self.is_sure(words, label):
            return None
        return label

    def _lost_label(self, line: Line) -> Label | None:
        """Read the sign behind a label that is lost itself (:検討してほしい)."""
        if self.last_turn is None or "。" not in line.text:
            return None
        if not any(row.contains == ":" for row in self.chosen.rows):
            return None
        return Label(0, 0, 1, Speaker(Role.UNKNOWN, None))

    def _is_question_mark(self, words: str) -> bool:
        return not any(row.alone for row in self.chosen.rows) or len(words) <= 2

    def _is_answered(self, at: int) -> bool:
        """Return whether the label behind that of a line says that its words answer."""
        places = self._label_places
        behind = bisect_right(places, at)
        return behind < len(places) and _answers(self.labels[places[behind]])

    @cached_property
    def _label_places(self) -> list[int]:
        return sorted(self.labels)

    def _starts_label(self, at: int) -> bool:
        near = range(at + 1, min(at + 4, len(self.lines)))
        return next((place in self.labels for place in near if self.lines[place].text), False)


def _is_body_line(line: Line, rest: str) -> bool:
    """Return whether a line under a case of which nobody has spoken yet names a body of it.

    Where labels stand alone the whole line can look like one (主管課　総務課).
    """
    if _SENTENCE.search(rest) or not (rest or _GAP.search(line.text)):
        return False
    return read_body_label(line) is not None


def _told_of(office: str) -> tuple[str, ...]:
    """Return how a sentence begins that reports what an office said."""
    return tuple(office + particle for particle in ("から", "より"))


def _answers(label: Label) -> bool:
    return label.speaker.kind is TurnKind.ANSWER
