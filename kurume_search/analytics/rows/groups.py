"""What counts are split by: the groups of each section, turn or meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.frame import Frame
from kurume_search.analytics.rows.lineages import article_lineages, department_lineages
from kurume_search.model.terms import OUTCOMES, UNRECORDED
from kurume_search.query.terms import kind_label, outcome_label, role_label
from kurume_search.search.stored.columns import KINDS, NOTHING, ROLES
from kurume_search.search.stored.facet_values import NAMES, OUTSIDE

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Ints
    from kurume_search.model.registers import Registers

_COLUMNS = {
    "department": "dept",
    "department!": "dept",
    "article": "article",
    "law": "law",
    "topic": "topic",
    "procedure": "procedure",
    "outcome": "outcome",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The values of a split.

    Attributes:
        of: ``section``, ``turn`` or ``meeting``: what has them.
        keys: Of each group.
        labels: In Japanese.
        starts: Of sections, which have several groups: where each one's begin.
        codes: The groups: of sections end to end, of turns and meetings one a row.
    """

    of: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    codes: Ints
    starts: Ints | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def pairs(self, sections: Ints) -> tuple[Ints, Ints]:
        """Return the groups of `sections`: which of them (by place), and the group."""
        assert self.starts is not None  # noqa: S101 - only called of sections
        low = self.starts[sections]
        sizes = self.starts[sections + 1] - low
        places = np.repeat(np.arange(len(sections)), sizes)
        within = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return places, self.codes[low[places] + within]


def groups(frame: Frame, split: str, registers: Registers, *, concordant: bool = False) -> Groups:
    """Return the groups of a split, empty ones included."""
    key = ("groups", split, concordant)
    found = frame.made.get(key)
    if found is None:
        found = frame.made[key] = _made(frame, split, registers, concordant=concordant)
    assert isinstance(found, Groups)  # noqa: S101 - what this key holds
    return found


def _made(frame: Frame, split: str, registers: Registers, *, concordant: bool) -> Groups:
    match split:
        case "role":
            roles = frame.bytes("passage.role").astype(np.int64)
            codes = np.where(roles == NOTHING, ROLES.index("unknown"), roles)
            return Groups(of="turn", keys=ROLES, labels=tuple(map(role_label, ROLES)), codes=codes)
        case "kind":
            first = KINDS.index("question")
            codes = np.where(frame.turn_kind == NOTHING, first, frame.turn_kind).astype(np.int64)
            keys = KINDS[first:]
            labels = tuple(map(kind_label, keys))
            return Groups(of="turn", keys=keys, labels=labels, codes=codes - first)
        case "council":
            return _councils(frame, registers)
    return _of_sections(frame, split, registers, concordant=concordant)


def _councils(frame: Frame, registers: Registers) -> Groups:
    names = {row.id: row.name for row in registers.councils}
    labels: dict[str, str] = {}
    codes = []
    numbers: dict[str, int] = {}
    for row in range(len(frame.day)):
        record = frame.columns.record("meeting.record", row)
        key = record["council"] or UNRECORDED
        labels.setdefault(key, names.get(key) or record["body"] or NAMES.get(key) or key)
        codes.append(numbers.setdefault(key, len(numbers)))
    return Groups(
        of="meeting", keys=tuple(labels), labels=tuple(labels.values()), codes=np.array(codes)
    )


def _of_sections(frame: Frame, split: str, registers: Registers, *, concordant: bool) -> Groups:
    name = _COLUMNS[split]
    starts, codes = frame.lists(f"count.{name}")
    pairs = [(str(key), str(label)) for key, label in frame.columns.value(f"count.{name}.labels")]
    if split == "outcome":
        pairs = [(key, outcome_label(None if key in NAMES else key)) for key, _ in pairs]
    if split == "department":
        new, pairs = department_lineages(pairs, registers)
        codes = new[codes] if len(codes) else codes
    if split == "article" and concordant:
        new, pairs = article_lineages(pairs, registers)
        codes = new[codes] if len(codes) else codes
    # Nothing recorded of a case, and what stands outside cases, are groups of their own.
    keys = [key for key, _ in pairs]
    for key in (UNRECORDED, OUTSIDE):
        if key not in keys:
            pairs.append((key, NAMES[key]))
            keys.append(key)
    sizes = np.diff(starts)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    empty = np.nonzero(sizes == 0)[0]
    inside = frame.is_case[empty]
    rest = np.where(inside, keys.index(UNRECORDED), keys.index(OUTSIDE))
    # What stands outside cases has no value that counts, whatever it cites.
    kept = frame.is_case[rows]
    outside = np.unique(rows[~kept])
    rows = np.concatenate([rows[kept], empty, outside])
    codes = np.concatenate([codes[kept], rest, np.full(len(outside), keys.index(OUTSIDE))])
    both = np.unique(rows * len(keys) + codes)  # renamed ones can meet in a case
    rows, codes = both // len(keys), both % len(keys)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(sizes)))])
    return Groups(
        of="section",
        keys=tuple(keys),
        labels=tuple(label for _, label in pairs),
        codes=codes,
        starts=starts,
    )


def order(found: Groups, split: str, totals: Ints) -> list[int]:
    """Return the groups that are not empty, in the order to list them.

    Outcomes come in their own order, with those not recorded in any case; else greatest
    first. What isn't recorded, and what stands outside cases, come last.
    """
    last = (UNRECORDED, OUTSIDE)
    shown = [at for at in range(len(found)) if totals[at]]
    if split == "outcome":
        ranks = {key: rank for rank, key in enumerate((*dict.fromkeys(OUTCOMES.values()), *last))}
        at = found.keys.index(UNRECORDED)
        return sorted({*shown, at}, key=lambda at: ranks.get(found.keys[at], 0))
    return sorted(
        shown,
        key=lambda at: (
            found.keys[at] in last,
            found.keys[at] == OUTSIDE,
            -int(totals[at]),
            found.labels[at],
            found.keys[at],
        ),
    )
