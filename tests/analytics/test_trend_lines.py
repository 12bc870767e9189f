"""Departments by succession and provisions by concordance: what is one line, and what isn't."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from kurume_search.analytics.rows.groups import groups
from kurume_search.analytics.rows.lineages import article_lineages, department_lineages
from kurume_search.model.concordance import Concordance, Fate, LawProvision
from kurume_search.model.provision import Provision
from kurume_search.model.registers import Department, Registers


def department(name: str, *successors: str) -> Department:
    return Department(id=name, council="x", name=name.upper(), successors=successors)


def lines(registers: Registers, *names: str) -> dict[str, tuple[str, str]]:
    """Return department → its line's key and label."""
    held = [(name, name.upper()) for name in names]
    codes, told = department_lineages(held, registers)
    return {name: told[code] for name, code in zip(names, codes.tolist(), strict=True)}


def test_renamed_and_merged_ones_are_called_by_what_they_became() -> None:
    registers = Registers(
        departments=(department("a", "b"), department("b", "c"), department("c"),
                     department("d", "c"))
    )  # fmt: skip

    found = lines(registers, "a", "b", "d", "c")

    assert {key for key, _ in found.values()} == {"c"}
    assert {label for _, label in found.values()} == {"C(旧 A、B、D)"}


def test_a_name_that_no_longer_occurs_is_still_the_name_of_the_line() -> None:
    registers = Registers(departments=(department("a", "b"), department("b")))

    assert lines(registers, "a") == {"a": ("b", "B(旧 A)")}


def test_one_that_was_divided_stays_on_its_own() -> None:
    registers = Registers(departments=(department("a", "b", "c"), department("b"), department("c")))

    found = lines(registers, "a", "b", "c")

    assert [key for key, _ in found.values()] == ["a", "b", "c"]


def test_a_circle_of_successors_ends() -> None:
    registers = Registers(departments=(department("a", "b"), department("b", "a")))

    assert len(lines(registers, "a", "b")) == 2


def test_printed_names_that_no_register_knows_keep_their_own_line() -> None:
    assert lines(Registers(), "~無名課") == {"~無名課": ("~無名課", "~無名課")}


def provision(law: str, article: int, *deeper: int) -> LawProvision:
    paragraph, item = (*deeper, None, None)[:2]
    return LawProvision(
        law=law, provision=Provision(article=article, paragraph=paragraph, item=item)
    )


def row(old: LawProvision, *new: LawProvision) -> Concordance:
    fate = Fate.SUCCEEDED if new else Fate.ENDED
    return Concordance(old=old, fate=fate, successors=new, since=date(2023, 4, 1))


def test_provisions_that_correspond_are_one_line_with_what_lies_beneath_them() -> None:
    registers = Registers(
        concordance=(
            row(provision("old", 9, 3), provision("act", 69, 2)),
            row(provision("old", 8), provision("act", 69, 2)),  # shares its successor
            row(provision("old", 12)),  # ended
        )
    )
    held = [(key, key) for key in (
        "old:9-3-4", "old:9-2", "act:69-2-4", "old:8-1-5", "old:12-1", "act:61", "new:9-3-4",
    )]  # fmt: skip

    codes, told = article_lineages(held, registers)
    line = {key: told[code][0] for (key, _), code in zip(held, codes.tolist(), strict=True)}

    assert line["old:9-3-4"] == line["act:69-2-4"] == line["old:8-1-5"]
    # Another paragraph, another law, an ended one, one without a row: each on its own.
    assert {line[k] for k in ("old:9-2", "old:12-1", "act:61", "new:9-3-4")} == {
        "old:9-2", "old:12-1", "act:61", "new:9-3-4",
    }  # fmt: skip
    (label,) = {told[code][1] for (key, _), code in zip(held, codes.tolist(), strict=True)
                if key == "old:9-3-4"}  # fmt: skip
    assert "おおよその対応" in label and "act:69-2-4" in label


def test_a_line_of_one_provision_is_that_provision() -> None:
    registers = Registers(concordance=(row(provision("old", 9), provision("act", 69)),))

    _, told = article_lineages([("old:9-1", "旧条例第9条第1項")], registers)

    assert told == [("old:9-1", "旧条例第9条第1項")]


class _Columns:
    def value(self, name: str) -> list[list[str]]:
        assert name == "count.dept.labels"
        return [["a", "A"], ["b", "B"]]


class _Frame:
    """Two cases and an agenda item: of both departments, of none, of the first."""

    def __init__(self) -> None:
        self.columns = _Columns()
        self.is_case = np.array([True, True, False])
        self.made: dict[object, object] = {}

    def lists(self, name: str) -> tuple[Any, Any]:
        assert name == "count.dept"
        return np.array([0, 2, 2, 3]), np.array([0, 1, 0])


def test_a_case_under_the_old_and_the_new_name_counts_once_in_the_line() -> None:
    registers = Registers(departments=(department("a", "b"), department("b")))

    def held(split: str) -> list[list[str]]:
        frame: Any = _Frame()
        found = groups(frame, split, registers)
        places, codes = found.pairs(np.array([0, 1, 2]))
        return [
            [found.keys[code] for place, code in zip(places, codes, strict=True) if place == at]
            for at in range(3)
        ]

    assert held("department") == [["b"], ["unrecorded"], ["outside"]]
    assert held("department!") == [["a", "b"], ["unrecorded"], ["outside"]]
