"""Every row of the bundled concordance proves its own examples, and none claims too much."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kurume_search.errors import RegisterError
from kurume_search.model.concordance import Fate
from kurume_search.query.ast import Field, Or
from kurume_search.query.concordance import concordant, correspondences
from kurume_search.query.parse import parse_query
from kurume_search.query.predicates import Cites
from kurume_search.query.resolve import resolve
from kurume_search.query.vocabulary import Vocabulary
from kurume_search.store.registers import load_registers
from kurume_search.store.registers_json import registers_from_json, registers_to_json

CORPUS = Path(__file__).parents[2] / "corpus"
REGISTERS = load_registers(CORPUS)
WORDS = Vocabulary(registers=REGISTERS)


def rows() -> list[Any]:
    with (CORPUS / "concordance.toml").open("rb") as opened:
        found = tomllib.load(opened)["concordance"]
    return [pytest.param(row, id=row["id"]) for row in found]


def found(ask: str, law: str) -> list[str]:
    article = resolve(Field("article", ask.removeprefix("条例")), WORDS).predicate
    assert isinstance(article, Cites)
    asked = article.replace(laws=frozenset({law}))
    others = [o for c in correspondences(asked, REGISTERS) for o in c.others]
    return [other.provision.key for other in others if other.provision is not None]


@pytest.mark.parametrize("row", rows())
def test_a_row_answers_what_its_examples_ask(row: dict[str, Any]) -> None:
    assert row["examples"] and row["note"]
    for example in row["examples"]:
        held = found(example["ask"], example["law"])
        assert set(example["finds"]) <= set(held)
        assert bool(example["finds"]) == bool(held)
    for example in row.get("not_examples", ()):
        assert not set(example["finds"]) & set(found(example["ask"], example["law"]))


def test_what_nobody_read_is_not_verified() -> None:
    for row in REGISTERS.concordance:
        assert (row.fate is Fate.SUCCEEDED) == bool(row.successors)
        if row.old.provision is not None:
            assert not row.verified


def test_registers_survive_json() -> None:
    data = json.loads(json.dumps(registers_to_json(REGISTERS)))

    assert registers_from_json(data) == REGISTERS


@pytest.mark.parametrize(
    "row",
    [
        'old={law="none"}\nfate="ended"\nsuccessors=[]\nsince=2023-04-01',
        'old={law="a",item=2}\nfate="ended"\nsuccessors=[]\nsince=2023-04-01',
        'old={law="a"}\nfate="lost"\nsuccessors=[]\nsince=2023-04-01',
        'old={law="a"}\nfate="ended"\nsuccessors=[{law="a"}]\nsince=2023-04-01',
        'old={law="a"}\nfate="succeeded"\nsuccessors=[]\nsince=2023-04-01',
        'old={law="a"}\nfate="ended"\nsuccessors=[]',
        'old={law="a",aricle=2}\nfate="ended"\nsuccessors=[]\nsince=2023-04-01',
        'old="a"\nfate="ended"\nsuccessors=[]\nsince=2023-04-01',
    ],
)
def test_nonsense_names_the_row(tmp_path: Path, row: str) -> None:
    (tmp_path / "laws.toml").write_text(
        '[[law]]\nid="a"\ncouncil="any"\ntitle="t"\nkind="act"\nnames=["t"]\n', "utf-8"
    )
    (tmp_path / "concordance.toml").write_text(f"[[concordance]]\n{row}\n", "utf-8")

    with pytest.raises(RegisterError, match="1 番目"):
        load_registers(tmp_path)


def test_a_query_says_what_it_also_asks_and_that_it_is_approximate() -> None:
    asked = concordant(parse_query("委託 -article:9-3-4"), WORDS)

    assert "おおよその対応" in asked.warnings[0]
    assert "未確認" in asked.warnings[0]
    assert asked.expansions[0].why == "concordance"
    assert any(isinstance(part, Or) for part in _parts(asked.node))
    assert parse_query(str(asked)).node == asked.node


def test_no_successor_is_said() -> None:
    asked = concordant(parse_query("article:10-1-2"), WORDS)

    assert asked.node == parse_query("article:10-1-2").node
    assert "対応する条文は 2023-04-01 からありません" in asked.warnings[0]


def _parts(node: Any) -> list[Any]:
    inner = [*getattr(node, "parts", ()), *([node.part] if hasattr(node, "part") else [])]
    return [node, *(one for part in inner for one in _parts(part))]
