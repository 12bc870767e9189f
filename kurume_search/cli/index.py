"""``index build|status|verify``: the index, which is a cache and can always be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command
from kurume_search.cli.language import Both, plural
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_json, write_rows
from kurume_search.store.segments import INDEX, segments_of

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

SCHEMA = "kurume-search/index/1"


@command(
    "index",
    Both(
        "索引を作り直す(build)、状態を見る(status)、Whoosh の索引と照らし合わせる(verify)。\n"
        "索引はキャッシュにあり、いつでも作り直せます。原本は変わりません。",
        "Build the index anew, show its status, or verify it against Whoosh's postings.\n"
        "The index is a cache; sources are never changed.",
    ),
    examples=["kurume-search index status", "kurume-search index build --corpus DIR"],
)
@click.argument("action", type=click.Choice(["build", "status", "verify"]), default="status")
@face()
def index(action: str, face: Face) -> int:
    """Do `action` to the index."""
    corpus = opened(face, rebuild=action == "build")
    return _verify(face, corpus) if action == "verify" else _write_status(face, corpus)


def _verify(face: Face, corpus: Corpus) -> int:
    """Say where the index differs from Whoosh's own postings; return the exit status."""
    from kurume_search.index.postings import verify

    segments = segments_of(corpus.library.build.folder)
    wrong = [sentence for part in segments for sentence in verify(part / INDEX)]
    for sentence in wrong:
        say(face, sentence)
    if face.format == "json":
        write_json({"ok": not wrong, "schema": SCHEMA, "differences": wrong})
    say(
        face,
        Both("食い違い {n} 件", "{n} difference{s}").format(n=len(wrong), s=plural(len(wrong))),
    )
    return 3 if wrong else 0


def _write_status(face: Face, corpus: Corpus) -> int:
    """Write where the index is, how large it is and what is in it."""
    folder, info = corpus.library.build.folder, corpus.library.info
    segments = segments_of(folder)
    files = (path for part in (folder, *segments) for path in part.rglob("*"))
    size = sum(path.stat().st_size for path in files if path.is_file())
    facts: dict[str, tuple[Both, str | int]] = {
        "corpus": (Both("会議録集", "corpus"), str(corpus.path)),
        "hash": (Both("指紋", "fingerprint"), corpus.library.folder.fingerprint),
        "index": (Both("索引", "index"), str(folder)),
        "segments": (Both("索引の部分", "segments"), len(segments)),
        "bytes": (Both("大きさ(バイト)", "bytes"), size),
        "meetings": (Both("会議", "meetings"), info["meetings"]),
        "letters": (Both("答申・諮問書", "answers and consultations"), info.get("letters", 0)),
        "cases": (Both("案件", "cases"), info["cases"]),
        "turns": (Both("発言", "turns"), info["turns"]),
        "words": (Both("語", "words"), info["words"]),
        "tokenizer": (Both("形態素解析", "tokenizer"), info["tokenizer"]),
        "unreadable": (Both("読めなかった文書", "unreadable"), len(info["failed"])),
    }
    if face.format == "json":
        values = {name: value for name, (_, value) in facts.items()}
        write_json({"ok": True, "schema": SCHEMA, **values})
        return 0
    people = face.format in ("table", "md")
    rows = [
        {"name": str(heading) if people else name, "value": value}
        for name, (heading, value) in facts.items()
    ]
    write_rows(face, rows, {"name": str(Both("項目", "name")), "value": str(Both("値", "value"))})
    return 0
