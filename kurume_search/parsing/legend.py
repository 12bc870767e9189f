"""Legends: whose words a mark or a short label opens, where the document says it itself (凡例)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.speakers import Speaker, read_speaker

if TYPE_CHECKING:
    from kurume_search.parsing.page import Page

ARROWS = "→⇒⇨➡"
# A legend is no longer than this.
_LINE_MAX = 320
# One pair could be the begin of any sentence, unless it says that the words are somebody's.
_LEAST = 2
_COUNTED = re.compile(r"[0-9\s()\-.]+")
# Who speaks to whom: 委員から事務局へ. Among each other (委員相互) is by any of them.
_TO_WHOM = re.compile(r"(?P<by>[^、。]{1,12}?)(?:から|より)(?P<to>[^、。]{1,12}?)(?:へ|に対する)?$")
_AMONG = re.compile(r"(?:相互|同士|間|から|より)$")


@cache
def _who() -> re.Pattern[str]:
    """Match what a line with a legend has."""
    return re.compile("|".join(map(re.escape, table("notations")["legend"]["who"])))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Return what a legend looks like, each way with two signs that are found sooner.

    The first stands in every pair of a mark and a speaker, the second where the mark is no letter.
    """
    held = table("notations")["legend"]
    sign = r"(?:[A-Z]|[一-龥]{1,2})"
    mark = rf"[「『(]?(?P<mark>[{re.escape(held['marks'])}]|{sign}(?:[{ARROWS}]{sign})?)[」』)]?"
    who = r"(?P<who>[^、。()「」/;\s=…‥は]{1,18}?)"
    inside = r"(?:\((?P<inside>[^()]{1,10})\))?"  # 組=組合(説明員)
    said = rf"(?P<said>{'|'.join(held['said'])})?"
    ends = rf"(?=[、,。/;)\s]|$|{'|'.join(held['ends'])})"
    joins = "|".join(held["joins"])
    named = rf"(?:は|を)、?{mark}(?=[、,。)\s]|$|で|と|に)"
    no_letter = rf"[{re.escape(held['marks'])}](?:(?<=[{ARROWS}]){sign})?[」』)]?"
    return (
        (
            re.compile(joins),
            re.compile(rf"{no_letter}\s*(?:{joins})"),
            re.compile(
                rf"(?<![一-龥A-Za-z{ARROWS}]){mark}\s*(?:{joins})\s*{who}{inside}{said}{ends}"
            ),
        ),
        (
            re.compile(named),
            re.compile(rf"[はを]、?[「『(]?(?:{sign})?{no_letter}"),
            re.compile(rf"(?<![一-龥]){who}{said}{named}"),
        ),
    )


@cache
def _side_by_side() -> re.Pattern[str]:
    """Match marks that stand before their speakers with nothing between: (◎会長 ○委員 ●事務局)."""
    held = table("notations")["legend"]
    pair = rf"{_mark()} ?[^\s、,()・/{re.escape(held['marks'])}]{{2,14}}"
    called = rf"(?:{'|'.join(held['called'])})[\s:]*"
    return re.compile(rf"(?:\((?:{called})?|^{called})(?P<pairs>{pair}(?:{_PARTED}{pair})+)\)?$")


@cache
def _mark() -> str:
    """Return the pattern of a mark that is no letter."""
    return rf"[{re.escape(table('notations')['legend']['marks'])}]"


# What can stand between two pairs of a mark and a speaker.
_PARTED = r"[\s、,・/]+"


# Of council members alone a roll has such marks too: (◎会長 ○副会長).
_OF_A_ROLL = (Role.CHAIR, Role.VICE_CHAIR)


def _beside(text: str) -> dict[str, Speaker]:
    match = _side_by_side().search(text)
    if match is None:
        return {}
    said = re.compile("|".join(table("notations")["legend"]["said"]))
    found: dict[str, Speaker] = {}
    for pair in re.split(rf"{_PARTED}(?={_mark()})", match["pairs"]):
        speaker = _known(said.sub("", pair[1:].strip()))
        if speaker is None or speaker.names or pair[0] in found:
            return {}
        found[pair[0]] = Speaker(speaker.role, speaker.shown)
    return found if any(held.role not in _OF_A_ROLL for held in found.values()) else {}


def before_legend(text: str) -> int:
    """Return where folded words end that a legend in brackets can stand behind."""
    at = text.rfind("(") if text[-1:] == ")" else 0
    behind = at > 0 and legend_in(text[at:])
    return len(text[:at].rstrip()) if behind else len(text)


def legend_in(text: str) -> dict[str, Speaker]:
    """Return mark → speaker as the folded words of one line explain them; empty if none does.

    >>> legend_in("(Qは委員、Aは担当課)")["A"].role
    <Role.IMPLEMENTING_BODY: 'implementing_body'>
    """
    if len(text) > _LINE_MAX:
        return {}
    for sign, alone, pattern in _patterns():
        first = sign.search(text)
        if first is None:
            continue
        # One pair is a legend only if it explains a mark and says that the words are somebody's.
        if not sign.search(text, first.end()) and not alone.search(text):
            continue
        found: dict[str, Speaker] = {}
        told = False
        for match in pattern.finditer(text):
            for mark, who in _pairs(match["mark"], match["who"]):
                speaker = _known(_AMONG.sub("", who)) or _known(match.groupdict().get("inside"))
                if speaker is None:
                    continue
                told = told or match["said"] is not None
                kind = TurnKind.ANSWER if mark in ARROWS else None
                found.setdefault(mark, Speaker(speaker.role, speaker.shown, (), kind))
        if len(found) >= _LEAST or (found and told and not next(iter(found)).isalnum()):
            return found
    return _beside(text)


def _known(who: str | None) -> Speaker | None:
    speaker = read_speaker(who) if who else None
    return speaker if speaker and speaker.sure and speaker.role is not Role.UNKNOWN else None


def _pairs(mark: str, who: str) -> Iterator[tuple[str, str]]:
    """Yield mark and person; 委→事 (委員から事務局へ) explains both of its signs."""
    signs = re.split(f"[{ARROWS}]", mark)
    both = _TO_WHOM.match(who) if len(signs) > 1 and all(signs) else None
    if both is None:
        yield mark, who
        return
    yield from zip(signs, (both["by"], both["to"]), strict=False)


def legends_of(page: Page) -> dict[int, dict[str, Speaker]]:
    """Return position of a line → the legend on it, in order."""
    found: dict[int, dict[str, Speaker]] = {}
    for at in page.having(_who()):
        if legend := legend_in(page.lines[at].text):
            found[at] = legend
    return found


def explained(label: str, speaker: Speaker, legend: dict[str, Speaker]) -> Speaker:
    """Return who speaks under a label that names nobody, as far as a legend tells."""
    if not legend:
        return speaker
    told = legend.get(label)
    if told is None and speaker.role is Role.UNKNOWN:
        told = legend.get(_COUNTED.sub("", label))
    if told is None:
        return speaker
    return Speaker(told.role, told.shown, (), speaker.kind or told.kind)


def short_labels(legends: dict[int, dict[str, Speaker]]) -> dict[str, Speaker]:
    """Return the labels that only a legend makes labels (委=委員), signs among them."""
    merged: dict[str, Speaker] = {}
    for legend in legends.values():
        for mark, speaker in legend.items():
            if read_speaker(mark) is None:
                merged.setdefault(mark, speaker)
    return merged
