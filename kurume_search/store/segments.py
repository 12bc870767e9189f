"""The segments that a build consists of: folders that never change, shared by builds.

A build names its segments, oldest first, in ``segments.json``, and which of their rows count
where some don't: what was removed from a corpus is left out of the next build by a mark. They
lie on a shelf beside the builds, so a build that adds to the one before, or leaves something
of it out, shares its segments.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from kurume_search.text.values import Value

SEGMENTS = "segments"
INDEX = "index"  # of a segment, the folder of its Whoosh index and leaves
_NAMES = "segments.json"

Spans: TypeAlias = Mapping[str, tuple[int, int]]
"""Of each table the first row and one past the last, as the segment numbers them."""


class Part(Value):
    """Rows of a segment that follow one another; a segment that has gaps is several parts.

    Attributes:
        folder: Of the segment.
        spans: Its rows; None: all of the segment.
        gone: Folders with the headwords of what the segment's parts leave out.
    """

    folder: Path
    spans: Spans | None = None
    gone: tuple[Path, ...] = ()


def new_segment(shelf: Path) -> Path:
    """Make an empty folder for a segment on `shelf` and return it."""
    folder = shelf / os.urandom(6).hex()
    folder.mkdir(parents=True)
    return folder


def name_segments(build: Path, parts: Sequence[Part]) -> None:
    """Write down, in the folder of a build, of which parts of segments it consists."""

    def said(path: Path) -> str:
        return os.path.relpath(path, build)

    rows = [
        said(part.folder)
        if part.spans is None
        else [said(part.folder), dict(part.spans), list(map(said, part.gone))]
        for part in parts
    ]
    (build / _NAMES).write_text(json.dumps(rows), "utf-8")


def parts_of(build: Path) -> list[Part]:
    """Return the parts of which the build in the folder `build` consists, in their order.

    Raises:
        OSError, ValueError, TypeError: It doesn't say.
    """
    rows = json.loads((build / _NAMES).read_bytes())

    def path(name: str) -> Path:
        return Path(os.path.normpath(build / name))

    def part(row: object) -> Part:
        match row:
            case str(name):
                return Part(path(name))
            case [str(name), dict(rows), list(gone)]:
                spans = {table: (int(low), int(high)) for table, (low, high) in rows.items()}
                return Part(path(name), spans, tuple(map(path, gone)))
        raise ValueError(f"no list of segments: {build}")

    return [part(row) for row in rows]


def segments_of(build: Path) -> list[Path]:
    """Return the segments that the build in the folder `build` has rows of, oldest first.

    Raises:
        OSError, ValueError, TypeError: It doesn't say.
    """
    return list(dict.fromkeys(part.folder for part in parts_of(build)))


def drop_segments(segments: Iterable[Path]) -> None:
    """Remove segments that no build names."""
    import shutil

    for folder in segments:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_segments(shelf: Path, builds: Iterable[Path]) -> None:
    """Remove the segments on `shelf` that none of `builds` names.

    The caller holds the lock, so one that no build names yet belongs to a process that is gone.
    """
    named: set[str] = set()
    for build in builds:
        with contextlib.suppress(OSError, ValueError, TypeError):
            for row in json.loads((build / _NAMES).read_bytes()):
                name, _, gone = (row, {}, ()) if isinstance(row, str) else row
                named.update(map(os.path.basename, (name, *gone)))
    with contextlib.suppress(OSError):
        drop_segments(folder for folder in shelf.iterdir() if folder.name not in named)
