"""Leaves are the index, laid out flat: the same terms at the same places."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listed import laid_out

from kurume_search.errors import IndexDamagedError
from kurume_search.index.build import write_index
from kurume_search.index.leaves import LEAVES, Leaves
from kurume_search.index.postings import verify
from kurume_search.store.segments import INDEX, Part

Passage = list[tuple[str, int]]


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Words with rising positions, holes among them."""
    words = draw(
        st.lists(st.sampled_from(["個人", "情報", "の", "サーバー", "a", "😀"]), max_size=12)
    )
    gaps = draw(st.lists(st.integers(1, 3), min_size=len(words), max_size=len(words)))
    positions, at = [], -1
    for gap in gaps:
        at += gap
        positions.append(at)
    return list(zip(words, positions, strict=True))


def built(folder: Path, corpus: list[Passage]) -> Leaves:
    (folder / INDEX).mkdir()
    write_index(folder / INDEX, laid_out(corpus))
    return Leaves(Part(folder))


@given(st.lists(passages(), max_size=8))
def test_leaves_hold_every_word_at_its_place(corpus: list[Passage]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        leaves = built(Path(folder), corpus)

        truth: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(corpus):
            for word, position in words:
                truth.setdefault(word, []).append((number, position))

        assert [leaves.term(n) for n in range(len(leaves))] == sorted(truth, key=str.encode)
        assert leaves.passages == len(corpus)
        for word, held in truth.items():
            found = [
                (leaves.passage_of(p), p - leaves.starts[leaves.passage_of(p)])
                for p in leaves.places(word)
            ]
            assert found == held
        assert verify(Path(folder) / INDEX) == []


@given(st.lists(passages(), max_size=8), st.sets(st.integers(0, 8)))
def test_several_segments_are_as_one(corpus: list[Passage], borders: set[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "whole").mkdir()
        whole = built(folder / "whole", corpus)
        cuts = [0, *sorted(border for border in borders if border < len(corpus)), len(corpus)]
        parts, before = [], 0
        for at, (low, high) in enumerate(pairwise(cuts)):
            part = folder / str(at)
            (part / INDEX).mkdir(parents=True)
            held = laid_out(corpus[low:high], before)
            write_index(part / INDEX, held)
            assert verify(part / INDEX) == []
            before = int(held.starts[-1])
            parts.append(Part(part))
        leaves = Leaves(*parts)

        terms = [whole.term(number) for number in range(len(whole))]
        assert [leaves.term(number) for number in range(len(leaves))] == terms
        assert list(leaves.starts) == list(whole.starts)
        assert list(leaves.words) == list(whole.words)
        assert list(leaves.terms_with_prefix("")) == terms
        for number, term in enumerate(terms):
            assert term in leaves
            assert list(leaves.places(term)) == list(whole.places(term))
            assert list(leaves.places_of(number)) == list(whole.places_of(number))
        for prefixes in ({""}, {"サ", "サー"}, *({term[:1], term} for term in terms)):
            held = [term for term in terms if term.startswith(tuple(prefixes))]
            assert list(leaves.hold(sorted(prefixes))) == [p in terms for p in sorted(prefixes)]
            assert sorted(leaves.beginning(*prefixes)) == sorted(
                place for term in held for place in whole.places(term)
            )


def test_segments_that_do_not_follow_one_another_are_refused(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        built(tmp_path / name, [[("個人", 0)]])

    with pytest.raises(IndexDamagedError, match="index build"):
        Leaves(Part(tmp_path / "one"), Part(tmp_path / "other"))


def test_a_prefix_finds_its_terms_in_order(tmp_path: Path) -> None:
    leaves = built(tmp_path, [[("サーバー", 0), ("サービス", 1), ("サ", 2), ("シ", 3)]])

    assert list(leaves.terms_with_prefix("サー")) == ["サーバー", "サービス"]
    assert list(leaves.terms_with_prefix("ン")) == []


def test_an_unknown_word_has_no_places(tmp_path: Path) -> None:
    assert list(built(tmp_path, [[("個人", 0)]]).places("情報")) == []


@pytest.mark.parametrize("damage", ["missing", "empty", "foreign", "cut"])
def test_damaged_leaves_are_one_sentence(tmp_path: Path, damage: str) -> None:
    built(tmp_path, [[("個人", 0)]])
    file = tmp_path / INDEX / LEAVES
    whole = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes({"empty": b"", "foreign": b"x" * 400, "cut": whole[:-8]}[damage])

    with pytest.raises(IndexDamagedError, match="index build"):
        Leaves(Part(tmp_path))


def test_verify_says_what_differs(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, words in ((one, [("個人", 0)]), (other, [("個人", 1)])):
        folder.mkdir()
        built(folder, [words])
    (one / INDEX / LEAVES).write_bytes((other / INDEX / LEAVES).read_bytes())

    assert verify(one / INDEX) != []
