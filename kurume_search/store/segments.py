"""The segments that a build consists of: folders that never change, shared by builds.

A build names its segments, oldest first, in ``segments.json``. They lie on a shelf beside
the builds, so a build that only adds to the one before shares its segments.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

SEGMENTS = "segments"
INDEX = "index"  # of a segment, the folder of its Whoosh index and leaves
_NAMES = "segments.json"


def new_segment(shelf: Path) -> Path:
    """Make an empty folder for a segment on `shelf` and return it."""
    folder = shelf / os.urandom(6).hex()
    folder.mkdir(parents=True)
    return folder


def name_segments(build: Path, segments: Sequence[Path]) -> None:
    """Write down, in the folder of a build, which segments it consists of."""
    names = [os.path.relpath(path, build) for path in segments]
    (build / _NAMES).write_text(json.dumps(names), "utf-8")


def segments_of(build: Path) -> list[Path]:
    """Return the segments that the build in the folder `build` consists of, oldest first.

    Raises:
        OSError, ValueError: It doesn't say.
    """
    names = json.loads((build / _NAMES).read_bytes())
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"no list of segments: {build}")
    return [Path(os.path.normpath(build / name)) for name in names]


def drop_segments(segments: Iterable[Path]) -> None:
    """Remove segments that no build names."""
    import shutil

    for folder in segments:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_segments(shelf: Path, builds: Iterable[Path]) -> None:
    """Remove the segments on `shelf` that none of `builds` names.

    The caller holds the lock, so one that no build names yet belongs to a process that is gone.
    """
    named: set[Path] = set()
    for build in builds:
        with contextlib.suppress(OSError, ValueError):
            named.update(path.resolve() for path in segments_of(build))
    with contextlib.suppress(OSError):
        drop_segments(folder for folder in shelf.iterdir() if folder.resolve() not in named)
