"""Lists of 市の職員: those of the office that answers for the page are of the secretariat."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import FURNITURE
from kurume_search.parsing.lines.furniture import is_contact
from kurume_search.parsing.outline.state import Outline

_OFFICE = re.compile(
    r"(?<![^\s、。,・:()])[^\s、。,・:()0-9]{1,12}(?:課|室|係|局|センター)(?![長内])"
)


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
