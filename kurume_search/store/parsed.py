"""Sources kept in the cache as text and as minutes: what didn't change isn't read again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.errors import CorpusError
from kurume_search.model.json import documents_from_json, documents_json
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.store.atomic import write_atomic
from kurume_search.store.decode import page_starts
from kurume_search.store.folder import CorpusFolder, Registered
from kurume_search.store.formats import extractors
from kurume_search.store.software import software_fingerprint
from kurume_search.store.values import read, written

if TYPE_CHECKING:
    from kurume_search.parsing.assembly.topics import Borders
    from kurume_search.store.manifest import DocumentRow

_DAY = 86_400.0  # seconds
# What nobody asked for in so long is of sources or registers that are gone.
_FORGOTTEN = 30 * _DAY


# What was parsed and written last: whoever adds a document reads it again to index it.
_LAST: dict[Path, tuple[Minutes, ...]] = {}


@dataclass(frozen=True)
class ParsedStore:
    """Parses sources of one corpus, and keeps what it parsed.

    Attributes:
        folder: Where it is kept; it may not exist, and writing may fail in silence.
        registers: What names mean.
        borders: Where morphemes begin and end; see `parse_minutes`.
        made_from: What a parse depends on besides the source.
    """

    folder: Path
    registers: Registers
    borders: Borders | None
    made_from: str
    used: set[str] = field(default_factory=set, compare=False)

    @classmethod
    def of(
        cls, corpus: Registered, borders: Borders | None = None, borders_version: str = ""
    ) -> ParsedStore:
        """Return the store of `corpus`.

        Args:
            corpus: Names its registers and its place in the cache.
            borders: Where morphemes begin and end.
            borders_version: Of what gives them: another dictionary, another parse.

        Raises:
            RegisterError: A register says something that can't be.
        """
        made_from = [software_fingerprint(), corpus.registers_fingerprint, borders_version]
        key = hashlib.sha256(json.dumps(made_from).encode()).hexdigest()
        return cls(corpus.home / "parsed", corpus.registers, borders, key)

    def source(self, corpus: CorpusFolder, row: DocumentRow) -> SourceText:
        """Return the text of a document: from the cache, else read from its file and kept.

        Raises:
            SourceError: The file is missing or can't be read.
        """
        sha256 = corpus.hashes.get(row.path)
        if sha256 is None or row.extracted is not None:  # that text is a file already
            return corpus.source(row)
        path = self._at("source", row.path, sha256, row.real, *extractors())
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            cached = read(self.held(path))
            return SourceText(
                path=row.path,
                sha256=sha256,
                encoding=cached["encoding"],
                text=cached["text"],
                synthetic=not row.real,
                media_type=cached["media_type"],
                page_starts=page_starts(cached["text"]),
            )
        found = corpus.source(row)
        if found.sha256 == sha256:  # of another content since the corpus was opened nothing is kept
            names = ("encoding", "media_type", "text")
            self.keep(path, written({name: getattr(found, name) for name in names}))
        return found

    def minutes(self, source: SourceText) -> tuple[Minutes, ...]:
        """Return the minutes in `source`: from the cache, else parsed now and kept."""
        path = self.place("minutes", source)
        if (last := _LAST.get(path)) is not None:
            return last
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, CorpusError):
            return documents_from_json(read(self.held(path)))
        # Half of what a process does that asks after something was added is to load the parser.
        from kurume_search.parsing.minutes import parse_minutes

        found = parse_minutes(source, self.registers, self.borders)
        self.keep(path, written(documents_json(found, source.text)))
        _LAST.clear()
        _LAST[path] = found
        return found

    def held(self, path: Path) -> bytes:
        """Return what is kept at `path`, a place of this store, and that it was asked for today.

        Raises:
            OSError: Nothing is, or it can't be read.
        """
        with path.open("rb", buffering=0) as opened:
            if time.time() - os.fstat(opened.fileno()).st_mtime > _DAY:
                with contextlib.suppress(OSError):  # not ours, or a cache that can't be written
                    os.utime(path)
            return opened.readall()

    def keep(self, path: Path, content: bytes) -> None:
        """Keep `content` at `path`, a place of this store; nothing is said if that fails."""
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, content, sync=False)

    def place(self, suffix: str, source: SourceText, *made_from: str | int) -> Path:
        """Return where what is made of the minutes in `source` is kept.

        Args:
            suffix: Of the file: ``minutes`` is the minutes themselves.
            source: The text.
            made_from: What it depends on besides the minutes.
        """
        # The text and not only the bytes it is from: extracted text is kept and edited.
        text = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._at(
            suffix,
            source.path,
            source.sha256,
            source.encoding,
            source.media_type,
            source.synthetic,
            text,
            *made_from,
        )

    def _at(self, suffix: str, *parts: str | int) -> Path:
        """Return where what is made from `parts` is kept, and note that it is used."""
        key = hashlib.sha256(json.dumps([self.made_from, *parts]).encode()).hexdigest()
        self.used.add(key)
        return self.folder / f"{key}.{suffix}"

    def forget(self) -> None:
        """Remove what wasn't asked for since this store was opened, nor for long before."""
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.stem in self.used:
                    continue
                with contextlib.suppress(OSError):
                    if time.time() - path.stat().st_mtime > _FORGOTTEN:
                        path.unlink()
