"""What is kept of a source is what its file says, and is read again only if that changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kurume_search.errors import SourceError
from kurume_search.model.source import SourceText
from kurume_search.sample import write_sample
from kurume_search.store.folder import CorpusFolder
from kurume_search.store.parsed import ParsedStore


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Text, HTML and DOCX, none of it extracted beforehand."""
    write_sample(tmp_path / "corpus", years=range(2004, 2012), turns=600)
    return tmp_path / "corpus"


def sources(folder: CorpusFolder) -> list[SourceText]:
    store = ParsedStore.of(folder)
    return [store.source(folder, row) for row in folder.documents]


def test_what_is_kept_is_what_was_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = CorpusFolder.open(corpus)
    read = [folder.source(row) for row in folder.documents]
    assert len({source.media_type for source in read}) > 1
    assert sources(folder) == read
    monkeypatch.delattr(CorpusFolder, "source")

    assert sources(CorpusFolder.open(corpus)) == read


def test_a_changed_file_is_read_again(corpus: Path) -> None:
    folder = CorpusFolder.open(corpus)
    before = sources(folder)
    path = corpus / before[0].path
    path.write_bytes("○会長 別の言葉。\n".encode())

    assert sources(CorpusFolder.open(corpus))[0].text == "○会長 別の言葉。\n"
    path.unlink()
    with pytest.raises(SourceError, match="がありません"):
        sources(CorpusFolder.open(corpus))


def test_a_file_that_changes_while_it_is_open_leaves_nothing_behind(corpus: Path) -> None:
    folder = CorpusFolder.open(corpus)
    path = corpus / folder.documents[0].path
    old = path.read_bytes()
    path.write_bytes("○会長 別の言葉。\n".encode())

    assert sources(folder)[0].text == "○会長 別の言葉。\n"
    path.write_bytes(old)
    assert sources(CorpusFolder.open(corpus))[0] == CorpusFolder.open(corpus).source(
        folder.documents[0]
    )


def test_what_another_asked_for_lately_is_not_forgotten(corpus: Path) -> None:
    folder = CorpusFolder.open(corpus)
    texts = sources(folder)
    ParsedStore.of(folder).minutes(texts[0])
    ParsedStore.of(folder).minutes(texts[1])
    kept = folder.home / "parsed"
    long_ago = time.time() - 90 * 86_400
    for path in kept.iterdir():
        os.utime(path, (long_ago, long_ago))

    first = ParsedStore.of(folder)
    asked = {first.place("minutes", texts[0]).name}
    first.minutes(texts[0])
    ParsedStore.of(folder).forget()

    assert {path.name for path in kept.iterdir()} == asked


def test_what_is_asked_for_again_and_again_is_touched_once_a_day(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = CorpusFolder.open(corpus)
    sources(folder)
    monkeypatch.setattr(os, "utime", lambda *_: pytest.fail("touched"))

    assert sources(folder)
