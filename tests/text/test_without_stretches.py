"""Folded text without some of its columns still leads back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from kurume_search.parsing.lines.long_gaps import with_short_gaps
from kurume_search.text.normalize import fold

WORDS = st.text(alphabet="あＡ１ｶﾞ㍻①  　\tか\u3099委員\n", max_size=60)


@st.composite
def shortened(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    source = draw(WORDS)
    columns = st.integers(0, len(fold(source).text))
    edges = sorted(draw(st.sets(columns, max_size=8)))
    return source, list(zip(edges[::2], edges[1::2], strict=False))


@given(shortened())
def test_what_is_left_stands_where_it_stood(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    source, stretches = drawn
    whole = fold(source)
    kept = [at for at in range(len(whole.text)) if all(not a <= at < b for a, b in stretches)]
    short = whole.without(stretches)

    assert short.text == "".join(whole.text[at] for at in kept)
    assert [short.start_of(at) for at in range(len(kept))] == [whole.start_of(at) for at in kept]
    for new, old in enumerate(kept):
        if old + 1 in kept:  # what is left out behind a cluster counts to it
            assert short.stop_of(new) >= whole.stop_of(old)
    assert short.source == source


@given(WORDS, st.integers(0, 900), WORDS)
def test_gaps_are_read_no_wider_than_a_page(before: str, width: int, behind: str) -> None:
    source = f"{before}委{' ' * width}員{behind}"
    whole, short = fold(source), with_short_gaps(fold(source))

    assert short.text == whole.text.replace(f"委{' ' * width}員", f"委{' ' * min(width, 200)}員")
    assert short.span(len(short.text) - 1, len(short.text)) == whole.span(
        len(whole.text) - 1, len(whole.text)
    )
