"""``manifest.toml``: what each file of a corpus is, where it came from, and on what terms."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from kurume_search.errors import CorpusError, disk_reason
from kurume_search.store.toml_rows import text_of, toml_rows

HEAD = """\
# この corpus にある会議録の一覧。[[document]] 一つが一つのファイルです。
# ファイルは受け取ったままの形で minutes/ に置き、変えません。行番号も sha256 もそこで数えます。
# title、source、obtained、real、licence、names_officials は手で直してかまいません。
# real = false は合成データです。検索でも集計でも「合成データ」と示されます。
"""
_BLOCK = re.compile(r"^[ \t]*\[\[[ \t]*document[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document of a corpus.

    Attributes:
        path: Of the source, relative to the corpus, with ``/``.
        sha256: Of its bytes as received.
        title: For people; None: the parsed title will do.
        source: Where it is from, in words or as an address.
        obtained: The day it was fetched or received.
        real: False for invented minutes.
        licence: On what terms it may be used.
        names_officials: It prints names of officials.
        original_name: Its file name before it was added.
        media_type: ``text/plain``, ``application/pdf`` …
        encoding: What its bytes were read as.
        added: When it was put into the corpus.
        extracted: Path of the text taken out of it (PDF, DOCX, HTML), or None.
        extracted_sha256: Of that text as it was taken out; None in rows of earlier software.
        supersedes: Path of the older version of the same meeting that it replaces.
    """

    path: str
    sha256: str
    title: str | None = None
    source: str | None = None
    obtained: date | None = None
    real: bool = True
    licence: str | None = None
    names_officials: bool = True
    original_name: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    added: datetime | None = None
    extracted: str | None = None
    extracted_sha256: str | None = None
    supersedes: str | None = None


_KEYS = {field.name: field for field in fields(DocumentRow)}
_DAYS: Mapping[str, Callable[[str], date]] = {
    "obtained": date.fromisoformat,
    "added": datetime.fromisoformat,
}
_TYPES: Mapping[str, type] = {
    "real": bool,
    "names_officials": bool,
    "obtained": date,
    "added": datetime,
}


def read_manifest(path: Path) -> tuple[DocumentRow, ...]:
    """Return the rows of the manifest at `path`, in its order.

    Raises:
        CorpusError: It is missing, no TOML, or a row says something that can't be.
    """
    return rows_of(text_of(manifest_bytes(path), path), str(path))


def manifest_bytes(path: Path) -> bytes:
    """Return the manifest at `path` as it stands.

    Raises:
        CorpusError: It is missing, or can't be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CorpusError(
            f"{path.parent} には {path.name} がありません。corpus の場所を確かめるか、"
            "kurume-search init で新しい corpus を作ってください。"
        ) from None
    except OSError as error:
        raise CorpusError(f"{path} を読めません（{disk_reason(error)}）。") from error


def row_json(row: DocumentRow) -> dict[str, Any]:
    """Return `row` as JSON values, defaults left out; see `Said`."""
    values = {name: getattr(row, name) for name in _KEYS}
    given = {name: value for name, value in values.items() if value != _KEYS[name].default}
    for key in _DAYS.keys() & given.keys():
        given[key] = given[key].isoformat()
    return given


Said: TypeAlias = Mapping[str, Any]
"""What a manifest says of a document, as JSON values, defaults left out."""


def row_from_json(values: Said) -> DocumentRow:
    """Return what `row_json` wrote."""
    days = {key: read(values[key]) for key, read in _DAYS.items() if key in values}
    return DocumentRow(**{**values, **days})


def rows_of(text: str, where: str) -> tuple[DocumentRow, ...]:
    """Return the rows in the TOML `text`; `where` names it in errors."""
    tables = toml_rows(text, where, "document", _KEYS)
    rows = tuple(_row(table, place) for place, table in tables)
    seen: set[str] = set()
    for row in rows:
        if row.path in seen:
            raise CorpusError(f"{where} に {row.path} が二度あります。一つを消してください。")
        seen.add(row.path)
    _check_versions(rows, where)
    return rows


def _check_versions(rows: Iterable[DocumentRow], where: str) -> None:
    """Refuse documents that replace each other in a circle: none of them would count."""
    older = {row.path: row.supersedes for row in rows}
    checked: set[str] = set()
    for path in older:
        chain: set[str] = set()
        at: str | None = path
        while at is not None and at not in checked:
            if at in chain:
                raise CorpusError(f"{where} の supersedes は {at} をたどると自分に戻ります。")
            chain.add(at)
            at = older.get(at)
        checked |= chain


def _row(table: dict[str, Any], where: str) -> DocumentRow:
    for key, value in table.items():
        wanted = _TYPES.get(key, str)
        if type(value) is not wanted:
            raise CorpusError(f"{where} の {key} が読めません（{value!r}）。")
    for key in ("path", "sha256"):
        if not table.get(key):
            raise CorpusError(f"{where} に {key} がありません。")
    for key in ("path", "extracted", "supersedes"):
        if key in table:
            _check_inside(table[key], f"{where} の {key}")
    return DocumentRow(**table)


def _check_inside(path: str, where: str) -> None:
    """Refuse a path that could lead out of the corpus, on any system."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise CorpusError(f"{where} は corpus の中の場所ではありません（{path!r}）。")


def block(row: DocumentRow) -> str:
    """Return `row` as TOML, keys in their order, with a line end."""
    lines = ["[[document]]"]
    for name, field in _KEYS.items():
        value = getattr(row, name)
        if value is None or (name not in ("path", "sha256", "real") and value == field.default):
            continue
        lines.append(f"{name} = {toml_value(value)}")
    return "\n".join(lines) + "\n"


def toml_value(value: str | bool | date) -> str:
    """Return `value` as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    # JSON strings are TOML basic strings, but for DEL, which TOML wants escaped, and
    # for halves of surrogate pairs, which neither UTF-8 nor TOML can hold.
    text = "".join("�" if "\ud800" <= char <= "\udfff" else char for char in value)
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def manifest_with(text: str, rows: Iterable[DocumentRow]) -> str:
    """Return the manifest `text` with `rows` after what is there; comments stay."""
    added = [block(row) for row in rows]
    head = text.rstrip("\n")
    return "\n".join([*([head + "\n"] if head else []), *added])


def blocks_of(text: str) -> tuple[str, list[str]]:
    """Return what stands before the first document of a manifest, and the text of each."""
    starts = [match.start() for match in _BLOCK.finditer(text)]
    stops = [*starts[1:], len(text)] if starts else []
    head = text[: starts[0]] if starts else text
    return head, [text[start:stop] for start, stop in zip(starts, stops, strict=True)]


def manifest_changed(
    text: str, paths: Collection[str], changes: Mapping[str, DocumentRow | None]
) -> str:
    """Return the manifest `text` with rows replaced or taken out; comments elsewhere stay.

    Args:
        text: The manifest as it is.
        paths: Of its documents, in their order.
        changes: By path: the row to stand in its place, or None to take it out.
    """
    head, held = blocks_of(text)
    if len(held) != len(paths):  # [[document]] inside a long string: write it all again
        left = (changes.get(row.path, row) for row in rows_of(text, ""))
        return manifest_with(head, (row for row in left if row is not None))
    blocks = []
    for path, own in zip(paths, held, strict=True):
        if path not in changes:
            blocks.append(own)
        elif (changed := changes[path]) is not None:
            blocks.append(block(changed) + "\n")
    return (head + "".join(blocks)).rstrip("\n") + "\n"
