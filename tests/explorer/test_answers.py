"""What the explorer answers is what searches give, and its code gives it again."""

from __future__ import annotations

import json
import shlex
from html.parser import HTMLParser
from typing import Any

import pytest
from click.testing import CliRunner

import kurume_search as ks
from kurume_search.api.exploring.explore import Answerer
from kurume_search.cli.root import root
from kurume_search.explorer.page import static_page
from kurume_search.explorer.state import FACETS, State, View
from kurume_search.explorer.texts import texts


@pytest.fixture(scope="module")
def corpus() -> ks.Corpus:
    return ks.open_corpus()


@pytest.fixture(scope="module")
def answerer(corpus: ks.Corpus) -> Answerer:
    return Answerer(corpus)


def run_python(code: str) -> dict[str, Any]:
    """Run copied code; its last line is what a notebook would show."""
    *lines, last = code.splitlines()
    scope: dict[str, Any] = {}
    exec("\n".join(lines), scope)
    scope["shown"] = eval(last, scope)
    return scope


STATES = [
    State(),
    State(query="オンライン結合"),
    State(query="オンライン結合 -委託"),
    State(query="-LGWAN", chosen={"outcome": ("承認",)}),
    State(query="-委託 個人情報", view=View.KWIC, unit="turn"),
    State(query="--LGWAN", view=View.CHART),
    State(query="個人情報", unit="turn", view=View.KWIC),
    State(query="'届出書' OR \"本人の同意\"", chosen={"outcome": ("承認", "記載なし")}),
    State(query="オンライン結合", chosen={"department": ("情報政策課",)}, years=(2020, 2022)),
    State(query="個人情報", chosen={"topic": ("オンライン結合",)}, view=View.CHART),
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.query or "all")
def test_copied_code_gives_what_is_shown(answerer: Answerer, state: State) -> None:
    reply = answerer.answer(state)
    assert "error" not in reply

    scope = run_python(reply["code"]["python"])
    assert scope["hits"].total == reply["total"]
    words = shlex.split(reply["code"]["command"])
    assert words[0] == "kurume-search"
    ran = CliRunner().invoke(root, [words[1], "--format", "json", *words[2:]])
    told = json.loads(ran.stdout)
    if state.view is View.KWIC:
        assert len(scope["shown"]) == reply["kwic"]["total"] == told["total"]
    elif state.view is View.LIST:
        assert scope["shown"].total == reply["total"] == told["total"]
    else:
        counted = {int(r.keys[0]): r.cases for r in scope["shown"] if r.keys[0].isdigit()}
        assert counted == {y["year"]: y["cases"] for y in reply["years"] if y["cases"]}
        assert {int(r["year"]): r["cases"] for r in told["rows"]} == counted


def test_code_names_the_bundled_corpus_where_another_is_opened_by_default(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_CORPUS", str(ks.open_sample().path))
    reply = answerer.answer(State(query="オンライン結合"))

    assert run_python(reply["code"]["python"])["hits"].total == reply["total"]
    words = shlex.split(reply["code"]["command"])
    told = json.loads(CliRunner().invoke(root, [*words[1:], "--format", "json"]).stdout)
    assert told["total"] == reply["total"]


def test_code_for_an_open_case_shows_that_case(answerer: Answerer) -> None:
    (hit, *_) = answerer.answer(State(query="オンライン結合"))["list"]["hits"]
    reply = answerer.answer(State(query="オンライン結合", open=hit["case"]))

    assert run_python(reply["code"]["python"])["shown"].id == hit["case"] == reply["case"]["id"]
    words = shlex.split(reply["code"]["command"])
    assert CliRunner().invoke(root, words[1:]).exit_code == 0


@pytest.mark.parametrize("name", FACETS)
def test_choosing_a_value_gives_its_count(answerer: Answerer, name: str) -> None:
    facet = next(f for f in answerer.answer(State())["facets"] if f["name"] == name)

    assert facet["values"]
    for value in facet["values"]:
        if not value["known"]:
            continue
        chosen = answerer.answer(State(chosen={name: (value["label"],)}))
        assert chosen["total"] == value["cases"], value
        again = next(f for f in chosen["facets"] if f["name"] == name)
        # Alternatives keep their counts, so that another can be added.
        assert {v["label"]: v["cases"] for v in again["values"]} == {
            v["label"]: v["cases"] for v in facet["values"]
        }
        assert [v["label"] for v in again["values"] if v["chosen"]] == [value["label"]]


def test_the_open_case_has_its_questions_outcome_and_lines(answerer: Answerer) -> None:
    shown = answerer.answer(State(open="2021-07-26/c4"))["case"]

    assert shown["outcome"] == "記載なし"
    assert shown["outcome_line"] is None
    assert shown["exchanges"][0]["question"]["line"] == 134
    assert all(line >= 1 for line, _ in shown["lines"])
    assert len(shown["sha256"]) == 64
    other = answerer.answer(State(open="2021-07-26/c2"))["case"]
    assert other["outcome"] == "承認"
    assert other["outcome_line"]


def test_officials_stay_hidden(answerer: Answerer) -> None:
    minutes, _ = answerer.corpus.library.minutes(0)
    names = {staff.name for case in minutes.cases for body in case.bodies for staff in body.staff}
    assert names
    for case in minutes.cases:
        told = json.dumps(answerer.answer(State(open=f"2021-07-26/{case.id}")), ensure_ascii=False)
        assert not [name for name in names if name and name in told]


@pytest.mark.parametrize(
    "state",
    [
        State(query="dept:そんな課"), State(query="year:abc"), State(open="nothing/c9"),
        State(chosen={"topic": ("そんな話題",)}),
    ],
)  # fmt: skip
def test_trouble_is_a_sentence(answerer: Answerer, state: State) -> None:
    reply = answerer.answer(state)

    assert reply["error"].endswith("。")


def test_kwic_without_words_says_so_and_keeps_the_facets(answerer: Answerer) -> None:
    reply = answerer.answer(State(view=View.KWIC))

    assert reply["kwic"]["error"]
    assert reply["facets"]


class Tags(HTMLParser):
    """Collects what tags a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.add(tag)


def test_the_static_page_escapes_what_comes_from_minutes(answerer: Answerer) -> None:
    reply = answerer.answer(State(query="オンライン結合"))
    text = json.dumps(reply).replace("\\u30aa\\u30f3", "<script>alert(1)</script><img src=x>")

    page = static_page(json.loads(text), texts("ja"), language="ja")

    tags = Tags()
    tags.feed(page)
    assert not tags.found & {"script", "img"}
    assert "&lt;script&gt;" in page
    assert "承認" in page
