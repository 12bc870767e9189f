"""What a trend says in words: headings, cells, caption, explanation; Japanese and English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kurume_search.analytics.statistics.intervals import LEVEL
from kurume_search.analytics.trends.trend import (
    ACROSS,
    AFTER,
    BEFORE,
    COUNTED,
    NO_DATA,
    STATUS_LABELS,
    UNKNOWN,
)
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.terms import english_label, outcome_label

if TYPE_CHECKING:
    from kurume_search.analytics.trends.trend import TrendRow
    from kurume_search.api.trends.trend import TrendResult

SAID = {
    "ja": {
        "range": "95%区間", "cases": "実案件", "all_cases": "案件(全体)", "note": "備考",
        "few": "少数", "rate": "率", "of": "分母", "decided": "承認+不承認", "per": "割る数",
        "interval": "区間", "unit": "単位", "scope": "範囲", "whole": "会議録集の全体",
        "rule": "数え方", "notes": "注意", "split": "区分", "by": "期間",
        "pooled": "改正をまたいで合算",
        "wilson": "割合は Wilson の 95% 区間(1927)。",
        "garwood": "件数は Garwood(1936)の正確なポアソン 95% 区間。互いに独立とみた幅です。",
    },
    "en": {
        "range": "95% interval", "cases": "distinct cases", "all_cases": "all cases",
        "note": "remark", "few": "few", "rate": "rate", "of": "denominator",
        "decided": "approved + rejected", "per": "per", "interval": "interval", "unit": "unit",
        "scope": "scope", "whole": "the whole corpus", "rule": "counting rule", "notes": "notes",
        "split": "split", "by": "period", "pooled": "summed across the reform",
        "wilson": "Shares have Wilson's 95 % interval (1927).",
        "garwood": "Counts have Garwood's exact Poisson 95 % interval (1936), as if independent.",
    },
}  # fmt: skip


def number(value: float | None, *, share: bool = False) -> str:
    """Return a number as tables show it; a share in per cent, nothing as –.

    >>> number(None), number(12345), number(0.5, share=True), number(2.345)
    ('–', '12,345', '50.0%', '2.35')
    """
    if value is None:
        return "–"
    if share:
        return f"{value:.1%}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"


def period_name(result: TrendResult, row: TrendRow, lang: str) -> str:
    """Return the name of a row's period."""
    if lang == "ja":
        return row.label
    from kurume_search.analytics.trends.periods import english_label

    return english_label(row.period, result.trend.by)


def is_share(result: TrendResult) -> bool:
    """Return whether its rates are shares of 1."""
    return any(row.interval == "wilson" for row in result.rows)


def headings(result: TrendResult, lang: str = "ja") -> Iterator[str]:
    """Yield the headings of `cells`."""
    said, asked = SAID[lang], result.asked
    yield asked.by.label_in(lang)
    if asked.split is not None:
        yield asked.split.label_in(lang)
    yield asked.measure.unit if lang == "ja" else asked.measure.unit_en
    if asked.measure.is_rate:
        yield said["decided"]
        yield asked.measure.label_in(lang)
    elif asked.per is not None:
        yield said["of"]
        yield asked.per.label_in(lang)
    yield said["range"]
    yield said["all_cases"] if asked.measure.is_rate else said["cases"]
    yield said["note"]


def cells(result: TrendResult, lang: str = "ja") -> Iterator[tuple[str, ...]]:
    """Yield the rows as words."""
    share, split = is_share(result), result.trend.split is not None
    rated = result.asked.per is not None or result.asked.measure.is_rate
    for row in result.rows:
        ends = (row.low, row.high)
        between = "–" if None in ends else " – ".join(number(end, share=share) for end in ends)
        yield (
            period_name(result, row, lang),
            *((group_name(row, lang),) if split else ()),
            number(row.count),
            *((number(row.denominator), number(row.rate, share=share)) if rated else ()),
            between,
            "–" if row.status == NO_DATA else number(row.cases),
            remark(row, lang),
        )


def group_name(row: TrendRow, lang: str) -> str:
    """Return the name of a row's group; closed terms in English where it is asked for."""
    english = english_label(row.group) if lang == "en" and row.group else None
    return english or row.group_label or ""


def remark(row: TrendRow, lang: str = "ja") -> str:
    """Return what is to be said of one row."""
    told = []
    if row.status != COUNTED:
        told.append(STATUS_LABELS[row.status][lang == "en"])
    if row.few and row.count is not None:
        told.append(SAID[lang]["few"])
    others = [(key, n) for key, n in row.beside if key != "approved"]
    if others:
        comma = ", " if lang == "en" else "、"
        told.append(comma.join(f"{outcome_name(key, lang)} {n}" for key, n in others))
    return "; ".join(told) if lang == "en" else "・".join(told)


def outcome_name(key: str, lang: str) -> str:
    """Return an outcome in words."""
    if lang == "en":
        return english_label(key) or key
    return outcome_label(None if key == UNRECORDED else key)


def caption(result: TrendResult, lang: str = "ja") -> str:
    """Return what was counted, within what, and of which corpus, in one line."""
    asked, trend = result.asked, result.trend
    name = asked.measure.label_in(lang)
    if trend.of:
        name += f"「{trend.of}」" if lang == "ja" else f" '{trend.of}'"
    parts = [name, asked.by.label_in(lang)]
    parts += [term.label_in(lang) for term in (asked.per, asked.split) if term is not None]
    if trend.within:
        parts.append(f"範囲 {trend.within}" if lang == "ja" else f"within {trend.within}")
    unit = trend.unit if lang == "ja" else trend.unit_en
    total = f"{trend.distinct:,} {unit}"
    if trend.measure == "approval_rate":
        total = _rate_in_words(result, lang)
    elif trend.measure not in ("cases", "outcomes", "threads"):
        total += (
            f"・実案件 {trend.distinct_cases:,} 件"
            if lang == "ja"
            else f", {trend.distinct_cases:,} distinct cases"
        )
    if lang == "ja":
        return f"{'、'.join(parts)}: {total}{result.corpus.mark('・')}"
    mark = result.corpus.mark(lang="en")
    return f"{', '.join(parts)}: {total}{f' ({mark})' if mark else ''}"


def _rate_in_words(result: TrendResult, lang: str) -> str:
    """Return approvals over what was decided, and all cases; never one without the other."""
    trend = result.trend
    if trend.split is not None:
        return (
            f"案件 {trend.distinct_cases:,} 件"
            if lang == "ja"
            else f"{trend.distinct_cases:,} cases"
        )
    told = []
    for era in dict.fromkeys(row.era for row in trend.rows):
        rows = [row for row in trend.rows if row.era == era]
        approved, decided = sum(r.count or 0 for r in rows), sum(r.denominator or 0 for r in rows)
        told.append(f"{_ERAS[era][lang == 'en']}{approved:,}/{decided:,.0f}")
    if len(told) == 1:
        told = [told[0].rpartition(" ")[2]]
    if lang == "en":
        return f"approved {', '.join(told)} of those decided; {trend.distinct_cases:,} cases"
    return f"承認 {'、'.join(told)}(承認・不承認の記載がある案件)、案件 {trend.distinct_cases:,} 件"


_ERAS = {
    BEFORE: ("改正前 ", "before the reform "),
    AFTER: ("改正後 ", "after it "),
    ACROSS: ("", ""),
    UNKNOWN: ("時期不明 ", "undated "),
}


def explained(result: TrendResult, lang: str = "ja") -> str:
    """Return how it was counted, line by line."""
    said, asked, trend = SAID[lang], result.asked, result.trend
    methods = dict.fromkeys(row.interval for row in trend.rows if row.interval)
    lines = [
        caption(result, lang),
        f"{said['rule']}: {trend.rule if lang == 'ja' else trend.rule_en}",
        f"{said['by']}: {asked.by.label_in(lang)}"
        + (f"({said['pooled']})" if trend.pooled else ""),
        f"{said['unit']}: {trend.unit if lang == 'ja' else trend.unit_en}",
        f"{said['scope']}: {trend.within or said['whole']}",
    ]
    if asked.split is not None:
        lines.append(f"{said['split']}: {asked.split.label_in(lang)}")
    if asked.per is not None:
        lines.append(f"{said['per']}: {asked.per.label_in(lang)}")
    assert round(LEVEL * 100) == 95  # noqa: S101 - what the words say
    lines += [f"{said['interval']}: {said[method]}" for method in methods]
    lines += [f"{said['notes']}: {note.in_language(lang)}" for note in trend.notes]
    lines.append(result.provenance(lang))
    return "\n".join(lines)
