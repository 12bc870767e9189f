"""Changing a corpus folder: one process at a time, and repairing what a killed one left."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace as changed
from pathlib import Path

from kurume_search.errors import CorpusError, disk_reason
from kurume_search.store.atomic import TMP_PREFIX, is_full, replace, sync_folder, write_atomic
from kurume_search.store.cache import home_of
from kurume_search.store.folder import EXTRACTED, MANIFEST, MINUTES, TRASH
from kurume_search.store.hashing import digest_of
from kurume_search.store.manifest import (
    DocumentRow,
    block,
    manifest_bytes,
    manifest_changed,
    manifest_with,
    rows_of,
)
from kurume_search.store.manifest_copy import ManifestCopy, copy_of
from kurume_search.store.toml_rows import text_of

LOCK = ".lock"
_NOTE = ".toml"
_PLACE = re.compile(rb"^# place = (\d+)$", re.MULTILINE)
Progress = Callable[[int, int, str], None]
"""Called before each file: how many are done, of how many, and the file's name."""

_PIECE = 16  # signs of a hash that names in the trash begin with


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
                raise _no_folder(folder) from error
        if is_full(error):
            raise CorpusError(
                f"{root} に書き込めません（ディスクの空きか、ファイルの大きさの上限が足りません）。"
                "空きを作って、もう一度実行してください。"
            ) from error
        raise CorpusError(
            f"{root} に書き込めません（{disk_reason(error)}）。権限を確かめるか、"
            f"kurume-search init DIR --from {root} で自分の写しを作ってください。"
        ) from error


def _no_folder(path: Path) -> CorpusError:
    return CorpusError(
        f"{path} はフォルダではありません。ほかの場所に移してから、もう一度実行してください。"
    )


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
    above = copy.row(newer)
    above = _filled(root, above)
    changes: dict[str, DocumentRow | None] = {newer: changed(above, supersedes=row.path)}
    text = manifest_changed(text_of(copy.content, root / MANIFEST), copy.digests, changes)
    return write_manifest(root, manifest_with(text, [changed(row, supersedes=above.supersedes)]))


def _swapped(root: Path, made: ManifestCopy) -> ManifestCopy:
    write_atomic(root / MANIFEST, made.content)
    made.keep(home_of(root))
    return made


def trash_name(row: DocumentRow) -> str:
    """Return the name of `row` in the trash: two of one name can lie there."""
    return f"{row.sha256[:_PIECE]}-{Path(row.path).name}"


def trashed(root: Path) -> tuple[DocumentRow, ...]:
    """Return what lies in the trash of the corpus at `root`, by name."""
    return tuple(row for path in trash_notes(root) for row in _noted(path))


def trash_notes(root: Path) -> list[Path]:
    """Return the notes on what lies in the trash, by name."""
    return [root / TRASH / name for name in sorted(_lying(root)) if name.endswith(_NOTE)]


def _lying(root: Path) -> set[str]:
    """Return the names of all files in the trash but hidden ones."""
    try:
        with os.scandir(root / TRASH) as entries:
            return {entry.name for entry in entries if entry.name[0] != "."}
    except FileNotFoundError:
        return set()
    except NotADirectoryError as error:
        raise _no_folder(root / TRASH) from error


def noted_places(root: Path, copy: ManifestCopy | None = None) -> dict[str, int]:
    """Return the places of what lies in the trash, by its names there (see `order`).

    What earlier software threw away has none. With `copy`, what that manifest holds is left out.
    """
    held = {sha256[:_PIECE] for sha256 in copy.contents()} if copy else ()
    found = {note.stem: _PLACE.search(note.read_bytes()) for note in trash_notes(root)}
    return {
        name: int(match[1])
        for name, match in found.items()
        if match is not None and name[:_PIECE] not in held
    }


def _noted(note: Path) -> tuple[DocumentRow, ...]:
    return rows_of(note.read_bytes().decode("utf-8"), str(note))


def write_trash_row(root: Path, row: DocumentRow, place: int) -> None:
    """Note in the trash what `row` was, and its place (see `order`)."""
    (root / TRASH).mkdir(exist_ok=True)
    note = f"# place = {place}\n{block(row)}"
    write_atomic(root / TRASH / f"{trash_name(row)}.toml", note.encode())


def to_trash(root: Path, row: DocumentRow) -> None:
    """Move the files of `row` into the trash, as far as they aren't there yet.

    The source goes last: once it is there, nothing is left to do.
    """
    name = trash_name(row)
    for kept, thrown in ((row.extracted, f"{name}.extracted.txt"), (row.path, name)):
        if kept is not None and (root / kept).exists():
            replace(root / kept, root / TRASH / thrown)
            sync_folder((root / kept).parent)
    sync_folder(root / TRASH)


def forget_trash_row(root: Path, row: DocumentRow) -> None:
    """Drop the note on `row` from the trash, and files that are still there with it."""
    name = trash_name(row)
    for path in (name, f"{name}.extracted.txt", f"{name}.toml"):
        (root / TRASH / path).unlink(missing_ok=True)


def _mend(root: Path, copy: ManifestCopy) -> None:
    """Finish or undo what a killed process had begun; the caller holds the lock."""
    for folder in (root, root / MINUTES, root / EXTRACTED, root / TRASH):
        with contextlib.suppress(FileNotFoundError):
            for name in os.listdir(folder):  # noqa: PTH208 - thousands
                if name.startswith(TMP_PREFIX):
                    (folder / name).unlink(missing_ok=True)
    notes, lying = trash_notes(root), _lying(root)
    if not notes:
        return
    taken = {sha256[:_PIECE] for sha256 in copy.contents()}
    # In the trash for good are those whose file is there and which the manifest hasn't.
    thrown = [
        row
        for note in notes
        if note.name[:_PIECE] in taken or note.name.removesuffix(_NOTE) not in lying
        for row in _noted(note)
    ]
    for row in thrown:
        there = copy.row(row.path) if copy.place(row.path) >= 0 else None
        if there and there.sha256 == row.sha256:
            # Killed before the manifest let go of it (remove), or after it had it
            # back (restore): it is in the corpus. Or it was added again.
            _close_gap(root, row, copy)
            forget_trash_row(root, row)
        elif there is None and not (root / TRASH / trash_name(row)).exists():
            to_trash(root, row)  # killed before the files were moved


def _close_gap(root: Path, row: DocumentRow, copy: ManifestCopy) -> None:
    """Note that a document that was added again stands no longer before those it did."""
    left = trash_name(row)
    before = noted_places(root).get(left)
    others = noted_places(root, copy)
    now = copy.place(row.path)
    for other in sorted(others.values()):
        now += other <= now
    if before is None or now == before:  # in the place where it was: a killed process left it
        return
    for note in trash_notes(root):
        if note.stem != left and (place := others.get(note.stem, 0)) > before:
            write_atomic(note, _PLACE.sub(b"# place = %d" % (place - 1), note.read_bytes()))
