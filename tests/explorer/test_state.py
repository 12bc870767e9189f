"""A page is never trusted: whatever it tells becomes a state that can be answered."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kurume_search.explorer.state import FACETS, State, View, read_state

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
TOLD = st.fixed_dictionaries(
    {},
    optional={
        "query": JSON, "unit": JSON | st.sampled_from(["case", "turn"]), "years": JSON,
        "view": JSON | st.sampled_from(["kwic", "chart"]), "page": JSON, "open": JSON,
        "chosen": JSON | st.dictionaries(st.sampled_from(sorted(FACETS)), JSON),
    },
)  # fmt: skip


@given(TOLD | JSON)
def test_anything_told_is_a_state(told: object) -> None:
    state = read_state(told)

    assert read_state(state.to_json()) == state
    json.dumps(state.to_json())


def test_a_state_survives_the_page() -> None:
    state = State(
        query="オンライン結合", unit="turn", chosen={"topic": ("保存", "委託")}, years=(2015, 2023),
        view=View.KWIC, page=3, open="x/2021-07-26/c4",
    )  # fmt: skip

    assert read_state(json.loads(json.dumps(state.to_json()))) == state
    assert read_state({"years": [2023, 2015]}).years == (2015, 2023)
