"""Kinds of files whose words aren't read, and what to do about each: said, not guessed."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import NamedTuple

from kurume_search.errors import SourceError


class _Kind(NamedTuple):
    name: str
    advice: str


_SAVE = "DOCX か PDF で保存し直してください。"
_ICHITARO = _Kind("一太郎の文書", _SAVE)
_EXCEL = _Kind("Excel の表", "PDF で保存し直すか、中身をテキストにしてください。")
_SLIDES = _Kind("PowerPoint のスライド", "PDF で保存し直してください。")
_OPEN = _Kind("OpenDocument の文書", _SAVE)
_IMAGE = _Kind("画像", "文字認識（OCR）をかけた PDF かテキストにしてください。")
_RECORDING = _Kind("録音か映像", "文字に起こしたものを指定してください。")
_PACKED = _Kind("圧縮したファイル", "展開してから、中のファイルを指定してください。")

_BY_SUFFIX = {
    **dict.fromkeys((".jtd", ".jtdc", ".jtt", ".jttc", ".jaw", ".jsw", ".jbw"), _ICHITARO),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb"), _EXCEL),
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".ppsx"), _SLIDES),
    **dict.fromkeys((".odt", ".ods", ".odp"), _OPEN),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic"), _IMAGE),
    **dict.fromkeys((".tif", ".tiff"), _IMAGE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".wma", ".mp4", ".mov", ".avi", ".wmv"), _RECORDING),
    **dict.fromkeys((".zip", ".lzh", ".7z", ".rar", ".gz", ".tgz"), _PACKED),
}
# Whatever the name says: no text begins so.
_BY_START = (
    (b"\xff\xd8\xff", _IMAGE), (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"II*\x00", _IMAGE), (b"MM\x00*", _IMAGE),
    (b"7z\xbc\xaf\x27\x1c", _PACKED), (b"Rar!\x1a\x07", _PACKED), (b"\x1f\x8b", _PACKED),
    (b"ID3\x02", _RECORDING), (b"ID3\x03", _RECORDING), (b"ID3\x04", _RECORDING),
)  # fmt: skip
_PACKAGE = b"PK\x03\x04"
# What a package of the kind holds, by the folder of its parts.
_IN_PACKAGE = (("word/", None), ("xl/", _EXCEL), ("ppt/", _SLIDES))


def refuse_unread(content: bytes, name: str, where: str) -> None:
    """Refuse a file of a kind that isn't read, by what it holds and then by its name.

    Args:
        content: The bytes of the file.
        name: Its name.
        where: Names the file in errors.

    Raises:
        SourceError: It is of such a kind; one sentence on what it is, one on what to do.
    """
    if kind := _kind_of(content, PurePath(name).suffix.lower()):
        raise SourceError(
            f"{where} は{kind.name}なので読めません（読めるのはテキスト、HTML、PDF、DOCX です）。"
            f"{kind.advice}"
        )


def _kind_of(content: bytes, suffix: str) -> _Kind | None:
    for start, kind in _BY_START:
        if content.startswith(start):
            return kind
    named = _BY_SUFFIX.get(suffix)
    if content.startswith(_PACKAGE):
        return _of_package(content, named)
    # A PDF is a PDF under any name.
    return None if content.startswith(b"%PDF-") else named


def _of_package(content: bytes, named: _Kind | None) -> _Kind | None:
    """Return the kind of a package; what can't be opened is for its reader to refuse."""
    import zipfile  # with all that it unpacks by; most minutes are no package

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return named
    for folder, kind in _IN_PACKAGE:
        if any(part.startswith(folder) for part in parts):
            return kind
    if "mimetype" in parts and "content.xml" in parts:
        return _OPEN
    return named
