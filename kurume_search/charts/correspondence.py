"""Correspondence map: words and groups on the first two axes, each with its share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kurume_search.analytics.words.correspondence import Correspondence, Point
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import BLUE, INK, PAPER, VERMILLION
from kurume_search.charts.labels import place, write_label
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, room_for
from kurume_search.charts.theme import BODY, SMALL, said
from kurume_search.charts.word_chart import FEW, chart_of, footer_of

MOST_WORDS = 70
_HEIGHT = 540.0
_TEXTS = {
    "ja": {
        "title": "対応分析: 語と{by}",
        "axis": "第{n}軸({share}%)",
        "word": "語",
        "n": "n = {n}語、{groups}群",
        "more": "語は寄与の大きい順に{n}語。語どうし、群どうしの近さに意味があります。",
        "hover": "{label}\n{count}回、軸1の寄与 {a}%、軸2の寄与 {b}%、表れ {q}%",
        "unnamed": "混み合って名を書けない{n}点は表にあります。",
        "share": "2つの軸で全体の{share}%を示す",
        "near": "第{n}軸で離れているのは {low} と {high}",
    },
    "en": {
        "title": "Correspondence analysis: words by {by}",
        "axis": "Axis {n} ({share}%)",
        "word": "word",
        "n": "n = {n} words, {groups} groups",
        "more": "The {n} words that contribute most. Distances within words, and within groups, "
        "mean something.",
        "hover": "{label}\n{count} times, contributes {a}% to axis 1, {b}% to axis 2, shown {q}%",
        "unnamed": "{n} points have no room for their name; see the table.",
        "share": "two axes show {share}% of the whole",
        "near": "far apart on axis {n}: {low}, {high}",
    },
}
_BY = {
    "year": ("年度", "fiscal year"),
    "dept": ("部署", "department"),
    "topic": ("話題", "topic"),
    "role": ("役割", "role"),
    "outcome": ("結果", "outcome"),
    "procedure": ("手続", "procedure"),
    "kind": ("種別", "kind"),
}


def correspondence_chart(
    found: Correspondence, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return the map of the first two axes, both to one scale.

    Args:
        found: The result.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    title = texts["title"].format(by=_by(found, lang))
    n = texts["n"].format(n=len(found.words), groups=len(found.groups))
    footer = footer_of(found.basis, n, lang, origin)
    drawn = bool(found.rows) and len(found.rows[0].coordinates) >= 2
    figure = _figure(found, origin.title(title, lang), footer, lang) if drawn else None
    alts = (_alt(found, "ja"), _alt(found, "en"))
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def _by(found: Correspondence, lang: Lang) -> str:
    names = _BY.get(found.by)
    return names[0 if lang == "ja" else 1] if names else found.by


def _figure(found: Correspondence, title: str, footer: str, lang: Lang) -> Figure:
    texts = _TEXTS[lang]
    words = sorted(found.words, key=lambda p: (-max(p.contributions[:2]), p.key))[:MOST_WORDS]
    points = [*found.groups, *words]
    xs = [point.coordinates[0] for point in points]
    ys = [point.coordinates[1] for point in points]
    by = _by(found, lang)
    sheet = Sheet(title=title, footer=footer, lang=lang, left=room_for(["-0.00"]), height=_HEIGHT,
                  legend=[by, texts["word"]], above=22)  # fmt: skip
    bounds = _to_scale((min(xs), max(xs)), (min(ys), max(ys)), sheet.width, _HEIGHT)
    (left, right), (low, high) = bounds
    sheet.axis("x", left, right, _ticks(left, right), grid=True, zero=True)
    sheet.axis("y", low, high, _ticks(low, high), grid=True, zero=True)
    sheet.traces.append(_trace(found.groups, by, VERMILLION, "square", 11, texts["hover"]))
    sheet.traces.append(_trace(words, texts["word"], BLUE, "circle", 6, texts["hover"]))
    spots = [
        (
            (point.coordinates[0] - left) / (right - left) * sheet.width,
            (high - point.coordinates[1]) / (high - low) * _HEIGHT,
            6.5 if point.kind == "group" else 4.0,
        )
        for point in points
    ]
    places = place(
        spots,
        [point.label for point in points],
        size=SMALL + 0.5,
        width=sheet.width,
        height=_HEIGHT,
        rings=(0, 12),
    )
    for point, spot in zip(points, places, strict=True):
        if spot is not None:
            x, y = point.coordinates[:2]
            size = BODY if point.kind == "group" else SMALL
            write_label(sheet, point.label, (x, y), spot, size=size)
    axes = [texts["axis"].format(n=k + 1, share=f"{found.shares[k] * 100:.1f}") for k in range(2)]
    sheet.unit(axes[1])
    sheet.below = SMALL * 1.3 + 8
    sheet.under(axes[0])
    if len(found.words) > len(words):
        sheet.under(texts["more"].format(n=len(words)))
    if unnamed := sum(spot is None for spot in places):
        sheet.under(texts["unnamed"].format(n=unnamed))
    if any(point.few for point in points):
        sheet.under(FEW[lang])
    return sheet.figure()


def _to_scale(
    x: tuple[float, float], y: tuple[float, float], width: float, height: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return bounds with room at the edges, one unit as long across as upright."""
    unit = max((x[1] - x[0]) / width, (y[1] - y[0]) / height, 1e-9) * 1.16
    middle = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2)
    return (
        (middle[0] - unit * width / 2, middle[0] + unit * width / 2),
        (middle[1] - unit * height / 2, middle[1] + unit * height / 2),
    )


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    span = high - low
    step = next((s for s in (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5) if span / s <= 9), 10)
    first = int(low // step) + 1
    return [
        (round(k * step, 6), f"{k * step:.6g}")
        for k in range(first, first + 12)
        if k * step <= high
    ]


def _trace(
    points: Sequence[Point], name: str, colour: str, mark: str, size: float, form: str
) -> dict[str, Any]:
    hover = [
        form.format(
            label=p.label,
            count=p.count,
            a=f"{p.contributions[0] * 100:.1f}",
            b=f"{p.contributions[1] * 100:.1f}",
            q=f"{sum(p.quality[:2]) * 100:.0f}",
        )
        for p in points
    ]
    return {
        "type": "scatter", "mode": "markers", "xaxis": "x", "yaxis": "y",
        "x": [round(p.coordinates[0], 5) for p in points],
        "y": [round(p.coordinates[1], 5) for p in points],
        "marker": {"symbol": mark, "size": size,
                   "color": [PAPER if p.few else colour for p in points],
                   "line": {"color": [colour if p.few else INK for p in points], "width": 1}},
        "hoverinfo": "text", "hovertext": [said(text) for text in hover],
        "name": said(name), "legendgroup": name, "showlegend": True,
    }  # fmt: skip


def _alt(found: Correspondence, lang: Lang) -> str:
    texts = _TEXTS[lang]
    stop = "。" if lang == "ja" else ". "
    parts = [
        texts["title"].format(by=_by(found, lang)),
        texts["n"].format(n=len(found.words), groups=len(found.groups)),
    ]
    if found.rows and len(found.rows[0].coordinates) >= 2:
        parts.append(texts["share"].format(share=f"{sum(found.shares[:2]) * 100:.0f}"))
        for axis in range(2):
            ordered = sorted(found.groups, key=lambda p: p.coordinates[axis])
            if len(ordered) > 1:
                parts.append(
                    texts["near"].format(n=axis + 1, low=ordered[0].label, high=ordered[-1].label)
                )
    return stop.join(parts) + stop.strip()
