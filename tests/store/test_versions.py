"""Which meetings documents have, as it is kept from one run to the next."""

from __future__ import annotations

import time
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


def test_that_all_of_a_manifest_was_read_is_believed_only_whole(tmp_path: Path) -> None:
    path = tmp_path / "meetings"
    keys = MeetingKeys(tmp_path, "v1")
    assert not keys.are_all("m1")
    keys.note(*HELD[0])
    keys.keep("m1")
    keys.note(*HELD[1])
    keys.keep("m2")
    whole = path.read_bytes()

    assert keys.are_all("m1") and keys.are_all("m2") and not keys.are_all("m")
    again = MeetingKeys(tmp_path, "v1")
    assert again.are_all("m1") and again.are_all("m2") and not again.are_all("m")
    assert not MeetingKeys(tmp_path, "v2").are_all("m1")
    first = whole.index(b'\n{"all": "m2"')
    for cut in range(first, len(whole)):
        path.write_bytes(whole[:cut])
        assert not MeetingKeys(tmp_path, "v1").are_all("m2")
    path.write_bytes(whole.replace(b"2 b.txt", bytes(7)))  # of what was lost in a power cut
    lost = MeetingKeys(tmp_path, "v1")
    assert lost.are_all("m1") and not lost.are_all("m2")


def test_nothing_is_said_of_a_manifest_that_wasnt_read(tmp_path: Path) -> None:
    keys = MeetingKeys(tmp_path, "v1")
    keys.note(*HELD[0])
    keys.keep()

    assert not MeetingKeys(tmp_path, "v1").are_all("m1")


@pytest.mark.parametrize("kept_between", [False, True])
def test_what_came_in_this_run_counts_as_what_is_kept(tmp_path: Path, kept_between: bool) -> None:
    noted(MeetingKeys(tmp_path, "v1"), HELD)
    keys = MeetingKeys(tmp_path, "v1")
    for document in COMING[:3]:
        keys.note(*document)
        if kept_between:
            keys.keep()

    assert dict(keys.having("会議二")) == {"2 b.txt": ["会議三", "会議二"]}
    assert set(dict(keys.having("会議三"))) == {"2 b.txt", "3 c.txt"}
    keys.note(*COMING[-1])
    assert set(dict(keys.having("会議三"))) == {"3 c.txt"}
    assert keys.unread({"a.txt": "1", "c.txt": "3", "d.txt": "4"}) == ["d.txt"]


def test_each_of_many_documents_in_one_run_costs_the_same(tmp_path: Path) -> None:
    keys = MeetingKeys(tmp_path, "v1")
    began = time.process_time()
    for n in range(30_000):
        keys.note(f"minutes/{n}.txt", f"{n:064}", [f"会議{n}"])
        assert len(list(keys.having(f"会議{n}"))) == 1

    # A second is ample; where all are copied for each, it takes a minute.
    assert time.process_time() - began < 5
