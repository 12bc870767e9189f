"""Labels that a clerk set otherwise than the rest: 甲野委員　… among labels alone, [税務課長 …."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.words.answers_beside import PARTICLE
from kurume_search.parsing.words.speakers import Speaker

# A label is one of the document where so many lines have it, and a slip where so many have any.
_LEAST, _LABELS_LEAST = 2, 6
# The words behind a label in brackets can be wrapped over so many lines.
_WRAPPED = 4
_OPENS = "[(【<〈《〔○〇◯◎●◇◆□■・•"
_CLOSES = "])】>〉》〕"
# Behind who speaks: what closes a label, a colon, leaders, quotes, or a gap. A particle goes on
# with a sentence.
_BEHIND = re.compile(
    rf"(?P<sign>\s*[{re.escape(_CLOSES)}]\s*:?\s*|\s*(?=「[^「」]*」$)"
    r"|\s*(?::|…+|\.{3,}|・{2,}|[―─—]{1,3}(?![0-9]))\s*)|(?P<gap>\s+)"
)
_DASHES = re.compile("[―─—]")
_GOES_ON = re.compile(rf"{PARTICLE}|でし|では|じゃ|という|といった")
_SAID = re.compile("[。?!]")  # 実施機関:学校教育課 and (処分庁 退室) say nothing
_ENDED = frozenset("。」』)]】>〉》?!")


def labels_otherwise(lines: Sequence[Line], found: Mapping[int, Label]) -> dict[int, Label]:
    """Return position of a line → a label of the document, set as none of the others are.

    It stands between the first and the last of those, the line above has ended, and a sign or a
    wide gap parts it from its words.

    Args:
        lines: The lines of the meeting.
        found: Position of a line → its label, in the notations of the document.
    """
    if len(found) < _LABELS_LEAST:
        return {}
    first, last = min(found), max(found)
    known = _known(lines, found)
    if not known:
        return {}
    signs = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"(?P<open>[{re.escape(_OPENS)}]\s*)?(?P<label>{signs})(?=[^\w]|$)")
    firsts = frozenset(label[0] for label in known) | frozenset(_OPENS)
    own: dict[int, Label] = {}
    for at in range(first + 1, last):
        text = lines[at].text
        if not text or text[0] not in firsts or at in found or not _has_ended(lines[at - 1]):
            continue
        match = pattern.match(text)
        label = _label(lines, at, match, known) if match else None
        if label is not None:
            own[at] = label
    return {at: label for at, label in own.items() if not _is_listed(lines, at, own)}


def _is_listed(lines: Sequence[Line], at: int, own: Mapping[int, Label]) -> bool:
    """Return whether a line beside such a line has one too: a list of roles, and no slip."""
    above = next((n for n in range(at - 1, -1, -1) if lines[n].text), None)
    below = next((n for n in range(at + 1, len(lines)) if lines[n].text), None)
    return above in own or below in own


def _known(lines: Sequence[Line], found: Mapping[int, Label]) -> dict[str, tuple[Speaker, bool]]:
    """Return the labels as they are printed → who speaks, and whether they come again."""
    told = [(lines[at].text[held.start : held.stop], held.speaker) for at, held in found.items()]
    times = Counter(words for words, _ in told)
    return {
        words: (speaker, times[words] >= _LEAST)
        for words, speaker in told
        if speaker.shown is not None and words[-1:].isalpha()
    }


def _has_ended(above: Line) -> bool:
    return not above.text or above.text[-1] in _ENDED


def _label(
    lines: Sequence[Line], at: int, match: re.Match[str], known: Mapping[str, tuple[Speaker, bool]]
) -> Label | None:
    """Return the label of a line that begins with one, if it is no subject of a sentence."""
    line = lines[at]
    behind = _BEHIND.match(line.text, match.end())
    rest = line.text[behind.end() :] if behind else ""
    if behind is None or not rest or _GOES_ON.match(rest):
        return None
    if _DASHES.search(behind.group()) and _DASHES.search(rest):
        return None  # 甲野委員―前回の欠席者―には: words set in between
    opened = match["open"] is not None
    closed = opened and behind["sign"] is not None and ":" not in behind["sign"]
    said = takewhile(bool, (held.text for held in lines[at + 1 : at + _WRAPPED]))
    if not _SAID.search("".join((rest, *said)) if closed else rest):
        return None
    wide = behind["gap"] is not None and line.raw(*behind.span("gap")) != " "
    speaker, again = known[match["label"]]
    if not (opened or behind["sign"] is not None or (again and wide)):
        return None
    return Label(*match.span("label"), behind.end(), speaker)
