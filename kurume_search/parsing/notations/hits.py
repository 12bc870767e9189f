"""Labels that a notation reads and speech follows: the evidence for it (発言者の表記の証拠)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kurume_search.model.turn import Role
from kurume_search.parsing.header.rollcall import KnownSpeakers
from kurume_search.parsing.labels.row import Label, Row
from kurume_search.parsing.lines.line import Line, words_below
from kurume_search.parsing.marks.parted import words_begin
from kurume_search.parsing.words.headwords import is_section_word
from kurume_search.parsing.words.speakers import Speaker
from kurume_search.text.frozen import frozen

STOPS = ("。", "?", "!")
_SPEECH = re.compile(r"[。?!]|(?:か|す|た|い|る|ん|り|略|明|告)[)」]?$|^\(|^「")

# Words that fill a line, among them so many hiragana, are no value of a field; readings of
# names in brackets don't count.
_PROSE, _KANA_IN_PROSE = 24, 8
_KANA = re.compile(r"[ぁ-ん](?![ぁ-んー]{0,12}\))")


@frozen()
class Hit:
    """A line that a notation reads: its label, who speaks, and the row that reads it."""

    line: int
    label: str
    speaker: Speaker
    row: Row


def hits_of(
    row: Row, lines: Sequence[Line], places: Iterable[int], known: KnownSpeakers
) -> Iterator[Hit]:
    """Yield the hits of one row alone on the lines at `places`."""
    for at in places:
        label = row.match(lines[at], known)
        if label is not None and (hit := hit_on(lines, at, row, label)):
            yield hit


def hit_on(lines: Sequence[Line], at: int, row: Row, label: Label) -> Hit | None:
    """Return a label as a hit of its row, if speech follows it and it is no word that parts."""
    text, speaker = lines[at].text, label.speaker
    words = text[label.start : label.stop]
    if speaker.role is not Role.UNKNOWN and speaker.kind is None and is_section_word(words):
        return None  # 委員意見 may be answered: whether it is one of a pair shows in `_score`
    following = text[label.speech :]
    if not following:
        following = words_below(lines, at)
        if begin := words_begin(following):
            following = following[begin:] or words_below(lines, at + 1)
    said = following[-1:] in STOPS or _SPEECH.search(following) or _breaks_off(following)
    return Hit(at, words, speaker, row) if said else None


def _breaks_off(words: str) -> bool:
    """Return whether words are prose whose sentence ends on the line below."""
    return len(words) >= _PROSE and len(_KANA.findall(words)) >= _KANA_IN_PROSE


def last_hits(
    at: int, line: Line, ends: Iterable[Row], begins: Iterable[Row], known: KnownSpeakers
) -> list[Hit]:
    """Return the labels behind the words of `line`, if none surely begins it.

    Args:
        at: Its position.
        line: The line.
        ends: The notations whose labels its end may be.
        begins: Those whose labels its beginning may be.
        known: The speakers that the document names.
    """
    for row in ends:
        labels = row.match_all(line, known)
        if not labels:
            continue
        before = (held.read(line, known) for held in begins if not held.marks)
        if any(held is not None and held.speaker.sure for held in before):
            return []
        words = [(line.text[label.start : label.stop], label.speaker) for label in labels]
        return [Hit(at, label, speaker, row) for label, speaker in words]
    return []
