"""Charts of text statistics, from the bundled minutes and from values made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.io
import pytest
from charted import PROVENANCE, parsed, words

from kurume_search.analytics.rows.basis import Basis
from kurume_search.analytics.words.cooccurrence import Cooccurrence, Edge, Node
from kurume_search.analytics.words.correspondence import Correspondence, Point
from kurume_search.analytics.words.dispersion import Dispersion, DispersionRow
from kurume_search.analytics.words.keyness import Keyness, KeynessRow
from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.charts.chart import Chart
from kurume_search.charts.correspondence import correspondence_chart
from kurume_search.charts.dispersion import dispersion_chart
from kurume_search.charts.keyness import keyness_chart
from kurume_search.charts.network import network_chart, spring

BASIS = Basis(analysis="sudachipy 0.7")


def sound(made: Chart) -> Chart:
    """Check what holds for every chart."""
    parsed(made.svg)
    plotly.io.from_json(made.to_json())
    assert made.alt_ja and made.alt_en and made.footer
    assert "<table>" in made.html()
    return made


@pytest.fixture(scope="module")
def corpus(bundled: Path) -> Corpus:
    return open_corpus(bundled)


ASKED = {
    "keyness": lambda c: c.keyness(c.search("role:委員"), c.search("role:実施機関")),
    "collocates": lambda c: c.collocates("情報"),
    "cooccurrence": lambda c: c.cooccurrence(),
    "dispersion": lambda c: c.dispersion("LINE"),
    "ngrams": lambda c: c.ngrams(),
    "correspondence": lambda c: c.correspondence(by="role"),
    "topics": lambda c: c.topics(count=2),
    "concepts": lambda c: c.concepts("*情報\n情報"),
    "concepts by year": lambda c: c.concepts("*情報\n情報", by="year"),
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", ASKED)
def test_every_result_has_a_chart(corpus: Corpus, kind: str, lang: Any) -> None:
    made = sound(ASKED[kind](corpus).plot(lang=lang))

    assert made.lang == lang
    assert corpus.library.folder.fingerprint[:12] in made.footer


def key(word: str, count: int, other: int, ratio: float, low: float | None, high: float | None,
        *, few: bool = False) -> KeynessRow:  # fmt: skip
    return KeynessRow(
        word=word, pos="名詞", count=count, reference_count=other, rate=1.0, reference_rate=1.0,
        log_likelihood=12.0, log_ratio=ratio, low=low, high=high, turns=count, documents=1,
        reference_documents=1, dp=None, reference_dp=None, query=word, ids=("m/t001",), few=few,
    )  # fmt: skip


def test_keyness_draws_both_sides_and_open_ends_as_arrows() -> None:
    rows = (key("委託", 20, 0, 4.0, 1.5, None), key("法", 2, 20, -3.0, -4.5, -1.5, few=True))
    found = Keyness(target="前", reference="後", size=100, reference_size=90, documents=1,
                    reference_documents=1, tested=50, threshold=10.0, rows=rows,
                    basis=BASIS)  # fmt: skip
    made = sound(keyness_chart(found, provenance=PROVENANCE))

    target, reference = made.figure["data"]
    high = made.figure["layout"]["xaxis"]["range"][1]
    assert 0.9 * high < target["x"][0] + target["error_x"]["array"][0] < high
    assert (target["x"], reference["x"]) == ([4.0], [-3.0])
    # An end that there isn't is an arrow, and said.
    arrows = [word for word in words(made.svg) if word in ("◁", "▷")]
    assert arrows == ["▷"]
    assert any(word.startswith("矢印: 区間は軸の外へ続く") for word in words(made.svg))
    closed = replace(found, rows=rows[1:])
    assert not {"◁", "▷"} & set(words(keyness_chart(closed, provenance=PROVENANCE).svg))
    assert target["marker"]["pattern"]["shape"] != reference["marker"]["pattern"]["shape"]
    assert {"委託", "法", "20 / 0 · 12.0", "2 / 20 · 12.0"} <= set(words(made.svg))


def edge(a: str, b: str, jaccard: float) -> Edge:
    return Edge(source=a, target=b, together=7, jaccard=jaccard, pmi=1.0, log_likelihood=9.0,
                ids=("m/t001",), few=False)  # fmt: skip


def test_the_same_edges_give_the_same_places_and_parts_stay_apart() -> None:
    pairs = ["個人 情報", "情報 提供", "個人 提供", "提供 本人", "本人 同意", "猫 坂"]
    edges = [edge(*pair.split(), 0.9 - at / 10) for at, pair in enumerate(pairs)]

    places = spring(edges, 800, 500)
    assert places == spring(list(reversed(edges)), 800, 500)
    assert len(set(places.values())) == len(places)
    assert all(0 <= x <= 800 and 0 <= y <= 500 for x, y in places.values())
    main = [places[word][0] for word in ("個人", "情報", "提供", "本人", "同意")]
    assert min(places["猫"][0], places["坂"][0]) > max(main)


def test_the_network_has_every_word_and_its_edges() -> None:
    edges = (edge("個人", "情報", 0.5), edge("情報", "提供", 0.4), edge("個人", "提供", 0.3))
    nodes = tuple(
        Node(word=w, pos="名詞", count=9, units=9, degree=2) for w in ("個人", "情報", "提供")
    )
    found = Cooccurrence(unit="turn", units=40, edges=edges, nodes=nodes, basis=BASIS)
    made = sound(network_chart(found, provenance=PROVENANCE))

    assert {"個人", "情報", "提供"} <= set(words(made.svg))
    assert len(made.table.rows) == 3
    widths = [t["line"]["width"] for t in made.figure["data"] if t["mode"] == "lines"]
    assert widths == sorted(widths, reverse=True)
    assert "のうち強い順に3辺" in made.footer


def test_dispersion_draws_each_occurrence_at_its_place() -> None:
    def meeting(year: int, *positions: float) -> DispersionRow:
        return DispersionRow(
            meeting=f"架空市/{year}-07-26", label=f"{year}-07-26", date=f"{year}-07-26",
            fiscal_year=year, era="before" if year < 2023 else "after", size=100,
            count=len(positions), rate=1.0, low=0.1, high=2.0, positions=positions,
            lines=tuple(range(len(positions))),
            ids=tuple(f"架空市/{year}-07-26/t{k:03d}" for k in range(len(positions))), few=True,
        )  # fmt: skip

    rows = (meeting(2019, 0.1, 0.9), meeting(2020), meeting(2022, 0.5))
    found = Dispersion(word="委託", count=3, size=300, documents=2, juilland_d=0.5, dp=0.4,
                       dp_norm=0.4, rows=rows, basis=BASIS)  # fmt: skip
    made = sound(dispersion_chart(found, provenance=PROVENANCE))

    lines, marks = made.figure["data"]
    assert list(zip(marks["x"], marks["y"], strict=True)) == [(0.0, 0.1), (0.0, 0.9), (3.0, 0.5)]
    assert [x for x in lines["x"] if x is not None] == [0.0, 0.0, 1.0, 1.0, 3.0, 3.0]
    assert marks["customdata"][2] == ["架空市/2022-07-26/t000"]
    assert "1/1" in words(made.svg) and "0/1" in words(made.svg)
    assert "料" in words(made.svg)  # 2021: no data


def point(kind: str, label: str, x: float, y: float) -> Point:
    return Point(kind=kind, key=label, label=label, count=9, mass=0.1, coordinates=(x, y),
                 contributions=(0.1, 0.2), quality=(0.5, 0.3), inertia=0.1, few=False)  # fmt: skip


def test_the_map_has_one_scale_and_every_point() -> None:
    found = Correspondence(
        by="year", inertias=(0.3, 0.1), shares=(0.6, 0.2), total_inertia=0.5, chi_square=50.0,
        words=(point("word", "委託", 0.5, 0.1), point("word", "同意", -0.5, -0.2)),
        groups=(point("group", "2021年度", 0.4, 0.3), point("group", "2022年度", -0.4, 0.0)),
        table=((1, 2), (3, 4)), basis=BASIS,
    )  # fmt: skip
    made = sound(correspondence_chart(found, provenance=PROVENANCE))

    layout = made.figure["layout"]
    wide = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    high = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    across = (layout["xaxis"]["range"][1] - layout["xaxis"]["range"][0]) / wide
    upright = (layout["yaxis"]["range"][1] - layout["yaxis"]["range"][0]) / high
    assert across == pytest.approx(upright, rel=0.01)
    assert {"委託", "同意", "2021年度", "2022年度", "第1軸(60.0%)"} <= set(words(made.svg))
    assert "2つの軸で全体の80%" in made.alt


def test_nothing_found_is_said(corpus: Corpus) -> None:
    made = corpus.cooccurrence("決してない語").plot()

    assert "条件に合う語はありません。" in made.alt
