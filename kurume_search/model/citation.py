"""Pointers into statutes (引用条文)."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.model.place import Place
from kurume_search.model.provision import Provision
from kurume_search.text.frozen import frozen


class CitationContext(StrEnum):
    """What part of the minutes a citation stands in."""

    TITLE = "title"
    TURN = "turn"
    NOTE = "note"
    REPORT = "report"
    HEADER = "header"


@frozen(kw_only=True)
class Citation:
    """One provision cited, and every place that cites it in the same words.

    Attributes:
        raw: As printed at its first place.
        law: Name of the law as printed, None if unsaid.
        law_id: Id of the register, or None if no row names it for this council and day.
        provision: Where in the law.
        proviso: ただし書.
        sub: イロハ below an item, as printed.
        relative: 同条, 前項 … : settled from what stood before.
        context: What part it stands in (its first place).
        cases: Ids of the cases it belongs to; empty outside cases.
        places: In reading order.
    """

    raw: str
    law: str | None
    law_id: str | None
    provision: Provision
    proviso: bool = False
    sub: str | None = None
    relative: bool = False
    context: CitationContext
    cases: tuple[str, ...] = ()
    places: tuple[Place, ...]
