"""The layout of a chart in pixels: every axis, trace, text and shape placed explicitly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kurume_search.charts.chart import Lang
from kurume_search.charts.colour import BAND, GRID, INK, MUTED
from kurume_search.charts.measure import LINE_HEIGHT, text_width, wrapped
from kurume_search.charts.svg.legend import entry_width
from kurume_search.charts.theme import (
    BODY,
    EDGE,
    SMALL,
    TITLE,
    WIDTH,
    bare_axis,
    bare_layout,
    font,
    said,
)

Figure = dict[str, Any]
Ticks = Sequence[tuple[float, str]]

NO_DATA = {"ja": "資料なし", "en": "no data"}


class Sheet:
    """Collects traces, shapes and words around one plot rectangle; `figure` closes it.

    Attributes:
        left: Pixels between the paper's edge and the plot.
        width: Of the plot.
        height: Of the plot.
        below: Pixels under the plot that ticks and the like take; raise it before `figure`.
    """

    def __init__(
        self,
        *,
        title: str,
        footer: str,
        lang: Lang,
        left: float,
        height: float,
        legend: Sequence[str] = (),
        above: float = 0,
        below: float = 0,
    ) -> None:
        """Reserve the room.

        Args:
            title: Wrapped if it is long.
            footer: What stands below everything, wrapped.
            lang: Of our own words.
            left: See above.
            height: See above.
            legend: Names that will stand in the legend, in order. In a row if they fit in
                one, else in a column on the right.
            above: Pixels between legend and plot (unit, words over the plot).
            below: See above.
        """
        self.lang, self.left, self.height, self.below = lang, left, height, below
        self._title = wrapped(title, WIDTH - 2 * EDGE, TITLE)
        self._footer = wrapped(footer, WIDTH - 2 * EDGE, SMALL)
        row = sum(entry_width(name, BODY) for name in legend)
        self._row = bool(legend) and row <= WIDTH - left - EDGE
        self._column = bool(legend) and not self._row
        right = max(entry_width(n, BODY) for n in legend) + 4 if self._column else EDGE
        self.width = WIDTH - left - right
        self._right = right
        self._above = above
        head = len(self._title) * TITLE * LINE_HEIGHT + 6
        self.top = EDGE + head + (BODY * LINE_HEIGHT + 10 if self._row else 0) + above
        self._reversed = False
        self.traces: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.words: list[dict[str, Any]] = []
        self._axes: dict[str, dict[str, Any]] = {}
        self._bars = "overlay"

    def axis(
        self,
        name: str,
        low: float,
        high: float,
        ticks: Ticks,
        *,
        grid: bool = False,
        zero: bool = False,
        span: tuple[float, float] | None = None,
        anchor: str | None = None,
        **more: Any,
    ) -> None:
        """Add the axis that traces call `name` (``x``, ``y2``).

        Args:
            name: As traces call it.
            low: Value at its left or lower end.
            high: Value at the other.
            ticks: Values and words.
            grid: Draw a line at each tick.
            zero: Draw the line of its zero.
            span: Pixels of the plot it takes, from the left or the top; else all.
            anchor: The axis it stands at.
            **more: Other Plotly settings.
        """
        axis = bare_axis(
            range=[low, high],
            tickvals=[value for value, _ in ticks],
            ticktext=[said(text) for _, text in ticks],
            showgrid=grid,
            **more,
        )
        if zero:
            axis |= {"zeroline": True, "zerolinecolor": MUTED, "zerolinewidth": 1.2}
        if span is not None:
            start, stop = span
            whole = self.width if name[0] == "x" else self.height
            ends = (
                (start / whole, stop / whole)
                if name[0] == "x"
                else (1 - stop / whole, 1 - start / whole)
            )
            axis["domain"] = [round(max(ends[0], 0), 6), round(min(ends[1], 1), 6)]
        if anchor is not None:
            axis["anchor"] = anchor
        self._axes[f"{name[0]}axis{name[1:]}"] = axis

    def stack(self, *, reversed_legend: bool = True) -> None:
        """Let bars at one place stand upon each other; the legend runs as they stand."""
        self._bars, self._reversed = "stack", reversed_legend

    def put(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = SMALL,
        colour: str = INK,
        across: str = "center",
        down: str = "middle",
        xref: str = "x",
        yref: str = "y",
        shift: tuple[float, float] = (0, 0),
        angle: float = 0,
        pointer: tuple[float, float] | None = None,
    ) -> None:
        """Write `text` at a place; `shift` is in pixels, right and up.

        Args:
            text: Escaped here.
            x: In `xref`.
            y: In `yref`.
            size: Of the font.
            colour: Of the font.
            across: Which side of the text is at `x`.
            down: Which side of the text is at `y`.
            xref: An axis, or ``paper``: 0 to 1 over the plot.
            yref: The same.
            shift: See above.
            angle: Degrees, clockwise.
            pointer: Pixels right and down from the place to the words, with a line between.
        """
        word: dict[str, Any] = {
            "text": said(text), "x": x, "y": y, "xref": xref, "yref": yref,
            "xanchor": across, "yanchor": down, "showarrow": False, "borderpad": 0,
            "align": across, "font": font(size, colour),
        }  # fmt: skip
        if any(shift):
            word |= {"xshift": round(shift[0], 2), "yshift": round(shift[1], 2)}
        if angle:
            word["textangle"] = angle
        if pointer is not None:
            word |= {
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 0.8,
                "arrowcolor": MUTED,
                "ax": round(pointer[0], 2),
                "ay": round(pointer[1], 2),
            }
        self.words.append(word)

    def unit(self, text: str, *, shift: float = 6) -> None:
        """Write what the vertical axis counts, `shift` pixels over its end."""
        self.put(text, 0, 1, xref="paper", yref="paper", across="left", down="bottom",
                 shift=(EDGE - self.left, shift), colour=MUTED)  # fmt: skip

    def under(self, text: str) -> None:
        """Write what the horizontal axis counts, under its right end; takes a line of `below`."""
        self.put(text, 1, 0, xref="paper", yref="paper", across="right", down="top",
                 shift=(0, -self.below), colour=MUTED)  # fmt: skip
        self.below += SMALL * LINE_HEIGHT

    def band(self, start: float, stop: float, *, xref: str = "x", yref: str = "paper",
             low: float = 0, high: float = 1) -> None:  # fmt: skip
        """Shade a place where there are no data."""
        self.shapes.append(
            {"type": "rect", "x0": start, "x1": stop, "y0": low, "y1": high, "xref": xref,
             "yref": yref, "fillcolor": BAND, "line": {"width": 0}, "layer": "below"}
        )  # fmt: skip

    def rule(
        self, ends: tuple[float, float, float, float], *, xref: str = "x", yref: str = "y",
        colour: str = INK, width: float = 1, dash: str = "solid", layer: str = "above",
    ) -> None:  # fmt: skip
        """Draw a line from (x0, y0) to (x1, y1)."""
        x0, y0, x1, y1 = ends
        self.shapes.append(
            {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "xref": xref, "yref": yref,
             "line": {"color": colour, "width": width, "dash": dash}, "layer": layer}
        )  # fmt: skip

    def figure(self) -> Figure:
        """Return the whole as Plotly JSON."""
        below = self.below + 10
        self.put("\n".join(self._footer), 0, 0, xref="paper", yref="paper", across="left",
                 down="top", shift=(EDGE - self.left, -below), colour=MUTED)  # fmt: skip
        self.words[-1]["name"] = "footer"
        bottom = below + len(self._footer) * SMALL * LINE_HEIGHT + EDGE
        height = round(self.top + self.height + bottom)
        layout = bare_layout(
            width=WIDTH,
            height=height,
            margin={
                "l": round(self.left, 2), "r": round(self._right, 2), "t": round(self.top, 2),
                "b": round(height - self.top - self.height, 2), "pad": 0,
            },
            title={
                "text": said("\n".join(self._title)), "x": round(EDGE / WIDTH, 5),
                "y": round(1 - EDGE / height, 5), "xref": "container", "yref": "container",
                "xanchor": "left", "yanchor": "top", "font": font(TITLE) | {"weight": 700},
            },
            showlegend=self._row or self._column,
            barmode=self._bars,
            **self._axes,
            shapes=self.shapes,
            annotations=self.words,
        )  # fmt: skip
        if self._row or self._column:
            layout["legend"] = self._legend()
        return {"data": self.traces, "layout": layout}

    def _legend(self) -> dict[str, Any]:
        row = self._row
        return {
            "orientation": "h" if row else "v",
            "x": round((EDGE - self.left) / self.width, 5) if row else round(1 + 8 / self.width, 5),
            "y": round(1 + (self._above + 4) / self.height, 5) if row else 1,
            "xanchor": "left",
            "yanchor": "bottom" if row else "top",
            "font": font(BODY),
            "bgcolor": "rgba(0,0,0,0)",
            "itemsizing": "constant",
            "traceorder": "reversed" if self._reversed and not row else "normal",
        }


def room_for(texts: Iterable[str], size: float = SMALL, *, most: float = 320) -> float:
    """Return the pixels to keep left of a plot for the words at its vertical axis."""
    widest = max((text_width(text, size) for text in texts), default=0)
    return min(widest, most) + 12 + EDGE


def nice_ticks(high: float, *, whole: bool, most: int = 6) -> list[float]:
    """Return ticks from 0 to or past `high`, in steps of 1, 2 or 5 times a power of ten.

    >>> nice_ticks(7, whole=True), nice_ticks(0.31, whole=False)
    ([0, 2, 4, 6, 8], [0, 0.1, 0.2, 0.3, 0.4])
    """
    if high <= 0:
        return [0, 1]
    power = -6
    while True:
        for digit in (1, 2, 5):
            step = digit * 10**power if power >= 0 else digit / 10**-power
            if whole and step < 1:
                continue
            count = -int(-high / step // 1)
            if count <= most - 1:
                ticks = [round(step * k, 9) for k in range(count + 1)]
                return [int(t) if t == int(t) else t for t in ticks]
        power += 1


def tick_text(value: float) -> str:
    """Return a tick's number: thousands apart, no needless zeros.

    >>> tick_text(1500), tick_text(0.25)
    ('1,500', '0.25')
    """
    return f"{value:,.6g}" if value != int(value) else f"{int(value):,}"


def axis_line(colour: str = GRID) -> dict[str, Any]:
    """Return the settings that draw an axis's own line."""
    return {"showline": True, "linecolor": colour}
