"""Keys are numbered on from those of the segments before, whatever marks they hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.search.stored.codes import Codes, compact

keys = st.text(st.sampled_from('a,"\\\\\n'), max_size=4) | st.text(max_size=3)
segments = st.lists(st.lists(keys, max_size=5), max_size=4)
ODD = [",", "a,", ",b", "\\", '"', '","', '",', "a", ""]


def numbered(some: list[list[str]], *, decoded: bool) -> tuple[list[list[int]], list[str]]:
    """Return the codes of the keys of each segment, and all keys that were written."""
    lists: list[bytes] = []
    codes = []
    for segment in some:
        written = [key for one in lists for key in json.loads(one)]
        own = Codes(known=written) if decoded else Codes(lists)
        codes.append(list(map(own.one, segment)))
        lists.append(compact(own.new))
    return codes, [key for one in lists for key in json.loads(one)]


@pytest.mark.parametrize("decoded", [False, True])
@given(some=segments)
def test_a_key_has_one_code_in_all_segments(some: list[list[str]], decoded: bool) -> None:
    codes, written = numbered(some, decoded=decoded)

    firsts = list(dict.fromkeys(key for segment in some for key in segment))
    assert written == firsts
    assert codes == [list(map(firsts.index, segment)) for segment in some]


@pytest.mark.parametrize("decoded", [False, True])
@pytest.mark.parametrize("key", ODD)
def test_a_key_of_marks_alone_in_a_segment_shifts_no_other(key: str, decoded: bool) -> None:
    codes, written = numbered([[key], ["会長"], ["会長", key]], decoded=decoded)

    assert codes == [[0], [1], [1, 0]]
    assert written == [key, "会長"]


@pytest.mark.parametrize("decoded", [False, True])
def test_what_looks_like_a_key_between_two_is_none(decoded: bool) -> None:
    codes, _ = numbered([["a,", ",b"], [","], [",", ",b"]], decoded=decoded)

    assert codes == [[0, 1], [2], [2, 1]]


@pytest.mark.parametrize("decoded", [False, True])
def test_half_a_surrogate_pair_is_found_as_it_was_written(decoded: bool) -> None:
    codes, written = numbered([["a\ud800"], ["b", "a\ud800"]], decoded=decoded)

    assert codes == [[0], [1, 0]]
    assert written == ["a?", "b"]
