"""Lists of TOML tables: whatever is wrong with one, all say it in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kurume_search.errors import CorpusError, RegisterError
from kurume_search.store.corrections import read_corrections
from kurume_search.store.manifest import read_manifest, toml_value
from kurume_search.store.registers import load_registers
from kurume_search.store.subsets import read_subsets
from kurume_search.store.tags import read_tags

# Table and file, and how the file is read.
READERS: dict[tuple[str, str], Callable[[Path], Any]] = {
    ("tag", "tags.toml"): lambda path: read_tags(path.parent),
    ("subset", "subsets.toml"): lambda path: read_subsets(path.parent),
    ("correction", "corrections.toml"): read_corrections,
    ("document", "manifest.toml"): read_manifest,
    ("council", "councils.toml"): lambda path: load_registers(path.parent),
}


@pytest.mark.parametrize(("table", "file"), READERS)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff", r" を読めません（.*utf-8.*）。"),
        (b"[[TABLE", r" を TOML として読めません（.*）。"),
        (b"TABLE = " + b"[" * 9000, r" を TOML として読めません（.*）。"),
        (b"TABLE = 1", r" の TABLE は \[\[TABLE\]\] の並びで書きます。"),
        (b"TABLE = [1]", r" の TABLE は \[\[TABLE\]\] の並びで書きます。"),
        (b"tabel = 1", r" に知らない項目 tabel があります。"),
    ],
)
def test_a_broken_file_is_one_sentence(
    tmp_path: Path, table: str, file: str, content: bytes, words: str
) -> None:
    path = tmp_path / file
    path.write_bytes(content.replace(b"TABLE", table.encode()))

    with pytest.raises(CorpusError) as raised:
        READERS[table, file](path)

    assert raised.match(f"^{path}{words.replace('TABLE', table)}$")
    assert isinstance(raised.value, RegisterError) is (table == "council")


@pytest.mark.parametrize(("table", "file"), READERS)
def test_the_disk_is_spoken_of_in_words(tmp_path: Path, table: str, file: str) -> None:
    path = tmp_path / file
    path.mkdir()

    with pytest.raises(CorpusError, match=f"^{path} を読めません（フォルダです）。$"):
        READERS[table, file](path)


# A row that each file takes.
ROWS = {
    "tags.toml": {
        "id": "a", "code": "い", "when": date(2026, 1, 1), "sha256": "", "line": 1,
        "line_end": 1, "words": "",
    },
    "subsets.toml": {
        **dict.fromkeys(("query", "asked", "unit", "corpus_hash", "result_hash", "software"), ""),
        "name": "a", "names": False, "ids": "[]", "saved": date(2026, 1, 1),
    },
    "corrections.toml": {
        "meeting": "m", "field": "meeting.body", "value": "会", "who": "甲", "why": "原本",
    },
    "manifest.toml": {"path": "a", "sha256": "1"},
}  # fmt: skip


def toml(table: str, row: Mapping[str, Any]) -> str:
    """Return a row as TOML; ids are a list already."""
    lines = [
        f"{key} = {value if key == 'ids' or type(value) is int else toml_value(value)}\n"
        for key, value in row.items()
    ]
    return f"[[{table}]]\n{''.join(lines)}"


@pytest.mark.parametrize("file", ROWS)
def test_a_misspelt_key_is_told_and_not_lost(tmp_path: Path, file: str) -> None:
    table, read = next((t, read) for (t, name), read in READERS.items() if name == file)
    path = tmp_path / file
    row = toml(table, ROWS[file])
    path.write_text(row, "utf-8")
    assert len(read(path)) == 1

    path.write_text(f"{row}{row}nota = 1\n", "utf-8")

    with pytest.raises(
        CorpusError, match=rf" の 2 番目の \[\[{table}\]\] に知らない項目 nota があ"
    ):
        read(path)
