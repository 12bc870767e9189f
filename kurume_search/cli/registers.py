"""``articles``, ``departments``, ``topics``: the registers, and how often each occurs."""

from __future__ import annotations

from kurume_search.cli.base import command, option
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import write_rows

_ALL = option(
    "--all", "every", is_flag=True,
    help=Both("一度も現れないものも並べます。", "List those that never occur too."),
)  # fmt: skip


@command(
    "articles",
    Both(
        "引用された条文を、案件の多い順に並べます。法令は会議の日の意味で読みます。",
        "List the provisions cited, most cases first; a law means what it meant on the day.",
    ),
)
@face()
def articles(face: Face) -> int:
    """List cited provisions."""
    from kurume_search.api.census import cited_articles

    rows = cited_articles(opened(face))
    write_rows(
        face, rows,
        {
            "text": str(Both("条文", "provision")), "law": str(Both("法令", "law")),
            "article": str(Both("検索用", "key")), "cases": str(Both("案件", "cases")),
            "others": str(Both("その他", "others")), "law_id": "id",
        },
    )  # fmt: skip
    return 0 if rows else 1


@command(
    "departments",
    Both(
        "部署と、その部署が出てくる案件の数を並べます。登録にない部署は id が空です。",
        "List departments and in how many cases each stands; id is empty if unregistered.",
    ),
)
@_ALL
@face()
def departments(every: bool, face: Face) -> int:
    """List departments."""
    from kurume_search.api.census import departments as counted

    rows = [row for row in counted(opened(face)) if every or row["cases"]]
    write_rows(
        face, rows,
        {
            "name": str(Both("部署", "department")), "above": str(Both("上位", "above")),
            "cases": str(Both("案件", "cases")), "valid_from": str(Both("から", "from")),
            "valid_to": str(Both("まで", "to")), "id": "id",
        },
    )  # fmt: skip
    return 0 if rows else 1


@command(
    "topics",
    Both(
        "話題と、その話題の案件の数、根拠となった語を並べます。",
        "List topics, in how many cases each stands, and the words that triggered it.",
    ),
)
@_ALL
@face()
def topics(every: bool, face: Face) -> int:
    """List topics."""
    from kurume_search.api.census import topics as counted

    rows = [row for row in counted(opened(face)) if every or row["cases"]]
    write_rows(
        face, rows,
        {
            "label": str(Both("話題", "topic")), "axis": str(Both("軸", "axis")),
            "group": str(Both("分類", "group")), "cases": str(Both("案件", "cases")),
            "triggers": str(Both("根拠の語", "triggers")), "id": "id",
        },
    )  # fmt: skip
    return 0 if rows else 1
