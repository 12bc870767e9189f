"""What documents say of themselves: each row of the table proves its examples."""

from __future__ import annotations

import pytest

from kurume_search.data import table
from kurume_search.store.corrected import times_corrected
from kurume_search.store.invented import says_invented

_ROWS = table("documents")
_BODY = "日時　令和3年7月26日\n" * 400


@pytest.mark.parametrize("title", _ROWS["corrected"]["examples"])
def test_a_title_or_a_name_says_that_minutes_correct_others(title: str) -> None:
    assert times_corrected("r3.txt", f"{title}\n{_BODY}") == 1
    assert times_corrected(f"minutes/{title}.pdf", _BODY) == 1


@pytest.mark.parametrize("title", _ROWS["corrected"]["not_examples"])
def test_what_speaks_of_corrections_is_none(title: str) -> None:
    assert times_corrected("r3.txt", f"{title}\n{_BODY}") == 0


@pytest.mark.parametrize(("title", "times"), _ROWS["corrected_again"]["examples"])
def test_each_time_is_counted(title: str, times: int) -> None:
    assert times_corrected("r3.txt", f"{title}\n{_BODY}") == times


@pytest.mark.parametrize("title", _ROWS["corrected_again"]["not_examples"])
def test_once_more_alone_corrects_nothing(title: str) -> None:
    assert times_corrected("r3.txt", f"{title}\n{_BODY}") == 0


@pytest.mark.parametrize("said", _ROWS["invented"]["examples"])
def test_invented_minutes_say_so_at_either_end(said: str) -> None:
    assert says_invented(f"会議録\n{said}\n{_BODY}")
    assert says_invented(f"会議録\n{_BODY}{said}\n")
    assert not says_invented(f"{_BODY}{said}\n{_BODY}")


@pytest.mark.parametrize("said", _ROWS["invented"]["not_examples"])
def test_what_speaks_of_invented_data_is_no_mark(said: str) -> None:
    assert not says_invented(f"会議録\n{said}\n{_BODY}")
