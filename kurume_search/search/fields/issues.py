"""What a question is about (論点): triggers of the issue axis in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from kurume_search.model.registers import Topic
from kurume_search.text.plain import fold_plain
from kurume_search.text.sentences import sentences

AXIS = "issue"
_MASK = "\ufffc"

Borders = Callable[[str], Collection[int]]


def issues_of(
    text: str,
    topics: Iterable[Topic],
    names: Sequence[str],
    borders: Borders,
    *,
    axis: str = AXIS,
) -> Iterator[Topic]:
    """Yield those of `topics` that the words of a question trigger, in their order.

    Args:
        text: Of one question turn.
        topics: Rows of the vocabulary; only those of one axis are read.
        names: Departments of the case; a trigger inside a name is none.
        borders: Gives the code points at which the morphemes of a text begin or end.
        axis: Which axis.
    """
    words = fold_plain(text)
    for name in sorted(filter(None, map(fold_plain, names)), key=len, reverse=True):
        words = words.replace(name, _MASK * len(name))
    held: Collection[int] | None = None
    for topic in topics:
        if topic.axis != axis:
            continue
        for found in _places(topic, words):
            if held is None:
                held = {0, len(words), *borders(words)}
            if found[0] in held and found[1] in held and not _blocked(topic, words, found[0]):
                yield topic
                break


def _places(topic: Topic, words: str) -> Iterator[tuple[int, int]]:
    if topic.require_any and not any(fold_plain(word) in words for word in topic.require_any):
        return
    for word in map(fold_plain, topic.any):
        for match in re.finditer(re.escape(word), words):
            yield match.span()


def _blocked(topic: Topic, words: str, at: int) -> bool:
    """Say whether a word that blocks the topic stands in the same sentence."""
    if not topic.none:
        return False
    inside = next((s.of(words) for s in sentences(words) if s.start <= at < s.stop), "")
    return any(fold_plain(word) in inside for word in topic.none)
