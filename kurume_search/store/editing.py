"""Changing a corpus folder: one process at a time, and repairing what a killed one left."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace as changed
from pathlib import Path

from kurume_search.errors import CorpusError, disk_reason
from kurume_search.store.atomic import TMP_PREFIX, is_full, write_atomic
from kurume_search.store.cache import home_of
from kurume_search.store.folder import EXTRACTED, MANIFEST, MINUTES, TRASH
from kurume_search.store.hashing import digest_of
from kurume_search.store.manifest import (
    DocumentRow,
    manifest_bytes,
    manifest_changed,
    manifest_with,
)
from kurume_search.store.manifest_copy import ManifestCopy, copy_of
from kurume_search.store.order import close_gap
from kurume_search.store.toml_rows import text_of
from kurume_search.store.trash_notes import (
    NOTE,
    PIECE,
    forget_trash_row,
    lying_in,
    no_folder,
    noted_rows,
    to_trash,
    trash_name,
    trash_notes,
)

LOCK = ".lock"
Progress = Callable[[int, int, str], None]
"""Called before each file: how many are done, of how many, and the file's name."""


@contextlib.contextmanager
def editing(root: Path) -> Iterator[ManifestCopy]:
    """Hold the corpus at `root` for changing; what a killed process left is mended first.

    What is given is its manifest then.

    Raises:
        CorpusError: It has no manifest, can't be written, or the disk is full; what was
            there is unharmed.
    """
    from filelock import FileLock

    with raising_corpus_error(root):
        manifest_bytes(root / MANIFEST)  # no lock is left in what is no corpus
        lock = FileLock(root / LOCK)
        lock.acquire(poll_interval=0.05)
        try:
            copy = manifest_copy(root)
            _mend(root, copy)
            yield copy
        finally:
            lock.release()


@contextlib.contextmanager
def raising_corpus_error(root: Path) -> Iterator[None]:
    """Turn trouble with the disk into one sentence; other errors pass."""
    try:
        yield
    except OSError as error:
        for folder in (root / MINUTES, root / EXTRACTED, root / TRASH):
            if folder.exists() and not folder.is_dir():
                raise no_folder(folder) from error
        if is_full(error):
            raise CorpusError(
                f"{root} に書き込めません（ディスクの空きか、ファイルの大きさの上限が足りません）。"
                "空きを作って、もう一度実行してください。"
            ) from error
        raise CorpusError(
            f"{root} に書き込めません（{disk_reason(error)}）。権限を確かめるか、"
            f"kurume-search init DIR --from {root} で自分の写しを作ってください。"
        ) from error


def manifest_copy(root: Path) -> ManifestCopy:
    """Return the manifest of the corpus at `root` as it stands."""
    path = root / MANIFEST
    return copy_of(manifest_bytes(path), path, home_of(root))


def write_manifest(root: Path, text: str) -> ManifestCopy:
    """Swap the manifest of the corpus at `root` for `text`, checked before it is written."""
    return _swapped(root, copy_of(text.encode(), root / MANIFEST, home_of(root)))


def add_rows(root: Path, rows: Sequence[DocumentRow], before: ManifestCopy) -> ManifestCopy:
    """Swap the manifest of the corpus at `root` for one that has `rows` too, at its end.

    Args:
        root: The corpus.
        rows: Of new documents.
        before: The manifest as it was, which is read again only if it was edited since.
    """
    path, home = root / MANIFEST, home_of(root)
    content = manifest_bytes(path)
    copy = before if before.content == content else copy_of(content, path, home)
    return _swapped(root, copy.longer(rows, path, home))


def change_rows(
    root: Path, changes: Mapping[str, DocumentRow | None], before: ManifestCopy
) -> ManifestCopy:
    """Swap the manifest of the corpus at `root` for one with other rows, or without some.

    Args:
        root: The corpus.
        changes: By path: the row to stand in its place, or None to take it out.
        before: The manifest as it is.
    """
    path = root / MANIFEST
    if not any(changes.values()):
        shorter = before.shorter(changes, path)
        if shorter is not None:
            return _swapped(root, shorter)
    text = text_of(before.content, path)
    filled = {old: row and _filled(root, row) for old, row in changes.items()}
    return write_manifest(root, manifest_changed(text, before.digests, filled))


def _filled(root: Path, row: DocumentRow) -> DocumentRow:
    """Return a row that is written again with the hash that earlier software didn't write."""
    if row.extracted is None or row.extracted_sha256 is not None:
        return row
    try:
        return changed(row, extracted_sha256=digest_of(root / row.extracted))
    except OSError:  # it is told where the text is read
        return row


def add_beneath(root: Path, row: DocumentRow, newer: str) -> ManifestCopy:
    """Swap the manifest for one that has `row` too, replaced by the document at `newer`.

    What `newer` replaced until now, `row` replaces.
    """
    copy = manifest_copy(root)
    above = _filled(root, copy.row(newer))
    changes: dict[str, DocumentRow | None] = {newer: changed(above, supersedes=row.path)}
    text = manifest_changed(text_of(copy.content, root / MANIFEST), copy.digests, changes)
    return write_manifest(root, manifest_with(text, [changed(row, supersedes=above.supersedes)]))


def _swapped(root: Path, made: ManifestCopy) -> ManifestCopy:
    write_atomic(root / MANIFEST, made.content)
    made.keep(home_of(root))
    return made


def _mend(root: Path, copy: ManifestCopy) -> None:
    """Finish or undo what a killed process had begun; the caller holds the lock."""
    for folder in (root, root / MINUTES, root / EXTRACTED, root / TRASH):
        with contextlib.suppress(FileNotFoundError):
            for name in os.listdir(folder):  # noqa: PTH208 - thousands
                if name.startswith(TMP_PREFIX):
                    (folder / name).unlink(missing_ok=True)
    notes, lying = trash_notes(root), lying_in(root)
    if not notes:
        return
    taken = {sha256[:PIECE] for sha256 in copy.contents()}
    # In the trash for good are those whose file is there and which the manifest hasn't.
    thrown = [
        row
        for note in notes
        if note.name[:PIECE] in taken or note.name.removesuffix(NOTE) not in lying
        for row in noted_rows(note)
    ]
    for row in thrown:
        there = copy.row(row.path) if copy.place(row.path) >= 0 else None
        if there and there.sha256 == row.sha256:
            # Killed before the manifest let go of it (remove), or after it had it
            # back (restore): it is in the corpus. Or it was added again.
            close_gap(root, row, copy)
            forget_trash_row(root, row)
        elif there is None and not (root / TRASH / trash_name(row)).exists():
            to_trash(root, row)  # killed before the files were moved
