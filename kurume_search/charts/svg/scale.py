"""From values of a figure to pixels: the plot's rectangle, its axes and their ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis: `low` lies at pixel `start`, `high` at `stop`."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Return the pixel of `value`."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)

    @property
    def ends(self) -> tuple[float, float]:
        """The smaller and the greater pixel."""
        return min(self.start, self.stop), max(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Frame:
    """The paper and the rectangle between its margins, in which ``paper`` runs 0 to 1."""

    layout: Mapping[str, Any]
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, layout: Mapping[str, Any]) -> Frame:
        """Read sizes and margins of a layout."""
        margin = layout["margin"]
        width, height = float(layout["width"]), float(layout["height"])
        return cls(
            layout,
            width,
            height,
            margin["l"],
            margin["t"],
            width - margin["r"],
            height - margin["b"],
        )

    def axis(self, name: str) -> Mapping[str, Any]:
        """Return the axis that traces call `name` (``x``, ``y2``)."""
        key = f"{name[0]}axis{name[1:]}"
        found = self.layout[key]
        assert isinstance(found, Mapping)  # noqa: S101 - our own figure
        return found

    def scale(self, name: str) -> Scale:
        """Return the scale of the axis `name`, or of ``paper`` (as ``x paper``, ``y paper``)."""
        across = name[0] == "x"
        if name.endswith(" paper"):
            return (
                Scale(0, 1, self.left, self.right) if across else Scale(0, 1, self.bottom, self.top)
            )
        axis = self.axis(name)
        if axis.get("type", "linear") not in ("linear", "-"):
            raise ValueError(f"axis {name} isn't linear")
        low, high = axis["range"]
        start, stop = axis.get("domain", (0, 1))
        paper = self.scale(f"{name[0]} paper")
        return Scale(low, high, paper(start), paper(stop))

    def ref(self, ref: str, letter: str) -> Scale:
        """Return the scale that a shape's or annotation's reference names."""
        return self.scale(f"{letter} paper" if ref == "paper" else ref)
