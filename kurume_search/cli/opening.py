"""Opens the corpus that a command was asked for, with progress on stderr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.language import Both
from kurume_search.cli.options import Face
from kurume_search.cli.output import say, spoken

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus


def opened(face: Face, *, rebuild: bool = False, marked: bool = True) -> Corpus:
    """Return the corpus; the first call builds its index and says so on stderr.

    Args:
        face: Which corpus, and how the reader is spoken to.
        rebuild: Build the index even if it is there.
        marked: What the command prints as table and as JSON says of itself that a corpus is
            synthetic; plain rows never do, and stderr says it for them.

    Raises:
        CorpusError: The folder can't be used.
        CacheError: The index can't be written anywhere.
    """
    from kurume_search.api.corpus import open_corpus

    progress = _Progress(face)
    corpus = open_corpus(
        _folder(face, progress),
        names=face.names,
        progress=progress.read,
        waiting=progress.waiting,
        rebuild=rebuild,
    )
    progress.finish()
    for failed in corpus.library.info["failed"] if progress.built else ():
        click.echo(f"kurume-search: {spoken(failed['message'])}", err=True)
    if not corpus.library.meeting_ids() and not corpus.library.info["failed"]:
        empty = Both(
            "会議録集 {path} にはまだ会議録がありません。"
            "kurume-search add --corpus {path} ファイル… で加えます。",
            "The corpus {path} holds no minutes yet; add some with "
            "kurume-search add --corpus {path} FILE…",
        )
        say(face, empty.format(path=corpus.path))
    if corpus.synthetic and not (marked and face.format in ("json", "table")):
        from kurume_search.cli.invented import invented

        say(face, invented(corpus.makeup))
    return corpus


def asked_folder(face: Face) -> Path | None:
    """Return the folder asked for, checked; None if the bundled one is meant.

    Raises:
        CorpusError: It is no corpus.
    """
    from kurume_search.store.folder import CorpusFolder

    folder = _folder(face, _Progress(face))
    if folder is not None:
        CorpusFolder.open(folder)
    return folder


def _folder(face: Face, progress: _Progress) -> Path | None:
    """Return the folder asked for; ``sample`` is the synthetic one, unless a folder is."""
    asked = str(face.corpus or os.environ.get("KURUME_CORPUS") or "")
    if not asked.startswith("sample") or Path(asked).exists():
        return face.corpus
    from kurume_search.api.sample import sample_folder, seed_named

    seed = seed_named(asked)
    return face.corpus if seed is None else sample_folder(seed, waiting=progress.waiting)


class _Progress:
    """One line on a terminal that counts documents; one line in a log."""

    def __init__(self, face: Face) -> None:
        self._quiet = face.quiet
        self._live = sys.stderr.isatty()
        self.built = False

    def read(self, done: int, whole: int, path: str) -> None:
        """Say that `done` of `whole` documents are read."""
        del path
        text = Both("索引を作っています", "Building the index")
        first, self.built = not self.built, True
        if self._quiet:
            return
        if self._live:
            click.echo(f"\r{text} {done}/{whole}", nl=False, err=True)
        elif first:
            click.echo(f"{text} ({whole})", err=True)

    def waiting(self) -> None:
        """Say that another process is building."""
        if not self._quiet:
            click.echo(
                str(
                    Both(
                        "ほかの処理が索引を作っています。待ちます…",
                        "Another process is building the index; waiting…",
                    )
                ),
                err=True,
            )

    def finish(self) -> None:
        """End the line."""
        if self.built and self._live and not self._quiet:
            click.echo("\r\x1b[K", nl=False, err=True)
