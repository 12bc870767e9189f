"""The alt text of a trend's chart: range, ends, extremes, gaps, the reform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kurume_search.analytics.trends.trend import NO_DATA, Trend, TrendRow
from kurume_search.charts.chart import Lang
from kurume_search.charts.periods import reform_at
from kurume_search.charts.trend_words import (
    base_name,
    group_name,
    is_share,
    label,
    n_text,
    title,
    unit,
    value_text,
)
from kurume_search.model.terms import UNRECORDED
from kurume_search.text.reform import REFORM

_TOLD = 6  # groups told one by one
_NAMED = 12  # gaps named one by one

_FORMS = {
    "ja": {
        "range": "{title}。{first}から{last}まで({by}別)。{count}。",
        "one": "{title}。{count}。",
        "gaps": "資料なしは{names}。", "many": "資料なしは{count}か所。", "no_gaps": "",
        "ends": "{name}はじめは{first}が{low}、おわりは{last}が{high}。",
        "extremes": "最大は{high_at}の{high}、最小は{low_at}の{low}。",
        "flat": "{name}値は{at}の{value}のみ。", "none": "{name}値がありません。",
        "reform": "{day}の個人情報保護法一元化を縦線で示し、線はその前後でつなぎません。",
        "more": "ほかに{n}の区分があります。",
        "few": "n が 5 未満で傾向を論じない点が{n}あります。",
        "join": "、", "totals": "合計は{names}。",
    },
    "en": {
        "range": "{title}, {first} to {last}, {count}.", "one": "{title}, {count}.",
        "gaps": " No data for {names}.", "many": " No data for {count} periods.", "no_gaps": "",
        "ends": " {name}First {first} at {low}, last {last} at {high}.",
        "extremes": " Highest {high} in {high_at}, lowest {low} in {low_at}.",
        "flat": " {name}The only value is {value} in {at}.", "none": " {name}No values.",
        "reform": " A dashed line marks the reform of {day}; lines stop there.",
        "more": " {n} more groups.", "few": " {n} points rest on n below 5: no tendency.",
        "join": ", ", "totals": " In all: {names}.",
    },
}  # fmt: skip


def trend_alt(trend: Trend, lang: Lang) -> str:
    """Return the words for a trend's chart."""
    forms = _FORMS[lang]
    rows = trend.series(trend.groups[0]) if trend.rows else ()
    if not rows:
        return title(trend, lang) + ("。値がありません。" if lang == "ja" else ": no values.")
    periods = [_period(row, lang) for row in rows]
    form = forms["one"] if len(rows) == 1 else forms["range"]
    text = form.format(
        title=title(trend, lang),
        first=periods[0],
        last=periods[-1],
        by=label("by", trend.by, lang),
        count=n_text(trend, lang),
    )
    text += _gaps([_period(row, lang) for row in rows if row.status == NO_DATA], forms)
    if reform_at([row.era for row in rows]) is not None and len(rows) > 1:
        text += forms["reform"].format(day=REFORM.label("day", lang))
    if trend.measure == "outcomes" and trend.split:
        return text + _totals(trend, lang)
    for group in trend.groups[:_TOLD]:
        text += _series(trend, trend.series(group), lang)
    if len(trend.groups) > _TOLD:
        text += forms["more"].format(n=len(trend.groups) - _TOLD)
    few = sum(row.few and row.value is not None for row in trend.rows)
    return text + (forms["few"].format(n=few) if few else "")


def _totals(trend: Trend, lang: Lang) -> str:
    """Return how many of each outcome there are over all periods, 記載なし last."""
    forms = _FORMS[lang]
    sums = {}
    for group in trend.groups:
        rows = trend.series(group)
        name = group_name(trend, group, lang) if group else ""
        if total := sum(row.count or 0 for row in rows):
            sums[name, group] = total
    order = sorted(sums, key=lambda key: (key[1] == UNRECORDED, -sums[key]))
    mark = unit(trend, lang) if lang == "ja" else ""
    return forms["totals"].format(
        names=forms["join"].join(f"{key[0]} {sums[key]}{mark}" for key in order)
    )


def _gaps(names: Sequence[str], forms: dict[str, str]) -> str:
    if not names:
        return ""
    if len(names) > _NAMED:
        return forms["many"].format(count=len(names))
    return forms["gaps"].format(names=forms["join"].join(names))


def _series(trend: Trend, rows: Iterable[TrendRow], lang: Lang) -> str:
    forms = _FORMS[lang]
    known = [row for row in rows if row.value is not None]
    name = ""
    if trend.split and known and known[0].group_label:
        name = f"{group_name(trend, known[0].group, lang)}: "
    if not known:
        return forms["none"].format(name=name)
    if len(known) == 1:
        return forms["flat"].format(
            name=name, at=_period(known[0], lang), value=_value(trend, known[0], lang)
        )
    text = forms["ends"].format(
        name=name,
        first=_period(known[0], lang),
        low=_value(trend, known[0], lang),
        last=_period(known[-1], lang),
        high=_value(trend, known[-1], lang),
    )
    high = max(known, key=lambda row: row.value or 0)
    low = min(known, key=lambda row: row.value or 0)
    return text + forms["extremes"].format(
        high_at=_period(high, lang),
        high=_value(trend, high, lang),
        low_at=_period(low, lang),
        low=_value(trend, low, lang),
    )


def _period(row: TrendRow, lang: Lang) -> str:
    return row.label if lang == "ja" else row.period


def _value(trend: Trend, row: TrendRow, lang: Lang) -> str:
    """Return a value with the numbers it is made of: a share never goes without them."""
    share = is_share(trend)
    text = value_text(row.value, share=share)
    if row.denominator is None:
        return f"{text}{unit(trend, lang)}" if lang == "ja" else f"{text} {unit(trend, lang)}"
    count = value_text(row.count, share=False)
    base = f"{value_text(row.denominator, share=False)} {base_name(trend, lang)}"
    return f"{text}({count}/{base})" if lang == "ja" else f"{text} ({count}/{base})"
