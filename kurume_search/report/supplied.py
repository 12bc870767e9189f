"""Figures that minutes can't give, from a CSV of the user's (``--figures``)."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kurume_search.data import table
from kurume_search.errors import UsageError, disk_reason
from kurume_search.export.comma import csv_text
from kurume_search.report.period import Period
from kurume_search.text.era import read_fiscal_year
from kurume_search.text.plain import plain

OVERLAY = "figures.toml"
_HEADS = {
    "key": ("key", "項目"),
    "value": ("value", "件数", "値"),
    "note": ("note", "備考"),
    "year": ("year", "年度"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A figure of the frame: what it is, before anybody gives it."""

    id: str
    group: str
    label: str
    names: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate of given figures."""

    id: str
    label: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is asked for, how it sums up, and what is worked out of it."""

    asked: tuple[Asked, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    rates: tuple[Rate, ...]

    def template(self) -> str:
        """Return an empty CSV to fill in."""
        rows = ([one.id, f"{one.group} {one.label}", "", ""] for one in self.asked)
        return csv_text(["key", "項目", "件数", "備考"], rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure that was given, and the line that gives it."""

    id: str
    value: int
    note: str
    year: int
    line: int
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """A whole CSV."""

    name: str
    sha256: str
    rows: tuple[Given, ...]

    def find(self, name: str, years: Sequence[int]) -> tuple[Given, ...]:
        """Return the rows of a figure within `years`."""
        return tuple(row for row in self.rows if row.id == name and row.year in years)


def read_frame(folder: Path | None, lang: str) -> Frame:
    """Return the frame, that of `folder` (``figures.toml``) in the place of ours.

    Raises:
        UsageError: It can't be read.
    """
    data: Mapping[str, Any] = table("report_figures")
    path = folder / OVERLAY if folder is not None else None
    if path is not None and path.is_file():
        try:
            data = tomllib.loads(path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(f"{path} を TOML として読めません（{error}）。") from error
    try:
        return _frame(data, lang)
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} の項目 {error} が読めません。") from error


def _frame(data: Mapping[str, Any], lang: str) -> Frame:
    def said(text: Any) -> str:
        return str(text[lang] if isinstance(text, Mapping) else text)

    def every(text: Any) -> tuple[str, ...]:
        return tuple(text.values()) if isinstance(text, Mapping) else (str(text),)

    asked = tuple(
        Asked(
            id=row["id"], group=said(row["group"]), label=said(row["label"]),
            names=(row["id"], *every(row["label"]),
                   *(f"{g} {n}" for g, n in zip(every(row["group"]), every(row["label"]),
                                                strict=False))),
            definition=said(row["definition"]),
        )
        for row in data["figure"]
    )  # fmt: skip
    sums = tuple((row["total"], tuple(row["parts"])) for row in data.get("sum", ()))
    rates = tuple(
        Rate(
            id=row["id"],
            label=said(row["label"]),
            parts=tuple(row["parts"]),
            whole=tuple(row["whole"]),
            formula=said(row["formula"]),
        )
        for row in data.get("rate", ())
    )
    known = {one.id for one in asked}
    for name in (*(n for t, p in sums for n in (t, *p)), *(n for r in rates for n in r.parts)):
        if name not in known:
            raise KeyError(name)
    return Frame(asked=asked, sums=sums, rates=rates)


def read_supplied(path: Path, frame: Frame, period: Period) -> Supplied:
    """Return the figures in the CSV at `path`, their sums checked.

    Args:
        path: UTF-8 (with or without BOM) or CP932; columns ``key`` or 項目, ``value`` or
            件数, and perhaps ``note`` (備考) and ``year`` (年度).
        frame: What may be given.
        period: Rows without a year are of its last one.

    Raises:
        UsageError: It can't be read, or a cell is no number, or a sum is wrong.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} を読めません（{disk_reason(error)}）。") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp932", "replace")
    rows = _rows(text, path, frame, period)
    _check_sums(rows, path, frame)
    return Supplied(name=path.name, sha256=hashlib.sha256(content).hexdigest(), rows=tuple(rows))


def _rows(text: str, path: Path, frame: Frame, period: Period) -> list[Given]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        heads = [plain(cell).casefold() for cell in next(reader, [])]
        at = {
            name: next((heads.index(word) for word in words if word in heads), None)
            for name, words in _HEADS.items()
        }
        if at["key"] is None or at["value"] is None:
            raise UsageError(
                f"{path} の一行目に「key」か「項目」、「value」か「件数」の列がありません。"
            )
        known = {plain(name): one.id for one in frame.asked for name in one.names}
        found: dict[tuple[str, int], Given] = {}
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            row = _given(cells, at, known, path, reader.line_num, period)
            if row is None:
                continue
            if (row.id, row.year) in found:
                raise UsageError(f"{path} の {row.line} 行目の項目 {row.id} は二度目です。")
            found[row.id, row.year] = row
    except csv.Error as error:
        raise UsageError(f"{path} を CSV として読めません（{error}）。") from error
    return list(found.values())


def _given(
    cells: list[str],
    at: Mapping[str, int | None],
    known: Mapping[str, str],
    path: Path,
    line: int,
    period: Period,
) -> Given | None:
    def cell(name: str) -> str:
        place = at[name]
        return "" if place is None or place >= len(cells) else cells[place].strip()

    where = f"{path} の {line} 行目"
    name = known.get(plain(cell("key")))
    if name is None:
        raise UsageError(f"{where}の項目「{cell('key')}」は報告書の枠にありません。")
    number = plain(cell("value")).replace(",", "")
    if not number:
        return None
    if not (number.isascii() and number.isdigit() and len(number) <= 15):
        raise UsageError(
            f"{where}の「{cell('value')}」は件数として読めません。0以上の整数を書いてください。"
        )
    year = read_fiscal_year(cell("year")) if cell("year") else period.last
    if year is None:
        raise UsageError(f"{where}の年度「{cell('year')}」を読めません。")
    return Given(
        id=name, value=int(number), note=cell("note"), year=year, line=line, raw=",".join(cells)
    )


def _check_sums(rows: Sequence[Given], path: Path, frame: Frame) -> None:
    labels = {one.id: one.label for one in frame.asked}
    for year in sorted({row.year for row in rows}):
        given = {row.id: row.value for row in rows if row.year == year}
        for total, parts in frame.sums:
            if total in given and all(part in given for part in parts):
                summed = sum(given[part] for part in parts)
                if summed != given[total]:
                    raise UsageError(
                        f"{path} の内訳の合計 {summed} が「{labels[total]}」の {given[total]} と"
                        f"合いません（{'＋'.join(labels[part] for part in parts)}）。"
                    )
