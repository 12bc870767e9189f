"""Holds every answer to the meaning of its question; a wrong one fails the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bench.beside.engines.engine import TOP, Answer
from bench.beside.engines.ours import node_of
from bench.beside.meaning import Meaning
from bench.beside.questions import Question, Want

from kurume_search.analysis.morphemes import tokens
from kurume_search.query.ast import Query, Unit
from kurume_search.query.match import match


class WrongAnswerError(Exception):
    """An engine answered something else than was asked."""


def check(engine: str, question: Question, answer: Answer, meaning: Meaning) -> None:
    """Compare one answer with what the question means.

    Raises:
        WrongAnswerError: Other documents, other counts, or one document twice.
    """
    meant = meaning.answer(question)
    if isinstance(meant, Counter):
        if answer != meant:
            raise WrongAnswerError(f"{engine}: {question}: {answer} instead of {meant}")
        return
    if question.want is Want.COUNT:
        if answer != len(meant):
            raise WrongAnswerError(f"{engine}: {question}: {answer} instead of {len(meant)}")
        return
    rows = _rows(answer, meaning)
    found = set(rows)
    complete = (
        found <= meant and len(rows) == min(TOP, len(meant))
        if question.want is Want.TOP
        else found == meant
    )
    if not complete or len(found) != len(rows):
        missing, more = sorted(meant - found)[:5], sorted(found - meant)[:5]
        raise WrongAnswerError(
            f"{engine}: {question}: {len(rows)} of {len(meant)}; missing {missing}, wrong {more}"
        )


def _rows(answer: Answer, meaning: Meaning) -> Sequence[int]:
    assert not isinstance(answer, int)
    return [meaning.row_of[one] if isinstance(one, str) else int(one) for one in answer]


def check_meaning(corpus: object, questions: Iterable[Question], meaning: Meaning) -> int:
    """Compare what questions mean here with the oracle, the slow match over the minutes.

    Args:
        corpus: An open `kurume_search.Corpus` with names shown.
        questions: Of any class; those about the same words are asked once.
        meaning: What the engines are held to.

    Returns:
        How many were compared.

    Raises:
        WrongAnswerError: The two differ.
    """
    library = corpus.library  # type: ignore[attr-defined]
    minutes = [(one, source.text) for one, source in library.all_minutes()]
    asked = {one._replace(want=Want.IDS): None for one in questions}
    cut: dict[str, list[object]] = {}

    def remembered(text: str) -> list[object]:
        if text not in cut:
            cut[text] = tokens(text)
        return cut[text]

    for question in asked:
        query = Query(node_of(question), Unit.TURN)
        meant = match(query, minutes, library.searcher.vocabulary, remembered, names=True)
        rows = {meaning.ids[row] for row in meaning.found(question)}
        if meant != rows:
            raise WrongAnswerError(f"oracle: {question}: {len(meant)} instead of {len(rows)}")
    return len(asked)
