"""What values of fields may name, and the keys they are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.registers import Registers

# Before a name that minutes print and no register knows; ids of registers have none.
PRINTED = "~"


class Vocabulary(Value, kw_only=True):
    """What values of fields may name: rows of registers, and names that minutes print.

    Attributes:
        departments: Printed names that stand for no row, folded.
        laws: The same of laws.
        councils: Bodies as printed, folded.
        procedures: As recorded, folded.
        tags: One's own, as written.
    """

    registers: Registers
    departments: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
