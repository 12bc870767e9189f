"""What a terminal shows of a hit."""

from __future__ import annotations

from kurume_search.cli.hits_text import told_once
from kurume_search.search.answering.hits import PassageHit


def passage(row: int, kind: str, start: int, stop: int) -> PassageHit:
    return PassageHit(
        id=f"m/{row}", kind=kind, turn_kind=None, role=None, speaker=None, line=1, line_end=1,
        start=start, stop=stop, text="字" * (stop - start), row=row,
    )  # fmt: skip


def test_a_title_in_its_heading_is_shown_once() -> None:
    heading, title = passage(4, "title", 10, 60), passage(5, "title", 18, 60)
    turn, note = passage(6, "turn", 70, 90), passage(7, "note", 75, 80)

    assert told_once([heading, title, turn, note]) == [heading, turn, note]
    assert told_once([title, heading]) == [heading]


def test_of_two_at_one_place_the_first_is_shown() -> None:
    one, same, behind = (passage(row, "title", at, at + 5) for row, at in ((1, 0), (2, 0), (3, 5)))

    assert told_once([one, same, behind]) == [one, behind]
