"""One tree of errors; a message says what is wrong, where, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterable

LANGUAGES = ("ja", "en")
"""Languages of everything that people read."""


class KurumeSearchError(Exception):
    """Any trouble that a user can act on; the message is one sentence.

    Attributes:
        code: Stable kebab-case name of the trouble, as JSON output shows it.
        exit_status: What the command line returns for it.
    """

    code = "error"
    exit_status = 3
    near: tuple[str, ...] = ()

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in place of a traceback: the sentence, and its notes."""
        hint = f" もしかして: {'、'.join(self.near)}" if self.near else ""
        notes = "\n".join(getattr(self, "__notes__", ())).splitlines()
        return [f"{type(self).__name__}: {self}{hint}", *notes]


class UsageError(KurumeSearchError):
    """Something was asked for that can't be asked for.

    Attributes:
        near: Names close to the one that isn't known, best first.
    """

    code = "usage"
    exit_status = 2

    def __init__(self, message: str, *, near: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


_REASONS = {
    errno.ENOENT: "見つかりません",
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EISDIR: "フォルダです",
    errno.ENOTDIR: "フォルダではありません",
    errno.ENOSPC: "空きがありません",
    errno.EROFS: "書き込めない場所です",
    errno.ENAMETOOLONG: "名前が長すぎます",
}


def disk_reason(error: OSError) -> str:
    """Return why the disk refuses, in Japanese where it is a common reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def check_choice(name: str, value: object, choices: Iterable[str]) -> None:
    """Check that `value` is one of `choices`, for the argument `name`.

    Raises:
        UsageError: It isn't; `near` has those that are.
    """
    known = tuple(map(str, choices))
    if value not in known:
        raise UsageError(f"{name} に「{value}」は使えません。", near=known)


def check_text(name: str, value: object) -> None:
    """Check that `value` is a string.

    Raises:
        UsageError: It isn't.
    """
    if not isinstance(value, str):
        raise UsageError(f"{name} は文字列で書きます（{value!r} でした）。")


class QueryError(UsageError):
    """A query can't be read, or names a field or value that no register knows.

    Attributes:
        at: Code point of the query where the trouble is, or None.
    """

    code = "query"

    def __init__(self, message: str, *, near: Iterable[str] = (), at: int | None = None) -> None:
        super().__init__(message, near=near)
        self.at = at


class NotInstalledError(UsageError):
    """What was asked for needs an extra of the package; the message says which."""

    code = "not-installed"


class CorpusError(KurumeSearchError):
    """A corpus folder is missing, or something in it can't be used."""

    code = "corpus"


class SourceError(CorpusError):
    """A source file can't be read as text."""

    code = "source"


class UnreadableHereError(NotInstalledError, SourceError):
    """A source file can't be read as text before an extra of the package is installed."""


class RegisterError(CorpusError):
    """A register (TOML) says something that can't be."""

    code = "register"


class CacheError(KurumeSearchError):
    """The cache folder can't be made or written, or the disk is full."""

    code = "cache"


class IndexDamagedError(KurumeSearchError):
    """An index isn't what its fingerprint says."""

    code = "index"


class ExportError(KurumeSearchError):
    """An export can't be written: the place is missing, or the disk is full."""

    code = "export"


class ReportError(KurumeSearchError):
    """A report can't be made: a number in it leads to no line, or an older one can't be read."""

    code = "report"


class QualityError(KurumeSearchError):
    """A quality gate isn't met (``--strict``)."""

    code = "quality"
    exit_status = 4


class NotFoundError(KurumeSearchError):
    """An id names nothing in the corpus."""

    code = "not-found"
    exit_status = 1

    def __init__(self, message: str, *, near: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)
