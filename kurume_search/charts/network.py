"""Co-occurrence as a network: the edge table is the result, the picture helps to read it.

Where a word stands means nothing by itself; the layout (springs, a fixed seed) only brings
together what occurs together. T. M. J. Fruchterman and E. M. Reingold (1991), Software:
Practice and Experience 21, 1129–1164, as networkx has it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kurume_search.analytics.words.cooccurrence import Cooccurrence, Edge, Node
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import INK, MUTED, ORANGE, SKY
from kurume_search.charts.labels import place, write_label
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, tick_text
from kurume_search.charts.tables import CARRIED
from kurume_search.charts.theme import EDGE, SMALL, said
from kurume_search.charts.word_chart import chart_of, footer_of
from kurume_search.errors import NotInstalledError

MOST_EDGES = 90
_SEED, _ROUNDS = 1, 300
_HEIGHT, _PAD = 560.0, 34.0
_COLUMN, _STEP = 132.0, 26.0  # of small parts, and between the words of one
_COMPOUND = "複合語"
# Width and dash of edges, the strongest third first: told apart in grey by both.
_CLASSES = ((3.2, "solid"), (1.8, "solid"), (1.0, "dot"))
_TEXTS = {
    "ja": {
        "title": "共起ネットワーク(同じ{unit}に現れる語)", "turn": "発言", "case": "案件",
        "n": "n = {units}{unit}、{edges}辺のうち強い順に{shown}辺", "word": "語",
        "compound": "複合語", "edge": "Jaccard {low} - {high}",
        "size": "円の大きさ: その語がある{unit}の数。位置に意味はありません。",
        "hover": "{word}\n{units}{unit}、{count}回、辺 {degree}",
        "pair": "{a} ― {b}\n共起 {n}{unit}、Jaccard {j}",
    },
    "en": {
        "title": "Co-occurrence network (words of one {unit})", "turn": "turn", "case": "case",
        "n": "n = {units} {unit}s, the strongest {shown} of {edges} edges", "word": "word",
        "compound": "compound", "edge": "Jaccard {low} - {high}",
        "size": "Size of a mark: {unit}s with the word. Positions mean nothing.",
        "hover": "{word}\n{units} {unit}s, {count} times, {degree} edges",
        "pair": "{a} - {b}\n{n} {unit}s, Jaccard {j}",
    },
}  # fmt: skip


def network_chart(
    found: Cooccurrence, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return the strongest edges as a network.

    Args:
        found: The result.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    unit = texts.get(found.unit, found.unit)
    edges = found.edges[:MOST_EDGES]
    title = texts["title"].format(unit=unit)
    n = texts["n"].format(
        units=tick_text(found.units),
        unit=unit,
        edges=tick_text(len(found.edges)),
        shown=len(edges),
    )
    footer = footer_of(found.basis, n, lang, origin)
    figure = _figure(found, edges, origin.title(title, lang), footer, lang) if edges else None
    alts = (_alt(found, edges, "ja"), _alt(found, edges, "en"))
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def spring(edges: Sequence[Edge], width: float, height: float) -> dict[str, tuple[float, float]]:
    """Return a place for each word, in pixels; the same edges give the same places.

    Raises:
        NotInstalledError: networkx isn't.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise NotInstalledError(
            "共起ネットワークの図には networkx が要ります。"
            "pip install 'kurume-search[charts]' を実行してください。"
        ) from error

    graph = nx.Graph()
    graph.add_nodes_from(sorted({word for edge in edges for word in (edge.source, edge.target)}))
    graph.add_weighted_edges_from(
        sorted((edge.source, edge.target, round(edge.jaccard, 6)) for edge in edges)
    )
    # Parts without edges between them would fly apart: the large ones are laid out side by
    # side, each by itself, and the small ones stacked in a column on the right.
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    largest = len(parts[0])
    found: dict[str, tuple[float, float]] = {}
    main = [part for part in parts if len(part) > max(4, largest / 4) or part is parts[0]]
    rest = [part for part in parts if part not in main]
    columns = _columns(rest, height)
    room = width - _COLUMN * len(columns)
    whole = sum(len(part) for part in main)
    left = 0.0
    for part in main:
        wide = room * len(part) / whole
        found |= _laid(graph.subgraph(sorted(part)), (left, 0.0, left + wide, height))
        left += wide
    for at, parts_here in enumerate(columns):
        top, x = 0.0, room + _COLUMN * at + 30
        for part in parts_here:
            high = _height(part)
            found |= _apart(sorted(part), x, top + high / 2)
            top += high
    return found


def _height(part: Collection[str]) -> float:
    return _STEP * len(part) + 20 if len(part) < 4 else 44 + 15.0 * len(part)


def _columns(parts: Sequence[Collection[str]], height: float) -> list[list[Collection[str]]]:
    """Return small parts in columns of at most `height` pixels, in their order."""
    columns: list[list[Collection[str]]] = []
    used = height
    for part in parts:
        if used + _height(part) > height:
            columns.append([])
            used = 0.0
        columns[-1].append(part)
        used += _height(part)
    return columns


def _apart(words: Sequence[str], x: float, y: float) -> dict[str, tuple[float, float]]:
    """Return places for a small part: two or three under each other, more in a ring."""
    count = len(words)
    if count < 4:
        return {
            word: (x + (at % 2) * (24 if count > 2 else 0), y + (at - (count - 1) / 2) * _STEP)
            for at, word in enumerate(words)
        }
    turns = [2 * math.pi * at / count for at in range(count)]
    return {
        word: (round(x + 30 - 30 * math.cos(turn), 1), round(y - 7.0 * count * math.sin(turn), 1))
        for word, turn in zip(words, turns, strict=True)
    }


def _laid(graph: Any, box: tuple[float, float, float, float]) -> dict[str, tuple[float, float]]:
    """Return places in a box, spread out: half where springs put them, half by their rank."""
    import networkx as nx

    left, top, right, bottom = box
    # Built again in order: a view's own order comes from a set and isn't always the same.
    nodes = nx.Graph()
    nodes.add_nodes_from(sorted(graph))
    nodes.add_edges_from(sorted(tuple(sorted(pair)) for pair in graph.edges))
    spots = nx.spring_layout(
        nodes, k=2.2 / math.sqrt(len(nodes)), iterations=_ROUNDS, seed=_SEED, weight=None
    )
    xs = _spread([float(x) for x, _ in spots.values()])
    ys = _spread([float(y) for _, y in spots.values()])
    return {
        word: (
            round(left + _PAD + x * (right - left - 2 * _PAD - 24), 1),
            round(top + _PAD + y * (bottom - top - 2 * _PAD), 1),
        )
        for word, x, y in zip(spots, xs, ys, strict=True)
    }


def _spread(values: Sequence[float]) -> list[float]:
    """Return values from 0 to 1, the mean of where they are and which they are in order."""
    rounded = [round(value, 6) for value in values]
    low, high = min(rounded), max(rounded)
    order = sorted(range(len(rounded)), key=lambda at: (rounded[at], at))
    rank = {at: place / max(len(order) - 1, 1) for place, at in enumerate(order)}
    return [
        0.5 * ((value - low) / ((high - low) or 1.0)) + 0.5 * rank[at]
        for at, value in enumerate(rounded)
    ]


def _figure(
    found: Cooccurrence, edges: Sequence[Edge], title: str, footer: str, lang: Lang
) -> Figure:
    texts = _TEXTS[lang]
    unit = texts.get(found.unit, found.unit)
    words = {word for edge in edges for word in (edge.source, edge.target)}
    nodes = [node for node in found.nodes if node.word in words]
    compound = any(node.pos == _COMPOUND for node in nodes)
    groups = _thirds(edges)
    names = [
        texts["edge"].format(low=f"{group[-1].jaccard:.2f}", high=f"{group[0].jaccard:.2f}")
        for group in groups
    ]
    legend = [*names, texts["word"], *([texts["compound"]] if compound else [])]
    sheet = Sheet(title=title, footer=footer, lang=lang, left=EDGE, height=_HEIGHT, legend=legend)
    spots = spring(edges, sheet.width, _HEIGHT)
    sheet.axis("x", 0, sheet.width, (), visible=False)
    sheet.axis("y", _HEIGHT, 0, (), visible=False)
    for group, name, look in zip(groups, names, _CLASSES, strict=False):
        sheet.traces.append(_lines(group, spots, name, look))
    sheet.traces.append(_middles(edges, spots, texts["pair"], unit))
    top = max(node.units for node in nodes)
    radii = {node.word: 4 + 11 * math.sqrt(node.units / top) for node in nodes}
    for pos in (False, True):
        held = [node for node in nodes if (node.pos == _COMPOUND) is pos]
        if held:
            name = texts["compound" if pos else "word"]
            sheet.traces.append(_points(held, spots, radii, name, texts["hover"], unit, square=pos))
    _label(sheet, nodes, spots, radii)
    sheet.under(texts["size"].format(unit=unit))
    return sheet.figure()


def _thirds(edges: Sequence[Edge]) -> list[Sequence[Edge]]:
    step = -(-len(edges) // 3)
    return [edges[at : at + step] for at in range(0, len(edges), step)]


def _lines(
    edges: Sequence[Edge],
    spots: Mapping[str, tuple[float, float]],
    name: str,
    look: tuple[float, str],
) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for edge in edges:
        (a, b), (c, d) = spots[edge.source], spots[edge.target]
        x += [a, c, None]
        y += [b, d, None]
    return {
        "type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "xaxis": "x", "yaxis": "y",
        "line": {"color": MUTED, "width": look[0], "dash": look[1]}, "connectgaps": False,
        "hoverinfo": "skip", "name": name, "legendgroup": name, "showlegend": True,
    }  # fmt: skip


def _middles(
    edges: Sequence[Edge], spots: Mapping[str, tuple[float, float]], form: str, unit: str
) -> dict[str, Any]:
    """Return marks that can't be seen, where a pointer finds the units of an edge."""
    ends = [(spots[edge.source], spots[edge.target]) for edge in edges]
    return {
        "type": "scatter",
        "mode": "markers",
        "xaxis": "x",
        "yaxis": "y",
        "x": [round((a[0] + b[0]) / 2, 1) for a, b in ends],
        "y": [round((a[1] + b[1]) / 2, 1) for a, b in ends],
        "marker": {"symbol": "circle", "size": 9, "color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [
            said(form.format(a=e.source, b=e.target, n=e.together, unit=unit, j=f"{e.jaccard:.3f}"))
            for e in edges
        ],
        "customdata": [list(edge.ids[:CARRIED]) for edge in edges],
        "showlegend": False,
    }


def _points(
    nodes: Sequence[Node],
    spots: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
    name: str,
    form: str,
    unit: str,
    *,
    square: bool,
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "xaxis": "x", "yaxis": "y",
        "x": [spots[node.word][0] for node in nodes], "y": [spots[node.word][1] for node in nodes],
        "marker": {"symbol": "square" if square else "circle",
                   "size": [round(2 * radii[node.word], 1) for node in nodes],
                   "color": ORANGE if square else SKY, "opacity": 1,
                   "line": {"color": INK, "width": 1}},
        "hoverinfo": "text",
        "hovertext": [said(form.format(word=n.word, units=n.units, unit=unit, count=n.count,
                                       degree=n.degree)) for n in nodes],
        "name": name, "legendgroup": name, "showlegend": True,
    }  # fmt: skip


def _label(
    sheet: Sheet,
    nodes: Sequence[Node],
    spots: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
) -> None:
    """Write the words beside their marks, those of most units first."""
    points = [(*spots[node.word], radii[node.word]) for node in nodes]
    texts = [node.word for node in nodes]
    places = place(points, texts, size=SMALL, width=sheet.width, height=_HEIGHT)
    for node, spot in zip(nodes, places, strict=True):
        if spot is not None:
            write_label(sheet, node.word, spots[node.word], spot)


def _alt(found: Cooccurrence, edges: Sequence[Edge], lang: Lang) -> str:
    texts = _TEXTS[lang]
    unit = texts.get(found.unit, found.unit)
    text = texts["title"].format(unit=unit)
    named = [f"{e.source}―{e.target} {e.jaccard:.2f}({e.together})" for e in edges[:10]]
    n = texts["n"].format(units=found.units, unit=unit, edges=len(found.edges), shown=len(edges))
    if lang == "ja":
        return (
            f"{text}。{n}。Jaccard の大きい順に {'、'.join(named)}。" if named else f"{text}。{n}。"
        )
    return f"{text}. {n}. By Jaccard: {', '.join(named)}." if named else f"{text}. {n}."
