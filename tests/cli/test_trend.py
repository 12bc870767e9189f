"""`trend` in the shell: bars, tables, files, charts, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.query.terms import closed_label
from kurume_search.text.width import width

LATE = ("--corpus", "sample")


def test_json_has_every_number_and_the_ids_behind_it(shell: Shell) -> None:
    ran = shell("trend", "questions", "--format", "json")
    (row,) = ran.json["rows"]

    assert ran.status == 0
    assert ran.json["schema"] == "kurume-search/trend/1"
    assert (row["period"], row["label"], row["count"], row["cases"]) == ("2021", "令和3年度", 19, 4)
    assert len(row["ids"]) == 19
    assert row["low"] < 19 < row["high"]
    assert ran.json["corpus"]["hash"] and ran.json["tokenizer"]["version"]
    assert ran.json["trend"]["rule"] and ran.json["trend"]["level"] == 0.95


def test_a_pipe_gets_tsv_with_english_names(shell: Shell) -> None:
    head, row = shell("trend", "質問文").out.splitlines()
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))

    assert (cells["measure"], cells["period"], cells["count"]) == (
        "question_sentences", "2021", "23",
    )  # fmt: skip
    assert "ids" not in cells
    with_ids = shell("trend", "質問文", "--ids").out.splitlines()[1]
    assert with_ids.count("2021-07-26/t") == 19


def test_the_approval_rate_never_stands_alone(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    bars = shell("trend", "承認率", "--format", "table")
    table = shell("trend", "承認率", "--format", "table", "--table")

    for ran in (bars, table):
        assert ran.status == 0
        assert "3/3" in ran.out and "案件 4 件" in ran.out and "記載なし 1" in ran.out
        assert "少数" in ran.out
    assert "3/3 = 100.0% [43.9%, 100.0%]  ####" in bars.out


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bars_fit_the_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    ran = shell("trend", "questions", "--format", "table", "--lang", lang, *LATE)
    lines = ran.out.splitlines()[2:-3]

    # 21 years and the line of the reform; what a remark needs more is set in.
    assert len([line for line in lines if not line.startswith(" ")]) == 22
    assert all(width(line) <= columns for line in lines)
    assert sum("#" in line for line in lines) == 20


@pytest.mark.parametrize("columns", [40, 80])
def test_what_stands_beside_a_rate_is_never_cut(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    rows = shell("trend", "承認率", "--format", "json", *LATE).json["rows"]
    monkeypatch.setenv("COLUMNS", str(columns))

    ran = shell("trend", "承認率", "--format", "table", *LATE)

    lines = ran.out.splitlines()[2:-3]
    shown = "".join(line.strip() for line in lines).replace(" ", "")
    aside = [pair for row in rows for pair in row["beside"].items() if pair[0] != "approved"]
    assert aside and all(width(line) <= columns for line in lines)
    for name, count in aside:
        assert f"{closed_label('outcome', name)}{count}" in shown


def test_bars_draw_gaps_and_the_reform(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ran = shell("trend", "questions", "--format", "table", *LATE)
    lines = ran.out.splitlines()
    (gap,) = [line for line in lines if "会議録なし" in line]
    (reform,) = [at for at, line in enumerate(lines) if "2023年4月1日" in line]

    assert "#" not in gap and "–" in gap
    assert lines[reform - 1].startswith("令和4年度") and lines[reform + 1].startswith("令和5年度")
    assert "合成データ" in lines[0] and "合成データ" in lines[-1]
    assert "データなし" in ran.err


def test_words_filters_and_within_bound_what_counts(shell: Shell) -> None:
    asked = shell("trend", "questions", "--unit", "turn", "--kind", "質問", "セキュリティ",
                  "--format", "json").json  # fmt: skip
    within = shell("trend", "questions", "--within", "kind:質問 セキュリティ unit:turn",
                   "--format", "json").json  # fmt: skip

    assert asked["rows"][0]["count"] == within["rows"][0]["count"] > 0
    assert asked["trend"]["within"]


@pytest.mark.parametrize("suffix", ["html", "svg", "json", "csv"])
def test_charts_are_written_by_their_suffix(shell: Shell, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"chart.{suffix}"

    ran = shell("trend", "outcomes", "-o", str(target), *LATE)
    text = target.read_text("utf-8-sig")

    assert (ran.status, ran.out) == (0, "")
    assert str(target) in ran.err
    marks = {"html": "<svg", "svg": "<svg", "json": '"data"', "csv": "period"}
    assert marks[suffix] in text
    assert ("合成データ" in text) or suffix == "csv"
    again = tmp_path / f"again.{suffix}"
    shell("trend", "outcomes", "-o", str(again), *LATE)
    assert again.read_bytes() == target.read_bytes()


def test_a_chart_of_another_kind_is_refused(shell: Shell, tmp_path: Path) -> None:
    ran = shell("trend", "outcomes", "-o", str(tmp_path / "chart.bmp"))

    assert ran.status == 2 and ".svg" in ran.err
    assert not list(tmp_path.iterdir())


def test_nothing_to_count_is_status_1_with_a_reason(shell: Shell) -> None:
    outside = shell("trend", "cases", "--year", "1990..1995")
    nothing = shell("trend", "questions", "量子コンピュータ", "--format", "table")

    assert outside.status == nothing.status == 1
    assert "対象になる会議録がありません" in outside.err
    assert "一つも見つかりませんでした" in nothing.err


@pytest.mark.parametrize(
    "words",
    [
        ("trend", "承認"),
        ("trend", "cases", "--split", "foo"),
        ("trend", "cases", "--by", "decade"),
        ("trend", "word"),
        ("trend", "citations", "--of", "第なん条"),
        ("trend", "approval_rate", "--per", "case"),
    ],
)
def test_wrong_use_is_one_sentence_and_status_2(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words)

    assert ran.status == 2
    assert "Traceback" not in ran.err and len(ran.err.strip().splitlines()) == 1


def test_near_names_are_offered(shell: Shell) -> None:
    assert "承認率" in shell("trend", "承認").err


def test_english_is_english(shell: Shell) -> None:
    ran = shell("trend", "approval_rate", "--lang", "en", "--format", "table", *LATE)

    assert "FY2004" in ran.out and "no data" in ran.out and "not recorded" in ran.out
    assert "synthetic data" in ran.out
    assert "年度" not in ran.out
    own = shell("trend", "questions", "--lang", "en", "--format", "table", *LATE)
    assert "FY2015 no. 2" in own.err and "年度" not in own.err


def test_the_synthetic_corpus_is_opened_by_its_name(shell: Shell) -> None:
    first = shell("query", "--count", "目的外利用", "--corpus", "sample")
    same = shell("query", "--count", "目的外利用", "--corpus", "sample:1")
    wrong = shell("query", "--count", "目的外利用", "--corpus", "sample:x")

    assert int(first.out) > 0 and first.out == same.out
    assert wrong.status == 2 and "sample:7" in wrong.err


def test_a_folder_of_that_name_comes_first(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell("init", "sample").status == 0

    ran = shell("trend", "cases", "--corpus", "sample", "--format", "json")

    assert json.loads(ran.out)["rows"] == []
