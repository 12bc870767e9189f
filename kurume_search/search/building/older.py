"""Versions of a meeting: the document that counts, and those that it replaced, still readable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kurume_search.search.building.making import named
from kurume_search.store.versions import meeting_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurume_search.model.meeting import Minutes
    from kurume_search.store.manifest import Said


class Version(NamedTuple):
    """One version of the minutes of a meeting.

    Attributes:
        number: From 1, the oldest; the last is the one that counts.
        path: The document in the corpus.
        sha256: Of its bytes.
        counted: Whether search and counts are of this version.
    """

    number: int
    path: str
    sha256: str
    counted: bool


def versions_of(said: Mapping[str, Said], path: str) -> tuple[Version, ...]:
    """Return the versions of the document `path` that counts, the oldest first.

    Args:
        said: What the manifest says of each document, by path.
        path: Of the newest.
    """
    chain = [path]
    while (older := str(said[chain[-1]].get("supersedes"))) in said and older not in chain:
        chain.append(older)
    return tuple(
        Version(number, one, said[one]["sha256"], one == path)
        for number, one in enumerate(reversed(chain), 1)
    )


def same_meeting(minutes: Minutes, others: Sequence[Minutes], place: int) -> Minutes | None:
    """Return which of `others` is the meeting of `minutes`, under its name; None if none is.

    Args:
        minutes: Of the version that counts.
        others: What was read from another version.
        place: Of the meeting in its document: what counts where neither says which it is.
    """
    key = meeting_key(minutes)
    found = [one for one in others if key is not None and meeting_key(one) == key]
    found += others[place : place + 1]
    return named(found[0], minutes.meeting.id) if found else None
