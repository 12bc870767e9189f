"""A synthetic corpus taken in as anybody's minutes are: files added, parsed, indexed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import kurume_search as ks
from kurume_search.api.own.manage import add, init
from kurume_search.sample import write_sample

REGISTERS = ("councils", "departments", "laws", "synonyms", "topics")


def added(
    folder: Path, *, years: range, meetings: int, seed: int = 1
) -> tuple[ks.Corpus, dict[str, Any]]:
    """Return a corpus into which the files of a sample were added, and what was planted.

    Nothing of the sample but its files and registers goes in: not its manifest, not its truth.
    """
    made = folder / "sample"
    write_sample(made, years=years, meetings=meetings, seed=seed)
    corpus = init(folder / "corpus")
    for name in REGISTERS:
        shutil.copy(made / f"{name}.toml", corpus / f"{name}.toml")
    add(corpus, [made / "minutes"], synthetic=True)
    truth: dict[str, Any] = json.loads((made / "truth.json").read_text("utf-8"))
    return ks.open_corpus(corpus), truth
