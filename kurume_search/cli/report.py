"""``report``: the transparency report of a year, with what changed since the last one."""

from __future__ import annotations

from pathlib import Path

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.invented import invented
from kurume_search.cli.language import Both, language
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say
from kurume_search.errors import UsageError


class _Listed(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """Formats with commas between them, or given several times."""

    name = "FORMAT,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        del param, ctx
        return tuple(filter(None, (part.strip() for part in str(value).split(","))))


@command(
    "report",
    Both(
        "年度の透明性レポートを作ります。どの数も根拠の一覧へ、一覧は原文の行へつながります。\n"
        "--compare で前年度と比べ、--compare-report で公表後に変わった数を理由を付けて示します。",
        "Make the transparency report of a year. Every number leads to a list, every list to "
        "lines.\n--compare sets another year beside it; --compare-report says which published "
        "figures changed, and why.",
    ),
    examples=[
        "kurume-search report --year R3 -o houkoku",
        "kurume-search report --year R3 --compare R2 --format html,pdf,xlsx -o houkoku",
        "kurume-search report --year R4 --compare-report R3/report.json -o houkoku",
        "kurume-search report --year 2020-07-01..2022-06-30 --figures ken.csv -o ninki",
    ],
)
@option(
    "--year",
    default=None,
    metavar="R3|R1..R3|DAY..DAY",
    help=Both(
        "年度、年度の範囲、または任期(日付の範囲)。", "A fiscal year, several, or a term (days)."
    ),
)
@option(
    "--compare",
    default=None,
    metavar="R2",
    help=Both("比べる年度または範囲。", "What to compare it with."),
)
@option(
    "--compare-report",
    type=PATH,
    default=None,
    metavar="JSON",
    help=Both(
        "公表済みの report.json。変わった数を理由とともに示します。",
        "A published report.json; figures that changed are restated with the reason.",
    ),
)
@option(
    "--council",
    multiple=True,
    metavar="NAME",
    help=Both("審議会(名称か識別子)。", "Council (name or id)."),
)
@option(
    "--format",
    "forms",
    type=_Listed(),
    multiple=True,
    metavar="FORMAT,…",
    help=Both(
        "html,pdf,xlsx,csv,json,md のうち作る形(既定は html,xlsx,json)。",
        "Which of html, pdf, xlsx, csv, json, md (default html,xlsx,json).",
    ),
)
@option(
    "--figures",
    type=PATH,
    default=None,
    metavar="CSV",
    help=Both(
        "会議録から分からない数の表。内訳の合計を確かめます。",
        "A table of what minutes can't give; sums are checked.",
    ),
)
@option(
    "--templates",
    type=PATH,
    default=None,
    metavar="DIR",
    help=Both(
        "自治体のテンプレート・文言・枠・フォントのフォルダ。",
        "A folder of one's own templates, texts, frame and fonts.",
    ),
)
@option(
    "--overwrite",
    is_flag=True,
    help=Both("同じ場所の前の報告書を置き換えます。", "Replace the report that is there."),
)
@option(
    "-o",
    "--output",
    type=PATH,
    default=None,
    metavar="DIR",
    help=Both("書き出すフォルダ(新しいものか空のもの)。", "Folder to write; new or empty."),
)
@face(own_format=True)
def report(
    year: str | None,
    compare: str | None,
    compare_report: Path | None,
    council: tuple[str, ...],
    forms: tuple[tuple[str, ...], ...],
    figures: Path | None,
    templates: Path | None,
    overwrite: bool,
    output: Path | None,
    face: Face,
) -> int:
    """Write the report; stdout has the files."""
    from kurume_search.report.write import DEFAULT, check_place, checked_formats

    if year is None:
        raise UsageError("年度を --year R3 のように指定してください。")
    if output is None:
        raise UsageError("書き出すフォルダを -o で指定してください。")
    asked = checked_formats([one for some in forms for one in some] or DEFAULT)
    check_place(output, overwrite=overwrite)
    made = opened(face).report(
        year,
        compare=compare,
        council=council,
        lang=language(),
        published=compare_report,
        figures=figures,
        templates=templates,
    )
    for path in made.write(output, asked, overwrite=overwrite):
        click.echo(path)
    if (made.difference or {}).get("status") == "no-data":
        say(
            face,
            Both(
                "比較する期間の会議録はありません。データなしとして書きました。",
                "There are no minutes to compare with; written as no data.",
            ),
        )
    if made.document.about.synthetic:
        say(face, invented(made.document.about.makeup))
    return 0
