"""Text of a DOCX file: paragraphs and tables in their order.

python-docx opens the package; its `Paragraph.text` leaves out what was inserted under
change tracking and what stands in content controls and text boxes, so the words are
collected from the elements themselves. Numbers that Word makes are written before their
paragraph, readings over words behind these (see `readings`). A footnote is the line
``※1　…`` behind its paragraph or table, an endnote one at the end; ``※1`` stands where it is
referred to, counted through the document.
"""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kurume_search.errors import SourceError
from kurume_search.store.formats import DOCX, Extracted
from kurume_search.store.formats.docx_lists import Lists
from kurume_search.store.formats.readings import Readings
from kurume_search.store.formats.tables import table_lines

# Minutes of 200 pages have 5 MB of XML. The tree in memory is ten times its text.
MAX_XML = 64 * 1024 * 1024
# More than this is read in a process apart.
MAX_XML_HERE = 4 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ENTRIES = 10_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted words, and a second copy for old programs.
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_DEEPEST = 200
_XML = (".xml", ".rels")
# Elements that stand for characters; a soft hyphen is none where no line breaks.
_WRITTEN_AS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
_WORDS = frozenset({*_WRITTEN_AS, f"{_W}t", f"{_W}br"})
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}


def extract_docx(content: bytes, where: str) -> Extracted:
    """Return the text of the DOCX file `content`.

    Raises:
        SourceError: It is damaged, no DOCX, unpacks to too much, or has no words.
        ImportError: python-docx isn't installed.
    """
    if _check_package(content, where) > MAX_XML_HERE:
        from kurume_search.store.formats.apart import extract_apart

        return extract_apart(content, DOCX, where)
    try:
        return read_docx(content, where)
    finally:
        # A package and its parts name each other, and hold trees that Python doesn't count
        # among its objects: a large corpus would fill the memory with what was read.
        gc.collect(0)


def read_docx(content: bytes, where: str) -> Extracted:
    """Return the text of a DOCX file whose package was checked."""
    try:
        document = _open(content)
        reader = _Reader(document.part)
        text = "".join(f"{line}\n" for line in reader.lines(document.element.body)).strip("\n")
    except (MemoryError, ImportError):
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


def _open(content: bytes) -> Any:
    """Open the package; a numbering part that isn't XML is no reason to lose the words."""
    import docx

    try:
        return docx.Document(io.BytesIO(content))
    except MemoryError:
        raise
    except Exception:
        return docx.Document(io.BytesIO(_without_numbers(content)))


def _without_numbers(content: bytes) -> bytes:
    """Return the package with an empty numbering part, and without what isn't XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            name = entry.filename
            if name.lower().startswith("word/numbering"):
                new.writestr(name, f'<w:numbering xmlns:w="{_W[1:-1]}"/>')
            else:
                new.writestr(name, old.read(entry) if name.lower().endswith(_XML) else b"")
    return made.getvalue()


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
    xml = sum(e.file_size for e in entries if e.filename.lower().endswith(_XML))
    unpacked = sum(entry.file_size for entry in entries)
    if xml > MAX_XML or unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES:
        raise SourceError(
            f"{where} は展開すると大きすぎます（{unpacked // 1024**2:,} MB）。"
            "分けるか、PDF で保存し直してください。"
        )
    return xml


class _Reader:
    """Takes the lines out of the parts of one document."""

    def __init__(self, part: Any) -> None:
        self._notes: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            root = _related(part, f"{kind}s")
            for note in () if root is None else root.findall(f"{_W}{kind}"):
                self._notes.setdefault((kind, note.get(f"{_W}id") or ""), note)
        self._lists = Lists(_optional(part, "numbering"), _optional(part, "styles"))
        self._marks: dict[tuple[str, str], str] = {}
        # Notes referred to and not written yet.
        self._waiting: dict[str, list[tuple[str, str]]] = {"footnote": [], "endnote": []}
        self._tables = 0  # tables that enclose what is read
        self._readings = Readings()
        self._within_ruby = False

    def lines(self, body: Any) -> Iterator[str]:
        """Yield the lines of the document."""
        yield from self._blocks(body, 0)
        while any(self._waiting.values()):  # a note can refer to another
            yield from self._written("footnote")
            yield from self._written("endnote")

    def _blocks(self, parent: Any, depth: int) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables in `parent`."""
        if depth > _DEEPEST:
            return
        for element in parent.iterchildren():
            if element.tag == f"{_W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{_W}tbl":
                self._tables += 1
                yield from self._table(element, depth)
                self._tables -= 1
            elif element.tag not in _LEFT_OUT and isinstance(element.tag, str):
                yield from self._blocks(element, depth + 1)  # content controls, custom XML
                continue
            else:
                continue
            if not self._tables:
                yield from self._written("footnote")

    def _written(self, kind: str) -> Iterator[str]:
        """Yield the waiting notes of that kind, each once and on one line."""
        ready, self._waiting[kind] = self._waiting[kind], []
        for key in ready:
            self._tables += 1  # a note in a note waits for its end
            words = " ".join(" ".join(self._blocks(self._notes[key], 0)).split())
            self._tables -= 1
            if words:
                yield f"{self._marks[key]}　{words}"

    def _mark(self, reference: Any) -> str:
        """Return the mark of the note referred to, which then waits to be written."""
        key = (_NOTES[reference.tag], reference.get(f"{_W}id") or "")
        if key not in self._notes:
            return ""
        if key not in self._marks:
            self._marks[key] = f"※{len(self._marks) + 1}"
            self._waiting[key[0]].append(key)
        return self._marks[key]

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[str]:
        words: list[str] = []
        boxes: list[Any] = []
        self._collect(paragraph, words, boxes, depth)
        self._end_reading(words)
        if words or paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            words.insert(0, self._lists.label(paragraph))
        yield from "".join(words).split("\n")
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _collect(self, element: Any, words: list[str], boxes: list[Any], depth: int) -> None:
        """Gather the words of `element` and the text boxes that hang on it."""
        if depth > _DEEPEST:
            return
        for child in element.iterchildren():
            tag = child.tag
            if tag in _WORDS:
                self._end_reading(words)
            if tag == f"{_W}t":
                words.append(child.text or "")
            elif tag in _WRITTEN_AS:
                words.append(_WRITTEN_AS[tag])
            elif tag == f"{_W}br":
                words.append("\n\f\n" if child.get(f"{_W}type") == "page" else "\n")
            elif tag in _NOTES:
                words.append(self._mark(child))
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            elif tag == f"{_W}ruby":
                self._with_reading(child, words, boxes, depth)
            elif tag not in _LEFT_OUT and isinstance(tag, str):
                self._collect(child, words, boxes, depth + 1)

    def _with_reading(self, ruby: Any, words: list[str], boxes: list[Any], depth: int) -> None:
        """Gather words over which a reading stands; it is written behind the last of them."""
        within, self._within_ruby = self._within_ruby, True
        for part, take in (("rubyBase", self._readings.word), ("rt", self._readings.reading)):
            for element in ruby.findall(f"{_W}{part}"):
                held: list[str] = []
                self._collect(element, held, boxes, depth + 1)
                take("".join(held))
                if part == "rubyBase":
                    words += held
        self._within_ruby = within

    def _end_reading(self, words: list[str]) -> None:
        if self._readings.waiting and not self._within_ruby:
            words.append(self._readings.take())

    def _table(self, table: Any, depth: int) -> Iterator[str]:
        """Yield the lines of a table (see `table_lines`)."""
        rows: list[list[str | None]] = []
        for row in _inside(table, f"{_W}tr"):
            cells: list[str | None] = []
            single = [*_inside(row, f"{_W}tc")]
            for cell in single:
                lines = "\n".join(self._blocks(cell, depth + 1))
                cells.append(lines if len(single) == 1 else lines.replace("\f", ""))
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                value = "" if span is None else span.get(f"{_W}val") or ""
                if len(single) > 1:
                    cells += [None] * (min(int(value), 100) - 1 if value.isdecimal() else 0)
            rows.append(cells)
        yield from table_lines(rows)


def _related(part: Any, kind: str) -> Any:
    """Return the root element of the part that relates as `kind`; None without one."""
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            found = relation.target_part
            root = getattr(found, "element", None)
            return parse_xml(found.blob) if root is None else root
    return None


def _optional(part: Any, kind: str) -> Any:
    """Return the root element of a part that can be done without; None if it is broken."""
    try:
        return _related(part, kind)
    except (SyntaxError, ValueError):  # those of lxml are SyntaxErrors
        return None


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the children of that tag, also of those that content controls wrap."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _inside(child, tag)
