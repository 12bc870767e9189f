from __future__ import annotations

import re
import threading
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import prose

from kurume_search.analysis.morphemes import (
    _office_ends,
    borders,
    chunks,
    morphemes,
    reading,
    tokens,
)
from kurume_search.analysis.version import analysis_version

# Signs of Japanese, marks, spaces, and what doesn't belong.
_odd = st.text(st.sampled_from("個人情報の。、「」 　\n１a😀①㈱ｶﾞか\u3099"), max_size=30)
texts = st.one_of(prose, _odd, st.text())


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text)]


@given(texts)
@settings(max_examples=150)
def test_units_joined_are_the_text(text: str) -> None:
    assert "".join(unit.surface for unit in morphemes(text)) == text
    assert borders(text) == {at for unit in morphemes(text) for at in (unit.start, unit.stop)}


@given(texts)
@settings(max_examples=150)
def test_words_rise_and_stand_where_they_say(text: str) -> None:
    found = tokens(text)

    assert all(token.term.strip() for token in found)
    assert [token.term for token in found] == [token.term.casefold() for token in found]
    for one, other in pairwise(found):
        assert other.start >= one.stop
        # Neighbours touch, and only neighbours do.
        assert other.position - one.position == (1 if other.start == one.stop else 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("入替え", "入れ替え"), ("取扱", "取り扱い"), ("サーバ", "サーバー"), ("ｻｰﾊﾞｰ", "サーバー"),
        ("１２", "12"), ("ＬＩＮＥ", "LINE"), ("line", "LINE"), ("works", "WORKS"),
        ("1ヶ月", "１カ月"), ("子ども", "こども"), ("子供", "子ども"),
    ],
)  # fmt: skip
def test_spellings_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("個人情報保護審議会", ["個人", "情報", "保護", "審議", "会"]),
        ("特定個人情報保護評価書", ["特定", "個人", "情報", "保護", "評価", "書"]),
        ("本人の同意", ["本人", "の", "同意"]),
        ("LINEWORKS", ["lineworks"]),
        ("、。 ", []),
    ],
)
def test_units_are_the_shortest_and_particles_stay(text: str, units: list[str]) -> None:
    assert terms(text) == units


def test_marks_and_spaces_are_one_hole_however_many() -> None:
    assert [t.position for t in tokens("「個人」、　情報")] == [0, 2]
    assert [t.position for t in tokens("個人情報")] == [0, 1]


@pytest.mark.parametrize(
    "text", ["あ" * 60_000, "個人情報。" * 12_000, "x" * 50_000, "😀" * 20_000]
)
def test_no_length_is_too_long(text: str) -> None:
    assert "".join(unit.surface for unit in morphemes(text)) == text
    assert all(len(token.term) <= 100 for token in tokens(text))


def test_half_a_surrogate_pair_is_no_trouble() -> None:
    assert terms("個人\ud800情報") == ["個人", "情報"]


def test_threads_have_their_own_tokenizers() -> None:
    found: list[list[str]] = []

    def work() -> None:
        found.append([term for _ in range(50) for term in terms("個人情報")])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [["個人", "情報"] * 50] * 4


def test_a_text_is_read_aloud() -> None:
    assert reading("個人情報") == "コジンジョウホウ"


def test_the_version_names_tokenizer_and_dictionary() -> None:
    assert re.fullmatch(r"sudachipy \d[\w.]+, core \d{8}[\w.]*, mode A", analysis_version())


# What `chunks` and the parting of offices look for, as regular expressions would.
_DOUBLED = re.compile(r"市(?=市)|町(?=町民)|区(?=区民)|村(?=村民)")
_OFFICE = re.compile(r"[部課係室局](?<=[一-龠々]{3})(?<![部課係室局].)")


@given(st.text(st.sampled_from("市町民区村部課局々室係一龠龡あ。\nア"), max_size=12))
def test_borders_of_cities_and_offices_are_those_of_the_patterns(text: str) -> None:
    borders = [0, *(found.end() for found in _DOUBLED.finditer(text)), len(text)]

    assert list(chunks(text)) == [(low, text[low:high]) for low, high in pairwise(borders)]
    assert _office_ends(text) == {found.end() for found in _OFFICE.finditer(text)}
