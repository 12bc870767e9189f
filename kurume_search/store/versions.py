"""Which documents are of the same meeting: a corrected copy counts in place of the first."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from kurume_search.errors import SourceError
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import plain
from kurume_search.model.source import SourceText
from kurume_search.store.atomic import write_atomic
from kurume_search.store.compiled import encoded
from kurume_search.store.corrected import times_corrected
from kurume_search.store.decode import read_source
from kurume_search.store.folder import EXTRACTED, CorpusFolder, Registered
from kurume_search.store.hashing import digest_of
from kurume_search.store.manifest_copy import ManifestCopy
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

    A document is a line of its own, so taking one in leaves the others alone; and the lines
    that are asked for are looked up, so that the others needn't be decoded.
    """

    def __init__(self, home: Path, made_from: str) -> None:
        """Read what is kept in `home` of parses that were `made_from` the same."""
        self._path, self._head = home / "meetings", made_from.encode()
        # What came in this run is looked up in its own place: put behind the others, all would
        # be copied for each document.
        self._new: list[bytes] = []
        self._newest: dict[bytes, bytes] = {}  # as `_last`, of the new ones alone
        self._new_with: dict[Key, dict[bytes, None]] = {}  # how their lines begin
        # Name of each document, as its line begins → the line that counts; None: nobody asked yet.
        self._last: dict[bytes, bytes] | None = None
        self._read = b""
        with contextlib.suppress(OSError):
            self._read = self._path.read_bytes()
        self._begun = self._read.partition(b"\n")[0] == self._head
        if not self._begun:
            self._read = self._head

    def unread(self, digests: Mapping[str, str]) -> list[str]:
        """Return those paths of `digests`, path to sha256, whose documents weren't read yet."""
        last = {_beginning(line): line for line in self._read.split(b"\n")} | self._newest
        self._last = last
        names = encoded(list(map(named, digests, digests.values())))[2:-2].split(b'", "')
        pairs = zip(digests, names, strict=True) if digests else ()
        return [path for path, name in pairs if not last.get(b'["' + name, b"").endswith(b"]]")]

    def are_all(self, digest: str) -> bool:
        """Say whether surely all documents were read of the manifest of the sha256 `digest`.

        What came in this run says nothing of that before it is kept.
        """
        held = self._read
        at = held.rfind(_all_of(digest))
        # What a power cut left out before it would be missed, so it is counted.
        return at >= 0 and held[at + 1 :].split(b"\n", 1)[0] == _all(digest, held[:at])

    def having(self, key: Key) -> Iterator[tuple[str, Sequence[Key]]]:
        """Yield sha256 and path of each document that has the meeting `key`, and all it has."""
        for line in self._lines(encoded(key)):
            name, keys = line
            # What was noted of it last counts.
            if key not in keys or _beginning(encoded([name, keys])) in self._newest:
                continue
            if line == list(self._lines(encoded(name)))[-1]:
                yield name, keys
        for begins in self._new_with.get(key, ()):
            name, keys = json.loads(self._newest[begins])
            if key in keys:
                yield name, keys

    def _lines(self, wanted: bytes) -> Iterator[tuple[str, list[Key]]]:
        """Yield what the lines on disk say that `wanted` stands in; half of one says nothing."""
        at = self._read.find(wanted)
        while at >= 0:
            first, last = self._read.rfind(b"\n", 0, at) + 1, self._read.find(b"\n", at)
            line = self._read[first : last if last >= 0 else None]
            with contextlib.suppress(ValueError, TypeError):
                name, keys = json.loads(line)
                yield str(name), list(keys)
            at = self._read.find(wanted, first + len(line))

    def note(self, path: str, sha256: str, found: Iterable[Key | None]) -> Sequence[Key]:
        """Take in the keys of what was read from a document."""
        keys = sorted({key for key in found if key is not None})
        line = encoded([named(path, sha256), keys])
        begins = _beginning(line)
        if self._line(begins) != line:
            if self._last is not None:
                self._last[begins] = line
            self._new.append(line)
            self._newest[begins] = line
            for key in keys:
                self._new_with.setdefault(key, {})[begins] = None
        return keys

    def _line(self, begins: bytes) -> bytes | None:
        """Return the line that counts of a document, by how it begins."""
        if self._last is not None:  # whoever notes a few needn't sort them all
            return self._last.get(begins)
        if begins in self._newest:
            return self._newest[begins]
        at = self._read.rfind(b"\n" + begins + _BEHIND)
        return self._read[at:].split(b"\n", 2)[1] if at >= 0 else None

    def keep(self, digest: str | None = None) -> None:
        """Write down what is new, so that the next run needn't read every document again.

        Args:
            digest: sha256 of the manifest if all of its documents were read by now.
        """
        new = self._new
        self._read = b"\n".join((self._read, *new))
        self._new, self._newest, self._new_with = [], {}, {}
        if digest is not None and not self.are_all(digest):
            new.append(_all(digest, self._read))
            self._read = b"\n".join((self._read, new[-1]))
        if not new:
            return
        # A line end comes first: what a killed process wrote half of stays a line apart.
        added = b"\n" + b"\n".join(new)
        with contextlib.suppress(OSError):
            if self._begun:
                with self._path.open("ab") as opened:
                    opened.write(added)
            else:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(self._path, self._head + added, sync=False)
        self._begun = True


_BEHIND = b'", ['  # of the name of a document


def _beginning(line: bytes) -> bytes:
    """Return how the line of a document begins: with its name."""
    return line.partition(_BEHIND)[0]


def _all_of(digest: str) -> bytes:
    return b'\n{"all": "%b", ' % digest.encode()


def _all(digest: str, before: bytes) -> bytes:
    """Return the line that says that behind `before` nothing is unread of a manifest."""
    return b'%b"crc": %d}' % (_all_of(digest)[1:], crc32(before))


def named(path: str, sha256: str) -> str:
    """Return what a document of that content is called among `MeetingKeys`."""
    return f"{sha256} {path}"


class Placed(NamedTuple):
    """Where a document stands among the versions of its meetings.

    Attributes:
        older: Path of the document that it replaces, or None.
        newer: Path of the document that replaces it, or None.
        message: One Japanese sentence where there is something to say.
    """

    older: str | None = None
    newer: str | None = None
    message: str | None = None


class Versions:
    """The meetings of the documents that count."""

    def __init__(self, corpus: Registered, listed: ManifestCopy, store: ParsedStore) -> None:
        """Begin with what is `listed`; a document that nobody read yet is read now.

        Raises:
            CorpusError: The corpus can't be read.
        """
        self._root, self._store, self._listed = corpus.path, store, listed
        self._keys = MeetingKeys(corpus.home, store.made_from)
        # Of this run: path to sha256 of documents that came, and paths of those replaced.
        self._new: dict[str, str] = {}
        self._replaced: set[str] = set()
        self._is_all_read = self._keys.are_all(listed.digest)
        if not self._is_all_read:
            replaced = listed.replaced
            counted = {path: one for path, one in listed.digests.items() if path not in replaced}
            if unread := self._keys.unread(counted):
                self._read(CorpusFolder.open(self._root), unread)
            self._is_all_read = not (unread and self._keys.unread(counted))

    def _counts(self, path: str) -> bool:
        if path in self._replaced:
            return False
        listed = self._listed
        return path in self._new or (listed.place(path) >= 0 and not listed.is_replaced(path))

    def _read(self, corpus: CorpusFolder, paths: Collection[str]) -> None:
        for row in corpus.documents:
            if row.path in paths:
                with contextlib.suppress(SourceError):
                    source = corpus.source(row)
                    found = map(meeting_key, self._store.minutes(source))
                    self._keys.note(row.path, source.sha256, found)

    def place(self, source: SourceText, documents: Sequence[Minutes]) -> Placed:
        """Take a new document in.

        It supersedes a document that holds exactly the same meetings, unless that one
        calls itself corrected (訂正版, 再訂正版) more often: files come in any order. Where it
        shares only some meetings, both count, and that is said.
        """
        keys = self._keys.note(source.path, source.sha256, map(meeting_key, documents))
        sharing = dict(found for key in keys if (found := self._last(key)) is not None)
        older, message = None, None
        if len(sharing) == 1 and list(sharing.values()) == [keys]:
            (older,) = sharing
            if self._corrects(older, source):
                message = (
                    f"{older} が同じ会議の訂正版なので、古い版として加えました。"
                    "集計には訂正版を使います。"
                )
                return Placed(newer=older, message=message)
            self._replaced.add(older)
            message = f"{older} と同じ会議の新しい版として加えました。集計にはこちらを使います。"
        elif sharing:
            message = (
                f"{'、'.join(sorted(sharing))} にも同じ会議があります。"
                "二重に数えないよう確かめてください。"
            )
        self._new[source.path] = source.sha256
        return Placed(older=older, message=message)

    def _corrects(self, path: str, source: SourceText) -> bool:
        """Return whether the document at `path` was corrected more often than `source`."""
        times = times_corrected(source.path, source.text)
        return times_corrected(path, "") > times or times_corrected(path, self._text(path)) > times

    def _text(self, path: str) -> str:
        """Return the text of a document, as it was extracted or decoded; empty if it's gone."""
        extracted = self._root / EXTRACTED / f"{Path(path).name}.txt"
        with contextlib.suppress(OSError, SourceError):
            if extracted.is_file():
                return extracted.read_text("utf-8", "replace")
            return read_source(self._root / path, name=path, synthetic=False).text
        return ""

    def _last(self, key: Key) -> tuple[str, Sequence[Key]] | None:
        """Return the last of the documents that count with the meeting `key`, and all it has."""
        found: dict[str, Sequence[Key]] = {}
        for name, keys in self._keys.having(key):
            digest, _, path = name.partition(" ")
            if self._counts(path) and digest == self._digest(path):
                found[path] = keys
        if len(found) < 2:
            return next(iter(found.items()), None)
        new = list(self._new)
        return max(
            found.items(),
            key=lambda one: (
                new.index(one[0]) if one[0] in self._new else -1,
                self._listed.place(one[0]),
            ),
        )

    def _digest(self, path: str) -> str:
        """Return the sha256 of a document as it is; one that is gone counts as it was."""
        with contextlib.suppress(OSError):
            if not (self._root / path).is_symlink():
                return digest_of(self._root / path)
        return self._new.get(path) or self._listed.row(path).sha256

    def remember(self, listed: ManifestCopy) -> None:
        """Keep what was read, so that the next run needn't read every document again.

        Args:
            listed: The manifest as it is now; perhaps somebody edited it meanwhile.
        """
        came = listed.since(self._listed)
        is_known = came is not None and all(said["path"] in self._new for said in came)
        self._keys.keep(listed.digest if self._is_all_read and is_known else None)
