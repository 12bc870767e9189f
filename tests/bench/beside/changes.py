"""What a change costs until it is seen, and that every answer is right after it.

Six meetings of about fifty turns come in, one after another, then one of them goes. Ours
takes a file (reads, parses, cuts into words, indexes) and answers from the corpus opened
again; the others are given its words, and the time to cut them is added. Costs are CPU
time ÷ what Sudachi alone takes for those turns; of adding, wall time too (files are synced).
Questions are asked again with all meetings in, with one gone, and of ours once more after
everything was put back and, where that is soon done, built anew.
"""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bench.beside.changing import Changing, Files, Rows
from bench.beside.checks import WrongAnswerError, check
from bench.beside.documents import Document, documents_of, read_documents
from bench.beside.engines.engine import Answer, Engine
from bench.beside.engines.ours import Ours
from bench.beside.meaning import Meaning
from bench.beside.measure import Figure, cost
from bench.beside.questions import Question, Shape, Want
from bench.beside.warm import seconds
from bench.beside.workplace import Workplace

from kurume_search.analysis.morphemes import borders, tokens
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.sample import write_sample
from kurume_search.store.decode import read_source

_MEETINGS, _TURNS = 6, 50
_YEAR = 2030  # later than the corpus, so that no meeting has the id of another
_WORD = re.compile(r"[一-龠々]{2,}")
_SMALL = 20_000  # turns that are soon built anew
ADD, REMOVE = "add 50 turns and see them, CPU", "remove 50 turns and see it, CPU"
WALL = "add 50 turns and see them, wall"
AFTER = f"answers after {_MEETINGS} additions ÷ before"
Costs = dict[str, list[float]]  # ADD, WALL, REMOVE, AFTER


class Meeting(NamedTuple):
    """A meeting that comes in.

    Attributes:
        file: Its minutes.
        documents: The same for the others.
        floor: Seconds that Sudachi alone takes for it.
        question: Asks for a word that few of its documents have.
        having: Those.
    """

    file: Path
    documents: list[Document]
    floor: float
    question: Question
    having: list[Document]


def changes(
    place: Workplace, engines: Sequence[type[Engine]], questions: Sequence[Question]
) -> dict[str, dict[str, Figure]]:
    """Return for each engine that takes changes what they cost.

    Raises:
        WrongAnswerError: What was added isn't found, what was removed is, or an answer to
            one of `questions` isn't what it means then.
    """
    with tempfile.TemporaryDirectory(dir=place.folder) as name:
        folder = Path(name)
        meetings = _meetings(place, folder)
        more = chain.from_iterable(one.documents for one in meetings)
        meaning = Meaning([*read_documents(place.fed), *more])
        changing = [made for one in engines if (made := _changing(place, one, folder))]
        found: dict[str, Costs] = {one.name: {} for one in changing}
        before = {one.name: _times(one, questions) for one in changing}
        for meeting in meetings:
            for one in changing:
                taken = cost(lambda c=one, m=meeting: c.add(m.file, m.documents, m.question))
                cut = 0.0 if isinstance(one, Files) else meeting.floor
                for what, value in ((ADD, taken.cpu), (WALL, taken.wall)):
                    costs = found[one.name].setdefault(what, [])
                    costs.append((value + cut) / meeting.floor)
                _see(one.answer, meeting.having, there=True)
        for one in changing:
            _right(one, questions, meaning)
            after = _times(one, questions)
            ratios = [a / b for a, b in zip(after, before[one.name], strict=True)]
            found[one.name][AFTER] = [statistics.median(ratios)]
        gone = meetings[len(meetings) // 2]
        meaning.forget([document.number for document in gone.documents])
        for one in changing:
            taken = seconds(lambda c=one: c.remove(gone.file, gone.documents, gone.question))
            found[one.name][REMOVE] = [taken / gone.floor]
            _see(one.answer, gone.having, there=False)
            _right(one, questions, meaning)
            one.put_back(anew=place.turns <= _SMALL)
            if isinstance(one, Files):
                _right(one, questions, place.meaning)
    return {name: {k: Figure.of(v) for k, v in one.items()} for name, one in found.items()}


def _changing(place: Workplace, engine: type[Engine], folder: Path) -> Changing | None:
    if issubclass(engine, Ours):
        return Files(engine, place.corpus)
    if not engine.changes:
        return None
    copy = folder / engine.name  # so that no other part sees the change
    shutil.copytree(place.of(engine), copy)
    return Rows(engine, copy)


def _meetings(place: Workplace, folder: Path) -> list[Meeting]:
    """Make meetings that the corpus hasn't."""
    found: list[Meeting] = []
    registers = place.opened().library.folder.registers
    first = len(place.meaning)
    for at in range(_MEETINGS):
        made = folder / f"made-{at}"
        years = range(_YEAR + at, _YEAR + at + 1)
        write_sample(made, years=years, meetings=1, turns=_TURNS, seed=1000 + at)
        file = next(path for path in sorted((made / "minutes").rglob("*")) if path.is_file())
        source = read_source(file, name=file.name)
        minutes = [(one, source.text) for one in parse_minutes(source, registers, borders)]
        pairs = list(documents_of(minutes, first=first))
        documents, texts = [one for one, _ in pairs], [text for _, text in pairs]
        floor = min(seconds(lambda t=texts: [tokens(one) for one in t]) for _ in range(5))
        found.append(Meeting(file, documents, floor, *_question(documents)))
        first += len(documents)
    return found


def _question(documents: Sequence[Document]) -> tuple[Question, list[Document]]:
    """Ask for a word that about two of the documents have; return those too."""
    counts = Counter(w for d in documents for w in set(d.words.split()) if _WORD.fullmatch(w))
    word = min(counts, key=lambda w: (abs(counts[w] - 2), w))
    question = Question(Shape.WORD, Want.IDS, (word,), (word,))
    return question, [one for one in documents if word in one.words.split()]


def _times(one: Changing, questions: Sequence[Question]) -> list[float]:
    engine = one.engine
    return [
        statistics.median(seconds(lambda q=question: engine.query(q)) for _ in range(3))
        for question in questions
    ]


def _right(one: Changing, questions: Sequence[Question], meaning: Meaning) -> None:
    for question in questions:
        check(f"{one.name}, changed", question, one.engine.query(question), meaning)


def _see(answer: Answer, having: Sequence[Document], *, there: bool) -> None:
    """Hold an answer to what was changed."""
    assert not isinstance(answer, int)
    seen = {one if isinstance(one, str) else int(one) for one in answer}
    for one in having:
        if bool(seen & {one.id, one.number}) != there:
            raise WrongAnswerError(f"{one.id} {'was added' if there else 'was removed'}: {answer}")
