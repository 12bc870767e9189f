"""``trend``: counts over the years, as bars, a table, a file, or a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.language import Both, language
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import put, say, write_json, write_rows
from kurume_search.cli.remarks import say_remarks

if TYPE_CHECKING:
    from kurume_search.charts.trend import Kind


@command(
    "trend",
    Both(
        "質問・案件・結果などを年度ごとに数えます。後に語や絞り込みを書くと、その範囲で数えます。\n"
        "MEASURE: questions question_sentences answers turns characters word query cases\n"
        "threads outcomes approval_rate citations topic department(日本語名でも)。",
        "Count questions, cases, outcomes … by fiscal year; words and filters bound what counts.\n"
        "MEASURE: questions question_sentences answers turns characters word query cases\n"
        "threads outcomes approval_rate citations topic department.",
    ),
    examples=[
        "kurume-search trend questions --per case --split department",
        "kurume-search trend 承認率 --format md",
        "kurume-search trend citations --of 旧条例9条 --by total",
        "kurume-search trend word --of 目的外利用 --per 10k_characters -o chart.html",
        "kurume-search trend outcomes --corpus sample -o outcomes.svg",
    ],
)
@click.argument("measure")
@filters()
@option(
    "--by",
    default="fiscal_year",
    show_default=True,
    metavar="PERIOD",
    help=Both(
        "期間: fiscal_year calendar_year half_year month meeting total。",
        "Period: fiscal_year, calendar_year, half_year, month, meeting, total.",
    ),
)
@option(
    "--per",
    default=None,
    metavar="BASE",
    help=Both(
        "割る数: meeting case 10k_characters month(省略時は数そのもの)。",
        "Denominator: meeting, case, 10k_characters, month (default: raw counts).",
    ),
)
@option(
    "--split",
    default=None,
    metavar="FIELD",
    help=Both(
        "分ける項目: department department! article law topic role kind procedure "
        "outcome council。",
        "Split by department, department!, article, law, topic, role, kind, procedure, "
        "outcome or council.",
    ),
)
@option(
    "--of",
    default=None,
    metavar="WHAT",
    help=Both(
        "数える条文・話題・部署・語・検索式。",
        "Provision, topic, department, word or query to count.",
    ),
)
@option(
    "--within",
    default=None,
    metavar="QUERY",
    help=Both(
        "検索式の範囲で数えます(後に書いた語に加えます)。",
        "Only what answers this query (beside the words given).",
    ),
)
@option(
    "--pool",
    is_flag=True,
    help=Both("2023年4月の改正をまたいで合算します。", "Sum across the reform of April 2023."),
)
@option(
    "--ids",
    is_flag=True,
    help=Both(
        "csv・tsv・md に、数えたものの ID の列を付けます(json には常に入ります)。",
        "Add a column of ids to csv, tsv and md (json always has them).",
    ),
)
@option(
    "--table",
    "plain",
    is_flag=True,
    help=Both("端末で、棒の代わりに表を出します。", "On a terminal, a table instead of bars."),
)
@option(
    "-o",
    "--output",
    "output",
    type=PATH,
    default=None,
    metavar="FILE",
    help=Both(
        "図を書き出します(.html .svg .json .csv)。", "Write the chart (.html, .svg, .json, .csv)."
    ),
)
@option(
    "--chart",
    "chart",
    type=click.Choice(["line", "bar", "panels", "heatmap"]),
    default=None,
    help=Both("-o の図の種類(既定は内容に合うもの)。", "Kind of chart for -o (what fits)."),
)
@face()
def trend(
    measure: str,
    asked: Asked,
    by: str,
    per: str | None,
    split: str | None,
    of: str | None,
    within: str | None,
    pool: bool,
    ids: bool,
    plain: bool,
    output: Path | None,
    chart: Kind | None,
    face: Face,
) -> int:
    """Count over time; exit 1 if there is nothing to count."""
    corpus = opened(face)
    if within:
        asked = asked.replace(words=f"{asked.words} ({within})" if asked.words else within)
    hits = asked.search(corpus) if asked.anything else None
    result = corpus.trend(
        measure,
        by=by,
        per=per,
        split=split,
        of=of,
        within=hits,
        pool=pool,
        concordant=asked.concordant,
    )
    lang = language()
    if output is not None:
        written = result.plot(chart, lang=lang).write(output)
        say(face, Both("{path} を書きました。", "Wrote {path}.").format(path=written))
    elif face.format == "json":
        write_json(result.to_json())
    elif face.format == "table":
        _show(face, result, plain=plain, lang=lang)
    else:
        from kurume_search.api.trends.trend import ROW

        names = [name for name in ROW if ids or face.format == "jsonl" or name != "ids"]
        rows = [{name: row[name] for name in names} for row in result.to_rows()]
        write_rows(face, rows, {name: name for name in names})
    if hits is not None:
        say_remarks(face, hits)
    for note in result.notes:
        say(face, note.in_language(lang))
    return 0 if result.trend.distinct or result.trend.distinct_cases else 1


def _show(face: Face, result: object, *, plain: bool, lang: str) -> None:
    from kurume_search.api.trends.text import cells, headings
    from kurume_search.api.trends.trend import TrendResult
    from kurume_search.cli.trend_bars import bars

    assert isinstance(result, TrendResult)  # noqa: S101 - narrows
    put(result.caption(lang))
    put()
    if plain:
        heads = list(headings(result, lang))
        names = {str(at): head for at, head in enumerate(heads)}
        rows = [dict(zip(names, line, strict=True)) for line in cells(result, lang)]
        write_rows(face, rows, names)
    else:
        for line in bars(result, face.columns):
            put(line)
    rule = result.trend.rule if lang == "ja" else result.trend.rule_en
    put(f"\n{rule}\n{result.provenance(lang)}")
