"""A corpus of one's own: empty with explained registers, or begun with those of another."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from kurume_search.errors import CorpusError, disk_reason
from kurume_search.store.atomic import write_atomic
from kurume_search.store.folder import (
    CORRECTIONS,
    MANIFEST,
    MINUTES,
    CorpusFolder,
    bundled_corpus,
)
from kurume_search.store.manifest import HEAD
from kurume_search.store.registers_json import REGISTER_FILES


def init_corpus(folder: Path, *, source: Path | None = None, common: bool = False) -> Path:
    """Make `folder` a corpus and return it, absolute.

    Files that are there already stay; the manifest is written last, so a run that was
    killed can be run again. One that fails takes away what it made.

    Args:
        folder: Is made if it doesn't exist. It must not be a corpus yet.
        source: A corpus to begin with: its registers and documents are copied. Without
            it registers are empty, with comments that explain them.
        common: Without a `source`, registers hold the rows of the bundled ones that mean
            the same to any council: national acts, topics, synonyms.

    Raises:
        CorpusError: It is a corpus already, holds other files of these names, or can't
            be written.
    """
    if os.path.exists(folder / MANIFEST):  # noqa: PTH110 - also of what can't be a name
        raise CorpusError(
            f"{folder} はもう corpus です（{MANIFEST} があります）。別の場所を指定してください。"
        )
    files = _templates(common=common) if source is None else _copies(source)
    manifest = files.pop(MANIFEST)
    made = _Made()
    try:
        made.folder(folder / MINUTES)
        for name, content in files.items():
            made.file(folder / name, content)
        made.file(folder / MANIFEST, manifest)
    except BaseException as error:
        made.undo()
        if not isinstance(error, OSError):
            raise
        raise CorpusError(
            f"{folder} に corpus を作れません（{disk_reason(error)}）。"
            "書き込める場所を指定してください。"
        ) from error
    return folder.resolve()


class _Made:
    """What one run made, so that it can be taken away again."""

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._folders: list[Path] = []

    def folder(self, path: Path) -> None:
        """Make a folder and those it lies in, as far as they aren't there."""
        for one in (*reversed(path.parents), path):
            if not one.is_dir():
                one.mkdir(exist_ok=True)
                self._folders.append(one)

    def file(self, path: Path, content: bytes) -> None:
        """Write a file, which may be there already if it holds the same.

        Raises:
            CorpusError: It holds something else.
        """
        if path.exists():
            if path.read_bytes() != content:
                raise CorpusError(
                    f"{path} がもうあります。空のフォルダを指定するか、名を変えてください。"
                )
            return
        self.folder(path.parent)
        write_atomic(path, content)
        self._files.append(path)

    def undo(self) -> None:
        """Take everything away that was made and that nobody else put something into."""
        with contextlib.suppress(OSError):
            for path in reversed(self._files):
                path.unlink(missing_ok=True)
        for path in reversed(self._folders):
            with contextlib.suppress(OSError):
                path.rmdir()


def _templates(*, common: bool) -> dict[str, bytes]:
    """Return the files of a corpus without documents."""
    held = resources.files("kurume_search.store") / "templates"
    explained = {name: (held / name).read_bytes() for name in (*REGISTER_FILES, CORRECTIONS)}
    rows = dict(_common(explained)) if common else {}
    return {**explained, **rows, MANIFEST: HEAD.encode()}


_COMMON = "\n# ここから下は、どの審議会にも通じる行です。直し、足し、消してかまいません。\n\n"
_ANY = re.compile(r'^council = "any"$', re.MULTILINE)
# A name or an example of one council within a row of all, and the comment that says why.
_OF_ONE = re.compile(r"^(?: *#.*\n)* *\{.*\bcouncil = .*\n", re.MULTILINE)


def _common(explained: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the registers of which the bundled corpus has rows for any council, with these."""
    for name in REGISTER_FILES:
        _, *blocks = (bundled_corpus() / name).read_text("utf-8").split("\n\n")
        if any(_ANY.search(block) for block in blocks):
            kept = [_OF_ONE.sub("", b) for b in blocks if _ANY.search(b) or "[[" not in b]
            yield name, explained[name] + (_COMMON + "\n\n".join(kept).rstrip() + "\n").encode()


def _copies(source: Path) -> dict[str, bytes]:
    """Return the files of the corpus at `source`, trash aside."""
    corpus = CorpusFolder.open(source)
    files = {name: (corpus.path / name).read_bytes() for name in corpus.hashes}
    if CORRECTIONS not in files:
        files[CORRECTIONS] = _templates(common=False)[CORRECTIONS]
    return files
