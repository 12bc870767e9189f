"""``precedents``: earlier cases like a text or a case, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.invented import mark_among, mark_of
from kurume_search.cli.language import Both, plural
from kurume_search.cli.named import (
    ANSWER,
    CONDITION,
    LINE,
    NO_ANSWER,
    QUESTION,
    case_title,
    outcome_name,
)
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import bold, put, say, spoken, write_json, write_rows
from kurume_search.cli.remarks import say_nothing_found
from kurume_search.text.width import width, wrap

if TYPE_CHECKING:
    from kurume_search.api.found.precedents import PrecedentView
    from kurume_search.search.answering.hits import PassageHit

COLUMNS = {
    "case": Both("案件", "case"),
    "date": Both("日付", "date"),
    "number": Both("番号", "number"),
    "title": Both("件名", "title"),
    "outcome": Both("結果", "outcome"),
    "conditions": Both("条件・意見", "conditions"),
    "why": Both("理由", "why"),
    "concerns": Both("委員の関心と回答", "concerns and answers"),
    "score": Both("得点", "score"),
    "synthetic": Both("合成データ", "synthetic"),
}


@command(
    "precedents",
    Both(
        "似た先例を探し、委員の関心(論点ごとの質問)、回答、条件、結果とともに並べます。\n"
        "条文の近さ、主題の近さ、部署、分野で順位を付けます。似ていない案件は並べません。\n"
        "--like では、その案件より前の会議の案件だけを探します。",
        "Find earlier cases like a text or a case, with what members asked, what was answered,\n"
        "conditions and outcome. Ranked by subject, provision, department and field.\n"
        "With --like, only cases of earlier meetings are listed.",
    ),
    examples=[
        "kurume-search precedents 災害時要支援者名簿の民間提供 --article 9-3-4",
        "kurume-search precedents --like 2021-07-26/c3",
        "kurume-search precedents クラウドとの結合 --department 情報政策課 -n 3",
    ],
)
@click.argument("words", nargs=-1, metavar="[TEXT]")
@option(
    "--article",
    multiple=True,
    metavar=Both("条文", "PROVISION"),
    help=Both(
        "近い条文の案件を上に並べます(10-1-2、第9条第3項第4号)。",
        "Provision that precedents should stand on.",
    ),
)
@option(
    "--department",
    multiple=True,
    metavar=Both("部署", "DEPARTMENT"),
    help=Both(
        "この部署の案件を上に並べます(改称もたどります)。",
        "Department whose cases are nearer, renames followed.",
    ),
)
@option(
    "--like",
    default=None,
    metavar="CASE",
    help=Both("この案件に似た、より前の案件を探します。", "Find earlier cases like this case."),
)
@option(
    "--before",
    default=None,
    metavar=Both("日付", "DAY"),
    help=Both("この日(月、年)より前の会議に限ります。", "Only meetings before this day."),
)
@option(
    "--subset",
    default=None,
    metavar=Both("名前", "NAME"),
    help=Both("保存した部分集合(subset save)の案件に限ります。", "Only cases of a saved subset."),
)
@option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help=Both("並べる件数。", "How many to list."),
)
@face()
def precedents(
    words: tuple[str, ...],
    article: tuple[str, ...],
    department: tuple[str, ...],
    like: str | None,
    before: str | None,
    subset: str | None,
    limit: int,
    face: Face,
) -> int:
    """List precedents; exit 1 if there is none."""
    found = opened(face).precedents(
        " ".join(words),
        article=article,
        department=department,
        like=like,
        limit=limit,
        before=before,
        subset=subset,
    )
    if face.format == "json":
        write_json(found.to_json())
    elif face.format == "table":
        for one in found:
            _write(face, one)
        total = Both(
            "先例 {n} 件(近い案件 {total} 件、単位 case)",
            "{n} precedent{s} ({total} near enough, unit case)",
        )
        version = found.corpus.library.folder.fingerprint[:12]
        shown = total.format(n=len(found), s=plural(len(found)), total=found.total)
        put(f"{shown}  corpus {version}{mark_of(found.corpus)}")
    else:
        from kurume_search.api.found.precedents import precedent_json

        rows = [precedent_json(one) for one in found]
        if face.format != "jsonl":
            for row, one in zip(rows, found, strict=True):
                row["why"] = list(map(spoken, one.why))
                row["conditions"] = [f"{line}: {raw}" for line, raw in one.conditions]
                row["concerns"] = [line.strip() for line in _concerns(one)]
                row["outcome"] = outcome_name(one.found.record["case"]["outcome"])
        write_rows(face, rows, {name: str(text) for name, text in COLUMNS.items()})
    for warning in found.warnings:
        say(face, warning)
    if found.words:
        say(
            face,
            Both("主題の語: {words}", "Terms of the subject: {words}").format(
                words=str(Both("、", ", ")).join(found.words[:12])
            ),
        )
    if not len(found):
        say_nothing_found(face)
    return 0 if len(found) else 1


def _write(face: Face, one: PrecedentView) -> None:
    case = one.found.record["case"]
    head = f"{one.case}  {outcome_name(case['outcome'])}"
    head += mark_among(one.corpus, one.found.meeting)
    put(bold(face, head))
    for line in wrap(case_title(case["number"], one.title), face.columns - 2) if one.title else ():
        put(f"  {line}")
    facts = list(map(spoken, one.why))
    if one.outcome_raw:
        line = LINE.format(line=case["outcome_line"])
        facts.append(f"{Both('結果', 'Outcome')}: {line} {one.outcome_raw}")
    facts += [f"{CONDITION}: {LINE.format(line=line or '-')} {raw}" for line, raw in one.conditions]
    for text in (*facts, *_concerns(one)):
        indent = " " * (2 + len(text) - len(text.lstrip()))
        for place, line in enumerate(wrap(text.strip(), face.columns - width(indent) - 2)):
            put(indent + ("  " if place else "") + line)
    put()


def _concerns(one: PrecedentView) -> Iterator[str]:
    """Yield the concerns of a precedent as lines, turns indented below their issue."""
    from kurume_search.api.found.precedents import OTHER_ISSUES, UNANSWERED

    for label, held in one.concerns:
        yield f"【{Both(OTHER_ISSUES, 'other') if label == OTHER_ISSUES else label}】"
        for concern in held:
            yield f"  {QUESTION} {_said(concern.question)}"
            for answer in concern.answers:
                yield f"  {ANSWER} {_said(answer)}"
            if not concern.answers:
                yield f"  {ANSWER} {Both(UNANSWERED, NO_ANSWER)}"


def _said(turn: PassageHit) -> str:
    return f"{LINE.format(line=turn.line)} {' '.join(turn.text.split())}"
