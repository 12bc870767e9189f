"""The picture is drawn from the figure itself, the same bytes anywhere, and nothing is left out."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from charted import PROVENANCE, SVG, parsed, trend, words, years
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.charts.labels import place
from kurume_search.charts.measure import clipped, squeezed, text_width, wrapped
from kurume_search.charts.sheet import Sheet, nice_ticks
from kurume_search.charts.svg.ink import number
from kurume_search.charts.svg.marks import hatching, mark
from kurume_search.charts.svg.picture import picture
from kurume_search.charts.theme import DASHES, HATCHES, MARKS
from kurume_search.charts.trend import trend_chart

GOLDEN = Path(__file__).parent / "golden"
finite = st.floats(-1e4, 1e4, allow_nan=False)


def sheet(**more: Any) -> Sheet:
    made = Sheet(title="題", footer="脚注", lang="ja", left=50, height=200, **more)
    made.axis("x", 0, 10, [(0, "零"), (10, "十")])
    made.axis("y", 0, 10, [(0, "0"), (10, "10")], grid=True, zero=True)
    return made


def drawn(made: Sheet) -> str:
    return picture(made.figure(), title="題", description="説明", lang="ja")


def test_a_bar_chart_is_as_it_was(update_golden: bool) -> None:
    counts = {2019: 9, 2020: None, 2021: 3, 2022: 12, 2023: 15}
    made = trend_chart(years(counts), provenance=PROVENANCE).svg
    path = GOLDEN / "bars.svg"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, "utf-8")

    assert made == path.read_text("utf-8")


def test_a_picture_says_what_it_is_to_who_can_not_see_it() -> None:
    root = parsed(drawn(sheet()))

    assert (root.get("role"), root.get("aria-label"), root.get("lang")) == ("img", "題", "ja")
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[1].text == "説明"


def test_a_picture_needs_nothing_from_outside_and_no_ids() -> None:
    made = trend_chart(years({2019: 9, 2020: 4}), provenance=PROVENANCE).svg

    assert not re.search(r"href|url\(|<style|<script|<image|<use|\bid=", made)
    assert re.findall(r"https?://[^\"]+", made) == ["http://www.w3.org/2000/svg"]


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=20))
def test_points_lie_where_their_values_are(points: list[tuple[float, float]]) -> None:
    made = sheet()
    made.traces.append(
        {"type": "scatter", "mode": "markers", "x": [x for x, _ in points],
         "y": [y for _, y in points], "marker": {"color": "#0072B2", "size": 6},
         "xaxis": "x", "yaxis": "y"}
    )  # fmt: skip

    circles = list(parsed(drawn(made)).iter(f"{SVG}circle"))
    assert len(circles) == len(points)
    for circle, (x, y) in zip(circles, points, strict=True):
        assert float(circle.get("cx", "")) == pytest.approx(50 + x / 10 * made.width, abs=0.01)
        assert float(circle.get("cy", "")) == pytest.approx(
            made.top + (10 - y) / 10 * 200, abs=0.01
        )


def test_a_line_stops_at_a_gap() -> None:
    made = sheet()
    made.traces.append(
        {"type": "scatter", "mode": "lines", "x": [0, 1, None, 2, 3], "y": [1, 2, None, 3, 4],
         "line": {"color": "#0072B2", "dash": "dot"}, "xaxis": "x", "yaxis": "y"}
    )  # fmt: skip

    paths = [
        node for node in parsed(drawn(made)).iter(f"{SVG}path") if node.get("stroke") == "#0072B2"
    ]
    assert [node.get("d", "").count("L") for node in paths] == [1, 1]
    assert all(node.get("stroke-dasharray") for node in paths)


def test_what_can_not_be_drawn_is_refused() -> None:
    for trace in ({"type": "pie"}, {"type": "scatter", "mode": "markers", "x": [1], "y": [1],
                                    "marker": {"symbol": "heart"}}):  # fmt: skip
        made = sheet()
        made.traces.append(trace)
        with pytest.raises(ValueError, match="no such"):
            drawn(made)


@pytest.mark.parametrize("symbol", MARKS)
def test_every_mark_is_drawn_about_its_point(symbol: str) -> None:
    made = mark(symbol, 100, 100, 10, "#0072B2", "#000000", 1)

    numbers = [
        float(n) for n in re.findall(r"[\d.]+", re.sub(r'(fill|stroke[a-z-]*)="[^"]*"', "", made))
    ]
    assert symbol == "circle" or all(90 < n < 110 for n in numbers)


def test_marks_and_hatchings_all_look_different() -> None:
    assert len({mark(symbol, 5, 5, 9, "#000000", "#000000", 1) for symbol in MARKS}) == len(MARKS)
    drawings = {hatching(hatch, 0, 0, 30, 60, step=7, ink="#000000") for hatch in HATCHES}
    assert len(drawings) == len(HATCHES)
    assert len(DASHES) == len(set(DASHES))


@given(st.sampled_from(HATCHES), st.floats(0.5, 300), st.floats(0.5, 300))
def test_hatching_stays_inside_its_bar(shape: str, wide: float, high: float) -> None:
    made = hatching(shape, 10, 20, 10 + wide, 20 + high, step=7, ink="#000000")

    for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", made):
        assert 10 - 0.01 <= float(x) <= 10 + wide + 0.01
        assert 20 - 0.01 <= float(y) <= 20 + high + 0.01


@given(finite)
def test_a_number_is_short_and_comes_back(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.005 + 1e-9
    assert number(value) != "-0"


@given(st.floats(0.001, 1e6), st.booleans())
def test_ticks_begin_at_zero_and_reach_the_top(high: float, whole: bool) -> None:
    ticks = nice_ticks(high, whole=whole)

    assert ticks[0] == 0
    assert ticks[-1] >= high * (1 - 1e-9)
    assert 2 <= len(ticks) <= 6
    steps = [b - a for a, b in pairwise(ticks)]
    assert all(step == pytest.approx(steps[0]) for step in steps)


texts = st.text(st.sampled_from("個人情報保護、。「」abc 123"), max_size=60)


@given(texts, st.floats(30, 200))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = wrapped(text, room, 10)

    assert all(text_width(line, 10) <= room + 10 for line in lines)  # one mark may hang over
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(texts, st.floats(30, 200))
def test_cut_text_fits(text: str, room: float) -> None:
    assert text_width(clipped(text, room, 10), 10) <= room + 1e-6
    assert text_width(squeezed(text, room, 10), 10) <= room + 1e-6


points = st.lists(
    st.tuples(st.floats(20, 480), st.floats(20, 280), st.floats(2, 12)), min_size=1, max_size=40
)


@given(points)
def test_words_beside_points_cover_neither_points_nor_words(
    held: list[tuple[float, float, float]],
) -> None:
    names = [f"語{at}" for at in range(len(held))]
    places = place(held, names, size=11, width=500, height=300)

    boxes = []
    for (x, y, _), name, spot in zip(held, names, places, strict=True):
        if spot is not None:
            wide, high = text_width(name, 11) / 2, 5.0
            boxes.append((x + spot.across - wide, y + spot.down - high,
                          x + spot.across + wide, y + spot.down + high))  # fmt: skip
    for at, one in enumerate(boxes):
        assert one[0] >= 0 and one[1] >= 0 and one[2] <= 500 and one[3] <= 300
        for other in boxes[at + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
        for x, y, r in held:
            inside = x - r < one[2] and one[0] < x + r and y - r < one[3] and one[1] < y + r
            assert not inside


@given(st.integers(2, 60), st.integers(0, 6))
def test_words_at_the_axis_never_touch(count: int, digits: int) -> None:
    made = trend_chart(years({1980 + at: 10**digits for at in range(count)}), provenance=PROVENANCE)

    axis = made.figure["layout"]["xaxis"]
    low, high = axis["range"]
    margin = made.figure["layout"]["margin"]
    plot = made.figure["layout"]["width"] - margin["l"] - margin["r"]
    ends = []
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        middle = margin["l"] + (value - low) / (high - low) * plot
        wide = text_width(text.replace("<br>", "\n"), axis["tickfont"]["size"])
        ends.append((middle - wide / 2, middle + wide / 2))
    assert all(b[0] >= a[1] for a, b in pairwise(ends))
    assert ends[0][0] >= 0
    assert ends[-1][1] <= made.figure["layout"]["width"]


def test_words_are_words_and_not_outlines() -> None:
    made = trend_chart(trend([]), provenance=PROVENANCE)

    assert "合成データ" in "".join(words(made.svg))
