"""Holds every answer to the meaning of its question; a wrong one fails the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bench.beside.engines.engine import TOP, Answer
from bench.beside.engines.ours import node_of
from bench.beside.meaning import Meaning
from bench.beside.questions import Question, Want

from kurume_search import Corpus
from kurume_search.analysis.morphemes import tokens
from kurume_search.analysis.token import Token
from kurume_search.query.ast import Query, Unit
from kurume_search.query.match import match
from kurume_search.query.sections import meeting_id


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


def check_meaning(
    corpus: Corpus, questions: Iterable[Question], meaning: Meaning, most: int
) -> int:
    """Compare what questions mean here with the oracle, the slow match over the minutes.

    In the unit of a turn a passage answers whatever stands around it, so of a large corpus
    every so many meetings are enough to look at.

    Args:
        corpus: With names shown.
        questions: Of any class; those about the same words are asked once.
        meaning: What the engines are held to.
        most: About so many passages are looked at.

    Returns:
        How many questions were compared.

    Raises:
        WrongAnswerError: The two differ.
    """
    library = corpus.library
    step = max(1, len(meaning) // most)
    meetings = range(0, library.searcher.columns.meetings, step)
    minutes = [(one, source.text) for one, source in map(library.minutes, meetings)]
    homes = {meeting_id(one.meeting) for one, _ in minutes}
    looked_at = {name for name in meaning.ids if name.rpartition("/")[0] in homes}
    cut: dict[str, list[Token]] = {}

    def remembered(text: str) -> list[Token]:
        if text not in cut:
            cut[text] = tokens(text)
        return cut[text]

    asked = {one._replace(want=Want.IDS): None for one in questions}
    for question in asked:
        query = Query(node_of(question), Unit.TURN)
        meant = match(query, minutes, library.searcher.vocabulary, remembered, names=True)
        rows = looked_at & {meaning.ids[row] for row in meaning.found(question)}
        if meant != rows:
            raise WrongAnswerError(f"oracle: {question}: {len(meant)} instead of {len(rows)}")
    return len(asked)
