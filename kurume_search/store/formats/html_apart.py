"""What of a page is no part of its matter: navigation, what a site has on all pages.

Content systems name it by element, role, id or class (``tmp_gnavi``, ``footerArea``). Such a
name is a hint alone: an element that holds most of what the page says, links aside, or the
title of minutes stays, whatever it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kurume_search.store.formats.html_tags import VOID, attributes, cut


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ELEMENTS = _names("nav header footer aside form")
_ROLES = _names("navigation banner contentinfo search")
# A class or id that is one of these, without the words of `_AROUND`.
_APART = _names("""
    breadcrumblist topicpath topicspath pankuzulist sidebar header footer menu gmenu lmenu
    sidemenu localmenu mainmenu headermenu footermenu skip skiplink skipnav sitemap pagetop totop
    backtotop gotop sns snsshare inquiry contact toiawase otoiawase feedback questionnaire enquete
    adobereader
""")
# One that ends so, whatever stands before.
_SURE = _names("""
    nav navi navigation gnav gnavi lnav lnavi snav snavi fnav fnavi hnav hnavi langnav globalnav
    globalnavi localnav localnavi sidenav sidenavi breadcrumb breadcrumbs pankuzu
""")
# Where it stands, how it is laid out, and what a system puts before all of its names.
_AROUND = _names("""
    tmp site global common pc sp base g l c p wrap wrapper wrapped area inner in box block
    container cnt outer list bar link links btn button parts part module mod
""")
_SEGMENT = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# No element of these is left out for its name.
_KEPT = _names("""
    body html main article table tbody thead tr td th h1 h2 h3 h4 h5 h6 dt dd caption
""")
# Words that aren't seen, and those of links, weigh nothing.
_WEIGHTLESS = _names("a script style noscript template head select option svg button")
_ENDS_LINK = _names("div p ul ol li dl table tr td th h1 h2 h3 h4 section body")
_MINUTES = re.compile(r"会議録|議事録|議事要旨|(?:会議|審議)の?(?:要旨|概要|結果)")
_SEARCHED = "検索"
_DEEPEST = 64


def is_named_apart(name: str, tag: str) -> bool:
    """Return whether a start tag says that its element is no matter of the page."""
    if name in _ELEMENTS:
        return True
    if name in _KEPT or "=" not in tag:
        return False
    given = attributes(tag)
    if given.get("role", "") in _ROLES:
        return True
    return any(map(_is_apart, f"{given.get('class', '')} {given.get('id', '')}".split()))


@lru_cache(maxsize=1024)
def _is_apart(name: str) -> bool:
    parts = [part.lower() for part in _SEGMENT.findall(name[:60])]
    if "".join(parts) in _APART:
        return True
    while parts and parts[-1] in _AROUND:
        parts.pop()
    if parts and parts[-1] in _SURE:
        return True
    first = next((at for at, part in enumerate(parts) if part not in _AROUND), 0)
    return "".join(parts[first:]) in _APART or "".join(parts) in _APART


@dataclass(slots=True)
class _Weighed:
    """An element that is named apart, while what it holds is weighed."""

    tag: int  # which start tag of the page
    name: str
    before: int  # what the page weighs before it
    depth: int = 1  # open elements of its name within, with itself
    titled: bool = False  # the title of minutes stands in it


class _Scales:
    """Weighs what the elements hold that are named apart."""

    def __init__(self) -> None:
        self.weight = 0
        self._tags = self._bodies = 0
        self._weightless = self._in_title = False
        self._open: list[_Weighed] = []
        self.held: list[tuple[int, int]] = []

    def words(self, text: str) -> None:
        if not self._weightless:
            self.weight += len("".join(text.split()))
        if self._in_title and _MINUTES.search(text) and _SEARCHED not in text:
            for one in self._open:
                one.titled = True

    def start(self, name: str, tag: str) -> None:
        self._tags += 1
        self._at(name, begins=True)
        if name in VOID:
            return
        in_body = name == "header" and self._bodies > 0  # that of an article has its title
        if len(self._open) < _DEEPEST and not in_body and is_named_apart(name, tag):
            self._open.append(_Weighed(self._tags, name, self.weight))
        elif (at := self._innermost(name)) >= 0:
            self._open[at].depth += 1

    def end(self, name: str) -> None:
        self._at(name, begins=False)
        if (at := self._innermost(name)) >= 0:
            self._open[at].depth -= 1
            if not self._open[at].depth:
                self.close(at)

    def close(self, at: int) -> None:
        """Close the open elements from that one on."""
        self.held += [
            (one.tag, self.weight - one.before) for one in self._open[at:] if not one.titled
        ]
        del self._open[at:]

    def _at(self, name: str, *, begins: bool) -> None:
        if name in _WEIGHTLESS:
            self._weightless = begins
        elif name in _ENDS_LINK:
            self._weightless = False
        if name == "h1":
            self._in_title = begins
        elif name in ("main", "article"):
            self._bodies += 1 if begins else -1

    def _innermost(self, name: str) -> int:
        return next(
            (at for at in reversed(range(len(self._open))) if self._open[at].name == name), -1
        )


def apart_in(page: str) -> frozenset[int]:
    """Return which start tags of `page`, by their count, begin what is no matter of it."""
    scales = _Scales()
    for kind, name, value in cut(page):
        if kind == "text":
            scales.words(value)
        elif kind == "start":
            scales.start(name, value)
        else:
            scales.end(name)
    scales.close(0)
    return frozenset(tag for tag, held in scales.held if held * 2 <= scales.weight)
