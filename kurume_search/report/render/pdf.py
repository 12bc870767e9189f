"""The report as PDF/UA-1 through Typst: tagged, with every glyph or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kurume_search.errors import ExportError
from kurume_search.export.description import stamp
from kurume_search.export.writing import need
from kurume_search.report.model import Document
from kurume_search.report.render.typst import typst_source

STANDARD = "ua-1"
# Families with Japanese glyphs, the best to read first; none is shipped or fetched.
FAMILIES = (
    "Noto Sans CJK JP", "Noto Sans JP", "BIZ UDPGothic", "BIZ UDGothic", "Hiragino Sans",
    "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "IPAexGothic", "IPAPGothic", "IPAGothic",
    "TakaoPGothic", "VL PGothic", "Source Han Sans JP", "MS PGothic", "MS Gothic",
    "Noto Serif CJK JP", "Noto Serif JP", "IPAexMincho", "Yu Mincho",
)  # fmt: skip
FONTS = "fonts"  # a folder of a city's templates


def pdf_bytes(
    document: Document, templates: Path | None = None, *, system_fonts: bool = True
) -> bytes:
    """Return the report as PDF/UA-1.

    Args:
        document: The report.
        templates: A folder whose ``fonts/`` are used too.
        system_fonts: Use the fonts of the machine.

    Raises:
        NotInstalledError: typst isn't.
        ExportError: No font has Japanese glyphs, or a character has
            no glyph in any of them.
    """
    typst = need("typst", "PDF", extra="report")
    folder = templates / FONTS if templates is not None else None
    paths = [str(folder)] if folder is not None and folder.is_dir() else []
    families = _families(typst, paths, system_fonts=system_fonts)
    source, files = typst_source(document, families)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "report.typ").write_text(source, "utf-8")
        for name, content in files.items():
            (root / name).write_bytes(content)
        try:
            made: bytes = typst.compile(
                str(root / "report.typ"),
                root=place,
                format="pdf",
                pdf_standards=[STANDARD],
                font_paths=paths,
                ignore_system_fonts=not system_fonts,
                timestamp=int(stamp().timestamp()),
            )
        except typst.TypstError as error:
            raise _trouble(error) from error
    return made


def _families(typst: Any, paths: Sequence[str], *, system_fonts: bool) -> list[str]:
    available = typst.Fonts(include_system_fonts=system_fonts, font_paths=list(paths)).families()
    found = [family for family in FAMILIES if family in available]
    if paths:
        own = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(paths)
        ).families()
        found = [*own, *(family for family in found if family not in own)]
    if not found:
        raise ExportError(
            "日本語の字形を持つフォントが見つからないため PDF を作れません。Noto Sans CJK JP などを"
            "入れるか、--templates のフォルダの fonts/ に置いてください。"
        )
    return found


def _trouble(error: Exception) -> ExportError:
    message = str(error)
    if "could not be displayed" in message:
        return ExportError(
            f"字形のない文字があるため PDF を作れません（{message.split(': ', 1)[-1]}）。その文字を"
            "持つフォントを入れるか、--templates のフォルダの fonts/ に置いてください。"
        )
    return ExportError(f"PDF を作れません（{message}）。")
