"""Automatic numbers of the paragraphs of a DOCX file.

A paragraph, or its style, names a list (``w:num``) and a level in it; the numbering part
says how the level is written (ECMA-376 part 1, section 17.9). The part is read as what a
stranger wrote: what it lacks gives no number, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kurume_search.store.formats.docx_numbers import number_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_LONGEST = 60  # characters of a number: an empty paragraph of 6 bytes can have one
_DEEPEST = 20  # styles based on one another; Word stops at 11
_GAPS = {"tab": "　", "space": " ", "nothing": ""}
_PLACE = re.compile(r"%([1-9])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # signs of the fonts Symbol and Wingdings


@dataclass(frozen=True, slots=True)
class _Level:
    """How the paragraphs of one level of a list are numbered."""

    start: int
    form: str
    text: str
    gap: str
    restart: int | None  # None: after any higher level; 0: never
    legal: bool  # every number in it is decimal
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    counter: str  # lists of one definition count on together
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    number: str | None
    level: int | None
    based_on: str | None


class Lists:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Read the root elements of the two parts; None where the document has none."""
        self._default: str | None = None
        self._styles: dict[str, _Style] = {}
        for style in () if styles is None else styles.findall(f"{_W}style"):
            self._add_style(style)
        self._lists = {} if numbering is None else _lists(numbering, self._styles)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Any) -> str:
        """Return the number before `paragraph` with the gap behind it, or ``""``."""
        if not self._lists:
            return ""
        own = paragraph.find(f"{_W}pPr")
        number, level = _numbered(own)
        name = _value(own, "pStyle") or self._default
        if number is None or level is None:
            number, level = self._of_style(name, number, level)
        found = self._lists.get(number or "")
        if found is None or level not in found.levels:
            return ""
        return self._written(found, level, self._count(number or "", found, level))

    def _add_style(self, style: Any) -> None:
        name = style.get(f"{_W}styleId")
        if name is None:
            return
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
            self._default = name
        number, level = _numbered(style.find(f"{_W}pPr"))
        self._styles[name] = _Style(number, level, _value(style, "basedOn"))

    def _of_style(
        self, name: str | None, number: str | None, level: int | None
    ) -> tuple[str | None, int]:
        """Fill in what the paragraph doesn't say from its style and those it is based on."""
        chain: list[str] = []
        while name in self._styles and name not in chain and len(chain) < _DEEPEST:
            chain.append(name)
            name = self._styles[name].based_on
        if number is None:
            numbers = (self._styles[style].number for style in chain)
            number = next((one for one in numbers if one is not None), None)
            found = self._lists.get(number or "")
            if level is None and found is not None:
                linked = {one.style: place for place, one in found.levels.items()}
                level = next((linked[style] for style in chain if style in linked), None)
        if level is None:
            deep = (self._styles[style].level for style in chain)
            level = next((one for one in deep if one is not None), 0)
        return number, level

    def _count(self, number: str, found: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.counter, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for place in found.starts:
                counts[place] = None
        before = counts[level]
        counts[level] = _start(found, level) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counts[deeper] = None
        return counts

    def _written(self, found: _List, level: int, counts: list[int | None]) -> str:
        style = found.levels[level]

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            if place not in found.levels:
                return ""
            count = counts[place]
            value = _start(found, place) if count is None else count
            return number_text(value, "decimal" if style.legal else found.levels[place].form)

        text = style.text
        text = _PRIVATE.sub("•", text) if style.form == "bullet" else _PLACE.sub(number, text)
        text = text[:_LONGEST]
        if style.gap:
            text = text.rstrip()
            return text and text + style.gap
        return text


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start)


def _lists(numbering: Any, styles: Mapping[str, _Style]) -> dict[str, _List]:
    """Return the lists of the numbering part by their number."""
    levels: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}  # definition -> style of numbering whose list it takes
    for definition in numbering.findall(f"{_W}abstractNum"):
        key = definition.get(f"{_W}abstractNumId") or ""
        levels[key] = _levels(definition)
        link = _value(definition, "numStyleLink")
        if link is not None:
            links[key] = link
    found = [(one.get(f"{_W}numId") or "", one) for one in numbering.findall(f"{_W}num")]
    made_of = {number: _value(one, "abstractNumId") or "" for number, one in found}
    lists: dict[str, _List] = {}
    for number, one in found:
        key = made_of[number]
        if key in links and links[key] in styles:
            key = made_of.get(styles[links[key]].number or "", key)
        own = dict(levels.get(key, {}))
        starts: dict[int, int] = {}
        for change in one.findall(f"{_W}lvlOverride"):
            place = _integer(change.get(f"{_W}ilvl"))
            if place is None or not 0 <= place < _LEVELS:
                continue
            own.update((at, level) for at, level in _levels(change).items() if at == place)
            start = _integer(_value(change, "startOverride"))
            if start is not None and place in own:
                starts[place] = start
        if number != "0" and own:  # 0 takes the number of the style away
            lists[number] = _List(key, own, starts)
    return lists


def _levels(parent: Any) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.findall(f"{_W}lvl"):
        place = _integer(level.get(f"{_W}ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        start = _integer(_value(level, "start"))
        form = _value(level, "numFmt")
        if form is None:  # a format of newer programs wraps the one for older ones
            wrapped = list(level.iter(f"{_W}numFmt"))
            form = wrapped[-1].get(f"{_W}val") if wrapped else None
        legal = level.find(f"{_W}isLgl")
        found[place] = _Level(
            start=0 if start is None else start,
            form=form or "decimal",
            text=_CONTROL.sub(" ", (_value(level, "lvlText") or "")[:_LONGEST]),
            gap=_GAPS.get(_value(level, "suff") or "tab", "　"),
            restart=_integer(_value(level, "lvlRestart")),
            legal=legal is not None and legal.get(f"{_W}val") not in ("0", "false", "off"),
            style=_value(level, "pStyle"),
        )
    return found


def _numbered(properties: Any) -> tuple[str | None, int | None]:
    """Return list and level that the properties of a paragraph or style name."""
    numbered = None if properties is None else properties.find(f"{_W}numPr")
    return _value(numbered, "numId"), _integer(_value(numbered, "ilvl"))


def _value(parent: Any, tag: str) -> str | None:
    """Return ``w:val`` of the child `tag`."""
    child = None if parent is None else parent.find(f"{_W}{tag}")
    return None if child is None else child.get(f"{_W}val")


def _integer(value: str | None) -> int | None:
    """Return a whole number of up to five digits."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 5:
        return None
    return int(value)
