"""Real readers: a browser without network, a validator, an office, and a PDF reader."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import html5lib
import openpyxl
import pypdfium2
import pytest

from kurume_search.api.whole.report import Report
from kurume_search.export.cells import runs

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SOFFICE = shutil.which("soffice")
browser_only = pytest.mark.skipif(CHROMIUM is None, reason="no chromium")
office_only = pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, real: Report, year: Report) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("readers")
    found = {}
    for name, made in (("real", real), ("year", year)):
        made.write(folder / name, ["html", "xlsx", "json", "pdf", "csv", "md"])
        found[name] = folder / name
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(params=["real", "year"])
def folder(request: pytest.FixtureRequest, files: dict[str, Path]) -> Path:
    return files[request.param]


def test_the_page_is_valid_html(folder: Path) -> None:
    parser = html5lib.HTMLParser(strict=False)

    parser.parse((folder / "report.html").read_text("utf-8"))

    # A picture of its own is SVG; the parser knows it as a foreign element.
    assert parser.errors == []


def test_nothing_is_fetched(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")

    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#|data:)""", page)
    assert "url(" not in page
    assert "@import" not in page


@browser_only
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_offline(folder: Path, browser: Any, scheme: str) -> None:
    context = browser.new_context(offline=True, color_scheme=scheme)
    page = context.new_page()
    troubles: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))

    page.goto((folder / "report.html").as_uri())
    page.click("main data")

    assert troubles == []
    assert len(asked) == 1
    assert re.fullmatch(r"L\d+", page.url.partition("#")[2])
    context.close()


@browser_only
@pytest.mark.parametrize("columns", [320, 420, 1000])
def test_the_page_never_scrolls_sideways(folder: Path, browser: Any, columns: int) -> None:
    page = browser.new_page(viewport={"width": columns, "height": 800})
    page.goto((folder / "report.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= columns
    # A head of a table breaks between its words, never within them.
    broken = page.evaluate(
        "[...document.querySelectorAll('thead th')].filter(th => th.textContent.trim().length < 4"
        " && th.getClientRects()[0].height > 0 && [...th.querySelectorAll('button')]"
        ".some(b => b.getClientRects().length > 1)).map(th => th.textContent)"
    )
    assert broken == []
    page.close()


def axe(page: Any, only: dict[str, Any], *parts: str) -> list[tuple[str, int]]:
    from axe_playwright_python.sync_playwright import Axe

    context = {"include": [[part] for part in parts or ("html",)]}
    found = Axe().run(page, context=context, options=only)
    return [(one["id"], len(one["nodes"])) for one in found.response["violations"]]


@browser_only
def test_axe_finds_nothing(files: dict[str, Path], browser: Any) -> None:
    page = browser.new_page()
    page.goto((files["real"] / "report.html").as_uri())
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    only = {"runOnly": {"type": "tag", "values": tags},
            "rules": {"color-contrast": {"enabled": False}}}  # fmt: skip

    assert axe(page, only) == []
    page.close()


@browser_only
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_contrast(files: dict[str, Path], browser: Any, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((files["real"] / "report.html").as_uri())
    only = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

    # Every kind of part is in these; contrast is measured point by point.
    assert axe(page, only, "header", "nav", "#summary", "#meetings", "#cases", "#L001") == []
    context.close()


@browser_only
def test_without_scripts_nothing_is_missing(files: dict[str, Path], browser: Any) -> None:
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((files["year"] / "report.html").as_uri())
        text = page.inner_text("main")
        texts.append([line for line in text.split("\n") if "絞り込む" not in line])
        context.close()

    assert texts[0] == texts[1]


@browser_only
def test_with_scripts_tables_sort_and_cases_filter(files: dict[str, Path], browser: Any) -> None:
    page = browser.new_page()
    page.goto((files["year"] / "report.html").as_uri())

    page.click("#table-by-outcome thead th:nth-child(2) button")
    values = [
        int(data.get_attribute("value"))
        for data in page.query_selector_all("#table-by-outcome tbody tr td:nth-child(2) data")
    ]
    page.fill("#filter-cases", "条件付き承認")
    shown = page.query_selector_all("#table-cases > .card:not([hidden])")

    assert values[:-1] == sorted(values[:-1])
    assert 0 < len(shown) < len(page.query_selector_all("#table-cases > .card"))
    assert all("条件付き承認" in card.inner_text() for card in shown)
    page.close()


@browser_only
def test_by_keyboard_alone(files: dict[str, Path], browser: Any) -> None:
    page = browser.new_page()
    page.goto((files["real"] / "report.html").as_uri())

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")

    assert first == "#main"
    page.wait_for_url("**/report.html#main")  # the address follows the key a moment later
    page.close()


@browser_only
def test_printed_on_a4(folder: Path, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "report.html").as_uri())
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    page.close()

    document = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    said = json.loads((folder / "report.json").read_text("utf-8"))["report"]
    if said["synthetic"]:
        for one in document:
            assert "合成データ" in text_of(one)
    # Nothing is wider than the paper.
    assert "実案件数" in "".join(map(text_of, document))


def text_of(page: Any) -> str:
    text = unicodedata.normalize("NFKC", page.get_textpage().get_text_range())
    return re.sub(r"\s", "", text)


def test_the_pdf_says_it_again(folder: Path) -> None:
    document = pypdfium2.PdfDocument(folder / "report.pdf")
    text = "".join(map(text_of, document))
    data = json.loads((folder / "report.json").read_text("utf-8"))

    for entry in data["entries"].values():
        if entry["kind"] in ("case", "sentence"):
            words = unicodedata.normalize("NFKC", re.sub(r"\s", "", entry["quote"] or ""))
            assert words[:20] in text
    for section in data["sections"]:
        for block in section["blocks"]:
            if block["type"] == "table" and block["id"] == "by-outcome":
                for row in block["rows"][:-1]:
                    label, count = row["cells"][:2]
                    assert f"{label}{count['value']}" in text
    if data["report"]["synthetic"]:
        assert all("合成データ" in text_of(page) for page in document)


def test_the_pdf_is_tagged_and_named(folder: Path) -> None:
    content = (folder / "report.pdf").read_bytes()
    document = pypdfium2.PdfDocument(content)

    assert "透明性レポート" in document.get_metadata_dict()["Title"]
    assert b"pdfuaid" in content
    assert b"/StructTreeRoot" in content or b"/MarkInfo" in content


def cells_of(block: dict[str, Any]) -> Iterator[tuple[int, int, Any]]:
    for row, line in enumerate(block["rows"]):
        for column, cell in enumerate(line["cells"]):
            yield row, column, cell


def plain(cell: Any) -> Any:
    """A cell of the JSON as a spreadsheet would have it."""
    if not isinstance(cell, dict):
        return cell or None
    match cell["type"]:
        case "figure":
            return cell["value"] if cell["value"] is not None else "—"
        case "date":
            return datetime.fromisoformat(cell["value"])
        case "ref":
            return cell["text"]
    return ...


@office_only
def test_an_office_reads_the_workbook_cell_by_cell(folder: Path, tmp_path: Path) -> None:
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path),
         str(folder / "report.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    data = json.loads((folder / "report.json").read_text("utf-8"))
    sheets = {sheet["A1"].value: sheet for sheet in book}
    compared = 0

    for section in data["sections"]:
        for block in section["blocks"]:
            if block["type"] != "table":
                continue
            sheet = sheets[block["title"]]
            heads = [cell.value for cell in sheet[4]]
            at = [heads.index(column["label"]) for column in block["columns"]]
            for row, column, cell in cells_of(block):
                wanted = plain(cell)
                if wanted is ...:
                    continue
                found = sheet.cell(row + 5, at[column] + 1).value
                if isinstance(wanted, float):
                    assert found == pytest.approx(wanted)
                else:
                    assert found == wanted, (block["id"], row, column)
                compared += 1
    assert compared > 200


def test_the_workbook_has_numbers_links_and_frozen_heads(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "report.xlsx")
    data = json.loads((folder / "report.json").read_text("utf-8"))
    sheets = {sheet["A1"].value: sheet for sheet in book}

    table = sheets["結果別"]
    assert [cell.value for cell in table[4]][3:6] == ["割合（95%区間）", "95%下限", "95%上限"]
    count = table["B5"]
    assert isinstance(count.value, int)
    assert table.freeze_panes == "B5"
    assert table.print_title_rows == "$4:$4"
    # The link leads to the first row of its list.
    name, _, at = count.hyperlink.location.partition("!")
    figure = next(
        block["rows"][0]["cells"][1]["key"]
        for section in data["sections"]
        for block in section["blocks"]
        if block.get("id") == "by-outcome"
    )
    assert book[name.strip("'")][at].value == data["figures"][figure]["list"]
    lists = sheets["根拠の一覧"]
    rows = [row[0].value for row in lists.iter_rows(min_row=5)]
    for key, one in data["lists"].items():
        assert rows.count(key) == max(one["rows"], 1)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                # Links and titles too: what would run once somebody edits the cell.
                assert cell.quotePrefix or not runs(str(cell.value)) or cell.data_type == "n"
                if cell.hyperlink is not None:
                    target, _, place = cell.hyperlink.location.partition("!")
                    assert book[target.strip("'")][place].value is not None
    if data["report"]["synthetic"]:
        assert all(sheet.oddHeader.right.text == "合成データ" for sheet in book)


def test_csv_is_what_excel_wants(folder: Path) -> None:
    import csv

    data = json.loads((folder / "report.json").read_text("utf-8"))
    for path in (folder / "csv").iterdir():
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines(keepends=True)))
        assert len({len(row) for row in rows}) == 1, path.name
    with (folder / "csv" / "by-outcome.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    block = next(
        block
        for section in data["sections"]
        for block in section["blocks"]
        if block.get("id") == "by-outcome"
    )
    for row, line in zip(block["rows"], table, strict=True):
        figure = data["figures"][row["cells"][1]["key"]]
        assert line["件数"] == str(figure["value"])
        assert line["件数.list"] == figure["list"]


def test_markdown_is_read_back(folder: Path) -> None:
    from markdown_it import MarkdownIt

    text = (folder / "report.md").read_text("utf-8")
    data = json.loads((folder / "report.json").read_text("utf-8"))
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)

    tables = [b for s in data["sections"] for b in s["blocks"] if b["type"] == "table"]
    assert page.count("<table>") == len(tables)
    assert page.count("<h2>") == len(data["sections"]) + 3
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_json_keeps_to_its_schema(folder: Path) -> None:
    import jsonschema

    schema = json.loads((folder / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads((folder / "report.json").read_text("utf-8"))

    assert [error.message for error in validator.iter_errors(data)] == []
    data["figures"]["bad"] = {"kind": "count", "value": 1.5, "list": "L001"}
    assert list(validator.iter_errors(data))
