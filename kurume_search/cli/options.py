"""Options that mean the same on every command."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kurume_search.cli.base import PATH, option
from kurume_search.cli.language import Both
from kurume_search.text.values import Value

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")


class Face(Value, kw_only=True):
    """How a command shows what it found.

    Attributes:
        corpus: The folder asked for, or None: `KURUME_CORPUS`, else the bundled one.
        format: One of `FORMATS`; a table on a terminal, TSV in a pipe.
        names: Whether officials' names are shown and searched.
        quiet: Nothing on stderr but errors.
        verbose: More on stderr.
        bom: CSV with a byte order mark, for Excel.
    """

    corpus: Path | None
    format: str
    names: bool
    quiet: bool
    verbose: bool
    bom: bool

    @property
    def color(self) -> bool:
        """Whether marks may be coloured: a terminal, and nobody said no."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def columns(self) -> int:
        """Width of the terminal."""
        import shutil

        return max(shutil.get_terminal_size((100, 24)).columns, 40)


def face(*, names: str = "hide", own_format: bool = False) -> Callable[[F], F]:
    """Add the common options to a command and hand it a `Face` named ``face``.

    Args:
        names: Default of ``--names``; ``show`` and ``parse`` show them.
        own_format: The command has a ``--format`` of its own.
    """

    def wrap(function: F) -> F:
        @functools.wraps(function)
        def run(**values: Any) -> Any:
            if values.pop("no_color"):
                os.environ["NO_COLOR"] = "1"
            values.pop("lang")
            values["face"] = Face(
                corpus=values.pop("corpus"),
                format=values.pop("format_", None) or ("table" if sys.stdout.isatty() else "tsv"),
                names=values.pop("names") == "show",
                quiet=values.pop("quiet"),
                verbose=values.pop("verbose"),
                bom=values.pop("bom"),
            )
            return function(**values)

        common = _common(names)
        if own_format:
            del common[1]
        for add in reversed(common):
            run = add(run)
        return run  # type: ignore[return-value]

    return wrap


def _common(names: str) -> list[Callable[[Any], Any]]:
    return [
        option(
            "--corpus", type=PATH, default=None, metavar="DIR",
            help=Both(
                "会議録集のフォルダ(省略時は環境変数 KURUME_CORPUS、なければ付属のもの)。"
                "sample は合成データ(sample:7 は種 7)。",
                "Corpus folder (default: KURUME_CORPUS, else the bundled one); sample is the "
                "synthetic one (sample:7: of seed 7).",
            ),
        ),
        option(
            "--format", "format_", type=click.Choice(FORMATS), default=None,
            help=Both("出力の形(端末では table、パイプでは tsv)。",
                      "Output format (table on a terminal, tsv in a pipe)."),
        ),
        option(
            "--lang", type=click.Choice(["ja", "en"]), default=None,
            help=Both("表示の言語。", "Language of the interface."),
        ),
        option(
            "--names", type=click.Choice(["hide", "show"]), default=names, show_default=True,
            help=Both("職員・委員の氏名を表示し検索対象にするか。",
                      "Whether officials' names are shown and searchable."),
        ),
        option("--bom", is_flag=True,
               help=Both("CSV に BOM を付けます(Excel 用)。", "CSV with a BOM, for Excel.")),
        option("--no-color", is_flag=True, help=Both("色を付けません。", "No colour.")),
        option("-q", "--quiet", is_flag=True,
               help=Both("標準エラー出力を誤りだけにします。", "Only errors on stderr.")),
        option("-v", "--verbose", is_flag=True,
               help=Both("詳しい経過を標準エラー出力に書きます。", "More detail on stderr.")),
    ]  # fmt: skip
