"""Charts as a browser draws them, with real fonts: no words cut off, none upon each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import browser, chromium, serious, shots
from charted import PROVENANCE, row, trend, years

import kurume_search as ks
from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.charts.chart import Chart
from kurume_search.charts.trend import trend_chart

pytest.importorskip("playwright", reason="playwright isn't installed")
pytestmark = pytest.mark.skipif(chromium() is None, reason="chromium isn't installed")

_BOXES = """() => {
  const s = document.querySelector('svg').getBoundingClientRect();
  return [s.width, s.height, [...document.querySelectorAll('svg text')].map(t => {
    const r = t.getBoundingClientRect();
    return [t.textContent, r.left - s.left, r.top - s.top, r.right - s.left, r.bottom - s.top];
  })];
}"""
Made = Callable[[Corpus], Chart]
BUNDLED: dict[str, Made] = {
    "coverage": lambda c: c.coverage().plot(),
    "outcomes": lambda c: c.trend("outcomes").plot(),
    "departments": lambda c: c.trend("questions", split="department").plot(),
    "flow": lambda c: c.flow("2021-07-26").plot(),
    "network": lambda c: c.cooccurrence().plot(),
    "keyness": lambda c: c.keyness(c.search("role:委員"), c.search("role:実施機関")).plot(),
    "dispersion": lambda c: c.dispersion("LINE").plot(lang="en"),
}
SAMPLE: dict[str, Made] = {
    "counts": lambda c: c.trend("questions").plot(),
    "rates": lambda c: c.trend("questions", per="case").plot(lang="en"),
    "approvals": lambda c: c.trend("approval_rate").plot(),
    "outcomes": lambda c: c.trend("outcomes").plot(),
    "panels": lambda c: c.trend("questions", per="case", split="department").plot(),
    "grid": lambda c: c.trend("citations", split="article").plot(),
    "roles": lambda c: c.trend("turns", split="role").plot("line"),
    "halves": lambda c: c.trend("questions", by="half_year").plot(),
    "months": lambda c: c.trend("questions", by="month").plot(),
    "meetings": lambda c: c.trend("questions", by="meeting").plot(),
    "coverage": lambda c: c.coverage().plot(),
    "network": lambda c: c.cooccurrence().plot(),
    "map": lambda c: c.correspondence(by="dept").plot(),
    "dispersion": lambda c: c.dispersion("委託").plot(),
    "concepts": lambda c: c.concepts("*委託\n委託\n*本人\n本人", by="year").plot(),
}


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def screen(opened: Any) -> Any:
    return opened.new_page(viewport={"width": 900, "height": 1200})


def look(screen: Any, made: Chart, name: str) -> None:
    """Check the picture as it is drawn."""
    screen.set_content(f'<body style="margin:0">{made.svg}</body>')
    if folder := shots():
        screen.locator("svg").screenshot(path=folder / f"{name}.png")
    width, height, texts = screen.evaluate(_BOXES)
    cut = [t for t in texts if t[1] < -1 or t[2] < -1 or t[3] > width + 1 or t[4] > height + 1]
    assert cut == []
    upon = [
        (one[0], other[0])
        for at, one in enumerate(texts)
        for other in texts[at + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 2
        and min(one[4], other[4]) - max(one[2], other[2]) > 5
    ]
    assert upon == []


@pytest.mark.parametrize("name", BUNDLED)
def test_the_real_minutes(screen: Any, bundled: Path, name: str) -> None:
    look(screen, BUNDLED[name](open_corpus(bundled)), f"real-{name}")


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLE)
def test_twenty_years(screen: Any, name: str) -> None:
    look(screen, SAMPLE[name](ks.open_sample()), f"sample-{name}")


def test_long_names_and_great_numbers(screen: Any) -> None:
    names = [f"健康福祉部障害者支援課(平成{n}年までは福祉総務課障害福祉係)" for n in range(3)]
    rows = [row(y, 120_000 + y, base=7.0, group=n) for n in names for y in range(2004, 2025)]

    look(screen, trend_chart(trend(rows, split="department", per="case"),
                             provenance=PROVENANCE), "long")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_keeps_nobody_out(opened: Any, tmp_path: Path, scheme: Any) -> None:
    made = trend_chart(years({2019: 9, 2020: None, 2021: 3, 2022: 12, 2023: 15}),
                       provenance=PROVENANCE)  # fmt: skip
    path = made.write(tmp_path / "chart.html")
    page = opened.new_page(color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())

    assert serious(page, "body") == []
    assert asked == [path.as_uri()]
    # The title is seen once, in the picture; the heading is for those who hear the page.
    heading = page.locator("h1")
    assert heading.inner_text() == made.title
    assert max(heading.bounding_box()["width"], heading.bounding_box()["height"]) <= 1


def test_a_click_lists_what_is_behind_a_bar(opened: Any, tmp_path: Path) -> None:
    made = trend_chart(years({2019: 9, 2020: 3}), provenance=PROVENANCE)
    path = tmp_path / "chart.html"
    path.write_text(made.html(interactive=True, links={"架空市/2019-07-26/t001": "#t001"}), "utf-8")
    page = opened.new_page(viewport={"width": 1000, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector(".js-plotly-plot .barlayer .point")
    box = page.locator(".js-plotly-plot .barlayer .point").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    page.wait_for_selector("[role=status] a")

    assert page.locator("[role=status]").inner_text().count("架空市/2019-07-26/t") == 9
    assert page.locator("[role=status] a").get_attribute("href") == "#t001"
    assert wrong == []
    assert page.locator("svg.kurume-chart").is_hidden()
