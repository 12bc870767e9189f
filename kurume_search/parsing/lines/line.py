"""Lines of a source, width-folded for matching, with the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache
from itertools import chain, islice

from kurume_search.data import table
from kurume_search.parsing.lines.one_line_header import headers_in, labels_alone
from kurume_search.parsing.lines.two_columns import columns_of_header
from kurume_search.text.frozen import frozen
from kurume_search.text.normalize import FoldedText
from kurume_search.text.spans import LineMap, Span, new_span

# Dotted borders of a box; solid ones part the columns of tables.
SIDE_BORDERS = "┆┇┊┋╎╏"
# What surrounds the words of a line: spaces, marks without width, the border of a box.
_OUTER = f" \t\r\f\v\u200b\u200c\u200d\u2060\ufeff\x00{SIDE_BORDERS}"

# A document on one line is split where its breaks stood: at runs of spaces, before a
# speaker's mark and before a bracketed heading. Paragraphs of minutes are long too, but
# they hold neither gaps of two columns nor marks of speakers.
_RUN_ON = 300
_BESIDE = 30
_GAPS = 6
# Such a document broken into lines of one length has so many of them, nearly all of that length.
_BROKEN, _AS_FULL = 6, 0.8
_GAP = re.compile(r" {2,}|\t|[。」)][ ]?[○〇◯◎●][^\s。、]{1,12}[ (]|[。」)][ ]?【[^】]{1,20}】")
_BREAK = re.compile(
    r"[ \t]{2,}"
    r"|(?<=[。」)】\s])[ \t]*(?=[○〇◯◎●][^\s。、]{1,12}(?:会長|委員|事務局|課|長|員|[ \t]))"
    r"|(?<=[。」)])[ \t]*(?=【[^】]{1,30}】)"
    r"|(?<=[。」)])[ \t]*(?=\([^()。、]{1,10}(?:会長|委員|委員長|機関|事務局|課)\))"
    r"|(?<=[。」])[ \t]+(?=\S)"
)


@cache
def _answers() -> re.Pattern[str]:
    """Return what finds an answer behind a question on its line, on the lines that have one."""
    pairs = table("notations")["answered"]["pairs"]
    lines = "|".join(f"{asks}[^\n]*?[。?!」)][ \t]*{answers}" for asks, answers in pairs)
    return re.compile(f"\n[ \t]*(?:{lines})")  # a line end is found sooner than a beginning


@cache
def _turns() -> re.Pattern[str]:
    marks = "|".join(chain.from_iterable(table("notations")["answered"]["pairs"]))
    return re.compile(rf"(?<=[。?!」)])[ \t]*(?={marks})")


def answered_at(text: str) -> list[int]:
    """Return where the lines of folded `text` begin that hold a question and its answer."""
    return [match.start() for match in _answers().finditer(f"\n{text}")]


@frozen()
class Line:
    """One line, or one stretch of a line that holds a whole document.

    Attributes:
        number: 1-based line of the source.
        text: Width-folded, outer spaces off; matching is done on this.
        indent: Half-width columns before the words.
        at: Where `text` starts in the folded text.
        start, stop: All of it in the source, outer spaces with it, without the line end.
        shift: What takes a folded position to the source, where folding kept all lengths.
    """

    number: int
    text: str
    indent: int
    at: int
    start: int
    stop: int
    folded: FoldedText = field(repr=False, compare=False)
    shift: int | None = field(default=None, repr=False, compare=False)

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Return the source span behind ``text[start:stop]``."""
        low, high = self.at + start, self.at + (len(self.text) if stop is None else stop)
        if self.shift is not None and low < high:
            return new_span(low + self.shift, high + self.shift)
        return self.folded.span(low, high)

    def raw(self, start: int = 0, stop: int | None = None) -> str:
        """Return the words of the source behind ``text[start:stop]``."""
        low, high = self.at + start, self.at + (len(self.text) if stop is None else stop)
        if self.shift is not None and low < high:
            return self.folded.source[low + self.shift : high + self.shift]
        return self.folded.span(low, high).of(self.folded.source)


# Pages from the web can have several empty lines between all that have words.
_NEAR = 6


def words_below(lines: Sequence[Line], at: int) -> str:
    """Return the words of the next line that has some near below position `at`, or nothing."""
    return next((line.text for line in lines[at + 1 : at + 1 + _NEAR] if line.text), "")


def read_lines(folded: FoldedText, lines: LineMap) -> tuple[Line, ...]:
    """Return the lines of a text in order; a run-on line comes in several.

    Where a header stands in two columns, the lines of its left one come before the others.

    Args:
        folded: The text.
        lines: The lines of its source.
    """
    bends = folded.bends()
    found: list[Line] = []
    at = 0
    printed = folded.text.split("\n")
    # Where gaps part the words of a long line, they do in the shorter ones beside it.
    gapped = any(_is_run_on(words) for words in printed if len(words) >= _RUN_ON)
    gapped = gapped or _is_broken_run_on(printed)
    answered = frozenset(answered_at(folded.text))
    source = folded.source
    headers = headers_in(printed)
    columns = columns_of_header(folded, printed)
    right: list[Line] = []
    for number, words in zip(range(1, len(lines) + 1), printed, strict=False):
        if right and number - 1 not in columns:
            found, right = found + right, []
        if words and (column := columns.get(number - 1)) is not None:
            halves = list(_stretches(folded, number, at, words, bends, [column]))
            beside = halves[1:] if column < len(words) else []
            found += halves[:1] if halves[0].text or not beside else []
            right += beside
        elif gapped and len(words) >= _BESIDE:
            cuts = [match.end() for match in _BREAK.finditer(words)]
            if labels := labels_alone(words):  # set wide they have gaps, too
                apart = [cut for cut in cuts if not labels[0] <= cut <= labels[-1]]
                cuts = sorted({*apart, *labels})
            found += _stretches(folded, number, at, words, bends, cuts)
        elif at in answered:
            cuts = [match.end() for match in _turns().finditer(words)]
            found += _stretches(folded, number, at, words, bends, cuts)
        elif cuts := headers.get(number - 1, []):
            found += _stretches(folded, number, at, words, bends, cuts)
        elif bends:
            start, stop = lines.start(number), lines.span(number).stop
            found.append(_line(folded, number, at, words, start, stop, bends))
        else:  # most texts: the source has the same columns
            text, stop = words.strip(_OUTER), at + len(words)
            if text is words:
                found.append(Line(number, text, 0, at, at, stop, folded, 0))
            else:
                begin = stop - len(words.lstrip(_OUTER))
                indent = _columns(source[at:begin]) if text else 0
                found.append(Line(number, text, indent, begin, at, stop, folded, 0))
        at += len(words) + 1
    return tuple(found + right)


def _is_run_on(words: str) -> bool:
    return sum(1 for _ in islice(_GAP.finditer(words), _GAPS)) >= _GAPS


def _is_broken_run_on(printed: Sequence[str]) -> bool:
    """Return whether a document on one line was broken again, into lines of one length."""
    full = len(printed[0])
    if full < _BESIDE or len(printed) < _BROKEN:
        return False
    held = [words for words in printed if words.strip()]
    as_full = sum(len(words) == full for words in held)
    return as_full >= _AS_FULL * len(held) and _is_run_on("".join(held))


def _stretches(
    folded: FoldedText,
    number: int,
    at: int,
    words: str,
    bends: list[int],
    cuts: Sequence[int],
) -> Iterator[Line]:
    begin = 0
    for cut in [*cuts, len(words)]:
        if cut > begin:
            start, stop = folded.start_of(at + begin), folded.start_of(at + cut)
            yield _line(folded, number, at + begin, words[begin:cut], start, stop, bends)
            begin = cut


def _columns(before: str) -> int:
    """Return how many half-width columns the spaces before the words of a line take."""
    return len(before) + before.count("\u3000") + 7 * before.count("\t")


def _line(
    folded: FoldedText,
    number: int,
    at: int,
    words: str,
    start: int,
    stop: int,
    bends: list[int],
) -> Line:
    if not words:
        return Line(number, "", 0, at, start, stop, folded)
    text = words.lstrip(_OUTER)
    lead = len(words) - len(text)
    indent = 0
    if lead and text:
        indent = _columns(folded.span(at, at + lead).of(folded.source))
    shift: int | None = start - at
    if bends:
        k = bisect_right(bends, at)
        if k < len(bends) and bends[k] <= at + len(words):
            shift = None
    return Line(number, text.rstrip(_OUTER), indent, at + lead, start, stop, folded, shift)
