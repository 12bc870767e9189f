"""Text for KH Coder, read back the way KH Coder cuts it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from export import council
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.export.description import Description
from kurume_search.export.khcoder import export_khcoder, khcoder_files, plain_text


def units(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Cut at headings, as KH Coder does: one heading a line, nothing else in brackets."""
    above = {"1": "", "2": "", "3": ""}
    found: list[tuple[str, str, str, list[str]]] = []
    for line in text.splitlines():
        heading = re.fullmatch(r"<h([1-5])>(.*)</h\1>", line)
        if heading:
            above[heading[1]] = heading[2]
            if heading[1] == "3":
                found.append((above["1"], above["2"], above["3"], []))
        else:
            assert "<" not in line
            found[-1][3].append(line)
    return found


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_turn_stands_once_with_its_variables_beside(description: Description) -> None:
    files = khcoder_files(council.pairs(), description)

    found = units(files["kaigiroku.txt"].decode())
    variables = rows(files["kaigiroku.variables.csv"])
    assert len(found) == len(variables) == 12
    assert found[0][0].startswith("【合成データ】kuma.shingikai/2021-07-26 久間市")
    assert found[0][1].startswith("c1 ＜b＞個人情報＜/b＞を目的外利用")
    assert found[0][2] == "t001 委員 質問"
    assert found[0][3] == ["=cmd()を使うのか。〔氏名〕会長の考えは？以上"]
    assert found[3][1] == "その他"
    assert {len(unit[3]) for unit in found} == {1}
    assert variables[0]["ID"] == "kuma.shingikai/2021-07-26/t001"
    assert variables[0]["結果"] == "承認"
    assert variables[2]["案件ID"].split(" / ") == [
        "kuma.shingikai/2021-07-26/c1", "kuma.shingikai/2021-07-26/c2",
    ]  # fmt: skip
    assert variables[3]["結果"] == "案件外"
    assert not any("A委員" in value for row in variables for value in row.values())


def test_one_unit_a_row(description: Description) -> None:
    turns = rows(khcoder_files(council.pairs(), description)["kaigiroku.csv"])
    cases = rows(khcoder_files(council.pairs(), description, unit="case")["kaigiroku.csv"])

    assert turns[0]["本文"] == "'=cmd()を使うのか。〔氏名〕会長の考えは？以上"
    assert [row["ID"][-2:] for row in cases] == ["c1", "c2"] * 3
    assert "案件1と2を一度に聞く。" in cases[0]["本文"]
    assert "案件1と2を一度に聞く。" in cases[1]["本文"]
    assert [row["結果"] for row in cases][:2] == ["承認", "記載なし"]
    assert "役割" not in cases[0]


def test_it_says_what_it_is(tmp_path: Path, description: Description) -> None:
    export_khcoder(council.pairs(), tmp_path / "kh", description, name="x")

    about = json.loads((tmp_path / "kh" / "x.json").read_text("utf-8"))
    assert about["kurume-search"] == description.to_dict()
    assert about["units"] == 12
    names = sorted(path.name for path in (tmp_path / "kh").iterdir())
    assert names == ["x.csv", "x.json", "x.txt", "x.variables.csv"]


@given(st.text())
def test_no_words_can_make_a_heading(text: str) -> None:
    made = plain_text(text)

    assert "<" not in made
    assert len(made.splitlines()) <= 1
