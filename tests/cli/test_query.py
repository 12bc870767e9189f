"""`query` on the real minutes: what a person types and what comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Ran, Shell


def cases(ran: Ran) -> list[str]:
    """The short ids of the cases found (c2, c4), in order of the minutes."""
    return sorted(hit["case"].rsplit("/", 1)[1] for hit in ran.json["hits"] if hit["case"])


def lines(ran: Ran) -> set[int]:
    return {passage["line"] for hit in ran.json["hits"] for passage in hit["passages"]}


@pytest.fixture
def query(shell: Shell):
    return lambda *words: shell("query", "--format", "json", "-n", "100", *words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--article", "第10条第1項第2号"], ["c2", "c3", "c4"]),
        (["--article", "10-1-2"], ["c2", "c3", "c4"]),
        (["条:十条一項二号"], ["c2", "c3", "c4"]),
        (["--article", "9"], ["c1"]),
        (["--article", "条例第9条"], ["c1"]),
        (["--department", "情報政策課"], ["c4"]),
        (["--department", "総務部"], ["c4"]),
        (["--department", "家庭子ども相談課"], ["c1", "c3"]),
        (["--department", "子ども子育てサポートセンター"], ["c1", "c2"]),
        (["--department", "こども子育てサポートセンター"], ["c1", "c2"]),
        (["--department", "子ども未来部"], ["c1", "c2", "c3"]),
        (["--topic", "オンライン結合"], ["c2", "c3", "c4"]),
        (["--outcome", "記載なし"], ["c4"]),
        (["--outcome", "承認"], ["c1", "c2", "c3"]),
        (["--outcome", "承認*"], ["c1", "c2", "c3"]),
        (["--outcome", "承認", "--outcome", "記載なし"], ["c1", "c2", "c3", "c4"]),
        (["--article", "10-1-2", "--department", "子ども未来部"], ["c2", "c3"]),
        (["--year", "R3"], ["c1", "c2", "c3", "c4"]),
        (["year:2015..2023", "--procedure", "諮問"], ["c1", "c2", "c3", "c4"]),
        ([], ["c1", "c2", "c3", "c4"]),
        (["目的外利用"], ["c1"]),
        (["オンライン結合", "セキュリティ"], ["c2", "c4"]),
        (["オンライン結合　セキュリティ"], ["c2", "c4"]),
        (["目的外利用 OR 運搬"], ["c1", "c4"]),
        (["目的外利用｜運搬"], ["c1", "c4"]),
        (["オンライン結合", "-委託"], ["c2", "c3"]),
        (["オンライン結合", "−委託"], ["c2", "c3"]),
        (["オンライン結合", "-outcome:承認"], ["c4"]),
        (["-dept:情報政策課", "オンライン結合"], ["c2", "c3"]),
        (["オンライン結合", "NOT", "委託"], ["c2", "c3"]),
        (["入れ替え"], ["c4"]),
        (["=入れ替え"], []),
        (["=入替え"], ["c4"]),
        (["サーバー"], ["c2", "c3", "c4"]),
        (["'クラウドサーバ'"], ["c2", "c3"]),
        (["LINE WORKS"], ["c2"]),
        (["LINEWORKS"], ["c2"]),
        (["審議会"], []),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_words_and_filters_find_these_cases(
    query: Shell, words: list[str], found: list[str]
) -> None:
    assert cases(query(*words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["子供の笑顔給付金"], {26, 36, 38, 40}),
        (["１ヶ月"], {98, 146}),
        (["審議会"], {3}),
    ],
)
def test_words_are_found_on_these_lines(query: Shell, words: list[str], found: set[int]) -> None:
    assert lines(query(*words)) == found


def test_the_unit_decides_what_and_means(query: Shell) -> None:
    ran = query("オンライン結合", "セキュリティ", "--unit", "turn")

    assert (ran.status, ran.json["total"], ran.json["hits"]) == (1, 0, [])


def test_question_turns_are_counted_bare(shell: Shell) -> None:
    ran = shell("query", "--kind", "質問", "--count", "--unit", "turn")

    assert (ran.status, ran.out) == (0, "19\n")


def test_an_article_nobody_cites_is_no_hit_and_says_what_is_cited(shell: Shell) -> None:
    for article in ("1", "9の2"):
        ran = shell("query", "--article", article)

        assert ran.status == 1
        assert "第9条第3項第4号" in ran.err
        assert "第10条第1項第2号" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["--article", "第百万条あ"],
        ["部暑:情報政策課"],
        ["--department", "情報政索課"],
        ["--topic", "オンライン結号"],
        ["--role", "委員会長官"],
        ["--year", "abc"],
        ["--unit", "page"],
        ["--nonsense"],
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_what_cannot_be_asked_is_one_line_and_status_2(shell: Shell, words: list[str]) -> None:
    ran = shell("query", *words)

    assert ran.status == 2
    assert ran.out == ""
    line, *shown = ran.err.rstrip().splitlines()
    assert line.startswith("kurume-search: ")
    # What stands in the query itself is shown, with a caret under the spot.
    assert shown == (["  部暑:情報政策課", "  ^"] if words[0].startswith("部暑") else [])


def test_near_names_are_offered(shell: Shell) -> None:
    ran = shell("query", "--format", "json", "--department", "情報政索課")

    assert "情報政策課" in ran.err
    assert ran.json["ok"] is False
    assert "情報政策課" in ran.json["error"]["near"]


def test_unbalanced_quotes_are_searched_literally_with_a_warning(query: Shell) -> None:
    ran = query('"オンライン結合')

    assert ran.status in (0, 1)
    assert ran.json["warnings"]


def test_the_json_is_what_is_documented(query: Shell) -> None:
    found = query("オンライン結合", "--department", "情報政策課").json

    assert list(found) == [
        "ok", "schema", "corpus", "tokenizer", "query", "total", "hits", "warnings",
    ]  # fmt: skip
    assert found["schema"] == "kurume-search/query/1"
    assert list(found["query"]) == ["raw", "parsed", "unit", "expansions"]
    (hit,) = found["hits"]
    assert list(hit) == [
        "case", "meeting", "number", "title", "articles", "departments", "topics", "outcome",
        "score", "passages",
    ]  # fmt: skip
    assert hit["outcome"] is None
    assert hit["number"] == "4"
    assert hit["case"].endswith("/2021-07-26/c4")
    assert list(hit["passages"][0]) == ["id", "kind", "line", "start", "stop", "text", "marks"]


def test_marks_are_spans_of_the_source(query: Shell, bundled: Path) -> None:
    source = (bundled / "minutes/000_dc56ebb6b2a678a4.txt").read_text("utf-8")

    marks = [
        source[slice(*mark)]
        for hit in query("オンライン結合").json["hits"]
        for passage in hit["passages"]
        for mark in passage["marks"]
    ]

    assert marks
    assert set(marks) == {"オンライン結合"}


def test_names_of_officials_are_hidden_and_not_searchable(query: Shell) -> None:
    hidden, asked = query("長野課長"), query("長野課長", "--names", "show")

    assert hidden.json["hits"] == []
    assert cases(asked) == ["c4"]
    everything = query("課長").out
    assert "長野" not in everything


def test_word_and_string_counts_are_both_shown_where_they_differ(shell: Shell) -> None:
    ran = shell("query", "市")

    assert "文字列" in ran.err


def test_tsv_is_whole_and_has_a_header(shell: Shell) -> None:
    ran = shell("query", "オンライン結合", "--format", "tsv")

    header, *rows = ran.out.splitlines()
    assert header.split("\t")[:4] == ["case", "meeting", "number", "title"]
    assert len(rows) == 3
    assert all(len(row.split("\t")) == len(header.split("\t")) for row in rows)


def test_jsonl_is_one_hit_a_line(shell: Shell) -> None:
    ran = shell("query", "オンライン結合", "--format", "jsonl")

    assert [json.loads(line)["meeting"] for line in ran.out.splitlines()]


def test_n_limits_what_is_listed_and_not_what_is_counted(shell: Shell) -> None:
    ran = shell("query", "オンライン結合", "--format", "json", "-n", "1")

    assert ran.json["total"] == 3
    assert len(ran.json["hits"]) == 1


def test_a_corpus_that_cites_nothing_says_so(shell: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")
    shell("init", folder)

    ran = shell("query", "--corpus", folder, "article:9", "--format", "table")

    assert ran.status == 1
    assert "この会議録集に引用された条文はありません。" in ran.err
    assert "引用されている条文" not in ran.err
