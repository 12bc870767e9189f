"""Pages that are images, and kinds of files whose words aren't read: said, never silent."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from sample_files import make_docx, make_pdf, paragraph

from kurume_search.errors import SourceError
from kurume_search.model.place import PartKind
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.decode import read_source, source_of
from kurume_search.store.formats import PDF, extract
from kurume_search.text.spans import PAGE_IMAGE

FIRST = [(72.0, 780.0, "会議録"), (72.0, 760.0, "日時　令和4年6月23日")]


# -- pages without words


def with_drawn_page(
    pages: list[list[tuple[float, float, str]]], at: int, *, frame: bool = False
) -> bytes:
    """Return a PDF whose page `at`, which has no words, shows an image, or a frame."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(make_pdf(pages))
    page = document[at]
    if frame:
        drawn = raw.FPDFPageObj_CreateNewRect(50.0, 50.0, 400.0, 600.0)
        raw.FPDFPath_SetDrawMode(drawn, raw.FPDF_FILLMODE_NONE, 1)
        raw.FPDFPage_InsertObject(page.raw, drawn)
    else:
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_BGR))
        image.set_matrix(pypdfium2.PdfMatrix().scale(500, 700))
        page.insert_obj(image)
    raw.FPDFPage_GenerateContent(page.raw)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_a_page_that_is_an_image_leaves_a_mark() -> None:
    text = extract(with_drawn_page([FIRST, [], FIRST, []], 1), PDF, "x").text

    assert [page.strip() == PAGE_IMAGE for page in text.split("\f")] == [False, True, False, False]
    assert text.split("\f")[3].strip() == ""  # a blank page is nothing to remark on


def test_a_page_that_only_has_a_frame_is_blank() -> None:
    text = extract(with_drawn_page([FIRST, [], FIRST], 1, frame=True), PDF, "x").text

    assert PAGE_IMAGE not in text and text.count("\f") == 2


def test_a_scanned_page_within_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(with_drawn_page([FIRST, [], FIRST], 1))

    (minutes,) = parse_minutes(read_source(path, name="a.pdf"))

    (found,) = [held for held in minutes.diagnostics if held.code == "page-without-text"]
    assert "2 ページ" in found.message and found.severity == "warning"
    assert not [part for part in minutes.parts if part.kind is PartKind.UNCLAIMED]


def test_a_pdf_of_images_alone_is_still_refused() -> None:
    with pytest.raises(SourceError, match="OCR"):
        extract(with_drawn_page([[], []], 0), PDF, "x")


# -- kinds that aren't read


def package(*parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for part in parts:
            packed.writestr(part, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"plain words\n", "minutes.jtd", "一太郎"),
        ("会議録\n".encode(), "minutes.JTD", "一太郎"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "minutes.jtd", "一太郎"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.xls", "Excel"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "list.xlsx", "Excel"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "list.docx", "Excel"),
        (package("ppt/presentation.xml"), "slides.pptx", "PowerPoint"),
        (package("mimetype", "content.xml"), "minutes.odt", "OpenDocument"),
        (package("minutes.txt"), "minutes.zip", "圧縮"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "scan.jpg", "画像"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "scan.txt", "画像"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "画像"),
        (b"II*\x00", "scan.tif", "画像"),
        (b"\x00\x00\x00 ftypM4A ", "talk.m4a", "録音"),
    ],
)
def test_a_kind_that_is_not_read_is_called_by_its_name(
    content: bytes, name: str, kind: str
) -> None:
    with pytest.raises(SourceError, match=kind) as caught:
        source_of(content, Path(name), name=name)

    assert name in str(caught.value) and "DOCX" in str(caught.value)
    assert "壊れて" not in str(caught.value) and "文字コード" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("会議録\n".encode(), "minutes.txt"),
        ("会議録\n".encode(), "minutes"),
        ("会議録\n".encode(), "minutes.md"),
        ("II 会議録\n".encode(), "minutes.txt"),
        ("ID3 会議録\n".encode(), "minutes.txt"),
        ("GIF89a の添付 会議録\n".encode(), "minutes.txt"),
        (make_pdf([FIRST]), "minutes.jpg"),
    ],
)
def test_other_kinds_are_read_as_before(content: bytes, name: str) -> None:
    assert source_of(content, Path(name), name=name).text


def test_a_word_file_under_another_name_is_read() -> None:
    content = make_docx(paragraph("会議録"))

    assert source_of(content, Path("minutes.xlsx"), name="x").text == "会議録\n"
