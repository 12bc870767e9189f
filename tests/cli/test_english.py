"""What lower rooms say in Japanese reaches a reader of English in English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.cli.english import in_english
from kurume_search.data import table

PACKAGE = Path(__file__).parents[2] / "kurume_search"
JAPANESE = re.compile("[ぁ-んァ-ヶ]")
ROWS = table("english")["sentence"]


def said() -> set[str]:
    """Every piece of text in the package, what is filled in left out."""
    pieces: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pieces.add(node.value)
    return pieces


@pytest.fixture(scope="module")
def package() -> str:
    return "\n".join(said())


@pytest.mark.parametrize("row", ROWS, ids=[row["ja"] for row in ROWS])
def test_each_sentence_is_one_that_the_package_says(row: dict[str, str], package: str) -> None:
    # What is filled in may stand anywhere, so that every longer piece is looked for alone.
    pieces = re.split(r"\{\d\}|(?<=。)", row["ja"])
    missing = [piece for piece in pieces if len(piece) > 7 and piece not in package]
    assert not missing
    assert set(re.findall(r"\{\d\}", row["en"])) <= set(re.findall(r"\{\d\}", row["ja"]))
    filled = re.sub(r"\{(\d)\}", r"x\1", row["ja"])
    assert in_english(filled) == re.sub(r"\{(\d)\}", r"x\1", row["en"])
    if "example" in row:
        assert in_english(row["example"]) == row["english"]


@pytest.mark.parametrize(
    "words",
    [
        ("query", "--year", "abc"),
        ("query", "--year", "R3", "xyzzy"),
        ("query", "foo:bar"),
        ("query", "--department", "zz"),
        ("query", "((", "--strict"),
        ("show", "nope"),
        ("query", "--corpus", "/nonexistent"),
        ("kwic",),
        ("collocates",),
        ("precedents",),
        ("facets", "nope"),
        ("facets", "article,outcome"),
        ("trend", "nope"),
        ("keyness",),
        ("trend", "questions", "-o", "x.bmp"),
        ("parse", "nope"),
        ("tag", "2021-07-26/c1", "x"),
        ("report",),
    ],
)
def test_a_reader_of_english_is_spoken_to_in_english(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words, "--lang", "en")
    told = ran.err.partition("Did you mean")[0]
    assert told.strip()
    assert not JAPANESE.search(told)
