"""The table of commands; each is imported when it is asked for."""

from __future__ import annotations

import click

from kurume_search.cli.base import LazyGroup, option
from kurume_search.cli.language import Both

_ROOM = "kurume_search.cli."

COMMANDS: dict[str, tuple[str, Both]] = {
    "query": (
        _ROOM + "query",
        Both("案件を語・条文・部署・話題で探します。", "Find cases by words, article, …"),
    ),
    "exchanges": (
        _ROOM + "exchanges",
        Both("質問と、その回答。", "Questions with the turns that answer them."),
    ),
    "kwic": (
        _ROOM + "kwic",
        Both("探した語を前後の文脈とともに並べます。", "List words in their context."),
    ),
    "precedents": (
        _ROOM + "precedents",
        Both("似た先例と、委員の関心・回答・結果。", "Earlier cases like this one."),
    ),
    "facets": (
        _ROOM + "facets",
        Both("値ごとの発言と案件の数。", "Count turns and cases by values."),
    ),
    "trend": (
        _ROOM + "trend",
        Both(
            "年度ごとの質問・案件・結果の推移。", "Count questions, cases, outcomes over the years."
        ),
    ),
    "keyness": (
        _ROOM + "keyness",
        Both("特に多い語・少ない語を比べます。", "Words that one set has more often."),
    ),
    "collocates": (
        _ROOM + "keyness",
        Both("語の前後に来る語。", "Words that stand around a word."),
    ),
    "dispersion": (
        _ROOM + "keyness",
        Both("語が出る会議と場所。", "Where a word stands in the meetings."),
    ),
    "cooccurrence": (
        _ROOM + "wordmaps",
        Both("ともに出る語の組。", "Pairs of words that stand together."),
    ),
    "ngrams": (
        _ROOM + "wordmaps",
        Both("くり返し現れる語の並び。", "Runs of words that come again."),
    ),
    "correspondence": (
        _ROOM + "wordmaps",
        Both("語と年度・部署などの対応分析。", "Words mapped by years, departments …"),
    ),
    "concepts": (
        _ROOM + "wordmaps",
        Both("コーディングルールで数えます。", "Count by KH Coder's coding rules."),
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
    "export": (
        _ROOM + "export",
        Both("結果や会議録集を持ち出します。", "Take results or the whole corpus away."),
    ),
    "report": (
        _ROOM + "report",
        Both("年度の透明性レポートを作ります。", "Make the year's transparency report."),
    ),
    "cite": (
        _ROOM + "export",
        Both("引用の書誌データを出します。", "Print a citation."),
    ),
    "tag": (
        _ROOM + "tag",
        Both("案件や発言に自分の観点を付けます。", "Put your own codes on cases and turns."),
    ),
    "subset": (
        _ROOM + "subset",
        Both("検索式を結果とともに保存します。", "Keep a query with what it found."),
    ),
    "init": (_ROOM + "manage", Both("自分の会議録集を作ります。", "Begin a corpus of your own.")),
    "add": (_ROOM + "manage", Both("会議録を加えます。", "Add minutes to a corpus.")),
    "remove": (_ROOM + "manage", Both("文書をごみ箱に移します。", "Move documents to the trash.")),
    "restore": (_ROOM + "manage", Both("ごみ箱から戻します。", "Bring documents back.")),
    "check": (
        _ROOM + "check",
        Both("揃っている回と、読めなかった箇所。", "What is missing, what couldn't be read."),
    ),
    "index": (
        _ROOM + "index",
        Both("索引の作成・状態・検査。", "Build, inspect and verify the index."),
    ),
    "lab": (
        _ROOM + "lab",
        Both("JupyterLab をノートブックの上で開きます。", "Open JupyterLab on the notebooks."),
    ),
    "notebook": (
        _ROOM + "lab",
        Both("ノートブックの一覧・写し・実行。", "List, copy and run the notebooks."),
    ),
    "sample": (
        _ROOM + "sample",
        Both("架空の市の会議録一式(合成データ)を作ります。", "Write a synthetic corpus."),
    ),
}


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from kurume_search.version import __version__

        click.echo(f"kurume-search {__version__}")
        ctx.exit()


@click.group(
    "kurume-search",
    cls=LazyGroup,
    lazy=COMMANDS,
    text=Both(
        "日本の審議会会議録を検索し、数えます。\nまずは: kurume-search query オンライン結合",
        "Search and count Japanese council minutes.\n"
        "Start with: kurume-search query オンライン結合",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=Both("版を表示して終わります。", "Show the version and exit."),
)
@option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,
    help=Both("表示の言語。", "Language of what is shown."),
)
def root() -> None:
    """Hold the commands."""
