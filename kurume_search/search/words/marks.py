"""Which words of a passage to mark, in its text and in the source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kurume_search.query.ast import Literal, Near, Node, Or
from kurume_search.query.occurrences import literal_spans, places
from kurume_search.query.phrases import Tokenize, TokenLike
from kurume_search.text.mask import MASK
from kurume_search.text.spans import Span


def marked(
    nodes: Sequence[Node],
    text: str,
    words: Iterable[TokenLike],
    hidden: Sequence[Span],
    tokenize: Tokenize,
) -> tuple[Span, ...]:
    """Return the stretches of `text` that `nodes` mean, joined where they touch or overlap.

    Args:
        nodes: Parts of a query that look for words.
        text: Of a passage.
        words: Of the text.
        hidden: Names in it that can't be found.
        tokenize: Cuts what is asked for into words.
    """
    tokens = [
        token
        for token in words
        if not any(token.start < name.stop and name.start < token.stop for name in hidden)
    ]
    spans: list[tuple[int, int]] = []
    by_place = {token.position: token for token in tokens}
    for node in nodes:
        if isinstance(node, Literal):
            spans += [
                (start, stop)
                for start, stop in literal_spans(node.text, text)
                if not any(start < name.stop and name.start < stop for name in hidden)
            ]
        else:
            spans += [
                (by_place[first].start, by_place[last].stop)
                for first, last in _ends(node, text, tokens, tokenize)
            ]
    return _joined(spans)


def _ends(
    node: Node, text: str, tokens: Collection[TokenLike], tokenize: Tokenize
) -> set[tuple[int, int]]:
    """Return what to mark of `node`: of NEAR the words themselves, not what lies between."""
    if isinstance(node, Or):
        return set().union(*(_ends(part, text, tokens, tokenize) for part in node.parts))
    if not isinstance(node, Near):
        return places(node, text, tokens, tokenize)
    left = places(node.left, text, tokens, tokenize)
    right = places(node.right, text, tokens, tokenize)
    found = set()
    for a, b in left:
        for c, d in right:
            if 0 < c - b <= node.distance or 0 < a - d <= node.distance:
                found |= {(a, b), (c, d)}
    return found


def _joined(spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return tuple(Span(start, stop) for start, stop in joined)


def shifted(at: int, hidden: Sequence[Span]) -> int:
    """Return where code point `at` stands once `text.mask` has covered the names `hidden`."""
    moved, past = at, 0
    for name in sorted(hidden):
        if name.start >= at:
            break
        if name.start >= past and len(name):
            moved += len(MASK)
        moved -= max(name.stop - max(name.start, past), 0)
        past = max(past, name.stop)
    return moved
