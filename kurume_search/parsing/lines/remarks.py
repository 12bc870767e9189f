"""Diagnostics as they are gathered while a text is read (解析診断)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kurume_search.model.case import Case
from kurume_search.model.diagnostic import Diagnostic, Severity
from kurume_search.model.meeting import NOT_RECOGNISED, Notation
from kurume_search.model.place import Part, PartKind
from kurume_search.parsing.lines.line import Line
from kurume_search.text.spans import LOST, PAGE_IMAGE, LineMap, Span


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


def remark_on_cases(remarks: Remarks, cases: Iterable[Case], doubtful: frozenset[str]) -> None:
    """Remark on cases whose outcome or title isn't printed, or whose call is `doubtful`.

    Args:
        remarks: Where to.
        cases: Of a meeting.
        doubtful: Ids of cases that the words of a chair only hint at.
    """
    numbers: set[tuple[str | None, str]] = set()  # reports are counted apart
    for case in cases:
        name = f"案件{case.number or case.id}"
        span = Span(case.heading.start, case.heading.stop)
        if case.outcome.value is None:
            message = f"{name}の審議結果は記載されていません。"
            remarks.add_span("missing-outcome", Severity.INFO, span, message)
        if case.id in doubtful:
            message = f"{name}は、番号や件名によらず、言い回しから呼び上げと読み取りました。"
            remarks.add_span("doubtful-call", Severity.INFO, span, message)
        number = (case.procedure if case.procedure == "報告" else None, case.number or "")
        if number in numbers:
            message = f"{name}の番号は、前の案件にも付いています。"
            remarks.add_span("duplicate-number", Severity.WARNING, span, message)
        elif case.number:
            numbers.add(number)
        if case.title is None:
            remarks.add_span(
                "missing-title", Severity.WARNING, span, f"{name}の件名を読み取れません。"
            )


# Among words the sign stands for a picture, and is none of ours.
_IMAGES = re.compile(rf"(?:\A|(?<=\f\n)){PAGE_IMAGE}(?=\n|\Z)")


def remark_on_pages(remarks: Remarks, text: str, whole: Span) -> None:
    """Remark on every page within `whole` that is an image without words."""
    if text.find(PAGE_IMAGE, whole.start, whole.stop) < 0:
        return  # nearly always, and this is soon seen
    for match in _IMAGES.finditer(text, whole.start, whole.stop):
        page = text.count("\f", 0, match.start()) + 1
        message = (
            f"{page} ページには文字の情報がありません（文字が画像になっています）。"
            "文字認識（OCR）をかけたファイルに差し替えてください。"
        )
        span = Span(match.end() - 1, match.end())
        remarks.add_span("page-without-text", Severity.WARNING, span, message)


def remark_on_lost(remarks: Remarks, text: str, whole: Span) -> None:
    """Remark on signs within `whole` that stand for bytes which nobody could read, once a line."""
    at = text.find(LOST, whole.start, whole.stop)
    while at >= 0:
        end = text.find("\n", at, whole.stop)
        stop = whole.stop if end < 0 else end
        message = (
            f"読めない文字が {text.count(LOST, at, stop)} 字あり、{LOST} に置き換えています。"
            "元のファイルを手に入れ直してください。"
        )
        remarks.add_span("lost-characters", Severity.WARNING, Span(at, at + 1), message)
        at = text.find(LOST, stop, whole.stop)


def remark_on_reading(remarks: Remarks, notation: Notation, day: date | None) -> None:
    """Remark on minutes whose labels of speakers or whose day couldn't be read."""
    if notation.id == NOT_RECOGNISED:
        message = "発言者の表記を判別できません。"
        remarks.add("notation-not-recognised", Severity.WARNING, None, message)
    if day is None:
        remarks.add("no-date", Severity.WARNING, None, "開催日を読み取れません。")


_UNCLAIMED = PartKind.UNCLAIMED


def remark_on_parts(remarks: Remarks, parts: Iterable[Part]) -> None:
    """Remark on every stretch that no part took."""
    for part in parts:
        if part.kind is _UNCLAIMED:
            message = "どの部分にも割り当てられない記述です。"
            remarks.add_span("unclaimed", Severity.WARNING, part.span, message)
