"""HTML cut into tags and words, in time that grows with the length of the page.

Not by `html.parser`: its time grows with the square of the length on some broken pages.
Here every step moves forward.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_RAW = frozenset(["script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"])
# No tag is longer than this; what looks like one is a stray `<` with a page after it.
_LONGEST_TAG = 65_536

_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]{1,100})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))"
)
_OPENING = re.compile("<(?=[a-zA-Z/!?])")  # any other `<` is a character
_MARKS = re.compile("[>\"']")


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, names in small letters."""
    if "=" not in tag:
        return {}
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag[:4096])
    }


def cut(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield (``text``, "", words), (``start``, name, tag) and (``end``, name, "")."""
    at, length = 0, len(page)
    while at < length:
        opening = _OPENING.search(page, at)
        if opening is None:
            yield "text", "", page[at:]
            return
        mark = opening.start()
        if mark > at:
            yield "text", "", page[at:mark]
        if page.startswith("<!--", mark):
            stop = page.find("-->", mark + 4)
            at = length if stop < 0 else stop + 3
            continue
        name = _NAME.match(page, mark + 1)
        if name is None:
            if page.startswith(("<!", "<?"), mark):
                stop = page.find(">", mark, mark + _LONGEST_TAG)
                at = mark + 2 if stop < 0 else stop + 1
            else:
                yield "text", "", "<"
                at = mark + 1
            continue
        stop = _tag_end(page, name.end())
        tag, at = page[name.end() : stop], stop + 1
        element = name[1].lower()[:30]
        if page[mark + 1] == "/":
            yield "end", element, ""
            continue
        yield "start", element, tag
        if element in _RAW:
            close = re.compile(f"</{element}", re.IGNORECASE).search(page, at)
            at = length if close is None else close.start()


def _tag_end(page: str, at: int) -> int:
    """Return where the tag's ``>`` is; one inside quotes doesn't count."""
    limit = min(len(page), at + _LONGEST_TAG)
    start = at
    while (mark := _MARKS.search(page, at, limit)) is not None:
        if mark.group() == ">":
            return mark.start()
        closing = page.find(mark.group(), mark.end(), limit)
        if closing < 0:
            break
        at = closing + 1
    plain = page.find(">", start, limit)
    return limit if plain < 0 else plain
