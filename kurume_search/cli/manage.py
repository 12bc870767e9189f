"""``init``, ``add``, ``remove``, ``restore``: a corpus of one's own."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import EACH_PATH, PATH, command, option
from kurume_search.cli.language import Both
from kurume_search.cli.named import diagnostic_name, notation_name
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, spoken, write_rows
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.store.added import AddedFile, AddReport
    from kurume_search.store.manifest import DocumentRow


@command(
    "init",
    Both(
        "自分の会議録集のフォルダを作ります。登録簿(審議会・法令・部署・話題・同義語)は\n"
        "書き方の説明だけの空のものか、--from のものになります。",
        "Make a corpus folder of your own, with empty registers that explain themselves,\n"
        "or with those of --from.",
    ),
    examples=[
        "kurume-search init 会議録集 --from common",
        "kurume-search init mine --from bundled",
    ],
)
@click.argument("folder", type=PATH)
@option(
    "--from",
    "source",
    metavar="DIR|bundled|common",
    default=None,
    help=Both(
        "登録簿と文書を写す元。common はどの審議会にも通じる話題・国の法令・同義語だけ。",
        "Corpus whose registers and documents are copied; common: only the topics, national"
        " acts and synonyms that mean the same to any council.",
    ),
)
@face()
def init(folder: Path, source: str | None, face: Face) -> int:
    """Begin a corpus."""
    from kurume_search.api.own import manage

    made = manage.init(folder, source=source)
    click.echo(made)
    say(
        face,
        Both(
            "会議録を加えるには: kurume-search add --corpus {folder} ファイル…",
            "Add minutes with: kurume-search add --corpus {folder} FILE…",
        ).format(folder=folder),
    )
    return 0


@command(
    "add",
    Both(
        "会議録(テキスト、HTML、PDF、DOCX。フォルダや *.pdf も可)を会議録集に加えます。\n"
        "原本はそのまま写します。同じ内容は加えず、同じ会議の別の版は新しい版として加えます。\n"
        "一つ読めなくても残りは加え、最後に件数を示して状態3で終わります。",
        "Add minutes (text, HTML, PDF, DOCX; folders and patterns too) to a corpus.\n"
        "Sources are copied unchanged; the same bytes twice are skipped; the same meeting in\n"
        "other bytes is a new version. One bad file never stops the rest; then the exit is 3.",
    ),
    examples=["kurume-search add --corpus 会議録集 ダウンロード/*.pdf"],
)
@click.argument("paths", nargs=-1, required=True, type=EACH_PATH)
@option("--source", default=None, help=Both("入手元。", "Where they are from."))
@option(
    "--obtained",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    default=None,
    help=Both("入手した日。", "When they were obtained."),
)
@option("--licence", default=None, help=Both("利用条件。", "On what terms they may be used."))
@option("--synthetic", is_flag=True, help=Both("合成データです。", "They are invented."))
@face()
def add(
    paths: tuple[Path, ...],
    source: str | None,
    obtained: datetime | None,
    licence: str | None,
    synthetic: bool,
    face: Face,
) -> int:
    """Add documents."""
    from kurume_search.api.own import manage

    live = sys.stderr.isatty() and not face.quiet

    def progress(done: int, whole: int, name: str) -> None:
        if live:
            click.echo(f"\r\x1b[K{done}/{whole} {name}"[: face.columns], nl=False, err=True)

    try:
        report = manage.add(
            _corpus(face),
            paths,
            source=source,
            obtained=obtained and obtained.date(),
            licence=licence,
            synthetic=synthetic,
            progress=progress,
        )
    except KeyboardInterrupt:
        say(
            face,
            Both(
                "中断しました。加え終えた文書は残ります。同じ命令をもう一度実行すると、残りを加えます。",
                "Interrupted. What was added stays; run the same command again for the rest.",
            ),
        )
        raise
    if live:
        click.echo("\r\x1b[K", nl=False, err=True)
    _write_report(face, report)
    return _failures(report)


def _failures(report: AddReport) -> int:
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


def _write_report(face: Face, report: AddReport) -> None:
    """Write a row for each file: what became of it, and what was read from it."""
    from kurume_search.analytics.quality import claimed_percent

    table = face.format == "table"
    rows = [
        {
            "file": Path(file.given).name if table else file.given,
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
        for file in report.files
    ]
    names = [name for name in _REPORT_HEADS if name != "diagnostics" or not table]
    heads = {name: str(_REPORT_HEADS[name]) for name in names}
    write_rows(face, rows, heads, whole="message")
    _say_totals(face, report)


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


@command(
    "remove",
    Both(
        "文書を会議録集のごみ箱に移します。restore で戻せます。",
        "Move documents to the corpus's trash; restore brings them back.",
    ),
    examples=["kurume-search remove --corpus 会議録集 minutes/r5-02.txt"],
)
@click.argument("documents", nargs=-1, required=True)
@face()
def remove(documents: tuple[str, ...], face: Face) -> int:
    """Remove documents."""
    from kurume_search.api.own import manage

    corpus = _corpus(face)
    removed = manage.remove(corpus, documents)
    _write_documents(face, removed)
    say(
        face,
        Both(
            "{n} 件をごみ箱に移しました。戻すには: kurume-search restore --corpus {corpus} 文書…",
            "{n} moved to the trash. To bring back: kurume-search restore --corpus {corpus} DOC…",
        ).format(n=len(removed), corpus=shlex.quote(str(corpus))),
    )
    return 0


@command(
    "restore",
    Both(
        "ごみ箱の文書を戻します。何も指定しなければ、ごみ箱の中を並べます。",
        "Bring documents back from the trash; without arguments list the trash.",
    ),
    examples=[
        "kurume-search restore --corpus DIR",
        "kurume-search restore r3-02.txt --corpus DIR",
    ],
)
@click.argument("documents", nargs=-1)
@face()
def restore(documents: tuple[str, ...], face: Face) -> int:
    """Restore documents."""
    from kurume_search.api.own import manage

    corpus = _corpus(face)
    found = manage.restore(corpus, documents) if documents else manage.trash(corpus)
    _write_documents(face, found)
    if not found:
        say(face, Both("ごみ箱は空です。", "The trash is empty."))
    return 0


_DIGITS = 12  # of a sha256 that people are shown, as of the hash of a corpus


def _write_documents(face: Face, documents: tuple[DocumentRow, ...]) -> None:
    digits = _DIGITS if face.format == "table" else None
    rows = [
        {"path": row.path, "original_name": row.original_name, "sha256": row.sha256[:digits]}
        for row in documents
    ]
    headings = {
        "path": str(Both("文書", "document")),
        "original_name": str(Both("元の名", "original name")),
        "sha256": "sha256",
    }
    write_rows(face, rows, headings)


def _corpus(face: Face) -> Path:
    """Return the corpus that was named; the bundled one can't be meant."""
    chosen = face.corpus or os.environ.get("KURUME_CORPUS")
    if not chosen:
        raise UsageError(
            str(
                Both(
                    "--corpus DIR で自分の会議録集を指定してください"
                    "(なければ kurume-search init DIR)。",
                    "Name your corpus with --corpus DIR (kurume-search init DIR makes one).",
                )
            )
        )
    return Path(chosen)
