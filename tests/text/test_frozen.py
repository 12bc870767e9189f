"""Frozen values behave as frozen dataclasses do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from kurume_search.text.frozen import frozen


@frozen()
class Quick:
    a: int
    b: str = "b"

    def __post_init__(self) -> None:
        if self.a < 0:
            raise ValueError(self.a)


@frozen(kw_only=True)
class Named:
    a: int
    b: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    a: int
    b: str = "b"


def test_fields_are_taken_by_place_by_name_and_by_default() -> None:
    assert Quick(1, "x") == Quick(a=1, b="x") != Quick(1)
    assert Quick(1).b == "b"
    assert Named(a=1) == Named(a=1, b=())


def test_values_show_hash_copy_and_match_as_dataclasses_do() -> None:
    quick = Quick(1, "x")

    assert repr(quick) == "Quick(a=1, b='x')"
    assert hash(quick) == hash(Plain(1, "x"))
    assert replace(quick, b="y") == Quick(1, "y")
    assert copy.deepcopy(quick) == pickle.loads(pickle.dumps(quick)) == quick
    assert not hasattr(quick, "__dict__")
    match quick:
        case Quick(a, b):
            assert (a, b) == (1, "x")


def test_values_are_of_their_class() -> None:
    named = Named(a=1, b=(2,))

    assert isinstance(named, Named)
    assert (type(named).__module__, type(named).__qualname__) == (__name__, "Named")
    assert pickle.loads(pickle.dumps(named)) == copy.copy(named) == named
    assert Quick(1) != Plain(1)


def test_a_value_never_changes() -> None:
    quick = replace(Quick(1), b="y")

    with pytest.raises(FrozenInstanceError):
        quick.a = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del quick.a
    assert quick == Quick(1, "y")


@pytest.mark.parametrize("wrong", [(), (1, "x", 2)])
def test_too_few_and_too_many_fields_are_refused(wrong: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Named(*wrong)  # type: ignore[misc]


def test_what_a_class_checks_at_birth_is_checked() -> None:
    with pytest.raises(ValueError, match="-1"):
        Quick(-1)


def test_a_default_factory_is_refused() -> None:
    class Lists:
        held: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="held"):
        frozen()(Lists)
