"""Which meetings a corpus has: the rows of `analytics.coverage`, as people look at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Self

from kurume_search.analytics.trends.coverage import Sitting, YearCoverage, coverage
from kurume_search.api.showing.exportable import OfCorpus
from kurume_search.errors import LANGUAGES, check_choice
from kurume_search.model.letter import is_letter_id

if TYPE_CHECKING:
    from kurume_search.analytics.rows.table import Table
    from kurume_search.api.corpus import Corpus
    from kurume_search.charts.chart import Chart, Lang

_NAMED = 5  # ids that a line names


class Coverage(OfCorpus, tuple[YearCoverage, ...]):
    """A row per council and fiscal year, years without documents included; a tuple of them.

    Attributes:
        corpus: Whose meetings they are.
        unrecognised: Ids of documents in which nothing of minutes was found; no year has them.
    """

    corpus: Corpus
    unrecognised: tuple[str, ...]

    def __new__(
        cls, corpus: Corpus, years: Iterable[YearCoverage], unrecognised: Iterable[str] = ()
    ) -> Self:
        """Make it of the rows of `coverage`."""
        made = super().__new__(cls, years)
        made.corpus, made.unrecognised = corpus, tuple(unrecognised)
        return made

    @property
    def missing(self) -> tuple[tuple[str, int, int], ...]:
        """(council, fiscal year, number) of each meeting that must have been held."""
        return tuple((y.council, y.fiscal_year, number) for y in self for number in y.missing)

    @property
    def empty_years(self) -> tuple[tuple[str, int], ...]:
        """(council, fiscal year) of each year in between that has no document."""
        return tuple((year.council, year.fiscal_year) for year in self if year.empty)

    def plot(self, *, lang: Lang = "ja") -> Chart:
        """Return the calendar: a row a year, a mark a meeting, gaps drawn as gaps."""
        check_choice("lang", lang, LANGUAGES)
        from kurume_search.api.showing.describing import provenance
        from kurume_search.charts.calendar import coverage_calendar

        names = {row.id: row.name for row in self.corpus.registers.councils}
        return coverage_calendar(self, lang=lang, provenance=provenance(self.corpus), names=names)

    @property
    def rows(self) -> tuple[YearCoverage, ...]:
        """The rows themselves."""
        return tuple(self)

    @property
    def table(self) -> Table:
        """The rows as a table."""
        return self.plot().table

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return self.table.names

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row per council and fiscal year."""
        return self.table.to_rows()

    def explain(self) -> str:
        """Return how gaps are told, and what of each year is there and missing."""
        lines = [
            "印字された番号のうち最大のものより小さく、手元にないものを欠番とします。",
            "そのあとに何回開かれたかは、会議録からは分かりません。",
            "会議録のない年度は 0 回ではなく、資料なしです。",
        ]
        for year in self:
            there = "・".join(f"第{number}回" for number in year.numbers) or "番号の記載なし"
            gone = "・".join(f"第{number}回" for number in year.missing) or "なし"
            note = "資料なし" if year.empty else f"会議 {len(year.held)}({there})、欠番 {gone}"
            runs = "、通し番号" if year.running else ""
            lines.append(f"{year.council} {year.fiscal_year}年度: {note}{runs}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        """Return the sums, then a line per year that lacks something."""
        held, gone = sum(len(year.held) for year in self), len(self.missing)
        mark = self.corpus.mark(" ")
        lines = [f"<Coverage {len(self)}年度 会議{held} 欠番{gone}{mark}>"]
        several = len({year.council for year in self}) > 1
        lines += [
            f"  {year.council + ' ' if several else ''}{year.fiscal_year}年度: {_lack(year)}"
            for year in self
            if _lack(year)
        ]
        if self.unrecognised:
            lines.append(f"  読めなかった文書 {len(self.unrecognised)}件: {self._unrecognised()}")
        return "\n".join(lines)

    def _unrecognised(self) -> str:
        more = len(self.unrecognised) - _NAMED
        return "、".join(self.unrecognised[:_NAMED]) + (f" ほか{more}件" if more > 0 else "")

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import framed, paragraphs

        heads = ("審議会", "年度", "会議録あり", "欠番", "非公開", "表記を読めず")
        rows = []
        for year in self:
            cells = (
                str(year.fiscal_year),
                "資料なし" if year.empty else str(len(year.held)),
                "、".join(f"第{number}回" for number in year.missing),
                str(len(year.closed) or ""),
                str(len(year.unread) or ""),
            )
            plain = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            rows.append(f'<tr><th scope="row">{escape(year.council)}</th>{plain}</tr>')
        caption = "会議録の揃い具合" + self.corpus.mark("・")
        notes = (
            [f"読めなかった文書 {len(self.unrecognised)}件: {self._unrecognised()}"]
            if self.unrecognised
            else []
        )
        return framed(caption, heads, "".join(rows)) + paragraphs(notes)


def _lack(year: YearCoverage) -> str:
    if year.empty:
        return "資料なし"
    return "、".join(f"第{number}回なし" for number in year.missing)


def coverage_of(corpus: Corpus) -> Coverage:
    """Return the coverage of `corpus`; letters are no meetings."""
    columns = corpus.library.searcher.columns
    records = [columns.record("meeting.record", row) for row in range(columns.meetings)]
    found = [
        Sitting(
            id=meeting["id"],
            council=meeting["council"] or "",
            fiscal_year=meeting["fiscal_year"],
            number=meeting["number"],
            day=date.fromisoformat(meeting["date"]) if meeting["date"] else None,
            closed=meeting["closed"],
            read=meeting["read"],
        )
        for meeting in records
        if not is_letter_id(meeting["id"])
    ]
    gone = (meeting["id"] for meeting in records if not meeting["recognised"])
    return Coverage(corpus, coverage(found), gone)
