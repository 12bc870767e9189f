"""Print what text statistics cost on a corpus: python tests/bench/words.py CORPUS [WORD].

Each is asked once, index open, running words read first (`words`); ratios are to that first
reading, so that machines can be compared.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kurume_search as ks
from kurume_search.api.words.reading import reading

RULES = """
＊同意
同意 or near(本人-承諾)[8]
＊保存
保存+期間 or seq(保存-年限)[b5]
＊多い
同意 >= 2
"""


def main(path: str, word: str = "同意") -> None:
    """Ask everything once and print seconds, rows and ratios."""
    corpus = ks.open_corpus(Path(path))
    for kept in corpus.library.build.folder.glob("words-index-*.bin"):
        kept.unlink()
    asked: dict[str, Callable[[], Any]] = {
        "words": lambda: reading(corpus).stream,
        "words kept": lambda: corpus.word_streams.clear() or reading(corpus).stream,
        "keyness": lambda: corpus.keyness("year:2023.."),
        "collocates": lambda: corpus.collocates(word),
        "dispersion": lambda: corpus.dispersion(word),
        "co-occurrence, turns": lambda: corpus.cooccurrence(),
        "co-occurrence, cases": lambda: corpus.cooccurrence(unit="case"),
        "n-grams, 2": lambda: corpus.ngrams(),
        "n-grams, 3": lambda: corpus.ngrams(n=3),
        "correspondence, years": lambda: corpus.correspondence(by="year"),
        "correspondence, departments": lambda: corpus.correspondence(by="department"),
        "concepts by year": lambda: corpus.concepts(RULES, by="year"),
        "topics, cases, 1 + 5 seeds": lambda: corpus.topics(),
    }
    first = 0.0
    print(f"{corpus!r}\n{'':30}{'s':>8}{'rows':>10}{'ratio':>8}")
    for name, ask in asked.items():
        start = time.perf_counter()
        found = ask()
        taken = time.perf_counter() - start
        first = first or taken
        print(f"{name:30}{taken:8.2f}{len(found):10,}{taken / first:8.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
