"""Reads a file in a process of its own, with bounded memory and time.

PDFium is a C++ library, and the tree of a large XML is many times its text: a hostile
file may end that process, never the caller's.
"""

from __future__ import annotations

import json
import subprocess
import sys

from kurume_search.errors import SourceError
from kurume_search.store.formats import DOCX, Extracted
from kurume_search.text.apart import command_for

MEMORY = 2 * 1024**3  # bytes, where the system can limit it
TIME = 600.0  # seconds; 5,000 full pages of PDF took 40


def extract_apart(content: bytes, media_type: str, where: str) -> Extracted:
    """Return the text of `content`, read in a process of its own, which may crash.

    Raises:
        SourceError: What the reader says; or that it died.
        ImportError: A library isn't installed.
    """
    try:
        done = subprocess.run(  # noqa: S603
            command_for(__name__, media_type, str(MEMORY)),
            input=where.encode("utf-8", "replace").hex().encode() + b"\n" + content,
            capture_output=True,
            timeout=TIME,
            check=False,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise SourceError(f"{where} の読み取りに時間がかかりすぎます。分けてください。") from None
    except (OSError, ValueError) as error:  # the process died: out of memory, or crashed
        raise SourceError(
            f"{where} は壊れているか大きすぎて読めません。元のファイルを手に入れ直してください。"
        ) from error
    if "missing" in answer:
        raise ImportError(answer["missing"], name=answer["missing"])
    if "error" in answer:
        raise SourceError(answer["error"])
    return Extracted(answer["text"], answer["encoding"])


def serve(media_type: str, memory: str) -> None:
    """Read the file on stdin and write its text, or what is wrong with it, to stdout.

    Args:
        media_type: Of the file.
        memory: Bytes that reading it may take, as a command line has them.
    """
    where, _, content = sys.stdin.buffer.read().partition(b"\n")
    _limit_memory(int(memory))
    answer: dict[str, str]
    try:
        found = _read(content, media_type, bytes.fromhex(where.decode()).decode())
        answer = {"text": found.text, "encoding": found.encoding}
    except SourceError as error:
        answer = {"error": str(error)}
    except ImportError as error:
        answer = {"missing": str(error.name)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _read(content: bytes, media_type: str, where: str) -> Extracted:
    if media_type == DOCX:
        from kurume_search.store.formats.docx import read_docx

        return read_docx(content, where)
    from kurume_search.store.formats.pdf.reading import read_pdf

    return read_pdf(content, where)


def _limit_memory(memory: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return  # Windows has none; a lower limit may be set already
