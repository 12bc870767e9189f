from __future__ import annotations

import copy
import pickle

import pytest

from kurume_search.text.values import Value


class Point(Value):
    x: int
    y: int = 0


class Other(Value):
    x: int
    y: int = 0


class Named(Value, kw_only=True):
    name: str
    size: int = 1


class Child(Point):
    z: int = 5


def test_values_are_equal_by_class_and_fields() -> None:
    assert Point(1) == Point(x=1, y=0)
    assert hash(Point(1)) == hash(Point(1, 0))
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert Child(1, 2) == Child(1, 2, 5)
    assert repr(Point(1)) == "Point(x=1, y=0)"


def test_values_are_frozen_and_have_slots() -> None:
    point = Point(1)

    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_wrong_arguments_are_refused() -> None:
    for call in (
        lambda: Point(),  # type: ignore[call-arg]
        lambda: Point(1, 2, 3),  # type: ignore[call-arg]
        lambda: Point(1, x=2),  # type: ignore[call-arg]
        lambda: Point(1, z=2),  # type: ignore[call-arg]
        lambda: Named("a"),  # type: ignore[misc]
        lambda: Point(y=2),  # type: ignore[call-arg]
    ):
        with pytest.raises(TypeError):
            call()


def test_values_match_copy_pickle_and_change() -> None:
    match Child(1, 2):
        case Child(x, y, z):
            assert (x, y, z) == (1, 2, 5)
    named = Named(name="a")

    assert named.replace(size=3) == Named(name="a", size=3)
    assert copy.copy(named) == copy.deepcopy(named) == pickle.loads(pickle.dumps(named)) == named
