"""Trends made by hand for tests of charts, and what their pictures hold."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from kurume_search.analytics.trends.trend import NO_DATA, Trend, TrendRow
from kurume_search.charts.provenance import Provenance

PROVENANCE = Provenance(corpus="架空市 会議録", hash="0123456789abcdef", synthetic=True)
SVG = "{http://www.w3.org/2000/svg}"


def row(
    year: int, count: int | None, *, base: float | None = None, group: str | None = None,
    share: bool = False,
) -> TrendRow:  # fmt: skip
    """One period; a count of None is a year without documents."""
    label = f"令和{year - 2018}年度" if year >= 2019 else f"平成{year - 1988}年度"
    era = "before" if year < 2023 else "after"
    if count is None:
        return TrendRow(period=str(year), label=label, group=group, group_label=group,
                        status=NO_DATA, era=era)  # fmt: skip
    rate = None if base is None else (count / base if base else None)
    return TrendRow(
        period=str(year), label=label, group=group, group_label=group, count=count,
        denominator=base, rate=rate, cases=count, era=era, few=(base if share else count) < 5,
        ids=tuple(f"架空市/{year}-07-26/t{at:03d}" for at in range(min(count, 200))),
        interval="wilson" if share else "garwood",
    )  # fmt: skip


def trend(rows: Sequence[TrendRow], **more: object) -> Trend:
    """A trend of `rows`."""
    told: dict[str, object] = {
        "measure": "questions", "by": "fiscal_year", "unit": "質問発言",
        "unit_en": "question turns",
        "rule": "種別が質問の発言を一回ずつ数えます。", "rule_en": "Turns of kind question.",
        "distinct": sum(r.count or 0 for r in rows), "distinct_cases": 7, "synthetic": True,
    }  # fmt: skip
    return Trend(rows=tuple(rows), **{**told, **more})  # type: ignore[arg-type]


def years(counts: dict[int, int | None], **more: object) -> Trend:
    """A raw trend of one series."""
    return trend([row(year, count) for year, count in counts.items()], **more)


def parsed(svg: str) -> ET.Element:
    """The picture as XML; raises if it isn't well-formed."""
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    """All words written in the picture, in order; those of tooltips and titles aside."""
    return ["".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}text")]


def rects(svg: str, fill: str) -> list[dict[str, float]]:
    """Every outlined rectangle of a colour, as numbers."""
    return [
        {name: float(node.get(name, "0")) for name in ("x", "y", "width", "height")}
        for node in parsed(svg).iter(f"{SVG}rect")
        if node.get("fill") == fill and node.get("stroke")
    ]
