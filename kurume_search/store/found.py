"""Which files a list of paths, folders and patterns means."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kurume_search.store.decode import shown
from kurume_search.store.folder import MINUTES

# What systems and programs leave beside documents.
_LITTER = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to add, or why what was given is none.

    Attributes:
        path: The file.
        trouble: One Japanese sentence, or None.
    """

    path: Path
    trouble: str | None = None


def find_files(given: Iterable[str | Path], corpus: Path) -> Iterator[Candidate]:
    """Yield the files that `given` means: in the order given, inside folders by name.

    Hidden files are passed over, links out of a folder refused, and of the corpus
    itself only ``minutes/`` is looked into.

    Args:
        given: Files, folders (with all that is in them), or patterns (``*.pdf``).
        corpus: The corpus that they go into, absolute.
    """
    for one in given:
        path = Path(one)
        if _exists(path):
            yield from _within(path, corpus)
            continue
        matches = sorted(glob.glob(str(one), recursive=True)) if glob.has_magic(str(one)) else []  # noqa: PTH207
        if not matches:
            yield Candidate(path, f"{shown(path)} がありません。場所を確かめてください。")
        for match in matches:
            yield from _within(Path(match), corpus)


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _within(path: Path, corpus: Path) -> Iterator[Candidate]:
    """Yield a file itself, or what a folder has; one with nothing says so."""
    if not path.is_dir():
        yield Candidate(path)
        return
    empty = True
    for found in _walk(path, corpus):
        empty = False
        yield found
    if empty:
        why = f"{shown(path)} に加えられるファイルがありません（隠しファイルは読みません）。"
        yield Candidate(path, why)


def _walk(folder: Path, corpus: Path) -> Iterator[Candidate]:
    root = folder.resolve()
    unread: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: unread.append(Path(error.filename)))
    for here, folders, files in walk:
        at = Path(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if at.resolve() == corpus:
            folders[:] = [name for name in folders if name == MINUTES]
            continue
        for name in folders:
            if (at / name).is_symlink() and not (at / name).resolve().is_relative_to(root):
                yield Candidate(
                    at / name,
                    f"{shown(at / name)} は別のフォルダへのリンクなので読みません。"
                    "リンク先のフォルダを指定してください。",
                )
        for name in sorted(files):
            if name.startswith((".", "~$")) or name.lower() in _LITTER:
                continue
            path = at / name
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Candidate(
                    path,
                    f"{shown(path)} はフォルダの外へのリンクなので読みません。"
                    "リンク先のファイルを指定してください。",
                )
            else:
                yield Candidate(path)
    for closed in unread:
        yield Candidate(
            closed,
            f"{shown(closed)} を読む権限がないので、中のファイルは加えませんでした。"
            "読めるようにしてから指定してください。",
        )
