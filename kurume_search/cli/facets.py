"""``facets``: how many turns and cases have each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.invented import mark_of
from kurume_search.cli.language import Both, language
from kurume_search.cli.named import facet_name
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import put, say, write_json, write_rows
from kurume_search.cli.remarks import say_remarks, say_why_nothing

if TYPE_CHECKING:
    from kurume_search.api.found.facets import Facets

_HEADINGS = {
    "article": Both("条文", "article"), "law": Both("法令", "law"),
    "dept": Both("部署", "department"), "topic": Both("話題", "topic"),
    "outcome": Both("結果", "outcome"), "procedure": Both("手続", "procedure"),
    "role": Both("役割", "role"), "kind": Both("種別", "kind"),
    "speaker": Both("発言者", "speaker"), "year": Both("年度", "fiscal year"),
    "meeting": Both("会議", "meeting"), "council": Both("審議会", "council"),
    "tag": Both("観点", "tag"), "turns": Both("発言", "turns"), "cases": Both("案件", "cases"),
    "threads": Both("事案", "matters"),
}  # fmt: skip


@command(
    "facets",
    Both(
        "項目の値ごとに、発言と案件の数を数えます。項目を重ねると掛け合わせます。\n"
        "項目: article law dept topic outcome procedure role kind speaker year meeting council\n"
        "tag(日本語名でも)。二つめからは , でつなぐか、英語名を続けて書きます。\n"
        "発言は、見つかった単位の中のものを数えます(--unit turn なら見つかった発言だけ)。",
        "Count turns and cases by the values of a field; several fields are crossed.\n"
        "Fields: article law dept topic outcome procedure role kind speaker year meeting\n"
        "council tag. Join a second one with a comma, or write its English name after it.\n"
        "Turns are those in the units found (--unit turn: only those found themselves).",
    ),
    examples=[
        "kurume-search facets article outcome",
        "kurume-search facets role,kind オンライン結合 --unit turn",
        "kurume-search facets 部署 --year R3 --format csv --bom",
    ],
)
@click.argument("field")
@filters()
@option(
    "--count-threads",
    "threads",
    is_flag=True,
    help=Both(
        "継続の案件とその後の審議を、事案として一つにも数えます。",
        "Count matters too: a case carried over and its later sittings are one.",
    ),
)
@option(
    "--zeros",
    is_flag=True,
    help=Both("一件もない値もすべて表に出します。", "Show values that nothing has, too."),
)
@face()
def facets(field: str, asked: Asked, threads: bool, zeros: bool, face: Face) -> int:
    """Count by fields; exit 1 if nothing was found."""
    from kurume_search.search.stored.facet_values import FIELDS

    fields = [name for name in field.replace("、", ",").replace("×", ",").split(",") if name]
    head, _, rest = asked.words.partition(" ")
    while head in FIELDS or head == "department":
        fields.append(head)
        asked = asked.replace(words=rest)
        head, _, rest = rest.partition(" ")
    hits = asked.search(opened(face))
    counted = hits.facets(*fields, threads=threads)
    if face.format == "json":
        write_json(counted.to_json())
    elif face.format == "table":
        _write_table(face, counted, threads=threads, zeros=zeros)
    else:
        labels = [f"{name}_label" for name in counted.fields]
        names = (*counted.fields, *labels, *counted.counted)
        write_rows(face, counted.to_rows(), {name: name for name in names})
    say_remarks(face, hits)
    for note in counted.notes:
        made = counted.corrected
        said = made.in_language(language()) if made is not None and note == made.ja else note
        say(face, said)
    if not hits.total:
        say_why_nothing(face, hits, asked)
    return 0 if hits.total else 1


def _write_table(face: Face, counted: Facets, *, threads: bool, zeros: bool) -> None:
    """Write the counts for people: a table, the totals under it, and how much was left out."""
    hits = counted.hits
    kept = counted.table.rows if zeros else counted.listed
    rows = [
        {
            **{
                name: facet_name(name, key, label)
                for name, key, label in zip(counted.fields, row.keys, row.labels, strict=True)
            },
            **{name: getattr(row, name) for name in counted.counted},
        }
        for row in kept
    ]
    names = (*counted.fields, *counted.counted)
    write_rows(face, rows, {name: str(_HEADINGS[name]) for name in names})
    total = Both(
        "発言 {turns}・案件 {cases}(単位 {unit})", "{turns} turns, {cases} cases (unit {unit})"
    ).format(turns=counted.table.turns, cases=counted.table.cases, unit=hits.unit)
    if threads:
        total += Both("・事案 {n}", ", {n} matters").format(n=counted.table.threads)
    version = hits.corpus.library.folder.fingerprint[:12]
    put(f"\n{total}  corpus {version}{mark_of(hits.corpus)}")
    if left_out := len(counted) - len(kept):
        say(
            face,
            Both(
                "一件もない組 {n} 行を省きました(--zeros で出ます)。",
                "{n} rows that nothing has are left out (--zeros shows them).",
            ).format(n=left_out),
        )
