"""``tag``: one's own codes on cases and turns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.language import Both
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_rows
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

_HEADINGS = {
    "id": Both("ID", "id"),
    "code": Both("観点", "code"),
    "note": Both("メモ", "note"),
    "who": Both("付けた人", "who"),
    "when": Both("付けた日", "when"),
    "line": Both("行", "line"),
    "state": Both("状態", "state"),
    "was": Both("付けたときの ID", "id then"),
}
_STATES = {
    "here": Both("そのまま", "here"),
    "moved": Both("番号が動いた", "moved"),
    "changed": Both("読み方が変わった", "changed"),
    "lost": Both("不明", "lost"),
}


@command(
    "tag",
    Both(
        "案件や発言に自分の観点を付けます(自分の会議録集だけ)。最後の語が観点です。\n"
        "観点は tag:観点 で探し、facets tag で数えられます。発言の番号が動いても原文の行と\n"
        "言葉で追い、追えないものは --list で「不明」と示します。",
        "Put your own code, the last word, on cases and turns (in a corpus of your own).\n"
        "tag:CODE finds it, facets tag counts it. A tag follows its turn by line and words;\n"
        "--list says which can't be followed.",
    ),
    examples=[
        "kurume-search tag 2021-07-26/c4 2021-07-26/t035 要検討 --corpus DIR",
        "kurume-search tag --remove 2021-07-26/c4 要検討 --corpus DIR",
        "kurume-search tag --list --corpus DIR",
        "kurume-search tag --export kanten.csv --corpus DIR",
    ],
)
@click.argument("words", nargs=-1, metavar="[ID]... [CODE]")
@option("--note", default=None, metavar="TEXT", help=Both("メモ。", "A note."))
@option(
    "--who",
    default=None,
    metavar="NAME",
    help=Both("付けた人。人ごとに同じ観点を付けられます。", "Who says so."),
)
@option("--remove", is_flag=True, help=Both("観点を外します。", "Take the code off."))
@option(
    "--list",
    "listing",
    is_flag=True,
    help=Both("付けた観点と、いまどこにあるかを並べます。", "List tags and where they stand now."),
)
@option(
    "--import",
    "source",
    type=PATH,
    default=None,
    metavar="CSV",
    help=Both(
        "CSV から観点を取り込みます(id と code の列が要ります)。",
        "Take tags from a CSV (columns id and code).",
    ),
)
@option(
    "--export",
    "target",
    type=PATH,
    default=None,
    metavar="CSV",
    help=Both("観点を CSV に書き出します。", "Write the tags to a CSV."),
)
@option(
    "--overwrite",
    is_flag=True,
    help=Both("同じ名前のファイルを置き換えます。", "Replace a file of the same name."),
)
@face()
def tag(
    words: tuple[str, ...],
    note: str | None,
    who: str | None,
    remove: bool,
    listing: bool,
    source: Path | None,
    target: Path | None,
    overwrite: bool,
    face: Face,
) -> int:
    """Tag, untag, list, import or export."""
    asked = [bool(words) and not remove, remove, listing, source is not None, target is not None]
    if sum(asked) != 1 or (words and not (asked[0] or remove)):
        raise UsageError("ID と観点、--remove、--list、--import、--export のどれか一つです。")
    if (asked[0] or remove) and len(words) < 2:
        raise UsageError("案件か発言の ID と、最後に観点を書きます。")
    corpus = opened(face)
    if listing:
        return _list(face, corpus)
    if target is not None:
        from kurume_search.api.own.tags import to_csv
        from kurume_search.export.writing import write_file

        content = to_csv(corpus)
        write_file(target, (b"\xef\xbb\xbf" if face.bom else b"") + content, overwrite=overwrite)
        say(face, Both("{n} 件を書き出しました。", "{n} tags written.").format(n=len(corpus.tags)))
        return 0
    if source is not None:
        from kurume_search.api.own.tags import from_csv

        made, unknown = from_csv(corpus, source)
        say(face, Both("{n} 件を取り込みました。", "{n} tags taken in.").format(n=len(made)))
        for name in unknown:
            said = Both("「{name}」という案件や発言はありません。", "Nothing is called '{name}'.")
            say(face, said.format(name=name))
        return 1 if unknown or not made else 0
    *ids, code = words
    if remove:
        gone = corpus.untag(ids, code)
        say(face, Both("{n} 件を外しました。", "{n} tags removed.").format(n=len(gone)))
        return 0
    put = corpus.tag(ids, code, note=note, who=who)
    message = Both("「{code}」を {n} 件に付けました。", "'{code}' put on {n}.")
    say(face, message.format(code=code, n=len(put)))
    return 0


def _list(face: Face, corpus: Corpus) -> int:
    placed = corpus.tags
    rows = []
    for one in placed:
        at = one.spot
        # A table has room for one id; the older one says something where it differs.
        same = face.format == "table" and at is not None and at.id == one.tag.id
        rows.append(
            {
                "id": None if at is None else at.id,
                "code": one.tag.code,
                "note": one.tag.note,
                "who": one.tag.who,
                "when": one.tag.when.isoformat(),
                "line": one.tag.line if at is None else at.line,
                "state": str(_STATES[one.state]) if face.format == "table" else one.state,
                "was": None if same else one.tag.id,
            }
        )
    write_rows(face, rows, {name: str(text) for name, text in _HEADINGS.items()}, whole="id")
    counts = Counter(one.state for one in placed if one.state != "here")
    for state, number in counts.items():
        say(face, f"{_STATES[state]}: {number}")
    if not rows:
        say(face, Both("付けた観点はありません。", "No code was put on anything."))
    return 0 if rows else 1
