"""Legends that only set marks beside whom they mean: (◎会長 ○委員 ●事務局)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.words.speakers import Speaker, read_speaker
from kurume_search.text.patterns import quick

# What can stand between two pairs of a mark and a speaker.
_PARTED = r"[\s、,・/]+"
# Of these alone a roll has such marks too: (◎会長 ○副会長); a line of these is no roll.
_OF_A_ROLL = (Role.CHAIR, Role.VICE_CHAIR)
_SIDE = (Role.SECRETARIAT, Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY)
_LINE_MAX = 120
# 会長・副会長: one of them, and no person of that name.
_JOINED = re.compile(r"(?<=長)・(?=副)")
# A legend below its word has no more lines.
_LINES = 8


def is_mark(words: str) -> bool:
    """Return whether folded words are one mark that is no letter."""
    return len(words) == 1 and words in table("notations")["legend"]["marks"]


def speaker_told(who: str | None) -> Speaker | None:
    """Return whom folded words surely name by a role, or None."""
    speaker = read_speaker(_JOINED.sub("又は", who)) if who else None
    return speaker if speaker and speaker.sure and speaker.role is not Role.UNKNOWN else None


def office_told(who: str) -> Speaker | None:
    """Return the office that folded words name (総務課, 区の職員), or None.

    Beside a mark that is no letter it is whose words the mark opens.
    """
    speaker = read_speaker(who)
    named = speaker is not None and speaker.role is Role.IMPLEMENTING_BODY
    return Speaker(Role.IMPLEMENTING_BODY, who) if named else None


def words_told(what: str) -> Speaker | None:
    """Return a speaker of no role whose words do what `what` says (質問・意見, 回答), or None."""
    if _words().fullmatch(what) is None:
        return None
    told = {read.kind for word in re.split("・|及び|又は|等", what) if (read := read_speaker(word))}
    kinds = (TurnKind.ANSWER, TurnKind.STATEMENT, TurnKind.QUESTION)
    kind = next((held for held in kinds if held in told), None)
    return Speaker(Role.UNKNOWN, None, (), kind) if kind else None


def legend_of_pairs(text: str) -> dict[str, Speaker]:
    """Return mark → speaker where marks stand right before or behind whom they mean.

    They stand in brackets, behind a word for a legend (凡例), or fill the line with the
    office among them: a roll has no such line.

    >>> sorted(legend_of_pairs("審議(△委員 ▽事務局)"))
    ['△', '▽']
    """
    if len(text) > _LINE_MAX or two_marks().search(text) is None:
        return {}
    for pattern, before in _runs():
        if (match := pattern.search(text)) is None:
            continue
        found = _explained(match["pairs"], before=before)
        roles = {held.role for held in found.values()}
        announced = match["opens"] is not None and not roles <= set(_OF_A_ROLL)
        if len(found) > 1 and (announced or roles & set(_SIDE)):
            return found
    return {}


def legends_below(sheet: Sheet) -> Iterator[tuple[int, dict[str, Speaker]]]:
    """Yield where pairs stand below a word for a legend, and their mark → speaker."""
    for at in sheet.begun_by(_called_alone()):
        below = [
            n for n in range(at + 1, min(at + _LINES, len(sheet.lines))) if sheet.lines[n].text
        ]
        if found := _listed([sheet.lines[n] for n in below]):
            yield below[0], found


def _listed(lines: Sequence[Line]) -> dict[str, Speaker]:
    """Return mark → speaker of the first of `lines`, one pair or several on each."""
    found: dict[str, Speaker] = {}
    for line in lines:
        own = _explained(line.text, before=True) if len(line.text) <= _LINE_MAX else {}
        if not own or not found.keys().isdisjoint(own):
            break
        found |= own
    return found if len(found) > 1 else {}


def _explained(pairs: str, *, before: bool) -> dict[str, Speaker]:
    """Return mark → speaker of pairs in a row; nothing if one names nobody, or twice a mark."""
    border = rf"{_PARTED}(?={_mark()})" if before else rf"(?<={_mark()}){_PARTED}"
    found: dict[str, Speaker] = {}
    for pair in re.split(border, pairs):
        mark, who = (pair[0], pair[1:]) if before else (pair[-1], pair[:-1])
        speaker = speaker_told(_said().sub("", who.strip()))
        known = speaker is not None and not speaker.names
        if speaker is None or not known or mark in found or not is_mark(mark):
            return {}
        found[mark] = Speaker(speaker.role, speaker.shown)
    return found


@cache
def _mark() -> str:
    """Return the pattern of a mark that is no letter."""
    return rf"[{re.escape(table('notations')['legend']['marks'])}]"


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('notations')['legend']['said'])})$")


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(table("notations")["legend"]["said"]))


@cache
def _called_alone() -> re.Pattern[str]:
    """Match a line that is nothing but a word for a legend, in marks or not."""
    called = "|".join(map(re.escape, table("notations")["legend"]["headed"]))
    return re.compile(rf"[(\[【<〔]?(?:{called})[)\]】>〕]?:?$")


@cache
def two_marks() -> re.Pattern[str]:
    """Match what a legend has that explains two marks."""
    marks = re.escape(table("notations")["legend"]["marks"])
    return quick(rf"(?P<one>[{marks}])[^。\n]*?(?!(?P=one))[{marks}]")


@cache
def _runs() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return patterns of pairs in a row, the mark before the speaker and behind him."""
    held = table("notations")["legend"]
    said = "|".join(held["said"])
    who = rf"[^\s、,()=:・/{re.escape(held['marks'])}]{{2,10}}?(?:{said})?"
    called = rf"(?:{'|'.join(held['called'])})[\s:]*"
    opens = rf"(?P<opens>[(\[【〔<《](?:{called})?|^{called})"
    found = []
    for pair, before in ((rf"{_mark()} *{who}", True), (rf"{who} *{_mark()}", False)):
        run = rf"(?P<pairs>{pair}(?:{_PARTED}{pair})+)"
        found.append((re.compile(rf"(?:{opens}|^){run}[)\]】〕>》]?$"), before))
    return tuple(found)
