"""An older ``report.json``, and what in it is no longer so (再集計), with the reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kurume_search.errors import ReportError, disk_reason
from kurume_search.report.cells import Count, Stated
from kurume_search.report.model import SCHEMA, About, Document

# How well minutes were read changes with every reading; it isn't what a report publishes.
_OF_READING = (
    "diagnostics",
    "unmatched",
    "unclaimed",
    "characters",
    "corrections",
    "coverage",
)
_FACTS = ("outcome", "title", "number", "procedure", "articles", "departments")
REASONS = (
    "new_document",
    "changed_document",
    "removed_document",
    "correction",
    "register",
    "software",
    "unknown",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A report as it was published."""

    name: str
    sha256: str
    data: Mapping[str, Any]

    @property
    def about(self) -> Mapping[str, Any]:
        """What it said of itself."""
        found: Mapping[str, Any] = self.data["report"]
        return found

    @property
    def period(self) -> str:
        """Key of its period."""
        return str(self.about["period"]["key"])

    def entries_of(self, key: str) -> tuple[str, ...]:
        """Return the ids behind one of its figures; none if it had no such figure."""
        figure = self.data["figures"].get(key)
        if figure is None or "list" not in figure:
            return ()
        return tuple(self.data["lists"][figure["list"]]["entries"])


def read_published(path: Path) -> Published:
    """Return the report at `path`.

    Raises:
        ReportError: It is no report of ours, or broken.
    """
    try:
        content = path.read_bytes()
        data = json.loads(content)
    except OSError as error:
        raise ReportError(f"{path} を読めません（{disk_reason(error)}）。") from error
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{path} は壊れています。JSON として読めません。") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ReportError(
            f"{path} はこの版で読める報告書({SCHEMA})ではありません。"
            "kurume-search report が書いた report.json を指定してください。"
        )
    found = Published(name=path.name, sha256=hashlib.sha256(content).hexdigest(), data=data)
    try:
        _check(found)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ReportError(f"{path} は壊れています。報告書の項目 {error} が読めません。") from error
    return found


def _check(published: Published) -> None:
    data, about = published.data, published.about
    str(about["period"]["key"]), list(about["councils"]), dict(about["fingerprints"])
    list(about["corrections"])
    for figure in data["figures"].values():
        if figure["kind"] in ("count", "stated") and not isinstance(figure["value"], int):
            raise ValueError(figure["value"])
        if "list" in figure and figure["list"] not in data["lists"]:
            raise KeyError(figure["list"])
    for listing in data["lists"].values():
        for name in listing["entries"]:
            if name not in data["entries"]:
                raise KeyError(name)
    for entry in data["entries"].values():
        if entry["source"] not in data["sources"]:
            raise KeyError(entry["source"])
        dict(entry["facts"])
    for source in data["sources"].values():
        str(source["path"]), str(source["sha256"])


def check_same_corpus(published: Published, about: About, known: Iterable[str]) -> None:
    """Refuse a report of other councils, or of invented minutes beside real ones.

    Raises:
        ReportError: It is of another corpus.
    """
    theirs = {council["id"] for council in published.about["councils"]}
    if theirs.isdisjoint(known) or published.about["synthetic"] != about.synthetic:
        raise ReportError(
            f"{published.name} は別の会議録集（{'、'.join(sorted(theirs)) or '—'}）の報告書です。"
            "同じ審議会の report.json を指定してください。"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """A figure that is no longer what was published.

    Attributes:
        was: As published; None: there was no such figure.
        now: As it is; None: there is no such figure any more.
        reasons: Of `REASONS`, in that order; never empty.
        added: Ids that are behind it now and weren't.
        removed: Ids that were behind it.
    """

    key: str
    title: str
    was: int | None
    now: Count | Stated | None
    reasons: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """A case that is new, gone, or no longer what was published."""

    id: str
    what: str  # added, removed, or the name of what changed (outcome …)
    was: Any
    now: Any
    reasons: tuple[str, ...]


class Comparison:
    """An older report beside the same period counted today."""

    def __init__(self, published: Published, today: Document) -> None:
        """Keep both; `today` is of the published period and nothing compared."""
        self._published = published
        self._today = today
        self._old_files = {s["path"]: s["sha256"] for s in published.data["sources"].values()}
        self._new_files = {o.path: o.sha256 for o in today.origins.values()}
        self._corrected = _differing(published.about["corrections"], today.about.corrections)

    def restated(self) -> Iterator[Restated]:
        """Yield the figures that changed, in the order of the report of today."""
        old = {
            key: figure
            for key, figure in self._published.data["figures"].items()
            if figure["kind"] in ("count", "stated") and self._concerns(key)
        }
        new = {
            figure.key: figure
            for figure in self._today.figures()
            if isinstance(figure, Count | Stated) and self._concerns(figure.key)
        }
        for key in (*new, *(key for key in old if key not in new)):
            was, now = old.get(key), new.get(key)
            before = self._published.entries_of(key)
            after = self._today.listings[now.listing].entries if now else ()
            same = set(before) == set(after)
            if (was["value"] if was else 0) == (now.value if now else 0) and same:
                continue
            added = tuple(name for name in after if name not in set(before))
            removed = tuple(name for name in before if name not in set(after))
            title = (
                self._today.listings[now.listing].title
                if now
                else self._published.data["lists"][old[key]["list"]]["title"]
            )
            yield Restated(
                key=key,
                title=title,
                was=was["value"] if was else None,
                now=now,
                reasons=self._reasons(added + removed or after or before),
                added=added,
                removed=removed,
            )

    def cases(self) -> Iterator[CaseChange]:
        """Yield the cases that are new, gone or changed."""
        key = f"{self._published.period}/cases"
        before = self._published.entries_of(key)
        figure = next((f for f in self._today.figures() if f.key == key), None)
        after = self._today.listings[figure.listing].entries if isinstance(figure, Count) else ()
        for name in (*after, *(name for name in before if name not in set(after))):
            old = self._published.data["entries"].get(name, {}).get("facts")
            new = self._today.entries[name].facts if name in self._today.entries else None
            reasons = self._reasons([name])
            if name not in before:
                yield CaseChange(id=name, what="added", was=None, now=None, reasons=reasons)
            elif name not in after or new is None or old is None:
                yield CaseChange(id=name, what="removed", was=None, now=None, reasons=reasons)
            else:
                yield from (
                    CaseChange(
                        id=name, what=fact, was=old.get(fact), now=new.get(fact), reasons=reasons
                    )
                    for fact in _FACTS
                    if old.get(fact) != new.get(fact)
                )

    def _concerns(self, key: str) -> bool:
        head, _, rest = key.partition("/")
        if head == self._published.period:
            return rest.split("/")[0] not in (*_OF_READING, "outside")
        # Figures of one meeting or case begin with its id; those of other periods don't count.
        owner = key.rpartition("/")[0]
        return owner in self._today.entries or owner in self._published.data["entries"]

    def _reasons(self, names: Iterable[str]) -> tuple[str, ...]:
        found = {self._reason(name) for name in names}
        return tuple(reason for reason in REASONS if reason in found) or ("unknown",)

    def _reason(self, name: str) -> str:
        old = self._published.data["entries"].get(name)
        new = self._today.entries.get(name)
        was = None if old is None else self._published.data["sources"][old["source"]]["path"]
        now = None if new is None else self._today.origins[new.source].path
        path = now or was
        if path is not None:
            if path not in self._old_files:
                return "new_document"
            if path not in self._new_files:
                return "removed_document"
            if self._old_files[path] != self._new_files[path]:
                return "changed_document"
        meeting = (new.meeting if new else None) or (old or {}).get("meeting") or name
        if meeting in self._corrected:
            return "correction"
        for kind, marks in (("register", ("registers",)), ("software", ("software", "tokenizer"))):
            old_marks = self._published.about["fingerprints"]
            if any(old_marks.get(m) != self._today.about.fingerprints.get(m) for m in marks):
                return kind
        return "unknown"


def _differing(
    old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]
) -> frozenset[str]:
    """Return the meetings whose corrections are others than they were."""

    def keyed(rows: Iterable[Mapping[str, Any]]) -> set[tuple[Any, ...]]:
        return {(row["meeting"], row["line"], row["field"], row["value"]) for row in rows}

    return frozenset(row[0] for row in keyed(old) ^ keyed(new))
