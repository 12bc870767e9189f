"""A corpus folder: its sources, manifest and registers, and the fingerprint of them all."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurume_search.errors import CorpusError, SourceError, disk_reason
from kurume_search.store.cache import home_of
from kurume_search.store.compiled import compiled, keep, kept
from kurume_search.store.hashing import (
    Hashes,
    digest_of,
    fingerprint_of,
    hash_folder,
    lines_of,
    sha256,
)
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.makeup import Makeup
    from kurume_search.model.registers import Registers
    from kurume_search.model.source import SourceText
    from kurume_search.store.manifest import DocumentRow

MANIFEST = "manifest.toml"
MINUTES = "minutes"
EXTRACTED = "extracted"
TRASH = "trash"
CORRECTIONS = "corrections.toml"
TAGS = "tags.toml"
SUBSETS = "subsets.toml"
MANIFEST_ROWS = "manifest.json"  # the copy in the cache
_LOOKS = "looks"  # there too: how files looked when they were hashed
# Not hashed: what was thrown away, and what remembers hashes itself.
_ASIDE = frozenset({TRASH, SUBSETS})


class Registered(Value, slots=False):
    """A corpus folder and its registers: all that is needed to read minutes as it does.

    Attributes:
        path: Where it is, absolute.
        home: Its folder in the cache; it may not exist yet.
        hashes: sha256 of files, by path relative to the corpus; of its registers at least.
    """

    path: Path
    home: Path
    hashes: Mapping[str, str]

    @classmethod
    def of(cls, root: Path) -> Registered:
        """Return the corpus at `root`; nothing but its registers is looked at."""
        from kurume_search.store.registers_json import REGISTER_FILES

        held = [name for name in REGISTER_FILES if _is_held(root / name)]
        try:
            hashes = {name: digest_of(root / name) for name in held}
        except OSError as error:
            raise _refused(error) from error
        return Registered(root, home_of(root), hashes)

    @functools.cached_property
    def registers(self) -> Registers:
        """Its registers; read from the compiled copy in the cache if they didn't change.

        Raises:
            RegisterError: A register says something that can't be.
        """
        from kurume_search.store.registers import load_registers
        from kurume_search.store.registers_json import registers_to_json

        held = compiled(
            self.home / "registers.json",
            self.registers_fingerprint,
            lambda: registers_to_json(load_registers(self.path)),
        )
        try:
            return _registers(held)
        except (ValueError, KeyError, TypeError, AttributeError):  # the copy is damaged
            return load_registers(self.path)

    @property
    def registers_fingerprint(self) -> str:
        """sha256 over the register files: what else a parse depends on."""
        from kurume_search.store.registers_json import REGISTER_FILES

        digests = [(name, self.hashes[name]) for name in REGISTER_FILES if name in self.hashes]
        return sha256(json.dumps(digests).encode()).hexdigest()


class CorpusFolder(Registered):
    """An opened corpus folder, as it was at the moment of opening.

    Attributes:
        hashes: sha256 of each file, by path relative to the corpus.
        rows: Its manifest as JSON; decoded where `manifest` is asked for.
        fingerprint: sha256 over (path, sha256) of all its files, trash and saved subsets aside.
    """

    rows: bytes
    fingerprint: str

    @classmethod
    def open(cls, path: Path) -> CorpusFolder:
        """Return the corpus at `path`.

        Quick when nothing changed: sizes and times of files are compared with the
        cache, and the manifest is read from a compiled copy there. Works without a
        cache too.

        Raises:
            CorpusError: It is missing, or its manifest can't be read.
        """
        root = corpus_root(path)
        home = home_of(root)
        try:
            found = hash_folder(root, _remembered(home / _LOOKS), skip=_ASIDE)
        except OSError as error:
            raise _refused(error) from error
        for name, refused in found.refused.items():
            # A document that can't be read is said where it is read; without a register, the
            # others would be read in another way.
            if not name.startswith((f"{MINUTES}/", f"{EXTRACTED}/")):
                raise _refused(refused) from refused
        if MANIFEST not in found.sha256:
            _read_manifest(root)  # says what is wrong
            raise CorpusError(
                f"{root / MANIFEST} は通常のファイルではありません。写しを作って置いてください。"
            )
        rows = kept(home / MANIFEST_ROWS, found.sha256[MANIFEST])
        if rows is None:
            rows = _manifest_rows(root, home)
        _remember(home / _LOOKS, found)
        return cls(root, home, found.sha256, rows, found.fingerprint)

    @functools.cached_property
    def said(self) -> list[dict[str, Any]]:
        """What its manifest says of each document, as JSON values, defaults left out.

        Whoever looks through all of them for a few needn't have a row made of each.
        """
        from kurume_search.store.manifest import row_json

        try:
            return [said for said in json.loads(self.rows) if said["path"]]
        except (ValueError, KeyError, TypeError):  # the copy in the cache is damaged
            return list(map(row_json, _read_manifest(self.path)))

    @functools.cached_property
    def manifest(self) -> tuple[DocumentRow, ...]:
        """Its documents, older versions too, in the order of the manifest."""
        from kurume_search.store.manifest import row_from_json

        return tuple(map(row_from_json, self.said))

    @functools.cached_property
    def lines(self) -> bytes:
        """Path and sha256 of each of its files, one a line."""
        return lines_of(self.hashes)

    @property
    def read_from(self) -> str:
        """The fingerprint of what minutes and index are made from: the user's own tags aside."""
        if TAGS not in self.hashes:
            return self.fingerprint
        rest = {path: digest for path, digest in self.hashes.items() if path != TAGS}
        return fingerprint_of(rest)

    @functools.cached_property
    def counted(self) -> list[dict[str, Any]]:
        """What is `said` of the documents that count: of several versions the newest."""
        older = {said.get("supersedes") for said in self.said}
        return [said for said in self.said if said["path"] not in older]

    @functools.cached_property
    def documents(self) -> tuple[DocumentRow, ...]:
        """The documents that count: of several versions of a meeting the newest."""
        from kurume_search.store.manifest import row_from_json

        return tuple(map(row_from_json, self.counted))

    @property
    def makeup(self) -> Makeup:
        """How many of the documents that count are real, and how many invented."""
        from kurume_search.model.makeup import Makeup

        return Makeup.of(not said.get("real", True) for said in self.counted)

    @property
    def older(self) -> tuple[DocumentRow, ...]:
        """The versions that a newer one replaces; still readable, never counted."""
        replaced = {row.supersedes for row in self.manifest}
        return tuple(row for row in self.manifest if row.path in replaced)

    @property
    def changed(self) -> tuple[DocumentRow, ...]:
        """Documents whose bytes aren't those of the manifest any more, or are gone."""
        return tuple(row for row in self.manifest if self.hashes.get(row.path) != row.sha256)

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Files under ``minutes/`` that no row of the manifest names; they aren't read."""
        listed = {row.path for row in self.manifest}
        return tuple(
            path for path in self.hashes if path.startswith(f"{MINUTES}/") and path not in listed
        )

    def sources(
        self, failed: Callable[[DocumentRow, SourceError], None] | None = None
    ) -> Iterator[SourceText]:
        """Yield the text of each document that counts, in the order of the manifest.

        Args:
            failed: Told of each that can't be read, which is then left out. Without it
                the first one raises.

        Raises:
            SourceError: A file is missing or can't be read.
        """
        for row in self.documents:
            try:
                yield self.source(row)
            except SourceError as error:
                if failed is None:
                    raise
                failed(row, error)

    def source(self, row: DocumentRow) -> SourceText:
        """Return the text of the document `row`: decoded, or as it was extracted.

        Raises:
            SourceError: The file is missing or can't be read.
        """
        from kurume_search.model.source import SourceText
        from kurume_search.store.decode import page_starts, read_bytes, read_source, shown

        path = self.path / row.path
        sha256 = self.hashes.get(row.path)
        if sha256 is None:
            raise SourceError(_lacking(path, shown(row.path)))
        extracted = row.extracted
        if extracted is None or extracted not in self.hashes or sha256 != row.sha256:
            return read_source(path, name=row.path, synthetic=not row.real)
        # Written by us: always UTF-8, whatever it may look like.
        text = read_bytes(self.path / extracted).decode("utf-8", "replace")
        return SourceText(
            path=row.path,
            sha256=sha256,
            encoding=row.encoding or "utf-8",
            text=text,
            synthetic=not row.real,
            media_type=row.media_type,
            page_starts=page_starts(text),
        )


@functools.lru_cache(maxsize=2)
def _registers(content: bytes) -> Registers:
    """Return registers from a compiled copy; whoever adds and asks again has the same."""
    from kurume_search.store.registers_json import registers_from_json

    return registers_from_json(json.loads(content))


def _refused(error: OSError) -> CorpusError:
    """Return what is said of a folder or a file of a corpus that the system doesn't let be read."""
    reason = disk_reason(error)
    return CorpusError(
        f"corpus の {error.filename} を読めません（{reason}）。読めるようにしてください。"
    )


def _lacking(path: Path, name: str) -> str:
    """Return what is said of a document `name` that isn't there to be read."""
    if path.is_dir() and not path.is_symlink():
        return (
            f"{name} がフォルダになっています。ファイルを戻してください。"
            "一覧から外すには kurume-search remove を使います。"
        )
    if path.is_file() and not path.is_symlink():
        return (
            f"{name} を読む権限がありません。ファイルの権限を直してください。"
            "一覧から外すには kurume-search remove を使います。"
        )
    return (
        f"{MANIFEST} にある {name} がありません（フォルダの外へのリンクは"
        "読みません）。ファイルを戻すか、kurume-search remove で一覧から外してください。"
    )


def _is_held(path: Path) -> bool:
    """Return whether `path` is among what a corpus is hashed from: no link, and no folder."""
    return path.is_file() and not path.is_symlink()


def corpus_root(path: Path) -> Path:
    """Return the corpus folder `path`, absolute.

    Raises:
        CorpusError: It is missing.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - also of what can't be a name
        raise CorpusError(
            f"corpus のフォルダ {path} がありません。--corpus か環境変数 KURUME_CORPUS を"
            "確かめてください。"
        )
    return path.resolve()


def bundled_corpus() -> Path:
    """Return the corpus that comes with the software: of the checkout, else of the wheel."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_bundled" / "corpus"
    return inside if inside.is_dir() else package.parent / "corpus"


def _read_manifest(root: Path) -> tuple[DocumentRow, ...]:
    from kurume_search.store.manifest import read_manifest

    return read_manifest(root / MANIFEST)


def _manifest_rows(root: Path, home: Path) -> bytes:
    from kurume_search.store.manifest import manifest_bytes
    from kurume_search.store.manifest_copy import copy_of

    made = copy_of(manifest_bytes(root / MANIFEST), root / MANIFEST, home)
    made.keep(home)
    return made.json


def _remembered(path: Path) -> Hashes | None:
    try:
        return Hashes.from_bytes(path.read_bytes())
    except OSError:
        return None


def _remember(path: Path, found: Hashes) -> None:
    if found.new:
        keep(path, found.to_bytes())
