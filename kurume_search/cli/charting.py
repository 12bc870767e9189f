"""``-o FILE``: what a command counted, as a chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kurume_search.cli.base import PATH, option
from kurume_search.cli.language import Both
from kurume_search.cli.output import say

if TYPE_CHECKING:
    from kurume_search.charts.chart import Chart
    from kurume_search.cli.options import Face

F = TypeVar("F", bound=Callable[..., Any])


def chart_option(what: Both) -> Callable[[F], F]:
    """Add ``-o FILE``, handed on as `output`; `what` says of what the chart is."""
    return option(
        "-o", "--output", "output", type=PATH, default=None, metavar="FILE",
        help=Both(f"{what.ja}を書き出します(.html .svg .json .csv)。",
                  f"{what.en}, written to a file (.html, .svg, .json, .csv)."),
    )  # fmt: skip


def write_chart(face: Face, chart: Chart, path: Path) -> None:
    """Write a chart and say so."""
    written = chart.write(path)
    say(face, Both("{path} を書きました。", "Wrote {path}.").format(path=written))
