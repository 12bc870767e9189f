"""``show ID``: a meeting, case or turn with its source lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from kurume_search.cli.base import command, option
from kurume_search.cli.language import Both, plural
from kurume_search.cli.named import (
    CONDITION,
    LINE,
    came_of,
    corrected_name,
    kind_name,
)
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import legible, put, say, wrapped, write_json, write_rows
from kurume_search.cli.view_lines import view_json, view_lines, view_rows
from kurume_search.text.width import width, wrap

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.views import (
        CaseView,
        MeetingView,
        ThreadView,
        TurnView,
    )
    from kurume_search.search.building.letters import JoinedLetter

    View = MeetingView | CaseView | TurnView


@command(
    "show",
    Both(
        "会議・案件・発言を、原文の行番号とともに表示します。番号や回も指定でき、\n"
        "いくつもあるときは一覧にします。氏名も原文のまま出ます(--names hide で隠せます)。\n"
        "訂正版に置き換えられた版も、--version か文書のパスで表示できます。\n"
        "csv・tsv・md は原文の行の表です。",
        "Show a meeting, case or turn with its source lines, names as printed (--names hide).\n"
        "The number of a case or a sitting will do; where there are several, they are listed.\n"
        "A version that a corrected one replaced is shown by --version, or by its path.\n"
        "csv, tsv and md are a table of the source lines.",
    ),
    examples=[
        "kurume-search show 2021-07-26",
        "kurume-search show 2021-07-26/c2",
        "kurume-search show 2021-07-26/t031",
        "kurume-search show 諮問第2号",
        "kurume-search show 2021-07-26 --version 1",
    ],
)
@click.argument("name", metavar="ID")
@option(
    "--version",
    type=click.IntRange(1),
    metavar="N",
    default=None,
    help=Both(
        "会議録の版(1 が最も古い版)。省略すると集計に使う版。",
        "Version of the minutes, 1 the oldest (default: the one that counts).",
    ),
)
@face(names="show")
def show(name: str, version: int | None, face: Face) -> int:
    """Show what ID names."""
    from kurume_search.api.found.views import CaseView, MeetingView

    corpus = opened(face)
    several = corpus.called(name)
    if len(several) > 1 and version is None:
        _write_list(face, corpus, several)
        return 0
    chosen = several and version is None
    view = several[0] if chosen else corpus.get(name, version=version)
    meeting = view if isinstance(view, MeetingView) else view.of
    # A matter is followed through the versions that count.
    thread = None
    if isinstance(view, CaseView) and meeting.counted:
        thread = corpus.thread(view.id)
    if face.format in ("json", "jsonl"):
        _write_json(face, corpus, view, thread)
    elif face.format == "table":
        _write_text(face, corpus, view, thread)
    else:
        rows = view_rows(view)
        columns = [*_COLUMNS, *(name for name in ("page", "corrected") if rows and name in rows[0])]
        write_rows(face, rows, {name: str(_HEADINGS[name]) for name in columns})
    return 0


def _write_json(face: Face, corpus: Corpus, view: View, thread: ThreadView | None) -> None:
    form = view_json(view, names=face.names)
    if thread is not None:
        form["thread"] = [_sitting(case) for case in thread.sittings]
    if letters := corpus.letters_of(view.id):
        from kurume_search.api.found.letters import letter_json

        form["letters"] = [letter_json(letter) for letter in letters]
    write_json(form)


def _write_text(face: Face, corpus: Corpus, view: View, thread: ThreadView | None) -> None:
    """Write what is known of it, where it comes from, and its lines of the source."""
    from kurume_search.api.found.views import CaseView, MeetingView

    meeting = view if isinstance(view, MeetingView) else view.of
    written: Iterator[str]
    if isinstance(view, MeetingView):
        written = chain(wrapped(_meeting(view), face), _as_letter(corpus, view.id))
    elif isinstance(view, CaseView):
        letters = corpus.letters_of(view.id)
        about = wrapped(_case(view), face)
        written = chain(about, _letters(view, letters), _thread(thread))
    else:
        written = _turn(view)
    for line in (*written, *_corrections(meeting)):
        put(line)
    source = meeting.minutes
    put(f"{source.path}  sha256 {source.sha256}")
    for line in _versions(meeting):
        put(line)
    if source.synthetic:
        put(Both("合成データ", "synthetic data"))
    put()
    page = None
    for source_line in view_lines(view):
        if source_line.page != page:
            page = source_line.page
            put(f"-- {_PAGE.format(n=page)} --")
        head = f"{source_line.line:>5}  "
        for place, part in enumerate(wrap(legible(source_line.text), face.columns - width(head))):
            put((head if not place else " " * len(head)) + part)


def _versions(view: MeetingView) -> Iterator[str]:
    """Yield the other versions of the minutes, and how to see them; nothing if there are none."""
    if not view.counted:
        shown = Both("版 {n}(数えない旧版です)", "version {n} (older, not counted)")
        yield shown.format(n=view.version)
    for one in view.versions:
        if one.number != view.version:
            head = (
                Both("集計に使う版", "the version that counts")
                if one.counted
                else Both("数えない旧版", "older version, not counted")
            )
            yield f"{head}: {one.path}  --version {one.number}"


def _write_list(face: Face, corpus: Corpus, several: Sequence[CaseView | MeetingView]) -> None:
    """Write what has one name as rows, to choose from."""
    from kurume_search.api.found.views import MeetingView

    table = face.format == "table"
    rows: list[dict[str, Any]] = []
    for one in several:
        if isinstance(one, MeetingView):
            meeting, facts = one.meeting, {"title": one.meeting.body}
        else:
            outcome = _came_of(one) if table else _value(one)
            meeting, facts = one.of.meeting, {"title": one.title, "outcome": outcome}
        day = None if meeting.date is None else meeting.date.isoformat()
        number = meeting.number if isinstance(one, MeetingView) else one.number
        name = corpus.short_id(one.id) if table else one.id
        rows.append({"id": name, "date": day, "number": number, **facts})
    if face.format == "json":
        write_json({"ok": True, "schema": "kurume-search/show/1", "several": rows})
    else:
        names = dict.fromkeys(name for row in rows for name in row)
        write_rows(face, rows, {name: str(_HEADINGS[name]) for name in names})
        message = Both(
            "{n} 件あります。ID を指定すると原文を表示します。",
            "There are {n}; an id shows its source lines.",
        )
        say(face, message.format(n=len(rows)))


_PAGE = Both("{n} ページ", "page {n}")
_HEADINGS = {
    "id": "id",
    "date": Both("日付", "date"),
    "number": Both("番号", "number"),
    "title": Both("件名", "title"),
    "outcome": Both("結果", "outcome"),
    "turns": Both("発言", "turns"),
    "line": Both("行", "line"),
    "text": Both("原文", "text"),
    "path": Both("文書", "document"),
    "page": Both("ページ", "page"),
    "corrected": Both("訂正", "corrected"),
    "sha256": "sha256",
}
_COLUMNS = ("id", "turns", "line", "text", "path", "sha256")


def _meeting(view: MeetingView) -> Iterator[str]:
    meeting = view.meeting
    yield view.id
    yield f"{meeting.body or ''} {meeting.doc_kind or ''}".strip()
    for case in view.cases:
        number = f"{case.number} " if case.number else ""
        inner = case.id.removeprefix(f"{view.id}/")
        yield f"  {inner}  {_came_of(case)}  {number}{case.title or ''}"


def _value(view: CaseView) -> str | None:
    return None if view.outcome.value is None else view.outcome.value.value


def _came_of(view: CaseView) -> str:
    """Return what came of a case, marked where a person set it right."""
    return came_of(_value(view), corrected="case.outcome" in view.corrected)


def _corrections(view: MeetingView) -> Iterator[str]:
    """Yield what a person corrected in the meeting, with who and why."""
    for correction in view.minutes.corrections:
        yield Both(
            "訂正: {line}行 {field} 「{was}」→「{value}」({who}: {why})",
            "corrected: line {line} {field} {was} → {value} ({who}: {why})",
        ).format(
            line=correction.line or "-",
            field=correction.field,
            was=corrected_name(correction.field, correction.was),
            value=corrected_name(correction.field, correction.value),
            who=correction.who,
            why=correction.why,
        )


def _case(view: CaseView) -> Iterator[str]:
    outcome = view.outcome
    yield f"{view.id}  {_came_of(view)}"
    if outcome.place is not None:
        where = Both("{line}行「{raw}」", "line {line}: {raw}")
        yield f"  {Both('結果', 'outcome')}: " + where.format(
            line=outcome.place.line, raw=view.of.quoted(outcome.raw or "")
        )
    for line, words in view.conditions:
        yield f"  {CONDITION}: {LINE.format(line=line or '-')} {words}"
    if view.citations:
        cited = "、".join(dict.fromkeys(citation.raw for citation in view.citations))
        yield f"  {Both('条文', 'provisions')}: {cited}"
    for exchange in view.exchanges:
        answers = "、".join(exchange.answers) or str(Both("回答なし", "no answer"))
        yield f"  {Both('質疑', 'exchange')}: {exchange.question} → {answers}"


def _letters(view: CaseView, letters: tuple[JoinedLetter, ...]) -> Iterator[str]:
    if letters:
        from kurume_search.cli.letters_text import of_case

        yield from of_case(letters, recorded=view.outcome.value is not None)


def _as_letter(corpus: Corpus, name: str) -> Iterator[str]:
    """Yield what is said of an answer or a consultation; nothing of a meeting."""
    for letter in corpus.letters:
        if letter.id == name:
            from kurume_search.cli.letters_text import of_letter

            yield from of_letter(letter)


def _sitting(case: CaseView) -> dict[str, Any]:
    day, place = case.of.meeting.date, case.outcome.place
    return {
        "case": case.id,
        "date": None if day is None else day.isoformat(),
        "number": case.number,
        "outcome": _value(case),
        "outcome_raw": case.outcome.raw and case.of.quoted(case.outcome.raw),
        "outcome_line": None if place is None else place.line,
        "questions": len(case.exchanges),
    }


def _thread(thread: ThreadView | None) -> Iterator[str]:
    """Yield the whole story of a matter that several meetings sat on."""
    if thread is None or len(thread) < 2:
        return
    yield "  " + Both(
        "経過: {n}回の会議(番号・件名・部署から推定)",
        "history: {n} meetings (worked out from number, title and department)",
    ).format(n=len(thread))
    for case in thread.sittings:
        row = _sitting(case)
        at = Both("{n}行", "line {n}").format(n=row["outcome_line"])
        line = f"  {at}" if row["outcome_line"] else ""
        asked = Both("質問 {n}", "{n} question{s}").format(
            n=row["questions"], s=plural(row["questions"])
        )
        day = row["date"] or "----------"
        yield f"    {day}  {case.id}  {_came_of(case)}{line}  {asked}"


def _turn(view: TurnView) -> Iterator[str]:
    turn = view.turn
    cases = "、".join(turn.cases)
    yield f"{view.id}  {kind_name(turn.kind.value)}  {cases}"
