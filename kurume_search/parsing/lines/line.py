"""Lines of a source, width-folded for matching, with the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cache, lru_cache
from itertools import chain, islice, pairwise

from kurume_search.data import table
from kurume_search.parsing.lines.doubled_marks import doubled_marks
from kurume_search.parsing.lines.one_line_header import headers_in, labels_alone
from kurume_search.parsing.lines.two_columns import columns_of_header
from kurume_search.text.frozen import frozen, maker
from kurume_search.text.holding import ends_of
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


# Gaps that are no breaks: in a name set wide (草 田   健), and between a title and such a name.
_WITHIN_NAMES = re.compile(
    r"(?:(?<=[\s、(][一-龥] [一-龥々])|(?<=[\s、(][一-龥]{3}))[ \t]{2,4}(?=[一-龥](?:\(|[ \t]{2}))"
    r"|(?<=[長員])[ \t]{2,4}(?=[一-龥] [一-龥々]{1,2} {1,4}[一-龥](?:\(|[ \t]|$))"
)


_PADDED, _SAID = 2, ("。", "」", ")", "?")
_LABEL = re.compile(r"[^\s、。:()]{0,8} ?(?:長|員|課|室|局|係|機関|庁|者|人)")
_LONG_LABEL = re.compile(rf"{_LABEL.pattern} (?=\S)")
# A bullet, or a number in parentheses, can count the question.
_POINT = r"(?:[・•･][ \t]*|\([0-9]{1,2}\)[ \t]+)?"


@cache
def _answers() -> re.Pattern[str]:
    """Return what finds an answer behind a question on its line, on the lines that have one."""
    pairs = table("notations")["answered"]["pairs"]
    lines = "|".join(f"{asks}[^\n]*?[。?!」)][ \t]*{answers}" for asks, answers in pairs)
    return re.compile(f"\n[ \t]*{_POINT}(?:{lines})")  # a line end is found sooner than a beginning


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


_new_line = maker(Line)

# Pages from the web can have several empty lines between all that have words.
_NEAR = 6


def next_with_words(lines: Sequence[Line], at: int) -> int | None:
    """Return the position of the next line behind `at` that isn't empty, or None."""
    return next((k for k in range(at + 1, len(lines)) if lines[k].text), None)


def words_below(lines: Sequence[Line], at: int) -> str:
    """Return the words of the next line that has some near below position `at`, or nothing."""
    return next((line.text for line in lines[at + 1 : at + 1 + _NEAR] if line.text), "")


def read_lines(folded: FoldedText, lines: LineMap, apart: Sequence[int] = ()) -> tuple[Line, ...]:
    """Return the lines of a text in order; a run-on line comes in several.

    Where a header stands in two columns, the lines of its left one come before the others.

    Args:
        folded: The text.
        lines: The lines of its source.
        apart: Where lines begin within others, in the folded text.
    """
    printed = folded.text.split("\n")
    ends = ends_of(printed)
    numbered = zip(range(1, len(lines) + 1), printed, ends, strict=False)
    cuts = _cuts(folded.text, printed, ends)
    for at in apart:
        place = bisect_right(ends, at)
        column = at - ends[place] + 1 + len(printed[place])
        cuts[place + 1] = sorted({*cuts.get(place + 1, ()), column})
    bends = folded.bends()
    doubled, columns = doubled_marks(folded), columns_of_header(folded, printed)
    if not (cuts or bends or doubled or columns):  # most texts: the source has the same columns
        return tuple([_as_it_stands(folded, *held) for held in numbered])
    found: list[Line] = []
    right: list[Line] = []
    for number, words, end in numbered:
        at = end - 1 - len(words)
        if right and number - 1 not in columns:
            found += right
            right.clear()
        if words and number - 1 in columns:
            halves = list(_stretches(folded, number, at, words, bends, [columns[number - 1]]))
            beside = halves[1:] if columns[number - 1] < len(words) else []
            found += halves[:1] if halves[0].text or not beside else []
            right += beside
        elif number in cuts:
            found += _stretches(folded, number, at, words, bends, cuts[number])
        elif bends:
            start, stop = lines.start(number), lines.span(number).stop
            found.append(_line(folded, number, at, words, start, stop, bends))
        else:
            found.append(_as_it_stands(folded, number, words, end))
        if at in doubled and found and found[-1].text == words.strip(_OUTER):  # no stretch of it
            last, size = found[-1], doubled[at]
            found[-1] = replace(last, text=last.text[size:], at=last.at + size)
    return tuple(found + right)


def _cuts(text: str, printed: Sequence[str], ends: Sequence[int]) -> dict[int, list[int]]:
    """Return number of a folded line → where it is cut, of those that come in several stretches.

    Args:
        text: All of it.
        printed: Its lines.
        ends: Where each ends, behind its line end.
    """
    found = {at + 1: cuts for at, cuts in headers_in(printed).items() if cuts}
    for at in answered_at(text):
        place = bisect_right(ends, at)
        found[place + 1] = [match.end() for match in _turns().finditer(printed[place])]
    # Where gaps part the words of a long line, they do in the shorter ones beside it.
    longest = max(map(len, printed))
    gapped = longest >= _RUN_ON and any(
        _is_run_on(words) for words in printed if len(words) >= _RUN_ON
    )
    for number, words in enumerate(printed, 1) if gapped or _is_broken_run_on(printed) else ():
        if len(words) >= _BESIDE:
            found[number] = _cuts_at_gaps(words)
    return found


def _cuts_at_gaps(words: str) -> list[int]:
    """Return where a folded line is cut whose breaks gaps stand for."""
    cuts = [match.end() for match in _BREAK.finditer(words)]
    if labels := labels_alone(words):  # set wide they have gaps, too
        apart = [cut for cut in cuts if not labels[0] <= cut <= labels[-1]]
        cuts = sorted({*apart, *labels})
    within = {gap.end() for gap in _WITHIN_NAMES.finditer(words)}
    return sorted({*cuts, *_behind_long_labels(words, cuts)} - within)


def _behind_long_labels(words: str, cuts: Sequence[int]) -> Iterator[int]:
    """Yield where speech begins behind a label that leaves a single gap, as others leave more.

    Labels are padded to one width: 委 員   何人か。   実施機関 三人である。
    """
    pieces = [words[low:high].strip() for low, high in pairwise((0, *cuts, len(words)))]
    if sum(_LABEL.fullmatch(held) is not None for held in pieces) < _PADDED:
        return
    for begin, said in zip(cuts, pieces, strict=False):
        match = _LONG_LABEL.match(words, begin) if said.endswith(_SAID) else None
        if match:
            yield match.end()


def _is_run_on(words: str) -> bool:
    return sum(1 for _ in islice(_GAP.finditer(words), _GAPS)) >= _GAPS


def _is_broken_run_on(printed: Sequence[str]) -> bool:
    """Return whether a document on one line was broken again, into lines of one length."""
    full = len(printed[0])
    if full < _BESIDE or len(printed) < _BROKEN:
        return False
    held = list(filter(str.strip, printed))
    as_full = list(map(len, held)).count(full)
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


@lru_cache(maxsize=256)
def _columns(before: str) -> int:
    """Return how many half-width columns the spaces before the words of a line take."""
    return len(before) + before.count("\u3000") + 7 * before.count("\t")


def _as_it_stands(folded: FoldedText, number: int, words: str, end: int) -> Line:
    """Return a line that has the same columns in the source; `end` is behind its line end."""
    text, stop = words.strip(_OUTER), end - 1
    begin = stop - len(words)
    if text is words:
        return _new_line(number, text, 0, begin, begin, stop, folded, 0)
    at = stop - len(words.lstrip(_OUTER))
    indent = _columns(folded.source[begin:at]) if text else 0
    return _new_line(number, text, indent, at, begin, stop, folded, 0)


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
