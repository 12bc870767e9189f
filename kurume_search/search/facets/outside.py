"""Turns that facets don't count: where cases alone answer, what is said outside them isn't in."""

from __future__ import annotations

from kurume_search.query.ast import Unit
from kurume_search.query.levels import asks_of_meetings_only
from kurume_search.search.answering.found import Found
from kurume_search.search.stored.columns import KINDS

_TURN = KINDS.index("turn")


def turns_outside(found: Found) -> int:
    """Return how many turns of the meetings asked for stand outside the cases that answer.

    Of nothing asked, or of a year alone, the unit ``case`` lists cases and no other items;
    whoever asks for a kind of passages as well finds these items too, and so more turns.
    """
    node = found.query.node
    if found.unit is not Unit.CASE or found.bounded or not asks_of_meetings_only(node):
        return 0
    algebra = found.algebra
    sections = algebra.where("section.item", found.among(node, Unit.ITEM))
    placements = algebra.listed("section.placements", sections)
    spoken = algebra.where("passage.kind", {_TURN})
    return len((algebra.gathered("placement.passage", placements) & spoken) - found.standing)
