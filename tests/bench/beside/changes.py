"""What a change costs until it is seen: fifty turns more, and one meeting less.

Ours takes a file in (reads, parses, cuts into words, indexes) and answers from the corpus
opened again; the others are given its words, and the time to cut them is added. Everything
is ÷ the time that Sudachi alone takes for those turns.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.beside.checks import WrongAnswerError
from bench.beside.documents import Document, documents_of
from bench.beside.engines.engine import Answer, Engine
from bench.beside.engines.ours import Ours
from bench.beside.measure import Figure
from bench.beside.questions import Question, Shape, Want
from bench.beside.warm import seconds
from bench.beside.workplace import Workplace

from kurume_search.analysis.morphemes import borders, tokens
from kurume_search.api.manage import add, remove
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.sample import write_sample
from kurume_search.store.decode import read_source

_TURNS = 50
_ONCE = 20_000  # turns; above, every change is made once
_RUNS = 3
_WORD = re.compile(r"[一-龠々]{2,}")
ADD, REMOVE = "add 50 turns and see them", "remove them and see it"
Took = dict[str, float]  # ADD and REMOVE to seconds


def changes(place: Workplace, engines: Sequence[type[Engine]]) -> dict[str, dict[str, Figure]]:
    """Return for each engine what adding and removing cost ÷ tokenising what is added.

    Raises:
        WrongAnswerError: What was added isn't found, or what was removed is.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for run in range(1 if place.turns > _ONCE else _RUNS):
        with tempfile.TemporaryDirectory(dir=place.folder) as folder:
            file = _meeting(Path(folder), seed=1000 + run)
            documents, texts = _read(place, file)
            floor = min(seconds(lambda t=texts: [tokens(one) for one in t]) for _ in range(5))
            for engine in engines:
                if issubclass(engine, Ours):
                    took = _ours(place, engine, file, documents)
                elif engine.changes:
                    copy = Path(folder) / engine.name  # so that no other part sees the change
                    shutil.copytree(place.of(engine), copy)
                    took = _theirs(engine.open(copy), documents)
                    took[ADD] += floor
                else:
                    continue
                for name, value in took.items():
                    found.setdefault(engine.name, {}).setdefault(name, []).append(value / floor)
    return {name: {k: Figure.of(v) for k, v in one.items()} for name, one in found.items()}


def _meeting(folder: Path, seed: int) -> Path:
    """Return a file of one meeting of about fifty turns that no corpus here has."""
    made = folder / "made"
    write_sample(made, years=range(2030, 2031), meetings=1, turns=_TURNS, seed=seed)
    files = sorted(path for path in (made / "minutes").rglob("*") if path.is_file())
    return files[0]


def _read(place: Workplace, file: Path) -> tuple[list[Document], list[str]]:
    """Return the documents of a file as they will be in the corpus, and their texts."""
    source = read_source(file, name=file.name)
    registers = place.opened().library.folder.registers
    minutes = [(one, source.text) for one in parse_minutes(source, registers, borders)]
    pairs = list(documents_of(minutes, first=len(place.meaning)))
    return [one for one, _ in pairs], [text for _, text in pairs]


def _question(documents: Sequence[Document]) -> tuple[Question, list[Document]]:
    """Ask for a word that two of the documents have, if any; return them too."""
    counts = Counter(w for d in documents for w in set(d.words.split()) if _WORD.fullmatch(w))
    word = min(counts, key=lambda w: (abs(counts[w] - 2), w))
    question = Question(Shape.WORD, Want.IDS, (word,), (word,))
    return question, [one for one in documents if word in one.words.split()]


def _see(answer: Answer, having: Sequence[Document], *, there: bool) -> None:
    """Hold an answer to what was changed."""
    assert not isinstance(answer, int)
    seen = {one if isinstance(one, str) else int(one) for one in answer}
    for one in having:
        if ((one.id if isinstance(next(iter(seen), 0), str) else one.number) in seen) != there:
            raise WrongAnswerError(f"{one.id} {'was added' if there else 'was removed'}: {answer}")


def _theirs(engine: Engine, documents: Sequence[Document]) -> Took:
    question, having = _question(documents)
    took, answers = {}, []

    def change(work: Callable[[Sequence[Document]], None]) -> float:
        return seconds(lambda: (work(documents), answers.append(engine.query(question))))

    took[ADD] = change(engine.add)
    _see(answers[-1], having, there=True)
    took[REMOVE] = change(engine.remove)
    _see(answers[-1], having, there=False)
    engine.close()
    return took


def _ours(
    place: Workplace, engine: type[Engine], file: Path, documents: Sequence[Document]
) -> Took:
    question, having = _question(documents)
    answers, took, added = [], {}, []

    def ask() -> None:
        answers.append(engine.open(place.corpus).query(question))

    def put() -> None:
        report = add(place.corpus, [file], synthetic=True, progress=_silent)
        added.extend(row.path for row in report.files)
        ask()

    took[ADD] = seconds(put)
    _see(answers[-1], having, there=True)
    took[REMOVE] = seconds(lambda: (remove(place.corpus, added), ask()))
    _see(answers[-1], having, there=False)
    return took


def _silent(*_: object) -> None:
    """Show no bar."""
