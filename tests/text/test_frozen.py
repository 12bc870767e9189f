"""Frozen values behave as frozen dataclasses do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from kurume_search.text.frozen import frozen, maker
from kurume_search.text.spans import Span, new_span


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
    assert quick.__slots__ == Plain(1).__slots__ == ("a", "b")  # type: ignore[attr-defined]
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


def test_a_maker_makes_what_its_class_does() -> None:
    quick, named = maker(Quick), maker(Named)

    assert quick(1) == quick(a=1, b="b") == Quick(1)
    assert named(a=1, b=(2,)) == Named(a=1, b=(2,))
    assert type(quick(1)) is type(Quick(1))
    assert pickle.loads(pickle.dumps(quick(1, "x"))) == Quick(1, "x")
    with pytest.raises(FrozenInstanceError):
        quick(1).a = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        quick(1, "x", 2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="-1"):
        quick(-1)


def test_a_span_made_for_a_line_is_any_span() -> None:
    made = new_span(1, 3)

    assert made == Span(1, 3)
    assert hash(made) == hash(Span(1, 3))
    assert (type(made), repr(made), len(made)) == (Span, repr(Span(1, 3)), 2)
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(AttributeError):
        made.start = 2  # type: ignore[misc]
    with pytest.raises(ValueError, match=r"3\.\.1"):
        new_span(3, 1)


def test_a_default_factory_is_refused() -> None:
    class Lists:
        held: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="held"):
        frozen()(Lists)
