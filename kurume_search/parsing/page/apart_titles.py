"""Titles without a number in front that stand alone over the talk on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import find_number_behind
from kurume_search.parsing.page.bodies import read_body_label
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.heading_openings import DECORATION, DECORATION_FIRSTS
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.headwords import is_talk_word, section_of, words_of_items
from kurume_search.parsing.words.titles import is_titular, title_key

_TITLE = re.compile(r"[^。、「」:|][^。:|]{6,80}(?:について|の件)")
# A shorter one is a title only where no heading counts other titles.
_SHORT = re.compile(r"(?P<subject>[^\s。、「」:|()・][^。、:|]{0,6}[^\s。、:|])(?:について|の件)")
_ANY = re.compile(r"[^。、「」:|][^。:|]{1,80}(?:について|の件)")
# Right below the heading that holds cases a title can be longer, and have a ground behind it.
_LED = re.compile(r"[^。、「」:|][^。:|]{6,160}(?:に?ついて|の件)(?:\([^()]{2,90}\))?")
# Who brings it, in brackets at the right margin of its last line.
_AT_MARGIN = re.compile(r"\s{2,}[(\[【〔<〈][^()\[\]【】〔〕<>〈〉]*[)\]】〕>〉]$")
# One alone could be anything, but for the number of a case behind it.
_LEAST = 2
_LABEL_LEAST = 2  # signs of a label: 件名
_HOLDS_MAX = 20  # signs of a heading that holds cases, its number with it
_LINES = 3  # a title is wrapped over no more
# Brackets and rules around the whole of a title; a number or a tag behind it may stand outside.
CLOSED_BY = dict(zip("【<〈《≪「『〔[=―—–─━*~-", "】>〉》≫」』〕]=―—–─━*~-", strict=True))
_CALLED = re.compile(r"(?P<word>[^\s:]{2,6})\s*:\s*")
_WORDS = ("件名", "案件名", "議題名", "事案名")
# …について  諮問第8号: the number stands behind a gap.
_BEHIND_GAP = re.compile(
    r"\s+(?=(?:諮問|審査請求|議案|案件)\s*第?\s*[0-9一二三四五六七八九十百]+\s*号?$)"
)


_BOXED = re.compile(r"[【《≪〈<\[(](?P<words>[^】》≫〉>\])]{2,16})[】》≫〉>\])]")


class Apart(NamedTuple):
    """A title that stands apart.

    Attributes:
        last: Position of the line that it ends on.
        heading: What it says; its columns are those of the first line.
        dress: What stands around it; empty for a title without any mark.
        led: It stands right below the heading that holds cases: one alone is enough.
    """

    last: int
    heading: Heading
    dress: str
    led: bool = False


def is_title_apart(words: str) -> bool:
    """Return whether folded words are the whole of such a title."""
    return _TITLE.fullmatch(words) is not None


def before_margin(text: str) -> str:
    """Return a line of a title without what stands in brackets at the right margin.

    >>> before_margin("結合について        (所管:介護保険課)")
    '結合について'
    """
    return _AT_MARGIN.sub("", text)


def titles_apart(page: Page, labels: Container[int], rows: Container[int]) -> Mapping[int, Apart]:
    """Return the titles right over talk by the position of their first line.

    Those of one dress are titles where several are found; a number behind one is enough.

    Args:
        page: Of one meeting.
        labels: The positions of lines that the label of a speaker begins.
        rows: The positions of the rows of tables.
    """
    talk = _Talk(page, labels, rows)
    found: dict[int, Apart] = {}
    below_gap = True
    for at, line in enumerate(page.lines):
        text = line.text
        # Few lines can begin one: the rest is told by this.
        may_begin = text and (below_gap or "について" in text or "の件" in text)
        if may_begin and at not in labels and (title := _title_at(page, at, talk)):
            found[at] = title
        below_gap = not text
    dresses = Counter(title.dress for title in found.values())
    short = {
        at: title
        for at, title in found.items()
        if not (title.led or is_title_apart(title.heading.title))
    }
    if short and not _are_matters(page, found):
        found = {at: title for at, title in found.items() if at not in short}
        dresses = Counter(title.dress for title in found.values())
    return {
        at: title
        for at, title in found.items()
        if title.heading.cases or title.led or dresses[title.dress] >= _LEAST
    }


def _are_matters(page: Page, found: Mapping[int, Apart]) -> bool:
    """Return whether short titles are those of matters, and not of points in the talk on some.

    They are dressed as all others that are `found`, and no heading counts another title.
    """
    if len({title.dress for title in found.values()}) > 1:
        return False
    keys = {title_key(title.heading.title) for title in found.values()}
    for at, line in enumerate(page.lines):
        if at in found or not ("について" in line.text or "の件" in line.text):
            continue
        heading = page.heading(line)
        if heading is None or not (heading.number or heading.cases):
            continue
        if is_titular(heading.title) and title_key(heading.title) not in keys:
            return False
    return True


@cache
def _no_matter() -> re.Pattern[str]:
    held = table("headings")["no_matter"]
    of_any, beside = "|".join(held["words"]), "|".join(held["beside"])
    return re.compile(rf"(?:.*[のとや・])?(?:{of_any})+|(?:{of_any}|{beside})+")


def is_said_of_any(title: str) -> bool:
    """Return whether a folded title is of what is said of any matter, and of none.

    >>> is_said_of_any("保存期間について"), is_said_of_any("防犯カメラについて")
    (True, False)
    """
    subject = title.removesuffix("について").removesuffix("の件")
    return _no_matter().fullmatch(subject) is not None


def _is_title(words: str) -> bool:
    """Return whether folded words are a title, be it a short one."""
    if _ANY.fullmatch(words) is None:
        return False  # nearly always
    if is_title_apart(words):
        return True
    match = _SHORT.fullmatch(words)
    return match is not None and _no_matter().fullmatch(match["subject"]) is None


class _Talk:
    """Where talk begins on a page: with a label, as a row of a table, in prose or in bullets."""

    def __init__(self, page: Page, labels: Container[int], rows: Container[int]) -> None:
        self.lines, self.labels, self.rows = page.lines, labels, rows

    def is_below(self, at: int) -> bool:
        """Return whether talk begins below a line, with one empty line between at most.

        The office that brings the matter can stand between, behind its label.
        """
        below = self._next(at)
        if below is None:
            return False
        if below in self.labels or below in self.rows or self._is_told(at, below):
            return True
        if self._is_part_of_talk(below):
            return True
        if read_body_label(self.lines[below]) is None:
            return False
        return (behind := self._next(below)) is not None and behind in self.labels

    def _is_part_of_talk(self, at: int) -> bool:
        """Return whether a line in brackets parts the talk (【諮問事項の説明】), words below it."""
        boxed = _BOXED.fullmatch(self.lines[at].text)
        said = self._next(at)
        return boxed is not None and is_talk_word(boxed["words"]) and said in self.labels

    def is_told_of(self, at: int, dress: str) -> bool:
        """Return whether a title behind a label (議題:) stands apart, and another line below it."""
        if len(dress) < _LABEL_LEAST or (at and self.lines[at - 1].text):
            return False
        below = self._next(at)
        return below is not None and not self.lines[below].text.startswith(dress)

    def _next(self, at: int) -> int | None:
        """Return the position of the line with words that stands right behind a line, or None."""
        near = range(at + 1, min(at + 3, len(self.lines)))
        return next((place for place in near if self.lines[place].text), None)

    def is_told_right_below(self, at: int) -> bool:
        """Return whether sentences begin on the next line: brackets part a title from them."""
        text = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return "。" in text and not text.startswith("「")

    def _is_told(self, at: int, below: int) -> bool:
        """Return whether a title stands apart from all above it, and sentences below it."""
        lines = self.lines
        apart = not at or not lines[at - 1].text
        return apart and "。" in lines[below].text and not lines[below].text.startswith("「")


def _title_at(page: Page, at: int, talk: _Talk) -> Apart | None:
    """Return the title that begins at a line; one that is counted is as any without a mark."""
    lines, text = page.lines, page.lines[at].text
    if "について" in text or "の件" in text:
        heading = page.heading(lines[at])
        title = None if _is_counted(heading) else dressed_title(text)
        below = title and title.dress and (talk.is_below(at) or talk.is_told_of(at, title.dress))
        if title and (below or (title.dress in CLOSED_BY and talk.is_told_right_below(at))):
            return title._replace(last=at, heading=heading or title.heading)
    led = _is_led(page, at) and not _is_counted(page.heading(lines[at]))
    if (at and lines[at - 1].text and not led) or section_of(text) == "containers":
        return None
    words = ""
    for last in range(at, min(at + _LINES, len(lines) - 1)):
        if not lines[last].text or last in talk.labels:
            break
        words += lines[last].text
        if _is_title(words) or (led and _LED.fullmatch(words)):
            heading = Heading("apart", None, None, CaseNumbers(), (), words, 0, len(text))
            return Apart(last, heading, "", led) if talk.is_below(last) else None
    return None


def _is_led(page: Page, at: int) -> bool:
    """Return whether the heading right above a line holds cases ((1)諮問事項), and no title."""
    above = next((held for held in reversed(page.lines[max(at - 2, 0) : at]) if held.text), None)
    if above is None or len(above.text) > _HOLDS_MAX:
        return False
    heading = page.heading(above)
    words = heading.title if heading is not None else above.text
    return section_of(words) == "containers" and (heading is None or not heading.cases)


def _is_counted(heading: Heading | None) -> bool:
    """Return whether a line says itself what it counts: then its mark is no dress."""
    if heading is None:
        return False
    return bool(heading.number or heading.cases or heading.word or heading.tags)


def dressed_title(text: str) -> Apart | None:
    """Return the title that a folded line holds, of whatever dress, or None.

    >>> title = dressed_title("◆区役所の窓口の録画について(諮問第8号)")
    >>> title.heading.title, title.heading.cases.printed, title.dress
    ('区役所の窓口の録画について', ('第8号',), '◆#')
    """
    start, stop, dress = 0, len(text), ""
    cases, word = CaseNumbers(), None
    behind = find_number_behind(text)
    gap = None if behind else _BEHIND_GAP.search(text)
    if behind or gap:
        number = behind["number"] if behind else text[gap.end() :] if gap else ""
        cases, end = read_case_numbers(number, 0, bare=True)
        if not cases or end < len(number):
            return None
        word, dress = cases.word, "#"
        stop = behind.start() if behind else gap.start() if gap else stop
    if text[0] in DECORATION_FIRSTS and (mark := DECORATION.match(text)):
        start, dress = mark.end(), text[0] + dress
    elif (called := _CALLED.match(text)) and _calls(called["word"]):
        start, dress = called.end(), called["word"] + dress
    elif text[stop - 1 : stop] == CLOSED_BY.get(text[0]):
        edge = text[0] + CLOSED_BY[text[0]] + " "
        start, dress = len(text) - len(text.lstrip(edge)), text[0] + dress
        stop = len(text[:stop].rstrip(edge))
    title = text[start:stop].rstrip()
    named = title[1:] if dress and title[:1] == "「" and "」に" in title else title
    if not _is_title(named):  # 「評価書」に係る第三者点検について
        return None
    level = "apart" if not dress else f"apart{dress}"
    number = cases.printed[0] if cases else None
    return Apart(
        0, Heading(level, number, word, cases, (), title, start, start + len(title)), dress
    )


def _calls(word: str) -> bool:
    return word in _WORDS or word in words_of_items("case") or word in words_of_items("plain")
