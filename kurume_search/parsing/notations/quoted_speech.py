"""Speech in quotation marks within running text (委員「何人か。」課長は、五人であると答えた。)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurume_search.model.turn import Role
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.speakers import Speaker, read_speaker
from kurume_search.text.frozen import frozen

_CLOSED_BY = {"「": "」", "『": "』"}
_OPENS = re.compile(
    r"(?:(?<=[。、」』])|(?<!.))\s*(?P<by>[^、。「」『』\s][^、。「」『』]{1,15})(?P<mark>[「『])"
)
# What is said is sentences; 委員「要望」 quotes a word.
_SENTENCES = re.compile(r"[。?!]|(?:か|です|ます|ません|た|る|い)(?=[」』])")
# 住民課「…。」の掲示: a sentence goes on around what is quoted.
_GOES_ON = frozenset("とのをはがにへでもや等")
# Who speaks next, in the marks of speech or told of (課長は、…と答えた).
_NEXT = re.compile(
    r"\s*(?:これに(?:対し|対して)、?)?(?P<by>[^、。「」『』\s]{2,15}?)(?:[「『]|(?:から|より)?は?、|[はが](?=[^、。]))"
)
_QUOTED = re.compile(r"[^、。「」『』\s]{2,16}(?:「[^」\n]*」|『[^』\n]*』).")
# So many lines that go on behind what is said show that quotation marks are no labels.
_LEAST = 2


@frozen()
class Quoted:
    """Columns of one quoted speech: of its speaker, of its words, and behind the closing mark."""

    who: int
    start: int
    stop: int
    close: int
    speaker: Speaker


def quoted_speech(text: str, begin: int = 0) -> Iterator[Quoted]:
    """Yield what is said in quotation marks right behind who says it, in order.

    Args:
        text: Folded words.
        begin: Where they begin behind the mark of a list.
    """
    at = begin
    while opened := _OPENS.search(text, at):
        at = opened.end()
        speaker = _person(opened["by"])
        stop = _end(text, opened.start("mark")) if speaker else None
        if speaker is None or stop is None or not _SENTENCES.search(text, at, stop + 1):
            continue
        if text[stop + 1 : stop + 2] in _GOES_ON:
            continue
        yield Quoted(opened.start("by"), at, stop, stop + 1, Speaker(speaker.role, None))
        at = stop + 1


def mixes_speech(page: Page) -> bool:
    """Return whether lines go on behind quoted speech with the next who speaks.

    Then 委員「 is no label of a line: such minutes mix what is quoted and what is told.
    """
    found = 0
    for at in page.having(_QUOTED):
        text = page.lines[at].text
        for held in quoted_speech(text):
            behind = _NEXT.match(text, held.close)
            if behind and _person(behind["by"]):
                found += 1
                break
        if found >= _LEAST:
            return True
    return False


def _person(words: str) -> Speaker | None:
    """Return who is named by the words before a quotation mark, or None."""
    speaker = read_speaker(words.removeprefix("同席した").removeprefix("同"))
    return None if speaker is None or speaker.role is Role.UNKNOWN else speaker


def _end(text: str, at: int) -> int | None:
    """Return the column of the mark that closes the one at `at`, marks within it passed over."""
    opens, closes = text[at], _CLOSED_BY[text[at]]
    depth = 0
    for column in range(at, len(text)):
        depth += (text[column] == opens) - (text[column] == closes)
        if depth == 0:
            return column
    return None
