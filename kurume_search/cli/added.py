"""What `add` says at its end: a row for each file, and the totals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.invented import invented
from kurume_search.cli.language import Both
from kurume_search.cli.named import diagnostic_name, notation_name
from kurume_search.cli.options import Face
from kurume_search.cli.output import say, spoken, write_rows
from kurume_search.cli.paths import short_paths

if TYPE_CHECKING:
    from kurume_search.store.added import AddedFile, AddReport


def failures(report: AddReport) -> int:
    """Say how many files could not be read, if any, and return the exit status."""
    from kurume_search.store.added import AddStatus

    failed = report.count(AddStatus.FAILED)
    if not failed:
        return 0
    text = Both(
        "{whole}件のうち{failed}件を読めませんでした。残りは加えました。",
        "{failed} of {whole} files could not be read; the rest were added.",
    )
    if report.count(AddStatus.SAME):
        text = Both(
            "{whole}件のうち{failed}件を読めませんでした。",
            "{failed} of {whole} files could not be read.",
        )
    if failed == len(report.files):
        text = Both("{failed}件とも読めませんでした。", "None of the {failed} files could be read.")
    click.echo(text.format(whole=len(report.files), failed=failed), err=True)
    return 3


_STATUS = {
    "added": Both("追加", "added"),
    "unrecognised": Both("追加(読めず)", "added, not read"),
    "new_version": Both("新しい版", "new version"),
    "old_version": Both("古い版", "old version"),
    "same": Both("同じ内容", "same bytes"),
    "failed": Both("読めない", "failed"),
}


_REPORT_HEADS = {
    "file": Both("ファイル", "file"),
    "status": Both("扱い", "status"),
    "meetings": Both("会議", "meetings"),
    "cases": Both("案件", "cases"),
    "turns": Both("発言", "turns"),
    "claimed": Both("読めた割合", "read"),
    "notations": Both("書き方", "notation"),
    "diagnostics": Both("指摘", "diagnostics"),
    "message": Both("備考", "message"),
}


def _message(file: AddedFile, *, noticed: bool) -> str | None:
    """Return what is said of a file; with what was `noticed` in it, counted."""
    said = spoken(file.message) if file.message else file.message
    if not noticed or not file.diagnostics:
        return said
    found = (f"{diagnostic_name(code)} {count}" for code, count in file.diagnostics)
    listed = f"{Both('指摘', 'Noticed')}: {str(Both('、', ', ')).join(found)}"
    return f"{said} {listed}" if said else listed


def write_report(face: Face, report: AddReport) -> None:
    """Write a row for each file: what became of it, and what was read from it."""
    from kurume_search.analytics.quality import claimed_percent

    table = face.format == "table"
    given = [file.given for file in report.files]
    rows = [
        {
            "file": name,
            "status": str(_STATUS[file.status.value]) if table else file.status.value,
            "meetings": file.meetings,
            "cases": file.cases,
            "turns": file.turns,
            "claimed": (
                claimed_percent(file.claimed / file.characters) if file.characters else None
            ),
            "notations": [notation_name(n) if table else n for n in file.notations],
            "diagnostics": [f"{code} {count}" for code, count in file.diagnostics],
            "message": _message(file, noticed=table),
        }
        for name, file in zip(short_paths(given) if table else given, report.files, strict=True)
    ]
    names = [name for name in _REPORT_HEADS if name != "diagnostics" or not table]
    heads = {name: str(_REPORT_HEADS[name]) for name in names}
    write_rows(face, rows, heads, whole="message")
    _say_totals(face, report)


def say_mixed(face: Face, corpus: Path) -> None:
    """Say that the corpus holds invented minutes and real ones, if by now it does."""
    from kurume_search.store.folder import CorpusFolder

    makeup = CorpusFolder.open(corpus).makeup
    if makeup.mixed:
        say(face, invented(makeup))


def _say_totals(face: Face, report: AddReport) -> None:
    """Say how many files came to what, and what was read from all of them together."""
    from kurume_search.analytics.quality import claimed_percent

    share = report.claimed_share
    counts = str(Both("、", ", ")).join(
        f"{text} {count}"
        for status, text in _STATUS.items()
        if (count := sum(file.status.value == status for file in report.files))
    )
    say(
        face,
        Both(
            "{counts}。会議 {m}・案件 {c}・発言 {t}、読めた文字 {share}",
            "{counts}; {m} meetings, {c} cases, {t} turns; {share} of the characters read",
        ).format(
            counts=counts or "0",
            m=report.total("meetings"),
            c=report.total("cases"),
            t=report.total("turns"),
            share="-" if share is None else claimed_percent(share),
        ),
    )
