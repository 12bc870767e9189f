"""Values are read back as they were written; what is damaged is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.store.values import read, written

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.binary() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(plain)
def test_values_are_read_back(value: object) -> None:
    assert read(written(value)) == value


@given(plain, st.data())
def test_what_is_damaged_is_not_read(value: object, data: st.DataObject) -> None:
    content = bytearray(written(value))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises(ValueError, match="damaged"):
        read(bytes(content))


@given(plain, st.data())
def test_what_is_cut_short_is_not_read(value: object, data: st.DataObject) -> None:
    content = written(value)

    with pytest.raises(ValueError, match="damaged"):
        read(content[: data.draw(st.integers(0, len(content) - 1))])


def test_half_a_surrogate_pair_is_kept() -> None:
    assert read(written(["\ud800"])) == ["\ud800"]
