"""Reports of the bundled corpus and of a synthetic one of 20 years, made once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.api.whole.report import Report
from kurume_search.sample import write_sample


@pytest.fixture(scope="session")
def real(bundled: Path) -> Report:
    """The real document: 令和3年度, only the second meeting."""
    return ks.open_corpus(bundled).report(2021, compare=2020)


@pytest.fixture(scope="session")
def decades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic corpus of 20 fiscal years."""
    folder = tmp_path_factory.mktemp("decades") / "corpus"
    write_sample(folder, years=range(2004, 2024), meetings=4, seed=11)
    return folder


@pytest.fixture(scope="session")
def decades_corpus(decades: Path) -> ks.Corpus:
    return ks.open_corpus(decades)


@pytest.fixture(scope="session")
def truth(decades: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((decades / "truth.json").read_text("utf-8"))
    return held


@pytest.fixture(scope="session")
def year(decades_corpus: ks.Corpus) -> Report:
    """One synthetic year beside the one before."""
    return decades_corpus.report(2012, compare=2011)
