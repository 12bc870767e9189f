"""Everything that isn't layout can be found: each part has a passage with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurume_search.api.parse import parse_file
from kurume_search.model.passage import passages
from kurume_search.model.place import PartKind

LABELLED = sorted((Path(__file__).parents[1] / "quality/labelled").glob("*.txt"))


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_no_part_is_without_a_passage(path: Path) -> None:
    source, documents = parse_file(path)
    for minutes in documents:
        found = list(passages(minutes, source.text))
        taken = {
            at for p in found for piece in p.place.pieces for at in range(piece.start, piece.stop)
        }

        for part in minutes.parts:
            words = part.span.of(source.text).strip()
            if words and part.kind not in (PartKind.FURNITURE, PartKind.BLANK, PartKind.TURN):
                assert taken.intersection(range(part.span.start, part.span.stop)), words
        assert len({p.id for p in found}) == len(found)
        assert all(p.place.text(source.text) == p.text for p in found)
