"""Where words call somebody by name: 雨森委員, 岡さん, and neither 岡公民館 nor 中島公園."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kurume_search.data import table
from kurume_search.text.spans import Span

# A name of this many characters is nobody's ordinary word, called or not.
_WHOLE_NAME = 4
_SPACES = (" ", "\u3000")


@cache
def calls() -> tuple[str, ...]:
    """Return what stands right behind a name when somebody is called by it."""
    return tuple(table("names")["called"]["words"])


def is_whole_name(name: str) -> bool:
    """Return whether a name can be no ordinary word: a surname with a given name, or long.

    >>> is_whole_name("岡 一郎"), is_whole_name("甲斐原一"), is_whole_name("岡")
    (True, True, False)
    """
    parts = name.split()
    return len(parts) > 1 or len("".join(parts)) >= _WHOLE_NAME


def find_called(
    text: str, names: Mapping[str, tuple[str, ...]], start: int = 0, stop: int | None = None
) -> Iterator[Span]:
    """Yield where `text` between two columns calls somebody by one of `names`.

    Args:
        text: Of the minutes.
        names: By name what must stand behind it; (): nothing has to.
        start: The first column.
        stop: The column behind the last; None: the end.

    >>> list(find_called("岡の上の公園に岡さんが立つ。", {"岡": ("さん",)}))
    [Span(start=7, stop=8)]
    """
    for name, behind in names.items():
        at = text.find(name, start, stop)
        while at >= 0:
            end = at + len(name)
            if not behind or text.startswith(behind, end + text.startswith(_SPACES, end)):
                yield Span(at, end)
            at = text.find(name, end, stop)
