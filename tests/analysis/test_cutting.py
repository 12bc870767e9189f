"""Cutting into arrays gives the words that `spoken_tokens` gives, wherever the borders lie."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.analysis import cutting_apart, lanes
from kurume_search.analysis.cutting import Cutter
from kurume_search.analysis.cutting_apart import CuttingApart
from kurume_search.analysis.morphemes import morphemes, spoken_tokens
from kurume_search.analysis.words import CONTENT_WORD, DIGITS, HOLE, JOINS, Words

_PATIENCE = 60.0  # seconds
PIECES = (
    "個人情報", "の", "四日市市市民課", "青嶺市市民部", "市民部", "全部局", "課長阿部", "総務部",
    "、", "。", "\u3000", " ", "\n", "１２，３４５", "12", "二十", "四丁目", "燕台四丁目", "四",
    "蓑台四", "一万二千円", "ＬＩＮＥ", "line", "LINE", "サーバ", "ｻｰﾊﾞｰ", "入替え", "町町民", "😀",
    "\ud800", "㌔", "ー" * 120, "ヴェルデ", "",
)  # fmt: skip
texts = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6)


def read(
    words: Words, cut: tuple[list[str], list[int], list[int]]
) -> list[list[tuple[object, ...]]]:
    """Return what each text's cut says, in the words of `spoken_tokens`."""
    found, at = [], 0
    numbers, sizes = cut[1], cut[2]
    for count in cut[0]:
        start, rows = 0, []
        for number, size in zip(numbers[at : at + count], sizes[at : at + count], strict=True):
            flags = words.flags[number]
            if not flags & HOLE:
                rows.append(
                    (
                        words.terms[number], start, start + size, words.surfaces[number],
                        "" if flags & DIGITS else words.readings[number], words.pos[number],
                        bool(flags & JOINS), bool(flags & CONTENT_WORD), bool(flags & DIGITS),
                    )
                )  # fmt: skip
            start += size
        at += count
        found.append(rows)
    return found


def truth(text: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for one in spoken_tokens(text):
        token = one.token
        surface = text[token.start : token.stop]
        digits = any(sign.isdecimal() for sign in surface)
        rows.append(
            (token.term, token.start, token.stop, surface, "" if digits else one.reading,
             one.pos, one.joins, one.content, digits)
        )  # fmt: skip
    return rows


@given(st.lists(texts, max_size=4))
@settings(max_examples=150)
def test_the_words_are_those_of_the_slow_way(batches: list[list[str]]) -> None:
    cutter = Cutter()
    cuts = list(cutter.cut(batches))

    assert len(cuts) == len(batches)
    for batch, cut in zip(batches, cuts, strict=True):
        held = (cut.counts.tolist(), cut.words.tolist(), cut.sizes.tolist())
        assert read(cutter.words, held) == [truth(text) for text in batch]
        assert sum(held[0]) == len(held[1]) == len(held[2])
        assert sum(held[2]) == sum(map(len, batch))


@given(texts, st.integers(0, 6))
def test_words_are_numbered_as_they_come(batch: list[str], border: int) -> None:
    one, other = Cutter(), Cutter()
    whole = [cut.words.tolist() for cut in one.cut([batch])]
    parts = [cut.words.tolist() for cut in other.cut([batch[:border], batch[border:]])]

    assert list(chain(*whole)) == list(chain(*parts))
    assert one.words.surfaces == other.words.surfaces


def test_a_text_too_long_for_one_call_is_cut_like_any_other() -> None:
    text = "個人情報の取扱いについて。市民部１２，３４５件" * 1_000
    cutter = Cutter()
    (cut,) = cutter.cut([[text, "個人"]])

    surfaces = [cutter.words.surfaces[number] for number in cut.words]
    assert surfaces[: cut.counts[0]] == [unit.surface for unit in morphemes(text)]


def test_thousands_of_words_keep_their_numbers() -> None:
    signs = [chr(ord("一") + at) for at in range(6_000)]
    cutter = Cutter()
    first, second = cutter.cut([signs, signs[::-1]])

    held = [
        (cut.counts.tolist(), cut.words.tolist(), cut.sizes.tolist()) for cut in (first, second)
    ]
    assert held[0][1] == held[1][1][::-1]
    assert len(cutter.words) == len(set(held[0][1]))
    assert read(cutter.words, held[0]) == [truth(sign) for sign in signs]


def test_threads_find_the_right_words_while_others_are_added() -> None:
    drawn = random.Random(1)
    signs = [chr(ord("一") + at) for at in range(8_000)]
    batches = [
        ["".join(drawn.sample(signs, drawn.randint(1, 6))) for _ in range(300)] for _ in range(20)
    ]
    cutter = Cutter()
    cuts = list(cutter.cut(batches))

    surfaces = cutter.words.surfaces
    for batch, cut in zip(batches, cuts, strict=True):
        assert "".join(surfaces[number] for number in cut.words) == "".join(batch)


def sentences(count: int) -> list[list[str]]:
    drawn = random.Random(2)
    return [["".join(drawn.choices(PIECES, k=9)) for _ in range(120)] for _ in range(count)]


@pytest.mark.parametrize("fate", ["runs", "dies", "can't start"])
def test_words_are_the_same_whoever_cuts_them(monkeypatch: pytest.MonkeyPatch, fate: str) -> None:
    batches = sentences(60)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = Cutter()
    held = [cut.words.tolist() for cut in alone.cut(batches)]

    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(lanes, "_WORTH", 1)
    if fate == "dies":
        monkeypatch.setattr(
            cutting_apart, "command_for", lambda *_: [sys.executable, "-c", "raise SystemExit(3)"]
        )
    if fate == "can't start":
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    cutter = Cutter()
    found = [cut.words.tolist() for cut in cutter.cut(batches)]

    assert found == held
    assert cutter.words.surfaces == alone.words.surfaces
    assert cutter.words.readings == alone.words.readings
    assert cutter.words.terms == alone.words.terms
    assert cutter.words.pos == alone.words.pos
    assert cutter.words.flags == alone.words.flags


@pytest.fixture
def process() -> Iterator[CuttingApart]:
    made = CuttingApart()
    made.begin()
    end = time.monotonic() + _PATIENCE
    while not made.ready:
        assert time.monotonic() < end
        time.sleep(0.02)
    yield made
    made.stop()


def test_a_process_says_each_word_once(process: CuttingApart) -> None:
    first, second = process.cut(["個人情報の保護"]), process.cut(["情報の公開"])

    assert first is not None and second is not None
    assert first.new.terms == ["個人", "情報", "の", "保護"]
    assert second.new.terms == ["公開"]
    assert second.cut.words.tolist() == [1, 2, 4]


def test_a_process_that_was_killed_says_nothing_more(process: CuttingApart) -> None:
    assert process._process is not None
    process._process.kill()

    assert process.cut(["個人"]) is None
    assert process.cut(["個人"]) is None


def test_nothing_is_left_of_a_process(process: CuttingApart) -> None:
    held = process._process
    assert held is not None
    process.stop()

    assert held.poll() is not None
    assert process.cut(["個人"]) is None
