"""The minutes of one invented meeting, built by hand, with everything hostile in them."""

from __future__ import annotations

import hashlib
from datetime import date
from types import MappingProxyType

from kurume_search.model.case import BodyPart, Case, CaseBody, CaseUnit, Staff, TopicMatch
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.diagnostic import Diagnostic, Severity
from kurume_search.model.meeting import AgendaItem, AgendaKind, Meeting, Minutes, Notation, Person
from kurume_search.model.outcome import Outcome, OutcomePart, OutcomeValue, OutcomeWhere
from kurume_search.model.place import Place
from kurume_search.model.provision import Provision
from kurume_search.model.registers import Council, Department, Registers, Valid
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Exchange, Note, NoteType, Role, Turn, TurnKind
from kurume_search.text.spans import LineMap, Span

TEXT = """\
令和3年度第2回 久間市情報公開審議会（定例会）
日時：令和3年7月26日（月） 午前10時～
出席者：山田会長、佐藤花子委員
事務局：鈴木主査
1 諮問案件の審議
【諮問案件1】
<b>個人情報</b>を目的外利用すること（条例第9条第3項第4号）について
諮問機関：福祉部高齢福祉課（田中課長）
－資料をもとに説明－
（A委員）=cmd()を
使うのか。山田会長の考えは？以上
(実施機関) はい。山田太郎\x0bを確認する。
（B委員）案件1と2を一度に聞く。
—この件に関しては承認される。賛成3、反対1—
【諮問案件2】
&quot;クラウド&quot;の利用について
2 その他
（山田会長）閉会する。
"""
REGISTERS = Registers(
    councils=(
        Council(id="kuma.shingikai", name="久間市情報公開審議会", municipality="久間市"),
        Council(id="kuma.shinsakai", name="久間市審査会", municipality="久間市"),
    ),
    departments=(
        Department(id="kuma.fukushi", council="kuma.shingikai", name="福祉部"),
        Department(
            id="kuma.fukushi.korei",
            council="kuma.shingikai",
            name="高齢福祉課",
            parent="kuma.fukushi",
            aliases=("高齢者福祉課",),
            valid=Valid(since=date(2010, 4, 1), until=date(2022, 3, 31)),
        ),
    ),
)


def source(text: str = TEXT, path: str = "minutes/令和3年-2.txt") -> SourceText:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(path=path, sha256=digest, encoding="utf-8", text=text, synthetic=True)


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def at(*words: str) -> Place:
    lines, pieces, after = LineMap(TEXT), [], 0
    for piece in words:
        pieces.append(span(piece, after=after))
        after = pieces[-1].stop
    return Place(lines.line_at(pieces[0].start), lines.line_at(after - 1), tuple(pieces))


def meeting(
    council: str | None = "kuma.shingikai", day: date | None = date(2021, 7, 26)
) -> Meeting:
    return Meeting(
        id=day.isoformat() if day else "undated-12345678",
        council=council,
        municipality="久間市",
        body="久間市情報公開審議会",
        doc_kind="会議概要",
        fiscal_year=2021,
        number=2,
        session_type="定例会",
        date=day,
        weekday_ok=True,
        time_start="10:00",
        members=(
            Person(name="山田", role="会長", name_span=span("山田")),
            Person(name="佐藤花子", role="委員", name_span=span("佐藤花子")),
        ),
        absent=(),
        secretariat=(Person(name="鈴木", role="主査", name_span=span("鈴木")),),
        observers=0,
        lines=MappingProxyType({"date": 2, "members": 3}),
        fields=(
            ("date", at("日時：令和3年7月26日（月） 午前10時～")),
            ("members", at("出席者：山田会長、佐藤花子委員")),
            ("secretariat", at("事務局：鈴木主査")),
        ),
    )


def _cases() -> tuple[Case, ...]:
    unit = at("福祉部高齢福祉課")
    return (
        Case(
            id="c1",
            item="a1",
            number="1",
            heading=at("【諮問案件1】"),
            title="<b>個人情報</b>を目的外利用すること（条例第9条第3項第4号）について",
            title_place=at("<b>個人情報</b>を目的外利用すること（条例第9条第3項第4号）について"),
            procedure="諮問",
            bodies=(
                CaseBody(
                    role="諮問機関",
                    part=BodyPart.HOLDER,
                    place=at("諮問機関：福祉部高齢福祉課（田中課長）"),
                    units=(
                        CaseUnit(
                            department="福祉部",
                            office=None,
                            unit="高齢福祉課",
                            id="kuma.fukushi.korei",
                            place=unit,
                        ),
                        CaseUnit(department=None, office=None, unit="謎課", id=None, place=unit),
                    ),
                    staff=(
                        Staff(unit="高齢福祉課", name="田中", title="課長", name_span=span("田中")),
                    ),
                ),
            ),
            citations=(CITATION,),
            topics=(
                TopicMatch(
                    id="use.secondary", trigger="目的外利用", line=7, span=span("目的外利用")
                ),
            ),
            outcome=Outcome(
                value=OutcomeValue.APPROVED,
                raw="この件に関しては承認される。",
                place=at("—この件に関しては承認される。賛成3、反対1—"),
                where=OutcomeWhere.STAGE_NOTE,
                conditions=("=条件", "年度ごとに報告すること"),
                votes="賛成3、反対1",
                parts=(OutcomePart(subject="甲", value=OutcomeValue.APPROVED),),
            ),
            remarks=("題名が二度書かれています。",),
        ),
        Case(
            id="c2",
            item="a1",
            number="2",
            heading=at("【諮問案件2】"),
            title="&quot;クラウド&quot;の利用について",
            title_place=at("&quot;クラウド&quot;の利用について"),
            procedure="諮問",
        ),
    )


CITATION = Citation(
    raw="条例第9条第3項第4号",
    law="条例",
    law_id="kuma.old",
    provision=Provision(article=9, paragraph=3, item=4),
    context=CitationContext.TITLE,
    cases=("c1",),
    places=(at("条例第9条第3項第4号"),),
)


def _turns() -> tuple[Turn, ...]:
    def turn(name: str, label: str, *words: str, item: str = "a1", **rest: object) -> Turn:
        held: dict[str, object] = {
            "role": Role.MEMBER,
            "kind": TurnKind.STATEMENT,
            "speaker": label.strip("（）()"),
            **rest,
        }
        return Turn(
            id=name,
            item=item,
            place=at(*words),
            speaker_raw=label,
            speaker_span=span(label),
            text="".join(words),
            **held,  # type: ignore[arg-type]
        )

    chair = span("山田", after=TEXT.index("（山田会長）"))
    return (
        turn(
            "t001", "（A委員）", "=cmd()を", "使うのか。山田会長の考えは？以上",
            kind=TurnKind.QUESTION, cases=("c1",),
            question_spans=(span("=cmd()を\n使うのか。"), span("山田会長の考えは？")),
        ),
        turn(
            "t002", "(実施機関)", "はい。山田太郎\x0bを確認する。",
            role=Role.IMPLEMENTING_BODY, kind=TurnKind.ANSWER, cases=("c1",),
        ),
        turn(
            "t003", "（B委員）", "案件1と2を一度に聞く。",
            kind=TurnKind.QUESTION, cases=("c1", "c2"),
        ),
        turn(
            "t004", "（山田会長）", "閉会する。",
            item="a2", role=Role.CHAIR, kind=TurnKind.PROCEDURAL, names=(chair,), speaker="会長",
        ),
    )  # fmt: skip


def minutes(text: SourceText | None = None, held: Meeting | None = None) -> Minutes:
    read = text or source()
    return Minutes(
        path=read.path,
        sha256=read.sha256,
        encoding="utf-8",
        source_lines=18,
        synthetic=True,
        notation=Notation(id="paren", score=0.9),
        meeting=held or meeting(),
        agenda=(
            AgendaItem(
                id="a1", number="1", kind=AgendaKind.DELIBERATION,
                title="諮問案件の審議", place=at("1 諮問案件の審議"),
            ),
            AgendaItem(
                id="a2", number="2", kind=AgendaKind.OTHER, title="その他", place=at("2 その他")
            ),
        ),
        cases=_cases(),
        citations=(CITATION,),
        turns=_turns(),
        exchanges=(
            Exchange(question="t001", answers=("t002",), case="c1"),
            Exchange(question="t003", answers=(), case="c2", by_reference=True),
        ),
        notes=(
            Note(
                id="n001", item="a1", place=at("－資料をもとに説明－"),
                type=NoteType.PRESENTATION, cases=("c1",), raw="－資料をもとに説明－",
            ),
            Note(
                id="n002", item="a1", place=at("—この件に関しては承認される。賛成3、反対1—"),
                type=NoteType.OUTCOME, cases=("c1",),
                raw="—この件に関しては承認される。賛成3、反対1—",
            ),
        ),
        diagnostics=(
            Diagnostic(
                code="missing-outcome", severity=Severity.WARNING, line=15,
                span=span("【諮問案件2】"), message="結果の記載がありません（山田会長）。",
            ),
            Diagnostic(
                code="whole-file", severity=Severity.INFO, line=None, span=None,
                message="全体について。",
            ),
        ),
    )  # fmt: skip


def pairs() -> list[tuple[Minutes, SourceText]]:
    """Return the meeting, the same day's second one, and one without day or council."""
    first, second, third = source(), source(path="minutes/b.txt"), source(path="minutes/c.txt")
    return [
        (minutes(first), first),
        (minutes(second), second),
        (minutes(third, meeting(council=None, day=None)), third),
    ]
