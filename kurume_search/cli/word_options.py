"""What the commands that count words share: options, and how results are shown."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kurume_search.cli.base import PATH, option
from kurume_search.cli.filters import Asked
from kurume_search.cli.language import Both, language
from kurume_search.cli.options import Face
from kurume_search.cli.output import put, say, write_json, write_rows
from kurume_search.cli.remarks import say_stray_marks
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.words.reading import Within
    from kurume_search.api.words.result import WordResult

F = TypeVar("F", bound=Callable[..., Any])
_CHARTS = (".html", ".svg", ".json")


class Written(Value):
    """Where a result goes besides the screen, and whether ids go with it.

    Attributes:
        path: The file, or None.
        ids: Show the ids behind each row in TSV and CSV; JSON always has them.
    """

    path: Path | None
    ids: bool


def output(function: F) -> F:
    """Add ``-o FILE`` and ``--ids`` to a command, handed on as a `Written` named ``to``."""

    @functools.wraps(function)
    def run(**values: Any) -> Any:
        values["to"] = Written(values.pop("output_"), values.pop("ids"))
        return function(**values)

    made: Any = option(
        "--ids",
        is_flag=True,
        help=Both(
            "TSV・CSV の各行に、もとの発言や案件の ID を付けます。",
            "Show the ids behind each row in TSV and CSV too.",
        ),
    )(run)
    return option(  # type: ignore[no-any-return]
        "-o",
        "--output",
        "output_",
        type=PATH,
        default=None,
        metavar="FILE",
        help=Both(
            "図(.html .svg .json)または表(.csv .xlsx .parquet …)をファイルに書きます。",
            "Write the chart (.html .svg .json) or the table (.csv .xlsx .parquet …) to a file.",
        ),
    )(made)


def limit(default: int) -> Callable[[F], F]:
    """Add ``-n`` to a command; 0 is every row."""
    return option(
        "-n",
        "--limit",
        type=click.IntRange(min=0),
        default=default,
        show_default=True,
        help=Both("行の数(0 はすべて)。", "Rows (0: all)."),
    )


def least(name: str, default: int, ja: str, en: str) -> Callable[[F], F]:
    """Add a threshold to a command."""
    # WORDS of a query are an argument of that name already.
    names = (name, "most") if name == "--words" else (name,)
    return option(
        *names, type=click.IntRange(min=1), default=default, show_default=True, help=Both(ja, en)
    )


def stops(function: F) -> F:
    """Add what counts as a word to a command, handed on as ``stop`` and ``segmentation``."""

    @functools.wraps(function)
    def run(**values: Any) -> Any:
        own, none = values.pop("stop"), values.pop("no_stop")
        values["stop"] = () if none else (_with_own(own) if own else None)
        return function(**values)

    add = (
        option(
            "--stop", multiple=True, metavar="WORD",
            help=Both("数えない語を加えます(くり返せます)。",
                      "A word that never counts, besides the list (repeatable)."),
        ),
        option(
            "--no-stop", is_flag=True,
            help=Both("不要語の一覧を使いません。", "Use no stop list."),
        ),
        option(
            "--segmentation", type=click.Choice(["index", "dictionary"]), default="index",
            show_default=True,
            help=Both("index は索引の語に複合語をつなぎます。dictionary は複合語を利用者辞書にして"
                      "Sudachi で切り直します。",
                      "index joins compounds over the index; dictionary cuts anew by Sudachi."),
        ),
    )  # fmt: skip
    made: Any = run
    for one in reversed(add):
        made = one(made)
    return made  # type: ignore[no-any-return]


def _with_own(own: Iterable[str]) -> tuple[str, ...]:
    from kurume_search.analytics.running.word_rules import word_rules

    return (*word_rules().stop, *own)


def within(asked: Asked, corpus: Corpus) -> Hits | None:
    """Return what words and filters bound; None if nothing was asked."""
    return asked.search(corpus) if asked.anything else None


def saved(corpus: Corpus, face: Face, name: str | None, other: Within) -> Within:
    """Return the subset saved under `name`, with what has changed said; else `other`."""
    if name is None:
        return other
    subset = corpus.subset(name)
    for warning in subset.warnings:
        say(face, warning)
    return subset


def show(face: Face, result: WordResult, to: Written) -> int:
    """Show a result as the face wants it, and write it to a file if asked; 1 if it has no rows."""
    from kurume_search.api.words.text import shown_names, shown_rows

    path = to.path
    if path is not None:
        if path.suffix.lower() in _CHARTS:
            result.plot(lang=language()).write(path)
        else:
            result.export(path, overwrite=True, bom=face.bom)
        say(face, Both("{path} に書きました。", "Wrote {path}.").format(path=path))
    elif face.format == "json":
        write_json(result.to_json())
    elif face.format in ("table", "md"):
        write_rows(face, shown_rows(result, language()), shown_names(result, language()))
        if face.format == "table":
            version = str(result.corpus.described["hash"])[:12]
            line = f"{result.caption(language())}  corpus {version}"
            put(f"\n{line}\n{result.basis.line(language())}")
    else:
        names = [name for name in result.row_names if name != "ids" or to.ids]
        rows = result.to_rows() if to.ids or face.format == "jsonl" else result.bare_rows()
        write_rows(face, rows, {name: name for name in names})
    for remark in result.remarks:
        say(face, remark.in_language(language()))
    for warning in result.hits.warnings:
        say(face, warning)
    say_stray_marks(face, result.hits.query)
    return 0 if result.rows else 1
