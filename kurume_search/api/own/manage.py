"""A corpus of one's own: begin it, add to it, take out of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.store.added import AddReport
    from kurume_search.store.editing import Progress
    from kurume_search.store.manifest import DocumentRow

BUNDLED, COMMON = "bundled", "common"
OF_SOFTWARE = (
    "付属の corpus は変えられません。kurume-search init DIR で自分の corpus を作り、"
    "--corpus DIR を指定してください。"
)
OF_SAMPLE = (
    "合成データの会議録集 sample は変えられません。"
    "kurume-search init DIR で自分の corpus を作るか、"
    "kurume-search sample -o DIR で合成データを自分のフォルダに作り、"
    "--corpus DIR を指定してください。"
)


def init(folder: str | Path, *, source: str | Path | None = None) -> Path:
    """Make `folder` a corpus and return it, absolute.

    Args:
        folder: Is made if it doesn't exist.
        source: A corpus to begin with, or ``"bundled"``; ``"common"``: registers of what
            means the same to any council (national acts, topics, synonyms). Without it
            registers are empty, with comments that explain them.

    Raises:
        CorpusError: It is a corpus already, or can't be written.
    """
    from kurume_search.store.folder import bundled_corpus
    from kurume_search.store.start import init_corpus

    if source == COMMON:
        return init_corpus(Path(folder), common=True)
    begun_with = bundled_corpus() if source == BUNDLED else source
    return init_corpus(Path(folder), source=None if begun_with is None else Path(begun_with))


def add(
    corpus: Path,
    paths: Iterable[str | Path],
    *,
    source: str | None = None,
    obtained: date | None = None,
    licence: str | None = None,
    synthetic: bool = False,
    progress: Progress | None = None,
) -> AddReport:
    """Copy documents into `corpus`, parse them, and say what became of each.

    Args:
        corpus: The folder; not the bundled one, which is part of the software.
        paths: Files, folders, patterns.
        source: Where they are from (a page, an office).
        obtained: When they were obtained.
        licence: On what terms they may be used.
        synthetic: They are invented.
        progress: Told of each file; without it a notebook shows a bar.

    Raises:
        CorpusError: The corpus can't be used or written; what was added so far stays.
    """
    from kurume_search.analysis.morphemes import borders
    from kurume_search.analysis.version import analysis_version
    from kurume_search.store.ingest import Origin, add_documents

    origin = Origin(source=source, obtained=obtained, licence=licence, real=not synthetic)
    return add_documents(
        _writable(corpus),
        paths,
        origin=origin,
        borders=borders,
        borders_version=analysis_version(),
        progress=progress or _bar("会議録を加えています"),
    )


def _bar(text: str) -> Progress:
    from kurume_search.api.showing.progress import Bar

    return Bar(text)


def remove(
    corpus: Path, names: Iterable[str], *, progress: Progress | None = None
) -> tuple[DocumentRow, ...]:
    """Move documents into the corpus's trash and return their rows.

    Args:
        corpus: The folder.
        names: Paths in the corpus, names of files, or beginnings of sha256.
        progress: Told of each file; without it a notebook shows a bar.

    Raises:
        NotFoundError: A name names nothing; then nothing is removed.
    """
    from kurume_search.store.trash import remove_documents

    return remove_documents(_writable(corpus), names, progress=progress or _bar("外しています"))


def restore(
    corpus: Path, names: Iterable[str], *, progress: Progress | None = None
) -> tuple[DocumentRow, ...]:
    """Put documents back from the trash and return their rows.

    Args:
        corpus: The folder.
        names: As for `remove`.
        progress: Told of each file; without it a notebook shows a bar.

    Raises:
        NotFoundError: A name names nothing in the trash.
    """
    from kurume_search.store.trash import restore_documents

    return restore_documents(_writable(corpus), names, progress=progress or _bar("戻しています"))


def trash(corpus: Path) -> tuple[DocumentRow, ...]:
    """Return what lies in the trash of `corpus`."""
    from kurume_search.store.trash import trash_of

    return trash_of(corpus)


def own(corpus: Path) -> Path:
    """Return `corpus`, which mustn't be the bundled one.

    Raises:
        UsageError: It is; an update of the software would undo every change.
    """
    from kurume_search.store.folder import bundled_corpus

    if corpus.resolve() == bundled_corpus().resolve():
        raise UsageError(OF_SOFTWARE)
    return corpus


def _writable(corpus: Path) -> Path:
    """Return `corpus`, whose documents may be others: not the bundled one, and no sample.

    Raises:
        UsageError: They mayn't; the message says what to do.
    """
    from kurume_search.store.cache import samples_home

    if samples_home().resolve() in corpus.resolve().parents:
        raise UsageError(OF_SAMPLE)
    return own(corpus)
