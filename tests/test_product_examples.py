"""Every example of the query language and of Python that the documents promise runs."""

from __future__ import annotations

import pytest

import kurume_search as ks
from kurume_search.query.parse import parse_query

CORPUS_QUERIES = [
    "目的外利用 福祉", "目的外利用　福祉", '"本人の同意"', "'届出書'", "委託 OR 結合", "委託｜結合",
    "委託|結合", "結合 -委託", "結合 NOT 委託", "結合 −委託", "条例 NEAR/5 改正", "プロファイ*",
    "=取扱い", "article:10-1-2", "条:第10条第1項第2号", '条:"旧条例9条"', "dept:情報政策課",
    "部署:情報政策課", "dept!:情報政策課", "topic:オンライン結合", "話題:オンライン結合",
    "role:委員", "発言者:委員", "kind:質問", "種別:質問", "outcome:承認", "結果:承認",
    "outcome:承認*", "outcome:記載なし", "procedure:諮問", "手続:諮問", "year:2015..2023",
    "年度:R3..R5", "date:2021-07..2022-03", "since:R2", "year:2023..2015", "number:諮問第12号",
    "meeting:R3-2", "law:個人情報保護法", "speaker:A委員", "結合 unit:case", "結合 unit:turn",
    "結合 unit:item", "結合 unit:meeting", "(結合 OR 委託) 福祉",
    "オンライン結合 dept:情報政策課 year:2015..2023",
]  # fmt: skip


@pytest.mark.parametrize("text", CORPUS_QUERIES)
def test_an_example_runs_and_reads_back(text: str) -> None:
    hits = ks.open_corpus().search(text)
    again = parse_query(str(hits.query))

    assert (again.node, again.unit) == (hits.query.node, hits.query.unit)
    assert len(hits.to_json()["hits"]) == hits.total


def test_reversed_ranges_are_put_right_and_said() -> None:
    corpus = ks.open_corpus()
    hits = corpus.search("year:2023..2015")

    assert hits.total == corpus.search("year:2015..2023").total > 0
    assert any("小さい順" in warning for warning in hits.warnings)
    assert any("年度" in warning for warning in hits.warnings)


def test_broken_input_is_searched_with_a_warning_or_refused_when_strict() -> None:
    corpus = ks.open_corpus()

    assert corpus.search('"本人の同意').warnings
    with pytest.raises(ks.QueryError):
        corpus.search('"本人の同意', strict=True)


def test_the_examples_in_python() -> None:
    corpus = ks.open_corpus()
    hits = corpus.search("オンライン結合 dept:情報政策課 year:2015..2023")

    assert "会議" in repr(corpus)
    assert [case.id for case in hits.cases]
    assert "入力" in repr(hits.explain())
    hits.facets("article", "outcome")
    assert len(hits.kwic(window=20, sort=("R1", "L1")))
    assert corpus.case("2021-07-26/c2").id.endswith("2021-07-26/c2")
    corpus.precedents("災害時要支援者名簿の民間提供", article="9-3-4", limit=10)
    assert len(corpus.exchanges("オンライン結合"))
    apart = corpus.keyness(corpus.search("year:..2022"), corpus.search("year:2023.."))
    assert apart.rows == () and "発言がない" in apart.warnings[0]
    assert corpus.collocates("個人情報", window=5).rows
    assert corpus.cooccurrence(hits).plot().svg.startswith("<svg")
    assert corpus.dispersion("LINE").plot().svg.startswith("<svg")
    assert hits.cite("bibtex").startswith("@")
    corpus.coverage()
    corpus.quality()
    assert len(hits[:1]) == 1
    assert "<" in hits._repr_html_()


def test_the_examples_of_meaning() -> None:
    corpus = ks.open_corpus()

    outside = corpus.search("審議会")
    assert outside.total
    assert outside.cases == ()
    assert corpus.search("第百万条").total == 0
    assert corpus.search("outcome:承認*").total >= corpus.search("outcome:承認").total > 0
