"""A parse lets the garbage collector rest, and leaves it all that others have thrown away."""

import gc
import weakref

from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes


class _Ring:
    """Garbage that only the collector can take: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def _parse(turns: int) -> object:
    text = "令和3年度第1回情報公開審査会会議録\n" + "○会長 始めます。\n○委員 何ですか。\n" * turns
    return parse_minutes(SourceText(path="a.txt", sha256="0" * 64, encoding="utf-8", text=text))


def test_what_is_thrown_away_before_a_parse_is_collected_behind_it() -> None:
    gc.collect()
    ring = _Ring()
    left = weakref.ref(ring)
    del ring

    held = _parse(1000)
    assert left() is None, "to count it as old without a look would keep it for good"
    assert held


def test_the_collector_is_as_it_was() -> None:
    _parse(1)
    assert gc.isenabled()
    gc.disable()
    try:
        _parse(1)
        assert not gc.isenabled()
    finally:
        gc.enable()
