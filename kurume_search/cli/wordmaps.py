"""``cooccurrence``, ``ngrams``, ``correspondence``, ``concepts``: how words stand together."""

from __future__ import annotations

from pathlib import Path

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.word_options import Written, least, limit, output, show, stops, within

_BY = "year department topic role kind outcome procedure meeting"


@command(
    "cooccurrence",
    Both(
        "同じ発言(または案件)にともに出る語の組を、Jaccard 係数の順に並べます。",
        "List pairs of words that the same turns (or cases) have, by Jaccard coefficient.",
    ),
    examples=[
        "kurume-search cooccurrence オンライン結合 --unit case",
        "kurume-search cooccurrence --in case -o network.svg",
    ],
)
@filters(unit="turn")
@option(
    "--in",
    "inside",
    type=click.Choice(["turn", "case"]),
    default="turn",
    show_default=True,
    help=Both("ともに出ると数える範囲(発言か案件)。", "What two words must share."),
)
@least("--words", 100, "多くの範囲に出る語から取る数。", "How many of the most widespread words.")
@least("--min-together", 3, "ともに出る範囲の数の下限。", "Least number that have both.")
@limit(40)
@stops
@output
@face()
def cooccurrence(
    asked: Asked,
    inside: str,
    most: int,
    min_together: int,
    limit: int,
    stop: tuple[str, ...] | None,
    segmentation: str,
    to: Written,
    face: Face,
) -> int:
    """List edges; exit 1 if there are none."""
    corpus = opened(face)
    result = corpus.cooccurrence(
        within(asked, corpus),
        unit=inside,
        words=most,
        min_together=min_together,
        min_units=min_together,
        limit=limit or None,
        stop=stop,
        segmentation=segmentation,
    )
    return show(face, result, to)


@command(
    "ngrams",
    Both(
        "くり返し現れる語の並びを、多い順に並べます。記号はまたがず、内容語で始まり内容語で\n"
        "終わります。",
        "List runs of words that come again, most frequent first. A run crosses no mark and\n"
        "begins and ends with a content word.",
    ),
    examples=["kurume-search ngrams -N 3", "kurume-search ngrams --kind 質問"],
)
@filters(unit="turn")
@option(
    "-N",
    "--size",
    "n",
    type=click.IntRange(1, 8),
    default=2,
    show_default=True,
    help=Both("並びの語数(1 は語の一覧)。", "Words in a run (1: the list of words)."),
)
@least("--min-count", 3, "頻度の下限。", "Least count.")
@limit(30)
@stops
@output
@face()
def ngrams(
    asked: Asked,
    n: int,
    min_count: int,
    limit: int,
    stop: tuple[str, ...] | None,
    segmentation: str,
    to: Written,
    face: Face,
) -> int:
    """List runs of words; exit 1 if there are none."""
    corpus = opened(face)
    result = corpus.ngrams(
        within(asked, corpus),
        n=n,
        min_count=min_count,
        limit=limit or None,
        stop=stop,
        segmentation=segmentation,
    )
    return show(face, result, to)


@command(
    "correspondence",
    Both(
        "語と年度・部署・話題などの対応分析。語どうし、群どうしの近さを座標で示します。",
        "Correspondence analysis of words by years, departments, topics …: coordinates.",
    ),
    examples=[
        "kurume-search correspondence --by year",
        "kurume-search correspondence --by role --words 40 -o map.svg",
    ],
)
@filters(unit="turn")
@option(
    "--by",
    default="year",
    show_default=True,
    metavar="FIELD",
    help=Both(f"群({_BY})。", f"Groups ({_BY})."),
)
@least("--words", 60, "多い語から取る数。", "How many of the most frequent words.")
@least("--min-count", 5, "頻度の下限。", "Least count.")
@stops
@output
@face()
def correspondence(
    asked: Asked,
    by: str,
    most: int,
    min_count: int,
    stop: tuple[str, ...] | None,
    segmentation: str,
    to: Written,
    face: Face,
) -> int:
    """Show coordinates; exit 1 if there are none."""
    corpus = opened(face)
    result = corpus.correspondence(
        within(asked, corpus),
        by=by,
        words=most,
        min_count=min_count,
        stop=stop,
        segmentation=segmentation,
    )
    return show(face, result, to)


@command(
    "concepts",
    Both(
        "KH Coder のコーディングルールのファイルを読み、コードの付く発言や案件を数えます。\n"
        "--by で年度などと掛け合わせます。",
        "Read a file of KH Coder's coding rules and count the turns or cases with each code;\n"
        "--by crosses them by year and so on.",
    ),
    examples=[
        "kurume-search concepts rules.txt --by year",
        "kurume-search concepts rules.txt --in case 目的外利用",
    ],
)
@click.argument("rules", type=PATH, metavar="FILE")
@filters(unit="turn")
@option(
    "--in",
    "inside",
    type=click.Choice(["turn", "case"]),
    default="turn",
    show_default=True,
    help=Both("コードを付ける単位(発言か案件)。", "What codes are given to."),
)
@option(
    "--by",
    default=None,
    metavar="FIELD",
    help=Both(f"掛け合わせる項目({_BY})。", f"What to cross by ({_BY})."),
)
@output
@face()
def concepts(
    rules: Path, asked: Asked, inside: str, by: str | None, to: Written, face: Face
) -> int:
    """Count codes; exit 1 if no unit has one."""
    corpus = opened(face)
    result = corpus.concepts(rules, within(asked, corpus), unit=inside, by=by)
    status = show(face, result, to)
    return status or int(not any(row.units for row in result.rows if row.concept))
