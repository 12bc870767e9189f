"""Pieces as the bytes of a file: text, HTML, DOCX; the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from kurume_search.sample.notations import Notation
from kurume_search.sample.page import SYNTHETIC_MARK, Piece, paged, wrapped
from kurume_search.sample.speech import FULL_WIDTH

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class MadeFile(NamedTuple):
    """A file as it goes to disk."""

    content: bytes
    suffix: str
    media_type: str
    encoding: str | None


def make_file(pieces: Sequence[Piece], kind: str, notation: Notation, number: int) -> MadeFile:
    """Return `pieces` as a file.

    Args:
        pieces: The document, without the mark of synthetic data, which is added here.
        kind: ``txt`` (UTF-8), ``cp932``, ``html`` or ``docx``.
        notation: For widths and line breaks.
        number: Page id of an HTML page.
    """
    if notation.full_width:
        pieces = [Piece(p.kind, tuple(c.translate(FULL_WIDTH) for c in p.cells)) for p in pieces]
    if kind == "html":
        return MadeFile(_html(pieces, number).encode(), ".html", "text/html", "utf-8")
    if kind == "docx":
        return MadeFile(_docx(pieces), ".docx", DOCX_TYPE, None)
    text = _text(pieces, notation)
    if kind == "cp932":
        content = text.replace("\n", "\r\n").encode("cp932", "replace")
        return MadeFile(content, ".txt", "text/plain", "cp932")
    return MadeFile(text.encode(), ".txt", "text/plain", "utf-8")


def _text(pieces: Sequence[Piece], notation: Notation) -> str:
    lines: list[str] = []
    for piece in pieces:
        if piece.kind == "row":
            lines.append("| " + " | ".join(piece.cells) + " |")
        elif notation.label == "circle" and piece.kind in ("line", "head"):
            lines += wrapped(piece.text, notation.wrap or 40)
        elif piece.kind == "blank" and lines and not lines[-1]:
            continue  # two blank lines say no more than one
        else:
            lines.append(piece.text)
    while lines and not lines[-1]:
        lines.pop()
    if notation.label == "circle":
        lines = paged(lines)
    return "\n".join([*lines, "", SYNTHETIC_MARK, ""])


_NAVIGATION = (
    '<nav><ul><li><a href="#main">本文へ移動</a></li><li><a href="/">トップページ</a></li>'
    '<li><a href="/kaigi/">会議の公開</a></li></ul></nav>'
)


def _html(pieces: Sequence[Piece], number: int) -> str:
    name = escape(pieces[0].text)
    body = [
        "<!DOCTYPE html>",
        '<html lang="ja">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{name}</title>",
        "</head>",
        "<body>",
        _NAVIGATION,
        f'<p class="page-id">ページID:{number:06}</p>',
        '<main id="main">',
    ]
    for is_row, group in groupby(pieces, key=lambda piece: piece.kind == "row"):
        if is_row:
            body.append("<table>")
            for piece in group:
                cells = "".join(f"<td>{escape(cell)}</td>" for cell in piece.cells)
                body.append(f"<tr>{cells}</tr>")
            body.append("</table>")
            continue
        for piece in group:
            tag = {"title": "h1", "head": "h2"}.get(piece.kind, "p")
            if piece.kind != "blank":
                body.append(f"<{tag}>{escape(piece.text)}</{tag}>")
    body += [
        f"<p>{SYNTHETIC_MARK}</p>",
        "</main>",
        "<footer><p>お問い合わせ 総務課 文書係</p></footer>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(body)


# The fewest parts that word processors and python-docx open.
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{DOCX_TYPE}.main+xml"/></Types>'
)
_RELS = (
    f'{_XML}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# Zip can't say "no time"; its first day is the same for every file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def _docx(pieces: Sequence[Piece]) -> bytes:
    """Return a DOCX, stored without compression: zlib's bytes differ between versions."""
    parts: list[str] = []
    for is_row, group in groupby(pieces, key=lambda piece: piece.kind == "row"):
        if is_row:
            parts.append("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>")
            for piece in group:
                cells = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in piece.cells)
                parts.append(f"<w:tr>{cells}</w:tr>")
            parts.append("</w:tbl>")
        else:
            parts += [_paragraph(piece.text) for piece in group]
    document = (
        f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{"".join(parts)}'
        f"{_paragraph('')}{_paragraph(SYNTHETIC_MARK)}<w:sectPr/></w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", document),
        ):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 3  # else the file would tell which system wrote it
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def _paragraph(text: str) -> str:
    if not text:
        return "<w:p/>"
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
