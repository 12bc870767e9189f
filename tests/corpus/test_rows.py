"""Every row of the bundled registers proves its own `examples` and `not_examples`."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kurume_search.analysis.morphemes import borders
from kurume_search.model.registers import Topic, plain
from kurume_search.model.turn import TurnKind
from kurume_search.parsing.assembly.topics import Words, mask_of, match_topic
from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.lines.pieces import Joined, piece
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.parsing.words.departments import Departments
from kurume_search.store.decode import read_source
from kurume_search.store.registers import load_registers
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap

CORPUS = Path(__file__).parents[2] / "corpus"
REGISTERS = load_registers(CORPUS)
SHINGIKAI = "kurume-jouhou-shingikai"


def rows(table: str) -> list[Any]:
    with (CORPUS / f"{table}s.toml").open("rb") as opened:
        found = tomllib.load(opened)[table]
    return [pytest.param(row, id=row.get("id", row.get("terms", [""])[0])) for row in found]


# -- councils


@pytest.mark.parametrize("row", rows("council"))
def test_a_council_is_meant_by_the_names_of_its_row(row: dict[str, Any]) -> None:
    assert row["examples"]
    for name in row["examples"]:
        found = REGISTERS.council_named(name)
        assert found is not None and found.id == row["id"]
    for name in row.get("not_examples", ()):
        found = REGISTERS.council_named(name)
        assert found is None or found.id != row["id"]


# -- laws


def law_meant(example: dict[str, Any], row: dict[str, Any]) -> str | None:
    council = row["council"][0] if isinstance(row["council"], list) else row["council"]
    council = example.get("council", None if council == "any" else council)
    return REGISTERS.laws_named(council, example["on"]).get(plain(example["text"]))


@pytest.mark.parametrize("row", rows("law"))
def test_a_law_is_meant_by_the_names_of_its_row(row: dict[str, Any]) -> None:
    assert row["examples"]
    for example in row["examples"]:
        assert law_meant(example, row) == row["id"]
    for example in row.get("not_examples", ()):
        assert law_meant(example, row) != row["id"]


def test_a_council_that_no_row_names_has_no_ordinance() -> None:
    for day in (date(2021, 7, 26), date(2024, 1, 1), None):
        names = REGISTERS.laws_named("花立市情報公開審議会", day)
        assert not {"条例", "旧条例", "法", "個人情報保護条例"} & set(names)
        assert all(law_id.startswith("national.") for law_id in names.values())


def test_a_name_that_means_two_laws_on_an_unknown_day_means_none() -> None:
    names = REGISTERS.laws_named(SHINGIKAI, None)

    assert "条例" not in names
    assert names["情報公開条例"] == "kurume.foi_ordinance"


# -- departments


@pytest.mark.parametrize("row", rows("department"))
def test_a_department_is_meant_by_the_names_of_its_row(row: dict[str, Any]) -> None:
    departments = Departments(REGISTERS, row["council"], date(2021, 7, 26))

    assert row["examples"]
    for example in row["examples"]:
        assert departments.find(example) == row["id"]
    for example in row.get("not_examples", ()):
        assert departments.find(example) != row["id"]


# -- topics

MASKS = mask_of({name for row in REGISTERS.departments for name in (row.name, *row.aliases)})


def triggered(topic: Topic, text: str) -> str | None:
    """Return the word that triggers `topic` in `text`, by the rules of reading."""
    pieces = [piece(line) for line in read_lines(fold(text), LineMap(text))]
    is_issue = topic.axis == "issue"
    kind = TurnKind.QUESTION if is_issue else None
    words = Words(Joined(pieces), MASKS, title=not is_issue, kind=kind)
    found = match_topic(topic, [words], borders)
    return found.trigger if found else None


@pytest.mark.parametrize("row", rows("topic"))
def test_a_topic_is_found_by_its_triggers(row: dict[str, Any]) -> None:
    topic = REGISTERS.topic(row["id"])

    assert topic is not None
    assert row["examples"] and row["not_examples"]
    for example in row["examples"]:
        assert triggered(topic, example), f"{row['id']} misses {example}"
    for example in row["not_examples"]:
        assert triggered(topic, example) is None, f"{row['id']} takes {example}"


def test_topic_labels_are_one_per_topic_and_axis() -> None:
    labels = [(topic.axis, topic.label) for topic in REGISTERS.topics]

    assert len(set(labels)) == len(labels)


def test_online_linkage_is_exactly_cases_2_3_4_of_the_real_minutes() -> None:
    source = read_source(CORPUS / "minutes" / "000_dc56ebb6b2a678a4.txt", name="a.txt")
    (minutes,) = parse_minutes(source, REGISTERS, borders)

    for label, cases in (("オンライン結合", ["c2", "c3", "c4"]), ("目的外利用", ["c1"])):
        (topic,) = (topic for topic in REGISTERS.topics if topic.label == label)
        assert [c.id for c in minutes.cases if topic.id in {t.id for t in c.topics}] == cases
    assert {c.law_id for c in minutes.citations} == {"kurume.pip_ordinance.old"}
    units = [unit for case in minutes.cases for body in case.bodies for unit in body.units]
    assert len(units) == 17 and all(unit.id for unit in units)


# -- synonyms


@pytest.mark.parametrize("row", rows("synonym"))
def test_a_word_is_in_one_group_of_synonyms(row: dict[str, Any]) -> None:
    assert row["examples"]
    for word in row["examples"]:
        groups = [g for g in REGISTERS.synonyms if plain(word) in map(plain, g.terms)]
        assert len(groups) == 1
        assert set(groups[0].terms) == set(row["terms"])


# -- manifest


def test_the_real_document_is_byte_for_byte_what_the_manifest_says() -> None:
    with (CORPUS / "manifest.toml").open("rb") as opened:
        (document,) = tomllib.load(opened)["document"]
    content = (CORPUS / document["path"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == document["sha256"]
    assert document["sha256"].startswith("451cd5fe") and document["sha256"].endswith("dae05")
    assert document["real"] is True and document["names_officials"] is True
    assert "MIT ライセンスは及びません" in document["licence"]
