"""Labels of two parts in the same marks, an office and who speaks for it: 総務課/甲野主幹/三日."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.header.rollcall import KnownSpeakers
from kurume_search.parsing.page.bodies import is_unit
from kurume_search.parsing.words.speakers import Speaker, placed, read_speaker, said_by, words_by

# Whose labels can have a second part.
OFFICES = (Role.IMPLEMENTING_BODY, Role.SECRETARIAT)


# (税務課) right behind a label.
_BEHIND = re.compile(r"\((?P<who>[^()]{2,16})\)\s*(?=\S)")


def who_behind(
    text: str, start: int, stop: int, speaker: Speaker
) -> tuple[Speaker, int, int] | None:
    """Return who speaks by parentheses behind a label: ⇒ (税務課)…, 問 (会長)…, 番外 (税務課長)….

    The label names nobody, or only the side that an official in parentheses speaks for.

    Args:
        text: The line.
        start: The column where the label begins.
        stop: The column where its speech would begin without them.
        speaker: What the label says by itself.

    Returns:
        Who speaks, the column where the label ends, and that where the speech begins.
    """
    match = _BEHIND.match(text, stop)
    whom = read_speaker(match["who"]) if match else None
    if match is None or whom is None or whom.shown is None:
        return None
    if speaker.role in OFFICES and not speaker.names and whom.role in OFFICES:
        end = match.end("who") + 1
        both = read_speaker(text[start:end])
        return (replace(both, kind=speaker.kind), end, match.end()) if both else None
    if speaker.shown is not None or speaker.role is not Role.UNKNOWN:
        return None
    if not whom.sure and not (speaker.kind is TurnKind.ANSWER and is_unit(match["who"])):
        return None
    low = match.start("who") - start
    names = tuple((low + begin, low + end) for begin, end in whom.names)
    kind = speaker.kind or whom.kind
    return replace(whom, names=names, kind=kind, sure=True), match.end("who") + 1, match.end()


# A name, and nothing but the gap behind it: 10) 委員 counts somebody.
_SURNAME = re.compile(r"[一-龥々〓ヶぁ-んァ-ヴー]{1,6}\s+")


@cache
def _title_behind() -> re.Pattern[str]:
    """Match the title of a member, or an official (総務課長), that stands alone behind a gap."""
    held = table("units")
    words = sorted({*held["member_titles"], *held["titles"]}, key=len, reverse=True)
    title = rf"[一-龥ァ-ヴー]{{0,10}}?(?:{'|'.join(map(re.escape, words))})"
    return re.compile(rf"(?P<title>{title})(?:\s*:\s*|\s+(?=\S)|$)")


def titled_behind(text: str, start: int, stop: int) -> tuple[Speaker, int, int] | None:
    """Return who speaks by a title behind a gap and his name: ○甲野 委員長  では….

    Args:
        text: The line.
        start: The column where the name begins.
        stop: The column where the gap behind it ends.

    Returns:
        Who speaks, the column where the label ends, and that where the speech begins.
    """
    match = _title_behind().match(text, stop) if _SURNAME.fullmatch(text, start, stop) else None
    whole = read_speaker(text[start : match.end("title")]) if match else None
    if match is None or whole is None or not whole.names:
        return None
    return whole, match.end("title"), match.end()


_DITTO = ("同", "同上", "〃")
_NAMES = re.compile(r"[・、/]")


def with_official(
    text: str, office: tuple[int, int], behind: re.Match[str], speaker: Speaker
) -> Speaker | None:
    """Return the speaker of a label of two parts, or None if the second names no official.

    Args:
        text: The line.
        office: The columns of the label that was read.
        behind: The same notation read once more right behind it.
        speaker: What the first label says.
    """
    if speaker.names:
        return None
    start, stop = office
    words = text[start:stop]
    person = behind["label"].strip()
    if not (is_unit(words) or speaker.role is Role.SECRETARIAT) or not _is_official(words, person):
        return None
    named = read_speaker(person)
    if named is None or named.role not in OFFICES:
        return None
    low = behind.start("label") - start
    return replace(
        speaker,
        shown=f"{speaker.shown}{named.shown}",
        names=tuple([(low + begin, low + end) for begin, end in named.names]),
    )


def _is_official(office: str, person: str) -> bool:
    titles = tuple(table("units")["titles"])
    return person.endswith(titles) and not office.endswith(titles)


def whoever(words: str) -> Speaker:
    """Return who a cell under the head of speakers names that no label is like (課長 山田).

    What stands behind an office is a name, and so is the whole of it where none is known.
    """
    first = words.split()[0]
    office = read_speaker(first)
    if office is None:
        return Speaker(Role.UNKNOWN, None, ((0, len(words)),))
    name = words[len(first) :].lstrip()
    names = ((len(words) - len(name), len(words)),) if name else ()
    return Speaker(office.role, office.shown, (*office.names, *names), office.kind)


def read_within(label: str, known: KnownSpeakers) -> Speaker | None:
    """Read a name of the roll behind a word for what is said: 質疑(甲野), Q1(乙川・丙田).

    Of several the first speaks; 同 names nobody anew.
    """
    match = words_by().fullmatch("".join(label.split()))
    if match is None:
        return None
    if match["whose"] in _DITTO:
        return read_speaker(match["what"])
    first, *others = _NAMES.split(match["whose"])
    whose = known.get(first)
    if whose is None or not all(map(known.get, others)):
        return None
    if others:
        whose = replace(whose, names=((0, len(match["whose"])),))
    return placed(said_by(whose, match), label)
