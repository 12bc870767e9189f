from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from indexed import Corpus, build, opened, rows_in
from strategies import REGISTERS, meetings, minutes

from kurume_search.analysis.morphemes import spoken_tokens
from kurume_search.errors import CacheError, IndexDamagedError
from kurume_search.model.meeting import Minutes
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.search.building import build as building
from kurume_search.search.building.build import build_index
from kurume_search.search.building.meeting_rows import rows_of
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import COLUMNS
from kurume_search.store.decode import read_source
from kurume_search.store.folder import bundled_corpus
from kurume_search.store.segments import segments_of

REAL = read_source(bundled_corpus() / "minutes" / "000_dc56ebb6b2a678a4.txt", name="a.txt")
Pair = tuple[Minutes, str]


def columns_of(folder: Path) -> Path:
    """Return the columns of a build of one segment."""
    (segment,) = segments_of(folder)
    return segment / COLUMNS


@given(meetings())
@settings(max_examples=10)
def test_the_same_minutes_give_the_same_columns(corpus: Corpus) -> None:
    with TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "other"
        searcher = build(corpus, one)
        build(corpus, other)

        assert columns_of(one).read_bytes() == columns_of(other).read_bytes()
        assert searcher.registers == REGISTERS
        assert searcher.columns.meetings == len(corpus)


@given(meetings())
@settings(max_examples=10)
def test_a_long_meeting_cut_in_stretches_gives_the_same_columns(corpus: Corpus) -> None:
    with TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "other"
        build(corpus, one)
        with patch.object(building, "_TEXTS", 2), patch.object(building, "_BATCH", 5):
            searcher = build(corpus, other)

        assert columns_of(one).read_bytes() == columns_of(other).read_bytes()
        assert searcher.columns.meetings == len(corpus)


def test_of_a_long_meeting_little_is_held_at_once() -> None:
    text = "".join(f"（会長）{n}件目の個人情報の取扱いを議題とする。\n" for n in range(3000))
    (read,) = parse_minutes(replace(REAL, text="会議録\n\n" + text))
    rows = rows_of(read, "会議録\n\n" + text, REGISTERS)

    stretches = list(building._stretches(rows))

    assert max(len(texts) for texts, _ in stretches) <= building._TEXTS < len(rows.texts)
    assert [one for texts, _ in stretches for one in texts] == list(rows.texts)


@given(minutes())
@settings(max_examples=1)
def test_damage_is_one_sentence(one: Pair) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "build"
        build([one], folder)
        file = columns_of(folder)
        whole = file.read_bytes()
        for damaged in (None, b"", whole[:40], whole[:-9], b"x" * len(whole)):
            file.unlink()
            if damaged is not None:
                file.write_bytes(damaged)
            with pytest.raises(IndexDamagedError, match="index build"):
                Searcher.open(folder)
            file.write_bytes(whole)

        Searcher.open(folder)


@given(minutes())
@settings(max_examples=3)
def test_columns_of_another_corpus_are_refused(one: Pair) -> None:
    assume(one[0].cases)
    with TemporaryDirectory() as name:
        folder, other = Path(name) / "one", Path(name) / "other"
        build([one, one], folder)
        build([], other)
        columns_of(folder).write_bytes(columns_of(other).read_bytes())

        with pytest.raises(IndexDamagedError, match="index build"):
            Searcher.open(folder)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CacheError, match="キャッシュの場所"):
        build_index([], REGISTERS, tmp_path / "file" / "build")


def test_an_empty_corpus_is_an_index(tmp_path: Path) -> None:
    searcher = build([], tmp_path / "build")

    for text in ("", "個人", "-個人", "role:委員", "dept:情報課", "year:R3", "個人*", "'個'"):
        for unit in ("case", "turn", "item", "meeting"):
            assert list(searcher.search(searcher.parse(f"{text} unit:{unit}")).ids()) == []


@given(minutes())
@settings(max_examples=5)
def test_progress_is_told(one: Pair) -> None:
    told: list[int] = []
    with TemporaryDirectory() as folder:
        stats = build_index(rows_in([one, one]), REGISTERS, Path(folder) / "build", told.append)

    assert told == [1, 2]
    assert stats.meetings == 2
    assert stats.cases == 2 * len(one[0].cases)


@given(meetings())
@settings(max_examples=10)
def test_every_word_has_its_part_of_speech(corpus: Corpus) -> None:
    with opened(corpus) as searcher:
        columns, leaves = searcher.columns, searcher.leaves
        keys, pos = columns.value("pos.keys"), columns.raw("pos")

        read = [
            (leaves.term(leaves.words[place] - 1), keys[pos[place]])
            for place in range(columns.places)
            if leaves.words[place]
        ]

        texts = (columns.text(row) for row in range(columns.passages))
        assert read == [(s.token.term, s.pos) for text in texts for s in spoken_tokens(text)]
