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
from kurume_search.store.folder import CorpusFolder, encoded
from kurume_search.store.manifest import DocumentRow, row_from_json
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
    """The meetings of each document, kept in the cache by what building and adding read.

    A document is a line of its own, so taking one in leaves the others alone.
    """

    def __init__(self, home: Path, made_from: str) -> None:
        """Read what is kept in `home` of parses that were `made_from` the same."""
        self._path, self._head = home / "meetings", made_from.encode()
        self._of: dict[str, list[Key]] = {}  # sha256 and path of a document → its meetings
        self._new: list[bytes] = []
        self._begun = False
        with contextlib.suppress(OSError):
            head, *lines = self._path.read_bytes().split(b"\n")
            if head == self._head:
                self._begun = True
                self._of = _said(lines)

    def of(self, path: str, sha256: str) -> Sequence[Key] | None:
        """Return the meetings of a document; None if it wasn't read yet."""
        return self._of.get(f"{sha256} {path}")

    def note(self, path: str, sha256: str, documents: Sequence[Minutes]) -> Sequence[Key]:
        """Take in what was read from a document."""
        keys = sorted({key for minutes in documents if (key := meeting_key(minutes)) is not None})
        name = f"{sha256} {path}"
        if self._of.get(name) != keys:
            self._of[name] = keys
            self._new.append(encoded([name, keys]))
        return keys

    def keep(self) -> None:
        """Write down what is new, so that the next run needn't read every document again."""
        if not self._new:
            return
        # A line end comes first: what a killed process wrote half of stays a line apart.
        added = b"\n" + b"\n".join(self._new)
        with contextlib.suppress(OSError):
            if self._begun:
                with self._path.open("ab") as opened:
                    opened.write(added)
            else:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(self._path, self._head + added, sync=False)
        self._begun = True
        self._new.clear()


def _said(lines: list[bytes]) -> dict[str, list[Key]]:
    """Return what `lines` say; what a killed process wrote half of is passed over."""
    try:
        return dict(json.loads(b"[%b]" % b",".join(lines)))
    except (ValueError, TypeError):
        found: dict[str, list[Key]] = {}
        for line in lines:
            with contextlib.suppress(ValueError, TypeError):
                name, keys = json.loads(line)
                found[str(name)] = list(keys)
        return found


class Versions:
    """The meetings of the documents that count."""

    def __init__(self, corpus: CorpusFolder, store: ParsedStore) -> None:
        self._store = store
        self._keys = MeetingKeys(corpus.home, store.made_from)
        self._document: dict[Key, str] = {}  # meeting → path of the document that counts
        self._meetings: dict[str, Sequence[Key]] = {}  # path → its meetings
        document, meetings, known = self._document, self._meetings, self._keys.of
        for said in corpus.counted:
            path = said["path"]
            keys = known(path, corpus.hashes.get(path, said["sha256"]))
            if keys is None:
                keys = self._parsed(corpus, row_from_json(said))
            meetings[path] = keys
            for key in keys:
                document[key] = path

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

    def _parsed(self, corpus: CorpusFolder, row: DocumentRow) -> Sequence[Key]:
        try:
            source = corpus.source(row)
        except SourceError:
            return ()
        return self._keys.note(row.path, source.sha256, self._store.minutes(source))
