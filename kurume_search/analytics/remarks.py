"""What a reader of word counts must be told, each with a stable code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kurume_search.analytics.basis import Remark
from kurume_search.analytics.places import Places
from kurume_search.analytics.reading import Reading
from kurume_search.analytics.turn_sets import TurnSet

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
# Polite endings (です, ます) among 1,000 words: verbatim minutes have many, summaries hardly any.
_POLITE = ("です", "ます")
_APART = 10.0


def polite_rate(reading: Reading, turns: TurnSet) -> float | None:
    """Return how many of 1,000 running words are です or ます; None without words."""
    stream = reading.stream
    inside = reading.inside(turns)
    words = int(inside.sum())
    if not words:
        return None
    polite = stream.stopped(_POLITE)[stream.words[inside]]
    return 1000 * float(np.count_nonzero(polite)) / words


def remarks_on(reading: Reading, sets: Sequence[TurnSet]) -> Iterator[Remark]:
    """Yield what must be said of words counted in `sets`, and compared between them."""
    if any(one.era == "across" for one in sets):
        yield Remark(
            "reform",
            "2023年4月1日(個人情報保護法の全面施行)の前と後の会議を一緒に数えています。",
            "Meetings before and after the reform of 1 April 2023 are counted together.",
        )
    elif {"before", "after"} <= {one.era for one in sets}:
        yield Remark(
            "reform-between",
            "比べる二つは2023年4月1日(個人情報保護法の全面施行)の前と後です。"
            "法令の用語の違いは、制度の違いです。",
            "The two sets lie on either side of the reform of 1 April 2023: "
            "words of law differ because the law does.",
        )
    rates = [rate for one in sets if (rate := polite_rate(reading, one)) is not None]
    yield from _styles(sets)
    if len(rates) == 2 and abs(rates[0] - rates[1]) > _APART:
        first, second = (f"{rate:.1f}" for rate in rates)
        yield Remark(
            "style-differs",
            f"記録の書き方が違います。「です・ます」は1,000語に {first} と {second} です。"
            "語の差は、書き方の差かもしれません。",
            f"The recorded styles differ: {first} and {second} polite endings in 1,000 words. "
            "Words may differ because of that.",
        )
    yield SUMMARY


def _styles(sets: Sequence[TurnSet]) -> Iterator[Remark]:
    """Yield what kinds of documents the turns stand in, if there are several."""
    kinds: dict[str, int] = {}
    for one in sets:
        for row in one.meetings.tolist():
            kind = one.columns.record("meeting.record", row)["doc_kind"]
            if kind:
                kinds[kind] = kinds.get(kind, 0) + 1
    if len(kinds) > 1:
        told = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        names = "、".join(f"{kind} {n}" for kind, n in told)
        yield Remark(
            "mixed-styles",
            f"種類の違う記録が混ざっています: {names}。要旨と全文では語の数が違います。",
            f"Documents of several kinds are mixed: {names}. Summaries and verbatim minutes "
            "have different words.",
        )


def nowhere(node: str) -> Remark:
    """Return that a word stands nowhere in what was read."""
    return Remark(
        "unknown-word",
        f"「{node}」は、数える発言のどこにもありません。",
        f"'{node}' stands in none of the turns read.",
    )


def elsewhere(places: Places) -> list[Remark]:
    """Return that places outside turns aren't counted, if there are any."""
    if not places.elsewhere:
        return []
    return [
        Remark(
            "elsewhere",
            f"件名・注記など発言でないところの {places.elsewhere} か所は数えていません。",
            f"{places.elsewhere} places outside turns (titles, notes) aren't counted.",
        )
    ]
