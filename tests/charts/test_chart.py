"""A chart in all its forms: page, picture, Plotly JSON, table; the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import plotly.io
import pytest
from charted import PROVENANCE, row, trend, years

from kurume_search.charts.chart import Chart
from kurume_search.charts.measure import text_width
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.trend import trend_chart
from kurume_search.errors import ExportError, UsageError


@pytest.fixture
def chart() -> Chart:
    return trend_chart(years({2019: 9, 2020: None, 2021: 3}), provenance=PROVENANCE)


def test_the_suffix_says_the_form(chart: Chart, tmp_path: Path) -> None:
    texts = {
        suffix: chart.write(tmp_path / f"図{suffix}").read_text("utf-8")
        for suffix in (".html", ".svg", ".json", ".csv")
    }

    assert texts[".html"].startswith("<!DOCTYPE html>")
    assert texts[".svg"] == chart.svg
    assert json.loads(texts[".json"]) == chart.figure
    assert next(csv.DictReader(io.StringIO(texts[".csv"])))["count"] == "9"


def test_invented_rows_say_so_in_the_table_too(chart: Chart) -> None:
    assert all(line["synthetic"] == "true" for line in csv.DictReader(io.StringIO(chart.csv())))
    real = trend_chart(years({2019: 9}), provenance=Provenance(corpus="市"))
    assert "synthetic" not in real.csv()


def test_another_suffix_is_a_clear_error(chart: Chart, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        chart.write(tmp_path / "chart.png")
    assert caught.value.near == (".html", ".svg", ".json", ".csv")
    with pytest.raises(ExportError):
        chart.write(tmp_path / "nowhere" / "chart.svg")


def test_what_is_there_can_be_kept(chart: Chart, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("mine")

    with pytest.raises(ExportError):
        chart.write(tmp_path / "a.svg", overwrite=False)
    assert (tmp_path / "a.svg").read_text() == "mine"


def test_the_page_has_picture_words_and_table_and_fetches_nothing(chart: Chart) -> None:
    page = chart.html()

    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert document.get("lang") == "ja"
    assert document.find(".//figure//svg") is not None or "<svg" in page
    assert chart.alt in "".join(document.itertext())
    rows = document.findall(".//tbody/tr")
    assert len(rows) == len(chart.table.rows)
    assert all(cell.get("scope") for cell in document.findall(".//th"))
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "<script" not in page


def test_an_unknown_cell_is_no_zero(chart: Chart) -> None:
    page = chart.html()

    (line,) = [part for part in page.split("<tr>")[2:] if "令和2年度" in part]
    assert "なし" in line
    assert ">0<" not in line


def test_scripts_are_inside_where_they_are_asked_for(chart: Chart) -> None:
    page = chart.html(interactive=True)

    assert "Plotly.newPlot" in page
    assert len(page) > 3_000_000
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)
    assert chart.svg in page  # what shows where no script runs


def test_a_name_can_not_end_the_script() -> None:
    rows = [row(year, 6, group="</script><script>alert(1)</script>") for year in (2019, 2020, 2021)]
    page = trend_chart(trend(rows, split="department"), provenance=PROVENANCE).html(
        interactive=True
    )

    assert page.count("</script>") == 2
    assert "<script>alert" not in page


def test_ids_lead_where_links_say(chart: Chart) -> None:
    page = chart.html(links={"架空市/2019-07-26/t000": "cases.html#t000"})

    assert '<a href="cases.html#t000">架空市/2019-07-26/t000</a>' in page


def test_a_notebook_gets_every_form(chart: Chart) -> None:
    bundle = chart._repr_mimebundle_()

    assert set(bundle) == {
        "application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain",
    }  # fmt: skip
    light = bundle["application/vnd.plotly.v1+json"]
    assert light["data"][0]["y"] == chart.figure["data"][0]["y"]
    assert light["data"][0]["customdata"][0] == chart.figure["data"][0]["customdata"][0][:5]
    assert chart.alt in bundle["text/plain"]
    assert "<table>" in bundle["text/html"]
    assert set(chart._repr_mimebundle_(include=["text/plain"])) == {"text/plain"}


def test_a_notebook_figure_is_as_wide_as_its_cell(chart: Chart) -> None:
    layout = chart._repr_mimebundle_()["application/vnd.plotly.v1+json"]["layout"]

    assert "width" not in layout and layout["autosize"] is True
    (footer,) = [word for word in layout["annotations"] if word.get("name") == "footer"]
    assert all(text_width(line, 11) <= 611 for line in footer["text"].split("<br>"))
    assert footer["text"].replace("<br>", "").replace(" ", "") == chart.footer.replace(" ", "")
    height = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    whole = chart.figure["layout"]
    assert height == pytest.approx(
        whole["height"] - whole["margin"]["t"] - whole["margin"]["b"], abs=1
    )
    plotly.io.from_json(json.dumps(chart._repr_mimebundle_()["application/vnd.plotly.v1+json"]))


def test_a_brief_table_says_how_many_there_are(chart: Chart) -> None:
    assert "<td>9 件</td>" in chart.html_details(brief=True)
    assert "架空市/2019-07-26/t008" in chart.html_details()


def test_a_saved_notebook_shows_the_picture_where_html_is_cleaned(
    chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, object]] = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, raw: shown.append(bundle))
    chart._ipython_display_()

    picture, words = shown
    assert "text/html" not in picture
    assert picture["image/svg+xml"] == chart.plain_svg
    assert len(chart.plain_svg) < len(chart.svg)
    assert "<table>" in str(words["text/html"])
    assert "<svg" not in str(words["text/html"])


def test_the_table_is_never_run_by_a_spreadsheet() -> None:
    rows = [row(year, 6, group="=cmd()") for year in (2019, 2020, 2021)]
    made = trend_chart(trend(rows, split="department"), provenance=PROVENANCE)

    assert all(line["group"] == "'=cmd()" for line in csv.DictReader(io.StringIO(made.csv())))


_MAKE = """
import sys; sys.path.insert(0, "tests")
from charted import PROVENANCE, row, trend
from kurume_search.charts.trend import trend_chart
rows = [row(y, 6 + at, group=f"課{at}") for at in range(6) for y in range(2018, 2025)]
made = trend_chart(trend(rows, split="department"), provenance=PROVENANCE)
sys.stdout.buffer.write((made.html() + made.to_json() + made.csv()).encode())
"""


def test_the_same_counts_give_the_same_bytes_in_every_process() -> None:
    root = Path(__file__).parents[2]
    made = {
        subprocess.run(
            [sys.executable, "-c", _MAKE], capture_output=True, check=True, cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip

    assert len(made) == 1


def test_english_is_english(chart: Chart) -> None:
    made = trend_chart(years({2019: 9, 2020: 8, 2021: 7}), lang="en", provenance=PROVENANCE)

    assert made.title == "Question turns by fiscal year [synthetic data]"
    assert made.alt.startswith("Question turns by fiscal year, 2019 to 2021, n = 24")
    assert 'lang="en"' in made.svg
    assert "Data table" in made.html()
    assert chart.alt_en.startswith("Question turns by fiscal year, 2019 to 2021")
