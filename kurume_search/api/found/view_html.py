"""HTML of meetings, cases, turns and of the corpus itself, each with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.api.showing.html import table
from kurume_search.query.terms import kind_label, outcome_label, role_label

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.views import CaseView, MeetingView, ThreadView, TurnView

_LINES = 12
_FACT = ("項目", "内容")


def corpus_html(corpus: Corpus) -> str:
    """Return what a corpus holds, how much of it is there, and what reads it."""
    info = corpus.described
    years = [row for row in corpus.coverage() if row.held]
    missing = sum(len(row.missing) for row in years)
    span = f"{years[0].fiscal_year}–{years[-1].fiscal_year}年度" if years else "年度の記載なし"
    facts = [
        ("会議", info["meetings"]),
        ("案件", info["cases"]),
        ("発言", info["turns"]),
        ("期間", span),
        ("欠けている回", f"{missing}" if missing else "分かる範囲ではなし"),
        ("ハッシュ", info["hash"][:12]),
        ("形態素解析", corpus.tokenizer["version"]),
    ]
    notes = []
    if corpus.synthetic:
        mixed = corpus.makeup.mixed
        notes = [f"{corpus.mark()}。" if mixed else "合成データ: 実在の市とは関係がありません。"]
    return table(f"会議録集 {corpus.path.name}", _FACT, facts, notes=notes)


def meeting_html(view: MeetingView) -> str:
    """Return a meeting's facts and its cases."""
    meeting, minutes = view.meeting, view.minutes
    facts = [
        ("会議体", meeting.body),
        ("年度・回", _numbered(meeting.fiscal_year, meeting.number)),
        ("開催日", None if meeting.date is None else meeting.date.isoformat()),
        ("発言", len(minutes.turns)),
        ("原本", f"{minutes.path} (sha256 {minutes.sha256[:12]})"),
        *(
            (
                f"版 {one.number}",
                f"{one.path} ({'集計に使う版' if one.counted else '数えない旧版'})",
            )
            for one in view.versions
            if len(view.versions) > 1
        ),
    ]
    cases = [
        (case.id, case.number, case.title, _outcome(case), case.case.heading.line)
        for case in view.cases
    ]
    heads = ("ID", "番号", "件名", "結果", "行")
    return table(view.id + _marked(view), _FACT, facts) + table("案件", heads, cases)


def case_html(view: CaseView) -> str:
    """Return a case's facts, its exchanges, and the lines they stand in."""
    case, outcome = view.case, view.outcome
    quoted = view.of.quoted(outcome.raw or "")
    place = "" if outcome.place is None else f" ({outcome.place.line}行「{quoted}」)"
    departments = dict.fromkeys(unit.name for body in case.bodies for unit in body.units)
    facts = [
        ("番号", case.number),
        ("件名", case.title),
        ("手続", case.procedure),
        ("部署", "、".join(departments)),
        ("条文", "、".join(dict.fromkeys(f"{c.law or ''}{c.provision}" for c in case.citations))),
        ("結果", _outcome(view) + place),
        *(("条件・意見", f"{told} ({line or '-'}行)") for line, told in view.conditions),
        ("原本", f"{view.of.minutes.path} {case.heading.line}行から"),
    ]
    turns = {turn.turn.id: turn for turn in view.turns}
    rows = [
        (
            turns[one.question].turn.place.line,
            words(turns[one.question]),
            " / ".join(words(turns[answer]) for answer in one.answers if answer in turns)
            or "回答なし",
        )
        for one in view.exchanges
        if one.question in turns
    ]
    head = table(view.id + _marked(view.of), _FACT, facts)
    return head + table(f"質問と回答 {len(rows)}組", ("行", "質問", "回答"), rows)


def thread_html(view: ThreadView) -> str:
    """Return the sittings on one matter."""
    rows = [(case.id, case.of.meeting.date, case.number, _outcome(case)) for case in view.sittings]
    return table(f"同じ案件の審議 {len(view)}回", ("ID", "開催日", "番号", "結果"), rows)


def turn_html(view: TurnView) -> str:
    """Return a turn with its source lines."""
    turn = view.turn
    head = f"{view.id} {role_label(turn.role.value)}・{kind_label(turn.kind.value)}"
    lines = view.source_lines[:_LINES]
    more = len(view.source_lines) - _LINES
    notes = [f"ほか {more} 行"] if more > 0 else []
    heads, rows = ("行", "原文"), [(line.line, line.text) for line in lines]
    if lines and lines[0].page is not None:
        paged = [(line.page, line.line, line.text) for line in lines]
        return table(head + _marked(view.of), ("ページ", *heads), paged, notes=notes)
    return table(head + _marked(view.of), heads, rows, notes=notes)


def words(view: TurnView) -> str:
    """Return a turn's words as its source lines show them, names hidden where they must be."""
    return "".join(line.text.strip() for line in view.source_lines)


def _outcome(view: CaseView) -> str:
    value = view.outcome.value
    return outcome_label(None if value is None else value.value)


def _numbered(year: int | None, number: int | None) -> str:
    year_text = "年度の記載なし" if year is None else f"{year}年度"
    return year_text if number is None else f"{year_text} 第{number}回"


def _marked(view: MeetingView) -> str:
    return " (合成データ)" if view.minutes.synthetic else ""
