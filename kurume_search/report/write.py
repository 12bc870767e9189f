"""Writes a report to a folder: all of it or nothing, over nothing but an older report."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kurume_search.errors import ExportError, UsageError, disk_reason
from kurume_search.export.writing import write_folder
from kurume_search.report.model import Document
from kurume_search.report.supplied import read_frame

FORMATS = ("html", "pdf", "xlsx", "csv", "json", "md")
DEFAULT = ("html", "xlsx", "json")
# What a folder of ours holds; a folder with anything else in it is somebody's.
_OURS = {
    "report.html",
    "report.pdf",
    "report.xlsx",
    "report.json",
    "report.schema.json",
    "report.md",
    "csv",
}


def checked_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """Return `formats`, each once.

    Raises:
        UsageError: There is no such format, or none was asked for.
    """
    asked = tuple(dict.fromkeys(formats))
    for form in asked:
        if form not in FORMATS:
            raise UsageError(f"報告書の形「{form}」はありません。", near=FORMATS)
    if not asked:
        raise UsageError("報告書の形を一つは指定してください。", near=FORMATS)
    return asked


def render(
    document: Document, formats: Iterable[str], templates: Path | None = None
) -> dict[str, bytes]:
    """Return file name → bytes.

    Raises:
        UsageError: No such format, or a template can't be used.
        ExportError: A part of the software, a font or a glyph is missing.
    """
    found: dict[str, bytes] = {}
    for form in checked_formats(formats):
        match form:
            case "html":
                from kurume_search.report.render.html import html_bytes

                found["report.html"] = html_bytes(document, templates)
            case "pdf":
                from kurume_search.report.render.pdf import pdf_bytes

                found["report.pdf"] = pdf_bytes(document, templates)
            case "xlsx":
                from kurume_search.report.render.sheets import xlsx_bytes

                found["report.xlsx"] = xlsx_bytes(document)
            case "csv":
                from kurume_search.report.render.csv import csv_files

                found |= {f"csv/{name}": data for name, data in csv_files(document).items()}
                # What minutes can't give, to be filled in and handed back with --figures.
                frame = read_frame(templates, document.about.lang)
                found["csv/figures-template.csv"] = f"\ufeff{frame.template()}".encode()
            case "json":
                from kurume_search.report.render.json import json_bytes, schema_bytes

                found["report.json"] = json_bytes(document)
                found["report.schema.json"] = schema_bytes()
            case "md":
                from kurume_search.report.render.markdown import markdown_bytes

                found["report.md"] = markdown_bytes(document)
    return found


def check_place(folder: Path, *, overwrite: bool = False) -> None:
    """Refuse a folder that a report can't be put at, before anything is counted.

    Raises:
        ExportError: Something else is there, or an older report that wasn't to be replaced;
            or somebody stands in it.
    """
    if folder.absolute().resolve() == Path.cwd():
        # A report replaces its folder as a whole, and a shell would be left in one that is gone.
        raise ExportError(
            f"{folder} は今いるフォルダです。報告書のための新しいフォルダを指定してください。"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ExportError(f"{folder} はフォルダではありません。別の場所を指定してください。")
    if not folder.is_dir():
        return
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise ExportError(f"{folder} を読めません（{disk_reason(error)}）。") from error
    if not names:
        return
    if names - _OURS:
        raise ExportError(
            f"{folder} にはほかのファイル（{min(names - _OURS)}）があります。"
            "新しいフォルダを指定してください。"
        )
    if not overwrite:
        raise ExportError(
            f"{folder} にはもう報告書があります。別の場所にするか、置き換える（--overwrite）と"
            "指定してください。"
        )


def write(files: dict[str, bytes], folder: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Put `files` at `folder`: written beside it, then renamed.

    Raises:
        ExportError: It can't be written; what was there is unharmed.
    """
    check_place(folder, overwrite=overwrite)
    if not folder.exists():
        return _new(files, folder)
    # `write_folder` makes new folders whole; the old one steps aside for an instant.
    place = folder.resolve()  # a/.. has no name of its own
    beside = place.with_name(f".{place.name}.new-{os.getpid()}")
    aside = place.with_name(f".{place.name}.old-{os.getpid()}")
    try:
        _new(files, beside)
        place.rename(aside)
        try:
            beside.rename(place)
        except OSError:
            aside.rename(place)
            raise
    except OSError as error:
        raise ExportError(f"{folder} に書けません（{disk_reason(error)}）。") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(folder.joinpath(*name.split("/")) for name in files)


def _new(files: dict[str, bytes], folder: Path) -> tuple[Path, ...]:
    return write_folder(folder, files)
