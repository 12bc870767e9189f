"""What couldn't be read, or was read with doubt."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class Severity(StrEnum):
    """How much a reader should care."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@frozen(kw_only=True)
class Diagnostic:
    """One remark of the parser about one place.

    Attributes:
        code: Stable kebab-case name (``missing-outcome``, ``unclaimed`` …).
        severity: Whether to look at it.
        line: 1-based line of the source, or None for the whole file.
        span: The code points it is about, or None for the whole file.
        message: One Japanese sentence for a person.
    """

    code: str
    severity: Severity
    line: int | None
    span: Span | None
    message: str
