"""Small PDF and DOCX files made by hand, sound and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence

Word = tuple[float, float, str]  # x and y in points from the lower left corner, and the words
Drawn = tuple[float, float, float, float]  # a line from x, y to x, y; or a corner and a size

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_LAID = {90: b"0 1 -1 0 842 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 595"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_pdf(
    pages: Iterable[Sequence[Word]],
    *,
    size: float = 10.5,
    encrypt: str = "",
    lines: Sequence[Sequence[Drawn]] = (),
    filled: Sequence[Sequence[Drawn]] = (),
    turned: int = 0,
) -> bytes:
    """Return a PDF that draws `pages` in a Japanese font that isn't embedded.

    Args:
        pages: The words of each page.
        size: Of the font.
        encrypt: With this password.
        lines: What is drawn on each page as a line.
        filled: What is drawn on each page as a filled rectangle.
        turned: By so many degrees the pages lie, with all that is drawn; shown upright.
    """
    objects: list[bytes] = [b"", b""]  # catalog and pages come last

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    descriptor = add(
        b"<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /Ascent 880 /Descent -120"
        b" /FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
    )
    inner = add(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor %d 0 R"
        b" /DW 1000 >>" % descriptor
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H"
        b" /DescendantFonts [%d 0 R] >>" % inner
    )
    kids = []
    for at, words in enumerate(pages):
        drawn = b"".join(
            b"%.2f %.2f m %.2f %.2f l S\n" % line for line in lines[at : at + 1] and lines[at]
        )
        drawn += b"".join(
            b"%.2f %.2f %.2f %.2f re f\n" % box for box in filled[at : at + 1] and filled[at]
        )
        drawn += b"".join(
            b"BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET\n"
            % (size, x, y, text.encode("utf-16-be").hex().encode())
            for x, y, text in words
        )
        if turned:
            drawn = b"%s cm\n" % _LAID[turned] + drawn
        packed = zlib.compress(drawn)
        stream = add(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        )
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Rotate %d /Contents %d 0 R"
                b" /Resources << /Font << /F1 %d 0 R >> >> >>"
                % (b"842 595" if turned % 180 else b"595 842", turned, stream, font)
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    trailer = b""
    if encrypt:  # a password that nobody knows: the check values are made up
        key = b"/O <%s> /U <%s>" % (b"41" * 32, b"42" * 32)
        lock = add(b"<< /Filter /Standard /V 1 /R 2 /P -4 %s >>" % key)
        trailer = b" /Encrypt %d 0 R /ID [<00> <00>]" % lock
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, trailer, table)
    )
    return out.getvalue()


def make_docx(body: str, *, prolog: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """Return a DOCX whose ``w:body`` holds the XML `body`."""
    document = (
        f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def with_size(package: bytes, name: str, size: int) -> bytes:
    """Return the zip `package` whose directory says that `name` unpacks to `size` bytes."""
    changed = bytearray(package)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        (length,) = struct.unpack_from("<H", changed, at + 28)
        if changed[at + 46 : at + 46 + length] == name.encode():
            struct.pack_into("<I", changed, at + 24, size)
        at = changed.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


def paragraph(text: str) -> str:
    """Return one ``w:p``."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: Sequence[str]) -> str:
    """Return a ``w:tbl`` whose cells hold the XML given."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
