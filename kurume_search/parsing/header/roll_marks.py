"""Marks beside the names of a roll, and the legend that says what they mean (◎会長 ○副会長)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.pieces import Piece

SIGNS = "◎○☆★△▲▽▼□■◇◆●"
# Three circles that look alike stand for each other.
_ALIKE = str.maketrans("◯〇", "○○")
_SIGN = f"[{SIGNS}◯〇]"
_JOIN = r"\s{0,3}印?\s{0,3}(?:は|が|を|:|=|…|\.{2,3}|-)\s{0,3}"
# A mark behind a name, right at its end: 三宅◎、小川○.
_BEHIND = re.compile(rf"(?<=[^\s、(]){_SIGN}(?=[\s、,)]|$)")

# What a legend has: most lists have no mark at all, and none beside a title.
_MAY_EXPLAIN = re.compile(rf"{_SIGN}[^、。]{{0,9}}[長員理]|[長員理][^、。]{{0,9}}{_SIGN}")

Marks = tuple[tuple[str, str], ...]


@cache
def _titles() -> str:
    return "|".join(sorted(member_titles(), key=len, reverse=True))


@cache
def _pair() -> re.Pattern[str]:
    """Match a mark with its title, the mark first or last."""
    titles = _titles()
    return re.compile(
        rf"(?P<mark>{_SIGN})(?:{_JOIN}|\s{{0,3}})(?P<title>{titles})"
        rf"|(?P<of>{titles})(?:{_JOIN}|\s{{0,3}})(?P<last>{_SIGN})"
    )


@cache
def _legend() -> re.Pattern[str]:
    """Match a legend: in parentheses, behind a sign for notes, or joined pairs at the end."""
    titles, parted = _titles(), r"[\s、,・/;。]{0,9}"
    ends = r"(?:には?)?(?:を(?:示す|表す|いう)|とする|です|である)?"

    def run(join: str, least: int) -> str:
        pair = rf"{_SIGN}{join}(?:{titles}){ends}"
        turned = rf"(?:{titles})(?:に?{join}){_SIGN}"
        return "|".join(
            rf"{held}(?:{parted}{held}){{{least - 1},5}}" for held in (pair, turned)
        )  # fmt: skip

    loose = rf"(?:{_JOIN}|\s{{0,3}})"
    around = r"[^()◎○◯〇☆★]{0,14}"
    return re.compile(
        rf"\({around}?(?:{run(loose, 1)}){around}\)"
        rf"|(?:※|凡例|注[0-9]?)[\s:]*(?:{run(loose, 1)})"
        rf"|(?:^|(?<=\s))(?:{run(loose, 2)})。?$"
        rf"|(?:^|(?<=\s))(?:{run(_JOIN, 1)})。?$"
    )


def marks_in(texts: Iterable[str]) -> Marks:
    """Return the marks that a legend in one of the folded texts explains, with their titles.

    >>> marks_in(["甲野委員、乙川委員(◎は会長、○は副会長)"])
    (('◎', '会長'), ('○', '副会長'))
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _legends_of(text) if _MAY_EXPLAIN.search(text) else ():
            for pair in _pair().finditer(match.group()):
                mark = (pair["mark"] or pair["last"]).translate(_ALIKE)
                found.setdefault(mark, pair["title"] or pair["of"])
    return tuple(found.items())


def marks_of(fields: Iterable[Field]) -> Marks:
    """Return what a legend explains in the lists of those who attend, or behind their labels."""
    return marks_in(
        text
        for held in fields
        for text in (
            held.line.text[held.label_start : held.label_stop],
            *(words.text for words in held.pieces),
        )
    )


def _legends_of(text: str) -> list[re.Match[str]]:
    return list(_legend().finditer(text))


def without_legend(text: str) -> str:
    """Return a list of persons with its legend blanked out."""
    for match in _legends_of(text):
        text = f"{text[: match.start()]}{'、'.ljust(len(match.group()))}{text[match.end() :]}"
    return text


def without_marks(text: str, marks: Marks) -> str:
    """Return a list of persons with the marks that its legend explains blanked out."""
    return "".join("、" if sign.translate(_ALIKE) in dict(marks) else sign for sign in text)


def title_before(words: Piece, marks: Marks) -> str | None:
    """Return the title that the mark of its line gives the first person of a list, or None."""
    mark = words.line.text[: words.start].rstrip()[-1:].translate(_ALIKE)
    return dict(marks).get(mark)


def title_beside(text: str, start: int, stop: int, marks: Marks) -> str | None:
    """Return the title that a mark before the name ``text[start:stop]``, or right behind it, gives.

    Args:
        text: A list of persons.
        start: Where the name begins.
        stop: Where it ends, with what stands in one word with it.
        marks: What the legend explains.
    """
    known = dict(marks)
    before = text[:start].rstrip()[-1:].translate(_ALIKE)
    if before in known:
        return known[before]
    behind = _BEHIND.match(text, stop)
    return known.get(behind.group().translate(_ALIKE)) if behind else None
