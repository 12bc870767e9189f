"""Signs of which patterns know one form: commas, stops, borders and colons (句読点, 罫線)."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.lines.damage import circles_mended
from kurume_search.parsing.words.colon_signs import with_colons
from kurume_search.text.normalize import FoldedText

# Commas that aren't within a number: 1,000. The comma comes first, so that a search finds it.
_COMMA = re.compile(r",(?:(?![0-9])|(?<![0-9],))")
# A border that stands alone, before the words of its line: of a box, and not of a table.
_SIDE_BORDER = re.compile(r"^([ \t]*)[│┃](?=[^│┃|\n]*$)", re.MULTILINE)
# A full stop in texts that write ，and ．: no number and no letter stands beside it.
_STOP = re.compile(
    r"(?<=[ぁ-ん」』])\.(?![0-9A-Za-z.])"
    r"|(?<=[一-龥])(?<![一二三四五六七八九十])\.(?=[ \t]*$|[(「])",
    re.MULTILINE,
)
# In the midst of a line, where no number of a heading stands, it ends words of kanji (…と回答．).
_STOP_WITHIN = re.compile(
    r"(?<=[^\n]{8})(?<=[一-龥])(?<![一二三四五六七八九十])\.(?=[ぁ-んァ-ヴ一-龥])"
)
_STOPS = 3
# A border that only closes its line parts no cells; a page has it at the end of many.
_CLOSED_LINE = re.compile(r"^([^|\n]*[^|\s])(?:[ \t]*\|){1,3}[ \t]*$", re.MULTILINE)
_CLOSED = 4


def with_plain_signs(folded: FoldedText) -> FoldedText:
    """Return the text with the commas (，), stops (．) and borders (│) that patterns know."""
    text = circles_mended(folded.text)
    if "," in text:
        text = _COMMA.sub("、", text)
    if text.count(".") >= _STOPS and len(_STOP.findall(text)) > max(_STOPS, text.count("。")):
        text = _STOP_WITHIN.sub("。", _STOP.sub("。", text))
    if "│" in text or "┃" in text:
        text = _SIDE_BORDER.sub(r"\1┆", text)
        text = text.replace("│", "|").replace("┃", "|")
    if text.count("|\n") >= _CLOSED:
        text = _CLOSED_LINE.sub(lambda match: match[1].ljust(len(match[0])), text)
    text = with_colons(text)
    return folded if text is folded.text else replace(folded, text=text)


__all__ = ["with_plain_signs"]
