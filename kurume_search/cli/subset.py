"""``subset``: queries that are kept with what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_json, write_rows
from kurume_search.cli.remarks import say_remarks
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.api.own.subsets import SavedSubset

_LISTED = {
    "name": Both("名前", "name"),
    "query": Both("検索式", "query"),
    "unit": Both("単位", "unit"),
    "count": Both("件数", "count"),
    "saved": Both("保存した日", "saved"),
    "result_hash": Both("結果のハッシュ", "result hash"),
    "corpus_hash": Both("会議録集のハッシュ", "corpus hash"),
}
_STATES = {
    "kept": Both("同じ", "kept"),
    "added": Both("増えた", "added"),
    "removed": Both("なくなった", "removed"),
}
_SHOWN = {"state": Both("状態", "state"), "id": Both("ID", "id")}


@command(
    "subset",
    Both(
        "検索式を、見つかったもの・会議録集のハッシュとともに保存します(自分の会議録集だけ)。\n"
        "save 名前 [語や条件]、list、show 名前(もう一度検索し、変わっていれば何が変わったか)、\n"
        "remove 名前。",
        "Keep a query with what it found and the corpus hash (in a corpus of your own).\n"
        "save NAME [words and filters], list, show NAME (searches again and says what has\n"
        "changed), remove NAME.",
    ),
    examples=[
        "kurume-search subset save 結合 オンライン結合 --year R3 --corpus DIR",
        "kurume-search subset show 結合 --corpus DIR",
        "kurume-search subset list --corpus DIR",
    ],
)
@click.argument("action", type=click.Choice(["save", "list", "show", "remove"]))
@click.argument("name", required=False)
@filters()
@option(
    "--replace",
    is_flag=True,
    help=Both("同じ名前のものを置き換えます。", "Replace one of the same name."),
)
@face()
def subset(action: str, name: str | None, asked: Asked, replace: bool, face: Face) -> int:
    """Save, list, show or remove subsets."""
    if action != "list" and name is None:
        raise UsageError(f"subset {action} には名前が要ります。")
    if action != "save" and asked.anything:
        raise UsageError(f"subset {action} に検索語や条件は付けられません。")
    corpus = opened(face)
    if action == "save" and name is not None:
        hits = asked.search(corpus)
        made = corpus.save_subset(name, hits, replace=replace)
        say_remarks(face, hits)
        message = Both("「{name}」を保存しました: {n}({unit})", "Saved '{name}': {n} ({unit})")
        say(face, message.format(name=name, n=len(made.ids), unit=made.unit))
        return 0
    if action == "remove" and name is not None:
        from kurume_search.api.own.subsets import forget

        gone = forget(corpus, name)
        message = Both("「{name}」を消しました。検索式: {query}", "Removed '{name}': {query}")
        say(face, message.format(name=name, query=gone.query))
        return 0
    if action == "show" and name is not None:
        return _show(face, corpus.subset(name))
    rows = [
        {
            "name": one.name,
            "query": one.query,
            "unit": one.unit,
            "count": len(one.ids),
            "saved": one.saved.isoformat(),
            "result_hash": one.result_hash,
            "corpus_hash": one.corpus_hash,
        }
        for one in corpus.subsets
    ]
    names = ("name", "query", "unit", "count", "saved")
    headings = {n: str(_LISTED[n]) for n in (names if face.format == "table" else _LISTED)}
    write_rows(face, rows, headings)
    if not rows:
        say(face, Both("保存した部分集合はありません。", "No subset is saved."))
    return 0 if rows else 1


def _show(face: Face, used: SavedSubset) -> int:
    """Write what a subset has now, and what it had, each with its state."""
    was = used.saved
    if face.format == "json":
        write_json(
            {
                "ok": True,
                "schema": "kurume-search/subset/1",
                "corpus": used.hits.corpus.described,
                "name": was.name,
                "query": was.query,
                "unit": was.unit,
                "saved": {
                    "on": was.saved.isoformat(),
                    "corpus_hash": was.corpus_hash,
                    "result_hash": was.result_hash,
                    "count": len(was.ids),
                    "software": was.software,
                },
                "changed": used.changed,
                "corpus_changed": used.corpus_changed,
                "total": used.hits.total,
                "ids": list(used.hits.found.ids()),
                "added": list(used.added),
                "removed": list(used.removed),
                "warnings": [*used.hits.warnings, *used.warnings],
            }
        )
    else:
        new = set(used.added)
        rows = [
            {"state": "added" if one in new else "kept", "id": one} for one in used.hits.found.ids()
        ]
        rows += [{"state": "removed", "id": one} for one in used.removed]
        if face.format in ("table", "md"):
            rows = [{**row, "state": str(_STATES[row["state"]])} for row in rows]
        write_rows(face, rows, {name: str(text) for name, text in _SHOWN.items()})
    for warning in (*used.hits.warnings, *used.warnings):
        say(face, warning)
    if not used.changed:
        say(face, Both("保存したときと同じ結果です。", "The result is the same as when saved."))
    return 0 if used.hits.total else 1
