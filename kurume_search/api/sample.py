"""A corpus of an invented city, made by its seed when it is first asked for."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.search.building.origins import Progress

YEARS = range(2004, 2025)  # twenty fiscal years with documents, and one without
MEETINGS = 6
NAME = "sample"
"""What the command line calls it: ``--corpus sample``, or with a seed ``--corpus sample:7``."""


def open_sample(
    seed: int = 1,
    *,
    names: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Corpus:
    """Open the synthetic corpus of that seed: fiscal years 2004 to 2024, six meetings a year.

    It is written into the cache once, by one process however many ask; ``truth.json`` in
    its folder says what was planted. Everything made from it is marked 合成データ.

    Args:
        seed: The same seed gives the same bytes.
        names: As in `open_corpus`.
        progress: Told while the index is built; without it a notebook shows a bar.
        waiting: Called once if another process is writing or building it.

    Raises:
        UsageError: The seed is no number.
        CacheError: The cache can't be written.
    """
    from kurume_search.api.corpus import open_corpus

    folder = sample_folder(seed, waiting=waiting)
    return open_corpus(folder, names=names, progress=progress, waiting=waiting)


def sample_folder(seed: int = 1, *, waiting: Callable[[], None] | None = None) -> Path:
    """Return the folder of that sample in the cache, writing it if it isn't there.

    Raises:
        UsageError: The seed is no number.
        CacheError: The cache can't be written.
    """
    from kurume_search.store.cache import locked, samples_home

    if isinstance(seed, bool) or not isinstance(seed, int):
        raise UsageError(f"seed は整数です({seed!r} ではありません)。")
    home = samples_home()
    folder = home / f"sample-{YEARS[0]}-{YEARS[-1]}-{MEETINGS}-seed{seed}-{_version()}"
    if _is_whole(folder):
        return folder
    with locked(home, waiting=waiting):
        if not _is_whole(folder):
            from kurume_search.sample import write_sample

            shutil.rmtree(folder, ignore_errors=True)  # somebody took a part of it away
            write_sample(folder, years=YEARS, meetings=MEETINGS, seed=seed)
    return folder


def _is_whole(folder: Path) -> bool:
    # The folder is written beside and renamed, so it is there with both or not at all.
    return (folder / "manifest.toml").exists() and (folder / "truth.json").exists()


def _version() -> str:
    """Return a mark of what writes samples: other words in it make another sample."""
    room = Path(__file__).resolve().parents[1] / "sample"
    found = hashlib.sha256()
    for path in sorted(room.iterdir()):
        if path.suffix in (".py", ".toml"):
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:8]


def seed_named(text: str) -> int | None:
    """Return the seed of ``sample`` or ``sample:7``; None if `text` is neither.

    >>> seed_named("sample"), seed_named("sample:7"), seed_named("minutes")
    (1, 7, None)

    Raises:
        UsageError: What follows the colon is no number.
    """
    name, colon, seed = text.partition(":")
    if name != NAME:
        return None
    if not colon:
        return 1
    if not seed.removeprefix("-").isdecimal():
        raise UsageError(f"「{text}」の種を読めません。sample:7 のように整数で書きます。")
    return int(seed)
