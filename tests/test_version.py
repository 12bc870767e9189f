"""Versions are read off the names of folders, and a build stands on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from kurume_search import version as versions


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    versions.installed_with.cache_clear()
    versions._listed.cache_clear()
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield
    versions.installed_with.cache_clear()
    versions._listed.cache_clear()


@pytest.mark.parametrize(
    ("package", "distribution"),
    [("sudachipy", "sudachipy"), ("sudachidict_core", "sudachidict_core"), ("whoosh", "whoosh3")],
)
def test_they_are_those_of_the_metadata(package: str, distribution: str) -> None:
    assert versions.installed_with(package) == (f"{distribution}-{version(distribution)}",)


def test_a_program_called_like_a_package_is_none(tmp_path: Path) -> None:
    (tmp_path / "sudachipy").write_text("#!/bin/sh\n", "utf-8")
    before = versions.installed_with("sudachipy")
    versions.installed_with.cache_clear()
    sys.path.insert(0, str(tmp_path))

    assert versions.installed_with("sudachipy") == before


def test_what_is_not_installed_has_none() -> None:
    assert versions.installed_with("no_such_package") == ()
