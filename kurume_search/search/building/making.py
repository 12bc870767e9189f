"""Makes the build of a corpus: parses what is new, and indexes what is new where it can."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurume_search.analysis.version import analysis_version
from kurume_search.errors import SourceError
from kurume_search.index.version import whoosh_version
from kurume_search.model.meeting import Minutes
from kurume_search.search.building.joining import NOTHING, Before, write_letters
from kurume_search.search.building.kept_rows import KeptRows, parsed_store
from kurume_search.search.building.ledger import Key, Ledger, document_key
from kurume_search.search.building.letters import read_records
from kurume_search.search.building.meeting_rows import MeetingRows, rows_of
from kurume_search.search.building.origins import Origin, Progress
from kurume_search.search.stored.columns import FORMAT, Columns
from kurume_search.store.cache import Build, latest_build
from kurume_search.store.corrections import apply_corrections, read_corrections
from kurume_search.store.folder import CORRECTIONS, CorpusFolder
from kurume_search.store.manifest import Said, row_from_json
from kurume_search.store.parsed import ParsedStore
from kurume_search.store.segments import SEGMENTS
from kurume_search.store.software import software_fingerprint
from kurume_search.store.versions import MeetingKeys

if TYPE_CHECKING:
    from kurume_search.model.correction import Correction
    from kurume_search.model.source import SourceText
    from kurume_search.search.building.parsing_apart import ParsingApart
    from kurume_search.store.manifest import DocumentRow


def make(
    folder: CorpusFolder, into: Path, progress: Progress | None, *, anew: bool = False
) -> dict[str, Any]:
    """Fill the empty folder `into` with the index of `folder`, and return what to say of it.

    What the build before holds of documents that are still there is used as it is; the
    others are left out by a mark, and only new ones are parsed, cut into words and indexed.
    The result answers the same.

    Args:
        folder: The corpus.
        into: Where the build goes.
        progress: Told of each document.
        anew: Copy nothing.
    """
    made = _Making(folder, into, progress)
    before = None if anew else made.extendable()
    # Whoosh is for building; whoever only reads minutes again needn't load it.
    from kurume_search.search.building.build import build_index

    with closing(made.meetings(before)) as meetings:
        stats = build_index(
            meetings, folder.registers, into,
            before=None if before is None else before.folder, gone=made.gone,
            shelf=folder.home / SEGMENTS, writing=made.rest,
        )  # fmt: skip
    made.write()
    return {
        "meetings": stats.meetings - len(made.letters),
        "letters": len(made.letters),
        "cases": stats.cases,
        "turns": stats.turns,
        "passages": stats.passages,
        "words": stats.words,
        "segments": stats.segments,
        "synthetic": made.synthetic,
        "tokenizer": analysis_version(),
        "failed": made.failed,
        "reused": made.reused,
    }


def corrections_of(folder: CorpusFolder) -> tuple[Correction, ...]:
    """Return what a person corrected in `folder`.

    Raises:
        CorpusError: The file of corrections can't be read.
    """
    return read_corrections(folder.path / CORRECTIONS)


def named(minutes: Minutes, name: str) -> Minutes:
    """Return `minutes` as the meeting `name`: another of that day may stand in another file."""
    if minutes.meeting.id == name:
        return minutes
    return replace(minutes, meeting=replace(minutes.meeting, id=name))


class _Making:
    """One build under way."""

    def __init__(self, folder: CorpusFolder, into: Path, progress: Progress | None) -> None:
        self._folder = folder
        self._into = into
        self._apart: ParsingApart | None = None
        self._progress = progress
        self._ledger = Ledger(self._base)
        self._coming: Sequence[Said] | None = None  # documents behind the build before
        self._invented: bool | None = None  # whether one of that build is, if all of it stays
        self.reused = 0  # documents
        self.gone: list[int] = []
        self.letters: list[dict[str, Any]] = []
        self._before = NOTHING  # what of them was joined
        self.failed: list[dict[str, str]] = []

    @property
    def _base(self) -> str:
        """What every row of a build depends on besides its document."""
        folder = self._folder
        base = [
            FORMAT, software_fingerprint(), analysis_version(), whoosh_version(),
            folder.registers_fingerprint, folder.hashes.get(CORRECTIONS),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(base).encode()).hexdigest()

    def extendable(self) -> Build | None:
        """Return the build before if some of what it was made of comes first in this corpus."""
        before = latest_build(self._folder.home)
        if before is None:
            return None
        try:
            ledger = Ledger.read(before.folder)
            letters = read_records(before.folder) if before.info["letters"] else []
            unread = {failed["path"] for failed in before.info["failed"]}
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if ledger.base != self._base or not ledger.documents:
            return None
        new = None if unread else ledger.since(self._folder)
        if new is not None:
            self._ledger, self._coming, self.letters = ledger, new, letters
            self._before = Before(len(letters), len(ledger.names))
            self._invented = bool(before.info["synthetic"])
        elif not self._leave_out(ledger, letters, unread):
            self.failed = []
            return None
        self.reused = len(self._ledger.documents)
        return before

    def _leave_out(
        self, before: Ledger, letters: Sequence[dict[str, Any]], unread: Set[str]
    ) -> bool:
        """Go on from documents that the build `before` had and that still come first.

        Returns:
            Whether there are any, and their meetings keep their names.
        """
        try:
            known, names, paths = before.documents.items(), before.names.items(), before.paths()
        except (ValueError, TypeError):
            return False
        stays, coming = self._staying(known, unread)
        gone = [row for row, path in enumerate(paths) if path not in stays]
        if not stays or _renamed(names, gone):
            return False
        out = [at for at, (path, *_) in enumerate(known) if path not in stays]
        self._ledger = before.without(out, gone)
        self._coming, self.gone = coming, gone
        self.letters = [letter for letter in letters if letter["path"] in stays]
        return True

    def _staying(self, known: Sequence[Key], unread: Set[str]) -> tuple[set[str], Sequence[Said]]:
        """Return paths of the documents that are `known` and come first, and what follows.

        Those that couldn't be read are tried again: what reads them may have come since.
        """
        counted = self._folder.counted
        keys = [document_key(self._folder.hashes, said) for said in counted]
        stays: set[str] = set()
        for key in known:
            at, path = len(stays), str(key[0])
            if at < len(keys) and key == keys[at]:
                if path in unread and self._source(row_from_json(counted[at]), keep=False):
                    break
                stays.add(path)
        return stays, counted[len(stays) :]

    @cached_property
    def _store(self) -> ParsedStore:
        return parsed_store(self._folder)

    def _source(self, row: DocumentRow, *, keep: bool) -> SourceText | None:
        """Return the text of a document; None if it can't be read, which is noted.

        Args:
            row: Of the document.
            keep: Keep its text for the next time, as is worth it for a whole corpus.
        """
        try:
            return self._store.source(self._folder, row) if keep else self._folder.source(row)
        except SourceError as error:
            self.failed.append({"path": row.path, "message": str(error)})
            return None

    def meetings(self, before: Build | None) -> Generator[MeetingRows]:
        """Yield the meetings to index, corrections in them: all, or those behind `before`."""
        folder = self._folder
        coming = folder.counted if self._coming is None else self._coming
        keys = MeetingKeys(folder.home, self._store.made_from)
        whole = before is None
        if whole:
            from kurume_search.search.building.parsing_apart import ParsingApart

            digests = {said["path"]: folder.hashes.get(said["path"], "") for said in coming}
            self._apart = ParsingApart(folder, keys.unread(digests))
        try:
            yield from self._read(coming, keys, keep=whole)
        finally:
            self.rest()
        keys.keep()
        if whole:
            self._store.forget()

    def _read(
        self, coming: Sequence[Mapping[str, Any]], keys: MeetingKeys, *, keep: bool
    ) -> Iterator[MeetingRows]:
        """Yield the meetings of what the manifest says of documents."""
        folder, ledger = self._folder, self._ledger
        corrections = corrections_of(folder)
        kept = KeptRows(self._store)
        for number, said in enumerate(coming, 1):
            if self._apart is not None:
                self._apart.go_on()
            row = row_from_json(said)
            ledger.documents.add(document_key(folder.hashes, said))
            source = self._source(row, keep=keep)
            if source is None:
                continue
            read = kept.of(source, keep=keep)
            keys.note(row.path, source.sha256, (meeting.key for meeting in read))
            for place, meeting in enumerate(self._named(read, source, corrections)):
                name = f"{meeting.council}/{meeting.id}"
                ledger.row(Origin(row.path, place, meeting.id), name)
                if meeting.letter:
                    self.letters.append(meeting.letter)
                yield meeting
            if self._progress is not None:
                self._progress(number, len(coming), row.path)

    def rest(self) -> None:
        """Do nothing besides for a while: what comes needs memory."""
        if self._apart is not None:
            self._apart.stop()

    def _named(
        self, read: Sequence[MeetingRows], source: SourceText, corrections: Sequence[Correction]
    ) -> Iterator[MeetingRows]:
        """Yield what was read from a document under free names, corrections in it.

        Rows say the name, and what a correction changes: then they are made anew.
        """
        wanted = {correction.meeting for correction in corrections}
        for place, meeting in enumerate(read):
            name = self._free(meeting.council, meeting.id)
            corrected = not wanted.isdisjoint((name, f"{meeting.council}/{name}"))
            if name == meeting.id and not corrected:
                yield meeting
                continue
            own = named(self._store.minutes(source)[place], name)
            (own,), _ = apply_corrections((own,), corrections)
            yield rows_of(own, source.text, self._folder.registers)

    def _free(self, council: str | None, meeting: str) -> str:
        """Return the id of a meeting; the second of a day has ``.2``, whatever file it is in."""
        name, number = meeting, 1
        while f"{council}/{name}" in self._ledger.names:
            number += 1
            name = f"{meeting}.{number}"
        return name

    def write(self) -> None:
        """Write where each row comes from, letters, and what the next build needs to go on."""
        self._ledger.write(self._into, self._folder)
        if self.letters:
            columns = Columns(self._into)
            write_letters(self._into, self.letters, columns, self._folder.registers, self._before)

    @property
    def synthetic(self) -> bool:
        """Whether any document is invented."""
        some = self._folder.counted if self._invented is None else self._coming or ()
        return bool(self._invented) or any(not said.get("real", True) for said in some)


def _renamed(names: Sequence[str], gone: Sequence[int]) -> bool:
    """Say whether a meeting that stays may be called otherwise without those that are gone."""
    if not gone:
        return False
    stems = {_NUMBERED.sub("", names[row]) for row in gone}
    out = set(gone)
    left = (name for row, name in enumerate(names) if "." in name and row not in out)
    return any(_NUMBERED.search(name) and _NUMBERED.sub("", name) in stems for name in left)


# What tells meetings of one day apart.
_NUMBERED = re.compile(r"\.[0-9]+$")
