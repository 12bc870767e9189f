"""``parse FILE``: one file to the document of the parsed form."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.language import Both
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_json
from kurume_search.errors import QualityError

_LEFT_UNREAD = ("lost-characters", "notation-not-recognised", "page-without-text", "unclaimed")


@command(
    "parse",
    Both(
        "ファイル一つを読み、解析した形(kurume-minutes/1)を JSON で出します。何も保存しません。",
        "Read one file and print the parsed form (kurume-minutes/1) as JSON. Nothing is stored.",
    ),
    examples=["kurume-search parse 会議概要.txt | python -m json.tool | less"],
)
@click.argument("file", type=PATH)
@option(
    "--strict",
    is_flag=True,
    help=Both(
        "会議録と認められないか、読み残しがあれば終了コード 4。",
        "Exit 4 if no minutes are recognised or anything is left unread.",
    ),
)
@face(names="show")
def parse(file: Path, strict: bool, face: Face) -> None:
    """Print the parsed form of FILE."""
    from kurume_search.api.parse import parse_file
    from kurume_search.model.json import documents_json

    chosen = face.corpus or os.environ.get("KURUME_CORPUS")
    source, documents = parse_file(file, corpus=Path(chosen) if chosen else None)
    if face.names:
        write_json(documents_json(documents, source.text))
    else:
        from kurume_search.api.showing.names import without_names
        from kurume_search.model.officials import Officials

        named = [Officials(minutes, source.text) for minutes in documents]
        write_json(without_names(documents_json(documents, source.text), named))
    found = [d for minutes in documents for d in minutes.diagnostics]
    for diagnostic in found if face.verbose else ():
        say(face, f"{diagnostic.severity}: {diagnostic.line or '-'}: {diagnostic.message}")
    if strict and any(d.code in _LEFT_UNREAD for d in found):
        raise QualityError(f"{file} に読み残しがあります。-v を付けると、どの行かが分かります。")
