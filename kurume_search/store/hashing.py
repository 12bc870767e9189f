"""sha256 of every file of a folder, without reading again what didn't change."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Mapping
from pathlib import Path
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
    """What a folder holds.

    Attributes:
        sha256: By path relative to the folder, with ``/``, sorted.
        looks: How the files looked when they were hashed, with their sha256; of settled
            files only.
        new: Something was hashed, or is gone, since the last time.
    """

    sha256: Mapping[str, str]
    looks: Mapping[Look, str]
    new: bool

    @property
    def fingerprint(self) -> str:
        """sha256 over (path, sha256) of all files."""
        lines = "".join([f"{path}\0{digest}\n" for path, digest in self.sha256.items()])
        return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()

    def to_bytes(self) -> bytes:
        """Return how files looked as bytes, for the next time."""
        held = _END.join([f"{digest}{look}" for look, digest in self.looks.items()])
        return held.encode("utf-8", "surrogateescape")

    @classmethod
    def from_bytes(cls, held: bytes) -> Hashes:
        """Return what `to_bytes` wrote, of looks alone; of other bytes nothing is known."""
        rows = held.decode("utf-8", "surrogateescape").split(_END)
        return cls({}, {row[_DIGEST:]: row[:_DIGEST] for row in rows}, new=False)


_END = "\0"  # no path has one
_DIGEST = 64


def hash_folder(root: Path, before: Hashes | None, *, skip: Collection[str] = ()) -> Hashes:
    """Return the sha256 of every file under `root`.

    Hidden files, what `skip` names at the top, and links aren't counted: a link
    could lead out of the folder.

    Args:
        root: The folder.
        before: What was found the last time, or None.
        skip: Names of files and folders at the top to leave out.
    """
    known = {} if before is None else before.looks
    now = time.time_ns()
    digests: dict[str, str] = {}
    looks: dict[Look, str] = {}
    new = before is None
    for path, look, last in sorted(_files(root, skip)):
        digest = known.get(look)
        if digest is None:
            new = True
            try:
                digest = digest_of(root / path)
            except FileNotFoundError:  # removed just now
                continue
            digests[path] = digest
            if last >= now - SETTLED:
                continue
        digests[path] = looks[look] = digest
    return Hashes(digests, looks, new or len(looks) != len(known))


def digest_of(path: Path) -> str:
    """Return the sha256 of the file at `path`."""
    import hashlib  # faster on whole files than the interpreter's own

    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _files(root: Path, skip: Collection[str]) -> list[tuple[str, Look, int]]:
    """Return path, look and last change (nanoseconds) of each file; thousands, so in one loop."""
    files: list[tuple[str, Look, int]] = []
    folders = [(str(root), "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or (not prefix and name in skip):
                    continue
                found = entry.stat(follow_symlinks=False)
                mode = found.st_mode
                if stat.S_ISREG(mode):
                    path, written, changed = prefix + name, found.st_mtime_ns, found.st_ctime_ns
                    look = f"{found.st_size} {written} {changed} {found.st_ino} {path}"
                    files.append((path, look, max(written, changed)))
                elif stat.S_ISDIR(mode):
                    folders.append((entry.path, f"{prefix}{name}/"))
    return files
