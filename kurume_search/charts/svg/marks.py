"""Marks of points, dashes of lines and hatching of areas, as SVG."""

from __future__ import annotations

import math

from kurume_search.charts.svg.ink import element, number

_DASHES = {
    "solid": None,
    "dot": (1, 2),
    "dash": (4, 2.5),
    "longdash": (7, 3),
    "dashdot": (4, 2, 1, 2),
    "longdashdot": (7, 2.5, 1, 2.5),
}


def dash_array(dash: str | None, width: float) -> str | None:
    """Return ``stroke-dasharray`` of a Plotly dash; None is solid."""
    lengths = _DASHES[dash or "solid"]
    if lengths is None:
        return None
    return " ".join(number(length * max(width, 1)) for length in lengths)


def _star(x: float, y: float, r: float) -> list[tuple[float, float]]:
    corners = []
    for at in range(10):
        far = r * 1.3 if at % 2 == 0 else r * 0.55
        turn = math.pi * (at / 5 - 0.5)
        corners.append((x + far * math.cos(turn), y + far * math.sin(turn)))
    return corners


def _corners(symbol: str, x: float, y: float, r: float) -> list[tuple[float, float]]:
    match symbol:
        case "square":
            s = r * 0.9
            return [(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)]
        case "diamond":
            s = r * 1.25
            return [(x, y - s), (x + s, y), (x, y + s), (x - s, y)]
        case "triangle-up":
            return [(x, y - r * 1.15), (x + r * 1.1, y + r * 0.8), (x - r * 1.1, y + r * 0.8)]
        case "triangle-down":
            return [(x, y + r * 1.15), (x + r * 1.1, y - r * 0.8), (x - r * 1.1, y - r * 0.8)]
        case "cross" | "x":
            a, b = r * 1.1, r * 0.38
            plus = [(b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a),
                    (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b), (-b, -a)]  # fmt: skip
            if symbol == "x":
                c = math.sqrt(0.5)
                plus = [((p - q) * c, (p + q) * c) for p, q in plus]
            return [(x + p, y + q) for p, q in plus]
        case "star":
            return _star(x, y, r)
    raise ValueError(f"no such mark: {symbol}")


def mark(
    symbol: str, x: float, y: float, size: float, fill: str, line: str, line_width: float
) -> str:
    """Return one point; ``-open`` marks have their outline in the fill's colour only."""
    r = size / 2
    if symbol.endswith("-open"):
        symbol, line, fill = symbol.removesuffix("-open"), fill, "none"
        line_width = max(line_width, 1.5)
    stroke = line if line_width else None
    if symbol in ("line-ns", "line-ew"):
        upright = symbol == "line-ns"
        start = f"M{number(x)} {number(y - r)}V" if upright else f"M{number(x - r)} {number(y)}H"
        d = start + number(y + r if upright else x + r)
        return element("path", d=d, stroke=line, stroke_width=line_width)
    if symbol == "circle":
        return element(
            "circle",
            cx=x,
            cy=y,
            r=r,
            fill=fill,
            stroke=stroke,
            stroke_width=line_width if stroke else None,
        )
    points = " ".join(f"{number(p)},{number(q)}" for p, q in _corners(symbol, x, y, r))
    return element(
        "polygon",
        points=points,
        fill=fill,
        stroke=stroke,
        stroke_width=line_width if stroke else None,
    )


def hatching(
    shape: str, left: float, top: float, right: float, bottom: float, *, step: float, ink: str
) -> str:
    """Return lines over a rectangle; written out, since definitions would need ids."""
    wide, high = right - left, bottom - top
    if wide <= 0 or high <= 0 or not shape:
        return ""
    if shape == ".":
        dots = []
        across, down = max(int(wide // step), 1), max(int(high // step), 1)
        for i in range(across):
            for j in range(down):
                x, y = left + (i + 0.5) * wide / across, bottom - (j + 0.5) * step
                if y > top:
                    dots.append(f"M{number(x - 0.9)} {number(y)}h1.8")
        return element("path", d="".join(dots), stroke=ink, stroke_width=1.8) if dots else ""
    pieces: list[str] = []
    if shape in "-+":
        count = int(high // step)
        pieces += [
            f"M{number(left)} {number(bottom - step * k)}H{number(right)}"
            for k in range(1, count + 1)
        ]
    if shape in "|+":
        count = max(round(wide / step), 2)
        pieces += [
            f"M{number(left + wide * k / count)} {number(top)}V{number(bottom)}"
            for k in range(1, count)
        ]
    if shape in "/x":
        pieces += _slanted(left, top, right, bottom, step, rising=True)
    if shape in "\\x":
        pieces += _slanted(left, top, right, bottom, step, rising=False)
    return element("path", d="".join(pieces), stroke=ink, stroke_width=0.9) if pieces else ""


def _slanted(
    left: float, top: float, right: float, bottom: float, step: float, *, rising: bool
) -> list[str]:
    """Return 45° lines clipped to the rectangle, from its lower left (or right) corner."""
    wide, high = right - left, bottom - top
    pieces = []
    offset = step * 0.7
    while offset < wide + high:
        # The line a + b = offset, a from the starting side, b up from the bottom.
        a0, b0 = (offset, 0.0) if offset <= wide else (wide, offset - wide)
        a1, b1 = (0.0, offset) if offset <= high else (offset - high, high)
        ends = ((a0, b0), (a1, b1))
        xs = [right - a if rising else left + a for a, _ in ends]
        ys = [bottom - b for _, b in ends]
        pieces.append(f"M{number(xs[0])} {number(ys[0])}L{number(xs[1])} {number(ys[1])}")
        offset += step * 1.2
    return pieces
