#!/usr/bin/env python3
"""The quality gate: how well labelled minutes are read, against pinned floors.

    python tests/quality/gate.py              print, and exit 1 below a floor
    python tests/quality/gate.py --update     raise the floors to what was reached
    … --update --allow-regression             lower them too; the commit says why

`floors.json` pins a floor per document and part, and the sha256 of every text and label,
so nobody improves a score by editing the exam. Labels were written before the code that
they judge. Scores are those of `score_minutes.py`; below them stand precision and recall
per kind over all documents, with their counts, and of the exchanges beside the baseline
"the next turn answers".
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import score_minutes

from kurume_search.analytics.statistics.intervals import wilson
from kurume_search.api.parse import parse_file
from kurume_search.model.json import documents_json

HERE = Path(__file__).parent
LABELLED = HERE / "labelled"
FLOORS = HERE / "floors.json"
# A floor stands this far beneath what was reached, so that one word more or less in a
# long document isn't a failure and one turn in a short one is.
SLACK = 0.005

Json = dict[str, Any]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names() -> list[str]:
    return sorted(p.name.removesuffix(".gold.json") for p in LABELLED.glob("*.gold.json"))


def load(name: str, kind: str = "gold") -> Json:
    loaded: Json = json.loads((LABELLED / f"{name}.{kind}.json").read_text("utf-8"))
    return loaded


def read(name: str) -> Json:
    """Parse one labelled text to the printed form; several meetings give the first."""
    source, documents = parse_file(LABELLED / f"{name}.txt")
    form = documents_json(documents, source.text)
    return form["documents"][0] if "documents" in form else form


# -- exchanges


def gold_pairs(name: str) -> set[tuple[int, int, int, int]]:
    """Question and answer as (line, place on the line) pairs; -1, -1 for no answer."""
    gold, labels = load(name), load(name, "exchanges")
    at = places(gold["utterances"])
    return {
        (*at[pair["question"]], *(at[answer] if answer else (-1, -1)))
        for pair in labels["pairs"]
        for answer in (pair["answers"] or [None])
    }


def places(turns: Iterable[Json]) -> dict[str, tuple[int, int]]:
    """Turn id to (line, how many turns before it on that line)."""
    seen: Counter[int] = Counter()
    found = {}
    for turn in turns:
        found[turn["id"]] = (turn["line"], seen[turn["line"]])
        seen[turn["line"]] += 1
    return found


def found_pairs(form: Json) -> set[tuple[int, int, int, int]]:
    at = places(form["turns"])
    return {
        (*at[exchange["question"]], *(at[answer] if answer else (-1, -1)))
        for exchange in form["exchanges"]
        for answer in (exchange["answers"] or [None])
    }


def baseline_pairs(form: Json) -> set[tuple[int, int, int, int]]:
    """What "the next turn answers" gives on the same turns."""
    turns, at = form["turns"], places(form["turns"])
    return {
        (*at[turn["id"]], *(at[turns[k + 1]["id"]] if k + 1 < len(turns) else (-1, -1)))
        for k, turn in enumerate(turns)
        if turn["kind"] == "question"
    }


# -- figures


def row(kind: str, found: Counter[Any], gold: Counter[Any]) -> str:
    hits = sum((found & gold).values())
    n, m = sum(found.values()), sum(gold.values())
    precision, recall = (hits / n if n else 1.0), (hits / m if m else 1.0)
    f1 = 2 * hits / (n + m) if n + m else 1.0
    interval = wilson(hits, m)
    low, high = (interval.low, interval.high) if interval else (0.0, 1.0)
    return (
        f"{kind:<22} precision {precision:.3f} ({hits}/{n})  recall {recall:.3f} ({hits}/{m})"
        f" [{low:.3f}, {high:.3f}]  F1 {f1:.3f}"
    )


KINDS: dict[str, Callable[[Json, Json], tuple[Counter[Any], Counter[Any]]]] = {
    "turns": lambda form, gold: (
        Counter(t["line"] for t in form["turns"]),
        Counter(t["line"] for t in gold["utterances"]),
    ),
    "turns with kind": lambda form, gold: (
        Counter((t["line"], t["kind"]) for t in form["turns"]),
        Counter((t["line"], t["kind"]) for t in gold["utterances"]),
    ),
    "notes": lambda form, gold: (
        Counter(n["line"] for n in form["notes"]),
        Counter(n["line"] for n in gold["notes"]),
    ),
    "agenda items": lambda form, gold: (
        Counter(a["line"] for a in form["agenda"]),
        Counter(a["line"] for a in gold["agenda"]),
    ),
}


def measure() -> tuple[dict[str, dict[str, float]], list[str], dict[str, float]]:
    """Score every labelled document.

    Returns:
        Score per document and part; lines to print; pooled F1 of the exchanges and of
        their baseline.
    """
    scores: dict[str, dict[str, float]] = {}
    pooled = {kind: (Counter[Any](), Counter[Any]()) for kind in KINDS}
    pairs = {"exchanges": Counter[Any](), "the next turn answers": Counter[Any]()}
    truth: Counter[Any] = Counter()
    for name in names():
        gold, form = load(name), read(name)
        text = (LABELLED / f"{name}.txt").read_text("utf-8")
        scores[name] = score_minutes.score(form, gold, text.split("\n"))[0]
        for kind, count in KINDS.items():
            mine, real = count(form, gold)
            pooled[kind][0].update({(name, k): n for k, n in mine.items()})
            pooled[kind][1].update({(name, k): n for k, n in real.items()})
        if (LABELLED / f"{name}.exchanges.json").exists():
            truth.update((name, *pair) for pair in gold_pairs(name))
            pairs["exchanges"].update((name, *pair) for pair in found_pairs(form))
            pairs["the next turn answers"].update((name, *pair) for pair in baseline_pairs(form))
    lines = [row(kind, *counters) for kind, counters in pooled.items()]
    lines += [row(kind, found, truth) for kind, found in pairs.items()]
    f1 = {
        kind: 2 * sum((found & truth).values()) / max(sum(found.values()) + sum(truth.values()), 1)
        for kind, found in pairs.items()
    }
    return scores, lines, f1


def table(scores: dict[str, dict[str, float]]) -> Iterable[str]:
    columns = [*score_minutes.PARTS, "total"]
    yield "document".ljust(30) + "".join(column[:9].rjust(10) for column in columns)
    for name, score in scores.items():
        yield name[:30].ljust(30) + "".join(f"{score[column]:10.3f}" for column in columns)
    mean = {c: sum(s[c] for s in scores.values()) / len(scores) for c in columns}
    yield "MEAN".ljust(30) + "".join(f"{mean[column]:10.3f}" for column in columns)


def failures(pins: Json, scores: dict[str, dict[str, float]], f1: dict[str, float]) -> list[str]:
    """Return what is wrong: changed labels or texts, and scores beneath their floors."""
    wrong = []
    for name in names():
        pin = pins["documents"].get(name)
        if pin is None:
            wrong.append(f"{name}: not pinned; run with --update")
            continue
        for file, digest in pin["sha256"].items():
            if sha256(LABELLED / file) != digest:
                wrong.append(f"{file}: changed since it was pinned")
        wrong += [
            f"{name}: {part} {scores[name][part]:.3f} is below its floor {floor:.3f}"
            for part, floor in pin["floors"].items()
            if scores[name][part] < floor
        ]
    wrong += [
        f"{name}: pinned, and no longer here" for name in pins["documents"] if name not in scores
    ]
    if f1["exchanges"] < pins["exchanges"]:
        wrong.append(
            f"exchanges: F1 {f1['exchanges']:.3f} is below its floor {pins['exchanges']:.3f}"
        )
    return wrong


def pinned(
    scores: dict[str, dict[str, float]], f1: dict[str, float], old: Json, lower: bool
) -> Json:
    """Return new pins; a floor never sinks unless `lower`."""

    def floor(reached: float, before: float) -> float:
        raised = math.floor((reached - SLACK) * 1000) / 1000
        return max(raised, 0.0) if lower else max(raised, before, 0.0)

    documents = {}
    for name, score in scores.items():
        before = old["documents"].get(name, {}).get("floors", {})
        files = sorted(p.name for p in LABELLED.glob(f"{name}.*"))
        documents[name] = {
            "sha256": {file: sha256(LABELLED / file) for file in files},
            "floors": {part: floor(value, before.get(part, 0.0)) for part, value in score.items()},
        }
    return {"exchanges": floor(f1["exchanges"], old["exchanges"]), "documents": documents}


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--update", action="store_true")
    options.add_argument("--allow-regression", action="store_true")
    asked = options.parse_args()
    scores, lines, f1 = measure()
    print("\n".join([*table(scores), "", *lines]))
    empty: Json = {"exchanges": 0.0, "documents": {}}
    pins = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else empty
    if asked.update:
        new = pinned(scores, f1, pins, asked.allow_regression)
        beside = FLOORS.with_suffix(".tmp")
        beside.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", "utf-8")
        beside.replace(FLOORS)
        pins = new
    wrong = failures(pins, scores, f1)
    print("\n".join(["", *wrong] if wrong else ["", "every floor holds"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
