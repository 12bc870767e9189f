"""Gathers which turns answer which question, as columns of the index."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from kurume_search.model.meeting import Minutes
from kurume_search.query.sections import Placed
from kurume_search.search.columns import Columns
from kurume_search.search.gather import Lists
from kurume_search.store.arrays import Ints


class ExchangeColumns:
    """One row an exchange, in reading order; passages are numbered as in the index."""

    def __init__(self) -> None:
        self._questions = array("I")
        self._references = array("B")
        self._answers = Lists()

    def resume(self, columns: Columns) -> None:
        """Begin with the exchanges that `columns` hold; there are none yet."""
        self._questions.frombytes(columns.raw("exchange.question"))
        self._references.frombytes(columns.raw("exchange.by_reference"))
        self._answers.resume(columns, "exchange.answers")

    def add(self, minutes: Minutes, where: Placed, first: int) -> None:
        """Take in the exchanges of one meeting, whose first passage has the number `first`."""
        rows = {passage.id: first + at for at, passage in enumerate(where.passages)}
        for exchange in minutes.exchanges:
            if exchange.question in rows:
                self._questions.append(rows[exchange.question])
                self._references.append(exchange.by_reference)
                self._answers.add(rows[name] for name in exchange.answers if name in rows)

    def arrays(self) -> Iterator[tuple[str, Ints]]:
        """Yield the columns with their names."""
        yield "exchange.question", self._questions
        yield "exchange.by_reference", self._references
        yield "exchange.answers", self._answers.values
        yield "exchange.answers.starts", self._answers.starts
