"""``kurume-search sample``: a synthetic corpus, marked as such."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kurume_search.api.sample import YEARS
from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.language import Both
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_rows
from kurume_search.errors import UsageError
from kurume_search.text.era import read_fiscal_year

_HEADINGS = {
    "folder": Both("フォルダ", "Folder"),
    "first_year": Both("最初の年度", "First year"),
    "last_year": Both("最後の年度", "Last year"),
    "councils": Both("審議会", "Councils"),
    "meetings": Both("会議", "Meetings"),
    "files": Both("ファイル", "Files"),
    "cases": Both("案件", "Cases"),
    "turns": Both("発言", "Turns"),
    "questions": Both("質問", "Questions"),
    "question_sentences": Both("質問文", "Question sentences"),
    "bytes": Both("バイト", "Bytes"),
}
# Those of the sample that ``--corpus sample`` opens.
_YEARS = f"{YEARS[0]}..{YEARS[-1]}"


@command(
    "sample",
    Both(
        "架空の市の会議録一式(合成データ)を書き出します。植え込んだ答えは truth.json にあります。",
        "Write a corpus of an invented city (synthetic); truth.json holds what was planted.",
    ),
    examples=(
        "kurume-search sample -o gousei",
        "kurume-search sample --years R1..R6 --meetings 4 --seed 7 -o gousei",
        "kurume-search sample --years 2004..2024 --turns 100000 -o big",
    ),
)
@option(
    "--years",
    default=_YEARS,
    show_default=True,
    metavar="FROM..TO",
    help=Both("年度の範囲。西暦でも和暦(H16..R6)でも。", "Fiscal years, Western or Japanese."),
)
@option(
    "--meetings",
    type=int,
    default=6,
    show_default=True,
    help=Both("一年の会議の回数。", "Meetings a year."),
)
@option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help=Both("乱数の種。同じ種からは同じ内容ができます。", "The same seed gives the same bytes."),
)
@option(
    "--turns",
    type=int,
    default=None,
    help=Both(
        "発言のおよその総数(多ければ市を増やします)。",
        "About how many turns in all (many bring in more cities).",
    ),
)
@option(
    "-o",
    "--output",
    "output",
    type=PATH,
    required=True,
    metavar="DIR",
    help=Both("書き出すフォルダ(新しいものか空のもの)。", "Folder to write, new or empty."),
)
@face()
def sample(
    years: str, meetings: int, seed: int, turns: int | None, output: Path, face: Face
) -> None:
    """Write a synthetic corpus."""
    from kurume_search.sample import write_sample

    shown = not face.quiet and sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shown and (done % 20 == 0 or done == total):
            click.echo(f"\r{done}/{total}", err=True, nl=done == total)

    report = write_sample(
        output,
        years=read_years(years),
        meetings=meetings,
        seed=seed,
        turns=turns,
        progress=progress,
    )
    first, last = report.years
    found = {
        "folder": str(report.folder), "first_year": first, "last_year": last,
        "councils": report.councils, "meetings": report.meetings, "files": report.files,
        "cases": report.cases, "turns": report.turns, "questions": report.questions,
        "question_sentences": report.question_sentences, "bytes": report.size,
    }  # fmt: skip
    write_rows(face, [found], {name: str(text) for name, text in _HEADINGS.items()})
    say(
        face,
        Both("合成データです。実在の市とは関係がありません。", "Synthetic data; no real city."),
    )
    if years == _YEARS:
        usual = Both(
            "年度は {years} です(--years で変えられます)。",
            "Fiscal years {years} (--years makes others).",
        )
        say(face, usual.format(years=years))


def read_years(text: str) -> range:
    """Return the fiscal years that ``2004..2024``, ``H16..R6`` or ``2020`` write.

    Reversed ones are put right.

    Raises:
        UsageError: One side is no fiscal year.
    """
    sides = text.split("..")
    found = [read_fiscal_year(side.strip()) for side in sides]
    years = [year for year in found if year is not None]
    if len(years) < len(found) or len(sides) > 2:
        message = Both(
            "--years {text!r} を年度として読めません。2004..2024 や H16..R6 と書いてください。",
            "--years {text!r} can't be read. Write 2004..2024 or H16..R6.",
        )
        raise UsageError(message.format(text=text))
    return range(min(years), max(years) + 1)
