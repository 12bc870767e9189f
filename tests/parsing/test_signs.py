"""What lets a reader be skipped must be known: an empty set of signs would skip it always."""

import pytest

from kurume_search.parsing import citations, narrative, notes
from kurume_search.parsing.bodies import label_firsts
from kurume_search.parsing.outline_bodies import UNIT_FIRSTS
from kurume_search.parsing.outline_front import CLOCK_FIRSTS
from kurume_search.text.patterns import signs_of

SIGNS = {
    "cries in notes": notes._CRY.firsts,
    "notes": notes.NOTE_FIRSTS,
    "labels of bodies": label_firsts(),
    "offices alone": UNIT_FIRSTS,
    "clocks": CLOCK_FIRSTS,
    "places of citations": signs_of(citations._PLACE.pattern),
    "reported words": signs_of(narrative._MARK.pattern),
    "aliases": signs_of(citations._DECLARES.pattern),
}


@pytest.mark.parametrize("name", SIGNS)
def test_signs_are_known(name: str) -> None:
    assert SIGNS[name]
