"""Questions and answers as a flow: who asks, on what issue, who answers."""

from __future__ import annotations

from typing import Any

from kurume_search.analytics.flow import ROLE, Flow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import BLUE, FLOW, GONE, GREEN, INK, MUTED, ORANGE, PAPER
from kurume_search.charts.empty import empty
from kurume_search.charts.flow_layout import (
    NO_ANSWER,
    NO_ISSUE,
    REST,
    UNKNOWN,
    Band,
    Box,
    Layout,
    lay_out,
)
from kurume_search.charts.measure import clipped, text_width
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet
from kurume_search.charts.tables import CARRIED
from kurume_search.charts.theme import BODY, EDGE, SMALL, WIDTH, said
from kurume_search.query.terms import role_label

_BOX, _LABEL = 16.0, 170.0
_FILLS = (BLUE, ORANGE, GREEN)
_TEXTS = {
    "ja": {
        "title": "質疑の流れ", "of": "質疑の流れ: {what}", REST: "ほか", NO_ISSUE: "論点の語なし",
        NO_ANSWER: "回答なし", UNKNOWN: "記載なし", "heads": ("質問者", "論点", "回答者"),
        "rule": "質問の発言を一回ずつ数えます。論点は質問の語から付け、二つあれば両方に数えます。",
        "roles": "会議をまたぐので、発言者は役割でまとめます。", "n": "n = {n}質疑、{cases}案件",
        "empty": "質疑はありません。", "count": "{name} ({n})", "hover": "{a} → {b}: {n}質疑",
    },
    "en": {
        "title": "Questions and answers", "of": "Questions and answers: {what}", REST: "others",
        NO_ISSUE: "no issue word", NO_ANSWER: "unanswered", UNKNOWN: "not stated",
        "heads": ("asked by", "issue", "answered by"),
        "rule": "Question turns, each once; issues are found by words of the question, and two "
                "count for both.",
        "roles": "Speakers are joined by role, since there are several meetings.",
        "n": "n = {n} exchanges, {cases} cases", "empty": "No exchanges.",
        "count": "{name} ({n})", "hover": "{a} → {b}: {n} exchanges",
    },
}  # fmt: skip


def flow_chart(
    flow: Flow, *, lang: Lang = "ja", provenance: Provenance | None = None, what: str = ""
) -> Chart:
    """Return the flow of exchanges, with a band for each pair that occurs.

    Args:
        flow: Who asks whom on what.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
        what: The case or the query, for the title.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    title = str(texts["of"]).format(what=what) if what else str(texts["title"])
    cases = len({case for row in flow.rows for case in row.cases})
    n = str(texts["n"]).format(n=len(flow.rows), cases=cases)
    rule = str(texts["rule"]) + (str(texts["roles"]) if flow.by == ROLE and flow.rows else "")
    if not flow.rows:
        return empty(str(texts["empty"]), title=title, lang=lang, provenance=origin,
                     table=flow.table(), n=n, rule=rule)  # fmt: skip
    footer = origin.footer(n, rule, lang)
    shown = origin.title(title, lang)
    return Chart(
        figure=_figure(flow, shown, footer, lang),
        title=shown,
        alt_ja=origin.title(_alt(flow, title, n, "ja"), "ja"),
        alt_en=origin.title(_alt(flow, title, n, "en"), "en"),
        table=flow.table(),
        footer=footer,
        synthetic=origin.synthetic,
        lang=lang,
    )


def _name(key: str, flow: Flow, column: int, lang: Lang) -> str:
    own = _TEXTS[lang].get(key)
    if isinstance(own, str):
        return own
    if column != 1 and flow.by == ROLE:
        return role_label(key) if lang == "ja" else key.replace("_", " ")
    return key


def _figure(flow: Flow, title: str, footer: str, lang: Lang) -> Figure:
    layout, texts = lay_out(flow), _TEXTS[lang]
    names = [
        [
            str(texts["count"]).format(name=_name(box.key, flow, column, lang), n=len(box.ids))
            for box in boxes
        ]
        for column, boxes in enumerate(layout.columns)
    ]
    left, right = (min(max(text_width(n, BODY) for n in names[at]), _LABEL) for at in (0, 2))
    sheet = Sheet(title=title, footer=footer, lang=lang, left=EDGE, height=layout.height, above=26)
    wide = WIDTH - 2 * EDGE
    sheet.axis("x", 0, wide, (), visible=False)
    sheet.axis("y", layout.height, 0, (), visible=False)
    first, last = left + 8, wide - right - 8 - _BOX
    starts = (first, (first + last) / 2, last)
    for band in layout.bands:
        sheet.shapes.append(_band(band, starts))
    for column, boxes in enumerate(layout.columns):
        for at, box in enumerate(boxes):
            _draw_box(sheet, box, names[column][at], column, starts[column])
        head = texts["heads"][column]
        across = ("left", "center", "right")[column]
        place = (starts[0], starts[1] + _BOX / 2, starts[2] + _BOX)[column]
        sheet.put(head, place, 0, across=across, down="bottom", shift=(0, 8), colour=MUTED)
    sheet.traces += _pointed(layout, flow, starts, lang)
    return sheet.figure()


def _band(band: Band, starts: tuple[float, float, float]) -> dict[str, Any]:
    x0, x1 = starts[band.column] + _BOX, starts[band.column + 1]
    middle = (x0 + x1) / 2
    (a, b), (c, d) = band.left, band.right
    path = (
        f"M{x0:.2f},{a:.2f} C{middle:.2f},{a:.2f} {middle:.2f},{c:.2f} {x1:.2f},{c:.2f} "
        f"L{x1:.2f},{d:.2f} C{middle:.2f},{d:.2f} {middle:.2f},{b:.2f} {x0:.2f},{b:.2f} Z"
    )
    gone = band.stop == NO_ANSWER
    return {
        "type": "path",
        "path": path,
        "xref": "x",
        "yref": "y",
        "layer": "below",
        "fillcolor": GONE if gone else FLOW,
        "opacity": 0.75,
        "line": {"color": MUTED, "width": 0.7, "dash": "dot" if gone else "solid"},
    }


def _draw_box(sheet: Sheet, box: Box, name: str, column: int, x: float) -> None:
    unsaid = box.key.startswith("\ue000")
    sheet.shapes.append(
        {"type": "rect", "x0": x, "x1": x + _BOX, "y0": box.top, "y1": box.bottom, "xref": "x",
         "yref": "y", "layer": "below", "fillcolor": PAPER if unsaid else _FILLS[column],
         "line": {"color": INK, "width": 1, "dash": "dot" if unsaid else "solid"}}
    )  # fmt: skip
    middle = (box.top + box.bottom) / 2
    text = clipped(name, _LABEL if column != 1 else 220, BODY)
    # Answers have their names outside, issues beside their box, over the bands.
    at, across = (x - 6, "right") if column == 0 else (x + _BOX + 6, "left")
    size = BODY if box.bottom - box.top > SMALL else SMALL
    sheet.put(text, at, middle, across=across, size=size)


def _pointed(
    layout: Layout, flow: Flow, starts: tuple[float, float, float], lang: Lang
) -> list[dict[str, Any]]:
    """Return marks that can't be seen, where a pointer finds the exchanges of a band."""
    texts = _TEXTS[lang]
    x = [(starts[band.column] + _BOX + starts[band.column + 1]) / 2 for band in layout.bands]
    y = [(sum(band.left) + sum(band.right)) / 4 for band in layout.bands]
    hover = [
        str(texts["hover"]).format(
            a=_name(band.start, flow, band.column, lang),
            b=_name(band.stop, flow, band.column + 1, lang),
            n=len(band.ids),
        )
        + "\n"
        + ", ".join(band.ids[:3])
        for band in layout.bands
    ]
    return [
        {"type": "scatter", "mode": "markers", "x": [round(v, 2) for v in x],
         "y": [round(v, 2) for v in y], "xaxis": "x", "yaxis": "y",
         "marker": {"symbol": "circle", "size": 14, "color": "rgba(0,0,0,0)",
                    "line": {"width": 0}},
         "hoverinfo": "text", "hovertext": [said(text) for text in hover],
         "customdata": [list(band.ids[:CARRIED]) for band in layout.bands], "showlegend": False,
         "name": said(str(texts["title"]))}
    ]  # fmt: skip


def _alt(flow: Flow, title: str, n: str, lang: Lang) -> str:
    layout = lay_out(flow)
    heads = _TEXTS[lang]["heads"]
    parts = []
    for column, boxes in enumerate(layout.columns):
        named = [f"{_name(box.key, flow, column, lang)} {len(box.ids)}" for box in boxes[:8]]
        parts.append(f"{heads[column]}: {('、' if lang == 'ja' else ', ').join(named)}")
    stop = "。" if lang == "ja" else ". "
    return stop.join([title, n, *parts]) + stop.strip()
