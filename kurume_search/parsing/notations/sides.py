"""Labels that say who asks, who answers and who remarks, in marks of different kinds (問, →)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from kurume_search.model.turn import TurnKind
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.notations.hits import Hit
from kurume_search.parsing.words.speakers import ARROWS

# A notation needs two labels, and two speakers; one hit could be any short line.
LEAST_HITS = 2
# A label in marks is no more than this longer than itself.
MARKS_MAX = 3
# The notation of points and arrows that name nobody.
POINTS = "arrow"


def sides_beside(
    first: str, hits: Mapping[str, Sequence[Hit]], lines: Sequence[Line], arrows: Sequence[int]
) -> set[str]:
    """Return the notations that are read beside the first, which has one side of the talk alone.

    Args:
        first: Id of the notation with the best evidence.
        hits: Id of a notation → its labels that speech follows.
        lines: Of the page.
        arrows: The positions of those that an arrow begins before an answer, in order.
    """
    own, kept = hits[first], set[str]()
    answers = all(hit.speaker.kind is TurnKind.ANSWER and not hit.speaker.shown for hit in own)
    if answers or _stand_behind_arrows(own, lines):
        # ・何人か。 (回答)三人である。: what is asked stands behind points, with no label.
        kept.add(POINTS)
        # … or behind a label in other marks: ・質問:何人か。 →回答:三人である。
        kept.update(name for name, found in hits.items() if _only_asks(found))
    elif _only_asks(own):  # 問 何人か。 →三人である。, →事務局:三人である。
        kept.add(POINTS)
        kept.update(name for name, found in hits.items() if _stand_behind_arrows(found, lines))
    # Q1 何人か。 ⇒三人である。 among (意見)多い。: so firm a pair stands beside any other.
    asked = [name for name, found in hits.items() if answered_by_arrows(found, lines, arrows)]
    kept.update((*asked, POINTS) if asked else ())
    if kept or asks_and_answers(own):
        kept.update(name for name, found in hits.items() if _only_remark(found, lines))
    return kept


def answered_by_arrows(hits: Sequence[Hit], lines: Sequence[Line], arrows: Sequence[int]) -> bool:
    """Return whether labels only ask, and an arrow begins a line behind most, before the next.

    On a line of its own 【質疑】 parts the talk.

    Args:
        hits: In order.
        lines: Of the page.
        arrows: The positions of those that an arrow begins, in order.
    """
    if not arrows or not _only_asks(hits):
        return False
    if 2 * sum(_has_words(hit, lines) for hit in hits) <= len(hits):
        return False
    begins = [hit.line for hit in hits]
    answered = {bisect_right(begins, at) for at in arrows}.difference((0,))
    return len(answered) * 2 > len(hits)


def _stand_behind_arrows(hits: Sequence[Hit], lines: Sequence[Line]) -> bool:
    return all(lines[hit.line].text[0] in ARROWS for hit in hits)


def asks_and_answers(hits: Sequence[Hit]) -> bool:
    """Return whether labels both ask and answer."""
    kinds = {hit.speaker.kind for hit in hits}
    return {TurnKind.QUESTION, TurnKind.ANSWER} <= kinds


def _only_asks(hits: Sequence[Hit]) -> bool:
    """Return whether labels name nobody and ask, or remark; they repeat, and none answers."""
    kinds = Counter(hit.speaker.kind for hit in hits if not hit.speaker.shown)
    asks = kinds[TurnKind.QUESTION] >= LEAST_HITS and kinds.total() == len(hits)
    return asks and not kinds[TurnKind.ANSWER]


def _only_remark(hits: Sequence[Hit], lines: Sequence[Line]) -> bool:
    """Return whether labels beside 問 and 答 only remark, in words behind them ((意見)…べきだ。).

    On a line of its own 【意見】 parts the talk.
    """
    said = [hit for hit in hits if _has_words(hit, lines)]
    return bool(said) and all(
        hit.speaker.kind is TurnKind.STATEMENT and not hit.speaker.shown for hit in said
    )


def _has_words(hit: Hit, lines: Sequence[Line]) -> bool:
    """Return whether words stand behind a label on its line."""
    return len(lines[hit.line].text) > len(hit.label) + MARKS_MAX


def heads_others(
    alone: Sequence[Hit], hits: Mapping[str, Sequence[Hit]], lines: Sequence[Line]
) -> bool:
    """Return whether labels alone on their lines have others below (委員の問い over 問一)."""
    if not alone[0].row.alone:
        return False
    others = {hit.line for found in hits.values() if not found[0].row.alone for hit in found}
    below = (
        next((k for k in range(hit.line + 1, len(lines)) if lines[k].text), 0) for hit in alone
    )
    return others.issuperset(below)
