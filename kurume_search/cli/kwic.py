"""``kwic``: every place of what is asked for, in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.invented import mark_of
from kurume_search.cli.language import Both, plural
from kurume_search.cli.named import closed_name
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import legible, put, write_json, write_rows
from kurume_search.cli.remarks import say_remarks, say_why_nothing
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.api.found.kwic import Kwic


@command(
    "kwic",
    Both(
        "探した語を一か所ずつ、前後の文脈とともに縦にそろえて並べます。文脈は発言の外に出ません。\n"
        "並べ替え: L1 は左隣の語、R1 は右隣の語、KEY は一致した語。none は出現順。",
        "List every place of the words with its context, aligned; never beyond a passage.\n"
        "Sort: L1 is the nearest word on the left, R1 on the right, KEY the match itself,\n"
        "none the order of reading.",
    ),
    examples=[
        "kurume-search kwic オンライン結合",
        "kurume-search kwic サーバ --kind 質問 --sort L1,L2 --window 8",
        "kurume-search kwic '個人情報 NEAR/5 利用' --columns cases,outcomes,role,line",
    ],
)
@filters(unit="turn")
@option(
    "--sort",
    default="R1,L1",
    show_default=True,
    metavar="R1,L1…",
    help=Both(
        "並べ替えに使う語の位置(L1…L9、R1…R9、KEY、none)。",
        "Words to sort by, first things first (L1…L9, R1…R9, KEY, none).",
    ),
)
@option(
    "--window",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help=Both("左右に取る語の数。", "Words to keep on either side."),
)
@option(
    "--display",
    type=click.IntRange(min=4),
    default=None,
    help=Both(
        "左右に表示する桁数(既定は端末に合わせます)。全角は 2 桁です。",
        "Columns to show on either side (default: what fits).",
    ),
)
@option(
    "--columns",
    default="passage,line,kind",
    show_default=True,
    metavar="NAME,…",
    help=Both(
        "そえる項目(passage council meeting date cases titles departments topics outcomes kind "
        "role speaker line …)。",
        "What to put beside (passage, council, meeting, date, cases, outcomes, role, line …).",
    ),
)
@option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help=Both("一ページの行数。", "Lines a page."),
)
@option(
    "--page",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help=Both("何ページ目か。", "Which page."),
)
@option("--all", "every", is_flag=True, help=Both("すべての行を出します。", "Every line."))
@option("--count", is_flag=True, help=Both("箇所の数だけを出します。", "Print the count alone."))
@face()
def kwic(
    asked: Asked,
    sort: str,
    window: int,
    display: int | None,
    columns: str,
    limit: int,
    page: int,
    every: bool,
    count: bool,
    face: Face,
) -> int:
    """List the words in their context; exit 1 if there are none."""
    hits = asked.search(opened(face))
    lines = hits.kwic(
        window,
        "" if sort.lower() == "none" else sort,
        columns=[name.strip() for name in columns.split(",") if name.strip()],
        display=display,
    )
    start, stop = (0, lines.total) if every else (limit * (page - 1), limit * page)
    if 0 < lines.total <= start:
        pages = -(-lines.total // limit)
        message = Both(
            "--page {page} はありません。{pages} ページまであります。",
            "There is no --page {page}; the last is {pages}.",
        )
        raise UsageError(message.format(page=page, pages=pages))
    if count:
        click.echo(lines.total)
    elif face.format == "json":
        write_json(lines.to_json(start=start, stop=stop))
    elif face.format == "table":
        _write(face, lines, start, min(stop, lines.total))
    else:
        from kurume_search.api.found.kwic import ROW

        write_rows(face, lines.rows(start, stop), {name: name for name in ROW})
    say_remarks(face, hits)
    if not lines.total:
        say_why_nothing(face, hits, asked)
    return 0 if lines.total else 1


def _write(face: Face, lines: Kwic, start: int, stop: int) -> None:
    from kurume_search.api.found.kwic import cells

    for parts in cells(lines, start, stop, face.columns, closed_name):
        head, left, match, right = map(legible, parts)
        shown = click.style(match, bold=True, fg="yellow") if face.color else match
        click.echo(f"{head}{left} {shown} {right}".rstrip())
    if lines.total:
        put()
    total = Both(
        "{n} か所({units} 件、単位 {unit})", "{n} place{s} in {units} hit{t} (unit {unit})"
    ).format(
        n=lines.total,
        s=plural(lines.total),
        units=lines.hits.total,
        t=plural(lines.hits.total),
        unit=lines.hits.unit,
    )
    if stop - start < lines.total:
        total += Both("、{first}–{last} か所目", ", lines {first}–{last}").format(
            first=min(start + 1, lines.total), last=stop
        )
    sort = ",".join(lines.concordance.sort) or Both("出現順", "reading order")
    corpus = lines.hits.corpus
    version = f"{corpus.library.folder.fingerprint[:12]}{mark_of(corpus)}"
    put(f"{total}  {Both('並び', 'sorted by')} {sort}  corpus {version}")
