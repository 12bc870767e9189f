"""Taking documents out of a corpus and putting them back; nothing is ever deleted."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace as changed
from pathlib import Path

from kurume_search.errors import CorpusError, NotFoundError
from kurume_search.store.atomic import write_atomic
from kurume_search.store.editing import (
    Progress,
    change_rows,
    editing,
    forget_trash_row,
    manifest_copy,
    to_trash,
    trash_name,
    trashed,
    write_manifest,
    write_trash_row,
)
from kurume_search.store.folder import EXTRACTED, MANIFEST, TRASH, corpus_root
from kurume_search.store.manifest import (
    DocumentRow,
    Said,
    manifest_changed,
    manifest_with,
    row_from_json,
    row_json,
)
from kurume_search.store.manifest_copy import ManifestCopy
from kurume_search.store.names import free_path
from kurume_search.store.toml_rows import text_of

_SHORTEST_HASH = 8


def _silent(_done: int, _whole: int, _name: str) -> None:
    """Tell nobody of a file."""


def remove_documents(
    folder: Path, names: Iterable[str], *, progress: Progress = _silent
) -> tuple[DocumentRow, ...]:
    """Move documents of the corpus at `folder` into its trash; return their rows.

    A document that was replaced by a newer version counts again if that one is removed.

    Args:
        folder: The corpus.
        names: Paths in the corpus, file names, original names, or beginnings of sha256.
        progress: Told of each file.

    Raises:
        NotFoundError: A name names nothing; then nothing is removed.
        CorpusError: A name names several, or the corpus can't be written.
    """
    root = corpus_root(folder)
    with editing(root) as copy:
        gone = tuple(dict.fromkeys(_listed(copy, name) for name in names))
        for row in gone:
            write_trash_row(root, row)
        if gone:
            change_rows(root, _without(gone, copy), copy)
        for done, row in enumerate(gone):
            progress(done, len(gone), Path(row.path).name)
            to_trash(root, row)
        progress(len(gone), len(gone), "")
    return gone


def _without(gone: Sequence[DocumentRow], copy: ManifestCopy) -> dict[str, DocumentRow | None]:
    """Return what changes without `gone`: what replaced them replaces what they replaced."""
    # Nothing is older than the first version; what replaced it still does once it is back.
    older = {row.path: row.supersedes for row in gone if row.supersedes is not None}
    changes: dict[str, DocumentRow | None] = {row.path: None for row in gone}
    for row in copy.rows() if copy.replaced & older.keys() else ():
        path = row.supersedes
        if path in older and row.path not in changes:
            while path in older:
                path = older[path]
            changes[row.path] = changed(row, supersedes=path)
    return changes


def restore_documents(
    folder: Path, names: Iterable[str], *, progress: Progress = _silent
) -> tuple[DocumentRow, ...]:
    """Put documents from the trash of the corpus at `folder` back; return their rows.

    Args:
        folder: The corpus.
        names: As for `remove_documents`.
        progress: Told of each file.

    Raises:
        NotFoundError: A name names nothing in the trash; then nothing is restored.
        CorpusError: A name names several, or the corpus can't be written.
    """
    root = corpus_root(folder)
    with editing(root):
        rows = list(map(row_json, trashed(root)))
        back = dict.fromkeys(_chosen(rows, name, "ごみ箱") for name in names)
        restored = []
        for done, row in enumerate(back):
            progress(done, len(back), Path(row.path).name)
            restored.append(_put_back(root, row))
        progress(len(back), len(back), "")
        return tuple(restored)


def trash_of(folder: Path) -> tuple[DocumentRow, ...]:
    """Return what lies in the trash of the corpus at `folder`."""
    return trashed(corpus_root(folder))


def _put_back(root: Path, thrown: DocumentRow) -> DocumentRow:
    copy = manifest_copy(root)
    path = free_path(root, Path(thrown.path).name, thrown.sha256, copy.is_taken)
    name = trash_name(thrown)
    row = changed(thrown, path=path)
    _copy(root / TRASH / name, root / path)
    if thrown.extracted is not None:
        row = changed(row, extracted=f"{EXTRACTED}/{Path(path).name}.txt")
        _copy(root / TRASH / f"{name}.extracted.txt", root / str(row.extracted))
    changes: dict[str, DocumentRow | None] = {
        other.path: changed(other, supersedes=path)
        for other in (copy.rows() if row.supersedes and copy.is_replaced(row.supersedes) else ())
        if other.supersedes == row.supersedes
    }
    text = manifest_changed(text_of(copy.content, root / MANIFEST), copy.digests, changes)
    write_manifest(root, manifest_with(text, [row]))
    forget_trash_row(root, thrown)
    return row


def _copy(source: Path, target: Path) -> None:
    """Copy, not move: until the manifest has the row back, the trash keeps everything."""
    target.parent.mkdir(exist_ok=True)
    write_atomic(target, source.read_bytes())


def _listed(copy: ManifestCopy, name: str) -> DocumentRow:
    return copy.row(name) if copy.place(name) >= 0 else _chosen(copy.said(), name, "corpus")


def _chosen(rows: Sequence[Said], name: str, where: str) -> DocumentRow:
    named = [one for one in rows if name == one["path"]] or [
        one
        for one in rows
        if name in (Path(one["path"]).name, one.get("original_name"))
        or (len(name) >= _SHORTEST_HASH and one["sha256"].startswith(name.lower()))
    ]
    meant = list(map(row_from_json, named))
    if not meant:
        known = [Path(one["path"]).name for one in rows]
        raise NotFoundError(
            f"{where}に {name!r} という文書がありません。",
            near=difflib.get_close_matches(name, known),
        )
    if len(meant) > 1:
        listed = "、".join(f"{row.path}（{row.sha256[:12]}）" for row in meant)
        raise CorpusError(f"{name!r} は一つに決まりません。どれかを指定してください：{listed}")
    return meant[0]
