"""Where in the source: half-open ranges of code points, and lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, total_ordering
from typing import Any

from kurume_search.text.holding import ends_of
from kurume_search.text.values import Value, ValueType

# The whole text of a page that is an image: no words of it can be read.
PAGE_IMAGE = "\ufffc"
# Stands where the bytes of a source mean no sign (REPLACEMENT CHARACTER).
LOST = "\ufffd"


@total_ordering
class Span(Value):
    """The half-open range ``[start, stop)`` of code points in a source.

    >>> Span(1, 3).of("第12条")
    '12'
    """

    start: int
    stop: int

    def __init__(self, start: int, stop: int) -> None:
        if not 0 <= start <= stop:
            raise ValueError(f"not a span: {start}..{stop}")
        # `object.__setattr__` would double the cost.
        _set_start(self, start)
        _set_stop(self, stop)

    def __eq__(self, other: object) -> bool:
        if type(other) is not Span:
            return NotImplemented
        return self.start == other.start and self.stop == other.stop

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.stop) < (other.start, other.stop)

    def __hash__(self) -> int:
        return hash((self.start, self.stop))

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, source: str) -> str:
        """Return the words of `source` that this span covers."""
        return source[self.start : self.stop]

    def shift(self, by: int) -> Span:
        """Return the same range `by` code points further on."""
        return Span(self.start + by, self.stop + by)

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a code point."""
        return self.start < other.stop and other.start < self.stop


_set_start: Callable[[Span, int], None] = Span.__dict__["start"].__set__
_set_stop: Callable[[Span, int], None] = Span.__dict__["stop"].__set__

# A span while its ends are set.
_Open: Any = ValueType(
    "_Open",
    (Value,),
    {
        "__annotations__": Span.__annotations__,
        "__init__": object.__init__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    },
)


def new_span(start: int, stop: int) -> Span:
    """Return ``Span(start, stop)``, made in half the time; a parse makes five of them a line.

    See `kurume_search.text.frozen.maker`.
    """
    if not 0 <= start <= stop:
        raise ValueError(f"not a span: {start}..{stop}")
    made = _Open()
    made.start = start
    made.stop = stop
    made.__class__ = Span
    return made  # type: ignore[no-any-return]


def hull(spans: Iterable[Span]) -> Span:
    """Return the shortest span that covers all of `spans` (at least one)."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.stop for s in held))


class LineMap:
    r"""Line numbers (1-based) of a text whose lines end with ``\n``.

    >>> lines = LineMap("一\n二\n")
    >>> len(lines), lines.line_at(2), lines.span(2)
    (2, 2, Span(start=2, stop=3))
    """

    __slots__ = ("_starts", "_stop")

    def __init__(self, text: str) -> None:
        starts = [0, *ends_of(text.split("\n")[:-1])]
        if len(starts) > 1 and starts[-1] == len(text):
            starts.pop()  # a final newline ends the last line, it doesn't open one
        self._starts = starts
        self._stop = len(text) - 1 if text.endswith("\n") else len(text)

    def __len__(self) -> int:
        return len(self._starts)

    def line_at(self, position: int) -> int:
        """Return the number of the line that holds code point `position`."""
        return bisect_right(self._starts, position)

    def lines_at(self, positions: Iterable[int]) -> Iterator[int]:
        """Return the numbers of the lines that hold code points, in the order given."""
        return map(partial(bisect_right, self._starts), positions)

    def start(self, line: int) -> int:
        """Return where `line` begins."""
        return self._starts[line - 1]

    def span(self, line: int) -> Span:
        """Return the span of `line` without its line end."""
        start = self._starts[line - 1]
        stop = self._starts[line] - 1 if line < len(self._starts) else self._stop
        return Span(start, max(start, stop))


def pieces_of(source: str, spans: Sequence[Span]) -> str:
    """Return the words of `spans` joined, as a reader would read them on."""
    return "".join(span.of(source) for span in spans)
