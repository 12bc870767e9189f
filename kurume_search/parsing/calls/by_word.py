"""Items that a chair calls by the word that counts them in their headings (審議1は…)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.page.headings import Heading
from kurume_search.parsing.words.speech import Sentence


def calls_by_word(said: Iterable[Sentence], heading: Heading) -> bool:
    """Say whether a chair's sentences call an item so; 審議1 isn't 審議12."""
    if heading.word is None or heading.number is None:
        return False
    own = re.compile(rf"{re.escape(heading.word)}\s*{re.escape(heading.number)}(?![0-9])")
    return any(own.search(held.text) and words_call("calls", held.text) for held in said)
