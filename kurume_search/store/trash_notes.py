"""What lies in the trash of a corpus: the files of documents, and a note on each of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kurume_search.errors import CorpusError
from kurume_search.store.atomic import replace, sync_folder, write_atomic
from kurume_search.store.folder import TRASH
from kurume_search.store.manifest import DocumentRow, block, rows_of
from kurume_search.store.manifest_copy import ManifestCopy

NOTE = ".toml"
PIECE = 16  # signs of a hash that names in the trash begin with
_PLACE = re.compile(rb"^# place = (\d+)$", re.MULTILINE)


def trash_name(row: DocumentRow) -> str:
    """Return the name of `row` in the trash: two of one name can lie there."""
    return f"{row.sha256[:PIECE]}-{Path(row.path).name}"


def trashed(root: Path) -> tuple[DocumentRow, ...]:
    """Return what lies in the trash of the corpus at `root`, by name."""
    return tuple(row for path in trash_notes(root) for row in noted_rows(path))


def trash_notes(root: Path) -> list[Path]:
    """Return the notes on what lies in the trash, by name."""
    return [root / TRASH / name for name in sorted(lying_in(root)) if name.endswith(NOTE)]


def lying_in(root: Path) -> set[str]:
    """Return the names of all files in the trash but hidden ones."""
    try:
        with os.scandir(root / TRASH) as entries:
            return {entry.name for entry in entries if entry.name[0] != "."}
    except FileNotFoundError:
        return set()
    except NotADirectoryError as error:
        raise no_folder(root / TRASH) from error


def noted_places(root: Path, copy: ManifestCopy | None = None) -> dict[str, int]:
    """Return the places of what lies in the trash, by its names there (see `order`).

    What earlier software threw away has none. With `copy`, what that manifest holds is left out.
    """
    held = {sha256[:PIECE] for sha256 in copy.contents()} if copy else ()
    found = {note.stem: _PLACE.search(note.read_bytes()) for note in trash_notes(root)}
    return {
        name: int(match[1])
        for name, match in found.items()
        if match is not None and name[:PIECE] not in held
    }


def noted_rows(note: Path) -> tuple[DocumentRow, ...]:
    """Return the rows that a note is on."""
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


def move_place(note: Path, place: int) -> None:
    """Write another place into a note that has one."""
    write_atomic(note, _PLACE.sub(b"# place = %d" % place, note.read_bytes()))


def no_folder(path: Path) -> CorpusError:
    """Return the error that something else lies where a folder of the corpus goes."""
    return CorpusError(
        f"{path} はフォルダではありません。ほかの場所に移してから、もう一度実行してください。"
    )
