"""Which documents are of the same meeting: a corrected copy counts in place of the first."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from kurume_search.errors import SourceError
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import plain
from kurume_search.model.source import SourceText
from kurume_search.store.atomic import write_atomic
from kurume_search.store.folder import CorpusFolder
from kurume_search.store.manifest import DocumentRow
from kurume_search.store.parsed import ParsedStore

# Consultations and answers carry the council and a day too, but aren't its minutes.
_OTHER_KINDS = ("答申", "諮問")

Key = str
"""Council, body, day and number of a meeting, or of a letter, in one string."""


def meeting_key(minutes: Minutes) -> Key | None:
    """Return what two copies of one meeting or letter share; None if too little is said."""
    meeting = minutes.meeting
    if meeting.council is None or meeting.date is None:
        return None
    mark = "synthetic" if minutes.synthetic else "real"
    if letter := minutes.letter:
        name = letter.number or plain(letter.title or "")
        day = meeting.date.isoformat()
        return "\t".join((meeting.council, letter.kind.value, day, name, mark)) if name else None
    if any(word in (meeting.doc_kind or "") for word in _OTHER_KINDS):
        return None
    return "\t".join(
        (
            meeting.council,
            plain(meeting.body or ""),
            meeting.date.isoformat(),
            str(meeting.number),
            mark,
        )
    )


class MeetingKeys:
    """The meetings of each document, kept in the cache by what building and adding read."""

    def __init__(self, home: Path, made_from: str) -> None:
        """Read what is kept in `home` of parses that were `made_from` the same."""
        self._kept, self._made_from = home / "meetings.json", made_from
        self._of: dict[str, list[Key]] = {}  # sha256 and path of a document → its meetings
        self._new = False
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(self._kept.read_bytes())
            if data["made_from"] == made_from:
                self._of = dict(data["meetings"])

    def of(self, path: str, sha256: str) -> frozenset[Key] | None:
        """Return the meetings of a document; None if it wasn't read yet."""
        keys = self._of.get(f"{sha256} {path}")
        return None if keys is None else frozenset(keys)

    def note(self, path: str, sha256: str, documents: Sequence[Minutes]) -> frozenset[Key]:
        """Take in what was read from a document."""
        keys = {key for minutes in documents if (key := meeting_key(minutes)) is not None}
        name, held = f"{sha256} {path}", sorted(keys)
        self._new |= self._of.get(name) != held
        self._of[name] = held
        return frozenset(keys)

    def keep(self) -> None:
        """Write it down, so that the next run needn't read every document again."""
        if self._new:
            data = {"made_from": self._made_from, "meetings": self._of}
            with contextlib.suppress(OSError):
                self._kept.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(self._kept, json.dumps(data, ensure_ascii=False).encode(), sync=False)
            self._new = False


class Versions:
    """The meetings of the documents that count."""

    def __init__(self, corpus: CorpusFolder, store: ParsedStore) -> None:
        self._store = store
        self._keys = MeetingKeys(corpus.home, store.made_from)
        self._document: dict[Key, str] = {}  # meeting → path of the document that counts
        self._meetings: dict[str, frozenset[Key]] = {}  # path → its meetings
        for row in corpus.documents:
            keys = self._keys.of(row.path, corpus.hashes.get(row.path, row.sha256))
            if keys is None:
                keys = self._parsed(corpus, row)
            self._meetings[row.path] = keys
            self._document.update(dict.fromkeys(keys, row.path))

    def place(
        self, source: SourceText, documents: Sequence[Minutes]
    ) -> tuple[str | None, str | None]:
        """Take a new document in; return the path it supersedes, and what to say.

        It supersedes a document that holds exactly the same meetings. Where it shares
        only some, both count, and that is said.
        """
        keys = self._keys.note(source.path, source.sha256, documents)
        sharing = sorted({self._document[key] for key in keys if key in self._document})
        older, message = None, None
        if len(sharing) == 1 and self._meetings[sharing[0]] == keys:
            older = sharing[0]
            message = f"{older} と同じ会議の新しい版として加えました。集計にはこちらを使います。"
        elif sharing:
            message = (
                f"{'、'.join(sharing)} にも同じ会議があります。二重に数えないよう確かめてください。"
            )
        for key in keys:
            self._document[key] = source.path
        self._meetings[source.path] = keys
        return older, message

    def remember(self) -> None:
        """Keep what was read, so that the next run needn't read every document again."""
        self._keys.keep()

    def _parsed(self, corpus: CorpusFolder, row: DocumentRow) -> frozenset[Key]:
        try:
            source = corpus.source(row)
        except SourceError:
            return frozenset()
        return self._keys.note(row.path, source.sha256, self._store.minutes(source))
