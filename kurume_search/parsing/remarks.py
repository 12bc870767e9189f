"""Diagnostics as they are gathered while a text is read (解析診断)."""

from __future__ import annotations

from kurume_search.model.diagnostic import Diagnostic, Severity
from kurume_search.parsing.lines import Line
from kurume_search.text.spans import LineMap, Span


class Remarks:
    """Collects what couldn't be read, in the order of the source."""

    def __init__(self, lines: LineMap) -> None:
        self._lines = lines
        self._found: list[Diagnostic] = []

    def add(self, code: str, severity: Severity, line: Line | None, message: str) -> None:
        """Remark on a line, or on the whole meeting."""
        span = line.span() if line else None
        number = line.number if line else None
        self._found.append(
            Diagnostic(code=code, severity=severity, line=number, span=span, message=message)
        )

    def add_span(self, code: str, severity: Severity, span: Span, message: str) -> None:
        """Remark on a stretch of the source."""
        number = self._lines.line_at(span.start)
        self._found.append(
            Diagnostic(code=code, severity=severity, line=number, span=span, message=message)
        )

    def all(self) -> tuple[Diagnostic, ...]:
        """Return the remarks by place, whole-meeting ones first."""
        return tuple(
            sorted(self._found, key=lambda d: (d.span.start if d.span else -1, d.code, d.message))
        )
