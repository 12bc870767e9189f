"""The ratios as a picture: one row a class, one mark an engine, ours ÷ it on a log scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from bench.beside.engines.ours import OursEngine
from bench.beside.report import ratio, short

from kurume_search.charts.colour import BAND, BLUE, GREEN, INK, MUTED, PAPER, PURPLE, VERMILLION
from kurume_search.charts.measure import text_width
from kurume_search.charts.svg.ink import element, number, path_of, safe, words

_FAMILY = "'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', sans-serif"
_LABELS, _PANEL, _BETWEEN, _ROW, _TOP, _FOOT = 250.0, 330.0, 40.0, 28.0, 108.0, 36.0
_SIZE = 12.0
# Colour never stands alone: each engine has a mark of its own.
_LOOKS = {
    "tantivy": (VERMILLION, "circle"),
    "SQLite FTS5": (BLUE, "square"),
    "bm25s": (GREEN, "up"),
    "stock Whoosh": (PURPLE, "diamond"),
}


def chart(sized: Mapping[str, Any]) -> str:
    """Return the SVG of one size as JSON has it: warm p50 left, cold p95 right."""
    panels = [
        ("warm, p50", _ratios(sized["warm"], "p50")),
        ("first question of a process, p95", _ratios(sized["cold"], "p95")),
    ]
    kinds = list(dict.fromkeys(kind for _, rows in panels for kind in rows))
    width = _LABELS + len(panels) * (_PANEL + _BETWEEN)
    height = _TOP + len(kinds) * _ROW + _FOOT
    title = f"kurume-search's engine ÷ other engines, {sized['turns']:,} turns of synthetic minutes"
    every = [one for _, rows in panels for row in rows.values() for one in row.values()]
    low, high = floor(log10(min([*every, 0.5]))), ceil(log10(max([*every, 2.0])))
    body = [
        element("rect", x=0.0, y=0.0, width=width, height=height, fill=PAPER),
        words(title, 12, 22, size=16, weight="bold"),
        words("Time of ours ÷ time of the other; left of the line ours is faster.",
              12, 46, size=_SIZE, colour=MUTED),
        *_legend(70),
        *(
            words(kind, _LABELS - 12, _TOP + _ROW * (at + 0.5), size=_SIZE, across="right")
            for at, kind in enumerate(kinds)
        ),
        *(
            piece
            for at, (name, rows) in enumerate(panels)
            for piece in _panel(_LABELS + at * (_PANEL + _BETWEEN), name, rows, kinds, low, high)
        ),
    ]  # fmt: skip
    told = "; ".join(f"{name}: {_told(rows)}" for name, rows in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}"'
        f' height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}" role="img"'
        f' lang="en" aria-label="{safe(title)}" font-family="{safe(_FAMILY)}"'
        f' style="max-width:100%;height:auto"><title>{safe(title)}</title>'
        f"<desc>{safe(told)}</desc>{''.join(body)}</svg>\n"
    )


def _ratios(spreads: Mapping[str, Any], share: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for kind, by_engine in spreads.items():
        ratios = {name: ratio(by_engine, name, OursEngine.name, share) for name in _LOOKS}
        found[kind] = {name: value for name, value in ratios.items() if value is not None}
    return found


def _told(rows: dict[str, dict[str, float]]) -> str:
    return ", ".join(
        f"{kind} " + " / ".join(f"{name} {short(one)}" for name, one in row.items())
        for kind, row in rows.items()
    )


def _legend(y: float) -> Iterator[str]:
    x = 20.0
    for name, (colour, mark) in _LOOKS.items():
        yield _mark(x, y, colour, mark)
        yield words(name, x + 11, y, size=_SIZE)
        x += text_width(name, _SIZE) + 44


def _panel(
    left: float,
    name: str,
    rows: dict[str, dict[str, float]],
    kinds: Sequence[str],
    low: int,
    high: int,
) -> Iterator[str]:
    bottom = _TOP + _ROW * len(kinds)

    def across(value: float) -> float:
        return left + (log10(value) - low) / (high - low) * _PANEL

    yield words(name, left + _PANEL / 2, _TOP - 14, size=_SIZE, across="center", weight="bold")
    for at in range(0, len(kinds), 2):
        yield element("rect", x=left, y=_TOP + _ROW * at, width=_PANEL, height=_ROW, fill=BAND)
    for power in range(low, high + 1):
        x = across(10.0**power)
        look = {"stroke": INK, "stroke_width": 1.5} if power == 0 else {"stroke": MUTED,
                "stroke_width": 0.5}  # fmt: skip
        yield element("path", d=path_of([(x, _TOP), (x, bottom)]), fill="none", **look)
        label = f"{10.0**power:g}"
        yield words(label, x, bottom + 16, size=_SIZE, across="center", colour=MUTED)
    for at, kind in enumerate(kinds):
        for engine, one in rows.get(kind, {}).items():
            # A lane each, so that none hides another.
            lane = (list(_LOOKS).index(engine) + 0.5) / len(_LOOKS) - 0.5
            y = _TOP + _ROW * (at + 0.5 + 0.6 * lane)
            yield _mark(across(one), y, *_LOOKS[engine])


def _mark(x: float, y: float, colour: str, mark: str, half: float = 4.5) -> str:
    look = {"fill": colour, "stroke": PAPER, "stroke_width": 1.0}
    match mark:
        case "circle":
            return element("circle", cx=x, cy=y, r=half, **look)
        case "square":
            side = 2 * half - 1
            return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, **look)
        case "up":
            corners = [(x - half, y + half), (x, y - half), (x + half, y + half)]
        case _:
            corners = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
    return element("path", d=path_of(corners) + "Z", **look)
