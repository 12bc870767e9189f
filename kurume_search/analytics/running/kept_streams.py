"""Running words kept beside the index, so that the next process maps instead of joining."""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.running.compounds import Compounds
from kurume_search.analytics.running.stream import TermNames, WordStream
from kurume_search.search.searcher import Searcher
from kurume_search.store.arrays import ArrayFile, write_arrays

FORMAT = 1  # of the file, and of how compounds are joined


def kept_stream(
    path: Path, searcher: Searcher, compounds: Compounds, make: Callable[[], WordStream]
) -> WordStream:
    """Return the stream kept at `path`; where there is none, make it and keep it.

    Args:
        path: In the folder of the build, named by all that the stream depends on besides.
        searcher: The open index of that build.
        compounds: The table that is joined.
        make: Makes the stream.
    """
    try:
        return _read(ArrayFile(path), searcher, compounds)
    except (OSError, ValueError, KeyError):
        made = make()
    # A cache that can't be written costs only time; another process may have been first.
    with contextlib.suppress(OSError):
        _write(path, made)
    return made


def _read(held: ArrayFile, searcher: Searcher, compounds: Compounds) -> WordStream:
    if held.meta["format"] != FORMAT:
        raise ValueError("of another format")
    return WordStream(
        starts=np.frombuffer(held.ints("starts"), dtype=np.int64),
        words=np.frombuffer(held.ints("words"), dtype=np.int32),
        pos=np.frombuffer(held.raw("pos"), dtype=np.uint8),
        places=np.frombuffer(held.ints("places"), dtype=np.int64),
        spans=np.frombuffer(held.raw("spans"), dtype=np.uint8),
        pos_names=tuple(held.meta["pos"]),
        terms=TermNames(searcher),
        compounds=compounds,
        segmentation=str(held.meta["segmentation"]),
        more=tuple(held.meta["more"]),
    )


def _write(path: Path, stream: WordStream) -> None:
    work = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        work.unlink()
    write_arrays(
        work,
        {
            "starts": _array("q", stream.starts),
            "words": _array("i", stream.words),
            "places": _array("q", stream.places),
            "pos": stream.pos.tobytes(),
            "spans": stream.spans.tobytes(),
        },
        {
            "format": FORMAT,
            "pos": list(stream.pos_names),
            "more": list(stream.more),
            "segmentation": stream.segmentation,
        },
    )
    os.replace(work, path)  # noqa: PTH105 - one step


def _array(code: str, values: npt.NDArray[np.generic]) -> array[int]:
    made: array[int] = array(code)
    made.frombytes(values.tobytes())
    return made
