"""Departments by name, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kurume_search.model.registers import Department, Registers
from kurume_search.text.plain import plain


def departments_named(name: str, registers: Registers) -> tuple[Department, ...]:
    """Return the rows that `name` names: by id, name or alias, with or without the units above.

    >>> departments_named("情報政策課", Registers())
    ()
    """
    wanted = plain(name)
    rows = registers.departments
    direct = tuple(
        row for row in rows if wanted == row.id or wanted in map(plain, (row.name, *row.aliases))
    )
    return direct or tuple(row for row in rows if _is_full_name(wanted, row, registers))


def _is_full_name(wanted: str, row: Department, registers: Registers) -> bool:
    """Return whether `wanted` is the row's name after names of units above it, any left out."""
    for name in map(plain, (row.name, *row.aliases)):
        if not wanted.endswith(name):
            continue
        rest, above, seen = wanted.removesuffix(name), row.parent, {row.id}
        while rest and above is not None and above not in seen:
            seen.add(above)
            parent = registers.department(above)
            if parent is None:
                break
            for alias in map(plain, (parent.name, *parent.aliases)):
                if rest.endswith(alias):
                    rest = rest.removesuffix(alias)
                    break
            above = parent.parent
        if not rest:
            return True
    return False


def followed(rows: Iterable[Department], registers: Registers) -> tuple[Department, ...]:
    """Return `rows`, what they became and what they came from, and all units below.

    Both ways, though a successor may have come from several: who asks for a department
    wants its cases under every name it has had, and ``dept!:`` is there for one name alone.
    """
    by_id = {row.id: row for row in registers.departments}
    came: dict[str, list[str]] = {}
    beneath: dict[str, list[str]] = {}
    for row in registers.departments:
        for successor in row.successors:
            came.setdefault(successor, []).append(row.id)
        if row.parent is not None:
            beneath.setdefault(row.parent, []).append(row.id)
    start = [row.id for row in rows]
    became = {row.id: list(row.successors) for row in registers.departments}
    line = {**_reached(start, became), **_reached(start, came)}
    return tuple(by_id[name] for name in _reached(list(line), beneath) if name in by_id)


def _reached(start: list[str], onward: Mapping[str, list[str]]) -> dict[str, None]:
    found, ahead = dict.fromkeys(start), list(start)
    while ahead:
        for name in onward.get(ahead.pop(), ()):
            if name not in found:
                found[name] = None
                ahead.append(name)
    return found
