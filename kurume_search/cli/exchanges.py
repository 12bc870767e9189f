"""``exchanges``: questions with the turns that answer them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.charting import chart_option, write_chart
from kurume_search.cli.filters import Asked, filters
from kurume_search.cli.invented import mark_among, mark_of
from kurume_search.cli.language import Both, language, plural
from kurume_search.cli.named import ANSWER, LINE, NO_ANSWER, QUESTION
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import bold, put, say, write_json, write_rows
from kurume_search.cli.remarks import say_nothing_found, say_stray_marks
from kurume_search.text.width import width, wrap

if TYPE_CHECKING:
    from kurume_search.api.found.exchanges import Exchanges

COLUMNS = {
    "cases": Both("案件", "cases"),
    "meeting": Both("会議", "meeting"),
    "title": Both("件名", "title"),
    "question_line": Both("質問の行", "question line"),
    "asked_by": Both("質問者", "asked by"),
    "question": Both("質問", "question"),
    "answer_lines": Both("回答の行", "answer lines"),
    "answered_by": Both("回答者", "answered by"),
    "answers": Both("回答", "answers"),
    "by_reference": Both("ほかの案件を引く", "by reference"),
    "score": Both("得点", "score"),
    "synthetic": Both("合成データ", "synthetic"),
}


@command(
    "exchanges",
    Both(
        "質問と、それに答えた発言を組にして並べます。語は質問と回答のどちらかにあれば当たります。\n"
        "--topic に論点(保存期間・消去 など)を渡すと、質問そのものがその論点のものに限ります。\n"
        "答えのない質問は「回答なし」と出ます。AND と NOT は一つの発言の中で判定します。",
        "List questions with the turns that answer them; words may stand on either side.\n"
        "A --topic of the issue axis is asked of the question itself.\n"
        "AND and NOT are decided within one turn.",
    ),
    examples=[
        "kurume-search exchanges オンライン結合",
        "kurume-search exchanges --topic 保存期間・消去 --answered-by 事務局",
        "kurume-search exchanges --side answer 委託",
        "kurume-search exchanges --unanswered",
        "kurume-search exchanges --year R3 -o flow.svg",
    ],
)
@filters(unit="turn")
@option(
    "--side",
    type=click.Choice(["question", "answer"]),
    default=None,
    help=Both("語がどちら側にあるか(既定はどちらでも)。", "Side the words stand on (either)."),
)
@option(
    "--answered-by",
    multiple=True,
    metavar=Both("役割", "ROLE"),
    help=Both("答えた人の役割(実施機関、事務局 …)。", "Role of one who answers."),
)
@option(
    "--unanswered",
    is_flag=True,
    help=Both("答えのない質問だけにします。", "Only questions that nobody answered."),
)
@option(
    "--sort",
    type=click.Choice(["rank", "date"]),
    default="rank",
    show_default=True,
    help=Both("得点順か、新しい順か。", "By score, or newest first."),
)
@option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help=Both("並べる件数(総数は変わりません)。", "How many to list; totals don't change."),
)
@option("--count", is_flag=True, help=Both("件数だけを出します。", "Print the count alone."))
@chart_option(Both("誰が何を尋ね、誰が答えたかの図", "The chart of who asks, on what, who answers"))
@face()
def exchanges(
    asked: Asked,
    side: Literal["question", "answer"] | None,
    answered_by: tuple[str, ...],
    unanswered: bool,
    sort: Literal["rank", "date"],
    limit: int,
    count: bool,
    output: Path | None,
    face: Face,
) -> int:
    """List exchanges; exit 1 if there is none."""
    found = opened(face).exchanges(
        asked.words, side=side, answered_by=answered_by, unanswered=unanswered,
        unit=asked.unit, sort=sort, strict=asked.strict, synonyms=asked.synonyms,
        readings=asked.readings, exact=asked.exact, concordant=asked.concordant,
        subset=asked.subset, **asked.filters,
    )  # fmt: skip
    if output is not None:
        write_chart(face, found.plot(lang=language()), output)
    elif count:
        click.echo(found.total)
    elif face.format == "json":
        write_json(found.to_json(limit=limit))
    elif face.format == "table":
        _write(face, found, limit)
    else:
        _write_rows(face, found, limit)
    for warning in found.warnings:
        say(face, warning)
    say_stray_marks(face, found.query)
    if not found.total and not count:
        say_nothing_found(face)
    return 0 if found.total else 1


def _write_rows(face: Face, found: Exchanges, limit: int) -> None:
    from kurume_search.api.found.exchanges import UNANSWERED, exchange_json

    rows = [exchange_json(one) for one in islice(found, limit)]
    if face.format != "jsonl":
        for row in rows:
            question, answers = row["question"], row["answers"]
            row["question_line"], row["asked_by"] = question["line"], question["speaker"]
            row["question"] = question["text"]
            row["answer_lines"] = [answer["line"] for answer in answers]
            row["answered_by"] = [answer["speaker"] for answer in answers]
            row["answers"] = [answer["text"] for answer in answers] or str(
                Both(UNANSWERED, NO_ANSWER)
            )
    write_rows(face, rows, {name: str(text) for name, text in COLUMNS.items()})


def _write(face: Face, found: Exchanges, limit: int) -> None:
    from kurume_search.api.found.exchanges import BY_REFERENCE, UNANSWERED, Marks, text_lines

    marks = Marks(*map(str, (
        QUESTION, ANSWER, LINE, Both(BY_REFERENCE, "(refers to another case)"),
        Both(UNANSWERED, NO_ANSWER),
    )))  # fmt: skip
    shown = list(islice(found, limit))
    for one in shown:
        head, *lines = text_lines(one, marks)
        head += mark_among(found.corpus, one.meeting)
        put(bold(face, head))
        for part in wrap(one.title or "", face.columns - 2) if one.title else ():
            put(f"  {part}")
        for line in lines:
            mark, text = line[:2], line[2:]
            for place, part in enumerate(wrap(text, face.columns - 4 - width(mark))):
                put(f"  {mark if not place else ' ' * width(mark)}{part}")
        put()
    total = Both("質疑 {n} 件(単位 {unit})", "{n} exchange{s} (unit {unit})").format(
        n=found.total, s=plural(found.total), unit=found.unit
    )
    more = found.total - len(shown)
    if more > 0:
        total += Both("、ほか {more} 件(-n で増やせます)", ", {more} more (-n)").format(more=more)
    version = found.corpus.library.folder.fingerprint[:12]
    put(f"{total}  corpus {version}{mark_of(found.corpus)}")
