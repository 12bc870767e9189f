"""The part of `Corpus` that counts over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.api.parts.part import CorpusPart

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.own.subsets import SavedSubset
    from kurume_search.api.trends.trend import TrendResult


class Trends(CorpusPart):
    """Counts over the whole corpus or within a query, each with the ids behind it."""

    def trend(
        self,
        measure: str = "questions",
        *,
        by: str = "fiscal_year",
        per: str | None = None,
        split: str | None = None,
        of: str | None = None,
        within: str | Hits | SavedSubset | None = None,
        pool: bool = False,
        concordant: bool = False,
    ) -> TrendResult:
        """Return how `measure` goes over time, with denominators, intervals and ids.

        Args:
            measure: ``questions`` (turns), ``question_sentences``, ``answers``, ``turns``,
                ``characters``, ``cases``, ``threads``, ``outcomes``, ``approval_rate``,
                ``citations``, ``topic``, ``department``, ``word``, ``query``.
            by: ``fiscal_year``, ``calendar_year``, ``half_year``, ``month``, ``meeting``
                or ``total``.
            per: None for raw counts, ``meeting``, ``case``, ``10k_characters`` or
                ``month``.
            split: ``department``, ``department!`` (names as they were), ``article``,
                ``law``, ``topic``, ``role``, ``kind``, ``procedure``, ``outcome``,
                ``council``.
            of: What to count: the provision (``条例第9条``), the topic, the department,
                the word or the query.
            within: Only what answers this query, these hits or this saved subset. What it
                asks of meetings alone (year, council) bounds periods and denominators;
                what it asks besides selects cases, or turns in the unit ``turn``.
            pool: Sum across the reform of 2023-04-01.
            concordant: Provisions that correspond across the reform count as one
                (approximate).

        Raises:
            UsageError: There is no such measure, period, denominator or split, or two that
                don't go together.
            QueryError: `of` or `within` can't be understood.
        """
        from kurume_search.api.trends.trend import make_trend

        return make_trend(
            self._corpus, measure, by=by, per=per, split=split, of=of, within=within, pool=pool,
            concordant=concordant,
        )  # fmt: skip
