"""A working folder of the user's with copies of the notebooks.

What the user wrote is never written over; running a notebook changes nothing of it. A
record beside the copies says what each was copied from, so an untouched copy can be told
from a changed one.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from kurume_search.errors import ExportError, disk_reason
from kurume_search.jupyter.shipped import Notebook, digest, written_lines
from kurume_search.store.atomic import write_atomic

RECORD = ".kurume-search-notebooks.json"


class State(StrEnum):
    """How a copy in the working folder stands to the notebook that ships."""

    MISSING = "missing"  # not copied yet, or taken away
    CURRENT = "current"  # what ships now
    OUTDATED = "outdated"  # untouched by the user; a newer one ships
    CHANGED = "changed"  # the user's own work is in it


@dataclass(frozen=True, slots=True)
class Copy:
    """A notebook that ships and its place in the working folder."""

    notebook: Notebook
    path: Path
    state: State


@dataclass(frozen=True)
class Workspace:
    """A folder that notebooks are copied into.

    Attributes:
        folder: Is made when something is first copied.
    """

    folder: Path

    @cached_property
    def _record(self) -> Mapping[str, str]:
        """File name → digest of what was copied; an unreadable record knows nothing."""
        try:
            read = json.loads((self.folder / RECORD).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}

    def copies(self, notebooks: tuple[Notebook, ...]) -> tuple[Copy, ...]:
        """Return how the copy of each of `notebooks` stands."""
        return tuple(
            Copy(one, self.folder / one.name, self._state(one, self.folder / one.name))
            for one in notebooks
        )

    def _state(self, notebook: Notebook, path: Path) -> State:
        try:
            there = digest(written_lines(path.read_bytes()))
        except (FileNotFoundError, NotADirectoryError):
            return State.MISSING
        except (OSError, ValueError):
            return State.CHANGED  # whatever it is, it isn't ours to write over
        if there == notebook.digest:
            return State.CURRENT
        return State.OUTDATED if there == self._record.get(path.name) else State.CHANGED

    def take(self, copies: tuple[Copy, ...], *, refresh: bool = False) -> tuple[Copy, ...]:
        """Copy what is missing, with `refresh` also what is outdated; return what was written.

        What the user changed stays as it is in any case.

        Raises:
            ExportError: The folder can't be written.
        """
        wanted = {State.MISSING, State.OUTDATED} if refresh else {State.MISSING}
        written = tuple(one for one in copies if one.state in wanted)
        if not written:
            return ()
        record = dict(self._record)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for one in written:
                write_atomic(one.path, one.notebook.content)
                record[one.path.name] = one.notebook.digest
            text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
            write_atomic(self.folder / RECORD, f"{text}\n".encode())
        except OSError as error:
            raise ExportError(
                f"{self.folder} にノートブックを写せません（{disk_reason(error)}）。"
                "書き込める場所を指定してください。"
            ) from error
        return written


def difference(copy: Copy) -> Iterator[str]:
    """Yield the lines of a unified diff of the cells, from the user's copy to what ships.

    Outputs and metadata are left out: they differ after every run.
    """
    try:
        mine = written_lines(copy.path.read_bytes())
    except (OSError, ValueError):
        mine = ()  # no notebook any more: everything that ships is new
    yield from difflib.unified_diff(
        mine, copy.notebook.lines, str(copy.path), copy.notebook.name, lineterm=""
    )
