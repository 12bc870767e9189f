"""Entries of a list without marks, in a column of their own behind its label (議事  …)."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.outcomes.behind_title import told_behind
from kurume_search.parsing.words.titles import is_titular

# What ends a title by itself; a noun alone (…の利用) can go on below it.
_ENDS = re.compile(
    r"(?:について|の件|に関する件|こと)(?:\s*[(【\[〔][^()【】\[\]〔〕]{1,30}[)】\]〕])?$"
)
# The rest of a title that a line break cut.
_REST = re.compile(r"[ぁ-ん、。)」]|及び|並びに|又は|若しくは")


def is_next_in_column(last: Block | None, line: Line) -> bool:
    """Return whether a line is the next entry below that of `last`, in the column of both.

    議事  名簿を提供すること〔承認〕 / 　　  検針の記録を利用すること〔不承認〕
    """
    above = last.heading if last is not None and last.in_list else None
    if last is None or above is None or above.level != "words" or above.number or last.section:
        return False
    first = above.start > 0  # behind the label
    in_column = line.indent > last.line.indent if first else line.indent == last.line.indent
    if not in_column or not line.indent or _REST.match(line.text):
        return False
    return _ends_title(above.title) and (_ends_title(line.text) or is_titular(line.text))


def _ends_title(words: str) -> bool:
    if (told := told_behind(words)) is not None:
        words = words[: told[0]]
    return _ENDS.search(words) is not None
