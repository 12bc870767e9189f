"""``export`` and ``cite``: taking it away, saying exactly what it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kurume_search.api.whole.export import CORPUS_FORMS
from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import legible, say, write_json, write_rows
from kurume_search.cli.remarks import say_remarks, say_why_nothing
from kurume_search.errors import UsageError
from kurume_search.query.ast import Unit

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.showing.exportable import Exportable

_ROWS = ("csv", "tsv", "jsonl", "xlsx", "parquet", "md")
_CITED = ("bibtex", "csl-json", "cff")


@command(
    "export",
    Both(
        "検索の結果をファイルに書き出します。何も指定しなければ全案件です。\n"
        "datapackage・popolo・tei・khcoder は会議録集の全体を書き出します。\n"
        "どれも、検索式・件数・会議録集のハッシュ・形態素解析と辞書の版を添えます。",
        "Write results to a file; nothing asked is every case.\n"
        "datapackage, popolo, tei and khcoder take the whole corpus.\n"
        "Each says its query, sizes, corpus hash, tokenizer and dictionary.",
    ),
    examples=[
        "kurume-search export --as csv --bom -o kekka.csv オンライン結合",
        "kurume-search export --as xlsx --labels ja -o kekka.xlsx --outcome 記載なし",
        "kurume-search export --rows kwic --sort L1 -o kwic.tsv サーバ",
        "kurume-search export --by article,outcome -o kensuu.csv",
        "kurume-search export --as datapackage -o package",
    ],
)
@filters()
@option(
    "--as",
    "form",
    type=click.Choice((*_ROWS, *CORPUS_FORMS)),
    default=None,
    help=Both("書き出す形(既定は -o の拡張子)。", "Form (default: the suffix of -o)."),
)
@option(
    "-o", "--output", "output", type=PATH, required=True, metavar="PATH",
    help=Both("書き出すファイル。全体を書き出す形ではフォルダ(popolo はファイル)。",
              "File to write; a folder for a whole corpus (popolo: a file)."),
)  # fmt: skip
@option(
    "--rows",
    type=click.Choice(["hits", "kwic"]),
    default="hits",
    show_default=True,
    help=Both(
        "行にするもの: 見つかったもの、または語の一か所ずつ。",
        "What a row is: a hit, or a place of the words.",
    ),
)
@option(
    "--by",
    default=None,
    metavar="FIELD,…",
    help=Both(
        "項目ごとの件数を書き出します(facets と同じ)。",
        "Write counts by these fields (as facets does).",
    ),
)
@option(
    "--sort",
    default=None,
    metavar="rank|date|R1,L1…",
    help=Both("並べ方。kwic では語の位置。", "Order; for kwic the words to sort by."),
)
@option(
    "--window",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help=Both("kwic で左右に取る語の数。", "Words on either side (kwic)."),
)
@option(
    "--labels",
    type=click.Choice(["ja", "en"]),
    default=None,
    help=Both("見出しの言語(既定 en、khcoder は ja)。", "Headings (default en; khcoder ja)."),
)
@option(
    "--overwrite",
    is_flag=True,
    help=Both("同じ名前のファイルを置き換えます。", "Replace files of the same name."),
)
@face()
def export(
    asked: Asked,
    form: str | None,
    output: Path,
    rows: str,
    by: str | None,
    sort: str | None,
    window: int,
    labels: Literal["ja", "en"] | None,
    overwrite: bool,
    face: Face,
) -> int:
    """Write results or the corpus; exit 1 if there are no results, and write them still."""
    if form in CORPUS_FORMS:
        if asked.anything or by or rows != "hits":
            raise UsageError(
                f"{form} は会議録集の全体を書き出します。検索語や条件は付けられません。"
            )
        written = opened(face).export(output, form, labels=labels or "ja", overwrite=overwrite)
        _told(face, written)
        return 0
    if rows == "kwic" and not asked.unit:
        asked = asked.replace(own=Unit.TURN)
    in_time = rows != "kwic" and sort == "date"
    if rows != "kwic" and sort not in (None, "rank", "date"):
        raise UsageError(f"並べ方「{sort}」はありません。", near=("rank", "date"))
    hits = asked.search(opened(face), sort="date" if in_time else "rank")
    taken, total = _taken(hits, rows, by, sort, window)
    written = taken.export(
        output, form=form, labels=labels or "en", bom=face.bom, overwrite=overwrite
    )
    _told(face, written)
    say_remarks(face, hits)
    if not total:
        say_why_nothing(face, hits, asked)
    return 0 if total else 1


def _taken(
    hits: Hits, rows: str, by: str | None, sort: str | None, window: int
) -> tuple[Exportable, int]:
    """Return what to write, and how much was found."""
    if by:
        return hits.facets(*by.split(",")), hits.total
    if rows == "kwic":
        lines = hits.kwic(window, "R1,L1" if sort is None else "" if sort == "none" else sort)
        return lines, lines.total
    return hits, hits.total


def _told(face: Face, written: Iterable[Path]) -> None:
    """List what was written."""
    files = [{"path": str(path), "bytes": path.stat().st_size} for path in written]
    headings = {"path": str(Both("ファイル", "file")), "bytes": str(Both("バイト", "bytes"))}
    write_rows(face, files, headings)


@command(
    "cite",
    Both(
        "会議・案件・発言、検索結果(--query)、または会議録集そのものの書誌データを出します。\n"
        "ファイルの sha256 と行、会議録集のハッシュ、ソフトウェアと辞書の版が入ります。",
        "Print a citation of a meeting, case or turn, of results (--query), or of the corpus,\n"
        "with sha256 and lines, corpus hash, and the versions of software and dictionary.",
    ),
    examples=[
        "kurume-search cite 2021-07-26/c2",
        "kurume-search cite --query 'オンライン結合 year:R3' --as csl-json",
        "kurume-search cite --as cff > CITATION.cff",
    ],
)
@click.argument("name", metavar="[ID]", required=False)
@option(
    "--as",
    "form",
    type=click.Choice(_CITED),
    default="bibtex",
    show_default=True,
    help=Both("書誌データの形。", "Form of the citation."),
)
@option(
    "--query",
    "query",
    default=None,
    metavar="QUERY",
    help=Both("この検索式の結果を引用します。", "Cite the results of this query."),
)
@face()
def cite(name: str | None, form: str, query: str | None, face: Face) -> int:
    """Print a citation."""
    if name is not None and query is not None:
        raise UsageError("ID と --query はどちらか一方です。")
    corpus = opened(face)
    if query is None:
        text = corpus.cite(name, form)
    else:
        hits = corpus.search(query)
        text = hits.cite(form)
        for warning in hits.warnings:
            say(face, warning)
    if face.format == "json":
        document = {"ok": True, "schema": "kurume-search/cite/1", "form": form, "citation": text}
        write_json(document)
    else:
        click.echo(legible(text), nl=False)
    return 0
