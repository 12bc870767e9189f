"""``articles``, ``departments``, ``topics``: the registers, and how often each occurs."""

from __future__ import annotations

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_rows
from kurume_search.cli.word_options import Written, output, show
from kurume_search.errors import UsageError

_AXES = {
    "provision": Both("類型", "provision"),
    "field": Both("分野", "field"),
    "means": Both("手段", "means"),
    "issue": Both("論点", "issue"),
}
_ALL = option(
    "--all",
    "every",
    is_flag=True,
    help=Both("一度も現れないものも並べます。", "List those that never occur too."),
)


@command(
    "articles",
    Both(
        "引用された条文を、案件の多い順に並べます。法令は会議の日の意味で読みます。\n"
        "concord 条文 で、法令が替わる前後の「おおよその対応」を示します。",
        "List the provisions cited, most cases first; a law means what it meant on the day.\n"
        "concord ARTICLE shows what a provision became or came from (approximate).",
    ),
    examples=[
        "kurume-search articles",
        "kurume-search articles concord 条例9-3-4",
        "kurume-search articles concord 個人情報保護法第69条第2項",
    ],
)
@click.argument("words", nargs=-1, metavar="[concord ARTICLE]")
@face()
def articles(words: tuple[str, ...], face: Face) -> int:
    """List cited provisions, or what one corresponds to."""
    from kurume_search.api.census import cited_articles

    if words:
        return _concord(words, face)
    rows = cited_articles(opened(face, marked=False))
    write_rows(
        face,
        rows,
        {
            "text": str(Both("条文", "provision")),
            "law": str(Both("法令", "law")),
            "article": str(Both("検索用", "key")),
            "cases": str(Both("案件", "cases")),
            "others": str(Both("その他", "others")),
            "law_id": "id",
        },
    )
    return 0 if rows else 1


_FATES = {
    "succeeded": Both("対応あり", "succeeded"),
    "ended": Both("対応なし", "no successor"),
    "unknown": Both("不明", "unknown"),
}


def _concord(words: tuple[str, ...], face: Face) -> int:
    from kurume_search.api.census import concordance

    if words[0] != "concord" or len(words) < 2:
        raise UsageError(
            str(
                Both(
                    "articles concord 条文 と書きます(例: articles concord 条例9-3-4)。",
                    "Write articles concord ARTICLE (articles concord 条例9-3-4).",
                )
            )
        )
    rows = concordance(opened(face, marked=False), " ".join(words[1:]))
    if face.format in ("table", "md"):
        for row in rows:
            row["fate"] = str(_FATES[row["fate"]])
            row["verified"] = str(
                Both("確認済み", "yes") if row["verified"] else Both("未確認", "no")
            )
    write_rows(
        face,
        rows,
        {
            "provision": str(Both("条文", "provision")),
            "corresponds": str(Both("おおよその対応", "corresponds (approximate)")),
            "fate": str(Both("扱い", "fate")),
            "since": str(Both("から", "since")),
            "verified": str(Both("確認", "verified")),
            "note": str(Both("注", "note")),
            "direction": str(Both("向き", "direction")),
        },
    )
    if rows:
        say(
            face,
            Both(
                "おおよその対応です。条文を確かめてください。",
                "Approximate; check the provisions themselves.",
            ),
        )
    else:
        say(face, Both("対応表にありません。", "Not in the concordance."))
    return 0 if rows else 1


@command(
    "departments",
    Both(
        "部署と、その部署が出てくる案件の数を並べます。登録にない部署は id が空です。",
        "List departments and in how many cases each stands; id is empty if unregistered.",
    ),
    examples=["kurume-search departments", "kurume-search departments --all --format csv --bom"],
)
@_ALL
@face()
def departments(every: bool, face: Face) -> int:
    """List departments."""
    from kurume_search.api.census import departments as counted

    rows = [row for row in counted(opened(face, marked=False)) if every or row["cases"]]
    write_rows(
        face,
        rows,
        {
            "name": str(Both("部署", "department")),
            "above": str(Both("上位", "above")),
            "cases": str(Both("案件", "cases")),
            "valid_from": str(Both("から", "from")),
            "valid_to": str(Both("まで", "to")),
            "id": "id",
        },
    )
    return 0 if rows else 1


@command(
    "topics",
    Both(
        "話題と、その話題の案件の数、根拠となった語を並べます。\n"
        "discover [検索語] で、登録にない話題を語の使われ方から見つけます(NMF。安定度つき)。",
        "List topics, in how many cases each stands, and the words that triggered it.\n"
        "discover [WORDS] finds topics that nobody named (NMF), and says how stable they are.",
    ),
    examples=["kurume-search topics", "kurume-search topics discover --number 8 --in case"],
)
@click.argument("words", nargs=-1, metavar="[discover [WORDS]]")
@_ALL
@option(
    "--number",
    type=click.IntRange(min=2),
    default=8,
    show_default=True,
    help=Both("discover: 話題の数。", "discover: how many topics."),
)
@option(
    "--in",
    "inside",
    type=click.Choice(["turn", "case"]),
    default="case",
    show_default=True,
    help=Both("discover: 話題を見る単位。", "discover: what has a topic."),
)
@option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help=Both("discover: 乱数の種。", "discover: seed."),
)
@output
@face()
def topics(
    words: tuple[str, ...],
    every: bool,
    number: int,
    inside: str,
    seed: int,
    to: Written,
    face: Face,
) -> int:
    """List topics, or find new ones."""
    from kurume_search.api.census import topics as counted

    if words:
        if words[0] != "discover":
            raise UsageError(
                str(
                    Both(
                        "topics か topics discover [検索語] と書きます。",
                        "Write topics, or topics discover [WORDS].",
                    )
                )
            )
        found = opened(face).topics(" ".join(words[1:]), count=number, unit=inside, seed=seed)
        return show(face, found, to)
    rows = [row for row in counted(opened(face, marked=False)) if every or row["cases"]]
    if face.format == "table":
        rows = [{**row, "axis": str(_AXES.get(row["axis"], row["axis"]))} for row in rows]
    write_rows(
        face,
        rows,
        {
            "label": str(Both("話題", "topic")),
            "axis": str(Both("軸", "axis")),
            "group": str(Both("分類", "group")),
            "cases": str(Both("案件", "cases")),
            "triggers": str(Both("根拠の語", "triggers")),
            "id": "id",
        },
    )
    if not rows:
        say(
            face,
            Both(
                "どの話題も現れません(登録は topics.toml、--all で一覧)。",
                "No topic stands anywhere; --all lists those of topics.toml.",
            ),
        )
    return 0 if rows else 1
