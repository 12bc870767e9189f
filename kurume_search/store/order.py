"""Where documents in the trash stood in the manifest, so that they come back there.

Meetings of one day are told apart by the order of the manifest (``2021-07-26.2``), and the
hash of a corpus is over the manifest too: a document that is removed and put back must leave
both as they were.

A place is the number of documents before one, those in the trash counted: it stays true
whatever else is removed or put back. Where one of them is added again, which puts it last, the
places behind it go down by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kurume_search.store.manifest import DocumentRow, block, blocks_of, manifest_with
from kurume_search.store.manifest_copy import ManifestCopy
from kurume_search.store.trash_notes import move_place, noted_places, trash_name, trash_notes


def places_of(root: Path, rows: Sequence[DocumentRow], copy: ManifestCopy) -> list[int]:
    """Return the places of documents that the manifest `copy` of `root` has."""
    taken = sorted(noted_places(root).values())
    at = {path: index for index, path in enumerate(copy.digests)}
    return [_among(at[row.path], taken) for row in rows]


def _among(place: int, taken: Sequence[int]) -> int:
    """Return the place of a row of the manifest, those in the trash (`taken`, sorted) counted."""
    for other in taken:
        place += other <= place
    return place


def close_gap(root: Path, row: DocumentRow, copy: ManifestCopy) -> None:
    """Note that a document that was added again stands no longer before those it did.

    Nothing is noted of one that stands where it did: a killed process left its note.
    """
    left = trash_name(row)
    before, others = noted_places(root).get(left), noted_places(root, copy)
    if before is None or _among(copy.place(row.path), sorted(others.values())) == before:
        return
    for note in trash_notes(root):
        if note.stem != left and (place := others.get(note.stem, 0)) > before:
            move_place(note, place - 1)


def coming_back(root: Path, thrown: Sequence[DocumentRow]) -> list[int | None]:
    """Return at which row of the manifest each of `thrown` will stand, all of them back.

    None where nobody noted it: behind all others.
    """
    noted = noted_places(root)
    names = list(map(trash_name, thrown))
    left = [place for name, place in noted.items() if name not in names]
    return [
        noted[name] - sum(other < noted[name] for other in left) if name in noted else None
        for name in names
    ]


def with_rows(
    text: str, paths: Mapping[str, str], rows: Sequence[DocumentRow], at: Sequence[int | None]
) -> str:
    """Return the manifest `text` with `rows` where they shall stand; comments stay.

    Args:
        text: The manifest without them.
        paths: Of its documents, in their order.
        rows: Of those that come back.
        at: What `coming_back` gave.
    """
    head, blocks = blocks_of(text)
    if len(blocks) != len(paths):  # [[document]] inside a long string: they come last
        return manifest_with(text, rows)
    pieces = [head.rstrip("\n") + "\n\n" if head.strip() else "", *blocks]
    pieces[-1] = pieces[-1].rstrip("\n") + "\n\n" if pieces[-1].strip() else ""
    known = sorted(
        (place, row.path, row) for place, row in zip(at, rows, strict=True) if place is not None
    )
    for place, _, row in known:
        pieces.insert(place + 1, block(row) + "\n")
    pieces += [block(row) + "\n" for place, row in zip(at, rows, strict=True) if place is None]
    return "".join(pieces).rstrip("\n") + "\n"
