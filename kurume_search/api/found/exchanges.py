"""Questions with their answers, as people and programs look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from kurume_search.api.found.hit_forms import expansions, query_json
from kurume_search.api.found.hits import of_all
from kurume_search.api.showing.ranked import Ranked
from kurume_search.api.showing.shown import Shown
from kurume_search.query.ast import Query, Unit
from kurume_search.search.answering.hits import PassageHit
from kurume_search.search.exchanges import ExchangeHit, FoundExchanges
from kurume_search.text.width import clip

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.flow import FlowResult
    from kurume_search.api.found.hits import Hits
    from kurume_search.charts.chart import Chart, Lang
    from kurume_search.search.answering.found import Found

SCHEMA = "kurume-search/exchanges/1"
UNANSWERED = "回答なし"
BY_REFERENCE = "ほかの案件を引いた質問"
ROW = (
    "rank", "question_id", "cases", "meeting", "title", "question_line", "asked_by",
    "question_text", "answer_ids", "answer_lines", "answered_by", "answer_text",
    "by_reference", "score", "synthetic",
)  # fmt: skip


class Exchange(ExchangeHit, Shown, kw_only=True):
    """A question with its answers, that shows itself (see `search.exchanges.ExchangeHit`)."""

    def __repr__(self) -> str:
        """Return question and answers as lines of text."""
        return "\n".join(["<Exchange>", *(f"  {line}" for line in text_lines(self))])

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import table

        rows = [("問", self.question.line, self.question.speaker, self.question.text)]
        rows += [("答", one.line, one.speaker, one.text) for one in self.answers]
        mark = " (合成データ)" if self.meeting["synthetic"] else ""
        notes = [BY_REFERENCE] if self.by_reference else []
        notes += [] if self.answers else [UNANSWERED]
        caption = f"質問と回答 {self.question.id}{mark}"
        return table(caption, ("", "行", "発言者", "発言"), rows, notes=notes)


def _shown(hit: ExchangeHit) -> Exchange:
    names: tuple[str, ...] = ExchangeHit.__match_args__
    return Exchange(**{name: getattr(hit, name) for name in names})


@dataclass(frozen=True, eq=False)
class Exchanges(Ranked[Exchange]):
    """Questions ⇄ answers that answer a query; sized, iterable, sliceable, read when shown.

    A slice is `Exchanges` again, of these alone.

    Attributes:
        corpus: Where they were found.
        query: As parsed, filters in it.
        found: What its words and filters find.
        rows: The exchanges themselves.
        side: Where the words had to stand; None for either side.
        notes: What a reader should know about how filters were read, in Japanese.
    """

    corpus: Corpus
    query: Query
    found: Found
    rows: FoundExchanges
    side: str | None
    notes: tuple[str, ...] = ()

    def _found(self) -> int:
        return len(self.rows)

    def _at(self, rank: int) -> Exchange:
        return _shown(self.rows.hit(self.rows.rows[rank]))

    @property
    def total(self) -> int:
        """How many were found, one for each question turn; `len`: how many are here."""
        return len(self.rows)

    @property
    def unit(self) -> Unit:
        """The span in which AND and NOT were decided."""
        return self.found.unit

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know, in Japanese."""
        return (*self.cut, *self.found.warnings, *self.notes)

    def flow(self) -> FlowResult:
        """Return who asks, on what issue, who answers."""
        from kurume_search.api.found.flow import flow_of

        return flow_of(self.corpus, self, self._asked, self._asked)

    @property
    def _asked(self) -> str:
        """The query with its filters; empty if everything was asked for."""
        from kurume_search.query.ast import Everything

        return "" if isinstance(self.query.node, Everything) else str(self.query)

    def plot(self, *, lang: Lang = "ja") -> Chart:
        """Return the flow as a chart."""
        return self.flow().plot(lang=lang)

    @property
    def source_hits(self) -> Hits:
        """What its words and filters find."""
        from kurume_search.api.found.hits import Hits

        return Hits(self.corpus, self.query, self.found)

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return ROW

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every exchange as a row with the keys `ROW`; no answer is an empty list."""
        return [
            {
                "rank": rank + 1,
                "question_id": one.question.id,
                "cases": list(one.cases),
                "meeting": one.meeting["id"],
                "title": one.title,
                "question_line": one.question.line,
                "asked_by": one.question.speaker,
                "question_text": one.question.text,
                "answer_ids": [answer.id for answer in one.answers],
                "answer_lines": [str(answer.line) for answer in one.answers],
                "answered_by": [answer.speaker or "" for answer in one.answers],
                "answer_text": "\n".join(answer.text for answer in one.answers) or None,
                "by_reference": one.by_reference,
                "score": round(one.score, 6),
                "synthetic": one.meeting["synthetic"],
            }
            for rank, one in zip(self.ranks, self, strict=True)
        ]

    def to_json(self, *, limit: int | None = None) -> dict[str, Any]:
        """Return the documented JSON form; `limit` bounds the exchanges, not the total."""
        return {
            "ok": True,
            "schema": SCHEMA,
            "corpus": self.corpus.described,
            "tokenizer": self.corpus.tokenizer,
            "query": {
                **query_json(self.query, self.unit),
                "side": self.side,
                "expansions": expansions(self.found),
            },
            "total": self.total,
            "exchanges": [exchange_json(one) for one in islice(self, limit)],
            "warnings": list(self.warnings),
        }

    def __repr__(self) -> str:
        """Return the first exchanges as lines of text."""
        mark = self.corpus.mark(" ")
        head = f"<Exchanges {len(self)}件{of_all(self)} 単位={self.unit} {str(self.query)!r}{mark}>"
        lines = [head]
        for one in islice(self, _SHOWN):
            lines += [clip(f"  {line}", _WIDTH) for line in text_lines(one)]
        if len(self) > _SHOWN:
            lines.append(f"  … ほか {len(self) - _SHOWN} 件")
        return "\n".join([*lines, *self.warnings])

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import framed, marked_html, paragraphs, read_left

        def cell(passage: PassageHit) -> str:
            who = escape(passage.speaker or "")
            return f"<div>{passage.line}行 {who} {marked_html(passage)}</div>"

        caption = f"{escape(str(self.query))}: 質疑 {len(self)} 件{of_all(self)}(単位 {self.unit})"
        caption += self.corpus.mark("・")
        caption += f"、はじめの {_ROWS} 件" if len(self) > _ROWS else ""
        rows = []
        for one in islice(self, _ROWS):
            where = "、".join(one.cases) or one.question.id
            note = f"<div>{BY_REFERENCE}</div>" if one.by_reference else ""
            answers = "".join(map(cell, one.answers)) or UNANSWERED
            rows.append(
                f'<tr><th scope="row">{escape(where)}</th><td>{escape(one.title or "")}</td>'
                f"<td>{cell(one.question)}{note}</td><td>{answers}</td></tr>"
            )
        heads = ("案件", "件名", "質問", "回答")
        return read_left(framed(caption, heads, "".join(rows))) + paragraphs(self.warnings)


_SHOWN, _ROWS = 10, 20
_WIDTH = 96  # columns


class Marks(NamedTuple):
    """What stands before the turns of an exchange; of one width."""

    question: str = "問"
    answer: str = "答"
    line: str = "{line}行"
    by_reference: str = BY_REFERENCE
    unanswered: str = UNANSWERED


def text_lines(one: ExchangeHit, marks: Marks = Marks()) -> Iterator[str]:  # noqa: B008 - frozen
    """Yield an exchange as lines: where it stands, the question, the answers."""
    where = "、".join(one.cases) or one.question.id
    yield where + (f"  {marks.by_reference}" if one.by_reference else "")
    turns = ((marks.question, one.question), *((marks.answer, answer) for answer in one.answers))
    for mark, passage in turns:
        speaker = f"({passage.speaker})" if passage.speaker else ""
        line = marks.line.format(line=passage.line)
        yield f"{mark} {line} {speaker} {' '.join(passage.text.split())}"
    if not one.answers:
        yield f"{marks.answer} {marks.unanswered}"


def exchange_json(one: ExchangeHit) -> dict[str, Any]:
    """Return one exchange in the documented form."""
    return {
        "cases": list(one.cases),
        "meeting": one.meeting["id"],
        "title": one.title,
        "by_reference": one.by_reference,
        "answered": bool(one.answers),
        "question": _turn_json(one.question),
        "answers": [_turn_json(answer) for answer in one.answers],
        "score": round(one.score, 6),
        "synthetic": one.meeting["synthetic"],
    }


def _turn_json(passage: PassageHit) -> dict[str, Any]:
    return {
        "id": passage.id,
        "role": passage.role,
        "speaker": passage.speaker,
        "line": passage.line,
        "line_end": passage.line_end,
        "start": passage.start,
        "stop": passage.stop,
        "text": passage.text,
        "marks": [[s.start, s.stop] for mark in passage.marks for s in mark.source],
    }
