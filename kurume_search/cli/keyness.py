"""``keyness``, ``collocates``, ``dispersion``: words of a set of turns, and around a word."""

from __future__ import annotations

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.word_options import Written, least, limit, output, saved, show, stops, within
from kurume_search.errors import UsageError


@command(
    "keyness",
    Both(
        "ある発言の集まりに特に多い語・少ない語を、別の集まりと比べて並べます。\n"
        "検索語や条件で対象を、--against の検索式で参照を決めます(なければ残りの全発言)。\n"
        "対数尤度比 G²、対数比とその95%区間、会議のあいだの散布度 DP を示します。",
        "List the words that one set of turns has more, or less, often than another.\n"
        "Words and filters say which turns; --against a query for the reference (without it,\n"
        "every other turn). Shows G², the log ratio with its 95 % interval, and dispersion.",
    ),
    examples=[
        "kurume-search keyness --kind 質問 --against kind:回答",
        "kurume-search keyness --year ..2022 --against year:2023..",
        "kurume-search keyness --saved 結合 --format csv -n 0",
    ],
)
@filters(unit="turn")
@option(
    "--against",
    metavar="QUERY",
    default=None,
    help=Both(
        "参照とする発言の検索式(なければ残りの全発言)。",
        "Query for the reference (default: every other turn).",
    ),
)
@option(
    "--saved",
    "name",
    metavar="NAME",
    default=None,
    help=Both("保存した部分集合を対象にします。", "A saved subset as target."),
)
@option(
    "--against-saved",
    metavar="NAME",
    default=None,
    help=Both("保存した部分集合を参照にします。", "A saved subset as reference."),
)
@least("--min-count", 3, "両方を合わせた頻度の下限。", "Least count in both together.")
@limit(30)
@stops
@output
@face()
def keyness(
    asked: Asked,
    against: str | None,
    name: str | None,
    against_saved: str | None,
    min_count: int,
    limit: int,
    stop: tuple[str, ...] | None,
    segmentation: str,
    to: Written,
    face: Face,
) -> int:
    """Compare two sets of turns; exit 1 if there are no rows."""
    if name is not None and asked.anything:
        raise UsageError("--saved と検索語・条件は一緒に使えません。")
    if not asked.anything and name is None:
        raise UsageError(
            "対象を検索語・条件か --saved で指定してください(例: keyness --kind 質問)。"
        )
    corpus = opened(face)
    target = saved(corpus, face, name, within(asked, corpus))
    result = corpus.keyness(
        target,
        saved(corpus, face, against_saved, against),
        min_count=min_count,
        limit=limit or None,
        stop=stop,
        segmentation=segmentation,
    )
    return show(face, result, to)


@command(
    "collocates",
    Both(
        "語の前後に来る語を並べます。窓は発言の中の語数で、記号は数えません。\n"
        "条件(--year など)は読む発言を絞ります。",
        "List the words around a word. The window is in words, within a turn, marks apart.\n"
        "Filters bound the turns that are read.",
    ),
    examples=[
        "kurume-search collocates 個人情報 --window 5",
        "kurume-search collocates オンライン結合 --measure pmi --year R3",
    ],
)
@filters(unit="turn")
@option(
    "--window",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help=Both("左右に取る語の数。", "Words on either side."),
)
@option(
    "--measure",
    default="log_dice",
    show_default=True,
    metavar="NAME",
    help=Both(
        "並べる指標(log_dice pmi t_score log_likelihood together)。",
        "Measure to sort by (log_dice pmi t_score log_likelihood together).",
    ),
)
@least("--min-count", 3, "窓に入る回数の下限。", "Least count within the window.")
@limit(30)
@stops
@output
@face()
def collocates(
    asked: Asked,
    window: int,
    measure: str,
    min_count: int,
    limit: int,
    stop: tuple[str, ...] | None,
    segmentation: str,
    to: Written,
    face: Face,
) -> int:
    """List collocates; exit 1 if there are none."""
    corpus = opened(face)
    result = corpus.collocates(
        asked.search(corpus),
        window=window,
        measure=measure,
        min_count=min_count,
        limit=limit or None,
        stop=stop,
        segmentation=segmentation,
    )
    return show(face, result, to)


@command(
    "dispersion",
    Both(
        "語がどの会議のどこに出るかを、開催日の順に示します。\n"
        "1万語あたりの率と95%区間、会議のあいだの散布度(DP、Juilland の D)を付けます。",
        "Show where a word stands in each meeting, by day, with rates per 10,000 words,\n"
        "95 % intervals and dispersion (DP, Juilland's D).",
    ),
    examples=["kurume-search dispersion LINE", "kurume-search dispersion 委託 -o itaku.svg"],
)
@filters(unit="turn")
@option(
    "--segmentation",
    type=click.Choice(["index", "dictionary"]),
    default="index",
    show_default=True,
    help=Both("語の区切り方。", "How words are cut."),
)
@output
@face()
def dispersion(asked: Asked, segmentation: str, to: Written, face: Face) -> int:
    """Show a word in the meetings; exit 1 if it stands nowhere."""
    corpus = opened(face)
    result = corpus.dispersion(asked.search(corpus), segmentation=segmentation)
    status = show(face, result, to)
    return status or int(not any(row.count for row in result.rows))
