"""Every column of every result has a Japanese heading, and so have the values of closed sets."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

import kurume_search as ks
from kurume_search import api
from kurume_search.analytics.trends.trend import STATUS_LABELS
from kurume_search.api.showing.exportable import Exportable
from kurume_search.export.schema import columns, headings, value_label
from kurume_search.search.stored.facet_values import FIELDS

RULES = "＊委託\n委託 | 再委託\n"


def _results(corpus: ks.Corpus) -> Iterator[Exportable]:
    hits = corpus.search("個人情報", year="2016..2017")
    asked = corpus.exchanges("保存", year="2016..2017")
    yield from (hits, hits.kwic(), asked, asked.flow(), corpus.precedents("名簿の提供", limit=2))
    yield from (corpus.coverage(), corpus.quality(), corpus.quality().diagnostics)
    yield from (hits.facets(name, threads=True) for name in FIELDS)
    yield from (corpus.trend("outcomes"), corpus.trend("questions", per="case", split="role"))
    yield from (corpus.keyness(hits, corpus.search("year:2018")), corpus.collocates("個人情報"))
    yield from (corpus.cooccurrence(hits), corpus.dispersion("個人情報"), corpus.ngrams(hits))
    yield from (corpus.correspondence(within=hits), corpus.concepts(RULES, within=hits))
    yield corpus.topics(count=3, within=hits)


def _kinds(of: type) -> Iterator[type]:
    for kind in of.__subclasses__():
        yield kind
        yield from _kinds(kind)


@pytest.fixture(scope="module")
def results() -> list[Exportable]:
    return list(_results(ks.open_sample()))


def test_every_kind_of_result_is_looked_at(results: list[Exportable]) -> None:
    for module in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        importlib.import_module(module.name)
    kinds = {kind for kind in _kinds(Exportable) if not list(_kinds(kind))}

    assert {type(one) for one in results} == kinds


def test_every_column_of_every_result_has_a_japanese_heading(results: list[Exportable]) -> None:
    known = columns()
    for one in results:
        names = list(one.row_names)
        assert not [name for name in names if name not in known], type(one)

        shown = headings(names, "ja")
        assert len(set(shown.values())) == len(names)
        assert [name for name in names if shown[name] == name] in ([], ["sha256"])
        assert list(one.to_pandas(labels="ja").columns) == list(shown.values())


def test_a_trend_says_in_japanese_how_it_was_counted() -> None:
    frame = ks.open_sample().trend("outcomes").to_pandas(labels="ja")

    assert set(frame["数えるもの"]) == {"結果別の案件"}
    assert set(frame["期間の区切り"]) == {"年度"}
    assert set(frame["状態"]) <= {ja for ja, _ in STATUS_LABELS.values()}
    rates = ks.open_sample().trend("approval_rate").to_pandas(labels="ja")
    beside = {one.rpartition(" ")[0] for cell in rates["並べる数"] for one in cell}
    assert "記載なし" in beside and all(not one.isascii() for one in beside)
    for status, (ja, _) in STATUS_LABELS.items():
        assert value_label("status", status) == ja
    assert value_label("corrected", "case.outcome") == "結果"


def test_a_workbook_of_hits_has_no_english_heading(tmp_path: Path) -> None:
    path = tmp_path / "hits.xlsx"
    ks.open_sample().search("個人情報", year="2016").export(path, labels="ja")

    heads = next(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert {head for head in heads if str(head).isascii()} == {"ID", "sha256"}
