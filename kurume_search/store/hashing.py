"""sha256 of every file of a folder, without reading again what didn't change."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

# Size, mtime, ctime (nanoseconds) and inode: what no change of content leaves alone.
Look = tuple[int, int, int, int]


class Hashes(Value):
    """What a folder holds.

    Attributes:
        sha256: By path relative to the folder, with ``/``, sorted.
        looks: How the files looked when they were hashed; of settled files only.
        new: Something was hashed, or is gone, since the last time.
    """

    sha256: Mapping[str, str]
    looks: Mapping[str, Look]
    new: bool

    @property
    def fingerprint(self) -> str:
        """sha256 over (path, sha256) of all files."""
        whole = sha256()
        for path, digest in self.sha256.items():
            whole.update(f"{path}\0{digest}\n".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, for the next time."""
        return {path: [*look, self.sha256[path]] for path, look in self.looks.items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Hashes:
        """Return what `to_json` wrote."""
        looks = {path: (row[0], row[1], row[2], row[3]) for path, row in data.items()}
        return cls({path: str(row[4]) for path, row in data.items()}, looks, new=False)


def hash_folder(root: Path, before: Hashes | None, *, skip: Collection[str] = ()) -> Hashes:
    """Return the sha256 of every file under `root`.

    Hidden files, what `skip` names at the top, and links aren't counted: a link
    could lead out of the folder.

    Args:
        root: The folder.
        before: What was found the last time, or None.
        skip: Names of files and folders at the top to leave out.
    """
    known = before or Hashes({}, {}, new=True)
    now = time.time_ns()
    digests: dict[str, str] = {}
    looks: dict[str, Look] = {}
    new = before is None
    for path, entry in sorted(_files(root, "", skip)):
        found = entry.stat(follow_symlinks=False)
        look = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        if known.looks.get(path) == look:
            digests[path] = known.sha256[path]
            looks[path] = look
            continue
        new = True
        try:
            digests[path] = _digest(entry.path)
        except FileNotFoundError:  # removed just now
            continue
        if max(found.st_mtime_ns, found.st_ctime_ns) < now - SETTLED:
            looks[path] = look
    return Hashes(digests, looks, new or len(looks) != len(known.looks))


def _digest(path: str) -> str:
    import hashlib  # faster on whole files than the interpreter's own

    with Path(path).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _files(
    folder: Path | str, prefix: str, skip: Collection[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if not prefix and entry.name in skip:
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{path}/", ())
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield path, entry
