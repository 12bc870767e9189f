"""Citations in the shorthand of lawyers: 条例９②四 is article 9, paragraph 2, item 4 (略記).

Folding makes ② a 2, so the signs of the source are laid back over the folded words first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kurume_search.model.provision import Provision
from kurume_search.parsing.citations.citation import Found, Pointer
from kurume_search.parsing.citations.law_before import law_before
from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.text.numerals import read_number

_CIRCLED = {chr(0x2460 + n - 1): n for n in range(1, 21)}
_ROMAN = {chr(0x2160 + n - 1): n for n in range(1, 13)}
_SIGNS = {**_CIRCLED, **_ROMAN}
SHORT = re.compile(f"[{''.join(_SIGNS)}]")
# Stands in for the further characters that one sign is folded to (⑩ to 10, Ⅱ to II).
_FILL = "\x00"
_WIDTH = {sign: len(str(n)) for sign, n in _CIRCLED.items()} | dict(
    zip(_ROMAN, (1, 2, 3, 2, 1, 2, 3, 4, 2, 1, 2, 3), strict=True)
)
_ITEM = rf"(?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}}(?=号)|[{''.join(_CIRCLED)}]{_FILL}?)"
_SIGN = rf"[{''.join(_SIGNS)}]{_FILL}{{0,3}}"
_PLACE = re.compile(
    rf"(?:(?P<same>同条(?!例))|(?P<article>(?:第?(?<![0-9])[0-9]{{1,3}}|第?[一二三四五六七八九十百]{{1,5}}))条?"
    rf"(?:の(?P<branch>[0-9一二三四五六七八九十]{{1,2}}))?)(?P<paragraph>{_SIGN})項?"
    rf"(?:第?(?P<item>{_ITEM})号?)?"
)
# What goes on with the one before: 条例９②四、五 and 条例９①・②.
_MORE = re.compile(
    rf"[、,・](?:(?P<paragraph>{_SIGN})(?P<item>{_ITEM})?|(?P<item2>[一二三四五六七八九十]{{1,3}}))"
    r"(?=[、,・)）\]】\s]|$|の|に|は|を|で|と)"
)


def signs_of(pieces: Sequence[Piece]) -> str | None:
    """Return the words of pieces with circled and Roman signs as printed, column by column.

    None where there are none.
    """
    shown: list[str] = []
    found = False
    for held in pieces:
        raw = held.span().of(held.line.folded.source) if held.text else ""
        if not SHORT.search(raw):
            shown.append(held.text)
            continue
        found = True
        if held.line.shift is not None:  # nearly always: each sign was folded to one
            pairs = zip(raw, held.text, strict=True)
            shown += [sign if sign in _SIGNS else folded for sign, folded in pairs]
            continue
        at = 0
        while at < len(held.text):
            sign = held.span(at, at + 1).of(held.line.folded.source)
            if sign in _SIGNS:
                width = min(_WIDTH[sign], len(held.text) - at)
                shown.append(sign + _FILL * (width - 1))
                at += width
            else:
                shown.append(held.text[at])
                at += 1
    return "".join(shown) if found else None


def find_short(joined: Joined, names: Mapping[str, object], *, town: str = "") -> Iterator[Found]:
    """Yield the shorthand citations of some words in order; one needs the name of its law."""
    text = signs_of(joined.pieces)
    if text is None:
        return
    at = 0
    for match in _PLACE.finditer(text):
        if match.start() < at:
            continue
        law, begin = None, match.start()
        if match["article"]:
            law, begin = law_before(text, match.start(), at, names, town)
        if law is None and "条" not in match.group():
            continue
        provision = Provision(
            article=read_number(match["article"].removeprefix("第")) if match["article"] else None,
            branch=read_number(match["branch"]) if match["branch"] else None,
            paragraph=_number(match["paragraph"]),
            item=_number(match["item"]),
        )
        pointer = Pointer.SAME_ARTICLE if match["same"] else Pointer.NAMED
        yield _found(text, begin, match.end(), law, pointer, provision)
        at = match.end()
        while more := _MORE.match(text, at):
            paragraph = _number(more["paragraph"])
            provision = Provision(paragraph=paragraph, item=_number(more["item"] or more["item2"]))
            yield _found(text, more.start() + 1, more.end(), None, Pointer.TAIL, provision)
            at = more.end()


def _found(
    text: str, start: int, stop: int, law: str | None, pointer: Pointer, provision: Provision
) -> Found:
    shown = text[start:stop].replace(_FILL, "")
    return Found(start, stop, law, pointer, provision, shown=shown)


def _number(sign: str | None) -> int | None:
    if sign is None:
        return None
    plain = sign.strip(_FILL)
    return _SIGNS.get(plain) or read_number(plain)
