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
    def _views(self) -> dict[int, MeetingView]:
        """Meetings looked at so far, by row."""
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

    def meeting(self, name: str) -> MeetingView:
        """Return the meeting that the id `name` names; the council may be left out.

        Raises:
            NotFoundError: There is none, or several of that day.
        """
        from kurume_search.api.found.views import MeetingView

        check_text("ID", name)
        rows = self.library.rows_named(name)
        if not rows:
            raise NotFoundError(f"「{name}」という会議はありません。", near=self.meetings[:3])
        if len(rows) > 1:
            near = tuple(self.library.meeting_ids()[row] for row in rows)
            raise NotFoundError(f"「{name}」の会議が {len(rows)} つあります。", near=near)
        (row,) = rows
        if row not in self._views:
            minutes, source = self.library.minutes(row)
            self._views[row] = MeetingView(
                self.library.meeting_ids()[row], minutes, source.text, names=self.names
            )
        return self._views[row]

    def case(self, name: str) -> CaseView:
        """Return the case of the id `name` (``2021-07-26/c2``), or the one of that number.

        Raises:
            NotFoundError: There is none, or several have that number.
        """
        check_text("ID", name)
        if "/" not in name and not self.library.rows_named(name):
            name = self.get(name).id
        meeting, inner = self._inside(name)
        for case in meeting.cases:
            if case.case.id == inner:
                return case
        raise NotFoundError(
            f"「{name}」という案件はありません。", near=[case.id for case in meeting.cases][:5]
        )

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

    def turn(self, name: str) -> TurnView:
        """Return the turn of the id `name` (``2021-07-26/t014``).

        Raises:
            NotFoundError: There is none.
        """
        meeting, inner = self._inside(name)
        for turn in meeting.turns:
            if turn.turn.id == inner:
                return turn
        raise NotFoundError(
            f"「{name}」という発言はありません(t001 から t{len(meeting.turns):03d} まであります)。"
        )

    def get(self, name: str) -> MeetingView | CaseView | TurnView:
        """Return whatever the id `name` names, or the one thing that is called so.

        Raises:
            NotFoundError: Nothing has that id, or several things are called so (`called`).
        """
        check_text("ID", name)
        if self.library.rows_named(name):
            return self.meeting(name)
        inner = name.rsplit("/", 1)[-1]
        if inner.startswith("t") and "/" in name:
            return self.turn(name)
        if inner.startswith("c") and "/" in name:
            return self.case(name)
        found = self.called(name)
        if len(found) == 1:
            return found[0]
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
        """Return the cases of a number, or the meetings of a sitting, newest first.

        Nothing if `words` are an id themselves, or neither.

        Args:
            words: A number as printed or bare (``諮問第2号``, ``2``), a sitting with its
                fiscal year or without (``R3-2``, ``第2回``).
        """
        from kurume_search.query.ast import quoted
        from kurume_search.query.values import is_meeting_id, read_meeting

        if "/" in words or not words.strip() or is_meeting_id(words):
            return ()
        search, asked = self._corpus.search, quoted(words)
        cases = search(f"number:{asked}", unit="case", sort="date").found.ids()
        if cases:
            return tuple(map(self.case, cases))
        if read_meeting(words) is None:
            return ()
        meetings = search(f"meeting:{asked}", unit="meeting", sort="date").found.ids()
        return tuple(map(self.meeting, meetings))

    def _inside(self, name: str) -> tuple[MeetingView, str]:
        meeting, _, inner = name.rpartition("/")
        return self.meeting(meeting or name), inner
