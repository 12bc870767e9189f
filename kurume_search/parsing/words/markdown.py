"""Minutes in Markdown: labels in bold or as headings, and the marks around them (マークダウン).

**会長**:…, - **委員** …, #### 会長 above the speech, - **日時**:…: the marks are covered in the
folded text alone, with as many signs, so that the line reads as it would in print.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.text.normalize import FoldedText

# Bold words at the beginning of a line, behind bullets, the border of a cell or a heading's mark.
_BOLD = re.compile(
    r"^(?P<before>[ \t]*(?:(?:[-*+>|]|[0-9]{1,2}\.(?=[ \t]+(?:\*\*|__))|#{1,6})[ \t]+)*)"
    r"(?P<open>\*\*|__)(?P<words>[^*_\n]{1,120}?)(?P=open)"
    r"(?P<colon>[ \t]*:)?(?P<after>[ \t]*)(?P<end>$)?",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"^(?P<mark>[ \t]*#{1,6}[ \t]+)(?P<words>[^\n#]{1,120}?)(?P<closing>[ \t]+#+)?$", re.MULTILINE
)
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3})(?P<words>[^*]+)(?P=mark)")
# Longer words are no label; so many lines have one, or none of them is.
_LABEL_MAX, _LEAST = 12, 2
_LABEL = re.compile(r"[^\s。、:()【】\[\]]{1,12}")
_HASHES = "\n#"


def without_markdown(folded: FoldedText) -> FoldedText:
    """Return the text without the marks of Markdown around labels and headings."""
    text = folded.text
    bold = "**" in text or "__" in text
    headed = _HASHES in text or text.startswith("#")
    if not (bold or headed):
        return folded  # nearly always
    if bold and sum(1 for _ in _BOLD.finditer(text)) >= _LEAST:
        text = _BOLD.sub(_plain_bold, text)
    if headed:
        text = _HEADING.sub(_plain_heading, text)
    return folded if text is folded.text else replace(folded, text=text)


def _plain_bold(match: re.Match[str]) -> str:
    before, mark, words = match["before"], match["open"], match["words"]
    after, end = match["after"], match["end"] is not None
    if "|" not in before and "#" not in before:
        before = " " * len(before)
    blank, colon = " " * len(mark), match["colon"] or ""
    if colon:  # 会長: with the colon right behind it, as in print
        return f"{before}{blank}{words}:{' ' * (len(mark) + len(colon) - 1)}{after}"
    if "#" not in before and "|" not in before and _is_label(words, alone=end):
        return f"{before} 【{words}】 {after}"
    return f"{before}{blank}{words}{blank}{after}"


def _is_label(words: str, *, alone: bool) -> bool:
    """Return whether bold words are whose words follow; above these alone they must be known."""
    if _LABEL.fullmatch(words) is None:
        return False
    return not alone or read_speaker(words) is not None


def _plain_heading(match: re.Match[str]) -> str:
    """Cover the mark before a speaker, and the one that closes a heading."""
    mark, words, closing = match["mark"], match["words"], match["closing"] or ""
    label = words.rstrip(": ")
    if len(label) <= _LABEL_MAX and read_speaker(label) is not None:
        mark = " " * len(mark)
    words = _EMPHASIS.sub(_covered, words) if "*" in words else words
    return f"{mark}{words}{' ' * len(closing)}"


def _covered(match: re.Match[str]) -> str:
    blank = " " * len(match["mark"])
    return f"{blank}{match['words']}{blank}"
