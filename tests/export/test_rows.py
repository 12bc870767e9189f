"""Every row format, read back by somebody else's reader."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape

from kurume_search.errors import ExportError, NotInstalledError, UsageError
from kurume_search.export import writing
from kurume_search.export.cells import exact, neutral, runs, storable, whole
from kurume_search.export.comma import csv_text
from kurume_search.export.delimited import csv_bytes, jsonl_bytes, markdown_bytes, tsv_bytes
from kurume_search.export.description import Description, Origin
from kurume_search.export.rows import FORMS, export_rows, sheet_bytes
from kurume_search.export.schema import columns, value_label
from kurume_search.export.sheet import sheet
from kurume_search.model.terms import KINDS, OUTCOMES, ROLES

Rows = list[dict[str, object]]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_are_the_same_bytes(
    form: str, rows: Rows, description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = sheet_bytes(sheet(rows), description, form)
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    assert sheet_bytes(sheet(rows), description, form) == first


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("labels", ["en", "ja"])
def test_no_rows_still_say_what_they_are(
    form: str, labels: str, tmp_path: Path, description: Description
) -> None:
    path = tmp_path / f"無し.{form}"

    written = export_rows([], path, description, names=["case", "date"], labels=labels)

    assert written[0] == path
    assert path.stat().st_size >= (0 if form == "jsonl" else 10)


def test_csv_reads_back_and_runs_nothing(rows: Rows) -> None:
    read = list(csv.reader(io.StringIO(csv_bytes(sheet(rows)).decode(), newline="")))

    assert read[0] == ["case", "text", "date", "score", "line", "relative", "articles"]
    for row, line in zip(rows, read[1:], strict=True):
        text = storable(str(row["text"] or ""))
        assert line[1] in (text, "'" + text)
        assert not any(runs(cell) for cell in line)
    assert read[1][2:6] == ["2021-07-26", "0.25", "1", "false"]
    assert read[-1][1:] == ["", "", "", "", "", ""]


def test_csv_for_excel_begins_with_a_mark(rows: Rows) -> None:
    assert csv_bytes(sheet(rows), bom=True) == b"\xef\xbb\xbf" + csv_bytes(sheet(rows))


def test_tsv_keeps_a_row_a_row(rows: Rows) -> None:
    lines = tsv_bytes(sheet(rows)).decode().split("\n")

    assert lines.pop() == ""
    assert len(lines) == len(rows) + 1
    assert {line.count("\t") for line in lines} == {6}
    assert not any(runs(cell) for line in lines for cell in line.split("\t"))
    assert len("".join(lines).splitlines()) == 1


def test_jsonl_is_exact(rows: Rows) -> None:
    lines = jsonl_bytes(sheet(rows)).decode().splitlines()
    read = [json.loads(line) for line in lines]

    assert [row["text"] for row in read] == [
        None if row["text"] is None else whole(str(row["text"])) for row in rows
    ]
    assert read[0]["date"] == "2021-07-26"
    assert read[-1] == {
        "case": "x/2021-07-26/c99", "text": None, "date": None, "score": None,
        "line": None, "relative": None, "articles": [],
    }  # fmt: skip


def test_markdown_shows_the_words_and_no_markup(rows: Rows, description: Description) -> None:
    shown = (
        MarkdownIt("commonmark")
        .enable("table")
        .render(markdown_bytes(sheet(rows), description).decode())
    )

    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<em>" not in shown
    assert "href" not in shown
    assert shown.count("<tr>") == len(rows) + 1
    assert "a|b`c`*d*[e](javascript:f)" in shown
    assert "会議録集のハッシュ: " + "ab" * 32 in shown
    assert "合成データ" in shown


def test_xlsx_has_numbers_days_text_and_no_formula(rows: Rows, description: Description) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet(rows), description, "xlsx")))
    page = book["データ"]

    assert page.freeze_panes == "A2"
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n", "d", "b"}
    assert [unescape(cell.value or "") for cell in page["B"][1:-1]] == [
        storable(str(row["text"])) for row in rows[:-1]
    ]
    assert page["B2"].quotePrefix
    assert page["C2"].value == datetime(2021, 7, 26)
    assert page["D2"].value == 0.25
    assert page["E2"].value == 1
    assert page["F2"].value is False
    assert page["B23"].value is None
    about = dict(book["この表について"].iter_rows(values_only=True))
    assert about["会議録集のハッシュ"] == "ab" * 32
    assert about["データの種類"] == "合成データ"
    assert about["検索の単位"] == "case"
    assert about["案件数"] == "2"
    assert about["辞書"] == "core 20250129"


def test_headings_are_guarded_as_cells_are(description: Description) -> None:
    rows = [{"=件名\x01": "x"}]

    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet(rows), description, "xlsx")))

    head = book["データ"]["A1"]
    assert (head.value, head.quotePrefix, head.font.bold) == ("=件名\ufffd", True, True)
    assert csv_text(rows[0], [rows[0].values()]) == "'=件名\ufffd\r\nx\r\n"


def test_csv_of_one_empty_column_has_a_line_for_each_row() -> None:
    text = csv_text(["n"], [[None], [1], [""]])

    assert list(csv.reader(io.StringIO(text, newline=""))) == [["n"], [""], ["1"], [""]]


def test_xlsx_says_where_it_had_to_cut(description: Description) -> None:
    rows = [{"text": "字" * 32_767}, {"text": "😀" * 20_000}]

    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet(rows), description, "xlsx")))

    assert book["データ"]["A2"].value == "字" * 32_767
    assert book["データ"]["A3"].value == "😀" * 16_383 + "…"
    cut = [value for label, value in book["この表について"].values if label == "切った欄"]
    assert len(cut) == 1
    assert "3 行目の「text」" in cut[0]


def test_xlsx_refuses_more_rows_than_it_holds(description: Description) -> None:
    rows = [{"n": 1}] * 1_048_576

    with pytest.raises(ExportError, match="1,048,575 行まで"):
        sheet_bytes(sheet(rows), description, "xlsx")


def test_large_numbers_keep_every_digit(description: Description) -> None:
    rows = [{"n": 2**53 + 1}, {"n": 2**70}]

    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet(rows), description, "xlsx")))

    assert [cell.value for cell in book["データ"]["A"][1:]] == [str(2**53 + 1), str(2**70)]


def test_source_date_epoch_dates_the_workbook(
    rows: Rows, description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1627257600")

    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(sheet(rows), description, "xlsx")))

    assert book.properties.created == datetime(2021, 7, 26)


def test_parquet_keeps_types_text_and_description(rows: Rows, description: Description) -> None:
    table = pq.read_table(io.BytesIO(sheet_bytes(sheet(rows), description, "parquet")))

    assert table.schema.field("date").type == "date32[day]"
    assert str(table.schema.field("line").type) == "int64"
    assert str(table.schema.field("score").type) == "double"
    assert str(table.schema.field("relative").type) == "bool"
    texts = table.column("text").to_pylist()
    assert texts == [None if r["text"] is None else whole(str(r["text"])) for r in rows]
    assert table.column("articles").to_pylist()[0] == ["10-1-2", rows[0]["text"]]
    said = json.loads(table.schema.metadata[b"kurume-search"])
    assert said["corpus"]["hash"] == "ab" * 32
    assert said["query"]["unit"] == "case"
    assert table.schema.field("text").metadata[b"label_ja"].decode() == "本文"


def test_japanese_headings(rows: Rows, description: Description, tmp_path: Path) -> None:
    path, beside = export_rows(rows, tmp_path / "表.csv", description, labels="ja", bom=True)

    head = path.read_text("utf-8-sig").splitlines()[0]
    assert head == "案件ID,本文,開催日,点数,行,相対指示,条文"
    fields = json.loads(beside.read_text("utf-8"))["schema"]["fields"]
    assert [field["name"] for field in fields] == head.split(",")


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
@pytest.mark.parametrize("bom", [False, True])
def test_the_file_beside_is_a_valid_resource(
    form: str, bom: bool, rows: Rows, description: Description, tmp_path: Path
) -> None:
    rows = [row for row in rows if "\u2028" not in str(row["text"])]
    path, beside = export_rows(rows, tmp_path / f"hits.{form}", description, bom=bom)

    resource = json.loads(beside.read_text("utf-8"))
    assert resource["bytes"] == path.stat().st_size
    assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    assert resource["kurume-search"] == description.to_dict()
    report = frictionless.Resource(str(beside)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


def test_all_the_description_stands_in_every_form(description: Description) -> None:
    rows = [{"case": "x/2021-07-26/c1"}]
    for form in ("xlsx", "md"):
        content = sheet_bytes(sheet(rows), description, form)
        if form == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            said = " ".join(str(v) for line in book["この表について"].values for v in line)
        else:
            said = content.decode()
        for word in ("0.0.0", "ab" * 32, "試験の会議録集", "合成データ", "オンライン結合",
                     "case", "sudachipy", "20250129", "2023年4月1日", "cd" * 32,
                     "ネットワーク結合"):  # fmt: skip
            assert word in said, (form, word)


def test_mixed_corpora_say_so(description: Description) -> None:
    import dataclasses

    mixed = dataclasses.replace(description, origin=Origin.MIXED)

    assert "混ざっています" in dict(mixed.lines())["データの種類"]


def test_nothing_is_written_over(rows: Rows, description: Description, tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    path.write_text("mine")

    with pytest.raises(ExportError, match="もうあります"):
        export_rows(rows, path, description)

    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]
    export_rows(rows, path, description, overwrite=True)
    assert path.read_text("utf-8").startswith("case,")


def test_the_file_beside_is_not_written_over(
    rows: Rows, description: Description, tmp_path: Path
) -> None:
    (tmp_path / "hits.csv.json").write_text("mine")

    with pytest.raises(ExportError, match=r"hits\.csv\.json はもうあります"):
        export_rows(rows, tmp_path / "hits.csv", description)

    assert [file.name for file in tmp_path.iterdir()] == ["hits.csv.json"]


def test_a_dangling_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ExportError, match="もうあります"):
        writing.write_file(tmp_path / "a", b"x")


def test_a_missing_folder_is_one_sentence(rows: Rows, description: Description) -> None:
    with pytest.raises(ExportError, match=r"フォルダ .* がありません"):
        export_rows(rows, Path("/nowhere/at/all.csv"), description)


def test_a_full_disk_is_one_sentence(
    rows: Rows, description: Description, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "write_atomic", full)

    with pytest.raises(ExportError, match="ディスクがいっぱい"):
        export_rows(rows, tmp_path / "a.md", description)


@pytest.mark.parametrize(("form", "module"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_missing_part_says_how_to_get_it(
    form: str, module: str, rows: Rows, description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)

    with pytest.raises(NotInstalledError, match=r"pip install 'kurume-search\[export\]'"):
        sheet_bytes(sheet(rows), description, form)


def test_an_unknown_form_names_the_known_ones(description: Description, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="csv、tsv"):
        export_rows([], tmp_path / "a.docx", description)


def test_mixed_types_become_text() -> None:
    made = sheet([{"a": 1, "b": 1, "c": date(2021, 7, 1)}, {"a": "二", "b": 2.5, "c": "x"}])

    assert [column.type for column in made.columns] == ["string", "number", "string"]
    assert made.rows == (("1", 1.0, "2021-07-01"), ("二", 2.5, "x"))


def test_days_written_as_text_are_days_in_a_day_column() -> None:
    assert sheet([{"date": "2021-07-26"}, {"date": None}]).rows[0] == (date(2021, 7, 26),)
    assert sheet([{"date": "令和3年"}]).rows[0] == ("令和3年",)


def test_no_number_is_no_value() -> None:
    assert sheet([{"a": float("nan")}, {"a": float("inf")}, {"a": 1.5}]).rows == (
        (None,), (None,), (1.5,),
    )  # fmt: skip


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(),
    st.text(st.characters()), st.lists(st.text(max_size=5), max_size=3),
)  # fmt: skip


@given(st.lists(st.fixed_dictionaries({"a": anything, "b": anything}), max_size=5))
def test_any_rows_can_be_written_as_text_and_columns(rows: Rows) -> None:
    described = Description(corpus_title="x", corpus_hash="y")
    made = sheet(rows, names=["a", "b"])

    lines = list(csv.reader(io.StringIO(csv_bytes(made).decode(), newline="")))
    assert len(lines) == len(rows) + 1
    assert len(tsv_bytes(made).decode().splitlines()) == len(rows) + 1
    assert len(jsonl_bytes(made).decode().splitlines()) == len(rows)
    assert pq.read_table(io.BytesIO(sheet_bytes(made, described, "parquet"))).num_rows == len(rows)


@given(st.text())
def test_neutral_text_runs_nothing_and_loses_nothing(text: str) -> None:
    made = neutral(text)

    assert not runs(made)
    assert exact(made) == text


def test_heavy_parts_are_imported_only_when_a_format_needs_them() -> None:
    code = (
        "import sys, kurume_search.export.rows, kurume_search.export.datapackage,"
        " kurume_search.export.tei, kurume_search.export.cite, kurume_search.export.khcoder,"
        " kurume_search.export.popolo, kurume_search.export.coding_rules_reader\n"
        "print([m for m in ('numpy', 'pyarrow', 'xlsxwriter', 'pandas') if m in sys.modules])"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert printed.stdout.strip() == "[]", printed.stderr


@pytest.mark.parametrize(
    ("column", "terms"), [("role", ROLES), ("kind", KINDS), ("outcome", OUTCOMES)]
)
def test_names_of_values_are_the_terms_that_queries_are_written_in(
    column: str, terms: dict[str, str]
) -> None:
    for value, name in columns()[column].values.items():
        assert terms[name] == value
        assert value_label(column, value) == name


def test_japanese_labels_reach_closed_values() -> None:
    rows = [
        {
            "outcomes": ["approved", "unrecorded"],
            "kind": "title",
            "role": None,
            "match": "approved",
        },
        {"outcomes": [], "kind": "procedural", "role": "secretariat", "match": "title"},
    ]

    made = sheet(rows, labels="ja")

    assert made.rows == (
        (["承認", "記載なし"], "件名", None, "approved"), ([], "進行", "事務局", "title"),
    )  # fmt: skip
    assert sheet(rows).rows[0][0] == ["approved", "unrecorded"]


def test_a_value_whose_name_stands_beside_it_stays() -> None:
    made = sheet([{"outcome": "approved", "outcome_label": "承認"}], labels="ja")

    assert made.rows == (("approved", "承認"),)
