"""Floor 11: the command line, a shell over the library."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

from kurume_search.cli.base import LazyGroup
from kurume_search.cli.language import Both, choose_language
from kurume_search.errors import KurumeSearchError, UsageError

_ROOM = "kurume_search.cli."

COMMANDS: dict[str, tuple[str, Both]] = {
    "query": (
        _ROOM + "query",
        Both("案件を語・条文・部署・話題で探します。", "Find cases by words, article, …"),
    ),
    "show": (
        _ROOM + "show",
        Both("会議・案件・発言を原文の行とともに表示します。", "Show a meeting, case or turn."),
    ),
    "parse": (
        _ROOM + "parse",
        Both("ファイル一つを解析し JSON を出します。", "Parse one file to JSON."),
    ),
    "articles": (
        _ROOM + "registers",
        Both("引用された条文と件数。", "Cited articles, and how often."),
    ),
    "departments": (
        _ROOM + "registers",
        Both("部署の登録簿と件数。", "Departments, and how often."),
    ),
    "topics": (_ROOM + "registers", Both("話題の語彙と件数。", "Topics, and how often.")),
    "index": (
        _ROOM + "index",
        Both("索引の作成・状態・検査。", "Build, inspect and verify the index."),
    ),
    "sample": (
        _ROOM + "sample",
        Both("架空の市の会議録一式(合成データ)を作ります。", "Write a synthetic corpus."),
    ),
}


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from kurume_search import __version__

        click.echo(f"kurume-search {__version__}")
        ctx.exit()


@click.group(
    "kurume-search",
    cls=LazyGroup,
    lazy=COMMANDS,
    text=Both(
        "日本の審議会会議録を検索し、数えます。まずは: kurume-search query オンライン結合",
        "Search and count Japanese council minutes. Start with: kurume-search query オンライン結合",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.option("--lang", type=click.Choice(["ja", "en"]), expose_value=False)
def root() -> None:
    """Hold the commands."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 no hits, 2 usage, 3 trouble, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    choose_language(words)
    from kurume_search.cli.output import utf8_streams

    utf8_streams()
    try:
        status = root.main(words, prog_name="kurume-search", standalone_mode=False)
    except click.exceptions.Abort:
        status = 130
    except click.ClickException as trouble:
        status = _report(words, "usage", trouble.format_message(), (), trouble.exit_code)
    except KurumeSearchError as trouble:
        near = trouble.near if isinstance(trouble, UsageError) else ()
        status = _report(words, trouble.code, str(trouble), near, trouble.exit_status)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our pipe has gone: nothing is wrong
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status if isinstance(status, int) else 0)


def _report(words: Sequence[str], code: str, message: str, near: Sequence[str], status: int) -> int:
    """Say what went wrong in one line, and in JSON where JSON was asked for."""
    hint = str(Both(" もしかして: ", " Did you mean: ")) + "、".join(near) if near else ""
    click.echo(f"kurume-search: {message}{hint}", err=True)
    asked = " ".join(words)
    if "--format json" in asked or "--format=json" in asked:
        error = {"code": code, "message": message, "near": list(near)}
        click.echo(json.dumps({"ok": False, "error": error}, ensure_ascii=False))
    return status
