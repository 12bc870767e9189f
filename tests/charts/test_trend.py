"""Charts of trends: what is drawn is what was counted, gaps are gaps, the reform is a break."""

from __future__ import annotations

from typing import Any

import plotly.io
import pytest
from charted import PROVENANCE, parsed, rects, row, trend, words, years
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.analytics.trends.trend import Trend
from kurume_search.charts.chart import Chart
from kurume_search.charts.colour import BAND, BLUE
from kurume_search.charts.heatmap import heatmap
from kurume_search.charts.trend import trend_chart
from kurume_search.errors import UsageError

COUNTS = st.one_of(st.none(), st.integers(5, 400))


def chart(made: Trend, **more: Any) -> Chart:
    return trend_chart(made, provenance=PROVENANCE, **more)


def traces(made: Chart, kind: str = "bar") -> list[dict[str, Any]]:
    return [trace for trace in made.figure["data"] if trace["type"] == kind]


def lines(made: Chart) -> list[list[tuple[float, float]]]:
    """The stretches that lines are drawn through, as lists of points."""
    found: list[list[tuple[float, float]]] = []
    for trace in traces(made, "scatter"):
        if trace["mode"] != "lines":
            continue
        run: list[tuple[float, float]] = []
        for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
            if x is not None and y is not None:
                run.append((x, y))
                continue
            found.append(run)
            run = []
    return [run for run in found if run]


@given(st.dictionaries(st.integers(2004, 2024), COUNTS, min_size=2, max_size=21))
def test_bars_are_as_high_as_counts_are_great(counts: dict[int, int | None]) -> None:
    held = {year: counts.get(year) for year in range(min(counts), max(counts) + 1)}
    made = chart(years(held))

    bars = [box for box in rects(made.svg, BLUE) if box["height"] != 12]  # 12: in a legend
    numbers = [count for count in held.values() if count]
    assert len(bars) == len(numbers)
    scale = [box["height"] / count for box, count in zip(bars, numbers, strict=True)]
    assert all(abs(one - scale[0]) < 0.02 for one in scale)
    assert len({round(box["y"] + box["height"], 1) for box in bars}) <= 1  # all stand on zero


@given(st.dictionaries(st.integers(2004, 2024), COUNTS, min_size=2, max_size=21))
def test_every_number_of_the_table_is_written(counts: dict[int, int | None]) -> None:
    made = chart(years(dict(sorted(counts.items()))))

    written = words(made.svg)
    at = made.table.names.index("count")
    for line in made.table.rows:
        assert (str(line[at]) if line[at] is not None else "–") in written


def test_a_year_without_documents_is_a_gap_and_not_zero() -> None:
    made = chart(years({2019: 9, 2020: None, 2021: 0, 2022: 8}))

    (bar,) = traces(made)
    assert list(zip(bar["x"], bar["y"], strict=True)) == [(0.0, 9), (2.0, 0), (3.0, 8)]
    (band,) = [shape for shape in made.figure["layout"]["shapes"] if shape["type"] == "rect"]
    assert (band["x0"], band["x1"], band["fillcolor"]) == (0.5, 1.5, BAND)
    assert [w for w in words(made.svg) if w in "資料なし"] == ["資", "料", "な", "し"]
    assert "資料なしは令和2年度" in made.alt


def test_zero_is_on_every_value_axis() -> None:
    for made in (
        chart(years({2019: 900, 2020: 910})),
        chart(years({2019: 900, 2020: 910}), kind="line"),
    ):
        assert made.figure["layout"]["yaxis"]["range"][0] == 0
        assert made.figure["layout"]["yaxis"]["zeroline"] is True


def test_no_line_crosses_the_reform_or_a_gap() -> None:
    counts = {y: (None if y == 2012 else 20 + y % 7) for y in range(2008, 2027)}
    made = chart(years(counts), kind="line")

    ends = [(run[0][0], run[-1][0]) for run in lines(made)]
    assert ends == [(0.0, 3.0), (5.0, 14.0), (15.0, 18.0)]  # 2008-2011, 2013-2022, 2023-2026


def test_no_line_goes_through_fewer_than_three_years() -> None:
    assert lines(chart(years({2020: 6, 2021: 8}), kind="line")) == []
    assert len(lines(chart(years({2020: 6, 2021: 8, 2022: 7}), kind="line"))) == 1


def test_the_reform_is_drawn_where_the_years_meet() -> None:
    made = chart(years({2021: 6, 2022: 8, 2023: 7}))

    (rule,) = [shape for shape in made.figure["layout"]["shapes"] if shape["type"] == "line"]
    assert (rule["x0"], rule["x1"], rule["line"]["dash"]) == (1.5, 1.5, "dash")
    assert any("個人情報保護法 一元化" in word for word in words(made.svg))


def test_without_the_reform_among_the_years_it_is_not_drawn() -> None:
    assert "一元化" not in "".join(words(chart(years({2019: 6, 2020: 8, 2021: 7})).svg))


def test_a_share_never_goes_without_its_two_numbers() -> None:
    made = chart(
        trend([row(2021, 3, base=3.0, share=True)], measure="approval_rate", unit="件"),
    )

    assert "100.0%(3/3 結果あり)" in made.alt_ja
    assert "100.0% (3/3 decided)" in made.alt_en
    assert words(made.svg).count("3") >= 2
    assert made.figure["layout"]["yaxis"]["range"][0] == 0


def test_what_rests_on_little_is_hollow_and_said() -> None:
    made = chart(years({2019: 2, 2020: 9, 2021: 30}))

    (bar,) = traces(made)
    assert [fill == BLUE for fill in bar["marker"]["color"]] == [False, True, True]
    assert any("傾向を論じない" in word for word in words(made.svg))


def test_intervals_are_drawn_from_their_ends() -> None:
    made = chart(years({2019: 9, 2020: 16}))
    (bar,) = traces(made)

    for count, up, down in zip(bar["y"], bar["error_y"]["array"], bar["error_y"]["arrayminus"],
                               strict=True):  # fmt: skip
        made_row = row(2019, count)
        assert count + up == pytest.approx(made_row.high)
        assert count - down == pytest.approx(made_row.low)


def test_a_point_leads_to_what_is_behind_it() -> None:
    made = chart(years({2019: 9, 2020: 160}))

    (bar,) = traces(made)
    assert bar["customdata"][0] == [f"架空市/2019-07-26/t{at:03d}" for at in range(9)]
    assert len(bar["customdata"][1]) == 50  # no more than a chart carries
    assert "架空市/2019-07-26/t000" in made.svg


def outcomes(counts: dict[str, dict[int, int]]) -> Trend:
    rows = [row(year, n, group=group) for group, held in counts.items() for year, n in held.items()]
    return trend(rows, measure="outcomes", split="outcome", unit="件")


def test_what_is_not_recorded_stands_beside_the_stack() -> None:
    made = chart(outcomes({
        "approved": {2021: 3, 2022: 5}, "rejected": {2021: 1, 2022: 0},
        "unrecorded": {2021: 1, 2022: 2},
    }))  # fmt: skip

    by_name = {trace["legendgroup"]: trace for trace in traces(made)}
    stacked = by_name["approved"]["x"][0]
    beside = by_name["unrecorded"]["x"][0]
    assert beside - by_name["unrecorded"]["width"] / 2 >= stacked + by_name["approved"]["width"] / 2
    assert by_name["rejected"]["x"][0] == stacked
    assert "3/4" in words(made.svg)  # approved of decided: what isn't recorded is no part
    assert "3/5" not in words(made.svg)


def test_stacked_bars_stand_on_each_other() -> None:
    made = chart(outcomes({"approved": {2021: 3, 2022: 5}, "rejected": {2021: 2, 2022: 1}}))

    low = [box for box in rects(made.svg, BLUE) if box["height"] != 12]
    high = [box for box in rects(made.svg, "#D55E00") if box["height"] != 12]
    for under, over in zip(low, high, strict=True):
        assert over["y"] + over["height"] == pytest.approx(under["y"], abs=0.02)


def test_many_groups_get_a_panel_each_on_one_scale() -> None:
    rows = [row(y, 5 + at, group=f"課{at}") for at in range(7) for y in range(2018, 2025)]
    made = chart(trend(rows, split="department"))

    axes = [axis for name, axis in made.figure["layout"].items() if name.startswith("yaxis")]
    assert len(axes) == 7
    assert len({tuple(axis["range"]) for axis in axes}) == 1
    assert all(f"課{at}(計 {7 * (5 + at)})" in words(made.svg) for at in range(7))


def test_few_periods_compare_groups_by_level_bars() -> None:
    made = chart(trend([row(2021, n, group=g) for g, n in (("甲課", 13), ("乙課", 5))],
                       split="department"))  # fmt: skip

    (bar,) = traces(made)
    assert (bar["orientation"], bar["x"], bar["y"]) == ("h", [13, 5], [0, 1])


def test_a_heat_map_has_every_count_and_its_zeros() -> None:
    rows = [row(y, None if y == 2019 else n, group=g)
            for g, n in (("第9条", 4), ("第10条", 0)) for y in (2018, 2019, 2020)]  # fmt: skip
    made = heatmap(trend(rows, measure="citations", split="article"), provenance=PROVENANCE)

    (grid,) = traces(made, "heatmap")
    assert grid["z"] == [[4, None, 4], [0, None, 0]]
    assert words(made.svg).count("4") == 2
    assert words(made.svg).count("0") == 3  # two cells and a sum


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_answer_is_a_chart_that_says_why(lang: Any) -> None:
    made = trend_chart(trend([]), lang=lang, provenance=PROVENANCE)

    told = {"ja": "条件に合うものはありません。", "en": "Nothing meets the conditions."}[lang]
    assert told in words(made.svg)
    assert told in made.alt
    assert len(made.table.rows) == 0


def test_footer_has_hash_n_rule_and_that_data_are_invented() -> None:
    made = chart(years({2019: 9, 2020: 16}))

    for told in ("合成データ", "hash 0123456789ab", "n = 25質問発言", "一回ずつ数えます"):
        assert told in made.footer
    assert "合成データ" in made.title
    assert "".join(words(made.svg)).count("合成データ") == 2
    assert made.alt.endswith("【合成データ】")


@given(st.lists(st.sampled_from("<>&\"'\x00\x0b\ud800課]"), max_size=12).map("".join))
def test_no_name_breaks_the_picture_or_the_page(name: str) -> None:
    made = chart(trend([row(y, 6, group=name) for y in (2018, 2019, 2020)], split="department"))

    parsed(made.svg)
    page = made.html()
    assert "<script" not in page
    plotly.io.from_json(made.to_json().encode("utf-8", "replace").decode())


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_plotly_accepts_every_figure(kind: Any) -> None:
    split = trend([row(y, 6 + at, base=3.0, group=f"課{at}") for at in range(3)
                   for y in range(2018, 2025)], split="department", per="case")  # fmt: skip

    for made in (chart(split, kind=kind), chart(years({2020: 4, 2021: 3}), kind=kind)):
        figure = plotly.io.from_json(made.to_json(), skip_invalid=False)
        assert len(figure.data) == len(made.figure["data"])


def test_provisions_become_a_grid_and_departments_panels() -> None:
    rows = [row(y, 6, group=f"第{at}条") for at in range(6) for y in range(2018, 2025)]

    kinds = {split: {trace["type"] for trace in chart(trend(rows, split=split)).figure["data"]}
             for split in ("article", "department")}  # fmt: skip
    assert kinds == {"article": {"heatmap"}, "department": {"bar"}}
    assert traces(chart(trend(rows, split="department"), kind="heatmap"), "heatmap")


def test_an_unknown_kind_is_a_clear_error() -> None:
    with pytest.raises(UsageError) as caught:
        chart(years({2019: 9}), kind="pie")
    assert "heatmap" in caught.value.near


def test_words_for_outcomes_name_what_is_not_recorded() -> None:
    made = chart(outcomes({"approved": {2021: 3, 2022: 5}, "unrecorded": {2021: 1, 2022: 2}}))

    assert made.alt_ja.count("合計はapproved 8件、unrecorded 3件。") == 1
    assert "In all: approved 8, not recorded 3." in made.alt_en


def test_the_table_for_people_has_words_and_no_empty_columns() -> None:
    page = chart(years({2021: 9, 2022: None, 2023: 4})).html()

    assert "改正前" in page and "会議録なし" in page
    assert "分母" not in page
    assert "no-data" not in page
