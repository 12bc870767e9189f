"""Concepts: the share of units that has each code, in all, or as a grid by groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kurume_search.analytics.words.concepts import ConceptRow, Concepts
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import MUTED, RAMP
from kurume_search.charts.levels import Level, level_figure
from kurume_search.charts.measure import LINE_HEIGHT, clipped, squeezed, text_width
from kurume_search.charts.panel import reform_rule
from kurume_search.charts.periods import reform_at, tick_label
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import NO_DATA, Figure, Sheet, room_for, tick_text
from kurume_search.charts.tables import CARRIED
from kurume_search.charts.theme import SMALL, said
from kurume_search.charts.word_chart import FEW, chart_of, footer_of
from kurume_search.text.reform import REFORM

_ROW = 26.0
_TEXTS = {
    "ja": {
        "title": "コンセプトの現れる割合", "none": "(コードなし)",
        "axis": "{unit}の割合(%、横線は95%区間)",
        "head": "該当 / 全体", "all": "n 全体", "n": "n = {total}{unit}、コードあり {coded}",
        "turn": "発言", "case": "案件",
        "key": "{unit}の割合(%)。濃いほど高い。空欄: {unit}なし。",
        "by": "({by}別)", "year": "年度",
    },
    "en": {
        "title": "Share of units with each concept", "none": "(no code)",
        "axis": "Share of {unit}s (%; lines: 95% intervals)", "head": "with / all", "all": "n all",
        "n": "n = {total} {unit}s, {coded} with a code", "turn": "turn", "case": "case",
        "key": "Share of {unit}s (%). Darker is more; empty: none.", "by": ", by {by}",
        "year": "fiscal year",
    },
}  # fmt: skip


def concepts_chart(
    found: Concepts, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return horizontal bars of the shares; crossed by something, a grid of concepts by groups.

    Args:
        found: The result.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    unit = texts.get(found.unit, found.unit)
    title = texts["title"]
    if found.by:
        title += texts["by"].format(by=texts.get(found.by, found.by))
    n = texts["n"].format(total=tick_text(found.total), unit=unit, coded=tick_text(found.coded))
    footer = footer_of(found.basis, n, lang, origin)
    whole = [row for row in found.rows if row.group is None]
    shown = origin.title(title, lang)
    figure = None
    if found.total and whole:
        grid = found.by is not None and any(row.group is not None for row in found.rows)
        figure = (_grid if grid else _levels)(found, shown, footer, lang)
    alts = (_alt(whole, "ja"), _alt(whole, "en"))
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def _name(row: ConceptRow, lang: Lang) -> str:
    return row.concept or _TEXTS[lang]["none"]


def _hover(row: ConceptRow, lang: Lang) -> str:
    head = " ".join(filter(None, (_name(row, lang), row.group_label)))
    if row.share is None or row.low is None or row.high is None:
        return f"{head}\n{row.units} / {row.total}"
    ends = f"{row.low * 100:.1f} - {row.high * 100:.1f}"
    return f"{head}\n{row.share * 100:.1f}% ({row.units}/{row.total}; {ends})"


def _levels(found: Concepts, title: str, footer: str, lang: Lang) -> Figure:
    texts = _TEXTS[lang]
    rows = [row for row in found.rows if row.group is None]
    levels = [
        Level(
            label=_name(row, lang),
            value=round((row.share or 0) * 100, 6),
            low=None if row.low is None else row.low * 100,
            high=None if row.high is None else row.high * 100,
            beside=f"{row.units} / {row.total}",
            hover=_hover(row, lang),
            ids=row.ids,
            few=row.few,
        )
        for row in rows
    ]
    ticks = [(float(tick), f"{tick}%") for tick in (0, 20, 40, 60, 80, 100)]
    unit = texts.get(found.unit, found.unit)
    return level_figure(
        levels,
        title=title,
        footer=footer,
        lang=lang,
        bounds=(0, 102),
        ticks=ticks,
        axis=texts["axis"].format(unit=unit),
        head=texts["head"],
        notes=[FEW[lang]] if any(row.few for row in rows) else (),
    )


def _grid(found: Concepts, title: str, footer: str, lang: Lang) -> Figure:
    texts = _TEXTS[lang]
    crossed = [row for row in found.rows if row.group is not None]
    concepts = list(dict.fromkeys(row.concept for row in crossed))
    groups = _groups(crossed, years=found.by == "year")
    cells = {(row.concept, str(row.group)): row for row in crossed}
    table = [
        [cells.get((concept, group), groups[group]) for group in groups] for concept in concepts
    ]
    names = [squeezed(concept or texts["none"], 200, SMALL) for concept in concepts]
    sheet = Sheet(
        title=title,
        footer=footer,
        lang=lang,
        left=room_for(names, most=204),
        height=_ROW * len(table),
        above=34,
    )
    each = sheet.width / len(groups)
    labels = [_group_label(key, row, each, lang) for key, row in groups.items()]
    step = next((s for s in (1, 2, 3, 5, 10) if each * s >= 28), 20)
    ticks = [
        (float(at), text) for at, text in enumerate(labels) if (len(labels) - 1 - at) % step == 0
    ]
    sheet.axis("x", -0.5, len(groups) - 0.5, ticks)
    sheet.axis("y", len(table) - 0.5, -0.5, [(float(at), name) for at, name in enumerate(names)])
    for place, key in enumerate(groups):
        if groups[key].total == 0:
            sheet.band(place - 0.5, place + 0.5)
            if lang == "ja" and _ROW * len(table) >= 60:
                sheet.put("\n".join(NO_DATA[lang]), place, (len(table) - 1) / 2, colour=MUTED)
    fits = text_width("100", SMALL) + 2 <= each
    sheet.traces.append(_heatmap(table, lang, numbered=fits))
    at = reform_at([row.era for row in groups.values()]) if found.by == "year" else None
    if at is not None:
        reform_rule(sheet, at, len(groups))
    sheet.below = (max(text.count("\n") for text in labels) + 1) * SMALL * LINE_HEIGHT + 10
    sheet.put(texts["all"], 0, 0, xref="paper", yref="paper", across="right", colour=MUTED,
              shift=(-6, -sheet.below - SMALL), size=SMALL - 1)  # fmt: skip
    for place, row in enumerate(groups.values()):
        total = tick_text(row.total) if row.total else "–"
        if text_width(total, SMALL - 1) + 2 <= each:
            sheet.put(
                total, place, 0, yref="paper", size=SMALL - 1, shift=(0, -sheet.below - SMALL)
            )
    sheet.below += SMALL * LINE_HEIGHT + 8
    sheet.under(texts["key"].format(unit=texts.get(found.unit, found.unit)))
    return sheet.figure()


def _group_label(key: str, row: ConceptRow, room: float, lang: Lang) -> str:
    """Return the label of a group, cut to its column; two lines are narrow already."""
    label = tick_label(key, row.group_label or key, lang)
    return label if "\n" in label else clipped(label, max(room - 2, 30), SMALL)


def _heatmap(table: list[list[ConceptRow]], lang: Lang, *, numbered: bool) -> dict[str, Any]:
    """Return the trace of the shares, in per cent; `numbered`: they are written in the cells."""
    shares = [
        [None if row.share is None else round(row.share * 100, 4) for row in line] for line in table
    ]
    texts = [["" if s is None or not numbered else f"{s:.0f}" for s in line] for line in shares]
    return {
        "type": "heatmap", "x": list(range(len(table[0]))), "y": list(range(len(table))),
        "z": shares, "zmin": 0, "zmax": 100, "showscale": False, "xgap": 1, "ygap": 1,
        "colorscale": [[stop, colour] for stop, colour in RAMP],
        "text": texts, "texttemplate": "%{text}", "textfont": {"size": SMALL},
        "hoverinfo": "text",
        "hovertext": [[said(_hover(row, lang)) for row in line] for line in table],
        "customdata": [[list(row.ids[:CARRIED]) for row in line] for line in table],
        "xaxis": "x", "yaxis": "y", "showlegend": False,
    }  # fmt: skip


def _groups(rows: list[ConceptRow], *, years: bool) -> dict[str, ConceptRow]:
    """Return the groups in order with a row of each; years without documents included."""
    found = {str(row.group): row for row in rows}
    if not years or not all(key.isdecimal() for key in found):
        return found
    first, last = int(min(found)), int(max(found))
    empty = replace(rows[0], concept="", group_label=None, units=0, total=0, share=None, low=None,
                    high=None, ids=(), few=False)  # fmt: skip
    return {
        str(year): found.get(str(year))
        or replace(empty, group=str(year), era="before" if year < REFORM.fiscal_year else "after")
        for year in range(first, last + 1)
    }


def _alt(rows: list[ConceptRow], lang: Lang) -> str:
    named = [
        f"{_name(row, lang)} {(row.share or 0) * 100:.1f}% ({row.units}/{row.total})"
        for row in rows[:15]
    ]
    stop, between = ("。", "、") if lang == "ja" else (". ", ", ")
    return stop.join([_TEXTS[lang]["title"], between.join(named)]) + stop.strip()
