"""The report of the real document says what the document says."""

from __future__ import annotations

from kurume_search.api.whole.report import Report
from kurume_search.report.cells import Rich
from kurume_search.report.model import Grid, Prose
from kurume_search.report.render.plain import plain_text

WORDS = {"few": "※", "line": "{n}行", "lines": "{n}–{m}行", "whole_file": "全体"}


def grid(report: Report, name: str) -> dict[str, list[str]]:
    """Rows of a table by their first cell."""
    found = next(grid for _, grid in report.document.grids() if grid.id == name)
    return {
        plain_text(row.cells[0], WORDS): [plain_text(cell, WORDS) for cell in row.cells[1:]]
        for row in found.rows
    }


def prose(report: Report, chapter: int) -> list[str]:
    blocks = report.document.sections[chapter].blocks
    return [plain_text(b.words, WORDS) for b in blocks if isinstance(b, Prose)]


def test_the_first_sentence_is_coverage(real: Report) -> None:
    first = prose(real, 0)[0]

    assert "令和3年度の会議のうち、会議録がある1回（第2回）に基づきます" in first
    assert "1回（第1回）は、後の回の番号から開かれたと分かりますが、会議録がありません" in first
    assert "全部で何回開かれたかは、会議録からは分かりません" in first


def test_cases_and_outcomes(real: Report) -> None:
    assert real.figure("2021/cases") == 4
    assert real.figure("2021/outcome/approved") == 3
    assert real.figure("2021/outcome/unrecorded") == 1
    assert real.figure("2021/outcome/rejected") == 0
    rows = grid(real, "by-outcome")
    assert rows["承認"][:2] == ["3※", "4"]
    assert rows["記載なし"][:2] == ["1※", "4"]
    # The unrecorded case is in no rate.
    assert real.figure("2021/decided") == 3


def test_questions_in_both_units(real: Report) -> None:
    assert real.figure("2021/questions") == 19
    assert real.figure("2021/sentences") == 23


def test_articles_and_departments(real: Report) -> None:
    law = "久留米市個人情報保護条例"
    articles = grid(real, "by-article")
    assert {name: row[0] for name, row in articles.items()} == {
        f"{law}第10条第1項第2号": "3※", f"{law}第9条第3項第4号": "1※", "実案件数": "4",
    }  # fmt: skip
    departments = {name: row[0] for name, row in grid(real, "by-department").items()}
    assert departments == {
        "こども子育てサポートセンター": "2※", "家庭子ども相談課": "2※", "健康推進課": "1※",
        "学校教育課": "1※", "障害者福祉課": "1※", "情報政策課": "1※", "実案件数": "4",
    }  # fmt: skip


def test_a_case_leads_to_its_words_and_lines(real: Report) -> None:
    case = real.document.entries["kurume-jouhou-shingikai/2021-07-26/c4"]
    source = real.document.origins[case.source]

    assert case.line == 124
    assert source.sha256.startswith("451cd5fe")
    assert case.facts["outcome"] is None


def test_every_quotation_stands_on_its_lines(real: Report, bundled: object) -> None:
    import kurume_search as ks

    _, source = next(ks.open_corpus().library.all_minutes())
    lines = source.text.split("\n")
    checked = 0
    for entry in real.document.entries.values():
        if entry.kind not in ("turn", "sentence"):
            continue
        assert entry.line is not None
        assert entry.quote is not None
        held = "".join(lines[entry.line - 1 : entry.line_end or entry.line])
        assert entry.quote in held
        checked += 1
    assert checked == 19 + 23


def test_reports_received(real: Report) -> None:
    assert real.figure("2021/reports") == 2
    rows = next(g for _, g in real.document.grids() if g.id == "received").rows
    assert [row.cells[1] for row in rows] == [
        "令和2年度情報公開・個人情報保護制度運用状況報告（通年）",
        "令和2年度特定個人情報の取扱いに関する監査結果報告",
    ]


def test_a_year_without_minutes_is_no_data_and_no_zero(real: Report) -> None:
    years = grid(real, "years")

    assert years["令和2年度"][0] == "会議録なし"
    assert real.difference is not None
    assert real.difference["status"] == "no-data"
    assert not [figure for figure in real.document.figures() if figure.key.startswith("2020/")]


def test_under_every_table_stand_rule_and_reference_date(real: Report) -> None:
    for _, table in real.document.grids():
        assert isinstance(table, Grid)
        assert table.rule, table.id
    assert real.html().count("(基準日 2021-07-26)") == len(list(real.document.grids()))


def test_chapters_are_the_ten(real: Report) -> None:
    assert [section.id for section in real.document.sections] == [
        "summary", "meetings", "cases", "counts", "questions", "difference", "received",
        "outside", "quality", "method",
    ]  # fmt: skip


def test_in_english_too(bundled: object) -> None:
    import kurume_search as ks

    made = ks.open_corpus().report("R3", lang="en")

    assert made.title == "Transparency report, FY2021"
    assert "FY2021" in plain_text(Rich((prose(made, 0)[0],)), WORDS)
    assert '<span lang="ja">' in made.html()
    # Our own words have no Japanese left in them; those of the minutes do.
    assert "数え方" not in made.html()


def test_in_a_notebook(real: Report) -> None:
    shown = real._repr_mimebundle_()

    assert "令和3年度 透明性レポート" in shown["text/html"]
    assert "<script" not in shown["text/html"]
    assert repr(real) == shown["text/plain"]
