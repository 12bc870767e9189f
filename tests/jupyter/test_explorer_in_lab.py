"""What a researcher does with the explorer, in a real JupyterLab, by mouse and by keyboard."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import (
    PATIENCE,
    browser,
    choose_dark,
    chromium,
    open_notebook,
    run_cell,
    running_lab,
    serious,
    shots,
    write_notebook,
)  # fmt: skip
from click.testing import CliRunner

import kurume_search as ks
from kurume_search.cli.root import root
from kurume_search.sample import write_sample

pytestmark = [
    pytest.mark.lab,
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium here"),
]

NOTEBOOK = "explorer.ipynb"
QUERY = "オンライン結合"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ks.Corpus:
    folder = tmp_path_factory.mktemp("corpus") / "gousei"
    write_sample(folder, years=range(2015, 2025), meetings=3, seed=3)
    return ks.open_corpus(folder)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, corpus: ks.Corpus) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("lab")
    write_notebook(
        folder / NOTEBOOK,
        "import kurume_search as ks\nexplorer = ks.open_corpus().explore()\nexplorer",
        "explorer.now",
    )
    with running_lab(folder, "--corpus", str(corpus.path)) as address:
        yield address


@pytest.fixture
def page(lab: str) -> Iterator[Any]:
    with browser() as opened:
        context = opened.new_context(viewport={"width": 1400, "height": 1400}, locale="ja-JP")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        made = context.new_page()
        open_notebook(made, lab, NOTEBOOK)
        run_cell(made, 0, ".ks-explorer")
        yield made


def settled(page: Any) -> str:
    """Wait until nothing is asked any more and return what the page says it found."""
    page.wait_for_timeout(400)  # longer than the page waits after a key
    page.wait_for_selector(".ks-explorer:not([aria-busy])", timeout=PATIENCE)
    said: str = page.inner_text(".ks-status")
    return said


def count(said: str) -> int:
    return int(said.split(" ")[0])


def copied(page: Any, corpus: ks.Corpus) -> tuple[int, int]:
    """Run the copied Python and command; return what each finds."""
    python = page.input_value("[data-code=python]")
    assert page.evaluate("navigator.clipboard.readText()") == python
    assert str(corpus.path) in python
    scope: dict[str, Any] = {}
    exec(python, scope)
    words = shlex.split(page.input_value("[data-code=command]"))
    ran = CliRunner().invoke(root, [*words[1:], "--count"])
    return scope["hits"].total, int(ran.stdout)


def test_by_mouse(page: Any, corpus: ks.Corpus) -> None:
    every = count(settled(page))
    assert every == len(corpus.search())

    page.fill(".ks-query", QUERY)
    found = count(settled(page))
    assert found == corpus.search(QUERY).total
    clause = page.inner_text(".ks-clauses li >> nth=0")
    assert clause.split() == [QUERY, str(found)]

    box = page.locator("fieldset:has(legend:text('部署')) input:enabled").first
    department = box.get_attribute("data-choice").partition(":")[2]
    box.click()
    assert count(settled(page)) == corpus.search(QUERY, department=department).total

    bars = page.locator(".ks-brush").bounding_box()
    step = bars["width"] / 10
    page.mouse.move(bars["x"] + 1.5 * step, bars["y"] + 20)
    page.mouse.down()
    page.mouse.move(bars["x"] + 7.5 * step, bars["y"] + 20, steps=4)
    page.mouse.up()
    narrowed = corpus.search(QUERY, department=department, year="2016..2022")
    assert narrowed.total
    assert count(settled(page)) == narrowed.total

    page.click("[data-tool=code]")
    page.wait_for_selector("[data-code=python]")
    assert copied(page, corpus) == (narrowed.total, narrowed.total)

    page.click(".ks-hits [data-open]")
    settled(page)
    case = corpus.case(page.get_attribute("[data-open]", "data-open"))
    assert case.title in page.inner_text(".ks-detail h3")
    assert page.locator(".ks-exchanges > li").count() == len(case.exchanges)
    assert (page.locator(".ks-no-exchanges").count() == 1) is (not case.exchanges)
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert "合成データ" in page.inner_text(".ks-foot")
    if folder := shots():
        page.screenshot(path=folder / "explorer.png")
    assert serious(page, ".ks-explorer") == []

    # What is on the page is what Python holds.
    run_cell(page, 1, ".jp-Cell >> nth=1 >> .jp-OutputArea-output")
    told = page.inner_text(".jp-Cell >> nth=1 >> .jp-OutputArea-output")
    assert QUERY in told
    assert "(2016, 2022)" in told


def test_by_keyboard_alone(page: Any, corpus: ks.Corpus) -> None:
    settled(page)
    page.focus(".ks-query")  # as Tab reaches it from the cell
    page.keyboard.insert_text(QUERY)
    assert count(settled(page)) == corpus.search(QUERY).total

    def tab_to(attribute: str, value: str) -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.dataset.{attribute}?.startsWith({value!r})"):
                return
        raise AssertionError(f"Tab never reaches {attribute}={value}")

    tab_to("choice", "department:")
    held = page.evaluate("document.activeElement.dataset.choice")
    page.keyboard.press("Space")
    department = held.partition(":")[2]
    assert count(settled(page)) == corpus.search(QUERY, department=department).total
    # Focus is where it was, so a reader can go on.
    assert page.evaluate("document.activeElement.dataset.choice") == held

    tab_to("years", "from")
    page.keyboard.press("ArrowDown")
    narrowed = corpus.search(QUERY, department=department, year="2016..2024")
    assert count(settled(page)) == narrowed.total
    assert page.input_value("[data-years=from]") == "2016"

    tab_to("view", "kwic")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator(".ks-kwic tbody tr").count() == min(len(narrowed.kwic()), 20)
    tab_to("view", "chart")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator(".ks-results .ks-bars").count() == 1
    if folder := shots():
        page.screenshot(path=folder / "explorer-chart.png")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    settled(page)

    tab_to("open", "")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator(".ks-detail h3").count() == 1
    tab_to("tool", "code")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code=python]")
    scope: dict[str, Any] = {}
    exec(page.input_value("[data-code=python]"), scope)
    assert scope["hits"].total == narrowed.total
    assert "2016..2024" in page.input_value("[data-code=python]")


def test_fast_typing_never_piles_up(page: Any, corpus: ks.Corpus) -> None:
    settled(page)
    page.focus(".ks-query")
    page.keyboard.type("個人情報 審議会 -委託 委員", delay=15)
    assert count(settled(page)) == corpus.search("個人情報 審議会 -委託 委員").total


def test_broken_queries_and_markup_show_as_text(page: Any) -> None:
    settled(page)
    page.fill(".ks-query", "<script>window.broken=1</script> dept:そんな課")
    assert "そんな課" in settled(page)
    assert page.evaluate("window.broken") is None
    page.fill(".ks-query", "((( 個人情報")
    settled(page)
    page.fill(".ks-query", "")
    assert count(settled(page)) > 0


def test_nobody_is_kept_out_in_the_dark_theme(lab: str, page: Any) -> None:
    choose_dark(lab)
    open_notebook(page, lab, NOTEBOOK)
    run_cell(page, 0, ".ks-explorer")
    settled(page)
    page.fill(".ks-query", QUERY)
    settled(page)
    assert page.evaluate("document.body.dataset.jpThemeLight") == "false"
    if folder := shots():
        page.screenshot(path=folder / "explorer-dark.png")
    assert serious(page, ".ks-explorer") == []
