"""A manifest as it was read, kept in the cache: of one that changed only new blocks are read.

TOML is slow to read. The copy has a line for each document, beside the text it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from kurume_search.errors import CorpusError
from kurume_search.store.folder import MANIFEST_ROWS, encoded, keep, kept, stamp
from kurume_search.store.manifest import (
    DocumentRow,
    blocks_of,
    row_from_json,
    row_json,
    rows_of,
    text_of,
)
from kurume_search.text.values import Value

_TEXT = "manifest.toml"


class ManifestCopy(Value):
    """A manifest that was read and checked.

    Attributes:
        content: Its bytes.
        json: Its rows as JSON, one a line.
    """

    content: bytes
    json: bytes

    def rows(self) -> tuple[DocumentRow, ...]:
        """Return its documents in their order."""
        return tuple(map(row_from_json, json.loads(self.json)))

    def keep(self, home: Path) -> None:
        """Keep it in `home`, so that the next process needn't read it."""
        keep(home / _TEXT, self.content)
        keep(home / MANIFEST_ROWS, stamp(_digest(self.content)) + b"\n" + self.json)


def copy_of(content: bytes, path: Path, home: Path) -> ManifestCopy:
    """Read the manifest `content` of the corpus that has it at `path`; nothing is written.

    Only blocks that the copy in `home` hasn't are read as TOML.

    Raises:
        CorpusError: It can't be read, or a row says something that can't be.
    """
    text = text_of(content, path)
    lines = _spliced(text, home)
    if lines is None:
        lines = [encoded(row_json(row)) for row in rows_of(text, str(path))]
    return ManifestCopy(content, b"[" + b",\n".join(lines) + b"]")


def _spliced(text: str, home: Path) -> list[bytes] | None:
    """Return the rows of `text` as JSON; None: it must be read as a whole."""
    known = dict(_known(home))
    head, blocks = blocks_of(text)
    if not known or not blocks:
        return None
    lines, new = [], []
    try:
        rows_of(head, "")
        for block in blocks:
            line = known.get(block.strip())
            if line is None:
                (row,) = rows_of(block, "")
                new.append(row)
                line = encoded(row_json(row))
            lines.append(line)
    except (CorpusError, ValueError):
        return None
    whole = b"\n".join(lines)
    # Rows that are known were checked against each other: now the new ones against all.
    for row in new:
        path = encoded(row.path)
        if whole.count(b'"path": %b,' % path) > 1 or b'"supersedes": %b}' % path in whole:
            return None
    return lines if len(set(lines)) == len(lines) else None


def _known(home: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the blocks of the manifest that was read last, each with its row as JSON."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        content = (home / _TEXT).read_bytes()
        rows = kept(home / MANIFEST_ROWS, _digest(content))
        blocks = blocks_of(content.decode("utf-8-sig"))[1]
        lines = [] if rows is None else rows[1:-1].split(b",\n")
        if len(blocks) == len(lines):  # else one stands inside a long string
            yield from zip(map(str.strip, blocks), lines, strict=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
