"""Text out of files that are more than text; lines of the result are what lines count in."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.errors import SourceError, UnreadableHereError
from kurume_search.version import installed_with

HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RTF = "application/rtf"
OLE = "application/x-ole-storage"  # Word up to 2003; also what Word makes of a password
EXTRACTED_FROM = frozenset({HTML, PDF, DOCX})

_INSTALL = "pip install 'kurume-search[files]' を実行してから、もう一度お試しください。"


@dataclass(frozen=True, slots=True)
class Extracted:
    r"""The text taken out of a file.

    Attributes:
        text: Lines ended by ``\n``; pages parted by a line that holds only ``\f``;
            rows of tables as ``| a | b |``.
        encoding: What the bytes were read as; ``pdf`` and ``docx`` for those.
    """

    text: str
    encoding: str


def extract(content: bytes, media_type: str, where: str) -> Extracted:
    """Return the text of `content`.

    Args:
        content: The bytes of the file.
        media_type: What `media_type_of` said.
        where: Names the file in errors.

    Raises:
        SourceError: It can't be read; one sentence.
    """
    try:
        if media_type == HTML:
            from kurume_search.store.formats.html import extract_html

            return extract_html(content, where)
        if media_type == PDF:
            from kurume_search.store.formats.apart import extract_apart

            return extract_apart(content, media_type, where)
        if media_type == DOCX:
            from kurume_search.store.formats.docx import extract_docx

            return extract_docx(content, where)
    except ImportError as error:
        raise UnreadableHereError(
            f"{where} を読むための部品（{error.name}）が入っていません。{_INSTALL}"
        ) from error
    if media_type == OLE:
        raise SourceError(
            f"{where} は古い Word の形式か、パスワード付きのファイルです。"
            "パスワードなしの DOCX か PDF で保存し直してください。"
        )
    raise SourceError(f"{where} の形式は読めません。DOCX か PDF で保存し直してください。")


def extractors() -> tuple[str, ...]:
    """Return what is installed that takes text out of files beside our own code, with versions."""
    return (*installed_with("docx", "python_docx"), *installed_with("pypdfium2"))
