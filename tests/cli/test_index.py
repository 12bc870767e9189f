"""``index`` for programs, and corpora that commands check before they do anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.cli.root import COMMANDS

KEYS = [
    "corpus", "hash", "index", "segments", "bytes", "meetings", "letters", "cases", "turns",
    "words", "tokenizer", "unreadable",
]  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
def test_names_of_facts_are_stable(shell: Shell, language: str) -> None:
    asked = ("index", "status", "--lang", language, "--format")
    form = shell(*asked, "json").json
    rows = [line.split("\t") for line in shell(*asked, "tsv").out.splitlines()]

    assert list(form) == ["ok", "schema", *KEYS]
    assert rows[0] == ["name", "value"]
    assert dict(rows[1:]) == {name: str(form[name]) for name in KEYS}
    assert (form["meetings"], form["cases"], form["turns"]) == (1, 4, 40)


def test_verifying_answers_in_json_too(shell: Shell) -> None:
    ran = shell("index", "verify", "--format", "json")

    assert ran.json == {"ok": True, "schema": "kurume-search/index/1", "differences": []}


@pytest.mark.parametrize(
    "words", [("lab", "{}/work"), ("notebook", "run", "00", "-o", "{}/work"), ("query", "x")]
)
def test_what_is_no_corpus_is_one_status_and_leaves_nothing(
    shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = shell(*(word.format(tmp_path) for word in words), "--corpus", str(tmp_path / "none"))

    assert ran.status == 3
    assert len(ran.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_how_it_is_used(shell: Shell, name: str) -> None:
    helped = shell(name, "--help")

    assert helped.status == 0
    assert f"\n例:\n  kurume-search {name}" in helped.out
    assert f"\nExamples:\n  kurume-search {name}" in shell(name, "--help", "--lang", "en").out
