"""What a trend's chart says: title, units, hover, in the reader's language."""

from __future__ import annotations

from kurume_search.analytics.trends.trend import (
    NO_CASE,
    NO_DATA,
    NOT_RECORDED,
    STATUS_LABELS,
    Trend,
    TrendRow,
)
from kurume_search.charts.chart import Lang
from kurume_search.charts.sheet import tick_text
from kurume_search.charts.tables import CARRIED
from kurume_search.data import table
from kurume_search.query.terms import english_label

_SUFFIX = {"ja": "", "en": "_en"}
_BASE = {
    "meeting": ("会議", "meetings"),
    "case": ("案件", "cases"),
    "10k_characters": ("字", "characters"),
    "month": ("か月", "months"),
}
SAID = {
    "ja": {
        "title": "{what}の推移({by}別)", "total": "{what}({by})", "split": "、{split}別",
        "within": "、「{query}」の範囲", "few": "中抜き: n が 5 未満(傾向を論じない)",
        "no_case": "案件なし", "not_recorded": "記載なし", "interval": "95%区間 {low} - {high}",
        "cases": "実案件 {n} 件", "n": "n = {n}{unit}", "distinct": "、実案件 {n} 件",
        "all": "全体", "empty": "条件に合うものはありません。", "share": "{what}(%)",
        "no_data": "資料なし", "case_row": "実案件", "met": "該当", "all_cases": "全案件",
    },
    "en": {
        "title": "{what} by {by}", "total": "{what}, {by}", "split": ", by {split}",
        "within": ", within '{query}'", "few": "Hollow: n below 5 (no tendency)",
        "no_case": "no case", "not_recorded": "not recorded",
        "interval": "95% interval {low} - {high}", "cases": "{n} distinct cases",
        "n": "n = {n} {unit}", "distinct": ", {n} distinct cases", "all": "all",
        "empty": "Nothing meets the conditions.", "share": "{what} (%)",
        "no_data": "no data", "case_row": "cases", "met": "count", "all_cases": "all cases",
    },
}  # fmt: skip


def label(kind: str, key: str | None, lang: Lang) -> str:
    """Return the name of a measure, period, denominator or split for people."""
    for row in table("measures").get(kind, ()):
        if row["id"] == key:
            return str(row[f"label{_SUFFIX[lang]}"])
    return key or ""


def unit(trend: Trend, lang: Lang) -> str:
    """Return what is counted."""
    return trend.unit if lang == "ja" else trend.unit_en


def what(trend: Trend, lang: Lang) -> str:
    """Return the measure, with what it is of and per what."""
    name = label("measure", trend.measure, lang)
    if trend.of:
        name += f"「{trend.of}」" if lang == "ja" else f" '{trend.of}'"
    if trend.per:
        per = label("per", trend.per, lang)
        name += f"・{per}" if lang == "ja" else f" {per}"
    return name


def title(trend: Trend, lang: Lang) -> str:
    """Return the title: what, over what, split how, within what."""
    texts = SAID[lang]
    by = label("by", trend.by, lang)
    if len(trend.periods) == 1:  # no development, so the title speaks of none
        by = trend.rows[0].label if lang == "ja" else trend.periods[0]
    form = texts["total" if trend.by == "total" or len(trend.periods) == 1 else "title"]
    text = form.format(what=what(trend, lang), by=by)
    if trend.split and trend.measure != "outcomes":
        text += texts["split"].format(split=label("split", trend.split, lang))
    if trend.within:
        text += texts["within"].format(query=trend.within)
    return text[:1].upper() + text[1:]


def is_share(trend: Trend) -> bool:
    """Return whether values are shares of 1, to be shown in per cent."""
    return any(row.interval == "wilson" for row in trend.rows)


def base_name(trend: Trend, lang: Lang) -> str:
    """Return what the denominators are, empty for raw counts."""
    if is_share(trend):
        return {"ja": "結果あり", "en": "decided"}[lang]
    names = _BASE.get(trend.per or "")
    return names[0 if lang == "ja" else 1] if names else ""


def value_text(value: float | None, *, share: bool) -> str:
    """Return a value as people read it.

    >>> value_text(0.75, share=True), value_text(4.75, share=False)
    ('75.0%', '4.75')
    """
    if value is None:
        return "–"
    if share:
        return f"{value * 100:.1f}%"
    return tick_text(value) if value == int(value) else f"{value:,.3g}"


def hover(trend: Trend, row: TrendRow, lang: Lang) -> str:
    """Return what a pointer on a point shows: period, group, numbers, the first ids."""
    said, share = SAID[lang], is_share(trend)
    head = row.label if lang == "ja" else row.period
    lines = [head if row.group_label is None else f"{head} {row.group_label}"]
    if row.status in (NO_DATA, NO_CASE, NOT_RECORDED) and row.value is None:
        return "\n".join([*lines, status_text(row, lang)])
    number = f"{tick_text(row.count or 0)} {unit(trend, lang)}"
    if row.denominator is not None:
        number += f" / {tick_text(row.denominator)} {base_name(trend, lang)}"
        number += f" = {value_text(row.value, share=share)}"
    lines.append(number)
    if row.low is not None and row.high is not None:
        ends = {"low": value_text(row.low, share=share), "high": value_text(row.high, share=share)}
        lines.append(said["interval"].format(**ends))
    lines.append(said["cases"].format(n=row.cases))
    if row.few:
        lines.append(said["few"])
    ids = row.ids[:3]
    if len(ids):
        lines.append(", ".join(ids) + (" …" if len(row.ids) > 3 else ""))
    return "\n".join(lines)


def status_text(row: TrendRow, lang: Lang) -> str:
    """Return why a row has no value."""
    if row.status == NO_DATA:
        return SAID[lang]["no_data"]
    return STATUS_LABELS[row.status][0 if lang == "ja" else 1]


def carried(row: TrendRow) -> list[str]:
    """Return the ids that a point of the chart carries."""
    return list(row.ids[:CARRIED])


def n_text(trend: Trend, lang: Lang) -> str:
    """Return how much was counted in all, with its unit."""
    texts = SAID[lang]
    text = texts["n"].format(n=tick_text(trend.distinct), unit=unit(trend, lang))
    if trend.distinct_cases:
        text += texts["distinct"].format(n=tick_text(trend.distinct_cases))
    return text


def value_label(trend: Trend, lang: Lang) -> str:
    """Return what the value axis counts."""
    if is_share(trend):
        return SAID[lang]["share"].format(what=what(trend, lang))
    if trend.per:
        return f"{unit(trend, lang)} ({label('per', trend.per, lang)})"
    return unit(trend, lang)


def group_name(trend: Trend, group: str | None, lang: Lang) -> str:
    """Return a group's name for people."""
    if group is None:
        return what(trend, lang)
    english = english_label(group) if lang == "en" else None
    return english or next((row.group_label or group for row in trend.series(group)), group)


def notes_of(trend: Trend, lang: Lang) -> tuple[str, ...]:
    """Return what a reader must know besides, in the reader's language."""
    return tuple(note.in_language(lang) for note in trend.notes)


def rule_of(trend: Trend, lang: Lang) -> str:
    """Return the counting rule in the reader's language."""
    return trend.rule if lang == "ja" else trend.rule_en
