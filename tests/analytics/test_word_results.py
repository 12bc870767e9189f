"""Text statistics as users ask for them: the bundled corpus, a sample, and bad input."""

from __future__ import annotations

import json
import math
import time
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.analytics.running.passage_sets import PassageSet, all_turns, rest_of
from kurume_search.analytics.words.keyness import keyness
from kurume_search.api.words.reading import reading
from kurume_search.errors import NotFoundError, UsageError

RULES = "＊同意\n同意 or 承諾\n\n＊端末\nLINE or サーバ"
ASKED = {
    "keyness": lambda c: c.keyness("kind:質問", "kind:回答"),
    "collocates": lambda c: c.collocates("個人情報", window=5, min_count=2),
    "cooccurrence": lambda c: c.cooccurrence(c.search("オンライン結合")),
    "dispersion": lambda c: c.dispersion("LINE"),
    "ngrams": lambda c: c.ngrams(),
    "correspondence": lambda c: c.correspondence(by="role", min_count=3),
    "topics": lambda c: c.topics(count=3, unit="turn", min_units=2),
    "concepts": lambda c: c.concepts(RULES, by="role"),
}


@pytest.fixture(scope="module")
def corpus() -> ks.Corpus:
    return ks.open_corpus()


@pytest.fixture(scope="module")
def sample() -> ks.Corpus:
    return ks.open_sample()


@pytest.mark.parametrize("name", ASKED)
def test_every_result_has_every_form(corpus: ks.Corpus, name: str, tmp_path: Any) -> None:
    result = ASKED[name](corpus)
    told = json.loads(json.dumps(result.to_json(), allow_nan=False))

    assert len(result) == len(result.rows) == told["total"] > 0
    assert told["schema"].startswith("kurume-search/")
    assert told["basis"]["line"] == result.basis.line()
    assert told["basis"]["analysis"].startswith("sudachipy ")
    assert told["corpus"]["hash"] == corpus.library.folder.fingerprint
    assert "recorded-style" in [remark["code"] for remark in told["remarks"]]
    frame = result.to_pandas()
    assert list(frame.columns) == list(result.row_names)
    assert len(frame) == result.to_polars().height == len(result)
    assert result.basis.line() in result.explain()
    assert "sudachipy" in result.explain("en") and "。" not in result.caption("en")
    assert "@misc" in result.cite()
    assert result.caption() in repr(result)
    page = result._repr_html_()
    assert page.startswith("<table><caption>") and "合成データ" not in page
    data, *_ = result.export(tmp_path / f"{name}.csv")
    assert len(data.read_text("utf-8").splitlines()) >= len(result) + 1
    japanese, *_ = result.export(tmp_path / f"{name}.tsv", labels="ja")
    heads = japanese.read_text("utf-8").splitlines()[0].split("\t")
    assert not set(heads) & set(result.row_names) - {"pmi", "t"}
    chart = result.plot()
    assert chart.svg.startswith("<svg") and chart.alt and len(chart.table) > 0
    with pytest.raises(AttributeError):
        result.value = None


@pytest.mark.parametrize("name", ASKED)
def test_a_sample_is_marked_in_every_form(sample: ks.Corpus, name: str) -> None:
    result = ASKED[name](sample)

    assert "合成データ" in result.caption() and "synthetic" in result.caption("en")
    assert "合成データ" in repr(result) and "合成データ" in result._repr_html_()
    assert result.to_json()["corpus"]["synthetic"]
    assert result.plot().synthetic and "合成データ" in result.plot().svg
    assert result.describe().origin.value == "synthetic"


def test_counts_lead_to_turns(corpus: ks.Corpus) -> None:
    found = corpus.keyness("kind:質問", min_count=1, limit=None)

    assert found.value.tested == len(found)
    for row in found:
        assert len(row.ids) == row.turns
        # A search finds a word inside compounds too, so it never finds less.
        lines = found.kwic(row.word)
        assert lines.total >= row.count
        assert {line["passage"] for line in lines.rows(0, lines.total)} >= set(row.ids)


def test_the_seed_by_hand(corpus: ks.Corpus) -> None:
    # Read off the document: 個人情報 stands in eleven turns' worth of places outside titles,
    # 登録 four times within five words behind it; LINE twice as a word of its own.
    near = corpus.collocates("個人情報", window=5, min_count=2)
    line = corpus.dispersion("LINE")

    assert near.value.occurrences == 11
    first = near.rows[0]
    assert (first.word, first.together, first.left, first.right) == ("登録", 4, 0, 4)
    assert near.kwic("登録").total == 4
    assert (line.value.count, [row.lines for row in line.rows]) == (2, [(68, 92)])
    assert line.value.dp is None and line.remarks[0].code == "one-document"
    assert near.rows[0].few and near.rows[0].ids[0].endswith("/t012")


def test_a_window_beyond_all_passages_is_one_of_whole_passages(corpus: ks.Corpus) -> None:
    began = time.perf_counter()
    whole = corpus.collocates("個人情報", window=10**12, min_count=2)
    took = time.perf_counter() - began
    longest = corpus.collocates("個人情報", window=10**4, min_count=2)

    assert took < 5
    assert [row.together for row in whole.rows] == [row.together for row in longest.rows]
    assert corpus.search(whole.rows[0].query).total


def test_words_that_searching_finds_are_counted_whole(corpus: ks.Corpus) -> None:
    for word in ("給付金", "諮問案件", "サーバ", "オンライン結合"):
        assert corpus.dispersion(word).value.count == corpus.search(word, unit="turn").kwic().total


def test_a_word_of_titles_alone_is_dispersed_as_kwic_lists_it(sample: ks.Corpus) -> None:
    lines = sample.search("オンライン結合", unit="turn").kwic()
    found = sample.dispersion("オンライン結合")

    places = {(row["path"], row["start"], row["stop"]) for row in lines.to_rows()}
    assert {row["kind"] for row in lines.to_rows()} <= {"title", "agenda", "other"}
    assert found.value.count == lines.total == len(places) > 100
    assert found.value.documents == len({row["meeting"] for row in lines.to_rows()})
    assert "elsewhere" not in {remark.code for remark in found.remarks}


def test_a_subject_is_told_by_its_words(sample: ks.Corpus) -> None:
    # What was planted: each case has a subject with words of its own.
    truth = json.loads((sample.path / "truth.json").read_text("utf-8"))
    columns = sample.library.searcher.columns
    rows = {}
    for section in range(columns.sections):
        if columns.ints("section.case")[section]:
            meeting = columns.record("meeting.record", columns.ints("section.meeting")[section])
            name = f"{meeting['id']}/{columns.record('section.record', section)['id']}"
            rows[name] = section
    subjects: dict[str, set[int]] = {}
    for meeting in truth["meetings"]:
        for case in meeting["cases"]:
            section = rows.get(f"{meeting['id']}/{case['id']}")
            if section is not None:
                subjects.setdefault(case["subject"], set()).add(section)
    whole, passage = all_turns(columns), columns.ints("placement.passage")
    terms = {subject["id"]: "".join(subject["terms"]) for subject in truth["subjects"]}
    right = tested = 0
    for subject, sections in subjects.items():
        held = {passage[p] for s in sections for p in columns.some("section.placements", s)}
        chosen = [row for row in whole.rows.tolist() if row in held]
        if len(sections) < 8:
            continue
        target = PassageSet(
            columns, subject, whole.rows[[r in chosen for r in whole.rows.tolist()]]
        )
        found = keyness(reading(sample), target, rest_of(target), limit=20)
        mine = [row for row in found.rows if row.log_ratio > 0]
        tested += 1
        right += sum(row.word in terms[subject] for row in mine) >= 3
        assert all(row.log_likelihood >= 0 for row in mine)

    assert tested >= 10
    assert right >= 0.8 * tested


def test_subsets_can_be_hits_queries_or_saved(sample: ks.Corpus, tmp_path: Any) -> None:
    late = sample.search("year:2023..", unit="turn")
    by_hits = sample.keyness(sample.search("year:..2022", unit="turn"), late, limit=5)
    by_query = sample.keyness("year:..2022", "year:2023..", limit=5)

    assert by_hits.rows == by_query.rows
    assert by_hits.value.target == "year:..2022"
    assert "reform-between" in [remark.code for remark in by_hits.remarks]
    assert "mixed-styles" in [remark.code for remark in by_hits.remarks]
    # The law changed, and so did its words: nobody spoke of the Act before.
    (act,) = (row for row in by_hits.rows if row.word == "法")
    assert act.count == 0 < act.reference_count
    assert act.log_ratio < 0


def test_the_whole_is_the_sum_of_its_parts(sample: ks.Corpus) -> None:
    early, late = sample.search("year:..2013"), sample.search("year:2014..")
    found = sample.keyness(early, late, min_count=1, limit=None)
    against_rest = sample.keyness(early, min_count=1, limit=None)

    outside = against_rest.value.reference_size - found.value.reference_size
    assert outside >= 0  # turns outside cases
    total = sum(row.count + row.reference_count for row in against_rest.rows)
    assert total == len(reading(sample).counted(all_turns(sample.library.searcher.columns)))


def test_stop_words_are_shown_and_can_be_changed(corpus: ks.Corpus) -> None:
    with_list = corpus.keyness("kind:質問", min_count=1, limit=None)
    without = corpus.keyness("kind:質問", min_count=1, limit=None, stop=())
    own = corpus.keyness("kind:質問", min_count=1, limit=None, stop=("登録", "LINE"))

    assert "場合" in with_list.basis.stop_words and "場合" in with_list.explain()
    assert not {row.word for row in with_list} & set(with_list.basis.stop_words)
    assert len(without) > len(with_list) and without.basis.stop_list == ""
    assert {row.word for row in without} - {row.word for row in own} == {"登録", "LINE"}


def test_the_two_ways_of_cutting_agree(corpus: ks.Corpus) -> None:
    joined = corpus.keyness("kind:質問", min_count=1, limit=None)
    cut = corpus.keyness("kind:質問", min_count=1, limit=None, segmentation="dictionary")

    assert cut.basis.segmentation == "dictionary" and "辞書" in cut.basis.line()
    one = {row.word: (row.count, row.reference_count) for row in joined}
    other = {row.word: (row.count, row.reference_count) for row in cut}
    same = sum(other.get(word) == counts for word, counts in one.items())
    assert same >= 0.97 * max(len(one), len(other))
    assert other["オンライン結合"] == one["オンライン結合"]
    again = corpus.collocates("オンライン結合", segmentation="dictionary", min_count=1)
    assert again.value.occurrences == corpus.collocates("オンライン結合").value.occurrences


def test_officials_stay_hidden() -> None:
    shown = ks.open_corpus(names=True).keyness("", min_count=1, limit=None, stop=())
    hidden = ks.open_corpus().ngrams(min_count=1, limit=None)

    assert shown.remarks[0].code == "empty"  # nothing is left beside all turns
    assert "園田" not in " ".join(row.text for row in hidden)


EMPTY = {
    "empty-target": (lambda c: c.keyness("year:1990"), "empty", "「year:1990」に発言がない"),
    "same": (lambda c: c.keyness("year:2021", "year:2021"), "same", "同じ発言"),
    "whole": (lambda c: c.keyness(""), "empty", "残りの全発言"),
    "rare": (lambda c: c.keyness("kind:質問", min_count=10**6), "no-words", "しきい値"),
    "unknown": (lambda c: c.collocates("ぬるぽ"), "unknown-word", "どこにもありません"),
    "nowhere": (lambda c: c.dispersion("ぬるぽ"), "unknown-word", "どこにもありません"),
    "no-turns": (lambda c: c.cooccurrence("year:1990"), "empty", "発言がありません"),
    "no-cases": (lambda c: c.cooccurrence("year:1990", unit="case"), "empty", "発言がありません"),
    "no-runs": (lambda c: c.ngrams("year:1990"), "empty", "発言がありません"),
    "one-year": (lambda c: c.correspondence(by="year"), "too-small", "二つ以上"),
    "no-map": (lambda c: c.correspondence("year:1990"), "empty", "発言がありません"),
    "topics": (lambda c: c.topics(count=50), "too-small", "足りません"),
    "codes": (lambda c: c.concepts(RULES, "year:1990"), "empty", "発言がありません"),
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_result_says_why(corpus: ks.Corpus, name: str) -> None:
    ask, code, words = EMPTY[name]
    result = ask(corpus)

    assert code in [remark.code for remark in result.remarks]
    assert words in " ".join(result.warnings)
    assert all(not row.ids for row in result.rows if hasattr(row, "count"))
    assert result._repr_html_() and repr(result) and result.explain("en")
    assert json.dumps(result.to_json(), allow_nan=False)
    assert len(result.to_pandas()) == result.to_polars().height == len(result)
    chart = result.plot(lang="en")
    assert chart.svg and chart.alt_ja and chart.alt_en


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda c: c.collocates("個人情報", window=0), "window は 1 以上"),
        (lambda c: c.collocates("個人情報", measure="mi3"), "指標「mi3」"),
        (lambda c: c.collocates("個人情報 委託"), "語を一つ"),
        (lambda c: c.collocates(""), "語を一つ"),
        (lambda c: c.dispersion("-委託"), "語を一つ"),
        (lambda c: c.keyness("kind:質問", min_count=0), "min_count は 1 以上"),
        (lambda c: c.ngrams(n=0), "n は 1 から"),
        (lambda c: c.cooccurrence(unit="page"), "単位「page」"),
        (lambda c: c.correspondence(by="weather"), "「weather」ごとには"),
        (lambda c: c.correspondence(by="speaker"), "「speaker」ごとには"),
        (lambda c: c.topics(count=1), "count は 2 以上"),
        (lambda c: c.keyness("kind:質問", segmentation="mecab"), "区切り方「mecab」"),
        (lambda c: c.concepts("＊甲\n同意 and"), "コーディングルールの 2 行目"),
        (lambda c: c.ngrams().kwic(), "どの語を見るか"),
    ],
)
def test_bad_input_is_one_sentence(corpus: ks.Corpus, ask: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        ask(corpus)

    assert str(caught.value).count("。") == 1


def test_hits_of_another_corpus_are_refused(corpus: ks.Corpus, sample: ks.Corpus) -> None:
    with pytest.raises(UsageError, match="ほかの会議録集"):
        corpus.keyness(sample.search("year:2020"))
    with pytest.raises(NotFoundError, match="結果の行にありません"):
        corpus.ngrams().kwic("ぬるぽ")


def test_fields_beside_a_word_bound_what_is_read(sample: ks.Corpus) -> None:
    inside = sample.collocates("名簿 year:2012..2014", min_count=1, limit=None)
    outside = sample.collocates("名簿", within="year:2012..2014", min_count=1, limit=None)

    assert inside.rows == outside.rows
    assert inside.value.size < sample.collocates("名簿").value.size


def test_numbers_are_finite(sample: ks.Corpus) -> None:
    for row in sample.keyness("year:2023..", min_count=1, limit=None):
        ends = [end for end in (row.low, row.high) if end is not None]
        assert all(map(math.isfinite, (row.log_ratio, row.log_likelihood, *ends)))
        assert (row.low is None) == (row.count == 0)
        assert (row.high is None) == (row.reference_count == 0)
