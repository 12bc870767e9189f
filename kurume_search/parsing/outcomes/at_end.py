"""How a case ended, on a line of its own that closes the talk on it (末尾の結論の一行)."""

from __future__ import annotations

import re
from collections.abc import Container

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.outcomes.outcome import lines_that_may_end, value_of
from kurume_search.parsing.outcomes.recorded import states_end, states_outcome
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.titles import is_titular

# Marks and rules around such a line.
_AROUND = " 。・•●○◎◇◆□■▪★☆▼▲▽△※*→⇒|=―—–─━~-"
_MARKS = "◎◆■★☆▼▲※→⇒"  # others mark speakers and points, too
# What is told of more than the end of a case is longer.
_LONGEST = 60
# One such line may be more of what somebody says; where several close cases, the record tells.
_LEAST = 2
# What became of a case that is named is told, whatever the style: 案件1は承認されました。
_TOLD = re.compile(r"(?:ました|(?:とな|決ま)った|[しさせ]れた)$")
_STOPS = "。」』)】〕]>》≫?!"


def results_at_end(page: Page, labels: Container[int]) -> frozenset[int]:
    """Return the positions of lines that say no more than how the case above them ended.

    The heading of the next item, or nothing, stands below such a line, and a finished one
    above. One alone needs an empty line or a mark before it. Where somebody speaks below, who
    closes the meeting, it begins with the mark of the others.

    Args:
        page: The lines of a meeting.
        labels: The positions of lines that the label of a speaker begins.
    """
    lines, furniture = page.lines, page.furniture
    may_end = lines_that_may_end(page)
    printed = [at for at, line in enumerate(lines) if line.text and at not in furniture]
    found: list[int] = []
    before_talk: list[int] = []
    for above, at, below in zip(printed, printed[1:], [*printed[2:], None], strict=False):
        line = lines[at]
        if at not in may_end or at in labels or len(line.text) > _LONGEST:
            continue
        if lines[above].text[-1] not in _STOPS or inline_result(line) is not None:
            continue
        ends = found if _closes(page, below) else before_talk if below in labels else None
        if ends is not None and _states(line.text.strip(_AROUND)):
            ends.append(at)
    leads = {lines[at].text[0] for at in found}.intersection(_AROUND)
    found += [at for at in before_talk if lines[at].text[0] in leads and not lines[at + 1].text]
    if len(found) >= _LEAST:
        return frozenset(found)
    return frozenset(at for at in found if not lines[at - 1].text or lines[at].text[0] in _MARKS)


def _states(words: str) -> bool:
    """Return whether words say how a case ended; votes in brackets behind them say more of it."""
    if "。" in words or value_of(words) in (None, OutcomeValue.NOTED):  # ほかに質疑なし
        return False
    if words[-1:] == ")" and states_outcome(words.partition("(")[0]):
        return True
    return states_end(words) or (_TOLD.search(words) is not None and bool(find_case_numbers(words)))


def _closes(page: Page, below: int | None) -> bool:
    """Return whether the heading of an item stands there, or the meeting is over."""
    if below is None:
        return True
    heading = page.heading(page.lines[below])
    if heading is None:
        return False
    if heading.cases or heading.word or heading.number or heading.level == "words":
        return True
    return heading.level.startswith("decor") and is_titular(heading.title)
