"""An opened corpus with its index: built where there is none for exactly this corpus."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kurume_search.errors import SourceError
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import FORMAT
from kurume_search.store.cache import Build, Hold, current_build, ensure_build
from kurume_search.store.folder import TAGS, CorpusFolder
from kurume_search.store.hashing import sha256
from kurume_search.text.values import Value
from kurume_search.version import __version__

if TYPE_CHECKING:
    from kurume_search.model.corrected import SetRight
    from kurume_search.model.correction import Correction
    from kurume_search.model.meeting import Minutes
    from kurume_search.model.source import SourceText
    from kurume_search.search.building.letters import JoinedLetter
    from kurume_search.search.building.older import Version
    from kurume_search.search.building.origins import Origin, Progress
    from kurume_search.store.manifest import Said
    from kurume_search.store.parsed import ParsedStore
    from kurume_search.store.tags import Tag


class Library(Value, slots=False):
    """A corpus folder and the build that answers for it.

    Attributes:
        folder: As it was when it was opened.
        build: Made from exactly that folder, software and dictionary.
    """

    folder: CorpusFolder
    build: Build

    @cached_property
    def _held(self) -> Hold:
        return Hold(self.build)

    @cached_property
    def searcher(self) -> Searcher:
        """The open index.

        Raises:
            IndexDamagedError: It isn't what was built.
        """
        made = Searcher.open(self.build.folder)
        made.read_tags = self._tags
        return made

    def _tags(self) -> tuple[Tag, ...]:
        from kurume_search.store.tags import read_tags

        return read_tags(self.folder.path)

    @property
    def tags_changed(self) -> bool:
        """Whether one's own tags are others than when the corpus was opened."""
        try:
            now = sha256((self.folder.path / TAGS).read_bytes()).hexdigest()
        except OSError:
            now = None
        return now != self.folder.hashes.get(TAGS)

    @property
    def info(self) -> Mapping[str, Any]:
        """What the builder said: counts, tokenizer, documents that couldn't be read."""
        return self.build.info

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        """Meeting id, in full and short, to rows."""
        found: dict[str, list[int]] = {}
        columns = self.searcher.columns
        names: list[str] = columns.value("meeting.keys")
        for row in range(columns.meetings):
            for code in columns.some("meeting.meeting", row):
                found.setdefault(names[code], []).append(row)
        return found

    def meeting_ids(self) -> tuple[str, ...]:
        """Return the permanent ids of all meetings, in the order of the manifest."""
        return tuple(self.searcher.columns.meeting_ids)

    @cached_property
    def letters(self) -> tuple[JoinedLetter, ...]:
        """The answers and consultations of the corpus, joined to their cases."""
        if not self.info.get("letters"):
            return ()
        from kurume_search.search.building.letters import read_letters

        return read_letters(self.build.folder)

    @cached_property
    def letters_by_case(self) -> Mapping[str, tuple[JoinedLetter, ...]]:
        """Permanent id of a case to the letters about it, by their days."""
        found: dict[str, tuple[JoinedLetter, ...]] = {}
        for letter in sorted(self.letters, key=lambda one: one.date or ""):
            if letter.status == "joined":
                for case in letter.cases:
                    found[case] = (*found.get(case, ()), letter.of(case))
        return found

    def rows_named(self, meeting: str) -> list[int]:
        """Return the rows of the meetings that `meeting`, in full or short, names."""
        return self._rows.get(meeting, [])

    @cached_property
    def _corrections(self) -> tuple[Correction, ...]:
        from kurume_search.search.building.making import corrections_of

        return corrections_of(self.folder)

    @property
    def unused_corrections(self) -> tuple[Correction, ...]:
        """Return the corrections of no meeting that counts, in their order."""
        names = self.meeting_ids()
        known = {*names, *(name.rpartition("/")[2] for name in names)}
        return tuple(one for one in self._corrections if one.meeting not in known)

    @cached_property
    def set_right(self) -> tuple[tuple[int, SetRight], ...]:
        """The values that a person set right, each with the row of its meeting."""
        if not self._corrections:
            return ()
        from kurume_search.model.corrected import set_right

        found = []
        for row in sorted(
            {row for one in self._corrections for row in self.rows_named(one.meeting)}
        ):
            # Of a source that changed since, the index still answers as it was built.
            with suppress(SourceError):
                found += [(row, value) for value in set_right(self.minutes(row)[0])]
        return tuple(found)

    @cached_property
    def _store(self) -> ParsedStore:
        from kurume_search.search.building.kept_rows import parsed_store

        return parsed_store(self.folder)

    @cached_property
    def _origins(self) -> list[Origin]:
        from kurume_search.search.building.origins import read_origins

        return read_origins(self.build.folder)

    def minutes(self, row: int) -> tuple[Minutes, SourceText]:
        """Return the minutes in `row`, corrections in them, and the text they were read from.

        Raises:
            SourceError: The source was changed or taken away since the corpus was opened.
        """
        from kurume_search.search.building.making import named
        from kurume_search.store.corrections import apply_corrections

        path, place, name = self._origins[row]
        document = next(held for held in self.folder.manifest if held.path == path)
        source = self.folder.source(document)
        documents = self._store.minutes(source)
        if place >= len(documents) or source.sha256 != self.folder.hashes[path]:
            raise SourceError(f"{path} が変わりました。corpus を開き直してください。")
        # Corrections name a meeting as it is shown: the second of a day is another one.
        (minutes,), _ = apply_corrections((named(documents[place], name),), self._corrections)
        if self.letters_by_case:
            from kurume_search.search.building.letters import with_answers

            minutes = with_answers(minutes, self.meeting_ids()[row], self.letters_by_case)
        return minutes, source

    def versions(self, row: int) -> tuple[Version, ...]:
        """Return the versions of the meeting in `row`, the oldest first; the last one counts."""
        from kurume_search.search.building.older import versions_of

        return versions_of(self._said, self.path_of(row))

    @cached_property
    def _said(self) -> Mapping[str, Said]:
        """What the manifest says of each document, by path."""
        return {one["path"]: one for one in self.folder.said}

    def older(self, row: int, path: str) -> tuple[Minutes, SourceText]:
        """Return the meeting in `row` as the version at `path` has it, and the text of that.

        Corrections are of the version that counts, so there are none in it.

        Raises:
            SourceError: The source can't be read, or the meeting isn't found in it any more.
        """
        from kurume_search.search.building.older import same_meeting

        document = next(held for held in self.folder.manifest if held.path == path)
        source = self.folder.source(document)
        counted, place = self.minutes(row)[0], self._origins[row].place
        found = same_meeting(counted, self._store.minutes(source), place)
        if found is None:
            raise SourceError(f"{path} に会議 {counted.meeting.id} が見つかりません。")
        return found, source

    def path_of(self, row: int) -> str:
        """Return which document the meeting in `row` was read from."""
        return self._origins[row].path

    def all_minutes(self) -> Iterator[tuple[Minutes, SourceText]]:
        """Yield every meeting's minutes with their text, in the order of the manifest."""
        for row in range(self.searcher.columns.meetings):
            yield self.minutes(row)


def fingerprint(folder: CorpusFolder) -> str:
    """Return what a build of `folder` depends on: corpus, software, dictionary, formats."""
    from kurume_search.analysis.version import analysis_version
    from kurume_search.index.version import whoosh_version
    from kurume_search.store.software import software_fingerprint

    made_from = [
        folder.read_from, __version__, software_fingerprint(), FORMAT, analysis_version(),
        whoosh_version(),
    ]  # fmt: skip
    return sha256(json.dumps(made_from).encode()).hexdigest()


def open_library(
    folder: CorpusFolder,
    *,
    force: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Library:
    """Return `folder` with its index, building it where there is none.

    Args:
        folder: The corpus.
        force: Build anew even if there is one.
        progress: Told of each document while building.
        waiting: Called once if another process is building.

    Raises:
        CacheError: The cache can't be made or written; what was there is unharmed.
    """
    mark = fingerprint(folder)
    found = None if force else current_build(folder.home, mark)
    if found is None:
        from kurume_search.search.building.making import make

        found = ensure_build(
            folder.home, mark, lambda into: make(folder, into, progress, anew=force), force=force,
            waiting=waiting,
        )  # fmt: skip
    library = Library(folder, found)
    _ = library._held  # some of its files are opened when they are first asked for
    return library
