"""What a reader of a trend must know: gaps, breaks, overlaps, few cases, other styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.basis import Remark
from kurume_search.analytics.rows.corrected import asked_by, corrected
from kurume_search.analytics.rows.councils import council_ids, council_names, together
from kurume_search.analytics.trends.coverage import Sitting, coverage
from kurume_search.analytics.trends.periods import TOTAL_BEFORE, YEAR_BEFORE
from kurume_search.analytics.trends.trend import NO_DATA, NOT_RECORDED, SHORTEST_LINE
from kurume_search.search.building.style import STYLES
from kurume_search.text.reform import REFORM

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Frame, Ints
    from kurume_search.analytics.rows.selection import Selection
    from kurume_search.analytics.trends.counts import Counted
    from kurume_search.analytics.trends.measures import Asked
    from kurume_search.analytics.trends.periods import Periods
    from kurume_search.analytics.trends.trend import TrendRow
    from kurume_search.model.corrected import SetRight
    from kurume_search.search.answering.found import Found

_NAMED = 8  # at most so many things are listed in a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What remarks are made from."""

    asked: Asked
    frame: Frame
    selection: Selection
    periods: Periods
    rows: tuple[TrendRow, ...]
    counted: Counted
    held: Ints
    within: Found | None
    of: Found | None = None
    set_right: Sequence[tuple[int, SetRight]] = ()


def remarks(facts: Facts) -> tuple[Remark, ...]:
    """Return what a reader must know, the most telling first."""
    if not facts.periods.every or not facts.held.any():
        return (_empty(facts),)
    return (
        *_emptiness(facts),
        *_time(facts),
        *_counting(facts),
        *_corrected(facts),
        *_sources(facts),
    )


def _listed(names: list[str]) -> tuple[str, str]:
    more = len(names) - _NAMED
    shown = names[:_NAMED]
    return (
        "、".join(shown) + (f" ほか{more}" if more > 0 else ""),
        ", ".join(shown) + (f" and {more} more" if more > 0 else ""),
    )


def _empty(facts: Facts) -> Remark:
    if facts.selection.meetings.any():
        return Remark(
            "undated-only",
            "対象の会議録に日付も年度もないので、期間に分けられません。",
            "No document in scope has a date or a fiscal year.",
        )
    return Remark(
        "empty",
        "対象になる会議録がありません。年度や審議会の条件を確かめてください。",
        "No document is in scope; check the years and the council asked for.",
    )


def _emptiness(facts: Facts) -> Iterator[Remark]:
    """Say where there is nothing, and that this isn't 0."""
    if not facts.counted.distinct:
        yield Remark(
            "nothing",
            "数えるものが一つも見つかりませんでした(会議録はあります)。",
            "Nothing to count was found, though there are documents.",
        )
    gone = list(dict.fromkeys(row.label for row in facts.rows if row.status == NO_DATA))
    if gone and facts.asked.by.id in ("fiscal_year", "calendar_year"):
        keys = dict.fromkeys(row.period for row in facts.rows if row.status == NO_DATA)
        yield Remark(
            "no-data",
            f"会議録のない期間があります(0 ではなく、データなし): {_listed(gone)[0]}。",
            f"No documents (no data, which is not 0): {_listed(list(keys))[1]}.",
        )
    if any(row.status == NOT_RECORDED for row in facts.rows):
        yield Remark(
            "not-recorded",
            "結果がどの案件にも書かれていない期間があり、率を出せません。",
            "In some periods no outcome is recorded at all; there is no rate.",
        )


def _time(facts: Facts) -> Iterator[Remark]:
    after = facts.frame.after_reform[facts.periods.codes >= 0]
    both = bool(after.any() and not after.all())
    if both and facts.asked.pool:
        yield Remark(
            "pooled",
            f"{REFORM.ja['day']}({REFORM.ja['name']})の前後を合わせて数えています。",
            f"Counts are summed across the reform of {REFORM.en['day']}, as asked.",
        )
    elif both:
        yield Remark(
            "reform",
            f"{REFORM.ja['day']}({REFORM.ja['name']})で制度が変わりました。"
            "前と後は続けて比べられません。",
            f"The law changed on {REFORM.en['day']}; figures before and after are not one series.",
        )
    if any(row.period in (YEAR_BEFORE, TOTAL_BEFORE) for row in facts.rows) and both:
        yield Remark(
            "divided",
            "改正をまたぐ期間は前と後に分けています(pool で合わせられます)。",
            "A period that the reform divides has two rows; pool sums them.",
        )
    if facts.asked.by.id == "fiscal_year":
        codes, years = facts.periods.codes, facts.frame
        mixed = (codes >= 0) & (years.after_reform != (years.year >= REFORM.fiscal_year))
        if mixed.any():
            yield Remark(
                "year-and-day",
                "印刷された年度と開催日が、改正の前後で食い違う会議があります。",
                "Some meetings print a fiscal year that their day contradicts.",
            )
    lost = int((facts.selection.meetings & (facts.periods.codes < 0)).sum())
    if lost:
        yield Remark(
            "undated",
            f"日付のわからない会議 {lost} 件は、どの期間にも数えていません。",
            f"{lost} meetings without a date are in no period.",
        )
    if facts.asked.by.id.endswith("year") and int((facts.held > 0).sum()) < SHORTEST_LINE:
        yield Remark(
            "short",
            "会議録のある期間が3つに満たないので、推移の線は引けません。",
            "Fewer than three periods have documents: no line is drawn.",
        )


def _counting(facts: Facts) -> Iterator[Remark]:
    asked, counted = facts.asked, facts.counted
    summed = int(counted.counts.sum())
    if asked.split is not None and summed > counted.distinct and not asked.measure.is_rate:
        yield Remark(
            "overlap",
            f"複数の{asked.split.label}に当たるものはそれぞれに数えます。"
            f"重なりを除くと {counted.distinct:,} {asked.measure.unit}です(合計 {summed:,})。",
            f"What has several values counts for each: {summed:,} in all,"
            f" {counted.distinct:,} distinct {asked.measure.unit_en}.",
        )
    if asked.per is not None and asked.per.id == "case" and asked.measure.base == "turns":
        yield Remark(
            "cases-only",
            "案件の中の発言だけを数えます(報告などの発言は除きます)。",
            "Only turns within cases are counted, not those of other agenda items.",
        )
    if any(row.few for row in facts.rows):
        yield Remark(
            "few",
            "5 に満たない数が含まれます。その期間だけで傾向を論じないでください。",
            "Some figures rest on fewer than 5; no tendency can be read from them.",
        )
    if asked.measure.of == "article" and asked.of and _laws(facts) > 1:
        yield Remark(
            "any-law",
            "法令名がないので、どの法令の条文も数えています。",
            "No law was named, so provisions of any law count.",
        )
    if asked.concordant:
        yield Remark(
            "concordance",
            "改正前後の条文を、おおよその対応で一つに数えています。",
            "Provisions that correspond across the reform are joined; approximate.",
        )


def _corrected(facts: Facts) -> Iterator[Remark]:
    """Say how many of the values that the figures rest on a person set right."""
    if not facts.set_right:
        return
    asked, counted = facts.asked, [facts.asked.measure.id, facts.asked.by.id]
    if asked.per is not None and asked.per.id == "case":
        counted.append("case")
    if asked.split is not None:
        counted.append(asked.split.id.removesuffix("!"))
    for found in (facts.within, facts.of):
        counted += () if found is None else asked_by(found.query.node)
    in_scope = replace(
        facts.selection, meetings=facts.selection.meetings & (facts.periods.codes >= 0)
    )
    values = facts.set_right
    if asked.measure.base in ("cases", "threads"):
        values = [(row, value) for row, value in values if value.kind != "turn"]
    yield from corrected(facts.frame, in_scope, values, counted)


def _laws(facts: Facts) -> int:
    """Return how many laws may be meant: one if the provision names its law."""
    from kurume_search.query.values import read_article

    written = read_article(facts.asked.of or "")
    return 1 if written is None or written.law else 2


def _sources(facts: Facts) -> Iterator[Remark]:
    scope = facts.periods.codes >= 0
    if facts.asked.split is None or facts.asked.split.id != "council":
        meetings = np.nonzero(scope & facts.frame.is_meeting)[0].tolist()
        yield from together(facts.frame.columns, meetings)
    styles = {STYLES[code] for code in np.unique(facts.frame.style[scope])} - {"unknown"}
    if len(styles) > 1 or "mixed" in styles:
        yield Remark(
            "styles",
            "要旨の会議録と逐語の会議録が混じっています。逐語のほうが数が多くなりがちなので、"
            "数だけで比べられません。",
            "Summaries and verbatim minutes are mixed; the latter inflate counts.",
        )
    unread = _unread(facts)
    if unread:
        ja, en = _listed(unread)
        yield Remark(
            "unread",
            f"本文を読めなかった会議録があり、0 と数えられています: {ja}。",
            f"The body of some minutes couldn't be read, and counts as 0: {en}.",
        )
    missing = _missing(facts)
    if missing:
        # A number says which sitting it is only beside its council.
        several = len(set(_councils(facts.frame))) > 1
        names = council_names(facts.frame.columns, range(len(facts.frame.day))) if several else {}
        named = [(f"{names[key]} " if key in names else "", *gap) for key, gap in missing]
        ja = _listed([f"{council}{year}年度第{number}回" for council, year, number in named])[0]
        en = _listed([f"{council}FY{year} no. {number}" for council, year, number in named])[1]
        yield Remark(
            "missing-meetings",
            f"会議録のない回があります: {ja}。数は手元の会議録だけのものです。",
            f"Minutes are missing ({en}); counts are of what is at hand.",
        )


def _unread(facts: Facts) -> list[str]:
    """Return the ids of meetings in which neither a turn nor a case was read."""
    frame = facts.frame
    empty = frame.made.get("unread")
    if empty is None:
        read = ~frame.is_meeting
        read[frame.passage_meeting[frame.is_turn]] = True
        read[frame.section_meeting[frame.is_case]] = True
        empty = frame.made["unread"] = np.nonzero(~read)[0].tolist()
    assert isinstance(empty, list)  # noqa: S101 - what this key holds
    return [frame.meeting_ids[row] for row in empty if facts.periods.codes[row] >= 0]


def _missing(facts: Facts) -> list[tuple[str, tuple[int, int]]]:
    """Return council, year and number of the sittings in scope that numbers say were held."""
    frame = facts.frame
    gaps = frame.made.get("gaps")
    if gaps is None:
        gaps = frame.made["gaps"] = _gaps(frame)
    assert isinstance(gaps, list)  # noqa: S101 - what this key holds
    if not gaps:
        return []
    if facts.within is None:
        return gaps
    councils, years = _councils(frame), frame.year.tolist()
    scope = np.nonzero(facts.periods.codes >= 0)[0].tolist()
    kept = {(councils[row], years[row]) for row in scope}
    return [(council, gap) for council, gap in gaps if (council, gap[0]) in kept]


def _councils(frame: Frame) -> list[str]:
    found = frame.made.get("councils")
    if found is None:
        found = frame.made["councils"] = council_ids(frame.columns)
    assert isinstance(found, list)  # noqa: S101 - what this key holds
    return found


def _gaps(frame: Frame) -> list[tuple[str, tuple[int, int]]]:
    numbers, councils = frame.columns.ints("meeting.number"), _councils(frame)
    sittings = [
        Sitting(
            id=str(row),
            council=councils[row],
            fiscal_year=int(frame.year[row]) or None,
            number=None if numbers[row] < 0 else numbers[row],
            day=None,
        )
        for row in np.nonzero(frame.is_meeting)[0].tolist()
    ]
    return [
        (year.council, (year.fiscal_year, number))
        for year in coverage(sittings)
        for number in (() if year.empty else year.missing)
    ]
