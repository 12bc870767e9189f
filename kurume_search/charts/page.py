"""A chart as HTML: a figure for another page, or a page of its own that fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from kurume_search.charts.colour import (
    BAND,
    DARK_BAND,
    DARK_FLOW,
    DARK_GONE,
    DARK_GRID,
    DARK_INK,
    DARK_MUTED,
    DARK_PAPER,
    GRID,
    INK,
    MUTED,
    PAPER,
)
from kurume_search.charts.tables import html_of
from kurume_search.charts.theme import FONT_FAMILY

if TYPE_CHECKING:
    from kurume_search.charts.chart import Chart

_TEXTS = {
    "ja": {"data": "データの表", "alt": "図の説明", "notes": "注意", "ids": "選んだ点の ID"},
    "en": {
        "data": "Data table",
        "alt": "What the chart shows",
        "notes": "Notes",
        "ids": "Ids of the chosen point",
    },
}

TURNED = "".join(
    f".kurume-chart .f-{name}{{fill:{dark}}}.kurume-chart .s-{name}{{stroke:{dark}}}"
    for name, dark in (
        ("paper", DARK_PAPER),
        ("ink", DARK_INK),
        ("muted", DARK_MUTED),
        ("grid", DARK_GRID),
        ("band", DARK_BAND),
        ("flow", DARK_FLOW),
        ("gone", DARK_GONE),
    )
)

# The picture draws its title, so the heading of the page is for those who hear it.
CSS = f"""
:root{{color-scheme:light dark}}
body{{margin:0 auto;max-width:60rem;padding:1rem;font-family:{FONT_FAMILY};line-height:1.6;
background:{PAPER};color:{INK}}}
h1{{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}}
figure{{margin:0}}
figcaption,.notes{{color:{MUTED};font-size:.875rem}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;font-size:.875rem}}
caption{{text-align:left;font-weight:bold;padding:.25rem 0}}
th,td{{border:1px solid {GRID};padding:.25rem .5rem;text-align:left;vertical-align:top}}
thead th{{background:{BAND}}}
td.n{{text-align:right;font-variant-numeric:tabular-nums}}
summary{{cursor:pointer;padding:.25rem 0}}
@media screen and (prefers-color-scheme:dark){{
body{{background:{DARK_PAPER};color:{DARK_INK}}}
figcaption,.notes{{color:{DARK_MUTED}}}
th,td{{border-color:{DARK_GRID}}}
thead th{{background:{DARK_BAND}}}
a{{color:#8ab4f8}}
{TURNED}
}}
@media print{{
body{{background:{PAPER};color:{INK};max-width:none}}
figcaption>details::details-content{{content-visibility:visible;block-size:auto}}
figcaption>details:not([open])>*:not(summary){{display:block}}
table{{font-size:.65rem}}
th,td{{padding:.1rem .2rem}}
.scroll{{overflow:visible}}
tr{{break-inside:avoid}}
}}
""".strip()


def fragment(chart: Chart, *, links: Mapping[str, str], brief: bool = False) -> str:
    """Return the ``<figure>``: picture, alt text, notes, and the table behind it."""
    picture = chart.plain_svg if brief else chart.svg
    return (
        f'<figure lang="{chart.lang}"><div class="picture">{picture}</div>'
        f"<figcaption>{details(chart, links=links, brief=brief)}</figcaption></figure>"
    )


def details(chart: Chart, *, links: Mapping[str, str], brief: bool = False) -> str:
    """Return alt text, notes and table, to be opened by whoever wants them."""
    texts = _TEXTS[chart.lang]
    notes = "".join(f"<li>{escape(note)}</li>" for note in chart.notes)
    listed = f'<ul class="notes" aria-label="{texts["notes"]}">{notes}</ul>' if notes else ""
    table = html_of(chart.table, chart.title, chart.lang, links, brief=brief)
    return (
        f"<details><summary>{texts['alt']}</summary><p>{escape(chart.alt)}</p></details>{listed}"
        f"<details><summary>{texts['data']}</summary>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="{texts["data"]}">{table}</div>'
        "</details>"
    )


def page(chart: Chart, *, interactive: bool, links: Mapping[str, str]) -> str:
    """Return a whole document; see `Chart.html`."""
    script = _script(chart, links) if interactive else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{chart.lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(chart.title)}</title><style>{CSS}</style></head>\n"
        f"<body><main><h1>{escape(chart.title)}</h1>{fragment(chart, links=links)}</main>{script}"
        "</body></html>\n"
    )


def _script(chart: Chart, links: Mapping[str, str]) -> str:
    """Return Plotly itself and the few lines that put the figure where the picture was."""
    from plotly.offline import get_plotlyjs

    def embedded(value: object) -> str:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        # Nothing in a script may close it or open a comment.
        return (
            text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        )

    library = str(get_plotlyjs()).replace("</script", "<\\/script")
    known = {
        one: links[one]
        for trace in chart.figure["data"]
        for ids in _flat(trace.get("customdata"))
        for one in ids
        if one in links
    }
    return (
        f"<script>{library}</script><script>(function(){{"
        f"var figure={embedded(dict(chart.figure))},links={embedded(known)},"
        f"label={embedded(_TEXTS[chart.lang]['ids'])};{_RUN}}})();</script>"
    )


def _flat(customdata: object) -> list[list[str]]:
    if not isinstance(customdata, list | tuple):
        return []
    found: list[list[str]] = []
    for one in customdata:
        if isinstance(one, list | tuple) and one and isinstance(one[0], list | tuple):
            found += _flat(one)
        elif isinstance(one, list | tuple):
            found.append(list(one))
    return found


_RUN = """
var holder=document.querySelector('.picture'),still=holder.firstElementChild;
var live=document.createElement('div'),list=document.createElement('div');
list.setAttribute('role','status');list.setAttribute('aria-label',label);
holder.appendChild(live);holder.parentNode.insertBefore(list,holder.nextSibling);
Plotly.newPlot(live,figure.data,figure.layout,{responsive:false,displaylogo:false,locale:'ja'})
.then(function(){still.style.display='none';live.setAttribute('role','img');
live.setAttribute('aria-label',still.getAttribute('aria-label'));
live.on('plotly_click',function(event){
var ids=[];event.points.forEach(function(point){ids=ids.concat(point.customdata||[])});
list.textContent='';ids.forEach(function(id,at){
if(at)list.appendChild(document.createTextNode('\\u3001'));
var shown=document.createElement(links[id]?'a':'span');
if(links[id])shown.href=links[id];shown.textContent=id;list.appendChild(shown)})})});
""".strip().replace("\n", "")
