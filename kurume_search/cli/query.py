"""``query``: cases by words, article, department, topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_json, write_rows

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.hits import Hits

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
}


@command(
    "query",
    Both(
        "案件を語・条文・部署・話題で探します。何も指定しなければ全案件を並べます。\n"
        "同じ指定を重ねると「または」、違う指定どうしは「かつ」です。\n"
        "語の書き方: A B(かつ) A OR B -除く語 \"語の並び\" '原文の文字列' =この形だけ\n"
        "前方一致* A NEAR/5 B 条:10-1-2 部署:… 話題:… 種別:質問 年度:R3..R5 unit:turn",
        "Find cases by words, article, department and topic; nothing asked lists all cases.\n"
        "One option given twice means OR; different options mean AND.\n"
        "Words: A B (and)  A OR B  -not  \"phrase\"  'literal'  =exact  prefix*  A NEAR/5 B\n"
        "article:10-1-2 dept:… topic:… kind:question year:2021..2023 unit:turn",
    ),
    examples=[
        "kurume-search query オンライン結合 -委託",
        "kurume-search query --article 第10条第1項第2号 --outcome 記載なし",
        "kurume-search query --kind 質問 --unit turn --count",
        "kurume-search query '部署:情報政策課 (運搬 OR 盗難)'",
    ],
)
@click.argument("words", nargs=-1)
@option(
    "--article",
    multiple=True,
    metavar="条文",
    help=Both(
        "引用された条文(10-1-2、第9条、旧条例9条)。その下の項・号も含みます。",
        "Cited provision and all beneath it (10-1-2, 第9条).",
    ),
)
@option(
    "--department",
    multiple=True,
    metavar="部署",
    help=Both(
        "部署の名または別名。下の課も含みます。",
        "Department by name or alias, units beneath included.",
    ),
)
@option("--topic", multiple=True, metavar="話題", help=Both("話題。", "Topic."))
@option(
    "--year",
    multiple=True,
    metavar="年度",
    help=Both("年度(R3、2021、R3..R5)。", "Fiscal year (R3, 2021, R3..R5)."),
)
@option(
    "--role",
    multiple=True,
    metavar="役割",
    help=Both("発言者の役割(委員、会長、実施機関、事務局 …)。", "Role of the speaker."),
)
@option(
    "--kind",
    multiple=True,
    metavar="種別",
    help=Both("質問、回答、陳述、進行、件名、注記 …。", "Kind of passage."),
)
@option(
    "--outcome",
    multiple=True,
    metavar="結果",
    help=Both(
        "承認、承認*(承認すべて)、不承認、継続、記載なし …。",
        "Outcome; 承認* is every kind of approval, 記載なし nothing recorded.",
    ),
)
@option(
    "--procedure",
    multiple=True,
    metavar="手続",
    help=Both("諮問、報告、審査請求 …。", "Procedure."),
)
@option(
    "--unit",
    metavar="turn|item|case|meeting",
    default=None,
    help=Both(
        "AND と NOT を判定し件数を数える単位(既定 case)。",
        "Span in which AND and NOT are decided and which is counted (case).",
    ),
)
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
@option(
    "--strict",
    is_flag=True,
    help=Both(
        "閉じていない引用符や括弧を誤りにします。", "Unbalanced quotes and brackets are errors."
    ),
)
@option("--no-synonyms", is_flag=True, help=Both("同義語を広げません。", "Don't add synonyms."))
@face()
def query(
    words: tuple[str, ...],
    unit: str | None,
    sort: str,
    limit: int,
    count: bool,
    explain: bool,
    strict: bool,
    no_synonyms: bool,
    face: Face,
    **filters: tuple[str, ...],
) -> int:
    """Find cases; exit 1 if there is none."""
    corpus = opened(face)
    hits = corpus.search(
        " ".join(words), unit=unit, sort="date" if sort == "date" else "rank", strict=strict,
        synonyms=not no_synonyms, **filters,
    )  # fmt: skip
    if count:
        click.echo(hits.total)
    elif face.format == "json":
        write_json(hits.to_json(limit=limit))
    elif face.format == "table":
        from kurume_search.cli.hits_text import write_hits

        write_hits(face, hits, limit)
    else:
        _write_rows(face, hits, limit)
    _remark(face, hits)
    if explain:
        from kurume_search.cli.explain import write_explanation

        write_explanation(hits)
    if not hits.total:
        _nothing(face, corpus, hits, filters)
    return 0 if hits.total else 1


def _write_rows(face: Face, hits: Hits, limit: int) -> None:
    from kurume_search.api.hits import hit_json

    rows = [hit_json(hit) for hit in hits[:limit]]
    for row in rows:
        if face.format != "jsonl":
            row["passages"] = [f"{p['line']}: {p['text']}" for p in row["passages"]]
    write_rows(face, rows, {name: str(text) for name, text in COLUMNS.items()})


def _remark(face: Face, hits: Hits) -> None:
    """Say on stderr how the query was understood, and what isn't shown."""
    for warning in hits.warnings:
        say(face, warning)
    for expansion in hits.found.expansions:
        terms = "、".join(map(str, expansion.terms))
        if expansion.terms != (expansion.text,):
            say(face, Both("「{text}」は {terms} も含みます。", "'{text}' also asks for {terms}.")
                .format(text=expansion.text, terms=terms))  # fmt: skip
    for clause in hits.clauses:
        if clause.strings is not None and clause.words != clause.strings:
            say(face, Both("{text}: 語としては {words} 回、文字列としては {strings} 回あります。",
                           "{text}: {words} times as words, {strings} times as a string.")
                .format(text=clause.text, words=clause.words, strings=clause.strings))  # fmt: skip


def _nothing(face: Face, corpus: Corpus, hits: Hits, filters: dict[str, tuple[str, ...]]) -> None:
    """Say why there may be nothing: hits per clause, and which articles are cited."""
    from kurume_search.query.ast import Field, walk

    clauses = [c for c in hits.clauses if not c.negated]
    if len(clauses) > 1:
        counts = "、".join(f"{clause.text} {clause.units}" for clause in clauses)
        say(
            face,
            Both("それぞれの件数: {counts}", "Hits per clause: {counts}").format(counts=counts),
        )
    asked = filters.get("article") or any(
        isinstance(node, Field) and node.name == "article" for node in walk(hits.query.node)
    )
    if asked:
        from kurume_search.api.census import cited_articles

        cited = "、".join(dict.fromkeys(row["text"] for row in cited_articles(corpus)[:20]))
        say(face, Both("引用されている条文: {cited}", "Cited: {cited}").format(cited=cited))
