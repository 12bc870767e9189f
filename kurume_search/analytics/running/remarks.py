"""What a reader of word counts must be told, each with a stable code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from kurume_search.analytics.rows.basis import Remark
from kurume_search.analytics.rows.councils import together
from kurume_search.analytics.running.passage_sets import PassageSet, Rows
from kurume_search.analytics.running.places import Places
from kurume_search.search.building.style import STYLES
from kurume_search.text.reform import REFORM

SUMMARY = Remark(
    "recorded-style",
    "会議録は事務局がまとめた文書です。語の数は、話した人と同じくらい、書いた人を測っています。",
    "Minutes are written by a secretariat: word counts measure the writer as much as the speaker.",
)
EMPTY = Remark("empty", "数える発言がありません。", "There are no turns to count in.")
NO_WORDS = Remark(
    "no-words",
    "数えられる語がありません(しきい値に満たないか、不要語だけです)。",
    "No word can be counted: too rare, or stop words only.",
)
ONE_DOCUMENT = Remark(
    "one-document",
    "会議が一つなので、会議のあいだの散らばり(DP)は出せません。",
    "With one meeting there is no dispersion over meetings.",
)


def remarks_on(sets: Sequence[PassageSet], *, by: str | None = None) -> Iterator[Remark]:
    """Yield what must be said of words counted in `sets`, and compared between them.

    Args:
        sets: One, or the two that are compared.
        by: The field whose values are kept apart within them.
    """
    if any(one.era == "across" for one in sets):
        yield Remark(
            "reform",
            f"{REFORM.ja['day']}(個人情報保護法の全面施行)の前と後の会議を一緒に数えています。",
            f"Meetings before and after the reform of {REFORM.en['day']} are counted together.",
        )
    elif {"before", "after"} <= {one.era for one in sets}:
        yield Remark(
            "reform-between",
            f"比べる二つは{REFORM.ja['day']}(個人情報保護法の全面施行)の前と後です。"
            "法令の用語の違いは、制度の違いです。",
            f"The two sets lie on either side of the reform of {REFORM.en['day']}: "
            "words of law differ because the law does.",
        )
    if by != "council":
        notes = (together(one.columns, one.meetings.tolist()) for one in sets)
        yield from dict.fromkeys(chain.from_iterable(notes))
    yield from _styles(sets)
    yield SUMMARY


def _styles(sets: Sequence[PassageSet]) -> Iterator[Remark]:
    """Yield how the meetings of the turns are recorded, if not all alike."""
    if not sets:
        return
    told = [_recorded(one) for one in sets]
    # Two sets can share meetings, and a meeting counts once.
    whole = _counted(sets[0], np.unique(np.concatenate([one.meetings for one in sets])))
    if sum(count > 0 for count in whole.values()) < 2:
        return
    ja = "、".join(f"{_NAMES[style][0]} {n} 会議" for style, n in whole.items() if n)
    en = ", ".join(f"{n} {_NAMES[style][1]}" for style, n in whole.items() if n)
    yield Remark(
        "mixed-styles",
        f"書き方の違う記録が混ざっています: {ja}。要約と全文では語の数が違います。",
        f"Meetings are recorded in several styles: {en}. Their words can't be compared as such.",
    )
    if len(told) == 2 and abs(_verbatim(told[0]) - _verbatim(told[1])) > _APART:
        shares = [f"{_verbatim(counts):.0%}" for counts in told]
        yield Remark(
            "style-differs",
            f"全文で記録された会議の割合が {shares[0]} と {shares[1]} で違います。"
            "語の差は、書き方の差かもしれません。",
            f"{shares[0]} and {shares[1]} of the meetings are recorded verbatim: "
            "words may differ because of that.",
        )


_NAMES = {
    "summary": ("要約", "summaries"),
    "verbatim": ("全文", "verbatim"),
    "mixed": ("両方", "of both"),
}
_APART = 0.2  # shares of verbatim meetings that differ by more make a difference of style


def _recorded(turns: PassageSet) -> dict[str, int]:
    """Return how many meetings are recorded in each style that is known."""
    return _counted(turns, turns.meetings)


def _counted(turns: PassageSet, meetings: Rows) -> dict[str, int]:
    """Return how many of `meetings` are recorded in each style that is known."""
    styles = np.frombuffer(turns.columns.raw("meeting.style"), dtype=np.uint8)[meetings]
    counts = np.bincount(styles, minlength=len(STYLES)).tolist()
    return {style: n for style, n in zip(STYLES, counts, strict=True) if style in _NAMES and n}


def _verbatim(counts: dict[str, int]) -> float:
    return counts.get("verbatim", 0) / max(sum(counts.values()), 1)


def nowhere(node: str) -> Remark:
    """Return the remark that a word stands nowhere in what was read."""
    return Remark(
        "unknown-word",
        f"「{node}」は、数えるところのどこにもありません。",
        f"'{node}' stands nowhere in what is read.",
    )


def elsewhere(places: Places, *, whole: bool = False) -> list[Remark]:
    """Return the remark that places outside what is read aren't counted, if there are any.

    Args:
        places: Where the word stands.
        whole: All of the minutes is read, not the turns alone.
    """
    n = places.elsewhere
    if not n:
        return []
    where = ("答申・諮問書など、読む範囲の外", "outside what is read (letters, for one)")
    if not whole:
        where = ("件名・注記など発言でないところ", "outside turns (titles, notes)")
    ja, en = f"{where[0]}の {n} か所は数えていません。", f"{n} places {where[1]} aren't counted."
    return [Remark("elsewhere", ja, en)]
