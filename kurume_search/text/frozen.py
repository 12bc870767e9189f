"""Frozen dataclasses that are cheap to create: a parse creates hundreds of thousands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ParamSpec, TypeVar, dataclass_transform

Fields = ParamSpec("Fields")
Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, kw_only: bool = False) -> Callable[[type], Any]:
    """Make a class a `dataclass(frozen=True, slots=True)` that is made in half the time.

    The `__init__` of a frozen dataclass looks `object.__setattr__` up and lets it look
    the slot up, for each field. Here a value is of an open class with the same slots while
    its fields are set, and then of its own, which lets nothing be set. Measured: 0.24 µs
    with four fields and 0.31 µs with eight, against 0.29 and 0.49 µs for an `__init__` that
    holds the setters of the slots, and 0.46 µs for four of a dataclass. Making values was a
    fifth of a parse.
    """

    def made(cls: type) -> Any:
        value: Any = dataclass(frozen=True, slots=True, kw_only=kw_only, init=False)(cls)
        value.__init__ = _init(value)
        return value

    return made


# `value.__class__ = …` would ask the frozen class, which lets nothing be set.
_CHANGE = object.__dict__["__class__"].__set__


def _init(value: type) -> Callable[..., None]:
    """Return an `__init__` for the fields of `value`, as `dataclass` would write it."""
    made: Callable[..., None] = _compiled(value, "__init__", ("self",), "change(self, Open)")
    made.__qualname__ = f"{value.__qualname__}.__init__"
    return made


def maker(value: Callable[Fields, Made]) -> Callable[Fields, Made]:
    """Return a function that makes values of a frozen class as the class itself does.

    For what a parse makes of every line: it takes 0.17 µs for four fields where a call of
    the class takes 0.43. A class runs its `__init__` through a frame of its own, and makes
    a dictionary of what it is given by name; one function calls another without either.

    >>> @frozen()
    ... class Pair:
    ...     one: int
    ...     two: int = 2
    >>> maker(Pair)(1) == Pair(1)
    True
    """
    made: Callable[Fields, Made] = _compiled(value, "make", (), "self = Open()", "return self")
    return made


def _compiled(value: Any, name: str, before: tuple[str, ...], first: str, *last: str) -> Any:
    """Return a function that takes the fields of `value` and sets them on an open value."""
    opened = type(value.__name__, (), {"__slots__": [own.name for own in fields(value)]})
    held: dict[str, Any] = {"change": _CHANGE, "Open": opened, "Frozen": value}
    taken: list[str] = [*before]
    named: list[str] = []
    body: list[str] = [first]
    for own in fields(value):
        field_name = own.name
        if own.default_factory is not MISSING:
            raise TypeError(f"{value.__name__}.{field_name}: a frozen value has no default factory")
        default = ""
        if own.default is not MISSING:
            held[f"default_{field_name}"] = own.default
            default = f"=default_{field_name}"
        (named if own.kw_only else taken).append(field_name + default)
        body.append(f"self.{field_name} = {field_name}")
    body.append("self.__class__ = Frozen")
    if hasattr(value, "__post_init__"):
        body.append("self.__post_init__()")
    signature = ", ".join([*taken, *(["*", *named] if named else [])])
    lines = "\n    ".join([*body, *last])
    # Only names of fields stand in it, which Python has checked already.
    exec(f"def {name}({signature}):\n    {lines}", held)  # noqa: S102
    return held[name]
