"""``init``, ``add``, ``remove``, ``restore``: a corpus of one's own."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.added import failures, say_mixed, write_report
from kurume_search.cli.base import EACH_PATH, PATH, command, option
from kurume_search.cli.language import Both
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_rows
from kurume_search.cli.paths import short_paths
from kurume_search.errors import CorpusError, UsageError

if TYPE_CHECKING:
    from kurume_search.store.editing import Progress
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
        "会議の項目も案件も発言も見つからない文書は、加えますが「読めず」と数えます。\n"
        "一つ読めなくても残りは加え、最後に件数を示して状態3で終わります。",
        "Add minutes (text, HTML, PDF, DOCX; folders and patterns too) to a corpus.\n"
        "Sources are copied unchanged; the same bytes twice are skipped; the same meeting in\n"
        "other bytes is a new version. What has neither a field of a meeting nor a case nor a\n"
        "turn is added, and counts as not read. One bad file never stops the rest; then the\n"
        "exit is 3.",
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

    try:
        report = manage.add(
            _corpus(face),
            paths,
            source=source,
            obtained=obtained and obtained.date(),
            licence=licence,
            synthetic=synthetic,
            progress=live(face),
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
    write_report(face, report)
    say_mixed(face, _corpus(face))
    return failures(report)


def live(face: Face) -> Progress:
    """Return what counts files on one line of a terminal, and takes the line away at the end."""
    shown = sys.stderr.isatty() and not face.quiet

    def progress(done: int, whole: int, name: str) -> None:
        if shown:
            line = f"{done}/{whole} {name}"[: face.columns] if done < whole else ""
            click.echo(f"\r\x1b[K{line}", nl=False, err=True)

    return progress


@command(
    "remove",
    Both(
        "文書を会議録集のごみ箱に移します。restore で戻せます。\n"
        "表では件数だけを、それ以外の形式では文書を1行1件で出します。",
        "Move documents to the corpus's trash; restore brings them back.\n"
        "As a table only their number is said; other formats list them, one a row.",
    ),
    examples=["kurume-search remove --corpus 会議録集 minutes/r5-02.txt"],
)
@click.argument("documents", nargs=-1, required=True)
@face()
def remove(documents: tuple[str, ...], face: Face) -> int:
    """Remove documents."""
    from kurume_search.api.own import manage

    corpus = _corpus(face)
    removed = manage.remove(corpus, documents, progress=live(face))
    if face.format != "table":
        _write_documents(face, removed)
    say(
        face,
        Both(
            "{n} 件({names})をごみ箱に移しました。"
            "戻すには: kurume-search restore --corpus {corpus} 文書…",
            "{n} moved to the trash ({names})."
            " To bring back: kurume-search restore --corpus {corpus} DOC…",
        ).format(n=len(removed), names=_listed(removed), corpus=shlex.quote(str(corpus))),
    )
    return 0


_NAMED = 3  # documents that a sentence names


def _listed(documents: tuple[DocumentRow, ...]) -> str:
    names = short_paths([row.path for row in documents])
    more = len(names) - _NAMED
    text = str(Both("、", ", ")).join(names[:_NAMED])
    return text + (Both(" ほか{n}件", " and {n} more").format(n=more) if more > 0 else "")


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
    if documents:
        found = manage.restore(corpus, documents, progress=live(face))
        if face.format != "table":
            _write_documents(face, found)
        said = Both("{n} 件({names})を戻しました。", "{n} brought back ({names}).")
        say(face, said.format(n=len(found), names=_listed(found)))
        return 0
    found = manage.trash(corpus)
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
    """Return the corpus that was named: a folder of one's own.

    Raises:
        UsageError: None is named, or one that comes with the software.
        CorpusError: There is no such folder.
    """
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
    folder = Path(chosen)
    if os.path.exists(folder):  # noqa: PTH110 - also of what can't be a name
        return folder
    from kurume_search.api.own import manage
    from kurume_search.api.sample import seed_named

    if str(chosen) == manage.BUNDLED:
        raise UsageError(manage.OF_SOFTWARE)
    if seed_named(str(chosen)) is not None:
        raise UsageError(manage.OF_SAMPLE)
    raise CorpusError(
        Both(
            "会議録集のフォルダ {folder} がありません。kurume-search init {folder} で作れます。",
            "There is no corpus folder {folder}; kurume-search init {folder} makes one.",
        ).format(folder=shlex.quote(str(folder)))
    )
