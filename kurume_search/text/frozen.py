"""Frozen values that are quick to make, for what a parse makes by the hundred thousand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, kw_only: bool = False) -> Callable[[type], Any]:
    """Make a class a `dataclass(frozen=True, slots=True)` that is made in half the time.

    The `__init__` of a frozen dataclass looks `object.__setattr__` up and lets it look
    the slot up, for each field; this one holds the setters of the slots. Measured with
    four fields: 0.21 µs against 0.46 µs (a tuple with names takes 0.21 µs). Making them
    was a fifth of a parse.
    """

    def made(cls: type) -> Any:
        value: Any = dataclass(frozen=True, slots=True, kw_only=kw_only, init=False)(cls)
        value.__init__ = _init(value)
        return value

    return made


def _init(value: type) -> Callable[..., None]:
    """Return an `__init__` for the fields of `value`, as `dataclass` would write it."""
    held: dict[str, Any] = {}
    taken: list[str] = ["self"]
    named: list[str] = []
    body: list[str] = []
    for own in fields(value):
        name = own.name
        if own.default_factory is not MISSING:
            raise TypeError(f"{value.__name__}.{name}: a frozen value has no default factory")
        held[f"set_{name}"] = getattr(value, name).__set__
        default = ""
        if own.default is not MISSING:
            held[f"default_{name}"] = own.default
            default = f"=default_{name}"
        (named if own.kw_only else taken).append(name + default)
        body.append(f"set_{name}(self, {name})")
    if hasattr(value, "__post_init__"):
        body.append("self.__post_init__()")
    signature = ", ".join([*taken, *(["*", *named] if named else [])])
    lines = "\n    ".join(body or ["pass"])
    # Only names of fields stand in it, which Python has checked already.
    exec(f"def __init__({signature}):\n    {lines}", held)  # noqa: S102
    made: Callable[..., None] = held["__init__"]
    made.__qualname__ = f"{value.__qualname__}.__init__"
    return made
