"""Text of a PDF: lines as a reader sees them, page after page.

Words come out of a PDF in the order in which they were drawn, so labels can come first
and all values after them. Here the stretches of a page are laid out again by where they
stand: what is on one height is one line, gaps become spaces, indents stay.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any, NamedTuple

from kurume_search.errors import SourceError
from kurume_search.store.formats import Extracted
from kurume_search.text.spans import PAGE_IMAGE

MAX_PAGES = 10_000
MAX_CHARACTERS = 50_000_000
_OUTLINES = 100  # on a page without words, more than any frame or rule has
_DEEPEST_INDENT = 20  # characters
_WORD_GAP = 0.6  # of the height: more than this between half-width signs is no mere space

# Stands for a page that is an image (OBJECT REPLACEMENT CHARACTER), so that it isn't lost.
IMAGE = f"{PAGE_IMAGE}\n"

# PDFium marks a hyphen at a line's end with these.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


class _Stretch(NamedTuple):
    """Words drawn together, and where; in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


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
    pages: list[str] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            pages.append(_page_text(document, number))
        except pypdfium2.PdfiumError as error:
            raise SourceError(damaged) from error
        left -= len(pages[-1])
        if left < 0:
            raise SourceError(f"{where} は文字が多すぎます。分けてください。")
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


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            stretches = [found for found in _stretches(text_page) if found.words.strip()]
        finally:
            text_page.close()
    finally:
        page.close()
    text = "".join(f"{line}\n" for line in lay_out(stretches))
    # On Windows, characters beyond U+FFFF come as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _stretches(text_page: Any) -> Iterator[_Stretch]:
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
        if words and not joined:
            yield _Stretch(left, bottom, right, top, "".join(words))
            words = []
        if not words:
            left, bottom, top = box.left, box.bottom, box.top
        right = box.right
        words.append(" " if char.isspace() and char != "\u3000" else char)
    if words:
        yield _Stretch(left, bottom, right, top, "".join(words))


def lay_out(stretches: list[_Stretch]) -> Iterator[str]:
    """Yield the lines of one page from top to bottom; an empty one where a gap is wide."""
    if not stretches:
        return
    size = statistics.median(s.top - s.bottom for s in stretches) or 1.0
    em = max(_em(stretches, size), 1.0)
    margin = min(s.left for s in stretches)
    for column in _columns(stretches, em):
        rows = _rows(column, size)
        pitch = _pitch(rows, size)
        before: float | None = None
        for row in rows:
            height = row[0].bottom
            if before is not None and before - height > 1.7 * pitch:
                yield ""
            yield _line(row, em, margin if column is stretches else min(s.left for s in column))
            before = height


def _em(stretches: list[_Stretch], size: float) -> float:
    """Return the width of one full-width character."""
    widths = [
        (s.right - s.left) / len(s.words)
        for s in stretches
        if len(s.words) > 1 and not s.words.isascii()
    ]
    return statistics.median(widths) if widths else size


def _rows(stretches: list[_Stretch], size: float) -> list[list[_Stretch]]:
    """Group what stands on one height, from the top; each from left to right."""
    rows: list[list[_Stretch]] = []
    middle = 0.0
    for stretch in sorted(stretches, key=lambda s: (-(s.top + s.bottom), s.left)):
        center = (stretch.top + stretch.bottom) / 2
        if rows and abs(middle - center) < 0.5 * size:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
            middle = center
    return [sorted(row) for row in rows]


def _pitch(rows: list[list[_Stretch]], size: float) -> float:
    """Return the usual distance from line to line."""
    steps = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    return max(statistics.median(steps), size) if steps else size


def _line(row: list[_Stretch], em: float, margin: float) -> str:
    indent = round((row[0].left - margin) / em)
    pieces = ["\u3000" * min(max(indent, 0), _DEEPEST_INDENT)]
    before: _Stretch | None = None
    for stretch in row:
        if before is not None:
            gap = (stretch.left - before.right) / em
            if gap >= 0.8:
                pieces.append("\u3000" * min(round(gap) or 1, _DEEPEST_INDENT))
            elif gap > 0.3:
                pieces.append(" ")
        pieces.append(stretch.words)
        before = stretch
    return "".join(pieces).rstrip()


def _columns(stretches: list[_Stretch], em: float) -> list[list[_Stretch]]:
    """Split a page set in two columns of running text; leave every other page whole.

    Labels and values, or speakers and speeches, also stand side by side; there one side
    is short and lines belong together, so both sides must be full of text.
    """
    left, right = min(s.left for s in stretches), max(s.right for s in stretches)
    middle = (left + right) / 2
    wide = (right - left) / 2
    one = [s for s in stretches if s.right < middle + em]
    two = [s for s in stretches if s.left > middle - em]
    if len(one) + len(two) < len(stretches) or min(len(one), len(two)) < 8:
        return [stretches]
    for side in (one, two):
        full = sum((s.right - s.left) > 0.75 * wide for s in side)
        if full < 0.6 * len(side):
            return [stretches]
    return [one, two]
