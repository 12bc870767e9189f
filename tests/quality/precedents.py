#!/usr/bin/env python3
"""How well precedents are ranked, beside plain BM25 and plain more-like-this.

    python tests/quality/precedents.py            print nDCG@10 with intervals
    python tests/quality/precedents.py --judge    write the judged set anew

The judged set `precedents.json` was written before the ranking. It stands on a synthetic
corpus whose cases are known to be kin by subject: grade 2 for the same subject and ground,
1 for the same subject, 0 for all else, those that cite the very same article among them.
Three kinds of query: a `paraphrase` (words that no title uses) and a `wording` (words of
some titles), each with the article that cases of the subject usually cite; and `like`, a
late case of each subject, for which only earlier cases count. Of the sittings of one
thread the first in the ranking counts. Gain 2^grade - 1, discount log2(rank + 1).
Intervals are the 2.5 and 97.5 percentiles of 2,000 bootstrap samples of the queries
(seed 20230401); the difference of two rankings is bootstrapped in pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from planted import read_ids

import kurume_search as ks
from kurume_search.analysis.morphemes import tokens
from kurume_search.sample import write_sample

JUDGED = Path(__file__).with_suffix(".json")
SAMPLE = {"first": 2004, "last": 2024, "meetings": 6, "seed": 12}
DEPTH = 10
KINDS = ("paraphrase", "wording", "like")

Json = dict[str, Any]


# -- the judged set


def make_sample(folder: Path) -> tuple[ks.Corpus, Json]:
    """Write and open the corpus of the judged set; return what was planted too."""
    years = range(SAMPLE["first"], SAMPLE["last"] + 1)
    write_sample(folder, years=years, meetings=SAMPLE["meetings"], seed=SAMPLE["seed"])
    truth: Json = json.loads((folder / "truth.json").read_text("utf-8"))
    return ks.open_corpus(folder), truth


def digest(truth: Json) -> str:
    """What the judgements depend on."""
    cases = [(cid, c["subject"], c["ground"], c["thread"]) for cid, c, _ in planted(truth)]
    text = json.dumps([cases, truth["precedents"]], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def planted(truth: Json) -> list[tuple[str, Json, str]]:
    """Permanent id, case and day of every case that was planted, in order of the days."""
    found = [
        (f"{meeting['id']}/{case['id']}", case, meeting["date"])
        for meeting in truth["meetings"]
        for case in meeting["cases"]
    ]
    return sorted(found, key=lambda one: (one[2], one[0]))


def judge(truth: Json) -> Json:
    """Grade every case for every query by the rule of the sample."""
    cases = planted(truth)
    article = {ground["id"]: ground["article"] for ground in truth["grounds"]}
    queries: list[Json] = [
        {
            "id": query["id"], "kind": query["form"], "text": query["text"],
            "article": article[query["ground"]], "like": None,
            "grades": _grades(cases, query["subject"], query["ground"]),
        }
        for query in truth["precedents"]["queries"]
    ]  # fmt: skip
    for subject in truth["subjects"]:
        own = [(cid, c, day) for cid, c, day in cases if c["subject"] == subject["id"]]
        # The last case that has a few precedents of its own ground, else the last of all.
        late = [one for one in own if one[1]["sitting"] == 1] or own
        if not late:
            continue
        chosen = max(
            late,
            key=lambda one: (
                sum(c["ground"] == one[1]["ground"] and d < one[2] for _, c, d in own) >= 2,
                one[2],
            ),
        )
        cid, case, day = chosen
        earlier = [(i, c, d) for i, c, d in cases if d < day and c["thread"] != case["thread"]]
        queries.append(
            {
                "id": f"{subject['id']}/like", "kind": "like", "text": "", "article": None,
                "like": cid, "grades": _grades(earlier, case["subject"], case["ground"]),
            }
        )  # fmt: skip
    return {
        "rule": truth["precedents"]["rule"],
        "sample": SAMPLE,
        "planted": digest(truth),
        "threads": {cid: case["thread"] for cid, case, _ in cases},
        "queries": [query for query in queries if query["grades"]],
    }


def _grades(cases: Iterable[tuple[str, Json, str]], subject: str, ground: str) -> dict[str, int]:
    return {
        cid: 2 if case["ground"] == ground else 1
        for cid, case, _ in cases
        if case["subject"] == subject
    }


# -- the measure


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], threads: Mapping[str, str]) -> float:
    """Score a ranking at `DEPTH`; later sittings of a thread that was listed don't count."""
    best: dict[str, int] = {}
    for cid, grade in grades.items():
        best[threads[cid]] = max(grade, best.get(threads[cid], 0))
    gains, seen = [], set()
    for cid in ranked:
        thread = threads.get(cid, cid)
        if thread not in seen:
            seen.add(thread)
            gains.append(grades.get(cid, 0))
    ideal = sorted(best.values(), reverse=True)
    return _dcg(gains) / _dcg(ideal)


def _dcg(grades: Sequence[int]) -> float:
    return sum((2**g - 1) / math.log2(k + 2) for k, g in enumerate(grades[:DEPTH]))


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean and its bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def bootstrap(values: Sequence[float], *, rounds: int = 2000, seed: int = 20230401) -> Mean:
    """Return the mean of `values` with its 95 % interval."""
    dice = random.Random(seed)
    means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return Mean(
        sum(values) / len(values), means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]
    )


# -- the baselines


class Texts:
    """All cases as bags of words, with BM25 over them."""

    def __init__(self, corpus: ks.Corpus) -> None:
        self.bags: dict[str, Counter[str]] = {}
        self.days: dict[str, str] = {}
        for name in corpus.meetings:
            meeting = corpus.meeting(name)
            for case in meeting.cases:
                text = [place.text(meeting.source) for place in case.places]
                bag = Counter(token.term for piece in text for token in tokens(piece))
                self.bags[case.id] = bag
                self.days[case.id] = str(meeting.meeting.date)
        self.df = Counter(term for bag in self.bags.values() for term in bag)
        self.average = sum(bag.total() for bag in self.bags.values()) / len(self.bags)

    def idf(self, term: str) -> float:
        n = self.df[term]
        return math.log(1 + (len(self.bags) - n + 0.5) / (n + 0.5))

    def bm25(self, terms: Iterable[str], among: Iterable[str]) -> list[str]:
        terms = list(terms)
        scores = {}
        for cid in among:
            bag = self.bags[cid]
            norm = 1.2 * (0.25 + 0.75 * bag.total() / self.average)
            scores[cid] = sum(self.idf(t) * bag[t] * 2.2 / (bag[t] + norm) for t in terms)
        return sorted((c for c in scores if scores[c] > 0), key=lambda c: (-scores[c], c))

    def words(self, query: Json) -> Counter[str]:
        if query["like"] is not None:
            return self.bags.get(query["like"], Counter())  # not read as a case: finds nothing
        return Counter(token.term for token in tokens(query["text"]))

    def among(self, query: Json) -> list[str]:
        if query["like"] is None:
            return list(self.bags)
        day = self.days.get(query["like"], "")
        return [cid for cid in self.bags if self.days[cid] < day]

    def plain(self, query: Json) -> list[str]:
        """BM25 alone: every word of the text or of the case, each once."""
        return self.bm25(self.words(query), self.among(query))

    def more_like_this(self, query: Json) -> list[str]:
        """Return the usual 25 words of the highest tf·idf, asked for with BM25."""
        words = self.words(query)
        weights = {t: n * self.idf(t) for t, n in words.items() if self.df[t] >= 2}
        chosen = sorted(weights, key=lambda t: (-weights[t], t))[:25]
        return self.bm25(chosen, self.among(query))


def ours(corpus: ks.Corpus, *, article: bool = True) -> Callable[[Json], list[str]]:
    """Return the ranking that is measured, with the article of the query or without."""

    read = {case.id for name in corpus.meetings for case in corpus.meeting(name).cases}

    def rank(query: Json) -> list[str]:
        if query["like"] is not None and query["like"] not in read:
            return []
        found = corpus.precedents(
            query["text"],
            like=query["like"],
            article=query["article"] if article else None,
            limit=3 * DEPTH,
        )
        return [one.case for one in found]

    return rank


# -- figures


def measure(corpus: ks.Corpus, truth: Json, judged: Json) -> dict[str, list[float]]:
    """Return nDCG of every query for every ranking, in the order of the queries."""
    texts, threads = Texts(corpus), judged["threads"]
    # A heading read too many or too few moves the ids behind it; titles tell which is which.
    as_read = read_ids(corpus, truth)
    planted_as = {read: name for name, read in as_read.items()}
    queries = [
        {**query, "like": as_read.get(query["like"], "") if query["like"] else None}
        for query in judged["queries"]
    ]
    rankings: dict[str, Callable[[Json], list[str]]] = {
        "BM25 alone": texts.plain,
        "more like this": texts.more_like_this,
    }
    if hasattr(corpus, "precedents"):
        rankings["ours, no article"] = ours(corpus, article=False)
        rankings["ours"] = ours(corpus)
    return {
        name: [
            ndcg([planted_as.get(c, c) for c in rank(query)], query["grades"], threads)
            for query in queries
        ]
        for name, rank in rankings.items()
    }


def report(scores: Mapping[str, Sequence[float]], judged: Json) -> Iterable[str]:
    """Yield the lines of the report."""
    kinds = [query["kind"] for query in judged["queries"]]
    for kind in (*KINDS, "all"):
        rows = [k for k, held in enumerate(kinds) if kind in (held, "all")]
        yield f"{kind} ({len(rows)} queries), nDCG@{DEPTH}"
        for name, values in scores.items():
            line = f"  {name:<18} {bootstrap([values[k] for k in rows])}"
            if "ours" in scores and name != "ours":
                gain = bootstrap([scores["ours"][k] - values[k] for k in rows])
                line += f"   ours better by {gain}"
            yield line


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--judge", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, truth = make_sample(Path(folder) / "sample")
        if asked.judge:
            text = json.dumps(judge(truth), ensure_ascii=False, indent=1)
            JUDGED.write_text(text + "\n", "utf-8")
            return 0
        judged = json.loads(JUDGED.read_text("utf-8"))
        if judged["planted"] != digest(truth):
            print("the sample was changed since it was judged: --judge", file=sys.stderr)
            return 1
        missed = len(judged["threads"]) - len(read_ids(corpus, truth))
        print(f"{len(judged['threads'])} cases planted, {missed} of them not read as cases")
        for line in report(measure(corpus, truth, judged), judged):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
