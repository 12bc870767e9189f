"""Every row of the bundled registers proves its own `examples` and `not_examples`."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kurume_search.analysis.morphemes import borders
from kurume_search.model.registers import Department, Registers, Topic, plain
from kurume_search.store.registers import load_registers
from kurume_search.text.normalize import fold_plain

CORPUS = Path(__file__).parents[2] / "corpus"
REGISTERS = load_registers(CORPUS)
SHINGIKAI = "kurume-jouhou-shingikai"


def rows(table: str) -> list[Any]:
    with (CORPUS / f"{table}s.toml").open("rb") as opened:
        found = tomllib.load(opened)[table]
    return [pytest.param(row, id=row.get("id", row.get("terms", [""])[0])) for row in found]


# -- councils


@pytest.mark.parametrize("row", rows("council"))
def test_council_examples(row: dict[str, Any]) -> None:
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
def test_law_examples(row: dict[str, Any]) -> None:
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


def wordings(unit: Department, registers: Registers) -> Iterator[str]:
    """Its names, alone and with what stands above it, all or in part."""
    for name in (unit.name, *unit.aliases):
        yield plain(name)
        above = registers.department(unit.parent) if unit.parent else None
        while above is not None:
            name = above.name + name
            yield plain(name)
            above = registers.department(above.parent) if above.parent else None
    chain = unit.parent and registers.department(unit.parent)
    while chain:
        yield plain(chain.name + unit.name)
        chain = registers.department(chain.parent) if chain.parent else None


@pytest.mark.parametrize("row", rows("department"))
def test_department_examples(row: dict[str, Any]) -> None:
    day = date(2021, 7, 26)
    named = {
        wording: unit.id
        for unit in REGISTERS.departments_of(row["council"], day)
        for wording in wordings(unit, REGISTERS)
    }

    assert row["examples"]
    for example in row["examples"]:
        assert named[plain(example)] == row["id"]
    for example in row.get("not_examples", ()):
        assert named.get(plain(example)) != row["id"]


def test_no_wording_means_two_departments() -> None:
    for council in REGISTERS.councils:
        seen: dict[str, str] = {}
        for unit in REGISTERS.departments_of(council.id, date(2021, 7, 26)):
            for wording in set(wordings(unit, REGISTERS)):
                assert seen.setdefault(wording, unit.id) == unit.id


# -- topics: plain matching by the rules in the head of topics.toml

MASK = "\ue000"
UNITS = sorted(
    {plain(name) for d in REGISTERS.departments for name in (d.name, *d.aliases)}, key=len
)


def triggered(topic: Topic, text: str) -> str | None:
    """Return the word that triggers `topic` in `text`, the obvious way."""
    text = fold_plain(text)
    for unit in reversed(UNITS):
        text = text.replace(unit, MASK * len(unit))
    if topic.require_any and not any(fold_plain(word) in text for word in topic.require_any):
        return None
    for sentence in re.split("(?<=[。？])", text):
        if any(fold_plain(word) in sentence for word in topic.none):
            continue
        edges = borders(sentence) | {0, len(sentence)}
        for word in map(fold_plain, topic.any):
            for match in re.finditer(re.escape(word), sentence):
                if match.start() in edges and match.end() in edges:
                    return word
    return None


@pytest.mark.parametrize("row", rows("topic"))
def test_topic_examples(row: dict[str, Any]) -> None:
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
    lines = (CORPUS / "minutes" / "000_dc56ebb6b2a678a4.txt").read_text("utf-8").split("\n")
    titles = {case: lines[at - 1] for case, at in ((1, 26), (2, 60), (3, 104), (4, 126))}

    for label, cases in (("オンライン結合", [2, 3, 4]), ("目的外利用", [1])):
        topic = next(topic for topic in REGISTERS.topics if topic.label == label)
        assert [case for case, title in titles.items() if triggered(topic, title)] == cases


# -- synonyms


@pytest.mark.parametrize("row", rows("synonym"))
def test_synonym_examples(row: dict[str, Any]) -> None:
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
