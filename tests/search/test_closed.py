"""Whether anybody may listen: the table proves its examples."""

from __future__ import annotations

import pytest

from kurume_search.data import table
from kurume_search.search.stored.records import is_closed

_ROW = table("values")["closed"]


@pytest.mark.parametrize("openness", _ROW["examples"])
def test_a_header_says_that_nobody_may_listen(openness: str) -> None:
    assert is_closed(openness)


@pytest.mark.parametrize("openness", [*_ROW["not_examples"], None])
def test_whatever_else_it_says_is_not_closed(openness: str | None) -> None:
    assert not is_closed(openness)
