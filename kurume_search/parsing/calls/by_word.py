"""Items that a chair calls by what counts them in their headings (審議1は…, ②に移ります)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.speech import Sentence


@cache
def _circled(number: int) -> re.Pattern[str]:
    """Match the call of an item by its circled number, which is plain in folded words."""
    return re.compile(
        rf"(?:^|[、。])(?:次[には]?|続い(?:て|き)|では|それでは|まず(?:は)?|最初に|最後に)?[、は]?\s?{number}"
        r"(?:番)?(?:から、?(?:お?願|始め)|に(?:移|入|進|参|まい)|でございます。?$|です。?$|を?お願い)"
    )


def calls_by_word(said: Iterable[Sentence], heading: Heading) -> bool:
    """Say whether a chair's sentences call an item so; 審議1 isn't 審議12."""
    if heading.number is None:
        return False
    if heading.number in CIRCLED:
        circled = _circled(CIRCLED.index(heading.number) + 1)
        return any(circled.search(held.text) for held in said)
    if heading.word is None:
        return False
    own = re.compile(rf"{re.escape(heading.word)}\s*{re.escape(heading.number)}(?![0-9])")
    return any(own.search(held.text) and words_call("calls", held.text) for held in said)
