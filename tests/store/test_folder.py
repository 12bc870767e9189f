"""The corpus folder: what it holds, and a fingerprint that follows every change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kurume_search.errors import CorpusError, RegisterError, SourceError
from kurume_search.store.folder import CorpusFolder, bundled_corpus
from kurume_search.store.manifest import DocumentRow
from kurume_search.store.registers import load_registers
from kurume_search.store.registers_json import registers_from_json, registers_to_json

REAL = "minutes/000_dc56ebb6b2a678a4.txt"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(folder))
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled_corpus(), tmp_path / "corpus"))


def test_the_bundled_corpus_opens(corpus: Path) -> None:
    folder = CorpusFolder.open(corpus)

    (source,) = folder.sources()
    assert source.path == REAL and source.sha256.startswith("451cd5fe")
    assert not source.synthetic
    assert (folder.changed, folder.unlisted, folder.older) == ((), (), ())
    assert folder.registers.council_named("久留米市情報公開・個人情報保護審議会")


def test_opening_again_gives_the_same_from_the_cache(corpus: Path) -> None:
    first = CorpusFolder.open(corpus)
    registers = first.registers
    again = CorpusFolder.open(corpus)

    assert again == first
    assert again.registers == registers == load_registers(corpus)


def test_registers_round_trip_through_json() -> None:
    import json

    registers = load_registers(bundled_corpus())

    assert registers_from_json(json.loads(json.dumps(registers_to_json(registers)))) == registers


def test_every_change_moves_the_fingerprint_and_undoing_it_brings_it_back(corpus: Path) -> None:
    first = CorpusFolder.open(corpus).fingerprint
    seen = {first}
    for path in (corpus / REAL, corpus / "laws.toml", corpus / "manifest.toml"):
        before = path.read_bytes()
        times = path.stat()
        path.write_bytes(before[:-1] + b" ")  # the same size
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # and time
        found = CorpusFolder.open(corpus).fingerprint

        assert found not in seen
        seen.add(found)
        path.write_bytes(before)
    assert CorpusFolder.open(corpus).fingerprint == first
    (corpus / "minutes" / "new.txt").write_text("会議録")
    assert CorpusFolder.open(corpus).fingerprint not in seen


def test_trash_hidden_files_and_links_dont_count(corpus: Path, tmp_path: Path) -> None:
    first = CorpusFolder.open(corpus).fingerprint
    (corpus / "trash").mkdir()
    (corpus / "trash" / "a.txt").write_text("捨てた")
    (corpus / ".DS_Store").write_text("x")
    (corpus / "minutes" / "link.txt").symlink_to("/etc/passwd")
    (corpus / "minutes" / "loop").symlink_to(corpus)

    assert CorpusFolder.open(corpus).fingerprint == first


def test_a_changed_source_is_read_as_it_is_and_said(corpus: Path) -> None:
    (corpus / REAL).write_text("別の文章", "utf-8")

    folder = CorpusFolder.open(corpus)

    assert [row.path for row in folder.changed] == [REAL]
    (source,) = folder.sources()
    assert source.text == "別の文章" and not source.sha256.startswith("451cd5fe")


def add_row(corpus: Path, rows: str) -> None:
    with (corpus / "manifest.toml").open("a", encoding="utf-8") as opened:
        opened.write(rows)


def test_a_missing_or_linked_source_stops_only_itself(corpus: Path) -> None:
    add_row(corpus, '\n[[document]]\npath = "minutes/gone.txt"\nsha256 = "1"\n')
    add_row(corpus, '\n[[document]]\npath = "minutes/link.txt"\nsha256 = "2"\n')
    (corpus / "minutes" / "link.txt").symlink_to("/etc/passwd")
    failed: list[tuple[str, str]] = []

    def note(row: DocumentRow, error: SourceError) -> None:
        failed.append((row.path, str(error)))

    found = list(CorpusFolder.open(corpus).sources(note))

    assert [source.path for source in found] == [REAL]
    assert [path for path, _ in failed] == ["minutes/gone.txt", "minutes/link.txt"]
    with pytest.raises(SourceError, match=r"gone\.txt"):
        list(CorpusFolder.open(corpus).sources())


def test_of_two_versions_the_newer_counts(corpus: Path) -> None:
    (corpus / "minutes" / "new.txt").write_text("訂正版", "utf-8")
    add_row(
        corpus,
        f'\n[[document]]\npath = "minutes/new.txt"\nsha256 = "1"\nreal = false\n'
        f'supersedes = "{REAL}"\n',
    )

    folder = CorpusFolder.open(corpus)

    assert [row.path for row in folder.documents] == ["minutes/new.txt"]
    assert [row.path for row in folder.older] == [REAL]
    assert [source.synthetic for source in folder.sources()] == [True]
    assert folder.source(folder.older[0]).sha256.startswith("451cd5fe")


def test_files_without_a_row_are_said_and_not_read(corpus: Path) -> None:
    (corpus / "minutes" / "stray.txt").write_text("会議録")

    assert CorpusFolder.open(corpus).unlisted == ("minutes/stray.txt",)


def test_a_missing_folder_and_a_folder_without_manifest(tmp_path: Path) -> None:
    none = (tmp_path / "no", tmp_path / ("a" * 300), tmp_path / "a\0")
    for path, words in (*((path, "--corpus") for path in none), (tmp_path, r"manifest\.toml")):
        with pytest.raises(CorpusError, match=words):
            CorpusFolder.open(path)


def test_broken_registers_are_found_when_asked_for(corpus: Path) -> None:
    (corpus / "laws.toml").write_text("[[law]\n")

    folder = CorpusFolder.open(corpus)

    with pytest.raises(RegisterError, match=r"laws\.toml"):
        _ = folder.registers


def test_a_damaged_or_impossible_cache_is_done_without(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = CorpusFolder.open(corpus)
    _ = first.registers
    for path in first.home.iterdir():
        path.write_bytes(b'{"made_from": 1, "minutes": []')
    assert CorpusFolder.open(corpus) == first
    for path in first.home.iterdir():
        path.write_bytes(b"[]")
    assert CorpusFolder.open(corpus).registers == first.registers

    in_place = cache / "file"
    in_place.write_text("x")
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(in_place))
    assert CorpusFolder.open(corpus).fingerprint == first.fingerprint
