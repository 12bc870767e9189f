"""The part of `Corpus` that looks things up: meetings, cases, turns and letters by their ids."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kurume_search.api.parts.part import CorpusPart
from kurume_search.errors import NotFoundError, check_text

if TYPE_CHECKING:
    from kurume_search.api.found.flow import FlowResult
    from kurume_search.api.found.letters import Letters
    from kurume_search.api.found.views import CaseView, MeetingView, ThreadView, TurnView
    from kurume_search.model.registers import Registers
    from kurume_search.search.building.letters import JoinedLetter


class Lookup(CorpusPart):
    """Meetings, cases, turns, letters and threads of a corpus, by their ids."""

    @cached_property
    def _views(self) -> dict[tuple[int, str], MeetingView]:
        """Meetings looked at so far, by row and document."""
        return {}

    @property
    def registers(self) -> Registers:
        """Its councils, laws, departments, topics and synonyms."""
        return self.library.folder.registers

    @cached_property
    def meetings(self) -> tuple[str, ...]:
        """Permanent ids of its meetings, in the order of the manifest; letters are none."""
        from kurume_search.model.letter import is_letter_id

        return tuple(name for name in self.library.meeting_ids() if not is_letter_id(name))

    @property
    def letters(self) -> Letters:
        """Its answers (答申) and consultations (諮問書), with the cases they are about."""
        from kurume_search.api.found.letters import Letters

        return Letters(self.library.letters)

    def letters_of(self, case: str) -> tuple[JoinedLetter, ...]:
        """Return the letters about the case of the permanent id `case`, by their days."""
        return self.library.letters_by_case.get(case, ())

    def meeting(self, name: str, *, version: int | None = None) -> MeetingView:
        """Return the meeting that the id `name` names; the council may be left out.

        Args:
            name: Its id.
            version: Which of its `versions`, from 1 (the oldest); None: the one that counts.

        Raises:
            NotFoundError: There is none, or several of that day; or no such version.
        """
        check_text("ID", name)
        rows = self.library.rows_named(name)
        if not rows:
            raise NotFoundError(f"「{name}」という会議はありません。", near=self.meetings[:3])
        if len(rows) > 1:
            near = tuple(self.library.meeting_ids()[row] for row in rows)
            raise NotFoundError(f"「{name}」の会議が {len(rows)} つあります。", near=near)
        (row,) = rows
        versions = self.library.versions(row)
        if version is not None and version not in range(1, len(versions) + 1):
            raise NotFoundError(f"「{name}」に版 {version} はありません(1 から {len(versions)})。")
        return self._view(row, versions[-1 if version is None else version - 1].path)

    def _view(self, row: int, path: str) -> MeetingView:
        """Return the meeting in `row` as the version at `path` has it."""
        from kurume_search.api.found.views import MeetingView

        if (row, path) not in self._views:
            library, versions = self.library, self.library.versions(row)
            is_counted = path == versions[-1].path
            minutes, source = library.minutes(row) if is_counted else library.older(row, path)
            self._views[row, path] = MeetingView(
                library.meeting_ids()[row],
                minutes,
                source.text,
                names=self.names,
                versions=versions,
            )
        return self._views[row, path]

    def _in_file(self, path: str) -> tuple[MeetingView, ...]:
        """Return the meetings of the document `path`, of a version that no longer counts too."""
        if all(path != said["path"] for said in self.library.folder.said):
            return ()
        rows = range(len(self.library.meeting_ids()))
        held = (row for row in rows if any(path == one.path for one in self.library.versions(row)))
        return tuple(self._view(row, path) for row in held)

    def case(self, name: str, *, version: int | None = None) -> CaseView:
        """Return the case of the id `name` (``2021-07-26/c2``), or the one of that number.

        Args:
            name: Its id or number.
            version: As in `meeting`.

        Raises:
            NotFoundError: There is none, or several have that number.
        """
        check_text("ID", name)
        if "/" not in name and not self.library.rows_named(name):
            name = self._numbered(name)
        meeting, inner = self._inside(name, version)
        for case in meeting.cases:
            if case.case.id == inner:
                return case
        raise NotFoundError(
            f"「{name}」という案件はありません。", near=[case.id for case in meeting.cases][:5]
        )

    def _numbered(self, number: str) -> str:
        """Return the id of the one case of that number, or of whatever else is called so."""
        from kurume_search.api.found.views import CaseView

        named = [one.id for one in self.called(number) if isinstance(one, CaseView)]
        return named[0] if len(named) == 1 else self.get(number).id

    def flow(self, name: str) -> FlowResult:
        """Return who asks, on what issue, who answers in the case or meeting `name`.

        Raises:
            NotFoundError: Nothing has that id.
        """
        from kurume_search.api.found.flow import flow_in

        return flow_in(self._corpus, name)

    @cached_property
    def threads(self) -> tuple[tuple[str, ...], ...]:
        """Ids of all cases by thread: a matter and the later sittings that took it up again.

        Each case is in one thread; most threads have one sitting. Counts of cases are of
        sittings, counts of these are of threads.
        """
        from kurume_search.search.building.threads import threads

        return threads(self.library.searcher.columns, self.registers)

    def thread(self, name: str) -> ThreadView:
        """Return all sittings on the matter of the case `name`, first sitting first.

        Raises:
            NotFoundError: There is no such case.
        """
        from kurume_search.api.found.views import ThreadView

        case = self.case(name)
        sittings = next((ids for ids in self.threads if case.id in ids), (case.id,))
        return ThreadView(tuple(map(self.case, sittings)))

    def turn(self, name: str, *, version: int | None = None) -> TurnView:
        """Return the turn of the id `name` (``2021-07-26/t014``), of a version of its meeting.

        Raises:
            NotFoundError: There is none.
        """
        meeting, inner = self._inside(name, version)
        for turn in meeting.turns:
            if turn.turn.id == inner:
                return turn
        raise NotFoundError(
            f"「{name}」という発言はありません(t001 から t{len(meeting.turns):03d} まであります)。"
        )

    def get(self, name: str, *, version: int | None = None) -> MeetingView | CaseView | TurnView:
        """Return whatever the id `name` names, or the one thing that is called so.

        Args:
            name: An id, a number or sitting (`called`), or a document's path in the corpus.
            version: Of the minutes of its meeting, as in `meeting`.

        Raises:
            NotFoundError: Nothing has that id, or several things are called so (`called`).
        """
        check_text("ID", name)
        if self.library.rows_named(name):
            return self.meeting(name, version=version)
        found = self.called(name)
        inner = name.rsplit("/", 1)[-1]
        if not found and inner.startswith("t") and "/" in name:
            return self.turn(name, version=version)
        if not found and inner.startswith("c") and "/" in name:
            return self.case(name, version=version)
        if len(found) == 1:
            return found[0] if version is None else self._in_version(found[0], version)
        if found:
            ids = [one.id for one in found]
            raise NotFoundError(f"「{name}」は {len(ids)} 件あります。ID で指定します。", near=ids)
        raise NotFoundError(
            f"「{name}」という会議も、その番号の案件もありません。", near=self.meetings[:3]
        )

    def short_id(self, name: str) -> str:
        """Return the permanent id `name` without its council, where that names the same."""
        meeting = name if self.library.rows_named(name) else name.rpartition("/")[0]
        short = meeting.rpartition("/")[2]
        alone = len(self.library.rows_named(short)) == 1
        return short + name.removeprefix(meeting) if alone else name

    def called(self, words: str) -> tuple[CaseView | MeetingView, ...]:
        """Return the cases of a number and the meetings of a sitting, each newest first.

        ``R3-2`` can be both: where cases are numbered so, they come first. Nothing if `words`
        are an id themselves, or neither.

        Args:
            words: A number as printed or bare (``諮問第2号``, ``2``), a sitting with its
                fiscal year or without (``R3-2``, ``第2回``), or the path of a document in
                the corpus (``minutes/r3-2.txt``), of a version that no longer counts too.
        """
        from kurume_search.query.ast import quoted
        from kurume_search.query.values import is_meeting_id, read_meeting

        if of_file := self._in_file(words):
            return of_file
        if "/" in words or not words.strip() or is_meeting_id(words):
            return ()
        search, asked = self._corpus.search, quoted(words)
        cases = search(f"number:{asked}", unit="case", sort="date").found.ids()
        if read_meeting(words) is None:
            return tuple(map(self.case, cases))
        meetings = search(f"meeting:{asked}", unit="meeting", sort="date").found.ids()
        return (*map(self.case, cases), *map(self.meeting, meetings))

    def _in_version(self, found: CaseView | MeetingView, version: int) -> CaseView | MeetingView:
        """Return what was found by its number as another version of the minutes has it."""
        from kurume_search.api.found.views import MeetingView

        if isinstance(found, MeetingView):
            return self.meeting(found.id, version=version)
        meeting = self.meeting(found.of.id, version=version)
        alike = [case for case in meeting.cases if case.number == found.number]
        if len(alike) != 1:
            ids = [case.id for case in alike or meeting.cases][:5]
            raise NotFoundError(
                f"版 {version} の番号「{found.number}」の案件は {len(alike)} 件です。", near=ids
            )
        return alike[0]

    def _inside(self, name: str, version: int | None = None) -> tuple[MeetingView, str]:
        meeting, _, inner = name.rpartition("/")
        return self.meeting(meeting or name, version=version), inner
