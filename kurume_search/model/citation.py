"""Pointers into statutes (引用条文)."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.model.place import Place
from kurume_search.text.frozen import frozen


@frozen()
class Provision:
    """A place in a statute: 条, 条の枝番号, 項, 号; None is unsaid.

    >>> Provision(article=9).covers(Provision(article=9, paragraph=3, item=4))
    True
    >>> Provision(article=9).covers(Provision(article=9, branch=2))
    False
    """

    article: int | None = None
    branch: int | None = None  # 第9条の2 -> 2
    paragraph: int | None = None  # 項
    item: int | None = None  # 号

    def covers(self, other: Provision) -> bool:
        """Return whether `other` is this provision or stands below it.

        Article and branch must be equal: 第9条 covers neither 第9条の2 nor 第19条.
        """
        if (self.article, self.branch) != (other.article, other.branch):
            return False
        if self.paragraph is not None and self.paragraph != other.paragraph:
            return False
        return self.item is None or self.item == other.item

    def __str__(self) -> str:
        """Write it as people do: ``第10条第1項第2号``."""
        branch = "" if self.branch is None else f"の{self.branch}"
        return (
            ("" if self.article is None else f"第{self.article}条{branch}")
            + ("" if self.paragraph is None else f"第{self.paragraph}項")
            + ("" if self.item is None else f"第{self.item}号")
        )

    @property
    def key(self) -> str:
        """Short form, as queries write it: ``10-1-2``, ``9の2-1``, ``10--2``."""
        head = f"{self.article or ''}" + ("" if self.branch is None else f"の{self.branch}")
        tail = ["" if n is None else str(n) for n in (self.paragraph, self.item)]
        while tail and not tail[-1]:
            tail.pop()
        return "-".join([head, *tail])


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
