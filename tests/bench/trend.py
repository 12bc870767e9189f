"""A trend beside the same group-by in pandas and in DuckDB, in one run.

    python tests/bench/trend.py [--turns 100000] [--corpus DIR] [--runs 31]

Counts question turns by fiscal year: alone, with the distinct cases they stand in, and by
department too; interleaves the three and prints medians and pairwise ratios. The index is
open; pandas and DuckDB start from frames in memory, one row a turn (a turn and placement for
distinct cases, a department each for the last), with the columns that they need and no
other. All three have to give the same numbers; ours always finds the ids, the distinct cases
and the remarks too.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kurume_search as ks
from kurume_search.sample import write_sample

Rows = list[tuple[Any, ...]]


def frames(corpus: ks.Corpus) -> Any:
    """Return one row for each turn, case it stands in, and department that brings the case."""
    import numpy as np
    import pandas as pd

    from kurume_search.analytics.rows.frame import frame_of
    from kurume_search.analytics.rows.groups import groups

    searcher = corpus.library.searcher
    frame = frame_of(searcher.columns)
    split = groups(frame, "department", searcher.registers)
    turn = frame.is_turn[frame.placement_passage]
    passages, sections = frame.placement_passage[turn], frame.placement_section[turn]
    kinds = np.array(["question", "answer", "statement", "procedural"])
    placed = pd.DataFrame({
        "turn": passages,
        "case": pd.array(np.where(frame.is_case[sections], sections, -1)).astype("Int64"),
        "year": frame.year[frame.passage_meeting[passages]],
        "kind": pd.Categorical(kinds[frame.turn_kind[passages].astype(int) - 7]),
    })  # fmt: skip
    placed.loc[placed["case"] == -1, "case"] = pd.NA
    places, codes = split.pairs(sections)
    by_department = placed.iloc[places].assign(
        department=pd.Categorical.from_codes(codes, categories=list(split.keys))
    )
    return placed, by_department


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--turns", type=int, default=100_000)
    options.add_argument("--corpus", type=Path)
    options.add_argument("--runs", type=int, default=31)
    asked = options.parse_args()
    if asked.corpus is not None:
        measure(asked.corpus, asked.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "sample"
        write_sample(made, years=range(2004, 2025), turns=asked.turns)
        measure(made, asked.runs)


def measure(folder: Path, runs: int) -> None:
    """Print the times of all three over the corpus in `folder`."""
    import duckdb

    corpus = ks.open_corpus(folder)
    start = time.perf_counter()
    corpus.trend("questions")
    print(f"first trend of a process: {(time.perf_counter() - start) * 1000:.1f} ms")
    placed, by_department = frames(corpus)
    print(f"{corpus.library.info['turns']} turns, {len(placed)} placements,"
          f" {len(by_department)} rows by department")  # fmt: skip
    base = duckdb.connect()
    base.execute("create table placed as select * from placed")
    base.execute("create table by_department as select * from by_department")
    one = placed.drop_duplicates("turn")
    base.execute("create table one as select * from one")
    plain = "select year, count(*) from one where kind = 'question' group by year"
    compare("by fiscal year, turns alone", runs, {
        "kurume-search": lambda: [row[:2] for row in ours(corpus, None)],
        "pandas": lambda: [*one[one["kind"] == "question"].groupby("year").size().items()],
        "duckdb": lambda: base.execute(plain).fetchall(),
    })  # fmt: skip
    compare("by fiscal year, with distinct cases", runs, {
        "kurume-search": lambda: ours(corpus, None),
        "pandas": lambda: with_pandas(placed, ["year"]),
        "duckdb": lambda: with_duckdb(base, "placed", "year"),
    })  # fmt: skip
    compare("by fiscal year and department", runs, {
        "kurume-search": lambda: ours(corpus, "department"),
        "pandas": lambda: with_pandas(by_department, ["year", "department"]),
        "duckdb": lambda: with_duckdb(base, "by_department", "year, department"),
    })  # fmt: skip


def ours(corpus: ks.Corpus, split: str | None) -> Rows:
    """Return (year, group, turns, cases) as the API gives them."""
    return [
        (int(row.period), *((row.group,) if split else ()), row.count, row.cases)
        for row in corpus.trend("questions", split=split)
        if row.count
    ]


def with_pandas(frame: Any, keys: list[str]) -> Rows:
    """Return the same of a group-by."""
    asked = frame[frame["kind"] == "question"]
    found = asked.groupby(keys, observed=True, sort=False).agg(
        turns=("turn", "nunique"), cases=("case", "nunique")
    )
    return [tuple(row) for row in found.reset_index().itertuples(index=False)]


def with_duckdb(base: Any, table: str, keys: str) -> Rows:
    """Return the same of a query."""
    found: Rows = base.execute(
        f'select {keys}, count(distinct turn), count(distinct "case") from {table}'
        f" where kind = 'question' group by {keys}"
    ).fetchall()
    return found


def compare(title: str, runs: int, engines: dict[str, Callable[[], Rows]]) -> None:
    """Run all in turn, check that they agree, and print medians and ratios."""
    found = {name: sorted(run(), key=str) for name, run in engines.items()}
    first = next(iter(found.values()))
    for name, rows in found.items():
        assert [tuple(map(str, row)) for row in rows] == [tuple(map(str, r)) for r in first], name
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(runs):
        for name, run in engines.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    print(f"{title}: {len(first)} rows, the same numbers")
    mine = times["kurume-search"]
    for name, took in times.items():
        ratios = sorted(a / b for a, b in zip(took, mine, strict=True))
        middle, ratio = statistics.median(took) * 1000, statistics.median(ratios)
        span = f"(min {ratios[0]:.2f}, max {ratios[-1]:.2f})"
        print(f"  {name:14} {middle:7.2f} ms  {ratio:5.2f}x {span}")


if __name__ == "__main__":
    main()
