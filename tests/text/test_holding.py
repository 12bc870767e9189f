"""Texts laid end to end are searched as each of them would be."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kurume_search.text.holding import ends_of, holding

TEXTS = st.lists(st.text("第九条項 "), max_size=6)


@given(TEXTS, st.sampled_from(["条", "第.{0,2}条", "(?<=第)九", "項|第"]))
def test_texts_that_hold_a_sign_are_those_that_each_for_itself_does(
    texts: list[str], sign: str
) -> None:
    pattern = re.compile(sign)

    assert holding(pattern, texts) == [at for at, text in enumerate(texts) if pattern.search(text)]


@given(TEXTS, st.integers(0, 3))
def test_each_text_ends_where_it_ends_in_the_whole(texts: list[str], begin: int) -> None:
    whole = " " * begin + "".join(f"{text}\n" for text in texts)
    starts = [begin, *ends_of(texts, begin)]

    assert [whole[low:high] for low, high in pairwise(starts)] == [f"{text}\n" for text in texts]
