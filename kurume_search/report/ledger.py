"""Makes figures, each with the list behind it, and refuses those that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kurume_search.analytics.statistics.intervals import FEW, wilson
from kurume_search.errors import ReportError
from kurume_search.report.cells import (
    Change,
    Count,
    Figure,
    Line,
    Many,
    Ref,
    Rich,
    Share,
    Stated,
    Worked,
)
from kurume_search.report.model import (
    Document,
    Entry,
    Listing,
    Origin,
    Quotes,
)


class Ledger:
    """What a report has counted so far."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.listings: dict[str, Listing] = {}
        self.origins: dict[str, Origin] = {}
        self._known: dict[tuple[str, tuple[str, ...]], str] = {}

    def origin(self, path: str, sha256: str, **said: Any) -> str:
        """Return the key of a source, the same for the same file."""
        for origin in self.origins.values():
            if (origin.path, origin.sha256) == (path, sha256):
                return origin.key
        key = f"S{len(self.origins) + 1}"
        self.origins[key] = Origin(key=key, path=path, sha256=sha256, **said)
        return key

    def enter(self, entry: Entry) -> str:
        """Keep `entry` and return its id; the same one twice is one."""
        kept = self.entries.setdefault(entry.id, entry)
        if kept != entry:
            raise ReportError(f"報告書の中で {entry.id} が二つの別のものを指しています。")
        return entry.id

    def listing(self, title: str, ids: Iterable[str]) -> str:
        """Return the id of the list of `ids`."""
        listed = tuple(ids)
        known = self._known.get((title, listed))
        if known is None:
            known = f"L{len(self.listings) + 1:03}"
            self.listings[known] = Listing(id=known, title=title, entries=listed)
            self._known[title, listed] = known
        return known

    def count(self, key: str, title: str, ids: Iterable[str], *, mark: bool = False) -> Count:
        """Return how many `ids` there are.

        Args:
            key: Of the figure.
            title: Of the list behind it.
            ids: Of entries that are, or will be, entered.
            mark: Say so if there are few.
        """
        listed = tuple(ids)
        return Count(
            key=key,
            value=len(listed),
            listing=self.listing(title, listed),
            few=mark and 0 < len(listed) < FEW,
        )

    def stated(self, key: str, title: str, value: int, ids: Iterable[str]) -> Stated:
        """Return a number that the words of `ids` print."""
        return Stated(key=key, value=value, listing=self.listing(title, ids))

    def adopt(self, other: Document, ids: Iterable[str]) -> tuple[str, ...]:
        """Enter what another report of the same corpus has under `ids`, and return them."""
        listed = tuple(ids)
        for name in listed:
            if name in self.entries:
                continue
            entry = other.entries[name]
            self.adopt(other, (*entry.cases, *filter(None, [entry.meeting])))
            origin = other.origins[entry.source]
            key = self.origin(
                origin.path,
                origin.sha256,
                title=origin.title,
                licence=origin.licence,
                synthetic=origin.synthetic,
            )
            self.enter(replace(entry, source=key))
        return listed


def share(part: Count, whole: Count) -> Share:
    """Return `part` of `whole` with its 95 % Wilson interval."""
    found = wilson(part.value, whole.value)
    return Share(
        key=f"{part.key}/share",
        part=part,
        whole=whole,
        value=part.value / whole.value if whole.value else None,
        low=None if found is None else found.low,
        high=None if found is None else found.high,
        few=whole.value < FEW,
    )


def change(now: Count, then: Count) -> Change:
    """Return `now` less `then`."""
    return Change(key=f"{now.key}/change", now=now, then=then)


def check(document: Document) -> None:
    """Refuse a report in which anything leads nowhere.

    Raises:
        ReportError: A figure without its list, a list of another length, an entry that is
            in no source, a reference to nothing.
    """
    for entry in document.entries.values():
        if entry.source not in document.origins:
            raise _untraced(entry.id, "もとのファイルがありません")
        for name in (*entry.cases, *filter(None, [entry.meeting])):
            if name not in document.entries:
                raise _untraced(entry.id, f"{name} がありません")
    for listing in document.listings.values():
        for name in listing.entries:
            if name not in document.entries:
                raise _untraced(listing.id, f"{name} がありません")
    for figure in document.figures():
        _check_figure(figure, document.listings)
    for section in document.sections:
        for block in section.blocks:
            if not isinstance(block, Quotes):
                continue
            for name in block.entries:
                if name not in document.entries or not document.entries[name].quote:
                    raise _untraced(block.id, f"引用 {name} に原文がありません")
    for _, grid in document.grids():
        for row in grid.rows:
            for cell in row.cells:
                _check_refs(cell, document)


def _check_figure(figure: Figure, listings: Mapping[str, Listing]) -> None:
    match figure:
        case Count():
            listing = listings.get(figure.listing)
            if listing is None or len(listing.entries) != figure.value:
                raise _untraced(figure.key, "根拠の一覧と件数が合いません")
        case Stated():
            listing = listings.get(figure.listing)
            if listing is None or not listing.entries:
                raise _untraced(figure.key, "根拠の一覧がありません")
        case Share():
            wanted = figure.part.value / figure.whole.value if figure.whole.value else None
            if figure.value != wanted:
                raise _untraced(figure.key, "分子と分母に合いません")
            whole = set(listings[figure.whole.listing].entries)
            if not whole.issuperset(listings[figure.part.listing].entries):
                raise _untraced(figure.key, "分子が分母の一部ではありません")
        case Worked():
            if not figure.parts:
                raise _untraced(figure.key, "もとの数がありません")


def _check_refs(cell: object, document: Document) -> None:
    match cell:
        case Ref() if cell.entry not in document.entries:
            raise _untraced(cell.text, f"{cell.entry} がありません")
        case Line() if cell.source not in document.origins:
            raise _untraced(f"{cell.source} {cell.line}", "もとのファイルがありません")
        case Many():
            for one in cell.cells:
                _check_refs(one, document)
        case Rich():
            for one in cell.parts:
                _check_refs(one, document)


def _untraced(what: str, why: str) -> ReportError:
    return ReportError(f"報告書の数「{what}」を原文までたどれません（{why}）。")
