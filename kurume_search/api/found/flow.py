"""Who asks, on what issue, who answers: the exchanges of a case or a search, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kurume_search.api.showing.exportable import Exportable
from kurume_search.errors import LANGUAGES, check_choice
from kurume_search.text.width import clip

if TYPE_CHECKING:
    from kurume_search.analytics.flow import Asked, Flow
    from kurume_search.analytics.rows.table import Table
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.charts.chart import Chart, Lang
    from kurume_search.search.exchanges import ExchangeHit

_SHOWN = 20


@dataclass(frozen=True, eq=False)
class FlowResult(Exportable):
    """Exchanges by who asks, on what, who answers; sized and iterable.

    Attributes:
        corpus: Where they are.
        flow: The exchanges.
        what: The case or the query, for titles.
        query: In the query language: where they were looked for.
    """

    corpus: Corpus
    flow: Flow
    what: str
    query: str = ""

    @property
    def rows(self) -> tuple[Asked, ...]:
        """The exchanges, in the order they were found."""
        return self.flow.rows

    def __len__(self) -> int:
        return len(self.flow.rows)

    def __iter__(self) -> Iterator[Asked]:
        return iter(self.flow.rows)

    @property
    def table(self) -> Table:
        """An exchange a row."""
        return self.flow.table()

    @property
    def source_hits(self) -> Hits:
        """The turns of what was asked for; all cases if it was nothing."""
        return self.corpus.search(self.query)

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return self.table.names

    def to_rows(self) -> list[dict[str, Any]]:
        """Return an exchange a row."""
        return self.table.to_rows()

    def plot(self, *, lang: Lang = "ja") -> Chart:
        """Return the flow as a chart: who asks, on what issue, who answers."""
        check_choice("lang", lang, LANGUAGES)
        from kurume_search.api.showing.describing import provenance
        from kurume_search.charts.flow import flow_chart

        return flow_chart(self.flow, lang=lang, provenance=provenance(self.corpus), what=self.what)

    def __repr__(self) -> str:
        """Return the first exchanges as lines of text."""
        mark = self.corpus.mark(" ")
        lines = [f"<Flow {self.what} 質疑{len(self)}{mark}>"]
        for row in self.rows[:_SHOWN]:
            issues = "・".join(row.issues) or "論点の語なし"
            answered = "・".join(who or "不明" for who in row.answerers) or "回答なし"
            line = f"  {row.id} {row.asker or '不明'} → {issues} → {answered}"
            lines.append(clip(line, 96))
        if len(self) > _SHOWN:
            lines.append(f"  … ほか {len(self) - _SHOWN} 件")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from kurume_search.charts.tables import html_of

        caption = f"質疑の流れ {self.what}" + self.corpus.mark("・")
        return html_of(self.table, caption, "ja", {})


def flow_of(
    corpus: Corpus, exchanges: Iterable[ExchangeHit], what: str, query: str = ""
) -> FlowResult:
    """Return the flow of `exchanges`."""
    from kurume_search.analytics.flow import flow

    return FlowResult(corpus, flow(exchanges, corpus.registers), what, query)


def flow_in(corpus: Corpus, name: str) -> FlowResult:
    """Return the flow of the case or the meeting of the id `name`; see `Corpus.flow`.

    Raises:
        NotFoundError: Nothing has that id.
    """
    whole = bool(corpus.library.rows_named(name))
    meeting, case = (corpus.meeting(name), None) if whole else _case(corpus, name)
    found = (
        one
        for one in corpus.exchanges(f"meeting:{meeting.id}")
        if case is None or case in one.cases
    )
    ordered = sorted(found, key=lambda one: one.question.row)
    return flow_of(corpus, ordered, name, f"meeting:{meeting.id}")


def _case(corpus: Corpus, name: str) -> tuple[Any, str]:
    case = corpus.case(name)
    return case.of, case.id
