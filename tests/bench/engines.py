"""kurume-search beside tantivy, SQLite FTS5, bm25s and stock Whoosh, in one run.

    python tests/bench/engines.py [--turns 1000 10000 100000] [--million]
        [--json OUT.json] [--chart OUT.svg]

All are fed the same words of the same sample corpus: a document is a passage, its words are
the terms of our index with holes where marks stand. Questions are drawn from what the corpus
says. Each is asked of each engine in turn, and every answer is held to what the question
means; a wrong one ends the run with status 1. Needs the extra `bench`.

Prints ratios, ours ÷ each. "kurume-search" is what somebody types, through `Corpus.search`,
ids as they are printed; "kurume-search, engine" takes the query as a value and gives row
numbers, as the others do.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.beside.command import main

if __name__ == "__main__":
    raise SystemExit(main(__doc__))
