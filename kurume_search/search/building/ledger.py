"""What a build notes of its documents and rows, so that the next one can go on from it.

Its lists are written on without being decoded, and that nothing but new documents came is
told from a few hashes: a meeting that is added costs a line, however many there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kurume_search.search.building.origins import ORIGINS, Origin
from kurume_search.store.compiled import encoded
from kurume_search.store.folder import MANIFEST, TAGS, CorpusFolder
from kurume_search.store.hashing import lines_of
from kurume_search.store.manifest import Said

LEDGER = "ledger.json"
_HEAD, _ITEM, _END = b"[\n", b",\n", b"\n]"

Key = list[Any]
"""What the rows of a document are made of; see `document_key`."""


class Listed:
    """A JSON list, an item a line, that grows without being decoded."""

    def __init__(self, held: bytes = b"[]") -> None:
        """Begin with the list `held`."""
        self._items = held.removeprefix(_HEAD).removesuffix(_END) if held != b"[]" else b""
        self._count = self._items.count(_ITEM) + bool(self._items)
        self._new: list[bytes] = []

    @classmethod
    def of(cls, items: Iterable[Any]) -> Listed:
        """Return `items` as such a list."""
        made = cls()
        for item in items:
            made.add(item)
        return made

    def add(self, item: Any) -> None:
        """Put `item` at the end."""
        self._new.append(encoded(item))

    def without(self, places: Iterable[int]) -> Listed:
        """Return the list without the items at `places`."""
        out = set(places)
        held = [*(self._items.split(_ITEM) if self._items else ()), *self._new]
        made = Listed()
        made._new = [line for at, line in enumerate(held) if at not in out]
        return made

    def __len__(self) -> int:
        return self._count + len(self._new)

    def __contains__(self, item: str) -> bool:
        line = encoded(item)
        # Inside of JSON a line never ends in a string, so it is a whole item.
        return line in self._new or b"\n%b,\n" % line in b"\n%b,\n" % self._items

    def __bytes__(self) -> bytes:
        lines = [*([self._items] if self._items else []), *self._new]
        return _HEAD + _ITEM.join(lines) + _END if lines else b"[]"

    def items(self) -> list[Any]:
        """Return the items, decoded."""
        found: list[Any] = json.loads(bytes(self))
        return found


class Ledger:
    """The lists of one build.

    Attributes:
        base: What every row depends on besides its document.
        documents: The key of each, in the order of the manifest.
        names: Council and id of the meeting in each row.
        origins: Where each row comes from.
    """

    def __init__(self, base: str) -> None:
        """Begin with nothing."""
        self.base = base
        self.documents, self.names, self.origins = Listed(), Listed(), Listed()
        self._manifest: tuple[int, str] = 0, ""
        self._files = ""
        self._hashed: tuple[int, Any] = 0, hashlib.sha256()

    @classmethod
    def read(cls, build: Path) -> Ledger:
        """Return what the build in the folder `build` noted.

        Raises:
            OSError, ValueError, KeyError, TypeError: It didn't, or it isn't whole.
        """
        head, documents, names = (build / LEDGER).read_bytes().split(b"\n\n")
        said = json.loads(head)
        made = cls(str(said["base"]))
        size, digest = said["manifest"]
        made._manifest, made._files = (int(size), str(digest)), str(said["files"])
        made.documents, made.names = Listed(documents), Listed(names)
        made.origins = Listed((build / ORIGINS).read_bytes())
        if said["counts"] != made._counts:
            raise ValueError(f"a list was cut short: {build}")
        return made

    @property
    def _counts(self) -> list[int]:
        return [len(self.documents), len(self.names), len(self.origins)]

    def write(self, build: Path, folder: CorpusFolder) -> None:
        """Write it down in the folder `build`, which was made of all of `folder`."""
        size = len(folder.rows) - 1
        said = {
            "base": self.base,
            "counts": self._counts,
            "manifest": [size, self._digest_of(folder, size)],
            "files": _files(folder, ()),
        }
        lists = (encoded(said), bytes(self.documents), bytes(self.names))
        (build / LEDGER).write_bytes(b"\n\n".join(lists))
        (build / ORIGINS).write_bytes(bytes(self.origins))

    def row(self, origin: Origin, name: str) -> None:
        """Note the next row: where it comes from, and council and id of its meeting."""
        self.origins.add(origin)
        self.names.add(name)

    def without(self, documents: Iterable[int], rows: Sequence[int]) -> Ledger:
        """Return what is noted of all but some `documents` and their `rows`, by place."""
        made = Ledger(self.base)
        made.documents = self.documents.without(documents)
        made.names, made.origins = self.names.without(rows), self.origins.without(rows)
        return made

    def paths(self) -> list[str]:
        """Return the document that each row comes from.

        Raises:
            ValueError, TypeError: It isn't what was written.
        """
        return [path for path, _, _ in self.origins.items()]

    def since(self, folder: CorpusFolder) -> list[Said] | None:
        """Return what the manifest of `folder` says of documents that came since.

        None: something else changed too, or might have, or a document replaces another.
        """
        size, digest = self._manifest
        behind = folder.rows[size:]
        if behind[:1] not in (b",", b"]") or self._digest_of(folder, size) != digest:
            return None
        new: list[Said] = json.loads(b"[" + behind[1:]) if behind != b"]" else []
        paths = [path for said in new for path in (said["path"], said.get("extracted"))]
        # What is replaced may come back after what replaces it.
        among = any(
            "supersedes" in said or b'"supersedes": %b}' % encoded(said["path"]) in folder.rows
            for said in new
        )
        return None if among or _files(folder, paths) != self._files else new

    def _digest_of(self, folder: CorpusFolder, size: int) -> str:
        """Return the sha256 of the first bytes of what the manifest of `folder` says."""
        at, hashed = self._hashed
        if at > size:
            at, hashed = 0, hashlib.sha256()
        hashed.update(memoryview(folder.rows)[at:size])
        self._hashed = size, hashed
        return str(hashed.hexdigest())


def document_key(hashes: Mapping[str, str], said: Said) -> Key:
    """Return what the rows of a document are made of, of which the manifest says `said`."""
    path, extracted = said["path"], said.get("extracted")
    held = None if extracted is None else hashes.get(extracted)
    return [path, hashes.get(path), said.get("real", True), said.get("encoding"), held]


def _files(folder: CorpusFolder, without: Iterable[str | None]) -> str:
    """Return one hash of the files of `folder` that rows may be made of, some left out."""
    lines = b"\n" + folder.lines
    for path in filter(None, (MANIFEST, TAGS, *without)):
        one = folder.hashes.get(path)
        if one is None:
            continue
        # Few are taken out: the others' lines are taken as they are.
        lines = lines.replace(b"\n" + lines_of({path: one}), b"\n", 1)
    return hashlib.sha256(lines).hexdigest()
