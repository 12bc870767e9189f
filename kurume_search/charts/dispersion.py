"""Dispersion: where in each meeting a word stands, meetings from left to right in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kurume_search.analytics.words.dispersion import Dispersion, DispersionRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import BLUE, GRID, MUTED
from kurume_search.charts.measure import LINE_HEIGHT
from kurume_search.charts.panel import reform_rule
from kurume_search.charts.periods import tick_label
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import NO_DATA, Figure, Sheet, room_for, tick_text
from kurume_search.charts.strip import draw_strip
from kurume_search.charts.theme import SMALL, said
from kurume_search.charts.word_chart import chart_of, footer_of
from kurume_search.text.reform import REFORM

_HEIGHT, _FINEST = 300.0, 2.0  # pixels between two marks that can be told apart
_TEXTS = {
    "ja": {
        "title": "「{word}」の分布", "axis": "会議の中の位置", "start": "はじめ", "end": "おわり",
        "n": "n = {n}回、{documents}/{meetings}会議", "count": "n 回", "with": "ある会議",
        "even": "散布度 DP {dp}(0 は均等)、Juilland の D {d}(1 は均等)",
        "hover": "{meeting}\n{line}行 {id}", "unknown": "日付なし",
    },
    "en": {
        "title": "Where '{word}' stands", "axis": "Place in the meeting", "start": "start",
        "end": "end", "n": "n = {n} times, {documents}/{meetings} meetings", "count": "n times",
        "with": "meetings", "even": "Gries' DP {dp} (0 even), Juilland's D {d} (1 even)",
        "hover": "{meeting}\nline {line} {id}", "unknown": "no date",
    },
}  # fmt: skip


def dispersion_chart(
    found: Dispersion, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return a mark for each occurrence; a grey line is a meeting, with or without the word.

    Args:
        found: The result.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    title = texts["title"].format(word=found.word)
    n = texts["n"].format(
        n=tick_text(found.count), documents=found.documents, meetings=len(found.rows)
    )
    footer = footer_of(found.basis, n, lang, origin)
    figure = _figure(found, origin.title(title, lang), footer, lang) if found.rows else None
    alts = (_alt(found, "ja"), _alt(found, "en"))
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def _places(rows: Sequence[DispersionRow]) -> tuple[list[float], list[int | None]]:
    """Return where each meeting stands, and the years in order, empty ones included.

    Every fiscal year is one wide, its meetings evenly within; unknown days come last.
    """
    years = [row.fiscal_year for row in rows if row.fiscal_year is not None]
    order: list[int | None] = list(range(min(years), max(years) + 1)) if years else []
    if any(row.fiscal_year is None for row in rows):
        order.append(None)
    at = {year: place for place, year in enumerate(order)}
    counts = {year: sum(row.fiscal_year == year for row in rows) for year in order}
    seen: dict[int | None, int] = {}
    places = []
    for row in rows:
        seen[row.fiscal_year] = seen.get(row.fiscal_year, 0) + 1
        share = (seen[row.fiscal_year] - 0.5) / counts[row.fiscal_year]
        places.append(round(at[row.fiscal_year] - 0.5 + share, 4))
    return places, order


def _figure(found: Dispersion, title: str, footer: str, lang: Lang) -> Figure:
    texts = _TEXTS[lang]
    places, years = _places(found.rows)
    ticks = [(0.0, texts["start"]), (0.5, "50%"), (1.0, texts["end"])]
    sheet = Sheet(
        title=title,
        footer=footer,
        lang=lang,
        left=room_for([*(text for _, text in ticks), texts["with"]]),
        height=_HEIGHT,
        above=34,
    )
    each = sheet.width / len(years)
    labels = [(float(at), _year(year, lang)) for at, year in enumerate(years)]
    wide = 26.0
    step = next((s for s in (1, 2, 4, 5, 10) if each * s >= wide), 20)
    shown = [label for at, label in enumerate(labels) if (len(labels) - 1 - at) % step == 0]
    sheet.axis("x", -0.5, len(years) - 0.5, shown, showline=True)
    sheet.axis("y", 1.03, -0.03, ticks)
    counts = [[row for row in found.rows if row.fiscal_year == year] for year in years]
    for at, rows in enumerate(counts):
        if not rows:
            sheet.band(at - 0.5, at + 0.5)
            if lang == "ja" and each >= SMALL:
                sheet.put("\n".join(NO_DATA[lang]), at, 0.5, colour=MUTED)
    sheet.traces.append(_meetings(places))
    sheet.traces.append(_marks(found, places, lang, sheet.width))
    after = next(
        (k for k, year in enumerate(years) if year is not None and year >= REFORM.fiscal_year), 0
    )
    if after:
        reform_rule(sheet, after - 0.5, len(years))
    sheet.unit(texts["axis"], shift=18)
    sheet.below = (2 if lang == "ja" else 1) * SMALL * LINE_HEIGHT + 10
    sums = [str(sum(row.count for row in rows)) if rows else "–" for rows in counts]
    having = [
        f"{sum(row.count > 0 for row in rows)}/{len(rows)}" if rows else "–" for rows in counts
    ]
    draw_strip(sheet, texts["count"], sums, each)
    draw_strip(sheet, texts["with"], having, each)
    if found.dp is not None and found.juilland_d is not None:
        sheet.under(texts["even"].format(dp=f"{found.dp:.2f}", d=f"{found.juilland_d:.2f}"))
    return sheet.figure()


def _year(year: int | None, lang: Lang) -> str:
    return _TEXTS[lang]["unknown"] if year is None else tick_label(str(year), "", lang)


def _meetings(places: Sequence[float]) -> dict[str, Any]:
    """Return a grey line for each meeting, as one trace."""
    x = [value for place in places for value in (place, place, None)]
    y = [value for _ in places for value in (0, 1, None)]
    return {
        "type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "xaxis": "x", "yaxis": "y",
        "line": {"color": GRID, "width": 1, "dash": "solid"}, "connectgaps": False,
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _marks(found: Dispersion, places: Sequence[float], lang: Lang, width: float) -> dict[str, Any]:
    """Return a mark for each occurrence; those too near to tell apart are one mark."""
    form, fine = _TEXTS[lang]["hover"], _HEIGHT / _FINEST
    size = max(4.0, min(14.0, width / max(len(places), 1) * 0.8))
    x: list[float] = []
    y: list[float] = []
    hover: list[str] = []
    ids: list[list[str]] = []
    for place, row in zip(places, found.rows, strict=True):
        seen: dict[int, int] = {}
        for share, line, turn in zip(row.positions, row.lines, row.ids, strict=True):
            slot = round(share * fine)
            if slot in seen:
                if ids[seen[slot]][-1] != turn:
                    ids[seen[slot]].append(turn)
                continue
            seen[slot] = len(x)
            x.append(place)
            y.append(round(share, 4))
            hover.append(said(form.format(meeting=row.label, line=line, id=turn)))
            ids.append([turn])
    return {
        "type": "scatter", "mode": "markers", "x": x, "y": y, "xaxis": "x", "yaxis": "y",
        "marker": {"symbol": "line-ew", "size": size, "color": BLUE,
                   "line": {"color": BLUE, "width": 1.8}},
        "hoverinfo": "text", "hovertext": hover, "customdata": ids, "showlegend": False,
        "name": said(found.word),
    }  # fmt: skip


def _alt(found: Dispersion, lang: Lang) -> str:
    texts = _TEXTS[lang]
    stop = "。" if lang == "ja" else ". "
    parts = [
        texts["title"].format(word=found.word),
        texts["n"].format(n=found.count, documents=found.documents, meetings=len(found.rows)),
    ]
    if found.dp is not None and found.juilland_d is not None:
        parts.append(texts["even"].format(dp=f"{found.dp:.2f}", d=f"{found.juilland_d:.2f}"))
    most = sorted(found.rows, key=lambda row: (-row.count, row.meeting))[:3]
    named = [f"{row.label} {row.count}" for row in most if row.count]
    if named:
        head = "多い会議: " if lang == "ja" else "Most in: "
        parts.append(head + ("、" if lang == "ja" else ", ").join(named))
    first = next((row for row in found.rows if row.count), None)
    if first is not None:
        parts.append(f"{'はじめに現れるのは' if lang == 'ja' else 'First in '}{first.label}")
    return stop.join(parts) + stop.strip()
