"""What lets a reader be skipped must be known: an empty set of signs would skip it always."""

import pytest

from kurume_search.parsing.citations import citation
from kurume_search.parsing.decisions import report_marks
from kurume_search.parsing.outline.bodies import UNIT_FIRSTS
from kurume_search.parsing.outline.front import CLOCK_FIRSTS
from kurume_search.parsing.page import notes
from kurume_search.parsing.page.bodies import label_firsts
from kurume_search.text.patterns import signs_of

SIGNS = {
    "cries in notes": notes._CRY.firsts,
    "notes": notes.NOTE_FIRSTS,
    "labels of bodies": label_firsts(),
    "offices alone": UNIT_FIRSTS,
    "clocks": CLOCK_FIRSTS,
    "places of citations": signs_of(citation._PLACE.pattern),
    "reported words": signs_of(report_marks.MARK.pattern),
    "aliases": signs_of(citation._DECLARES.pattern),
}


@pytest.mark.parametrize("name", SIGNS)
def test_signs_are_known(name: str) -> None:
    assert SIGNS[name]
