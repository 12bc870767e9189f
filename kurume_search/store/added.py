"""What became of files that were added, and what was read from them."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind
from kurume_search.model.source import SourceText
from kurume_search.store.versions import Placed


class AddStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNRECOGNISED = "unrecognised"
    NEW_VERSION = "new_version"
    OLD_VERSION = "old_version"
    SAME = "same"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """What became of one file, and what was read from it.

    Attributes:
        given: The file, on one line.
        status: What became of it.
        path: Where it is in the corpus, None if it isn't.
        replaces: The document that it is a newer version of, or None.
        message: One Japanese sentence where there is something to say.
        notations: The speaker notation of each meeting.
        characters: Of its text.
        claimed: Of these, in parts that the parser understood.
        diagnostics: How many of each code, most first.
    """

    given: str
    status: AddStatus
    path: str | None = None
    replaces: str | None = None
    message: str | None = None
    meetings: int = 0
    cases: int = 0
    turns: int = 0
    notations: tuple[str, ...] = ()
    characters: int = 0
    claimed: int = 0
    diagnostics: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class AddReport:
    """What became of all files that were given, in their order."""

    files: tuple[AddedFile, ...]

    def count(self, status: AddStatus) -> int:
        """Return how many files came to `status`."""
        return sum(file.status is status for file in self.files)

    def total(self, name: str) -> int:
        """Return the sum of a number (``meetings``, ``turns``, ``claimed`` …).

        Of several versions of a meeting only the newest counts, as everywhere.
        """
        return sum(getattr(file, name) for file in self._counted)

    @cached_property
    def _counted(self) -> tuple[AddedFile, ...]:
        replaced = {file.replaces for file in self.files}
        return tuple(
            file
            for file in self.files
            if file.status is not AddStatus.OLD_VERSION and file.path not in replaced
        )

    @property
    def claimed_share(self) -> float | None:
        """Share (0–1) of characters in parts that the parser understood; None of nothing."""
        return (
            self.total("claimed") / characters if (characters := self.total("characters")) else None
        )

    @property
    def diagnostics(self) -> tuple[tuple[str, int], ...]:
        """How many of each code over all files, most first."""
        total: Counter[str] = Counter()
        for file in self.files:
            total.update(dict(file.diagnostics))
        return _most_first(total)


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _status(placed: Placed, read: Sequence[Minutes]) -> AddStatus:
    if placed.newer is not None:
        return AddStatus.OLD_VERSION
    if placed.older is not None:
        return AddStatus.NEW_VERSION
    return AddStatus.ADDED if read else AddStatus.UNRECOGNISED


def added_file(
    given: str,
    source: SourceText,
    documents: Sequence[Minutes],
    placed: Placed,
) -> AddedFile:
    """Return what became of the file `given`, which was read as `documents`."""
    lost = sum(
        len(part.span)
        for minutes in documents
        for part in minutes.parts
        if part.kind is PartKind.UNCLAIMED or not minutes.recognised
    )
    codes = Counter(found.code for minutes in documents for found in minutes.diagnostics)
    read = [minutes for minutes in documents if minutes.recognised]
    message = placed.message
    if message is None and not any(map(_looks_like_minutes, documents)):
        message = (
            "開催日も発言も読み取れません。"
            f"会議録でなければ kurume-search remove {shlex.quote(source.path)} で外せます。"
        )
    return AddedFile(
        given=given, status=_status(placed, read), path=source.path, replaces=placed.older,
        message=message,
        meetings=sum(minutes.letter is None for minutes in read),
        cases=sum(len(minutes.cases) for minutes in read),
        turns=sum(len(minutes.turns) for minutes in read),
        notations=tuple(minutes.notation.id for minutes in documents),
        characters=len(source.text), claimed=len(source.text) - lost,
        diagnostics=_most_first(codes),
    )  # fmt: skip


def _looks_like_minutes(read: Minutes) -> bool:
    """A folder holds a README or a list beside its minutes: these have no day and no talk."""
    return read.letter is not None or read.meeting.date is not None or bool(read.turns)
