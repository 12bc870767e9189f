"""Labels that lines begin with (○会長 …), read once for all who ask of a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.furniture import who_wrote
from kurume_search.parsing.lines.line import Line, next_with_words
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.notations.other_dress import labels_otherwise
from kurume_search.parsing.page.apart_titles import is_title_apart
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.speakers import says_whose

# 会長の確認 / を得て提供する: a sentence, and not what somebody says (のちほど示します).
_GOES_ON = re.compile(
    r"を|に(?:より|よって|つい|関し|基づ|対し|は、)|は、|が(?:必要|得ら|あ[りるっ]|な[いく])"
    r"|と(?:し[たて]|する|なる|なっ)|の(?:もと|下|上|後|とおり|有無)"
)
# Where labels say what is done, more than one does; one alone among so many others is none.
_ACTS_LEAST, _OTHERS_LEAST = 2, 4
_TITLED = ("について", "の件")
_COUNT_MAX = 3


def labels_before(page: Page, chosen: Chosen) -> dict[int, Label]:
    """Return position of a line → the label that it begins with, for the lines that have one."""
    if not chosen.rows:
        return {}
    # Where each notation has signs of its own, most lines are told by their first character.
    firsts = "".join(row.first for row in chosen.rows) if all(r.first for r in chosen.rows) else ""
    found: dict[int, Label] = {}
    read = chosen.read
    for at, line in enumerate(page.lines):
        text = line.text
        if text and (not firsts or text[0] in firsts):
            label = read[at] if at in read else chosen.label(line)
            if label is not None and not (text.endswith(_TITLED) and _counts(page, line, label)):
                found[at] = label
    for at in who_wrote(page.lines):
        found.pop(at, None)
    for at in _false_acts(page.lines, found):
        del found[at]
    return found | labels_otherwise(page.lines, found)


def _false_acts(lines: Sequence[Line], found: Mapping[int, Label]) -> list[int]:
    """Return where words without a sign only look like labels of act and speaker.

    会長の確認 / を得て提供する is said by somebody else, and so is one such label alone among
    others. With a sign (【会長の確認】, a colon) they are labels, and those that head others
    (委員の疑問 over ○甲野委員) begin no turn.
    """
    acts = [at for at, label in found.items() if _is_bare_act(lines[at], label)]
    alone = len(acts) < _ACTS_LEAST and len(found) - len(acts) >= _OTHERS_LEAST
    false = []
    for at in acts:
        said = lines[at].text[found[at].speech :]
        below = None if said else next_with_words(lines, at)
        if below not in found and (
            alone or _GOES_ON.match(said or ("" if below is None else lines[below].text))
        ):
            false.append(at)
    return false


def _is_bare_act(line: Line, label: Label) -> bool:
    before, behind = line.text[: label.start], line.text[label.stop : label.speech]
    return not (before + behind).strip() and says_whose(line.text[label.start : label.stop])


def _counts(page: Page, line: Line, label: Label) -> bool:
    """Return whether what would be a label counts a title in full (ア …について, A …の件)."""
    if label.stop - label.start > _COUNT_MAX:
        return False
    heading = page.heading(line)
    return heading is not None and heading.number is not None and is_title_apart(heading.title)
