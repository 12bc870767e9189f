"""What became of provisions when a law was replaced (条文の対応)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kurume_search.model.provision import Provision


class Fate(StrEnum):
    """What became of a provision."""

    SUCCEEDED = "succeeded"  # others do about what it did
    ENDED = "ended"  # no other does
    UNKNOWN = "unknown"  # its text was not seen


@dataclass(frozen=True, slots=True, kw_only=True)
class LawProvision:
    """A provision of a law of the register; None is the law as a whole."""

    law: str
    provision: Provision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """What became of a provision when its law was replaced; always approximate.

    Attributes:
        old: The provision, or the whole of a law.
        successors: Provisions that do about what it did; empty unless `fate` says so.
        since: The first day of the new law.
        verified: Whether both texts were read in a source.
    """

    old: LawProvision
    fate: Fate
    successors: tuple[LawProvision, ...] = ()
    since: date
    verified: bool = False
    note: str | None = None
