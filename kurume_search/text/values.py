"""Frozen value classes that are cheap to define, for modules that every query imports.

`dataclass(frozen=True, slots=True)` writes and compiles its methods again for each class:
0.8 ms each, measured, and a command line query would define thirty of them before it
reads its first word. Classes on the way of a query derive from `Value` instead (0.02 ms).
They are written, checked by mypy and matched like frozen, slotted dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class ValueType(type):
    """Makes slots of a class's annotations."""

    _fields: tuple[str, ...]
    _names: frozenset[str]
    _defaults: dict[str, Any]
    _kw_only: bool
    _read: Callable[[Any], Any]
    _puts: tuple[Callable[[Any, Any], None], ...]
    _tail: tuple[Any, ...]

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        space: dict[str, Any],
        *,
        kw_only: bool = False,
        eq: bool = True,
        slots: bool = True,
    ) -> ValueType:
        """Make the class `name`; a field with a value in the class body has that default.

        ``kw_only``: fields are given by name. ``eq=False``: each is equal to itself alone.
        ``slots=False``: `cached_property` has its place beside the fields.
        """
        inherited = [base for base in bases if isinstance(base, ValueType)]
        own = tuple(space.get("__annotations__", ()))
        fields = (*(field for base in inherited for field in base._fields), *own)
        defaults = {key: value for base in inherited for key, value in base._defaults.items()}
        defaults |= {field: space.pop(field) for field in own if field in space}
        # Values are keys of caches, so each computes its hash once.
        held = own if inherited else (*own, "_hash")
        space |= {"__slots__": held if slots else (*held, "__dict__"), "__match_args__": fields}
        if not eq:
            space |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        made = super().__new__(cls, name, bases, space)
        made._fields, made._defaults, made._names = fields, defaults, frozenset(fields)
        made._kw_only = kw_only or any(base._kw_only for base in inherited)
        made._read = attrgetter(*fields) if fields else lambda _: ()
        # `object.__setattr__` would look each field up, which takes twice as long.
        made._puts = tuple(getattr(made, field).__set__ for field in fields)
        least = max((n for n, field in enumerate(fields, 1) if field not in defaults), default=0)
        made._tail = tuple(defaults[field] for field in fields[least:])
        return made


class Value(metaclass=ValueType):
    """Equal to a value of the same class with the same fields; never changed."""

    def __init__(self, *values: Any, **named: Any) -> None:
        kind = type(self)
        if not named and not kind._kw_only:
            lacking = len(kind._puts) - len(values)
            if 0 <= lacking <= len(kind._tail):
                whole = values + kind._tail[-lacking:] if lacking else values
                for put, value in zip(kind._puts, whole, strict=True):
                    put(self, value)
                return
        elif not values and named.keys() == kind._names:
            for field, value in named.items():
                object.__setattr__(self, field, value)
            return
        if len(values) > len(kind._fields) or (values and kind._kw_only):
            raise TypeError(f"{kind.__name__}: too many positional values")
        given = dict(zip(kind._fields, values, strict=False))
        complete = {**kind._defaults, **given, **named}
        if complete.keys() != set(kind._fields) or given.keys() & named.keys():
            raise TypeError(f"{kind.__name__} takes {', '.join(kind._fields)}, each once")
        for field, value in complete.items():
            object.__setattr__(self, field, value)

    def _values(self) -> tuple[Any, ...]:
        kind = type(self)
        values: tuple[Any, ...] = (
            kind._read(self) if len(kind._fields) != 1 else (kind._read(self),)
        )
        return values

    def replace(self, **named: Any) -> Self:
        """Return a copy with other values of the fields `named`."""
        current = dict(zip(type(self)._fields, self._values(), strict=True))
        return type(self)(**{**current, **named})

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        read = type(self)._read
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        found: int | None = getattr(self, "_hash", None)
        if found is None:
            found = hash((type(self), type(self)._read(self)))
            object.__setattr__(self, "_hash", found)
        return found

    def __repr__(self) -> str:
        pairs = zip(type(self)._fields, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in pairs)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot assign to {name!r} of a {type(self).__name__}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"cannot delete {name!r} of a {type(self).__name__}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self._values())


def _made(kind: type[Value], values: tuple[Any, ...]) -> Value:
    """Return a value again that was pickled or copied."""
    return kind(**dict(zip(kind._fields, values, strict=True)))
