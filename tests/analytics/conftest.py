"""One planted corpus for all tests of counting."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import kurume_search as ks


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[ks.Corpus, dict[str, Any]]:
    """Seventeen fiscal years: renames, a merger, a missing year and meeting, the reform."""
    from planted_corpus import added

    return added(tmp_path_factory.mktemp("planted"), years=range(2008, 2025), meetings=3)


@pytest.fixture(scope="session")
def seed(bundled: Path, _own_cache: None) -> ks.Corpus:
    """The bundled corpus with the one real document."""
    return ks.open_corpus(bundled)
