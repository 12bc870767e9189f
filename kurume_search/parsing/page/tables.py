"""Tables that survive as text: pipes and tabs (表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.page.columns import columns_like, read_columns, squeezed_head
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.speakers import Speaker, read_speaker
from kurume_search.text.frozen import frozen

_RULE = re.compile(r"(?!\s)[|\s:+\-―─━=┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋]+$")
_DRAWN = re.compile(r"[|─━┌└├┏┗┣]")
# Where the text of a page keeps the breaks within a cell.
BREAK = re.compile(r"(?:(?<!\s)\s+)?<br\s*/?>\s*", re.IGNORECASE)
_PIPE = re.compile(r"\|")
_TAB = re.compile(r"\t")
# The head of a table of two columns that a gap parts: what was asked, and how it ended. Both
# may be set wide (件     名).
_PAIR_HEAD = re.compile(
    r" *(?P<title>[^\s。:、]{2,8}|[^\s。:、](?: {1,8}[^\s。:、]){1,3})(?P<gap> {3,})"
    r"(?:(?:審議|審査|議決|会議)の?)?(?:結 *果|結 *論|可 *否) *$"
)
_PAIR_GAP = re.compile("   ")
_PAIR = 2
_CELLS_MAX = 24
# What a row is counted by: 1, (2), No.3, 問4.
ROW_NUMBER = re.compile(r"\(?(?:No\.?|問|質問|意見|Q)?\s*\(?(?P<n>[0-9]{1,3})\)?[.)、]?")


@frozen()
class Row:
    """The cells of one line; empty cells are kept, so that columns stay columns."""

    line: Line
    cells: tuple[Piece, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the cells."""
        return tuple([cell.text for cell in self.cells])


def lines_in(cell: Piece) -> list[Piece]:
    """Return the lines of a cell that have words."""
    edges = [0, *(edge for match in BREAK.finditer(cell.text) for edge in match.span())]
    cuts = zip(edges[::2], [*edges[1::2], len(cell.text)], strict=True)
    return [words for words in (cell.cut(*cut) for cut in cuts) if words.text]


def rules_in(page: Page) -> frozenset[int]:
    """Return the positions of the lines that only draw a table (|---|---|)."""
    ruled = page.begun_by(_RULE)
    return frozenset([at for at in ruled if _DRAWN.search(page.lines[at].text)])


def read_row(line: Line, *, pairs: bool = False, gaps: int = 0, titled: bool = True) -> Row | None:
    """Return the cells of a line of a table, or None.

    A line with pipes at both ends is a row; so is one with two tabs or more. One tab
    alone is a gap, unless the head of a table showed that it parts columns.

    Args:
        line: The line.
        pairs: The line stands under the head of a table of two columns.
        gaps: The line stands under a head whose so many columns gaps part.
        titled: One of these has titles.
    """
    text = line.text
    if "|" not in text and "\t" not in text:
        return _in_columns(line, gaps, titled=titled)
    if text[:1] == "|" and text.count("|") >= 2:
        return _row(line, "|")
    if text.count("\t") >= 2 or (text.count("|") >= 2 and "||" not in text):
        return _row(line, "\t" if "\t" in text else "|")
    for sign in "\t|":
        if (
            text.count(sign) == 1
            and (row := _row(line, sign))
            and (pairs or read_columns(row.words))
        ):
            return row  # only the head of a table shows that one mark parts columns
    return None


def is_ruled(row: Row) -> bool:
    """Return whether the line of a row has signs enough to be one under any head but of gaps."""
    text = row.line.text
    return len(row.cells) > _PAIR or (text[0] == text[-1] == "|")


def rows_in(page: Page) -> dict[int, Row]:
    """Return position of a line → its cells, for every line that is a row by itself."""
    lines = page.lines
    places = {*page.having(_PIPE), *page.having(_TAB), *page.begun_by(_TWO_GAPS)}
    places |= {at for at in page.having(_PAIR_GAP) if _PAIR_HEAD.match(lines[at].text)}
    return {at: row for at in sorted(places) if (row := read_row(lines[at]))}


# The head of a table whose columns only gaps part is no longer than this.
_GAP_HEAD = 60
# So many columns: two words with a gap between them could be anything.
_GAP_COLUMNS = 3
# It has two gaps at least, and says nothing.
_TWO_GAPS = re.compile(r"[^ 。:\n]++ ++[^ 。:\n]++ [^。:\n]*+$")
_GAP = re.compile(r"\s+")
# A stroke between two gaps parts columns as well: 番号 / 件名 / 結果.
_SLASH = " / "


def _in_columns(line: Line, gaps: int, *, titled: bool) -> Row | None:
    """Return the cells of a line whose columns only gaps part: a head, or a row below one."""
    text = line.text
    if gaps == _PAIR:
        return _in_pair(line, titled=titled)
    if not gaps and (head := _PAIR_HEAD.match(text)):
        pair = _parted(line, *head.span("gap"))
        return pair if _heads_result(read_columns(pair.words)) else None
    if text.count(" ") + 1 < (gaps or _GAP_COLUMNS) or (not gaps and len(text) > _GAP_HEAD):
        return None
    if not gaps and ("。" in text or ":" in text):
        return None
    if text.count(_SLASH) >= (1 if gaps else _GAP_COLUMNS - 1):
        row = _row(line, _SLASH)
        return row if gaps or (row and read_columns(row.words)) else None
    cuts = [match.span() for match in _GAP.finditer(text) if _is_wide(line, *match.span())]
    cuts = cuts if gaps else _without_set_wide(text, cuts)
    least = gaps - 1 if gaps > _GAP_COLUMNS else gaps  # the last of several can be empty
    if len(cuts) + 1 < _GAP_COLUMNS or (gaps and not least <= len(cuts) + 1 <= gaps):
        return None
    if not gaps and not columns_like(squeezed_head(text[: cuts[0][0]])):
        return None
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    row = Row(line, tuple(piece(line, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)))
    if gaps:
        return row
    names = read_columns(row.words)
    return row if names and all(names) and "title" in names else None


def _heads_result(columns: tuple[str | None, ...] | None) -> bool:
    """Return whether two columns have how a case ended behind its title, its office or a day."""
    return columns is not None and columns[0] in ("title", "unit", None) and columns[1] == "result"


def _in_pair(line: Line, *, titled: bool) -> Row | None:
    """Return the two cells that the last wide gap of a line parts.

    Within titles one full-width space is no gap; between a day and a result it is.
    """
    gaps = [held.span() for held in _GAP.finditer(line.text)]
    wide = (gap for gap in reversed(gaps) if _is_gap(line, gap, titled=titled))
    last = next(wide, None)
    return None if last is None else _parted(line, *last)


def _is_gap(line: Line, gap: tuple[int, int], *, titled: bool) -> bool:
    return gap[1] - gap[0] > 1 if titled else _is_wide(line, *gap)


def _parted(line: Line, low: int, high: int) -> Row:
    return Row(line, (piece(line, 0, low), piece(line, high)))


def _without_set_wide(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the gaps between heads of columns, without those within one set wide (件  名)."""
    kept: list[tuple[int, int]] = []
    for low, high in cuts:
        begin = kept[-1][1] if kept else 0
        word = text[begin:low] + text[high : high + 1]
        alone = text[high + 1 : high + 2] in ("", " ")
        if not (alone and low - begin == 1 and columns_like(word)):
            kept.append((low, high))
    return kept


def _is_wide(line: Line, start: int, stop: int) -> bool:
    """Return whether a gap is of two columns at least: a full-width space, or two spaces."""
    return stop - start > 1 or line.raw(start, stop) == "\u3000"


def spoken_cells(
    columns: Sequence[str | None], row: Row
) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """Yield each cell of a speaker in a row with the cells of its speech, behind it or before."""
    speaker: Piece | None = None
    speech: list[Piece] = []
    named = list(zip(columns, row.cells, strict=False))
    order = [name for name in columns if name in ("speaker", "speech")]
    if order == ["speech", "speaker"]:
        named.reverse()
    for name, cell in named:
        if name == "speaker":
            if speech:
                yield speaker, speech
            speaker, speech = cell, []
        elif name == "speech":
            speech.append(cell)
    yield speaker, speech


_SIDE = re.compile(r"(?P<who>[^の、・()]{1,10}?)(?:から)?の|[^()]*\((?P<by>[^()]{2,10})\)$")


def side_of(head: str) -> Speaker | None:
    """Return whose words the head of a column announces (委員からの意見), if it says so."""
    squeezed = "".join(head.split())
    match = _SIDE.match(squeezed)
    speaker = read_speaker(squeezed)
    if speaker is not None and speaker.role is not Role.UNKNOWN:
        told = table("tables")["sides"]
        alone = squeezed in told["ask"] or squeezed in told["answer"]
        if speaker.kind is not None or alone:
            return speaker  # 意見に対する市の考え方, 委員
    speaker = read_speaker(match["who"] or match["by"]) if match else None
    sure = speaker is not None and (speaker.sure or bool(match and match["by"]))
    return speaker if sure else None


def line_of(cell: Piece) -> Line:
    """Return a cell as a line of its own, so that it reads as any other line does."""
    line, (start, stop) = cell.line, cell.bounds()
    at = line.at + cell.start
    return Line(line.number, cell.text, 0, at, start, stop, line.folded, line.shift)


def cells_in(line: Line, sign: str) -> tuple[Piece, ...]:
    """Return what stands between the signs in a line, at least one cell."""
    text = line.text
    start = 1 if text[0] == sign == "|" else 0
    stop = len(text) - 1 if text[-1] == sign == "|" else len(text)
    cells: list[Piece] = []
    at = start
    while at <= stop:
        end = text.find(sign, at, stop)
        end = stop if end < 0 else end
        cells.append(piece(line, at, end))
        at = end + len(sign)
    return tuple(cells)


def _row(line: Line, sign: str) -> Row | None:
    cells = cells_in(line, sign)
    return Row(line, cells) if 2 <= len(cells) <= _CELLS_MAX else None
