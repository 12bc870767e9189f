"""`facets` on the real minutes: exact counts that lead back to a search."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks


def test_articles_by_outcome(shell: Shell) -> None:
    ran = shell("facets", "article", "outcome", "--format", "json")
    law = "久留米市個人情報保護条例"
    found = {
        (r["article_label"].removeprefix(law), r["outcome"]): r["cases"] for r in ran.json["rows"]
    }

    assert ran.status == 0
    assert ran.json["schema"] == "kurume-search/facets/1"
    assert (ran.json["cases"], ran.json["fields"]) == (4, ["article", "outcome"])
    assert {key: n for key, n in found.items() if n} == {
        ("第9条第3項第4号", "approved"): 1,
        ("第10条第1項第2号", "approved"): 2,
        ("第10条第1項第2号", "unrecorded"): 1,
    }
    assert found["第10条第1項第2号", "rejected"] == 0


def test_every_turn_is_counted_once_by_role(shell: Shell) -> None:
    ran = shell("facets", "role", "unit:turn", "--kind", "質問", "--format", "json")
    (row,) = ran.json["rows"]

    assert (row["role"], row["role_label"], row["turns"]) == ("member", "委員", 19)
    assert ran.json["turns"] == 19


def test_unrecorded_is_a_value(shell: Shell) -> None:
    lines = shell("facets", "結果", "--format", "tsv").out.splitlines()
    cells = [line.split("\t") for line in lines]

    assert cells[0] == ["outcome", "outcome_label", "turns", "cases"]
    assert len(cells) == 1 + 14
    assert [row[-1] for row in cells if row[1] in ("承認", "記載なし", "不承認")] == ["3", "0", "1"]
    assert cells[-1][1] == "記載なし"


def test_crossed_with_words(shell: Shell) -> None:
    ran = shell("facets", "role,kind", "サーバ", "--unit", "turn", "--format", "json")

    assert sum(row["turns"] for row in ran.json["rows"]) == ran.json["turns"] == 5
    assert all(row["turns"] or not row["cases"] for row in ran.json["rows"])


def test_departments_that_only_attend_are_not_counted(bundled: Path) -> None:
    found = ks.open_corpus(bundled).search().facets("dept")

    assert sum(row.cases for row in found) >= 4
    assert [row.keys for row in found] == sorted(
        (row.keys for row in found),
        key=lambda keys: next(-r.cases for r in found if r.keys == keys),
    )


def test_html_has_a_caption_and_headings(bundled: Path) -> None:
    found = ks.open_corpus(bundled).search("'<b>' OR オンライン結合").facets("year", "結果")

    assert "<b>" not in found._repr_html_()
    assert 'scope="row"' in found._repr_html_()
    assert "2021年度" in repr(found)


@pytest.mark.parametrize(
    ("words", "status"),
    [(["色"], 2), (["date"], 2), (["year", "year"], 2), (["role", "無い語だけ"], 1), ([], 2)],
)
def test_what_can_not_be_counted(shell: Shell, words: list[str], status: int) -> None:
    ran = shell("facets", *words)

    assert ran.status == status
    assert "Traceback" not in ran.err


def test_crossed_fields_leave_out_rows_that_nothing_has(shell: Shell) -> None:
    crossed = ("facets", "article", "outcome", "--format", "table")
    folded, every = shell(*crossed), shell(*crossed, "--zeros")

    assert "省きました" in folded.err and "--zeros" in folded.err
    assert "棄却" not in folded.out and "棄却" in every.out
    assert "省きました" not in every.err
    # One field shows its whole list: that nothing was dismissed is a finding.
    assert "棄却" in shell("facets", "outcome", "--format", "table").out
    # Data keeps every row.
    assert "棄却" in shell("facets", "article", "outcome", "--format", "csv").out
