"""sha256 of every file of a folder, without reading again what didn't change."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection, Iterator, Mapping
from itertools import compress
from operator import attrgetter, itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kurume_search.text.values import Value

if TYPE_CHECKING:
    from hashlib import sha256 as sha256
else:
    # hashlib loads all of OpenSSL, which costs a process as much as ten modules of ours. The
    # interpreter's own is as good for keys; the standard library's `random` does the same.
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

# A file changed this shortly before it was hashed could change again within the same
# tick of the clock of its file system (FAT: 2 s), so its times aren't relied on.
SETTLED = 2_500_000_000  # nanoseconds

Look: TypeAlias = str
"""Size, mtime, ctime (nanoseconds), inode and path of a file: one string, quick to compare.

What no change of content leaves alone.
"""


class Hashes(Value):
    """The sha256 of every file of a folder, and how the files looked.

    Attributes:
        sha256: By path relative to the folder, with ``/``, sorted.
        fingerprint: sha256 over (path, sha256) of all files.
        looks: How the files looked when they were hashed, in the order of their paths; of
            settled files only.
        digests: sha256 of these, end to end.
        new: More is known now than the last time, or something is gone.
        refused: Files that the system doesn't let be read, each with its error; among the others
            they aren't.
    """

    sha256: Mapping[str, str]
    fingerprint: str
    looks: str
    digests: str
    new: bool
    refused: Mapping[str, OSError] = MappingProxyType({})

    def to_bytes(self) -> bytes:
        """Return how files looked as bytes, for the next time."""
        # As long as a file isn't settled, the folder won't look as it is remembered.
        settled = len(self.digests) == _DIGEST * len(self.sha256)
        content = (_END * 2).join([self.fingerprint if settled else "", self.digests, self.looks])
        return content.encode("utf-8", "surrogateescape")

    @classmethod
    def from_bytes(cls, content: bytes) -> Hashes:
        """Return what `to_bytes` wrote, of looks alone; of other bytes nothing is known."""
        parts = content.decode("utf-8", "surrogateescape").split(_END * 2)
        settled, digests, looks = parts if len(parts) == 3 else ("", "", "")
        return cls({}, settled, looks, digests, new=False)


_END = "\0"  # no path has one
_DIGEST = 64


def _each(digests: str) -> list[str]:
    return [digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)]


def fingerprint_of(digests: Mapping[str, str]) -> str:
    """Return sha256 over (path, sha256) of files."""
    return sha256(lines_of(digests)).hexdigest()


def lines_of(digests: Mapping[str, str]) -> bytes:
    """Return path and sha256 of files, one a line."""
    lines = "".join([f"{path}\0{digest}\n" for path, digest in digests.items()])
    return lines.encode("utf-8", "surrogateescape")


def hash_folder(root: Path, before: Hashes | None, *, skip: Collection[str] = ()) -> Hashes:
    """Return the sha256 of every file under `root`.

    Hidden files, what `skip` names at the top, and links aren't counted: a link
    could lead out of the folder.

    Args:
        root: The folder.
        before: What `Hashes.from_bytes` gave of the last time, or None.
        skip: Names of files and folders at the top to leave out.
    """
    paths, found = _files(root, skip)
    now = time.time_ns()
    looks = [f"{a} {b} {c} {d} {path}" for path, (a, b, c, d) in zip(paths, found, strict=True)]
    if before is not None and before.fingerprint and before.looks == _END.join(looks):
        # Nothing changed: held as one string, a thousand files take a third of the time.
        each = _each(before.digests)
        if len(each) == len(paths):
            return before.replace(sha256=dict(zip(paths, each, strict=True)))
    known = (
        {}
        if before is None
        else dict(zip(before.looks.split(_END), _each(before.digests), strict=False))
    )
    digests = list(map(known.get, looks))
    gone, moving, refused = set[int](), set[int](), dict[str, OSError]()
    new = [at for at, digest in enumerate(digests) if digest is None]
    for at in new:
        try:
            digests[at] = digest_of(root / paths[at])
        except FileNotFoundError:  # removed just now
            gone.add(at)
        except OSError as error:
            gone.add(at)
            refused[paths[at]] = error
        else:
            if max(found[at][1:3]) >= now - SETTLED:
                moving.add(at)
    rests = [at not in moving for at in range(len(paths)) if at not in gone]
    if gone:
        left = [at not in gone for at in range(len(paths))]
        paths, looks = list(compress(paths, left)), list(compress(looks, left))
    held = [digest for digest in digests if digest is not None]
    settled = list(compress(looks, rests))
    more = before is None or len(new) > len(gone) + len(moving)
    # While a file moves the next time looks at all of them anyhow: then it is early to write.
    # What was written at such a time has no fingerprint, and gets it once all files rest.
    if before is not None and not moving:
        more |= len(settled) != len(known) or not before.fingerprint
    import hashlib  # loaded for what changed; a sixth of the time of the interpreter's own

    sha256 = dict(zip(paths, held, strict=True))
    return Hashes(
        sha256,
        hashlib.sha256(lines_of(sha256)).hexdigest(),
        _END.join(settled),
        "".join(compress(held, rests)),
        new=more,
        refused=refused,
    )


def digest_of(path: Path) -> str:
    """Return the sha256 of the file at `path`."""
    import hashlib  # faster on whole files than the interpreter's own

    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _files(root: Path, skip: Collection[str]) -> tuple[list[str], list[tuple[int, ...]]]:
    """Return the paths of files, sorted, and how each looks; thousands, so in one loop."""
    found: list[tuple[str, os.stat_result]] = []
    folders = [(str(root), "")]
    while folders:
        folder, prefix = folders.pop()
        with scanned(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or (not prefix and name in skip):
                    continue
                if entry.is_file(follow_symlinks=False):
                    with contextlib.suppress(FileNotFoundError):  # removed just now
                        found.append((prefix + name, entry.stat(follow_symlinks=False)))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append((f"{folder}/{name}", f"{prefix}{name}/"))
    found.sort(key=itemgetter(0))
    return [path for path, _ in found], [_look(one) for _, one in found]


_look = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


@contextlib.contextmanager
def scanned(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Give the entries of `folder`; where it can be, held open: then files are soon found in it."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)
