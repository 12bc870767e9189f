"""Figures that minutes can't give, from a CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.whole.report import Report
from kurume_search.errors import UsageError
from kurume_search.report.supplied import read_frame

FULL = """項目,件数,備考
foi.requests,"１,２０３",窓口と郵送
foi.decisions,24,
foi.full,10,
foi.partial,8,
foi.refused,2,
foi.absent,1,
foi.glomar,0,
foi.withdrawn,2,
foi.dismissed,1,
漏えい等,3,=cmd|'/c calc'!A1
"""


def made(tmp_path: Path, text: str, *, encoding: str = "utf-8", **more: object) -> Report:
    path = tmp_path / "kensuu.csv"
    path.write_bytes(text.encode(encoding))
    return ks.open_corpus().report(2021, figures=path, **more)  # type: ignore[arg-type]


def test_the_frame_stands_empty_with_definitions(real: Report) -> None:
    page = real.html()

    assert page.count("（未記入）") == 19
    assert "開示率 = (全部開示 + 部分開示)" in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_figures_are_taken_over_with_their_lines(tmp_path: Path, encoding: str) -> None:
    report = made(tmp_path, FULL, encoding=encoding)

    assert report.figure("2021/outside/foi.requests") == 1203
    assert report.figure("2021/outside/foi.rate") == 18 / 20
    entry = report.document.entries["kensuu.csv#3"]
    assert entry.quote == "foi.decisions,24,"
    assert report.document.origins[entry.source].path == "kensuu.csv"


def test_a_formula_in_a_note_is_harmless_everywhere(tmp_path: Path) -> None:
    import openpyxl

    report = made(tmp_path, FULL)
    report.write(tmp_path / "out", ["csv", "xlsx", "html"])

    with (tmp_path / "out" / "csv" / "outside.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=cmd|'/c calc'!A1" in cells
    book = openpyxl.load_workbook(tmp_path / "out" / "report.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("項目,件数\nfoi.full,=cmd()\n", "2 行目の「=cmd()」は件数として読めません"),
        ("項目,件数\nfoi.full,-3\n", "件数として読めません"),
        ("項目,件数\nfoi.full,3.5\n", "件数として読めません"),
        ("項目,件数\nfoi.full,9999999999999999999\n", "件数として読めません"),
        ("項目,件数\n知らない項目,3\n", "報告書の枠にありません"),
        ("項目,件数\nfoi.full,3\nfoi.full,4\n", "二度目"),
        ("a,b\n1,2\n", "一行目に"),
        ("", "一行目に"),
        ("項目,件数,年度\nfoi.full,3,いつか\n", "年度「いつか」"),
        (
            FULL.replace("foi.decisions,24", "foi.decisions,25"),
            "合計 24 が「処理件数」の 25 と合い",
        ),
        ("項目,件数\nfoi.full,\x00\n", "読めません"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as trouble:
        made(tmp_path, text)

    assert says in str(trouble.value)


def test_an_empty_form_can_be_filled_in(tmp_path: Path) -> None:
    text = read_frame(None, "ja").template()
    rows = list(csv.reader(io.StringIO(text)))
    rows[1][2] = "7"
    out = io.StringIO()
    csv.writer(out).writerows(rows)

    report = made(tmp_path, out.getvalue())

    assert report.figure("2021/outside/foi.requests") == 7


def test_years_of_a_table_go_to_their_columns(tmp_path: Path) -> None:
    import kurume_search as ks

    path = tmp_path / "kensuu.csv"
    path.write_text("項目,件数,年度\nfoi.full,3,R3\nfoi.full,5,R2\n", "utf-8")
    report = ks.open_corpus().report(2021, compare=2020, figures=path)

    assert report.figure("2021/outside/foi.full") == 3
    assert report.figure("2020/outside/foi.full") == 5


def test_a_city_lays_its_own_over(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "figures.toml").write_text(
        '[[figure]]\nid = "x"\ngroup = "公開"\nlabel = "公開請求"\ndefinition = "当市の定義"\n',
        "utf-8",
    )
    (own / "texts.toml").write_text('[report]\ntitle = "{period} 情報公開の年報"\n', "utf-8")
    (own / "report.css").write_text("body { color: rebeccapurple }", "utf-8")

    report = made(tmp_path, "項目,件数\nx,4\n", templates=own)
    page = report.html()

    assert report.title == "令和3年度 情報公開の年報"
    assert "当市の定義" in page
    assert "rebeccapurple" in page
    assert report.figure("2021/outside/x") == 4


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("texts.toml", "[", "TOML として読めません"),
        ("texts.toml", '[no]\nsuch = "x"\n', "報告書にありません"),
        ("texts.toml", '[report]\ntitle = "{nope}"\n', "使えない差込み"),
        ("figures.toml", "[[figure]]\n", "読めません"),
        ("report.html", "{{ nothing.of.the.kind }}", "テンプレートを使えません"),
        ("report.html", "{% if %}", "テンプレートを使えません"),
    ],
)
def test_templates_that_cannot_be_used(tmp_path: Path, name: str, text: str, says: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / name).write_text(text, "utf-8")

    with pytest.raises(UsageError) as trouble:
        ks.open_corpus().report(2021, templates=own).write(tmp_path / "out", ["html"])

    assert says in str(trouble.value)
    assert not (tmp_path / "out").exists()


def test_templates_escape_what_minutes_say(tmp_path: Path) -> None:
    path = tmp_path / "kensuu.csv"
    path.write_text('項目,件数,備考\nfoi.full,3,"<script>alert(1)</script>"\n', "utf-8")

    page = ks.open_corpus().report(2021, figures=path).html()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
