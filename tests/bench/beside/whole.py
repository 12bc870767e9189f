"""The whole command, from the shell to the answer, beside a bare script that loads Sudachi.

Two words are asked for that stand in the index, which knows how they are cut, and a phrase
with a particle in it, for which Sudachi is loaded.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.beside.measure import Cost, Figure, cost
from bench.beside.questions import Kind, Question
from bench.beside.workplace import Workplace

from kurume_search.analysis.morphemes import tokens
from kurume_search.analysis.token import Token
from kurume_search.search.searcher import Searcher

WORDS, PHRASE = "two words", "a phrase"
_PARTICLE = re.compile(r"[一-龠]{2,}[のがをに][一-龠]{2,}")
_NOWHERE = subprocess.DEVNULL
BARE_SUDACHI = """
import sys
from sudachipy import Dictionary
tokenizer = Dictionary(dict="core").tokenizer(mode="A")
for word in sys.argv[1:]:
    print([m.normalized_form() for m in tokenizer.tokenize(word)])
"""


def taken(command: Sequence[str]) -> Cost:
    """Return what one run of `command` took."""
    # Bytecode is compiled once after an install, and so it is here, in the warm-up.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return cost(
        lambda: subprocess.run(
            command, env=environment, stdout=_NOWHERE, stderr=_NOWHERE, check=True
        )
    )


def pairs(ours: Sequence[str], bare: Sequence[str], runs: int) -> list[tuple[Cost, Cost]]:
    """Run both in turn, `runs` times after one warm-up each, and return what they took."""
    taken(ours), taken(bare)
    return [(taken(ours), taken(bare)) for _ in range(runs)]


def whole(
    place: Workplace, drawn: Mapping[Kind, Sequence[Question]], runs: int
) -> dict[str, dict[str, Figure]]:
    """Return ``query`` ÷ the bare script, in pairs, for `WORDS` and `PHRASE`: wall and cpu."""
    asked = [question for questions in drawn.values() for question in questions]
    words = next(one.texts for one in asked if len(one.texts) == 2)
    corpus = place.opened()
    phrases = filter(_PARTICLE.fullmatch, _phrases(corpus.library.searcher))
    phrase = next(text for text in phrases if corpus.search(f'"{text}"').total)
    return {
        WORDS: _beside(place, words, words, runs),
        PHRASE: _beside(place, [f'"{phrase}"'], [phrase], runs),
    }


def _phrases(searcher: Searcher) -> Iterator[str]:
    """Yield three neighbouring words each, as they stand in the corpus."""
    for text in searcher.texts():
        for first, _, last in _threes(tokens(text)):
            if last.position - first.position == 2:
                yield text[first.start : last.stop]


def _threes(words: Sequence[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Yield each three words that follow one another."""
    return zip(words, words[1:], words[2:], strict=False)


def _beside(
    place: Workplace, asked: Sequence[str], words: Sequence[str], runs: int
) -> dict[str, Figure]:
    """Return ``query`` for `asked` ÷ the bare script that cuts its `words`."""
    place.enter()
    ours = [sys.executable, "-m", "kurume_search", "query", "--corpus", str(place.corpus), *asked]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare_sudachi.py")
        bare.write_text(BARE_SUDACHI, "utf-8")
        found = pairs(ours, [sys.executable, str(bare), *words], runs)
    return {
        "wall": Figure.of([one.wall / other.wall for one, other in found]),
        "cpu": Figure.of([one.cpu / other.cpu for one, other in found]),
    }
