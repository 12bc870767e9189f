"""Legends of circled numbers: ①会長 ②副会長 ③～⑥委員 課＝担当課 (発言者は次の記号による).

Circles count so much (items, papers, a roll) that the words of a legend are not enough: the
page must also call its lines by them as a talk does, to and fro, and not one after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kurume_search.parsing.legends.pairs import office_told, speaker_told
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.words.speakers import Speaker
from kurume_search.text.normalize import fold

# Fewer numbers are given to nobody in particular.
_LEAST = 3
# A legend goes on in so many lines below at most.
_BELOW = 8
# So often a talk goes on with a number that is neither the next one nor ①.
_TO_AND_FRO = 2
_FIRST = re.compile(r"(?<![0-9])1\s{0,3}(?:[:=]|は、?|…+)?\s{0,3}[^\s。、0-9]{0,8}?(?:長|員)")
_JOIN = r"\s*(?:[=＝:：]|は、?|…+|‥+)\s*"
_WHO = (
    rf"(?P<who>[^\s、，,。;；:：=＝/／()（）{CIRCLED}]{{2,12}}?)(?:[(（][^()（）]{{0,10}}[)）])?"
    rf"(?=[\s、，,。;；/／)）】]|$|[{CIRCLED}]|(?:を|と|で)[^、。]{{1,6}}[。、]?$)"
)
_CIRCLES = re.compile(
    rf"(?P<low>[{CIRCLED}])(?:\s*[~～〜∼-]\s*(?P<high>[{CIRCLED}])"
    rf"|(?P<more>(?:\s*[、・,，]?\s*[{CIRCLED}])+))?(?:{_JOIN}|\s*){_WHO}"
)
_LETTERS = re.compile(
    rf"(?:^|(?<=[\s、，,。;；/／（(]))(?P<mark>[A-Z]|[一-龥]{{1,2}}){_JOIN}{_WHO}"
)
_PARTING = re.compile(r"[\s、，,。;；/／]*")


def legends_of_circles(sheet: Sheet) -> Iterator[tuple[int, dict[str, Speaker]]]:
    """Yield the positions of the lines of such a legend, and what each explains."""
    if not sheet.lines or CIRCLED[0] not in sheet.lines[0].folded.source:
        return
    for at in sheet.having(_FIRST):
        raw = sheet.lines[at].raw()
        if CIRCLED[0] not in raw:
            continue
        told = {at: _told(raw, ())}
        for below in range(at + 1, min(at + 1 + _BELOW, len(sheet.lines))):
            line = sheet.lines[below]
            known = [mark for held in told.values() for mark in held]
            more = _told(line.raw(), known) if line.text else {}
            if not more or not _is_all_pairs(line.raw()):
                break
            told[below] = more
        merged = {mark for held in told.values() for mark in held}
        if sum(mark in CIRCLED for mark in merged) >= _LEAST and _talks(sheet, merged, told):
            yield from told.items()
            return


def _told(raw: str, known: Sequence[str]) -> dict[str, Speaker]:
    """Return what the words of a line explain, the numbers in order behind those `known`."""
    found: dict[str, Speaker] = {}
    count = sum(mark in CIRCLED for mark in known)
    for pair in _CIRCLES.finditer(raw):
        low = CIRCLED.index(pair["low"])
        marks = [pair["low"]]
        if pair["high"]:
            marks = list(CIRCLED[low : CIRCLED.index(pair["high"]) + 1])
        elif pair["more"]:
            marks += [sign for sign in pair["more"] if sign in CIRCLED]
        speaker = _who(pair["who"])
        if speaker is None or not marks or marks != list(CIRCLED[count : count + len(marks)]):
            return {}
        found |= dict.fromkeys(marks, speaker)
        count += len(marks)
    for pair in _LETTERS.finditer(raw) if count else ():
        if speaker := _who(pair["who"]):
            found.setdefault(pair["mark"], speaker)
    return found


def _who(words: str) -> Speaker | None:
    folded = fold(words).text
    speaker = speaker_told(folded) or office_told(folded)
    return Speaker(speaker.role, speaker.shown) if speaker else None


def _is_all_pairs(raw: str) -> bool:
    """Return whether a line holds nothing but pairs."""
    return _PARTING.fullmatch(_LETTERS.sub("", _CIRCLES.sub("", raw))) is not None


def _talks(sheet: Sheet, marks: set[str], legend: dict[int, dict[str, Speaker]]) -> bool:
    """Return whether lines begin with the circled marks in the order of a talk."""
    firsts = (
        line.raw(0, 1)
        for at, line in enumerate(sheet.lines)
        if line.text[:1].isdigit() and at not in legend
    )
    called = [CIRCLED.index(sign) for sign in firsts if sign in marks and sign in CIRCLED]
    return sum(low != high + 1 and low != 0 for high, low in pairwise(called)) >= _TO_AND_FRO
