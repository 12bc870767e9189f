"""Cases called by the paper before the members: 資料１　…について, the talk on it below.

A list of papers looks the same. So each must have turns of its own, the next paper behind
them, and nothing else on the page may call cases.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.titles import is_titular

_PAPER = re.compile(
    r"[【<\[(〔]?(?P<word>(?:会議|審議|説明|諮問)?資料|別紙|議案書)\s?(?:No\.?\s?|第)?(?P<n>[0-9]{1,2})(?:号)?"
    r"(?:[】>\])〕]\s*:?\s*|\s*:\s*|\s+)(?P<title>[^。]{4,})$"
)
# Fewer papers, or fewer turns on one, call nothing.
_LEAST = 2
# A title is wrapped over no more lines.
_LINES = 4


def paper_headings(page: Page, labels: Container[int]) -> dict[int, Heading]:
    """Return where a line begins in the folded text → the case that its paper calls.

    Args:
        page: The lines of one meeting.
        labels: The positions of the lines that the label of a speaker begins.
    """
    papers = [
        at for at in page.begun_by(_PAPER) if at not in labels and _heads_talk(page, at, labels)
    ]
    if len(papers) < _LEAST:
        return {}
    found = {page.lines[at].at: _heading(page.lines[at].text) for at in papers}
    numbers = [int(heading.number or 0) for heading in found.values()]
    words = {heading.word for heading in found.values()}
    apart = (sum(at in labels for at in range(*pair)) for pair in pairwise(papers))
    if len(words) > 1 or numbers != sorted(set(numbers)) or any(n < _LEAST for n in apart):
        return {}
    return {} if any(_other_cases(page, labels)) else found


def _heading(text: str) -> Heading:
    match = _PAPER.match(text)
    assert match is not None  # noqa: S101
    start, stop = match.span("title")
    printed = f"{match['word']}{match['n']}"
    return Heading(
        "paper", match["n"], match["word"], CaseNumbers((printed,)), (), match["title"], start, stop
    )


def _heads_talk(page: Page, at: int, labels: Container[int]) -> bool:
    """Return whether nothing but a title stands between a paper and the first turn on it."""
    match = _PAPER.match(page.lines[at].text)
    title = match["title"] if match else ""
    for below in range(at + 1, min(at + 1 + _LINES, len(page.lines))):
        if below in labels:
            return is_titular(title)
        title += page.lines[below].text
    return False


def _other_cases(page: Page, labels: Container[int]) -> Iterator[bool]:
    """Yield for each heading whether it calls cases."""
    for at, line in enumerate(page.lines):
        if line.text and at not in labels:
            heading = page.heading(line)
            yield heading is not None and bool(heading.cases)
