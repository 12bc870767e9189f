"""Invented minutes and queries for property tests.

They are made of few words, so that near misses come up at once: spellings of one word,
compounds beside their parts, marks and spaces between, names that are hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hypothesis import strategies as st

from kurume_search.model.case import BodyPart, Case, CaseBody, CaseUnit, Staff, TopicMatch
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.concordance import Concordance, Fate, LawProvision
from kurume_search.model.meeting import AgendaItem, AgendaKind, Meeting, Minutes, Notation, Person
from kurume_search.model.outcome import Outcome, OutcomeValue
from kurume_search.model.place import Part, PartKind, Place
from kurume_search.model.provision import Provision
from kurume_search.model.registers import (
    Council,
    Department,
    Law,
    LawName,
    Registers,
    SynonymGroup,
    Topic,
)
from kurume_search.model.turn import Note, NoteType, Role, Turn, TurnKind
from kurume_search.query.ast import (
    And,
    Everything,
    Exact,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Query,
    Range,
    Unit,
    Words,
)
from kurume_search.text.spans import Span

WORDS = (
    "目的外利用", "目的", "外", "利用", "オンライン結合", "オンライン", "結合", "個人情報",
    "情報", "サーバ", "サーバー", "ｻｰﾊﾞｰ", "入替え", "入れ替え", "取扱い", "取り扱い", "取扱",
    "LINEWORKS", "LINE", "WORKS", "の", "子どもの", "こども", "笑顔", "給付金", "1ヶ月", "１カ月",
    "清水", "条例", "改正", "プロファイリング", "審議会", "😀",
    "ＬＩＮＥ", "ｗｏｒｋｓ", "１", "市民部",
)  # fmt: skip
MARKS = ("", "", "", "、", "。", "「", "」", " ", "　", "・")
NAMES = ("清水", "入替", "LINE")
SPEAKERS = ("A委員", "B委員", "会長", "実施機関")
NUMBERS = ("1", "諮問第１２号", "議案第12号", None)
ASKED_NUMBERS = ("1", "諮問第12号", "十二", "議案第12号", "諮問第1号", "報告第1号")
REGISTERS = Registers(
    councils=(Council(id="k.council", name="久間市審議会", names=("久間市審議会",)),),
    laws=(
        Law(id="k.old", council="k.council", title="久間市個人情報保護条例", kind="ordinance",
            names=(LawName(text="条例"), LawName(text="旧条例"))),
        Law(id="j.act", council=None, title="個人情報の保護に関する法律", kind="act",
            names=(LawName(text="法"), LawName(text="個人情報保護法"))),
    ),
    departments=(
        Department(id="bu", council="k.council", name="総務部"),
        Department(id="ka", council="k.council", name="情報課", parent="bu", aliases=("情報室",),
                   successors=("shin",)),
        Department(id="kakari", council="k.council", name="情報係", parent="ka"),
        Department(id="shin", council="k.council", name="DX課"),
        Department(id="ta", council="k.council", name="福祉課"),
    ),
    topics=tuple(
        Topic(id=name, axis="means", group="g", label=label, gloss=name, any=(label,))
        for name, label in (("online", "オンライン結合"), ("server", "サーバ更改"))
    ),
    synonyms=(
        SynonymGroup(terms=("LINEWORKS", "LINE WORKS")),
        SynonymGroup(terms=("給付金", "手当")),
    ),
    concordance=(
        Concordance(
            old=LawProvision(law="k.old", provision=Provision(article=10)), fate=Fate.SUCCEEDED,
            successors=(LawProvision(law="j.act", provision=Provision(article=9)),),
            since=date(2023, 4, 1),
        ),
        Concordance(
            old=LawProvision(law="k.old", provision=Provision(article=9, paragraph=3)),
            fate=Fate.ENDED, since=date(2023, 4, 1),
        ),
    ),
)  # fmt: skip

DEPARTMENTS = ("総務部", "情報課", "情報室", "情報係", "DX課", "福祉課", "総務部情報課", "無名課")
PROVISIONS = (
    Provision(9), Provision(9, None, 3, 4), Provision(9, None, 3, 4, 2), Provision(9, 2),
    Provision(10, None, 1, 2), Provision(10, None, None, 2), Provision(10, None, 1),
    Provision(19),
)  # fmt: skip

prose = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)).map("".join), min_size=1, max_size=7
).map("".join)


@dataclass
class _Page:
    """A source under way; what is written is remembered by its place."""

    text: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1

    def skip(self, words: str) -> None:
        self.text += words

    def write(self, *pieces: str) -> Place:
        """Write `pieces` on lines of their own and return where they stand."""
        first, spans = self.line, []
        for piece in pieces:
            spans.append(Span(len(self.text), len(self.text) + len(piece)))
            self.text += piece + "\n"
        return Place(first, first + len(pieces) - 1, tuple(spans))


def _names_in(place: Place, source: str, names: Sequence[str]) -> list[Span]:
    """Return where any of `names` stands first in each piece at `place`."""
    found = []
    for piece in place.pieces:
        for name in names:
            at = piece.of(source).find(name)
            if at >= 0:
                found.append(Span(piece.start + at, piece.start + at + len(name)))
    return found


@st.composite
def _units(draw: st.DrawFn, place: Place) -> CaseUnit:
    row = draw(st.sampled_from([*REGISTERS.departments, None]))
    if row is None:
        name = draw(st.sampled_from(["無名課", "情報課"]))
        return CaseUnit(
            department=draw(st.sampled_from([None, "無名部"])), office=None, unit=name, id=None,
            place=place,
        )  # fmt: skip
    return CaseUnit(department=None, office=None, unit=row.name, id=row.id, place=place)


@st.composite
def _citation(draw: st.DrawFn, place: Place, cases: tuple[str, ...]) -> Citation:
    law, law_id = draw(
        st.sampled_from([("条例", "k.old"), ("法", "j.act"), (None, None), ("規則", None)])
    )
    return Citation(
        raw="", law=law, law_id=law_id, provision=draw(st.sampled_from(PROVISIONS)),
        context=CitationContext.TITLE, cases=cases, places=(place,),
    )  # fmt: skip


@st.composite
def minutes(draw: st.DrawFn, *, number: int = 0) -> tuple[Minutes, str]:
    """Minutes of one meeting, and the text they were read from."""
    page = _Page()
    day = draw(st.sampled_from([date(2021, 7, 26), date(2022, 3, 1), date(2023, 4, 1), None]))
    council = draw(st.sampled_from(["k.council", None]))
    fields, people = [], []
    for name in draw(st.lists(st.sampled_from(["title", "venue", "members"]), max_size=3)):
        place = page.write(draw(prose))
        fields.append((name, place))
        spans = _names_in(place, page.text, draw(st.lists(st.sampled_from(NAMES), max_size=1)))
        people += [Person(name=s.of(page.text), role=None, name_span=s) for s in spans]
    agenda = []
    for at in range(draw(st.integers(0, 2))):
        place = page.write(draw(prose))
        kind = AgendaKind.DELIBERATION
        agenda.append(AgendaItem(id=f"a{at}", number=None, kind=kind, title="", place=place))
    items = st.sampled_from([None, *(item.id for item in agenda)])
    cases, citations = [], []
    for at in range(draw(st.integers(0, 3))):
        case, cited = draw(_case(page, f"c{at + 1}", items))
        cases.append(case)
        citations += cited
    if agenda and cases and draw(st.booleans()):
        agenda[-1] = replace(agenda[-1], place=cases[-1].heading)
    ids = [case.id for case in cases]
    turns, notes = [], []
    for at in range(draw(st.integers(1, 5))):
        page.skip(f"（{SPEAKERS[0]}）")
        place = page.write(*draw(st.lists(prose, min_size=1, max_size=2)))
        served = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if ids else []
        turns.append(
            Turn(
                id=f"t{at + 1:03}",
                item=draw(items),
                place=place,
                speaker_raw=None,
                speaker=draw(st.sampled_from([*SPEAKERS, None])),
                speaker_span=None,
                role=draw(st.sampled_from([Role.MEMBER, Role.CHAIR, Role.SECRETARIAT])),
                kind=draw(st.sampled_from(TurnKind)),
                cases=tuple(sorted(served)),
                text=place.text(page.text),
            )
        )
    called = next((turn for turn in turns if turn.cases), None)
    if called is not None and draw(st.booleans()):  # the chair's words alone say the title
        at = ids.index(called.cases[0])
        cases[at] = replace(cases[at], heading=called.place, title_place=called.place)
    for at in range(draw(st.integers(0, 2))):
        place = page.write(draw(prose))
        served = draw(st.lists(st.sampled_from(ids), max_size=1)) if ids else []
        notes.append(
            Note(
                id=f"n{at + 1:03}",
                item=draw(items),
                place=place,
                type=NoteType.OTHER,
                cases=tuple(served),
                raw=place.text(page.text),
            )
        )
        if draw(st.booleans()):
            citations.append(draw(_citation(place, ())))
    if draw(st.booleans()):
        line, start = page.line, len(page.text)
        page.skip(draw(prose) + "\n" + draw(prose))
        span = Span(start, len(page.text))
        page.parts.append(Part(kind=PartKind.UNCLAIMED, line=line, span=span))
    year = None if day is None else day.year - (day.month < 4)
    body = draw(st.sampled_from(["久間市審議会", None]))
    meeting = Meeting(
        id=f"2021-07-26.{number}", council=council, body=body,
        fiscal_year=year, number=draw(st.sampled_from([1, 2, None])), date=day,
        members=tuple(people), fields=tuple(fields),
    )  # fmt: skip
    made = Minutes(
        path=f"{number}.txt", sha256="0" * 64, encoding="utf-8", source_lines=page.line,
        synthetic=True, notation=Notation(id="paren", score=1.0), meeting=meeting,
        agenda=tuple(agenda), cases=tuple(cases), citations=tuple(citations),
        turns=tuple(turns), notes=tuple(notes), parts=tuple(page.parts),
    )  # fmt: skip
    return made, page.text


@st.composite
def _case(
    draw: st.DrawFn, page: _Page, name: str, items: st.SearchStrategy[str | None]
) -> tuple[Case, list[Citation]]:
    called = draw(st.sampled_from(["【諮問案件】", "第12号"]))
    where = draw(st.sampled_from(["the heading", "in the heading", "behind the heading"]))
    if where == "in the heading":
        subject = draw(prose)
        heading = page.write(called + subject + draw(prose))
        start = heading.start + len(called)
        title = replace(heading, pieces=(Span(start, start + len(subject)),))
    else:
        heading = title = page.write(called)
    if where == "behind the heading":
        title = page.write(*draw(st.lists(prose, min_size=1, max_size=2)))
    bodies = []
    for _ in range(draw(st.integers(0, 2))):
        place = page.write(draw(prose))
        units = draw(st.lists(_units(place), min_size=1, max_size=2))
        spans = _names_in(place, page.text, draw(st.lists(st.sampled_from(NAMES), max_size=2)))
        staff = [Staff(unit=None, name=s.of(page.text), title=None, name_span=s) for s in spans]
        bodies.append(
            CaseBody(
                role="諮問機関",
                part=BodyPart.HOLDER,
                place=place,
                units=tuple(units),
                staff=tuple(staff),
            )
        )
    cited = draw(st.lists(_citation(title, (name,)), max_size=2))
    topics = draw(st.lists(st.sampled_from(["online", "server"]), max_size=2, unique=True))
    case = Case(
        id=name, item=draw(items), number=draw(st.sampled_from(NUMBERS)),
        heading=heading, title=title.text(page.text), title_place=title,
        procedure=draw(st.sampled_from(["諮問", "報告"])), bodies=tuple(bodies),
        citations=tuple(cited),
        topics=tuple(
            TopicMatch(id=topic, trigger="", line=title.line, span=title.pieces[0])
            for topic in topics
        ),
        outcome=replace(
            Outcome(),
            value=draw(
                st.sampled_from(
                    [OutcomeValue.APPROVED, OutcomeValue.APPROVED_CONDITIONAL,
                     OutcomeValue.REJECTED, None]
                )
            ),
        ),
    )  # fmt: skip
    return case, cited


@st.composite
def meetings(draw: st.DrawFn) -> list[tuple[Minutes, str]]:
    """Minutes of up to three meetings, each with its text; ids differ."""
    return [draw(minutes(number=n + 1)) for n in range(draw(st.integers(1, 3)))]


# What a person may type as a word: compounds, spellings, marks inside, signs of the language.
terms = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join),
    st.sampled_from(
        ["LINE WORKS", "子どもの笑顔", "個人情報、目的", "オン", "報", "手当", "無い語"]
    ),
)
_word_nodes: st.SearchStrategy[Node] = st.one_of(
    terms.map(Words), terms.map(Exact), terms.map(Prefix),
    st.sampled_from(["プロファ", "個人情", "取扱", "LINE", "入"]).map(Prefix),
)  # fmt: skip
_frequent = st.sampled_from(["個人情報", "目的", "利用", "外", "の", "サーバ", "LINE", "笑顔"]).map(
    Words
)
_near: st.SearchStrategy[Node] = st.recursive(
    st.builds(Near, _frequent | _word_nodes, _frequent | _word_nodes, st.integers(1, 6)),
    lambda inner: st.builds(
        Near, inner, st.tuples(_frequent, _word_nodes).map(Or), st.integers(1, 9)
    ),
    max_leaves=2,
)
_years = st.sampled_from(["2021", "R3", "令和4年度", "2023"])
_dates = st.sampled_from(["2021-07", "2022-03-01", "R5.4.1", "2021"])
_fields: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(
        ["9", "第9条第3項第4号", "10-1-2", "10-1", "9の2", "旧条例9条", "法10条", "条例十条"]
    ).map(lambda value: Field("article", value)),
    st.sampled_from(["条例", "個人情報保護法"]).map(lambda value: Field("law", value)),
    st.sampled_from(DEPARTMENTS[:-1]).map(lambda value: Field("dept", value)),
    st.sampled_from(DEPARTMENTS[:-1]).map(lambda value: Field("dept!", value)),
    st.sampled_from(["オンライン結合", "server"]).map(lambda value: Field("topic", value)),
    st.sampled_from(["承認", "承認*", "不承認", "記載なし"]).map(lambda v: Field("outcome", v)),
    st.sampled_from(["諮問", "報告"]).map(lambda value: Field("procedure", value)),
    st.sampled_from(ASKED_NUMBERS).map(lambda value: Field("number", value)),
    st.sampled_from(["委員", "会長", "secretariat"]).map(lambda value: Field("role", value)),
    st.sampled_from(["質問", "answer", "件名", "注記", "会議"]).map(lambda v: Field("kind", v)),
    st.sampled_from(SPEAKERS).map(lambda value: Field("speaker", value)),
    _years.map(lambda value: Field("year", value)),
    st.builds(Range, st.just("year"), _years, st.none() | _years),
    _dates.map(lambda value: Field("date", value)),
    st.builds(Range, st.just("date"), st.none() | _dates, _dates),
    st.sampled_from(["R4", "2022-03"]).map(lambda value: Field("since", value)),
    st.sampled_from(["R3-2", "第1回", "2021-07-26.1"]).map(lambda v: Field("meeting", v)),
    st.just(Field("council", "k.council")),
)  # fmt: skip
_leaves: st.SearchStrategy[Node] = st.one_of(
    _word_nodes, terms.map(Literal), st.just(Literal("、")), _fields, _near
)


def _joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(parts.map(And), parts.map(Or), inner.map(Not))


nodes: st.SearchStrategy[Node] = st.recursive(_leaves, _joined, max_leaves=6)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Queries about the meetings above, in any unit."""
    node = draw(nodes) if draw(st.integers(0, 9)) else Everything()
    return Query(node, draw(st.sampled_from(Unit)))


@st.composite
def word_queries(draw: st.DrawFn) -> Query:
    """Queries that ask for words alone, near each other or not."""
    return Query(draw(st.one_of(_near, _near, _word_nodes)), draw(st.sampled_from(Unit)))


_signs = [*"ab個の｜|()（）\"'“”‘’=＝-−* :：.・、　", "OR", "NOT", "NEAR/2 ", "dept:", "year:", "★"]
_typed = st.lists(st.sampled_from(_signs), max_size=24).map("".join)
typed = st.one_of(_typed, st.text(max_size=20))


def minutes_of(*turns: str) -> tuple[Minutes, str]:
    """Return minutes of one meeting that are nothing but `turns`, and their text."""
    page, made = _Page(), []
    for number, words in enumerate(turns, 1):
        place = page.write(words)
        made.append(
            Turn(
                id=f"t{number:03}",
                item=None,
                place=place,
                speaker_raw=None,
                speaker=None,
                speaker_span=None,
                role=Role.MEMBER,
                kind=TurnKind.STATEMENT,
                text=words,
            )
        )
    minutes = Minutes(
        path="turns.txt", sha256="0" * 64, encoding="utf-8", source_lines=page.line,
        synthetic=True, notation=Notation(id="paren", score=1.0),
        meeting=Meeting(id="2021-07-26"), turns=tuple(made),
    )  # fmt: skip
    return minutes, page.text
