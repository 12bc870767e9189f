"""Precedents: earlier, alike in subject, and with what was asked, answered and decided."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import both_ways
from quality import precedents as judged

import kurume_search as ks
from kurume_search.analysis.morphemes import tokens
from kurume_search.model.provision import Provision
from kurume_search.search.kinship.provisions import Cited, Kinship, cited, nearest, of_kinship
from kurume_search.search.words.written import as_written


@pytest.fixture(scope="module")
def real(bundled: Path) -> ks.Corpus:
    return ks.open_corpus(bundled)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ks.Corpus:
    corpus, _ = judged.make_sample(tmp_path_factory.mktemp("judged") / "sample")
    return corpus


def provision(
    article: int, paragraph: int | None = None, item: int | None = None, law: str | None = "law"
) -> Cited:
    laws = None if law is None else frozenset({law})
    return Cited(laws, Provision(article, None, paragraph, item), f"第{article}条")


PLACES = st.builds(
    Provision, st.sampled_from([7, 8, 69]), st.sampled_from([None, None, 2]),
    st.sampled_from([None, 1, 2]), st.sampled_from([None, 2, 3, 4, 5]),
    st.sampled_from([None, None, 2]),
)  # fmt: skip
# None is any law, of an empty set none is, "own" stands for that of the first case.
LAWS = st.sampled_from([None, frozenset[str](), "own"])


@pytest.fixture(scope="module")
def cited_in(sample: ks.Corpus) -> list[tuple[Cited, ...]]:
    """The provisions that the title of each section of the sample cites."""
    columns = sample.library.searcher.columns
    return [cited(columns.record("section.record", row)) for row in range(columns.sections)]


@settings(max_examples=60)
@given(st.lists(st.tuples(PLACES, LAWS), max_size=2), st.lists(PLACES, max_size=1))
def test_the_columns_say_how_near_each_case_stands(
    sample: ks.Corpus,
    cited_in: list[tuple[Cited, ...]],
    asked: list[tuple[Provision, str | frozenset[str] | None]],
    others: list[Provision],
) -> None:
    searcher = ks.open_corpus(sample.path).library.searcher
    own = next(some[0].laws for some in cited_in if some)
    wanted = [Cited(own if isinstance(laws, str) else laws, place, "") for place, laws in asked]
    concordant = [Cited(None, place, "") for place in others]
    kinship = [nearest(wanted, some, concordant).kinship for some in cited_in]
    for way in both_ways(searcher):
        algebra = searcher.finder(names=False).algebra
        tiers = of_kinship(searcher.columns, algebra, wanted, concordant)

        found = {row: tier for tier, rows in tiers.items() for row in rows}
        assert sum(map(len, tiers.values())) == len(found), way
        assert found == {row: one for row, one in enumerate(kinship) if one}, way


def test_the_index_counts_the_words_of_a_text(real: ks.Corpus) -> None:
    searcher = real.library.searcher
    for passage, (low, high) in enumerate(pairwise(searcher.leaves.starts)):
        terms = Counter(token.term for token in tokens(searcher.columns.text(passage)))
        assert searcher.leaves.counted(low, high) == terms


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "空き家の所有者の調査", "article": "8-1-5"},
        {"text": "空き家の所有者の調査", "before": "2015", "limit": 40},
        {"text": "公益上の必要性の有無について"},
        {"article": ["8-1-5", "第10条第2号"], "limit": 40},
        {"like": "c1"},
    ],
    ids=str,
)
def test_both_ways_of_reckoning_rank_alike(sample: ks.Corpus, asked: dict[str, Any]) -> None:
    if "like" in asked:
        asked = {"like": sample.meeting(sample.meetings[-1]).cases[0].id}
    corpus = ks.open_corpus(sample.path)
    plain, narrowed, *vectors = [
        corpus.precedents(**asked).to_json() for _ in both_ways(corpus.library.searcher)
    ]

    assert plain["total"] > 0
    assert [narrowed, *vectors] == [plain] * 3


@pytest.mark.parametrize(
    ("wanted", "other", "kinship"),
    [
        (provision(9, 3, 4), provision(9, 3, 4), Kinship.SAME),
        (provision(9, 3, 4), provision(9, 3, 5), Kinship.PARAGRAPH),
        (provision(9, 3, 4), provision(9, 2, 4), Kinship.ARTICLE),
        (provision(9), provision(9, 3, 4), Kinship.SAME),
        (provision(10, 1, 2), provision(10, None, 2), Kinship.PARAGRAPH),
        (provision(9, 3, 4), provision(19, 3, 4), Kinship.NONE),
        (provision(9, 3, 4), provision(9, 3, 4, law="other"), Kinship.NONE),
        (provision(9, 3, 4, law=None), provision(9, 3, 4, law="other"), Kinship.SAME),
    ],
)
def test_kinship_of_provisions(wanted: Cited, other: Cited, kinship: Kinship) -> None:
    assert nearest([wanted], [other]).kinship is kinship


def test_what_a_precedent_tells(real: ks.Corpus) -> None:
    found = real.precedents("給付金の対象者を特定する", article="9-3-4")
    first = found[0]

    assert first.case.endswith("/c1")
    assert {"給付金給付", "対象者", "特定"} == set(first.found.words)
    assert first.found.kin.kinship is Kinship.SAME
    assert first.outcome == "承認"
    lines = [concern.question.line for _, held in first.concerns for concern in held]
    assert {36, 40, 44} <= set(lines)
    for _, held in first.concerns:
        for concern in held:
            assert concern.question.turn_kind == "question"
            assert concern.answers
    # What every title of the council says tells no subject.
    assert not {"公益", "必要", "有無"} & set(found.words)


def test_cases_are_not_alike_for_having_ended_alike(sample: ks.Corpus) -> None:
    found = sample.precedents("オンライン結合", limit=30)
    told = {word for one in found for word in (*one.found.words, *one.found.related)}

    assert told
    # The notes of partly approved cases say 試行期間中の結合は承認、本格運用では不承認.
    assert not told & {"承認", "不承認", "試行", "試行期間中", "本格", "本格運用"}


@pytest.mark.parametrize(
    ("terms", "texts", "written"),
    [
        (["守る", "見る"], ["見守りについて"], ("見守り",)),
        (["高齢"], ["高齢者の世帯"], ("高齢者",)),
        (["承認"], ["不承認とする。"], ("不承認",)),
        (["簿"], ["相談簿を見る。"], ("相談簿",)),
        (["個人", "情報"], ["個人と情報", "個人情報"], ("個人", "情報")),
        (["火星", "個人"], ["個人"], ("火星", "個人")),
        ([], ["個人"], ()),
    ],
)
def test_terms_are_told_as_written(
    terms: list[str], texts: list[str], written: tuple[str, ...]
) -> None:
    assert as_written(terms, texts) == written


def test_the_case_with_no_outcome_says_so(real: ks.Corpus) -> None:
    first = real.precedents("地理情報システムのサーバ機器の入替え")[0]

    assert (first.case[-2:], first.outcome) == ("c4", "記載なし")


def test_nothing_is_like_nothing(real: ks.Corpus) -> None:
    assert len(real.precedents("火星の月面基地")) == 0
    assert len(real.precedents("2021", like="2021-07-26/c4")) == 0
    with pytest.raises(ks.KurumeSearchError):
        real.precedents("")
    with pytest.raises(ks.KurumeSearchError):
        real.precedents("給付金", like="2021-07-26/c9")
    with pytest.raises(ks.QueryError):
        real.precedents("給付金", before="きのう")


def test_only_earlier_meetings_are_precedents(sample: ks.Corpus) -> None:
    late = sample.meeting(sample.meetings[-1]).cases[0]
    found = sample.precedents(like=late.id, limit=50)

    assert len(found)
    assert all(one.found.meeting["date"] < str(late.of.meeting.date) for one in found)
    early = sample.precedents(like=late.id, before="2010", limit=50)
    assert all(one.found.meeting["date"] < "2010-01-01" for one in early)


def test_the_unlike_is_not_listed(sample: ks.Corpus) -> None:
    found = sample.precedents("空き家の所有者の調査", limit=100)

    assert 0 < len(found) == found.total < 100
    best = found[0].found.score
    assert all(one.found.score >= best / 4 for one in found)
    assert all(one.found.words or one.found.related for one in found)


def test_article_and_department_bring_nearer(sample: ks.Corpus) -> None:
    text = "空き家の所有者の調査"
    plain = sample.precedents(text)
    with_article = sample.precedents(text, article="8-1-5")
    unit = plain[3].found.record["case"]["departments"][0]["name"]
    with_unit = sample.precedents(text, department=unit)

    assert all(one.found.kin.kinship is Kinship.NONE for one in plain)
    assert with_article[0].found.kin.kinship is Kinship.SAME
    assert any(unit in one.found.departments for one in with_unit)


def test_json_and_html(real: ks.Corpus) -> None:
    found = real.precedents("給付金", article="9")
    form = json.loads(json.dumps(found.to_json()))

    assert form["schema"] == "kurume-search/precedents/1"
    (one,) = form["precedents"][:1]
    assert (one["why"]["kinship"], one["outcome"], one["outcome_line"]) == ("same", "approved", 56)
    assert "<table>" in found._repr_html_()
    assert "共通の語: " in repr(found)


@pytest.mark.slow
def test_better_than_plain_rankings(sample: ks.Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    exam = json.loads(judged.JUDGED.read_text("utf-8"))
    truth = json.loads((sample.path / "truth.json").read_text("utf-8"))
    assert exam["planted"] == judged.digest(truth)
    assert len(exam["queries"]) >= 30

    scores = judged.measure(sample, truth, exam)

    with capsys.disabled():
        print("\n" + "\n".join(judged.report(scores, exam)))
    for name in ("BM25 alone", "more like this"):
        gains = [a - b for a, b in zip(scores["ours"], scores[name], strict=True)]
        assert judged.bootstrap(gains).low > 0
