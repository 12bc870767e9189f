"""Taking documents out of a corpus and putting them back; nothing is ever deleted."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace as changed
from pathlib import Path

from kurume_search.errors import CorpusError, NotFoundError
from kurume_search.store.atomic import write_atomic
from kurume_search.store.editing import (
    Progress,
    add_rows,
    change_rows,
    editing,
    manifest_copy,
    raising_corpus_error,
    write_manifest,
)
from kurume_search.store.folder import EXTRACTED, MANIFEST, TRASH, corpus_root
from kurume_search.store.hashing import digest_of
from kurume_search.store.manifest import (
    DocumentRow,
    Said,
    manifest_changed,
    row_from_json,
    row_json,
)
from kurume_search.store.manifest_copy import ManifestCopy
from kurume_search.store.names import free_path, is_free
from kurume_search.store.order import coming_back, places_of, with_rows
from kurume_search.store.toml_rows import text_of
from kurume_search.store.trash_notes import (
    forget_trash_row,
    to_trash,
    trash_name,
    trashed,
    write_trash_row,
)

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
        for row, place in zip(gone, places_of(root, gone, copy), strict=True):
            write_trash_row(root, row, place)
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
        CorpusError: A name names several, a file of one isn't in the trash (then nothing is
            restored either), or the corpus can't be written.
    """
    root = corpus_root(folder)
    with editing(root) as copy:
        rows = list(map(row_json, trashed(root)))
        back = tuple(dict.fromkeys(_chosen(rows, name, "ごみ箱") for name in names))
        for row in back:
            _check_files(root, row)
        restored: list[DocumentRow] = []
        placed: set[str] = set()
        for done, row in enumerate(back):
            progress(done, len(back), Path(row.path).name)
            restored.append(
                _copy_back(root, row, lambda path: path.casefold() in placed or copy.is_taken(path))
            )
            placed.add(restored[-1].path.casefold())
        if restored:
            _list_again(root, restored, coming_back(root, back), copy)
        for row in back:
            forget_trash_row(root, row)
        progress(len(back), len(back), "")
        return tuple(restored)


def trash_of(folder: Path) -> tuple[DocumentRow, ...]:
    """Return what lies in the trash of the corpus at `folder`."""
    root = corpus_root(folder)
    with raising_corpus_error(root):
        held = set(manifest_copy(root).contents())
        return tuple(row for row in trashed(root) if row.sha256 not in held)


def _files(row: DocumentRow) -> list[Path]:
    """Return the files of a document as they lie in the trash: it, and its extracted text."""
    name = trash_name(row)
    names = [name] if row.extracted is None else [name, f"{name}.extracted.txt"]
    return [Path(TRASH, one) for one in names]


def _check_files(root: Path, row: DocumentRow) -> None:
    for path in _files(row):
        if not (root / path).is_file():
            raise CorpusError(
                f"ごみ箱にファイル {path.as_posix()} がないので、{Path(row.path).name} を"
                "戻せません。そのファイルを置き直すか、元のファイルを kurume-search add で"
                "加え直してください。"
            )


def _copy_back(root: Path, thrown: DocumentRow, is_taken: Callable[[str], bool]) -> DocumentRow:
    """Put copies of the files of a document where they go, and return its row there."""
    path = thrown.path  # where it lay: a file elsewhere would be another corpus
    if is_taken(path) or not is_free(root / path, thrown.sha256):
        path = free_path(root, Path(path).name, thrown.sha256, is_taken)
    row = changed(thrown, path=path)
    if thrown.extracted is not None:
        extracted = thrown.extracted
        if path != thrown.path:
            extracted = f"{EXTRACTED}/{Path(path).name}.txt"
        if not is_free(root / extracted, digest_of(root / _files(thrown)[1])):
            extracted = f"{EXTRACTED}/{trash_name(thrown)}.txt"
        row = changed(row, extracted=extracted)
    for source, target in zip(_files(thrown), filter(None, (path, row.extracted)), strict=True):
        _copy(root / source, root / target)
    return row


def _list_again(
    root: Path, back: Sequence[DocumentRow], at: Sequence[int | None], copy: ManifestCopy
) -> None:
    """Write the manifest with the rows of `back` too; what replaced what they replace, does them.

    Once for all of them: it is read and written as a whole. `at` says where they stand.
    """
    held = len(copy.digests)
    comes_last = list(at) in ([None] * len(at), list(range(held, held + len(at))))
    if comes_last and not any(row.supersedes for row in back):
        add_rows(root, back, copy)
        return
    before = copy.rows()
    rows = {row.path: row for row in before}
    newer: dict[str, list[str]] = {}
    for row in before:
        if row.supersedes:
            newer.setdefault(row.supersedes, []).append(row.path)
    for row in back:
        rows[row.path] = row
        if row.supersedes:
            above = newer.get(row.supersedes, [])
            rows.update({path: changed(rows[path], supersedes=row.path) for path in above})
            newer[row.path], newer[row.supersedes] = above, [row.path]
    changes: dict[str, DocumentRow | None] = {
        row.path: rows[row.path] for row in before if rows[row.path] != row
    }
    text = manifest_changed(text_of(copy.content, root / MANIFEST), copy.digests, changes)
    write_manifest(root, with_rows(text, copy.digests, [rows[row.path] for row in back], at))


def _copy(source: Path, target: Path) -> None:
    """Copy, not move: until the manifest has the row back, the trash keeps everything."""
    target.parent.mkdir(parents=True, exist_ok=True)
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
