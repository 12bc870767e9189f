"""The one real document: what its gold says is what is counted."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.analytics.trends.trend import COUNTED, NO_CASE
from kurume_search.errors import QueryError, UsageError

GOLD = Path(__file__).parents[1] / "quality" / "labelled" / "seed.gold.json"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(GOLD.read_text("utf-8"))
    return held


def only(result: Any) -> Any:
    (row,) = result.rows
    return row


def test_questions_are_turns_and_sentences_never_mixed(
    seed: ks.Corpus, gold: dict[str, Any]
) -> None:
    asks = [turn for turn in gold["utterances"] if turn["kind"] == "question"]
    turns, sentences = only(seed.trend("questions")), only(seed.trend("question_sentences"))

    assert (turns.period, turns.label, turns.count) == ("2021", "令和3年度", 19)
    assert len(asks) == 19
    assert sentences.count == sum(turn["question_sentences"] for turn in asks) == 23
    assert turns.cases == sentences.cases == 4
    assert len(turns.ids) == 19
    assert seed.trend("questions").trend.unit != seed.trend("question_sentences").trend.unit
    assert only(seed.trend("answers")).count == 19


def test_the_approval_rate_is_3_of_3_recorded_of_4_cases(seed: ks.Corpus) -> None:
    result = seed.trend("approval_rate")
    row = only(result)

    assert (row.count, row.denominator, row.rate, row.cases) == (3, 3.0, 1.0, 4)
    assert dict(row.beside) == {"approved": 3, "unrecorded": 1}
    assert row.few
    assert row.low == pytest.approx(0.4385, abs=1e-4) and row.high == 1.0
    for text in (repr(result), result.caption(), result._repr_html_()):
        assert "3/3" in text and "案件 4 件" in text


def test_a_mean_over_four_cases_is_marked_however_many_questions_there_were(
    seed: ks.Corpus,
) -> None:
    row = only(seed.trend("questions", per="case"))

    assert (row.count, row.denominator, row.few) == (19, 4.0, True)
    assert not only(seed.trend("questions")).few


def test_outcomes_count_what_is_not_recorded_apart(seed: ks.Corpus) -> None:
    rows = seed.trend("outcomes").rows

    assert [(row.group, row.group_label, row.count) for row in rows] == [
        ("approved", "承認", 3), ("unrecorded", "記載なし", 1),
    ]  # fmt: skip
    assert [name.rpartition("/")[2] for name in rows[1].ids] == ["c4"]


def test_departments_are_those_who_bring_the_case(seed: ks.Corpus, gold: dict[str, Any]) -> None:
    brings = {"諮問機関", "利用機関", "担当課", "所管課"}
    names = [
        {unit["unit"] for body in case["bodies"] if body["role"] in brings
         for unit in body["units"]}
        for case in gold["cases"]
    ]  # fmt: skip
    wanted = Counter(name for some in names for name in some)
    result = seed.trend("cases", split="department!")

    found = Counter({row.group_label: row.count for row in result})

    assert found == wanted
    assert result.trend.distinct == 4 < sum(wanted.values())


def test_articles_are_those_of_title_and_bodies(seed: ks.Corpus) -> None:
    found = {
        str(row.group).rpartition(":")[2]: row.count
        for row in seed.trend("citations", split="article")
    }

    assert found == {"9-3-4": 1, "10-1-2": 3}
    assert only(seed.trend("citations", of="条例第9条")).count == 1
    assert only(seed.trend("citations", of="第10条")).count == 3
    assert only(seed.trend("citations", of="9-2")).count == 0
    assert only(seed.trend("citations")).count == 4


def test_topic_department_word_and_query(seed: ks.Corpus) -> None:
    topics = seed.trend("topic", split="topic")
    label = topics.rows[0].group_label

    assert only(seed.trend("topic", of=label)).count == topics.rows[0].count
    assert only(seed.trend("department", of="情報政策課")).count == 1
    places = [line for line in seed.search("セキュリティ", unit="turn").kwic().rows(0, 999)
              if line["kind"] in ("question", "answer", "statement", "procedural")]  # fmt: skip
    assert only(seed.trend("word", of="セキュリティ")).count == len(places)
    hits = seed.search("オンライン結合")
    assert only(seed.trend("query", of="オンライン結合")).count == sum(
        hit.case is not None for hit in hits
    )
    assert only(seed.trend("query", of="オンライン結合 unit:turn")).count == len(
        seed.search("オンライン結合", unit="turn")
    )


def test_within_a_query_only_what_answers_counts(seed: ks.Corpus) -> None:
    asks = seed.search("kind:質問 セキュリティ", unit="turn")

    assert only(seed.trend("questions", within=asks)).count == len(asks)
    assert only(seed.trend("questions", within="kind:質問 セキュリティ unit:turn")).count == len(
        asks
    )
    assert only(seed.trend("cases", within="outcome:記載なし")).count == 1
    case = only(seed.trend("questions", per="case", within="outcome:記載なし"))
    assert (case.denominator, case.cases) == (1.0, 1)
    assert only(seed.trend("questions", within="year:2021")).count == 19


def test_per_case_and_per_characters(seed: ks.Corpus) -> None:
    row = only(seed.trend("questions", per="case"))
    share = list(seed.trend("cases", per="case", split="procedure"))
    text = only(seed.trend("characters"))
    rate = only(seed.trend("questions", per="10k_characters"))

    assert (row.count, row.denominator, row.rate) == (19, 4.0, 4.75)
    assert [(r.count, r.denominator, r.rate, r.interval) for r in share] == [
        (4, 4.0, 1.0, "wilson")
    ]
    assert text.low is None and not text.interval
    assert rate.denominator == text.count
    assert rate.rate == pytest.approx(19 / text.count * 10_000)
    assert only(seed.trend("questions", per="meeting")).rate == 19
    assert only(seed.trend("questions", per="month")).denominator == 1


def test_one_year_draws_no_line_and_says_so(seed: ks.Corpus) -> None:
    result = seed.trend("questions")

    assert result.trend.segments() == ()
    assert "short" in {note.code for note in result.notes}


def test_an_empty_subset_says_why(seed: ks.Corpus) -> None:
    outside = seed.trend("questions", within="year:1990..1995")
    nothing = seed.trend("questions", per="case", within="量子コンピュータ")

    assert outside.rows == () and [note.code for note in outside.notes] == ["empty"]
    row = only(nothing)
    assert (row.count, row.denominator, row.rate, row.status) == (0, 0.0, None, NO_CASE)
    assert "nothing" in {note.code for note in nothing.notes}
    for result in (outside, nothing):
        assert result.notes[0].ja in repr(result)
        assert result.notes[0].ja in result._repr_html_()


def test_years_the_wrong_way_round_are_put_right(seed: ks.Corpus) -> None:
    right = seed.trend("questions", within="year:2020..2022")
    turned = seed.trend("questions", within="year:2022..2020")

    assert [r.count for r in turned] == [r.count for r in right] == [19]


def test_a_denominator_of_zero_gives_no_rate(seed: ks.Corpus) -> None:
    row = only(seed.trend("approval_rate", within="outcome:記載なし"))

    assert (row.count, row.denominator, row.rate, row.low, row.status) == (
        0, 0.0, None, None, "not-recorded",
    )  # fmt: skip
    assert row.cases == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measure": "承認"}, "承認率"),
        ({"measure": "cases", "split": "foo"}, "foo"),
        ({"measure": "cases", "by": "decade"}, "decade"),
        ({"measure": "questions", "per": "head"}, "head"),
        ({"measure": "word"}, "of"),
        ({"measure": "query"}, "of"),
        ({"measure": "questions", "of": "x"}, "within"),
        ({"measure": "approval_rate", "per": "case"}, "分母"),
        ({"measure": "approval_rate", "split": "outcome"}, "outcomes"),
        ({"measure": "cases", "split": "role"}, "役割"),
        ({"measure": "outcomes", "split": "department"}, "approval_rate"),
        ({"measure": "cases", "per": "case"}, "1"),
        ({"measure": "characters", "per": "10k_characters"}, "文字数"),
        ({"measure": "questions", "per": "month", "by": "meeting"}, "月"),
        ({"measure": "word", "of": "year:2021"}, "query"),
    ],
)
def test_what_does_not_go_together_is_refused_in_a_sentence(
    seed: ks.Corpus, asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        seed.trend(**asked)

    message = str(caught.value)
    assert said in message or said in caught.value.near
    assert message.endswith("。") and "\n" not in message


@pytest.mark.parametrize(
    "asked",
    [
        {"measure": "citations", "of": "条例の第なん条"},
        {"measure": "topic", "of": "そんな話題"},
        {"measure": "department", "of": "そんな課"},
        {"measure": "questions", "within": "foo:bar"},
    ],
)
def test_values_that_nobody_knows_are_query_errors(seed: ks.Corpus, asked: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        seed.trend(**asked)


def test_the_result_can_be_taken_away(seed: ks.Corpus, tmp_path: Path) -> None:
    result = seed.trend("questions", split="department")
    frame = result.to_pandas()
    written = result.export(tmp_path / "trend.csv")

    assert list(frame["count"]) == [row.count for row in result]
    assert list(result.to_polars()["count"]) == [row.count for row in result]
    assert "こども子育てサポートセンター" in written[0].read_text("utf-8")
    assert seed.described["hash"][:12] in result.cite()
    told = result.to_json()
    assert told["rows"][0]["ids"] == list(result.rows[0].ids)
    assert json.loads(json.dumps(told)) == told
    assert result.table.names[0] == "period"
    assert "Garwood" in result.explain() and "数え方" in result.explain()
    assert "counting rule" in result.explain("en")
    assert result.rows[0].status == COUNTED


def test_the_table_for_a_page_is_semantic_and_escaped(seed: ks.Corpus) -> None:
    html = seed.trend("word", of="'<b>'", within="'<b>' OR セキュリティ")._repr_html_()

    assert "<caption>" in html and 'scope="col"' in html and 'scope="row"' in html
    assert "<b>" not in html and "&lt;b&gt;" in html
