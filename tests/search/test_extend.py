"""Adding meetings to an index is the same as indexing everything anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import source_of
from strategies import meetings

from kurume_search.index.leaves import LEAVES, verify
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import Registers
from kurume_search.search.build import INDEX, build_index
from kurume_search.search.columns import COLUMNS
from kurume_search.search.headwords import HEADWORDS


@settings(max_examples=40)
@given(meetings(), st.data())
def test_extending_gives_what_building_gives(
    corpus: list[tuple[Minutes, str]], data: st.DataObject
) -> None:
    documents = [(minutes, source_of(minutes, text)) for minutes, text in corpus]
    registers = Registers()
    cut = data.draw(st.integers(0, len(documents)))
    with tempfile.TemporaryDirectory() as folder:
        whole, first, extended = (Path(folder, name) for name in ("whole", "first", "extended"))
        stats = build_index(documents, registers, whole)
        build_index(documents[:cut], registers, first)

        more = build_index(documents[cut:], registers, extended, before=first)

        assert more == stats
        for name in (COLUMNS, HEADWORDS, f"{INDEX}/{LEAVES}"):
            assert (extended / name).read_bytes() == (whole / name).read_bytes()
        assert verify(extended / INDEX) == []
