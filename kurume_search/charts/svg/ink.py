"""Writes SVG: numbers, escaping, elements, lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from kurume_search.charts.colour import BAND, FLOW, GONE, GRID, INK, MUTED, PAPER
from kurume_search.charts.measure import LINE_HEIGHT

# What XML 1.0 has no way to say.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BREAK = re.compile(r"<br\s*/?>")

# Theme colours carry a class, so that a dark page can turn them.
_CLASSES = {
    PAPER: "paper",
    INK: "ink",
    MUTED: "muted",
    GRID: "grid",
    BAND: "band",
    FLOW: "flow",
    GONE: "gone",
}


def number(value: float) -> str:
    """Return a coordinate with at most two decimals.

    >>> number(1.0), number(0.126), number(-0.001)
    ('1', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def safe(text: str) -> str:
    """Return text with what XML can't hold left out and its own signs escaped."""
    return escape(_NOT_XML.sub("", text), quote=True)


def lines_of(text: str) -> list[str]:
    """Return the lines of Plotly's pseudo-HTML as plain text."""
    return [unescape(line) for line in _BREAK.split(text)]


def element(name: str, content: str = "", **attributes: float | str | None) -> str:
    """Return one element; ``_`` in names is ``-``, None is left out, content is kept as is."""
    kept = "".join(
        f' {key.replace("_", "-")}="{safe(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    classes = paint_classes(attributes.get("fill"), attributes.get("stroke"))
    return f"<{name}{classes}{kept}>{content}</{name}>" if content else f"<{name}{classes}{kept}/>"


def paint_classes(fill: object, stroke: object) -> str:
    """Return the class attribute for theme colours, empty for colours of data."""
    names = [f"f-{_CLASSES[fill]}"] if isinstance(fill, str) and fill in _CLASSES else []
    names += [f"s-{_CLASSES[stroke]}"] if isinstance(stroke, str) and stroke in _CLASSES else []
    return f' class="{" ".join(names)}"' if names else ""


def titled(mark: str, hover: str | None) -> str:
    """Return a mark that shows `hover` where a pointer rests on it."""
    if not hover:
        return mark
    return f"<g><title>{safe(chr(10).join(lines_of(hover)))}</title>{mark}</g>"


def path_of(points: Iterable[tuple[float, float]]) -> str:
    """Return the data of an open path through `points`."""
    return "".join(
        f"{'L' if at else 'M'}{number(x)} {number(y)}" for at, (x, y) in enumerate(points)
    )


_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def words(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    colour: str = INK,
    across: str = "left",
    down: str = "middle",
    angle: float = 0,
    weight: str | None = None,
) -> str:
    """Return lines of text whose box has its `across` and `down` side at (x, y)."""
    lines = lines_of(text)
    step = size * LINE_HEIGHT
    top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[down] * step * len(lines)
    turn = f"rotate({number(angle)} {number(x)} {number(y)})" if angle else None
    drawn = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        drawn.append(
            element(
                "text",
                safe(line),
                x=x,
                y=top + step * (at + 0.5) + size * 0.36,
                font_size=size,
                fill=colour,
                font_weight=weight,
                text_anchor=None if across == "left" else _ANCHORS[across],
                transform=turn,
            )
        )
    return "".join(drawn)
