"""The data package: valid for frictionless, exact for csv, silent about officials."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import frictionless
import pytest
from export import council
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import meetings

from kurume_search.errors import ExportError
from kurume_search.export.cells import exact
from kurume_search.export.datapackage import datapackage_files, export_datapackage
from kurume_search.export.description import Description
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.store.manifest import DocumentRow

NAMES = ("山田", "佐藤", "花子", "鈴木", "田中")
MANIFEST = [
    DocumentRow(
        path="minutes/令和3年-2.txt", sha256="ab" * 32, title="=題", real=False,
        obtained=date(2021, 8, 1), added=datetime(2021, 8, 2, 3, 4, 5, tzinfo=UTC),
    ),
    DocumentRow(path="minutes/読めない.pdf", sha256="cd" * 32, names_officials=False),
]  # fmt: skip


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    text = files[f"data/{table}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def validate(folder: Path) -> None:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()

    flat = report.flatten(["title", "rowNumber", "fieldName", "type", "note"])
    assert report.valid, [*flat, *report.errors][:5]


def test_frictionless_finds_nothing_wrong(tmp_path: Path, description: Description) -> None:
    export_datapackage(council.pairs(), tmp_path / "p", description, manifest=MANIFEST)

    validate(tmp_path / "p")
    package = json.loads((tmp_path / "p" / "datapackage.json").read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["kurume-search"] == description.to_dict()
    assert "合成データ" in package["keywords"]


def test_frictionless_would_find_a_broken_link(tmp_path: Path, description: Description) -> None:
    """Holds the validation itself to account."""
    export_datapackage(council.pairs(), tmp_path / "p", description)
    path = tmp_path / "p" / "data" / "turn_cases.csv"
    path.write_bytes(path.read_bytes().replace(b"/c2\r\n", b"/c9\r\n"))

    report = frictionless.Package(str(tmp_path / "p" / "datapackage.json")).validate()

    assert "foreign-key" in {error for (error,) in report.flatten(["type"])}


def test_rows_say_what_the_minutes_say(description: Description) -> None:
    files = datapackage_files(council.pairs(), description, manifest=MANIFEST)

    meeting = rows(files, "meetings")[0]
    assert meeting["meeting"] == "kuma.shingikai/2021-07-26"
    assert [row["meeting"] for row in rows(files, "meetings")][1:] == [
        "kuma.shingikai/2021-07-26.2", "undated-12345678",
    ]  # fmt: skip
    assert meeting["absent"] == "[]"
    first, second = rows(files, "cases")[:2]
    assert first["case"] == "kuma.shingikai/2021-07-26/c1"
    assert json.loads(first["departments"]) == ["kuma.fukushi.korei", "謎課"]
    assert json.loads(first["articles"]) == ["kuma.old:9-3-4"]
    assert (first["outcome"], second["outcome"]) == ("approved", "")
    assert (first["question_turns"], first["question_sentences"], second["turns"]) == (
        "2",
        "2",
        "1",
    )
    sentence = rows(files, "question_sentences")[0]
    assert exact(sentence["text"]) == "=cmd()を使うのか。"
    assert (sentence["line"], sentence["start"]) == ("10", str(council.TEXT.index("=cmd")))
    turns = [row for row in rows(files, "turn_cases") if row["turn"].startswith("kuma")][:4]
    assert [row["case"][-2:] for row in turns] == ["c1", "c1", "c1", "c2"]
    assert [row["answers"] for row in rows(files, "exchanges")][:2] == ["1", "0"]
    assert exact(rows(files, "notes")[0]["text"]) == "－資料をもとに説明－"
    outcome = rows(files, "outcomes")[0]
    assert json.loads(outcome["conditions"]) == ["=条件", "年度ごとに報告すること"]
    assert outcome["line"] == "14"
    documents = rows(files, "documents")
    assert [(row["real"], row["meetings"]) for row in documents] == [
        ("false", "1"), ("true", "0"), ("false", "1"), ("false", "1"),
    ]  # fmt: skip
    assert exact(documents[0]["title"]) == "=題"
    assert documents[0]["added"] == "2021-08-02T03:04:05+00:00"


def test_names_are_hidden_unless_asked_for(description: Description) -> None:
    hidden = b"".join(datapackage_files(council.pairs(), description).values()).decode()
    shown = dataclasses.replace(description, names=True)
    open_ = b"".join(datapackage_files(council.pairs(), shown).values()).decode()

    # A surname that is not followed by its title may be a place; 山田太郎 is nobody's here.
    assert [name for name in NAMES if name in hidden.replace("山田太郎", "")] == []
    assert "〔氏名〕会長の考えは？" in hidden
    assert "（〔氏名〕会長）" in hidden
    for name in ("佐藤花子（委員）", "鈴木（主査）", "（山田会長）"):
        assert name in open_


def test_same_corpus_same_bytes(description: Description) -> None:
    assert datapackage_files(council.pairs(), description) == datapackage_files(
        council.pairs(), description
    )


def test_an_empty_corpus_is_a_valid_package(tmp_path: Path, description: Description) -> None:
    export_datapackage([], tmp_path / "p", description)

    validate(tmp_path / "p")


def test_a_folder_in_use_is_left_alone(tmp_path: Path, description: Description) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "datapackage.json").write_text("mine")

    with pytest.raises(ExportError, match="もうあります"):
        export_datapackage([], folder, description)

    assert [path.name for path in folder.iterdir()] == ["datapackage.json"]
    (folder / "mine.txt").write_text("mine")
    export_datapackage([], folder, description, overwrite=True)
    validate(folder)
    assert (folder / "mine.txt").read_text() == "mine"


def test_a_failure_leaves_no_folder(
    tmp_path: Path, description: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kurume_search.export import writing

    done: list[Path] = []

    def fail(path: Path, content: bytes) -> None:
        done.append(path)
        if len(done) == 3:
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(writing, "write_atomic", fail)

    with pytest.raises(ExportError, match="ディスクがいっぱい"):
        export_datapackage(council.pairs(), tmp_path / "p", description)

    assert list(tmp_path.iterdir()) == []


def _pairs(drawn: list[tuple[Minutes, str]]) -> list[tuple[Minutes, SourceText]]:
    return [
        (
            made,
            SourceText(path=f"minutes/{k}.txt", sha256=made.sha256, encoding="utf-8", text=text),
        )
        for k, (made, text) in enumerate(drawn)
    ]


@settings(max_examples=8, phases=[Phase.generate])  # shrinking would take minutes
@given(st.data())
def test_any_corpus_is_a_valid_package(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any") / "p"
    described = Description(corpus_title="任意", corpus_hash="00")

    export_datapackage(_pairs(data.draw(meetings())), folder, described)

    validate(folder)
