"""Adding documents to a corpus: sources kept as they came, each with its row.

A file is copied first, the manifest swapped after it: a run that is killed leaves the
corpus as it was, perhaps with a copy that no row names, and the same run again ends where
it would have ended.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kurume_search.errors import SourceError
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.assembly.topics import Borders
from kurume_search.store.added import AddedFile, AddReport, AddStatus, added_file
from kurume_search.store.atomic import sync_folder, write_atomic
from kurume_search.store.decode import TEXT, read_bytes, shown, source_of
from kurume_search.store.editing import Progress, add_beneath, add_rows, editing
from kurume_search.store.folder import EXTRACTED, Registered, corpus_root
from kurume_search.store.found import Candidate, find_files
from kurume_search.store.invented import listed_as_invented, says_invented
from kurume_search.store.manifest import DocumentRow
from kurume_search.store.manifest_copy import ManifestCopy
from kurume_search.store.names import free_path, safe_name
from kurume_search.store.parsed import ParsedStore
from kurume_search.store.versions import Versions
from kurume_search.text.collecting import few_collections

logger = logging.getLogger(__name__)

# So much work at most is done again after a kill.
_FLUSH_EVERY = 2.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is said of documents that are added together; see `DocumentRow`."""

    source: str | None = None
    obtained: date | None = None
    licence: str | None = None
    real: bool = True
    names_officials: bool = True


def add_documents(
    folder: Path,
    given: Iterable[str | Path],
    *,
    origin: Origin = Origin(),
    borders: Borders | None = None,
    borders_version: str = "",
    progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC).replace(microsecond=0),
) -> AddReport:
    """Copy documents into the corpus at `folder` and parse them.

    The same bytes twice are said and skipped. The same meeting in other bytes (訂正版)
    is a new version: it counts, the older one stays readable; one that is added after the
    version that calls itself corrected is the older one. A file that can't be read
    is said and never stops the rest. What says itself that it is invented, or is listed so
    by the corpus it lies in, is marked so whatever `origin` says.

    Args:
        folder: The corpus.
        given: Files, folders or patterns.
        origin: Where they are from and on what terms.
        borders: Where morphemes begin and end; see `parse_minutes`.
        borders_version: Of what gives them.
        progress: Told of each file.
        now: The clock.

    Raises:
        CorpusError: There is no corpus at `folder`, or it can't be written; what was
            added so far stays.
    """
    root = corpus_root(folder)
    with few_collections(), editing(root) as listed:
        corpus = Registered.of(root)
        candidates = list(find_files(given, root))
        store = ParsedStore.of(corpus, borders, borders_version)
        adding = _Adding(corpus, listed, store, origin, now)
        try:
            for done, candidate in enumerate(candidates):
                if progress is not None:
                    progress(done, len(candidates), shown(candidate.path.name))
                adding.add(candidate)
        finally:
            adding.flush()
        if progress is not None:
            progress(len(candidates), len(candidates), "")
    return AddReport(tuple(adding.report))


class _Adding:
    """One run: what the corpus holds by now, and what became of each file."""

    def __init__(
        self,
        corpus: Registered,
        listed: ManifestCopy,
        store: ParsedStore,
        origin: Origin,
        now: Callable[[], datetime],
    ) -> None:
        self._root = corpus.path
        self._store = store
        self._origin = origin
        self._now = now
        self._listed = listed
        # Of this run; what was there before is looked up in `listed`.
        self._paths: dict[str, str] = {}
        self._taken: set[str] = set()
        self._versions = Versions(corpus, listed, store)
        self._waiting: list[DocumentRow] = []
        self._unsynced: set[Path] = set()  # folders whose new names may not be on the disk yet
        self._flushed = time.monotonic()
        self.report: list[AddedFile] = []

    def add(self, candidate: Candidate) -> None:
        """Add one file and note what became of it."""
        given = shown(candidate.path)
        if candidate.trouble is not None:
            self._failed(given, candidate.trouble)
            return
        try:
            content = read_bytes(candidate.path)
            sha256 = hashlib.sha256(content).hexdigest()
            held = self._paths.get(sha256) or self._listed.path_of(sha256)
            if held is not None:
                self._same(given, held)
                return
            name = safe_name(candidate.path.name)
            path = free_path(self._root, name, sha256, self._is_taken)
            listed = listed_as_invented(candidate.path, sha256)
            synthetic = not self._origin.real or listed
            source = source_of(content, candidate.path, name=path, synthetic=synthetic)
            if not synthetic and says_invented(source.text):
                source = replace(source, synthetic=True)
            documents = self._store.minutes(source)
        except SourceError as error:
            self._failed(given, str(error))
        except OSError:
            raise
        except Exception as error:
            # A fault of ours in reading one file must not cost the others.
            logger.exception("%s", given)
            self._failed(given, f"{given} を解析できません（{type(error).__name__}）。")
        else:
            self._keep(given, candidate.path.name, content, source, documents)
        if time.monotonic() - self._flushed > _FLUSH_EVERY:
            self.flush()

    def _is_taken(self, path: str) -> bool:
        return path.casefold() in self._taken or self._listed.is_taken(path)

    def flush(self) -> None:
        """Swap the manifest for one with the rows that aren't in it yet."""
        self._sync()
        if self._waiting:
            self._listed = add_rows(self._root, self._waiting, self._listed)
            self._waiting.clear()
            self._versions.remember(self._listed)
        self._flushed = time.monotonic()

    def _sync(self) -> None:
        """Put what was copied on the disk before the manifest names it."""
        for folder in sorted(self._unsynced):
            sync_folder(folder)
        self._unsynced.clear()

    def _copy(self, path: str, content: bytes) -> None:
        """Put a file into the corpus."""
        target = self._root / path
        target.parent.mkdir(exist_ok=True)
        write_atomic(target, content, sync_name=False)
        self._unsynced.add(target.parent)

    def _failed(self, given: str, message: str) -> None:
        self.report.append(AddedFile(given=given, status=AddStatus.FAILED, message=message))

    def _same(self, given: str, held: str) -> None:
        message = f"同じ内容の {held} がもうあるので、加えませんでした。"
        self.report.append(
            AddedFile(given=given, status=AddStatus.SAME, path=held, message=message)
        )

    def _keep(
        self,
        given: str,
        original: str,
        content: bytes,
        source: SourceText,
        documents: Sequence[Minutes],
    ) -> None:
        self._copy(source.path, content)
        extracted = extracted_sha256 = None
        if source.media_type != TEXT:
            extracted = f"{EXTRACTED}/{Path(source.path).name}.txt"
            text = source.text.encode()
            self._copy(extracted, text)
            extracted_sha256 = hashlib.sha256(text).hexdigest()
        placed = self._versions.place(source, documents)
        row = DocumentRow(
            path=source.path, sha256=source.sha256, source=self._origin.source,
            obtained=self._origin.obtained, real=not source.synthetic, licence=self._origin.licence,
            names_officials=self._origin.names_officials, original_name=shown(original),
            media_type=source.media_type, encoding=source.encoding, added=self._now(),
            extracted=extracted, extracted_sha256=extracted_sha256, supersedes=placed.older,
        )  # fmt: skip
        self._paths[row.sha256] = row.path
        self._taken.add(row.path.casefold())
        if placed.newer is None:
            self._waiting.append(row)
        else:
            self.flush()  # the newer one may wait there
            self._listed = add_beneath(self._root, row, placed.newer)
            self._versions.remember(self._listed)
        self.report.append(added_file(given, source, documents, placed))
