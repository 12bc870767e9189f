"""``query``: cases by words, article, department, topic."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import write_json, write_rows
from kurume_search.cli.remarks import say_remarks, say_why_nothing

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits

COLUMNS = {
    "case": Both("案件", "case"),
    "meeting": Both("会議", "meeting"),
    "number": Both("番号", "number"),
    "title": Both("件名", "title"),
    "articles": Both("条文", "articles"),
    "departments": Both("部署", "departments"),
    "topics": Both("話題", "topics"),
    "outcome": Both("結果", "outcome"),
    "score": Both("得点", "score"),
    "passages": Both("一致した箇所", "passages"),
    "corrected": Both("訂正", "corrected"),
    "synthetic": Both("合成データ", "synthetic"),
}


@command(
    "query",
    Both(
        "案件を語・条文・部署・話題で探します。何も指定しなければ全案件を並べます。\n"
        "同じ指定を重ねると「または」、違う指定どうしは「かつ」です。\n"
        "語の書き方: A B(かつ) A OR B -除く語 \"語の並び\" '原文の文字列' =この形だけ。\n"
        "前方一致* A NEAR/5 B 条:10-1-2 部署:… 話題:… 種別:質問 年度:R3 unit:turn。",
        "Find cases by words, article, department and topic; nothing asked lists all cases.\n"
        "One option given twice means OR; different options mean AND.\n"
        "Words: A B (and)  A OR B  -not  \"phrase\"  'literal'  =exact  prefix*.\n"
        "A NEAR/5 B  article:10-1-2 dept:… topic:… kind:question unit:turn.",
    ),
    examples=[
        "kurume-search query オンライン結合 -委託",
        "kurume-search query --article 第10条第1項第2号 --outcome 記載なし",
        "kurume-search query --kind 質問 --unit turn --count",
        "kurume-search query '部署:情報政策課 (運搬 OR 盗難)'",
    ],
)
@filters()
@option(
    "--sort",
    type=click.Choice(["rank", "date"]),
    default="rank",
    show_default=True,
    help=Both("得点順か、新しい順か。", "By score, or newest first."),
)
@option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help=Both("並べる件数(総数は変わりません)。", "How many to list; totals don't change."),
)
@option("--count", is_flag=True, help=Both("件数だけを出します。", "Print the count alone."))
@option(
    "--explain",
    is_flag=True,
    help=Both(
        "検索式の読み方、語ごとの件数、得点の内訳を示します。",
        "Show how the query was read, hits per clause, and scores.",
    ),
)
@face()
def query(
    asked: Asked,
    sort: Literal["rank", "date"],
    limit: int,
    count: bool,
    explain: bool,
    face: Face,
) -> int:
    """Find cases; exit 1 if there is none."""
    hits = asked.search(opened(face), sort=sort)
    if count:
        click.echo(hits.total)
    elif face.format == "json":
        document = hits.to_json(limit=limit)
        write_json({**document, "explain": hits.explain().to_json()} if explain else document)
    elif face.format == "table":
        from kurume_search.cli.hits_text import write_hits

        write_hits(face, hits, limit)
    else:
        _write_rows(face, hits, limit)
    say_remarks(face, hits)
    if explain and face.format != "json":
        from kurume_search.cli.explain import write_explanation

        write_explanation(hits)
    if not hits.total:
        say_why_nothing(face, hits, asked)
    return 0 if hits.total else 1


def _write_rows(face: Face, hits: Hits, limit: int) -> None:
    from kurume_search.api.found.hit_forms import hit_json

    if face.format == "jsonl":
        rows = [hit_json(hit, hits.letters_of(hit)) for hit in islice(hits.found, limit)]
    else:
        rows = list(hits.rows(limit))
    write_rows(face, rows, {name: str(text) for name, text in COLUMNS.items()})
