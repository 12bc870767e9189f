"""A source file as text: which kind of file it is, and its text with sha256 and encoding."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from kurume_search.errors import SourceError
from kurume_search.model.source import SourceText
from kurume_search.store.encodings import decode
from kurume_search.store.formats import DOCX, HTML, OLE, PDF, RTF, extract
from kurume_search.store.formats.unread import refuse_unread
from kurume_search.store.names import is_printable

# Minutes of a whole year are below 10 MB; a scan of them can be 100.
MAX_BYTES = 256 * 1024 * 1024

TEXT = "text/plain"
_STARTS = ((b"PK\x03\x04", DOCX), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE), (b"{\\rtf", RTF))


def shown(path: Path | str) -> str:
    """Return a path for a message: on one line, whatever its name holds."""
    return "".join(c if is_printable(c) else "�" for c in str(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of an ordinary file.

    Raises:
        SourceError: It is missing, a folder, a device, too large, or can't be read.
    """
    where = shown(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise SourceError(f"{where} はフォルダです。ファイルを指定してください。")
        if not stat.S_ISREG(found.st_mode):
            raise SourceError(
                f"{where} は通常のファイルではありません。写しを作って指定してください。"
            )
        if found.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1024**2
            raise SourceError(f"{where} は大きすぎます（{limit} MB まで）。分けてください。")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{where} がありません。ファイルの場所を確かめてください。") from None
    except PermissionError:
        raise SourceError(
            f"{where} を読む権限がありません。読めるようにしてから指定してください。"
        ) from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{where} を読めません（{error}）。") from error


def media_type_of(content: bytes, name: str) -> str:
    """Return what kind of file it is: by its first bytes, and by `name` where they don't say."""
    suffix = Path(name).suffix.lower()
    if content.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in content[:1024]):
        return PDF
    for start, media_type in _STARTS:
        if content.startswith(start):
            return media_type
    head = content[:512].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in (".html", ".htm", ".xhtml"):
        return HTML
    return TEXT


def read_source(path: Path, *, name: str, synthetic: bool = False) -> SourceText:
    """Return the text of the file at `path`, extracted if it is a PDF, DOCX or HTML file.

    Args:
        path: Where the file is.
        name: What the text is called: its path in the corpus, or as the user gave it.
        synthetic: It is known to be invented.

    Raises:
        SourceError: One sentence: what is wrong, where, what to do.
    """
    return source_of(read_bytes(path), path, name=name, synthetic=synthetic)


def source_of(content: bytes, path: Path, *, name: str, synthetic: bool = False) -> SourceText:
    """Return the text of `content`, the bytes of the file at `path`.

    Raises:
        SourceError: It is of a kind that isn't read, or damaged.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    refuse_unread(content, path.name, shown(path))
    media_type = media_type_of(content, path.name)
    if media_type == TEXT:
        decoded = decode(content, shown(path))
        text, encoding = decoded.text, decoded.encoding
        if "\r" in text and "\n" not in text:  # of old Macs; each line end is one sign still
            text = text.replace("\r", "\n")
    else:
        extracted = extract(content, media_type, shown(path))
        # The text is kept as a file of its own: what UTF-8 can't hold must not be in it.
        text = extracted.text.replace("\0", "").lstrip("\ufeff")
        text = text.encode("utf-8", "replace").decode("utf-8")
        encoding = extracted.encoding
    return SourceText(
        path=name,
        sha256=sha256,
        encoding=encoding,
        text=text,
        synthetic=synthetic,
        media_type=media_type,
        page_starts=page_starts(text),
    )


def page_starts(text: str) -> tuple[int, ...]:
    r"""Return where pages begin; a form feed (``\f``) on a line of its own parts them.

    >>> page_starts("一\n\f\n二\n")
    (0, 4)
    """
    if "\f" not in text:
        return ()
    starts, at = [0], text.find("\f")
    while at >= 0:
        after = at + 1
        if text.startswith("\r\n", after):
            after += 2
        elif text.startswith("\n", after):
            after += 1
        if after < len(text):
            starts.append(after)
        at = text.find("\f", at + 1)
    return tuple(starts)
