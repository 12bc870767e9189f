"""A sieve answers as its pattern does, on any text: its signs stand in every match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.data import table
from kurume_search.text.patterns import Choice, Shapes, Sieve, firsts_of, quick, signs_of, spelled

OUTCOMES, MENTIONS = table("outcomes"), table("mentions")
ROWS = [
    *(
        [spelled(words, OUTCOMES["classes"]) for words in row["words"]]
        for row in (
            *OUTCOMES["outcome"],
            *OUTCOMES["rider"],
            OUTCOMES["false_friends"],
            OUTCOMES["set_aside"],
        )
    ),
    *(
        [spelled(words, MENTIONS["classes"]) for words in row["words"]]
        for row in (*MENTIONS["mention"], MENTIONS["named"], MENTIONS["settled"])
    ),
    *(row["words"] for row in table("notes")["note"]),
    *(row["words"] for rows in table("sentences").values() for row in rows),
    *(row["words"] for row in table("headings")["kind"]),
]
PARTS = [
    "承認",
    "する",
    "ない",
    "諮問",
    "(?:適当|妥当)",
    "と?",
    ".{0,3}",
    "[^承可]{0,3}",
    "[可是]",
    "(?=か)",
    "(?!の)",
    "$",
    "(?:る|た)+",
    "(?:^|た)",
]


@pytest.mark.parametrize("words", ROWS, ids=lambda words: words[0][:20])
@settings(max_examples=20)
@given(st.data())
def test_every_match_of_a_row_holds_one_of_its_signs(words: list[str], data: st.DataObject) -> None:
    pattern = "|".join(words)
    match = data.draw(st.from_regex(re.compile(pattern)))
    signs = signs_of(pattern)

    found = re.compile(pattern).search(match)

    assert found is not None
    assert not signs or any(sign in match for sign in signs)
    assert Sieve(*words).search(match) is not None
    assert Sieve(*words).has(match)


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5),
    st.text("承認するない諮問適当妥可是かのた"),
)
def test_a_sieve_finds_what_its_pattern_finds(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    whole, sieved = re.compile(pattern).search(text), Sieve(pattern).search(text)

    assert (whole and whole.span()) == (sieved and sieved.span())
    assert Sieve(pattern, ".?[可是]").has(text) == bool(re.search(f"{pattern}|[可是]", text))


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("不(?:承認|適当)", {"承認", "適当"}),
        ("取り?下げ", {"下げ"}),
        ("[可否]と", {"可", "否"}),
        ("(?:承認)?する", {"する"}),
        ("承認|.*", set()),
        ("(?=承認)", set()),
        ("(?!承認)[^あ]", set()),
    ],
)
def test_signs_are_read_off_a_pattern(pattern: str, signs: set[str]) -> None:
    assert signs_of(pattern) == signs


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5),
    st.text("承認するない諮問適当妥可是かのた"),
)
def test_a_quick_pattern_matches_where_the_plain_one_does(
    one: list[str], two: list[str], text: str
) -> None:
    pattern = f"{''.join(one)}|{''.join(two)}"
    plain, fast = re.compile(pattern), quick(pattern)

    assert [m.span() for m in fast.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("".join), max_size=4),
    st.text("承認するない諮問適当妥可是かのた"),
)
def test_a_choice_is_the_first_row_that_a_text_has(rows: list[str], text: str) -> None:
    first = next((at for at, row in enumerate(rows) if re.search(row, text)), None)

    assert Choice((at, [row]) for at, row in enumerate(rows)).of(text) == first


@given(
    st.lists(
        st.lists(st.sampled_from([*PARTS, "[一-三]", r"\s*", "^承"]), min_size=1, max_size=3).map(
            "".join
        ),
        max_size=4,
    ),
    st.text("承認するない諮問適当妥可是かのた一二三 "),
)
def test_a_text_has_a_shape_where_one_of_the_patterns_is_all_of_it(
    rows: list[str], text: str
) -> None:
    whole = any(re.fullmatch(row, text) for row in rows)

    assert Shapes(*rows).has(text) == whole
    assert not whole or not text or Shapes(*rows).may_have(text + "の")


@given(
    st.lists(
        st.lists(st.sampled_from([*PARTS, "[一-三]", "^承"]), min_size=1).map("".join), max_size=3
    ),
    st.lists(st.text("承認するない諮問適当妥可是かのた一二三 "), max_size=4),
)
def test_shapes_are_found_among_texts_as_in_each(rows: list[str], texts: list[str]) -> None:
    shapes = Shapes(*rows)

    assert shapes.among(texts) == {at for at, text in enumerate(texts) if shapes.has(text)}


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("不(?:承認|適当)", {"不"}),
        ("(?:取り?)?下げ", {"取", "下"}),
        ("[0-2]+回", {"0", "1", "2"}),
        (r"\s?回", {*filter(str.isspace, map(chr, range(0x110000))), "回"}),
        ("[^あ]い", set()),
        ("[一-龥]い", set()),
        (".?い", set()),
        ("(?:い)?", set()),
        ("(?:^|、)会", {"、", "会"}),
        ("(?:^|.)会", set()),
    ],
)
def test_firsts_are_read_off_a_pattern(pattern: str, firsts: set[str]) -> None:
    assert firsts_of(pattern) == firsts


def test_firsts_of_what_may_be_nothing_are_told_where_asked_for() -> None:
    pattern = r"(?:[ア-ン]\s+|#{1,3}(?=\s))?(?:・)?"

    kana = {chr(code) for code in range(ord("ア"), ord("ン") + 1)}
    assert firsts_of(pattern) == set()
    assert firsts_of(pattern, or_none=True) == {*kana, "#", "・"}
