"""Departments under every name they had, and provisions across the reform, as one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kurume_search.query.values import read_article

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Ints
    from kurume_search.model.concordance import LawProvision
    from kurume_search.model.registers import Registers

Labelled: TypeAlias = Sequence[tuple[str, str]]  # key and label of each group
Joined: TypeAlias = "tuple[Ints, list[tuple[str, str]]]"


def department_lineages(groups: Labelled, registers: Registers) -> Joined:
    """Return for each department the number of its lineage, and key and label of each lineage.

    A lineage is called by the department that it became: one that was renamed or merged counts
    with its successor. One that was divided into several stays on its own, as nobody can
    say which of them went on with its work.
    """
    by_id = {row.id: row for row in registers.departments}
    lines: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    ends = []
    for key, label in groups:
        end, seen = key, {key}
        while end in by_id and len(by_id[end].successors) == 1:
            after = by_id[end].successors[0]
            if after in seen:
                break
            seen.add(after)
            end = after
        ends.append(end)
        labels[end] = by_id[end].name if end in by_id else label
        if end != key:
            lines.setdefault(end, []).append(label)
    numbers = {end: number for number, end in enumerate(labels)}
    labelled = []
    for end, label in labels.items():
        before = list(dict.fromkeys(name for name in lines.get(end, ()) if name != label))
        labelled.append((end, f"{label}(旧 {'、'.join(before)})" if before else label))
    return np.array([numbers[end] for end in ends], dtype=np.int64), labelled


def article_lineages(groups: Labelled, registers: Registers) -> Joined:
    """Return for each provision the number of its lineage, as the concordance joins them.

    Provisions that a row of the concordance, or several with a provision in common, name on
    either side are one lineage; what lies below them goes along. It is approximate.
    """
    nodes, joins = _joined(registers)
    numbers: dict[str, int] = {}
    labelled: list[tuple[str, str]] = []
    codes = []
    names: dict[int, list[str]] = {}
    for key, label in groups:
        at = _covering(key, nodes)
        line = key if at is None else f"concordance:{joins[at]}"
        if line not in numbers:
            numbers[line] = len(numbers)
            labelled.append((line, label))
        codes.append(numbers[line])
        if at is not None:
            names.setdefault(numbers[line], []).append(label)
    for number, labels in names.items():
        if len(labels) > 1:
            labelled[number] = (labelled[number][0], f"{'・'.join(labels)}(おおよその対応)")
    # A lineage of one provision is that provision.
    for number, labels in names.items():
        if len(labels) == 1:
            key = next(k for (k, _), code in zip(groups, codes, strict=True) if code == number)
            labelled[number] = (key, labels[0])
    return np.array(codes, dtype=np.int64), labelled


def _joined(registers: Registers) -> tuple[list[LawProvision], list[int]]:
    """Return the provisions of the concordance, and of each the first one it is joined to."""
    nodes: list[LawProvision] = []
    joins: list[int] = []
    for row in registers.concordance:
        some = [one for one in (row.old, *row.successors) if one.provision is not None]
        if row.old.provision is None or not row.successors:
            continue
        ats = []
        for one in some:
            if one not in nodes:
                nodes.append(one)
                joins.append(len(nodes) - 1)
            ats.append(nodes.index(one))
        lines = {joins[at] for at in ats}
        joins = [min(lines) if line in lines else line for line in joins]
    return nodes, joins


def _covering(key: str, nodes: Sequence[LawProvision]) -> int | None:
    """Return the deepest of `nodes` that the provision `key` (``law:9-3-4``) lies below."""
    law, _, written = key.rpartition(":")
    asked = read_article(written)
    if asked is None:
        return None
    found = [
        (len(str(node.provision)), at)
        for at, node in enumerate(nodes)
        if node.law == law and node.provision is not None and node.provision.covers(asked.provision)
    ]
    return max(found)[1] if found else None
