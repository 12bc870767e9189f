"""Compound terms of this field on the labelled texts: no false hit, no miss.

A line of a text is a passage here, so that nothing but words decides.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from indexed import build
from strategies import minutes_of

from kurume_search.query.ast import Query, Unit, Words
from kurume_search.search.searcher import Searcher

TABLE = tomllib.loads((Path(__file__).with_name("compounds.toml")).read_text("utf-8"))
LABELLED = Path(__file__).parents[1] / "quality" / "labelled"
ROWS: list[dict[str, Any]] = TABLE["term"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Searcher]:
    found = {}
    for name in TABLE["texts"]:
        lines = (LABELLED / f"{name}.txt").read_text("utf-8").splitlines()
        # An empty line is a passage without words, so that lines keep their numbers.
        turns = minutes_of(*(line or "。" for line in lines))
        found[name] = build([turns], tmp_path_factory.mktemp("texts") / name)
    return found


def lines_with(searcher: Searcher, text: str) -> list[int]:
    query = Query(Words(text), Unit.TURN)
    ids = searcher.search(query, synonyms=False, readings=False).ids()
    return sorted(int(name.rpartition("/t")[2]) for name in ids)


def test_there_are_enough_terms() -> None:
    assert len(ROWS) >= 60
    assert sum(len(row["variants"]) for row in ROWS) >= 8


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["term"])
def test_a_term_is_found_on_its_lines_and_on_no_other(
    texts: dict[str, Searcher], row: dict[str, Any]
) -> None:
    for name, searcher in texts.items():
        for spelling in (row["term"], *row["variants"]):
            assert lines_with(searcher, spelling) == row["found"].get(name, []), (name, spelling)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["term"])
def test_absent_lines_do_have_the_characters(row: dict[str, Any]) -> None:
    for name, lines in row.get("absent", {}).items():
        text = (LABELLED / f"{name}.txt").read_text("utf-8").splitlines()
        assert all(row["term"] in text[line - 1] for line in lines)


def test_a_compound_is_found_however_its_neighbours_make_it_cut(tmp_path: Path) -> None:
    searcher = build([minutes_of("個人情報を守る", "審議会", "審議 会")], tmp_path / "build")

    assert lines_with(searcher, "個人情報") == [1]
    assert lines_with(searcher, "議会") == []
    assert lines_with(searcher, "審議会") == [2]


@pytest.mark.parametrize(
    ("text", "word", "others"),
    [
        ("諮問庁:市民部振興課", "市民", ("民部", "市")),
        ("青嶺市市民協働部総務課", "市民", ("市市",)),
        ("四日市市市民部", "市民", ("市市",)),
        ("架空町町民課", "町民", ("町町",)),
        ("課長阿部", "阿部", ("長阿",)),
        ("全部局の長", "部局", ("全部",)),
    ],
)
def test_a_word_is_found_before_the_word_of_an_office(
    tmp_path: Path, text: str, word: str, others: tuple[str, ...]
) -> None:
    searcher = build([minutes_of(text)], tmp_path / "build")

    assert lines_with(searcher, word) == [1]
    for other in others:
        expected = [1] if other == "市" and "市市" in text else []
        assert lines_with(searcher, other) == expected, other
