"""Text of a DOCX file: paragraphs and tables in their order.

python-docx opens the package; its `Paragraph.text` leaves out what was inserted under
change tracking and what stands in content controls and text boxes, so the words are
collected from the elements themselves.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kurume_search.errors import SourceError
from kurume_search.store.formats import DOCX, Extracted, table_row

# Minutes of 200 pages have 5 MB of XML. The tree in memory is ten times its text.
MAX_XML = 64 * 1024 * 1024
# More than this is read in a process apart.
MAX_XML_HERE = 4 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ENTRIES = 10_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted words, readings over characters (ルビ), and a second copy for old programs.
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_DEEPEST = 200


def extract_docx(content: bytes, where: str) -> Extracted:
    """Return the text of the DOCX file `content`.

    Raises:
        SourceError: It is damaged, no DOCX, unpacks to too much, or has no words.
        ImportError: python-docx isn't installed.
    """
    if _check_package(content, where) > MAX_XML_HERE:
        from kurume_search.store.formats.apart import extract_apart

        return extract_apart(content, DOCX, where)
    return read_docx(content, where)


def read_docx(content: bytes, where: str) -> Extracted:
    """Return the text of a DOCX file whose package was checked."""
    import docx

    try:
        body = docx.Document(io.BytesIO(content)).element.body
        text = "".join(f"{line}\n" for line in _blocks(body, 0)).strip("\n")
    except MemoryError:
        raise
    except Exception as error:
        # python-docx and lxml raise a dozen unrelated classes on damaged packages.
        raise SourceError(
            f"{where} は壊れているか、DOCX ではありません（{type(error).__name__}）。"
            "Word で開いて保存し直してください。"
        ) from error
    if not text.strip():
        raise SourceError(f"{where} には文章がありません。別のファイルを指定してください。")
    return Extracted(text + "\n", "docx")


def _check_package(content: bytes, where: str) -> int:
    """Return how many bytes of XML it holds; refuse what would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(
            f"{where} は壊れていて開けません。元のファイルを手に入れ直してください。"
        ) from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise SourceError(
            f"{where} は Word の文書（DOCX）ではありません。テキスト、PDF、DOCX、HTML を"
            "指定してください。"
        )
    xml = sum(e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels")))
    unpacked = sum(entry.file_size for entry in entries)
    if xml > MAX_XML or unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES:
        raise SourceError(
            f"{where} は展開すると大きすぎます（{unpacked // 1024**2:,} MB）。"
            "分けるか、PDF で保存し直してください。"
        )
    return xml


def _blocks(parent: Any, depth: int) -> Iterator[str]:
    """Yield the lines of the paragraphs and tables in `parent`."""
    if depth > _DEEPEST:
        return
    for element in parent.iterchildren():
        if element.tag == f"{_W}p":
            yield from _paragraph(element, depth)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, depth)
        elif element.tag not in _LEFT_OUT and isinstance(element.tag, str):
            yield from _blocks(element, depth + 1)  # content controls, custom XML


def _paragraph(paragraph: Any, depth: int) -> Iterator[str]:
    words: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, words, boxes, depth)
    yield from "".join(words).split("\n")
    for box in boxes:
        yield from _blocks(box, depth + 1)


def _collect(element: Any, words: list[str], boxes: list[Any], depth: int) -> None:
    """Gather the words of `element` and the text boxes that hang on it."""
    if depth > _DEEPEST:
        return
    for child in element.iterchildren():
        tag = child.tag
        if tag == f"{_W}t":
            words.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            words.append("\t")
        elif tag == f"{_W}br":
            words.append("\n\f\n" if child.get(f"{_W}type") == "page" else "\n")
        elif tag == f"{_W}cr":
            words.append("\n")
        elif tag in (f"{_W}noBreakHyphen", f"{_W}softHyphen"):
            words.append("-" if tag == f"{_W}noBreakHyphen" else "")
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            _collect(child, words, boxes, depth + 1)


def _table(table: Any, depth: int) -> Iterator[str]:
    """Yield one line a row; a row of a single cell as ordinary lines."""
    for row in _inside(table, f"{_W}tr"):
        cells: list[str] = []
        held: list[list[str]] = []
        for cell in _inside(row, f"{_W}tc"):
            lines = list(_blocks(cell, depth + 1))
            held.append(lines)
            cells.append("\n".join(lines).replace("\f", ""))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            value = "" if span is None else span.get(f"{_W}val") or ""
            cells += [""] * (min(int(value), 100) - 1 if value.isdecimal() else 0)
        if len(held) == 1:
            yield from held[0]
        elif any(cell.strip() for cell in cells):
            yield table_row(cells)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the children of that tag, also of those that content controls wrap."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _inside(child, tag)
