"""The line that parts two pages counts as one, wherever lines are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_files import make_docx, make_pdf, paragraph

from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.decode import read_source

HEAD = ["第１回みなみ市情報公開審査会会議録", "日時　令和５年７月１４日"]
SAID = ["（会長）ただいまから始めます。", "（甲野委員）何件ありますか。", "（事務局）三件です。"]
NEXT = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _pdf() -> bytes:
    pages = [[*HEAD, SAID[0]], [SAID[1]], [SAID[2]]]
    return make_pdf([[(72.0, 780.0 - 16 * n, row) for n, row in enumerate(p)] for p in pages])


def _docx() -> bytes:
    pages = ["".join(map(paragraph, rows)) for rows in ([*HEAD, SAID[0]], [SAID[1]], [SAID[2]])]
    return make_docx(NEXT.join(pages))


FILES = {
    "a.pdf": _pdf,
    "a.docx": _docx,
    "a.txt": lambda: "\n\f\n".join(["\n".join([*HEAD, SAID[0]]), *SAID[1:]]).encode(),
    "b.txt": lambda: "\n\f".join(["\n".join([*HEAD, SAID[0]]), *SAID[1:]]).encode(),
    "c.txt": lambda: "\r\n\f\r\n".join(["\r\n".join([*HEAD, SAID[0]]), *SAID[1:]]).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_lines_count_the_same_for_parser_pages_and_reader(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name]())
    source = read_source(tmp_path / name, name=name)

    (minutes,) = parse_minutes(source)

    lines = source.text.split("\n")
    assert len(source.page_starts) == 3
    assert [turn.text for turn in minutes.turns] == [said.split("）")[1] for said in SAID]
    for page, turn in zip(source.page_starts, minutes.turns, strict=True):
        at = turn.place.pieces[0].start
        assert turn.text in lines[turn.place.line - 1]
        assert turn.place.line == source.text.count("\n", 0, at) + 1
        assert page <= at
