"""The text as it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A decoded file; never changed after it was read.

    Attributes:
        path: Where it stands, relative to its corpus if it has one.
        sha256: Of the file's bytes as received.
        encoding: What the bytes were read as (``utf-8``, ``cp932`` …).
        text: The decoded text, or the text extracted from PDF, DOCX or HTML.
            Lines and code points count in this.
        synthetic: True for invented minutes; they are marked wherever they show.
        media_type: ``text/plain``, ``application/pdf`` …
        page_starts: Code points where pages begin; empty if there are none.
    """

    path: str
    sha256: str
    encoding: str
    text: str
    synthetic: bool = False
    media_type: str = "text/plain"
    page_starts: tuple[int, ...] = ()
