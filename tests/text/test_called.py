"""Names are found where somebody is called by them: the table proves its examples."""

from __future__ import annotations

import pytest

from kurume_search.data import table
from kurume_search.text.called import calls, find_called, is_whole_name

_ROW = table("names")["called"]


@pytest.mark.parametrize(("words", "name"), _ROW["examples"])
def test_somebody_is_called_by_name(words: str, name: str) -> None:
    found = [span.of(words) for span in find_called(words, {name: calls()})]

    assert found == [name]


@pytest.mark.parametrize(("words", "name"), _ROW["not_examples"])
def test_a_name_that_is_a_plain_word_calls_nobody(words: str, name: str) -> None:
    assert list(find_called(words, {name: calls()})) == []
    assert not is_whole_name(name)


def test_a_whole_name_needs_nothing_behind_it_and_columns_bound_the_search() -> None:
    words = "甲野一郎と甲野一郎"

    assert len(list(find_called(words, {"甲野一郎": ()}))) == 2
    assert [span.start for span in find_called(words, {"甲野一郎": ()}, 1)] == [5]
    assert list(find_called(words, {"甲野一郎": ()}, 1, 8)) == []


@pytest.mark.parametrize("role", ["chair", "vice_chair"])
def test_whoever_leads_is_called_by_each_of_his_titles(role: str) -> None:
    titles = [
        word for row in table("roles")["role"] if row["role"] == role for word in row["words"]
    ]

    assert titles
    assert [title for title in titles if not title.startswith(calls())] == []
