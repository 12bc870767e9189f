"""Legends: whose words a mark or a short label opens, where the document says it itself (凡例)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.legends.circles import legends_of_circles
from kurume_search.parsing.legends.headed import legends_of_headings
from kurume_search.parsing.legends.keys import legend_of_keys
from kurume_search.parsing.legends.numbers import COUNTS, legend_of_numbers
from kurume_search.parsing.legends.pairs import (
    is_mark,
    legend_of_pairs,
    legends_below,
    office_told,
    speaker_told,
    two_marks,
    words_told,
)
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.words.speakers import ARROWS, Speaker, read_speaker
from kurume_search.text.frozen import frozen
from kurume_search.text.holding import holding
from kurume_search.text.patterns import either, quick

# A legend is no longer than this.
_LINE_MAX = 320
# One pair could be the beginning of any sentence, unless it says that the words are somebody's.
_LEAST = 2
# A legend that breaks off goes on in so many lines below at most.
_WRAPPED = 2
_COUNTED = re.compile(r"[0-9\s()\-.]+")
# Who speaks to whom: 委員から事務局へ. Among each other (委員相互) is by any of them.
_TO_WHOM = re.compile(r"(?P<by>[^、。]{1,12}?)(?:から|より)(?P<to>[^、。]{1,12}?)(?:へ|に対する)?$")
# Of a legend these begin nothing else in a heading; a point in its middle does.
_MARKS_WITHIN = "○〇◯◎●◇◆□■△▲▽▼☆★"
_MARK_WITHIN = re.compile(f"[{_MARKS_WITHIN}]")
# So does a letter in brackets.
_OPENS = r"(【〔\[<〈"
_BEGINS_WITHIN = re.compile(f"[{_MARKS_WITHIN}{_OPENS}]")
_ENDED = frozenset("。)]】〕」")
# 前回は委員7名、本日は委員8名: so many came, and nobody is called by a mark.
_HEADS = re.compile(r"委員\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*[名人]")
_AMONG = re.compile(r"(?:相互|同士|間|から|より)$")


@cache
def _who() -> re.Pattern[str]:
    """Match what a line with a legend has."""
    return re.compile("|".join(map(re.escape, table("notations")["legend"]["who"])))


@frozen()
class _Way:
    """One way to write the pairs of a legend, with two signs that are found sooner.

    Attributes:
        sign: What stands in every pair of a mark and a speaker.
        alone: What does where the mark is no letter, so that one pair can be a legend.
        pair: A mark and a speaker.
    """

    sign: re.Pattern[str]
    alone: re.Pattern[str]
    pair: re.Pattern[str]


class _Ways(NamedTuple):
    """The ways to write a legend, as they are tried: ○…委員, 委員は○, ○印は委員, (委)委員."""

    joined: _Way
    named: _Way
    marked: _Way
    enclosed: _Way


@cache
def _ways() -> _Ways:
    """Return what a legend looks like."""
    held = table("notations")["legend"]
    kana = r"(?<![^\s、,(「『;|])[ぁ-んァ-ヴ]{1,2}[一-龥]"  # こ政=こども政策課
    sign = rf"(?:[A-Z]|[一-龥]{{1,2}}|{kana})"
    several = r"[A-Z](?:\s?[~〜-]\s?[A-Z]|(?:[、・,]\s?[A-Z])+)(?![A-Za-z])"
    mark = (
        rf"[「『(]?(?P<mark>[{re.escape(held['marks'])}]|{several}"
        rf"|{sign}(?:[{ARROWS}]{sign})?)[」』)]?"
    )
    who = r"(?P<who>(?:[^、。()「」/;\s=…‥は]|又は){1,18}?)"
    inside = r"(?:\((?P<inside>[^()]{1,10})\))?"  # 組=組合(説明員)
    said = rf"(?P<said>{'|'.join(held['said'])})?"
    ends = rf"(?=[、,。/;)\s]|$|{'|'.join(held['ends'])})"
    joins = "|".join(held["joins"])
    sure = rf"(?=[「『(]?[{re.escape(held['marks'])}])"  # が before a letter is of a sentence
    named = rf"(?:は、?|を、?|が、?{sure}|=){mark}(?=[、,。)\s]|$|で|と|に|を[付用示記、])"
    no_letter = rf"[{re.escape(held['marks'])}](?:(?<=[{ARROWS}]){sign})?[」』)]?"
    marked = (
        rf"[「『(]?(?P<mark>[{re.escape(held['marks'])}])[」』)]?(?:{'|'.join(held['marked'])})"
    )
    opens, closes = f"[{_OPENS}]", r"[)】〕\]>〉]"
    return _Ways(
        joined=_Way(
            # A mark ends right before it, and none is of three characters: most lines end here.
            quick(rf"(?<=[{re.escape(held['marks'])}A-Z一-龥」』)\s])(?<![一-龥]{{3}})(?:{joins})"),
            re.compile(rf"{no_letter}\s*(?:{joins})"),
            re.compile(
                rf"(?<![一-龥A-Za-z{ARROWS}]){mark}\s*(?:{joins})\s*{who}{inside}{said}{ends}"
            ),
        ),
        named=_Way(
            re.compile(named),
            re.compile(rf"[はがを=]、?[「『(]?(?:{sign})?{no_letter}"),
            re.compile(rf"(?<![一-龥]){who}{said}(?:に)?{named}"),
        ),
        marked=_Way(
            re.compile(rf"{no_letter}(?:{'|'.join(held['marked'])})"),
            re.compile(no_letter),
            re.compile(rf"{marked}{who}{said}{ends}"),
        ),
        enclosed=_Way(
            re.compile(rf"{opens}{sign}{closes}"),
            re.compile(r"(?!)"),  # one pair in brackets could be anything
            re.compile(
                rf"{opens}(?P<mark>{sign}){closes}\s*(?:{joins})?{who}{inside}{said}"
                rf"(?=[、,。/;)\s]|$|{opens})"
            ),
        ),
    )


@cache
def _sign() -> re.Pattern[str]:
    """Match what a legend has, whichever way it is written: two of its signs, or one alone."""
    ways = _ways()
    lone = (ways.marked.sign, *(way.alone for way in (ways.joined, ways.named)), two_marks())
    twice = [
        rf"(?:{sign}).*?(?:{sign})"
        for way in (ways.joined, ways.named, ways.enclosed)
        for sign in [way.sign.pattern.replace("?P<mark>", "?:")]
    ]
    return quick("|".join([*(sign.pattern for sign in lone), *twice]))


def legend_in(text: str) -> dict[str, Speaker]:
    """Return mark → speaker as the folded words of one line explain them; empty if none does.

    >>> legend_in("(Qは委員、Aは担当課)")["A"].role
    <Role.IMPLEMENTING_BODY: 'implementing_body'>
    """
    if len(text) > _LINE_MAX:
        return {}
    for way in _ways():
        first = way.sign.search(text)
        if first is None:
            continue
        # One pair is a legend only if it explains a mark and says that the words are somebody's.
        if not way.sign.search(text, first.end()) and not way.alone.search(text):
            continue
        found: dict[str, Speaker] = {}
        offices: dict[str, Speaker] = {}  # a letter beside an office could be anything
        told = False
        for match in way.pair.finditer(text):
            if match["mark"].isalpha() and _HEADS.search(match["who"]):
                continue
            for mark, who in _pairs(match["mark"], match["who"]):
                inside = match.groupdict().get("inside")
                speaker = speaker_told(_AMONG.sub("", who)) or speaker_told(inside)
                if speaker is None and mark.isalnum() and (office := office_told(who)):
                    offices.setdefault(mark, office)
                    continue
                if speaker is None:
                    speaker = words_told(who + (match["said"] or "")) or office_told(who)
                if speaker is None:
                    continue
                told = told or match["said"] is not None
                kind = TurnKind.ANSWER if mark in ARROWS else speaker.kind
                found.setdefault(mark, Speaker(speaker.role, speaker.shown, (), kind))
        if len(found) >= _LEAST or (found and told and not next(iter(found)).isalnum()):
            return offices | found
    return legend_of_pairs(text)


def _pairs(mark: str, who: str) -> Iterator[tuple[str, str]]:
    """Yield mark and person; 委→事 (委員から事務局へ) explains both of its signs."""
    if "A" <= mark[0] <= "Z" and len(mark) > 1 and mark[-1].isalpha() and mark[1] not in ARROWS:
        yield from ((letter, who) for letter in _letters(mark))  # A~C, and A、B、C
        return
    signs = re.split(f"[{ARROWS}]", mark)
    both = _TO_WHOM.match(who) if len(signs) > 1 and all(signs) else None
    if both is None:
        yield mark, who
        return
    yield from zip(signs, (both["by"], both["to"]), strict=False)


def _letters(mark: str) -> list[str]:
    """Return the letters of a run of them, or of a list."""
    listed = re.findall("[A-Z]", mark)
    if len(listed) == _LEAST and re.search("[~〜-]", mark):
        return [chr(code) for code in range(ord(listed[0]), ord(listed[1]) + 1)]
    return listed


def legends_of(sheet: Sheet) -> dict[int, dict[str, Speaker]]:
    """Return position of a line → the legend on it, in order."""
    found = dict(legends_below(sheet))
    named = sheet.having(_who())
    texts = [sheet.lines[at].text for at in named]
    counting = holding(COUNTS, texts)
    # To look for their signs takes the square of a longer line.
    texts = [text if len(text) <= _LINE_MAX else "" for text in texts]
    explaining = frozenset(holding(_sign(), texts))
    open_ended = [text if text[-1:] not in _ENDED else "" for text in texts]
    wrapping = frozenset(holding(_wraps(), open_ended))
    for place in sorted(explaining.union(wrapping, counting)):
        at = named[place]
        text = sheet.lines[at].text
        legend = legend_in(text) if place in explaining else {}
        if place in wrapping and (below := _more_of(sheet, at)):
            legend = max(legend, legend_in(text + below), key=len)
        if legend := legend or legend_of_numbers(text):
            found[at] = legend
    found |= dict(legends_of_circles(sheet))
    found |= dict(legends_of_headings(sheet))
    found |= legend_of_keys(sheet)
    return dict(sorted(found.items()))


@cache
def _wraps() -> re.Pattern[str]:
    """Match what a line has that may go on below with what it explains."""
    return either([_ways().marked.sign, _ways().joined.sign])


def _more_of(sheet: Sheet, at: int) -> str:
    """Return the words of the lines below, where a line breaks off that explains marks."""
    text = sheet.lines[at].text
    if not _wraps().search(text):
        return ""
    marked = _ways().marked.sign
    below = ""
    for line in sheet.lines[at + 1 : at + 1 + _WRAPPED]:
        if not _breaks_off(text + below) and not (not below and marked.search(text)):
            break
        below += line.text
    return below


def _breaks_off(words: str) -> bool:
    """Return whether pairs go on below: behind a comma, or within brackets left open."""
    return words[-1:] in "、,・=:…." or words.count("(") > words.count(")")


def explained(label: str, speaker: Speaker, legend: dict[str, Speaker]) -> Speaker:
    """Return who speaks under a label that names nobody, as far as a legend tells."""
    if not legend:
        return speaker
    told = legend.get(label)
    if told is None and speaker.role is Role.UNKNOWN:
        told = legend.get(_COUNTED.sub("", label))
    if told is None:
        return speaker
    letter = label == "A" and "B" in legend  # no answer, where there is a B
    return Speaker(told.role, told.shown, (), (not letter and speaker.kind) or told.kind)


def short_labels(legends: dict[int, dict[str, Speaker]]) -> dict[str, Speaker]:
    """Return the labels that only a legend makes labels (委=委員), signs among them."""
    merged: dict[str, Speaker] = {}
    for legend in legends.values():
        for mark, speaker in legend.items():
            known = read_speaker(mark)
            if known is None or known.role is Role.UNKNOWN:  # 話者1
                merged.setdefault(mark, speaker)
    return merged


def look_alikes(short: Mapping[str, Speaker]) -> dict[str, Speaker]:
    """Return the marks that look like one of several that are explained (〇 for ○)."""
    found: dict[str, Speaker] = {}
    for signs in table("notations")["legend"]["alike"]:
        told = [sign for sign in signs if sign in short]
        if len(told) == 1 and sum(map(is_mark, short)) > 1:
            found |= {sign: short[told[0]] for sign in signs if sign != told[0]}
    return found


def before_legend(text: str) -> int:
    """Return where folded words end that a legend can stand behind."""
    at = text.rfind("(") if text[-1:] == ")" else 0
    if at > 0 and legend_in(text[at:]):
        return len(text[:at].rstrip())
    if _BEGINS_WITHIN.search(text, 1) is None:  # nearly always
        return len(text)
    mark = _MARK_WITHIN.search(text, 1) or _ways().enclosed.sign.search(text, 1)
    head = text[: mark.start()].rstrip(" ([【〔<:※") if mark else ""
    return len(head) if mark and head and legend_in(text[mark.start() :]) else len(text)
