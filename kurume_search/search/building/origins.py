"""Which document, and which meeting in it, each row of an index comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kurume_search.errors import IndexDamagedError

ORIGINS = "origins.json"

Progress = Callable[[int, int, str], None]
"""Called with how many documents are read, of how many, and the path of the last."""


class Origin(NamedTuple):
    """Where a row comes from.

    Attributes:
        path: Of the document in the corpus.
        place: Which of its meetings, from 0.
        name: Id of the meeting without its council.
    """

    path: str
    place: int
    name: str


def read_origins(folder: Path) -> list[Origin]:
    """Return the origins of the rows of the build in `folder`.

    Raises:
        IndexDamagedError: They aren't there, or aren't whole.
    """
    try:
        return list(map(Origin._make, json.loads((folder / ORIGINS).read_bytes())))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamagedError(
            f"索引 {folder} を読めません。kurume-search index build で作り直してください。"
        ) from error
