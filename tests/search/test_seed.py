"""The real minutes answer as a reader of them would."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kurume_search.analysis.morphemes import borders
from kurume_search.errors import QueryError
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.search.answering.found import Found
from kurume_search.search.building.build import build_index
from kurume_search.search.building.meeting_rows import rows_of
from kurume_search.search.searcher import Searcher
from kurume_search.store.decode import read_source
from kurume_search.store.registers import load_registers

CORPUS = Path(__file__).parents[2] / "corpus"
REAL = "minutes/000_dc56ebb6b2a678a4.txt"


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    registers = load_registers(CORPUS)
    source = read_source(CORPUS / REAL, name=REAL)
    folder = tmp_path_factory.mktemp("index") / "build"
    minutes = parse_minutes(source, registers, borders)
    build_index([rows_of(one, source.text, registers) for one in minutes], registers, folder)
    return Searcher.open(folder)


def asked(searcher: Searcher, text: str, *, names: bool = False) -> Found:
    return searcher.search(searcher.parse(text), names=names)


def cases(searcher: Searcher, text: str) -> list[str]:
    """Return the short ids of what `text` finds, in reading order."""
    return sorted(one.rpartition("/")[2] for one in asked(searcher, text).ids())


def lines(searcher: Searcher, text: str) -> list[int]:
    """Return the lines of the source in which something is marked."""
    hits = asked(searcher, text)
    return sorted({mark.line for hit in hits for p in hit.passages for mark in p.marks})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("article:第10条第1項第2号", ["c2", "c3", "c4"]), ("article:10-1-2", ["c2", "c3", "c4"]),
        ("条:十条一項二号", ["c2", "c3", "c4"]), ("条:条例第10条", ["c2", "c3", "c4"]),
        ("article:9", ["c1"]), ("article:1", []), ("article:9の2", []), ("条:第百万条", []),
        ("dept:情報政策課", ["c4"]), ("dept:総務部", ["c4"]), ("部署:総務部情報政策課", ["c4"]),
        ("dept:家庭子ども相談課", ["c1", "c3"]),
        ("dept:子ども子育てサポートセンター", ["c1", "c2"]),
        ("dept:こども子育てサポートセンター", ["c1", "c2"]),
        ("dept:子ども未来部", ["c1", "c2", "c3"]),
        ("topic:オンライン結合", ["c2", "c3", "c4"]),
        ("outcome:記載なし", ["c4"]), ("outcome:承認", ["c1", "c2", "c3"]),
        ("outcome:承認*", ["c1", "c2", "c3"]), ("number:諮問第2号", ["c2"]),
        ("目的外利用", ["c1"]), ("オンライン結合 セキュリティ", ["c2", "c4"]),
        ("オンライン結合 セキュリティ unit:turn", []),
        ("dept:こども子育てサポートセンター role:事務局 unit:turn", ["t029"]),
        ("year:R3", ["c1", "c2", "c3", "c4"]), ("year:2022..", []),
        ("meeting:R3-2 目的外利用", ["c1"]),
        ("", ["c1", "c2", "c3", "c4"]), ("審議会 unit:meeting", ["2021-07-26"]),
        ("サーバ -委託", ["c2", "c3"]),
        ("清水", []), ("吉岡", []), ("'清水'", []),
    ],
)  # fmt: skip
def test_cases_are_found(searcher: Searcher, text: str, found: Sequence[str]) -> None:
    assert cases(searcher, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("子供の笑顔給付金", [26, 36, 38, 40]),  # line 42 lacks の
        ("入れ替え", [126]), ("１ヶ月", [98, 146]), ("目的外利用", [26]),
        ("LINE WORKS", [76, 78, 80, 84, 92]),
        ("サーバー", [60, 104, 126, 138, 140, 144, 150, 152]),
        ("=サーバ", [60, 104, 126, 138, 140, 144, 150, 152]), ("=サーバー", []),
    ],
)  # fmt: skip
def test_words_are_marked_on_their_lines(
    searcher: Searcher, text: str, found: Sequence[int]
) -> None:
    assert lines(searcher, text) == found


def test_questions_are_counted(searcher: Searcher) -> None:
    assert asked(searcher, "kind:質問 unit:turn").total == 19


def test_the_title_of_the_minutes_is_the_meeting_and_no_case(searcher: Searcher) -> None:
    (hit,) = asked(searcher, "審議会")

    assert hit.case is None
    assert hit.id == hit.meeting["id"]
    assert [(p.kind, p.line) for p in hit.passages] == [("header", 3)]


def test_names_are_found_and_shown_only_if_asked_for(searcher: Searcher) -> None:
    shown = asked(searcher, "清水 unit:turn", names=True)
    hidden = asked(searcher, "dept:こども子育てサポートセンター kind:機関 unit:turn")

    assert sorted(p.line for hit in shown for p in hit.passages) == [32, 64]
    assert all("清水" in p.text for hit in shown for p in hit.passages)
    assert not any("清水" in p.text for hit in hidden for p in hit.passages)
    assert any("所長" in p.text for hit in hidden for p in hit.passages)


def test_a_hit_has_all_that_is_shown(searcher: Searcher) -> None:
    best, other = asked(searcher, "オンライン結合 セキュリティ").page(0, 2)

    assert (best.case or "").endswith("2021-07-26/c4")
    assert best.number == "4"
    assert (best.title or "").startswith("統合型地理情報システム運用業務において")
    assert [article["key"] for article in best.articles] == ["10-1-2"]
    assert [department["name"] for department in best.departments] == ["情報政策課"]
    assert "オンライン結合" in [topic["label"] for topic in best.topics]
    assert best.outcome is None
    assert best.score > other.score > 0
    assert best.score == pytest.approx(sum(share.score for share in best.shares))
    source = (CORPUS / REAL).read_text("utf-8")
    for passage in (*best.passages, *other.passages):
        for mark in passage.marks:
            words = "".join(span.of(source) for span in mark.source)
            assert words == passage.text[mark.start : mark.stop]
            assert words in ("オンライン結合", "セキュリティ")


def test_both_counts_are_told(searcher: Searcher) -> None:
    (clause,) = asked(searcher, "サーバー").clauses
    (word, other) = asked(searcher, "目的外 -部署:情報政策課").clauses

    assert (clause.words or 0) > (clause.strings or 0) == 0
    assert (word.words, word.strings, word.negated) == (2, 2, False)
    assert (other.units, other.words, other.negated) == (1, None, True)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("dept:情報制作課", "情報政策課"), ("topic:オンライン決済", "オンライン結合"),
        ("article:第百万条あ", None),
    ],
)  # fmt: skip
def test_what_no_register_knows_is_an_error(
    searcher: Searcher, text: str, near: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        asked(searcher, text)

    assert near is None or near in caught.value.near


def test_the_newest_comes_first_if_asked_for(searcher: Searcher) -> None:
    found = searcher.search(searcher.parse("オンライン結合"), sort="date")

    assert [one.rpartition("/")[2] for one in found.ids()] == ["c2", "c3", "c4"]
