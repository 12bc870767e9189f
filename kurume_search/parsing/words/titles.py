"""Titles of items and cases: noun phrases, often with について (件名)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kurume_search.data import table
from kurume_search.text.remembered import remembered

# What may stand behind the end of a title: its ground, its number.
_BEHIND = r"\s*(?:[(（【\[<〔](?:[^()（）【】〔〕]|\([^()]{1,3}\)){0,60}[)）】\]>〕])*$"


@cache
def _ends(name: str) -> re.Pattern[str]:
    words = "|".join(table("headings")["title_ends"][name])
    return re.compile(rf"(?:{words}){_BEHIND}")


TITLE_MAX = 260


def is_complete(title: str) -> bool:
    """Return whether a title ends as titles end, so that the next line is no part of it."""
    return bool(_ends("complete").search(title))


def is_titular(words: str) -> bool:
    """Return whether words look like a title: a noun phrase, not a sentence."""
    # 報告「…について」: the title is in the quotes.
    ending = words.rstrip("」』") if "「" in words or "『" in words else words
    return (
        0 < len(words) <= TITLE_MAX and "。" not in words and bool(_ends("titular").search(ending))
    )


_OPEN = re.compile(r"[(【\[〔][^()【】\[\]〔〕]*$")


def before_open(title: str) -> str:
    """Return a title without the brackets at its end that a line break cuts (…について(諮問第2)."""
    match = _OPEN.search(title)
    return title[: match.start()].rstrip() if match else title


_ASIDE = re.compile(r"\([^()]*\)|「[^「」]*」")


def is_sentence(words: str) -> bool:
    """Return whether words end a sentence; a stop in brackets (以下「法」という。) ends none."""
    return _has_stop(words) and _has_stop(_ASIDE.sub("", words))


def _has_stop(words: str) -> bool:
    return "。" in words or words.endswith(("?", "!"))


# Of the pairs of signs of the shorter title the other has so many.
_ALIKE = 0.5
_TITLE_NOISE = re.compile(r"[「」『』\s、。,()（）【】]")
# What stands behind the subject is no longer than this.
_TAIL_MAX = 200
# What may stand behind the subject: its ground, its number, marks of openness.
_TAIL_ENDS = frozenset("」』て件)）】]")
_TITLE_TAIL = re.compile(r"(?:[」』]|\s|について|の件|[(（【\[][^()（）【】\[\]]{0,40}[)）】\]])+$")


@remembered(256)
def title_key(title: str) -> str:
    """Return a title as two prints of it are compared."""
    if title[-1:] in _TAIL_ENDS or title[-1:].isspace():
        head, tail = title[:-_TAIL_MAX], title[-_TAIL_MAX:]
        title = head + _TITLE_TAIL.sub("", tail)
    return _TITLE_NOISE.sub("", title)


def pairs_of(key: str) -> set[str]:
    """Return the pairs of signs next to each other in the key of a title."""
    return {a + b for a, b in pairwise(key)}


def alike(one: str, other: str) -> bool:
    """Return whether two keys of titles can be of one matter, printed in full and cut short."""
    pairs = [pairs_of(key) for key in (one, other)]
    return len(pairs[0] & pairs[1]) >= _ALIKE * min(map(len, pairs))


# (1) …かとの質問に対し、…: told of the talk, cut by the end of its line or not.
_OF_TALK = re.compile(
    r"(?:との|という|旨の)(?:御|ご)?(?:質問|質疑|問い|意見|要望|指摘|提案)(?:が|に|を|で|も)"
    r"|との(?:回答|答弁|説明)が"
)


def tells_of_talk(words: str) -> bool:
    """Return whether folded words report what was asked or answered, and head nothing.

    >>> tells_of_talk("(1) 何人かとの質問に対し、"), tells_of_talk("質問への回答について")
    (True, False)
    """
    return _OF_TALK.search(words) is not None
