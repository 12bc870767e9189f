"""Text of a PDF: lines as a reader sees them, page after page.

Words come out of a PDF in the order in which they were drawn, so labels can come first
and all values after them. Here the stretches of a page are laid out again by where they
stand, and what stands in the cells of a table by its borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

from kurume_search.errors import SourceError
from kurume_search.store.formats import Extracted
from kurume_search.store.formats.pdf.layout import Stretch
from kurume_search.store.formats.pdf.pages import Page, join_pages, page_of
from kurume_search.store.formats.pdf.rules import Walls, read_rules
from kurume_search.store.formats.pdf.turned import quarter_turns, turn_box, turn_rules
from kurume_search.text.spans import PAGE_IMAGE

MAX_PAGES = 10_000
MAX_CHARACTERS = 50_000_000
_OUTLINES = 100  # on a page without words, more than any frame or rule has
_WORD_GAP = 0.6  # of the height: more than this between half-width signs is no mere space

# Stands for a page that is an image (OBJECT REPLACEMENT CHARACTER), so that it isn't lost.
IMAGE = f"{PAGE_IMAGE}\n"

# PDFium marks a hyphen at a line's end with these.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


def read_pdf(content: bytes, where: str) -> Extracted:
    """Return the text of the PDF `content`; to be called in a process apart.

    Raises:
        SourceError: It is encrypted, damaged, scanned without text, or too long.
        ImportError: pypdfium2 isn't installed.
    """
    import pypdfium2

    damaged = f"{where} は壊れていて読めません。元のファイルを手に入れ直してください。"
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            damaged = f"{where} にはパスワードが掛かっています。外して保存し直してください。"
        raise SourceError(damaged) from error
    if len(document) > MAX_PAGES:
        raise SourceError(
            f"{where} はページが多すぎます（{MAX_PAGES:,} ページまで）。分けてください。"
        )
    read: list[Page] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            read.append(_page(document, number, read[-1] if read else Page()))
        except pypdfium2.PdfiumError as error:
            raise SourceError(damaged) from error
        left -= read[-1].length
        if left < 0:
            raise SourceError(f"{where} は文字が多すぎます。分けてください。")
    pages = [_whole("".join(f"{line}\n" for line in page)) for page in join_pages(read)]
    if not any(page.strip() for page in pages):
        raise SourceError(
            f"{where} には文字の情報がありません（紙を読み取った画像の PDF です）。"
            "文字認識（OCR）をかけてから指定してください。"
        )
    drawn = (
        page if page.strip() or not _is_drawn(document, n) else IMAGE
        for n, page in enumerate(pages)
    )
    return Extracted("\f\n".join(drawn), "pdf")


def _is_drawn(document: Any, number: int) -> bool:
    """Return whether a page shows an image, or outlines enough to be words; a frame is none."""
    from pypdfium2 import PdfiumError, raw

    with suppress(PdfiumError), closing(document[number]) as page:  # a torn page shows nothing
        outlines = 0
        for held in page.get_objects(max_depth=3):
            outlines += held.type == raw.FPDF_PAGEOBJ_PATH
            if held.type == raw.FPDF_PAGEOBJ_IMAGE or outlines > _OUTLINES:
                return True
    return False


def _page(document: Any, number: int, last: Page) -> Page:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            turns = quarter_turns(text_page)
            rules = turn_rules(read_rules(page), turns)
            found = _stretches(text_page, Walls(rules), turns)
            stretches = [stretch for stretch in found if stretch.words.strip()]
        finally:
            text_page.close()
    finally:
        page.close()
    return page_of(stretches, rules, last)


def _whole(text: str) -> str:
    """Put characters beyond U+FFFF together, which come as two halves on Windows."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _stretches(text_page: Any, walls: Walls, turns: int) -> Iterator[Stretch]:
    """Yield what is drawn side by side without a gap, in the order of drawing.

    Boxes are those of the font size, not of the ink: a font that isn't in the file and
    not on this machine has no ink, and minutes are full of such fonts.
    """
    import ctypes

    from pypdfium2 import raw

    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    words: list[str] = []
    left = bottom = right = top = 0.0
    guessed = False  # PDFium guessed a space before the sign
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        char = _HYPHENS.get(code) or chr(code)
        if code in (0, 0xFFFF) or raw.FPDFText_IsGenerated(text_page, at) == 1:
            guessed = char == " "
            continue  # spaces and line ends that PDFium guessed: boxes say it better
        if not (char.isprintable() or char.isspace() or "\ud800" <= char <= "\udfff"):
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, at, place):
            continue
        if turns:
            turn_box(box, turns)
        em = max(box.top - box.bottom, 1.0)
        gap = (box.left - right) / em
        joined = words and abs(box.bottom - bottom) < 0.3 * em and -0.5 < gap < 0.25
        # Between half-width signs (2022/9/15 9:30) a space is as narrow as the air between
        # full-width ones, so there the guess decides.
        if words and guessed and words[-1].isascii() and char.isascii():
            spaced = abs(box.bottom - bottom) < 0.3 * em and 0.15 < gap < _WORD_GAP
            joined = joined or spaced
            words += [" "] * spaced
        guessed = False
        if joined and walls and walls.between(right - em / 2, box.left + em / 2, bottom + em / 2):
            joined = False
        if words and not joined:
            yield Stretch(left, bottom, right, top, "".join(words))
            words = []
        if not words:
            left, bottom, top = box.left, box.bottom, box.top
        right = box.right
        words.append(" " if char.isspace() and char != "\u3000" else char)
    if words:
        yield Stretch(left, bottom, right, top, "".join(words))
