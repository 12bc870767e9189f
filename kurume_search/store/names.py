"""Names of files in a corpus: the one it came with, as far as every system can hold it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

from kurume_search.store.folder import MINUTES

_FORBIDDEN = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))}
# Systems hold 255 bytes; `.txt`, a hash and the marks of the trash are added to it.
_LONGEST = 180  # bytes


def is_printable(char: str) -> bool:
    """Return whether `char` shows as itself on one line; the wide space of Japanese does."""
    return char.isprintable() or char == "\u3000"


def safe_name(name: str) -> str:
    r"""Return `name` without what some system can't have in a file name.

    >>> safe_name("会議\n録.txt"), safe_name("..\\a:b?.TXT"), safe_name("nul.txt")
    ('会議_録.txt', '_a_b_.TXT', '_nul.txt')
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join("_" if char in _FORBIDDEN or not is_printable(char) else char for char in name)
    name = name.strip().lstrip(".").rstrip(". ") or "_"
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    if stem.lower() in _RESERVED:
        stem = f"_{stem}"
    suffix = (dot + suffix)[:12] if len(suffix) <= 11 else ""
    stem = stem or "_"
    while len((stem + suffix).encode("utf-8", "replace")) > _LONGEST:
        stem = stem[:-1]
    return stem + suffix


def free_path(root: Path, name: str, sha256: str, is_taken: Callable[[str], bool]) -> str:
    """Return where in the corpus at `root` a file of that name and content goes.

    A file of the same content that is there without a row (a killed run left it) is the
    place; a name that other content has gets a piece of the hash. `is_taken` says whether a
    row names a path, in whatever case.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    tries = [name, f"{stem}-{sha256[:8]}{suffix}"]
    tries += [f"{stem}-{sha256[:8]}-{number}{suffix}" for number in range(2, 100)]
    for wanted in tries:
        path = f"{MINUTES}/{wanted}"
        if not is_taken(path) and is_free(root / path, sha256):
            return path
    return f"{MINUTES}/{sha256}{suffix}"


def is_free(path: Path, sha256: str) -> bool:
    """Return whether a file of that content may lie at `path`, or does already."""
    if path.is_symlink():
        return False
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except FileNotFoundError:
        return True
    except OSError:
        return False
