"""Which meetings documents have, as it is kept from one run to the next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from kurume_search.store.versions import MeetingKeys

HELD = [("a.txt", "1", ["会議一"]), ("b.txt", "2", ["会議二"])]
COMING = [
    ("a.txt", "1", ["会議一"]),
    ("b.txt", "2", ["会議二", "会議三"]),
    ("c.txt", "3", ["会議三"]),
    ("c.txt", "3", ["会議三"]),
    ("b.txt", "2", ["会議二"]),
]


def noted(keys: MeetingKeys, documents: Iterable[tuple[str, str, list[str]]]) -> None:
    for document in documents:
        keys.note(*document)
    keys.keep()


@pytest.mark.parametrize("sorted_first", [False, True])
def test_only_what_is_new_of_a_document_is_written(tmp_path: Path, sorted_first: bool) -> None:
    noted(MeetingKeys(tmp_path, "v1"), HELD)
    keys = MeetingKeys(tmp_path, "v1")
    if sorted_first:
        assert keys.unread({"a.txt": "1", "c.txt": "3"}) == ["c.txt"]
    noted(keys, COMING)

    again = MeetingKeys(tmp_path, "v1")

    assert len((tmp_path / "meetings").read_text("utf-8").splitlines()) == 1 + len(HELD) + 3
    assert dict(again.having("会議二")) == {"2 b.txt": ["会議二"]}
    assert dict(again.having("会議三")) == {"3 c.txt": ["会議三"]}
    assert again.unread({"a.txt": "1", "b.txt": "2", "c.txt": "3"}) == []
