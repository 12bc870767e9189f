"""A manifest as it was read, kept in the cache: of one that changed only new blocks are read.

TOML is slow to read. The copy has a line for each document, beside the text it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from pathlib import Path

from kurume_search.errors import CorpusError
from kurume_search.store.compiled import encoded, keep, kept, stamp
from kurume_search.store.folder import MANIFEST_ROWS
from kurume_search.store.manifest import (
    DocumentRow,
    Said,
    block,
    blocks_of,
    row_from_json,
    row_json,
    rows_of,
)
from kurume_search.store.toml_rows import text_of
from kurume_search.text.values import Value

_TEXT = "manifest.toml"
_BETWEEN, _NONE = b",\n", b"[]"
_STRETCH = 4096  # bytes that are compared at once
_MARK = b"\n[["  # with it lines begin that begin a block
_BOM = b"\xef\xbb\xbf"
# Rows begin with path and sha256, and end with what they replace; inside a string of JSON
# there is no bare quotation mark.
_STRING = rb'("[^"\\]*(?:\\.[^"\\]*)*")'
_FIRST = re.compile(rb'\{"path": %b, "sha256": %b' % (_STRING, _STRING))
_CONTENT = re.compile(rb'", "sha256": "([^"]*)')
_REPLACED = re.compile(rb'"supersedes": %b\}' % _STRING)
# Signs that have no case, and that no sign with a case folds to.
_CASELESS = re.compile(r"[0-9./_\-\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+")


class ManifestCopy(Value, slots=False):
    """A manifest that was read and checked; what few ask for is found without decoding it.

    Attributes:
        content: Its bytes.
        json: Its rows as JSON, one a line.
        digest: sha256 of `content`.
    """

    content: bytes
    json: bytes
    digest: str

    def said(self) -> list[Said]:
        """Return what it says of its documents, in their order."""
        found: list[Said] = json.loads(self.json)
        return found

    def rows(self) -> tuple[DocumentRow, ...]:
        """Return its documents in their order."""
        return tuple(map(row_from_json, self.said()))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """sha256 of each document by its path, in their order."""
        strings = _strings(chain.from_iterable(_FIRST.findall(self.json)))
        return dict(zip(strings[::2], strings[1::2], strict=True))

    @cached_property
    def replaced(self) -> Set[str]:
        """Paths of the documents that a newer version replaces."""
        if b'"supersedes"' not in self.json:  # as nearly always: told in no time
            return frozenset()
        return frozenset(_strings(_REPLACED.findall(self.json)))

    def place(self, path: str) -> int:
        """Return a number that is greater the later the document at `path` comes; -1: it has none.

        A few are looked up in a fraction of the time that it takes to sort all.
        """
        return self.json.find(b'{"path": %b,' % encoded(path))

    def row(self, path: str) -> DocumentRow:
        """Return the document at `path`, which it has."""
        return self._row_at(self.place(path))

    def _row_at(self, place: int) -> DocumentRow:
        end = self.json.find(_BETWEEN, place)
        return row_from_json(json.loads(self.json[place : end if end >= 0 else -1]))

    def path_of(self, sha256: str) -> str | None:
        """Return the path of a document of that content, or None."""
        at = self.json.rfind(b'", "sha256": "%b"' % sha256.encode())
        return None if at < 0 else self._row_at(self.json.rfind(b'{"path": "', 0, at)).path

    def contents(self) -> list[str]:
        """Return the sha256 of every document."""
        return [found.decode() for found in _CONTENT.findall(self.json)]

    def is_replaced(self, path: str) -> bool:
        """Say whether a newer version replaces the document at `path`."""
        return b'"supersedes": %b}' % encoded(path) in self.json

    def is_taken(self, path: str) -> bool:
        """Say whether a document has this path, or one that differs in case alone."""
        longest = max(_CASELESS.findall(path), key=len, default="")
        return longest.encode() in self.json and path.casefold() in self._folded

    @cached_property
    def _folded(self) -> Set[str]:
        return set(map(str.casefold, self.digests))

    def since(self, before: ManifestCopy) -> list[Said] | None:
        """Return what came behind all that it said `before`; None: something else changed too."""
        known = before.json[:-1]
        if not self.json.startswith(known):
            return None
        found: list[Said] = json.loads(b"[" + self.json[len(known) :].removeprefix(b","))
        return found

    def longer(self, rows: Sequence[DocumentRow], path: Path, home: Path) -> ManifestCopy:
        """Return it with `rows` behind what is there; comments stay, nothing is written.

        Args:
            rows: Of documents that it hasn't, one at least.
            path: Of the manifest.
            home: Of the corpus in the cache.

        Raises:
            CorpusError: A row says something that can't be.
        """
        text = "\n".join(map(block, rows))
        # Joined from views: a corpus's manifest is copied once, not with each step.
        head = memoryview(self.content)
        if self.content.startswith(_BOM):
            head = head[len(_BOM) :]
        while head and head[-1] == ord("\n"):
            head = head[:-1]
        content = b"".join((head, b"\n\n" * bool(head), text.encode()))
        new = rows_of(text, str(path))
        paths = {row.path for row in new}
        if any(self.place(one) >= 0 or self.is_replaced(one) for one in paths):
            return copy_of(content, path, home)  # says what is wrong
        held = (memoryview(self.json)[:-1], _BETWEEN) if len(self.json) > len(_NONE) else (b"[",)
        lines = _BETWEEN.join(map(encoded, map(row_json, new)))
        return ManifestCopy(content, b"".join((*held, lines, b"]")), _digest(content))

    def shorter(self, paths: Iterable[str], path: Path) -> ManifestCopy | None:
        """Return it without the documents at `paths`, which it has; nothing is written.

        Args:
            paths: Of documents.
            path: Of the manifest.

        Returns:
            None if where they stand can't be told without reading all of it.
        """
        if self.content.count(_MARK) != self.json.count(b"\n") + 1:
            return None  # one begins the file, stands inside a string, or is written otherwise
        content, rows = self.content, self.json
        for one in paths:
            place = rows.find(b'{"path": %b,' % encoded(one))
            end = rows.find(_BETWEEN, place)
            line = rows[place : end if end >= 0 else -1]
            start = _nth(content, rows.count(b"\n", 0, place))
            stop = content.find(_MARK, start) + 1 or len(content)
            try:
                (row,) = rows_of(content[start:stop].decode(), str(path))
            except (CorpusError, ValueError):
                return None
            if encoded(row_json(row)) != line:
                return None
            content = content[:start] + content[stop:]
            if end >= 0:
                rows = rows[:place] + rows[end + len(_BETWEEN) :]
            else:  # the last one
                rows = rows[:place].removesuffix(_BETWEEN) + b"]"
        content = content.rstrip(b"\n") + b"\n"
        return ManifestCopy(content, rows, _digest(content))

    def keep(self, home: Path) -> None:
        """Keep it in `home`, so that the next process needn't read it."""
        keep(home / _TEXT, self.content)
        keep(home / MANIFEST_ROWS, stamp(self.digest) + b"\n" + self.json)


def _nth(content: bytes, row: int) -> int:
    """Return where the block of that number begins, from 0, by the marks of blocks."""
    at = -1
    for _ in range(row + 1):
        at = content.find(_MARK, at + 1)
    return at + 1


def _strings(written: Iterable[bytes]) -> list[str]:
    found: list[str] = json.loads(b"[%b]" % b",".join(written))
    return found


def copy_of(content: bytes, path: Path, home: Path) -> ManifestCopy:
    """Read the manifest `content` of the corpus that has it at `path`; nothing is written.

    Only blocks that the copy in `home` hasn't are read as TOML.

    Raises:
        CorpusError: It can't be read, or a row says something that can't be.
    """
    digest = _digest(content)
    cached = kept(home / MANIFEST_ROWS, digest)
    if cached is not None:
        return ManifestCopy(content, cached, digest)
    lines = _spliced(content, home)
    if lines is None:
        lines = [encoded(row_json(row)) for row in rows_of(text_of(content, path), str(path))]
    return ManifestCopy(content, b"[" + _BETWEEN.join(lines) + b"]", digest)


def _spliced(content: bytes, home: Path) -> list[bytes] | None:
    """Return the rows of `content` as JSON; None: it must be read as a whole."""
    before = _before(home)
    if before is None:
        return None
    old, known = before
    first, stop = _changed(old, content, len(known))
    behind = len(old) - stop
    low, high = old.count(_MARK, 0, first), len(known) - old.count(_MARK, stop - 1)
    try:
        held = blocks_of(old[first:stop].decode("utf-8-sig"))[1]
        head, blocks = blocks_of(content[first : len(content) - behind].decode("utf-8-sig"))
        if len(held) != high - low or rows_of(head, ""):
            return None  # one stands inside a long string, or is written in another way
        lines, new = _read(blocks, dict(zip(map(str.strip, held), known[low:high], strict=True)))
    except (CorpusError, ValueError):
        return None
    lines = [*known[:low], *lines, *known[high:]]
    whole = b"\n".join(lines)
    # Rows that are known were checked against each other: now the new ones against all.
    for row in new:
        name = encoded(row.path)
        if whole.count(b'"path": %b,' % name) > 1 or b'"supersedes": %b}' % name in whole:
            return None
    return lines if len(set(lines)) == len(lines) else None


def _read(
    blocks: Iterable[str], known: Mapping[str, bytes]
) -> tuple[list[bytes], list[DocumentRow]]:
    """Return the row of each block as JSON, and the rows of those that aren't known.

    Raises:
        CorpusError, ValueError: A block isn't one row.
    """
    lines, new = [], []
    for one in blocks:
        line = known.get(one.strip())
        if line is None:
            (row,) = rows_of(one, "")
            new.append(row)
            line = encoded(row_json(row))
        lines.append(line)
    return lines, new


def _changed(old: bytes, new: bytes, rows: int) -> tuple[int, int]:
    """Return where in `old` the blocks begin and stop that `new` hasn't at its ends.

    All of it unless each of its `rows` has exactly one mark, by which blocks are counted.
    """
    first, stop = 0, len(old)
    if old.count(_MARK) != rows:
        return first, stop
    ends, most = (len(old), len(new)), min(len(old), len(new))
    alike = _shared(most, lambda low, high: old[low:high] == new[low:high])
    first = old.rfind(_MARK, 0, alike) + 1
    alike = _shared(
        most - first,
        lambda low, high: (
            old[ends[0] - high : ends[0] - low] == new[ends[1] - high : ends[1] - low]
        ),
    )
    mark = old.find(_MARK, len(old) - alike)
    return first, stop if mark < 0 else mark + 1


def _shared(most: int, alike: Callable[[int, int], bool]) -> int:
    """Return how many signs, up to `most`, are the same, where `alike` compares a stretch."""
    at, step = 0, _STRETCH
    while step:
        while at + step <= most and alike(at, at + step):
            at += step
        step //= 2
    return at


def _before(home: Path) -> tuple[bytes, list[bytes]] | None:
    """Return the manifest that was read last, and its rows as JSON."""
    with contextlib.suppress(OSError):
        content = (home / _TEXT).read_bytes()
        rows = kept(home / MANIFEST_ROWS, _digest(content))
        if rows is not None and len(rows) > len(_NONE):
            return content, rows[1:-1].split(_BETWEEN)
    return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
