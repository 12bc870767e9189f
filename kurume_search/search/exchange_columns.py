"""Gathers which turns answer which question, as columns of the index."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from kurume_search.model.meeting import Minutes
from kurume_search.query.sections import Placed
from kurume_search.search.gather import Lists
from kurume_search.store.arrays import Ints


class ExchangeColumns:
    """One row an exchange, in reading order; passages are numbered as in the index."""

    def __init__(self, before: int = 0) -> None:
        """Begin behind `before` answers of the segments before."""
        self._questions = array("I")
        self._references = array("B")
        self._answers = Lists(before)

    def add(self, minutes: Minutes, where: Placed, first: int) -> None:
        """Take in the exchanges of one meeting, whose first passage has the number `first`."""
        rows = {passage.id: first + at for at, passage in enumerate(where.passages)}
        for exchange in minutes.exchanges:
            if exchange.question in rows:
                self._questions.append(rows[exchange.question])
                self._references.append(exchange.by_reference)
                self._answers.add(rows[name] for name in exchange.answers if name in rows)

    @property
    def end(self) -> int:
        """How many answers there are, those of the segments before too."""
        return self._answers.end

    def arrays(self) -> Iterator[tuple[str, Ints]]:
        """Yield the columns with their names."""
        yield "exchange.question", self._questions
        yield "exchange.by_reference", self._references
        yield "exchange.answers", self._answers.values
        yield "exchange.answers.starts", self._answers.starts
