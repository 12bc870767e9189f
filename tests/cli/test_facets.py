"""`facets` on the real minutes: exact counts that lead back to a search."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search.api.own.manage import add, init


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


MINUTES = """東野市個人情報保護審議会 令和{n}年度第1回会議録

日時 令和{n}年7月20日
場所 第1会議室
出席委員 甲本会長、乙川委員

１ 審議
諮問第{n}号 防犯カメラの画像の外部提供について
（会長）説明をお願いする。
（総務課）画像を提供するものである。
（委員）保存期間は何日か。
（総務課）14日間である。
（会長）諮問第{n}号は原案のとおり承認する。
２ その他
（委員）次回はいつ開かれるか。
（事務局）10月を予定している。
"""


def test_turns_outside_cases_are_counted_or_said_to_be_left_out(
    shell: Shell, tmp_path: Path
) -> None:
    corpus = init(tmp_path / "corpus")
    for n in (5, 6):
        path = tmp_path / f"r{n}.txt"
        path.write_text(MINUTES.format(n=n), encoding="utf-8")
        add(corpus, [path])
    at = ("--corpus", str(corpus))
    turns = {"question": 0, "answer": 0, "statement": 0, "procedural": 0}

    def counted(*words: str) -> tuple[int, str]:
        ran = shell("facets", "kind", *words, *at, "--format", "json")
        rows = {**turns, **{row["kind"]: row["turns"] for row in ran.json["rows"]}}
        return rows["question"], "\n".join(ran.json["warnings"])

    plain, said = counted()
    asked, unsaid = counted("--kind", "質問")
    assert (plain, asked) == (2, 4)
    assert "案件の外の発言 4 回は入れていません" in said
    assert "案件の外の発言" not in unsaid

    # One year of the two, and every item of them.
    assert "案件の外の発言 2 回は入れていません" in counted("--year", "R5")[1]
    every, said = counted("--unit", "item")
    assert every == asked and "案件の外の発言" not in said

    english = shell("facets", "kind", *at, "--lang", "en")
    assert "4 outside cases are left out" in english.err
    assert "案件の外の発言 4 回" in repr(ks.open_corpus(corpus).search().facets("kind"))
