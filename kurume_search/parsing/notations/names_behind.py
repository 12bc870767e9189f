"""Full names between a title and what is said, known because they stand there again.

Records of assemblies have them: ◇議長 甲野一郎 これより…. Left in the speech, a name would be
counted as a word that was said, and not be hidden with the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.page.bodies import is_unit
from kurume_search.parsing.page.heading_openings import DECORATION
from kurume_search.parsing.words.speakers import Speaker, read_speaker

_SIGNS = "一-龥々〓ヶ"
_TITLED = re.compile(
    rf"(?:{DECORATION.pattern})?(?P<title>[^\s:。、()「」]{{2,14}})\s+"
    rf"(?P<name>[{_SIGNS}]{{3,6}}|[{_SIGNS}]{{1,4}} [{_SIGNS}ぁ-んァ-ヴー]{{1,5}})\s+(?=\S)"
)
_AGAIN = 2
_SEVERAL = 3


def names_behind(lines: Iterable[Line]) -> dict[str, Speaker]:
    """Return title and name without spaces → who speaks, for those that stand before talk again.

    Args:
        lines: Of one meeting, folded.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for line in lines:
        match = _TITLED.match(line.text) if " " in line.text else None
        if match and "。" in line.text:  # a row of a roll has no sentence
            seen[match["title"], match["name"]] += 1
    # Where several stand there again, that is how labels are written: also of who speaks once.
    least = 1 if sum(times >= _AGAIN for times in seen.values()) >= _SEVERAL else _AGAIN
    found: dict[str, Speaker] = {}
    for (title, words), times in seen.items():
        name = "".join(words.split())
        speaker = read_speaker(title) if times >= least else None
        if speaker is None or speaker.names or is_unit(name) or read_speaker(words) is not None:
            continue
        span = (len(title), len(title) + len(name))
        found[title + name] = Speaker(speaker.role, speaker.shown, (span,), speaker.kind)
    return found


__all__ = ["names_behind"]
