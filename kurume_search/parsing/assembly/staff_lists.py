"""Lists of staff: which of those named are of the secretariat, and which of other offices."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import FURNITURE
from kurume_search.parsing.lines.furniture import is_contact
from kurume_search.parsing.outline.state import Outline

_OFFICE = re.compile(
    r"(?<![^\s、。,・:()])[^\s、。,・:()0-9]{1,12}(?:課|室|係|局|センター)(?![長内])"
)
# 情報公開課長(幹事): of all in a list of staff, those are of the secretariat.
_MARKED = re.compile(r"\((?:幹事|事務局|庶務|書記)[^()]{0,4}\)$")
_BETWEEN = re.compile(r"[、,\s]+")
# So many others in the list are more than the office of one council has.
_LEAST_OTHERS = 3
_LISTS = ("secretariat", "explainers")


def offices_listed(outline: Outline) -> tuple[str, str]:
    """Return what the lists of the header have for the secretariat, and for those who explain."""
    told = {name: [held.text for held in outline.fields if held.id == name] for name in _LISTS}
    office, others = told["secretariat"], told["explainers"]
    for at, words in enumerate(office):
        named = [name for name in _BETWEEN.split(words) if name]
        marked = [name for name in named if _MARKED.search(name)]
        if marked and len(named) - len(marked) >= _LEAST_OTHERS:
            office[at] = " ".join(marked)
            others.extend(name for name in named if name not in marked)
    return " ".join(office), " ".join(others)


def settle_staff(outline: Outline) -> None:
    """Make a list of staff one of the secretariat, if all its offices are in the contact block.

    Where another list has the secretariat, such a list is of those who explain.
    """
    staff = [
        held for held in outline.fields if held.id == "explainers" and held.label.endswith("職員")
    ]
    if not staff or any(held.id == "secretariat" for held in outline.fields):
        return
    around = [block for block in outline.blocks if block.kind is FURNITURE]
    begin = next((at for at, block in enumerate(around) if is_contact(block.text)), None)
    if begin is None:
        return
    contact = " ".join(block.text for block in around[begin:])
    for field in staff:
        offices = set(_OFFICE.findall(field.text))
        if offices and all(office in contact for office in offices):
            field.id = "secretariat"
