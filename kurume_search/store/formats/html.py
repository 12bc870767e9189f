"""Text of an HTML page: paragraphs, lists and tables; navigation and scripts left out."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from kurume_search.errors import SourceError
from kurume_search.store.encodings import decode
from kurume_search.store.formats import Extracted
from kurume_search.store.formats.html_apart import apart_in
from kurume_search.store.formats.html_lines import Writer
from kurume_search.store.formats.html_tags import VOID, attributes, cut
from kurume_search.store.formats.readings import Readings
from kurume_search.store.formats.tables import table_lines


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Elements whose words are not of the page's matter.
_LEFT_OUT = _names("""
    script style noscript template button select option svg iframe object audio video canvas head
    rp
""")
_BLOCKS = _names("""
    address article blockquote body caption center dd details div dl dt fieldset figcaption
    figure h1 h2 h3 h4 h5 h6 hr html legend li main ol p pre section summary ul
""")
# Start tags that end an open element of the same kind.
_CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "p": ("p",),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
    "rt": ("rt", "rp", "rb"),
    "rp": ("rt", "rp", "rb"),
    "rb": ("rt", "rp", "rb"),
}
_NOT_IN_RUBY = _BLOCKS | {"table", "tr", "td", "th"}
_SCOPE_ENDS = frozenset(["table", "ul", "ol", "dl", "body", "html"])
_DEEPEST = 256  # open elements; deeper ones are taken as closed at once
_WIDEST = 100  # columns that one cell may span

_SPACE = re.compile("[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
_WIDE = re.compile("[⺀-鿿豈-﫿＀-￯]")


def extract_html(content: bytes, where: str) -> Extracted:
    """Return the text of the HTML page `content`.

    Raises:
        SourceError: It can't be decoded, or has no words.
    """
    page, encoding = _decoded(content, where)
    apart = apart_in(page)
    text = _text_of(page, apart, leave_out=True)
    if len(text) * 10 < len(page):  # else no reading of the page is so much longer
        whole = _text_of(page, apart, leave_out=False)
        if len(text) * 10 < len(whole):
            text = whole  # an element left open swallowed the page
    if not text.strip():
        raise SourceError(f"{where} には文章がありません。別のファイルを指定してください。")
    return Extracted(text, encoding)


def _decoded(content: bytes, where: str) -> tuple[str, str]:
    declared = _CHARSET.search(content[:4096])
    if declared is not None:
        name = declared[1].decode("ascii", "replace").lower()
        name = {"shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932"}.get(name, name)
        try:
            return content.decode(name), name
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # pages lie about this; see for ourselves
    found = decode(content, where)
    return found.text, found.encoding


@dataclass(slots=True)
class _Table:
    """A table while it is read."""

    rows: list[list[str | None]] = field(default_factory=list)
    # Column → how many more rows a cell from above reaches down.
    reaching: dict[int, int] = field(default_factory=dict)
    cell: int | None = None  # column of the open cell
    loose: str = ""  # words outside cells: a caption


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    left_out: bool
    number: int = 0  # of its next item, for <ol>


def _text_of(page: str, apart: frozenset[int], *, leave_out: bool) -> str:
    """Return the words of `page`, those of its main part if it says which that is."""
    only_main = leave_out and bool(re.search(r"<main[\s>]|role=[\"']main[\"']", page))
    reader = _Reader(apart, leave_out=leave_out, only_main=only_main)
    for kind, name, value in cut(page):
        if kind == "text":
            reader.words(value)
        elif kind == "start":
            reader.start(name, value)
        else:
            reader.end(name)
    return reader.finish()


class _Reader:
    """Turns tags and words into lines."""

    def __init__(self, apart: frozenset[int], *, leave_out: bool, only_main: bool) -> None:
        self._apart = apart
        self._tags = 0  # start tags that were read
        self._leave_out = leave_out
        self._readings = Readings()
        self._out = [Writer(self._readings)]  # one more for each table that is open
        self._tables: list[_Table] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()  # of the open elements
        self._hidden = 0  # how many open elements are left out
        self._main = 0 if only_main else 1  # how many open elements are the main part
        self._mains: list[int] = []
        self._pre = 0

    def words(self, text: str) -> None:
        if self._hidden or not self._main:
            return
        text = html.unescape(text)
        if self._names["rt"]:
            self._readings.reading(text)
            return
        if self._pre:
            first, *more = text.replace("\r\n", "\n").split("\n")
            self._out[-1].words(first)
            for line in more:
                self._out[-1].end_line()
                self._out[-1].words(line)
            return
        text = self._folded(text)
        if self._names["ruby"]:
            self._out[-1].word_with_reading(text.strip(" "))
        else:
            self._out[-1].words(text)

    def _folded(self, text: str) -> str:
        """Fold spaces and line ends of the page's own source; none between wide letters."""

        def one(match: re.Match[str]) -> str:
            before = text[match.start() - 1 : match.start()]
            after = text[match.end() : match.end() + 1]
            wide = "\n" in match.group() and _WIDE.match(before) and _WIDE.match(after)
            return "" if wide else " "

        return _SPACE.sub(one, text)

    def start(self, name: str, tag: str) -> None:
        self._tags += 1
        for other in _CLOSES.get(name, ()):
            self._close(other, implied=True)
        if self._names["ruby"] and name in _NOT_IN_RUBY:
            self._close("ruby", implied=True)
        if name == "br" and self._shown:
            self._out[-1].end_line()
        if name in VOID:
            return
        hidden = (self._leave_out and name in _LEFT_OUT) or self._tags in self._apart
        hidden = hidden or name in ("script", "style", "template", "head", "rp")
        item = _Open(name, hidden)
        if len(self._open) < _DEEPEST:
            self._open.append(item)
            self._names[name] += 1
            self._hidden += hidden
            if name == "main" or "main" in attributes(tag).get("role", "").split():
                self._mains.append(len(self._open))
                self._main += 1
        if not self._shown:
            return
        if name == "table":
            self._out[-1].end_block()
            self._tables.append(_Table())
            self._out.append(Writer(self._readings))
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name in ("td", "th") and self._tables:
            self._start_cell(tag)
        elif name in _BLOCKS:
            self._start_block(name)

    @property
    def _shown(self) -> bool:
        return not self._hidden and bool(self._main)

    def _start_block(self, name: str) -> None:
        out = self._out[-1]
        if name == "li":
            above = next((o for o in reversed(self._open[:-1]) if o.name in ("ul", "ol")), None)
            if above is not None and above.name == "ol":
                above.number += 1
                out.mark(f"{above.number}. ")
            else:
                out.mark("• ")
        elif name == "dt":
            out.end_words()
        elif name == "dd":
            out.begin_told()
        else:
            out.begin_block()
            self._pre += name == "pre"

    def _start_cell(self, tag: str) -> None:
        table = self._tables[-1]
        if table.cell is None:
            table.loose += self._out[-1].text()
            self._out[-1].lines.clear()
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        while table.reaching.get(len(row), 0) > 0:
            table.reaching[len(row)] -= 1
            row.append("")
        given = attributes(tag)
        columns = _count(given.get("colspan"))
        down = _count(given.get("rowspan")) - 1
        for column in range(len(row), len(row) + columns):
            if down:
                table.reaching[column] = down
        table.cell = len(row)
        row.extend(["", *[None] * (columns - 1)])

    def end(self, name: str) -> None:
        if name == "p" and not self._names["p"] and self._shown:
            self._out[-1].end_block()
        self._close(name, implied=False)

    def _close(self, name: str, *, implied: bool) -> None:
        """Close the innermost open `name` and whatever is open inside it."""
        if not self._names[name]:
            return
        for at in range(len(self._open) - 1, -1, -1):
            item = self._open[at]
            if item.name == name:
                while len(self._open) > at:
                    self._ended(self._open[-1])
                return
            if implied and item.name in _SCOPE_ENDS:
                return
            if not implied and item.name == "table" and name != "table" and self._tables:
                return  # a stray end tag inside a cell doesn't end the table

    def _ended(self, item: _Open) -> None:
        if self._shown:
            if item.name in ("td", "th") and self._tables:
                self._end_cell()
            elif item.name == "table" and self._tables:
                self._end_table()
            elif item.name == "dt":
                self._out[-1].end_term()
            elif item.name in ("li", "dd"):
                self._out[-1].end_words()
            elif item.name in _BLOCKS:
                self._out[-1].end_block()
                self._pre -= item.name == "pre"
        if self._mains and self._mains[-1] == len(self._open):
            self._mains.pop()
            self._main -= 1
        self._open.pop()
        self._names[item.name] -= 1
        self._hidden -= item.left_out

    def _end_cell(self) -> None:
        table, writer = self._tables[-1], self._out[-1]
        if table.cell is None or not table.rows:
            return
        table.rows[-1][table.cell] = writer.text()
        writer.lines.clear()
        table.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        loose = table.loose + self._out.pop().text()
        out = self._out[-1]
        for line in loose.splitlines():
            out.words(line)
            out.end_line()
        for line in table_lines(table.rows):
            out.words(line)
            out.end_line()
        out.end_block()

    def finish(self) -> str:
        while self._open:
            self._ended(self._open[-1])
        while len(self._out) > 1:
            self._end_table()
        return self._out[0].text()


def _count(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST) if value and value.isdecimal() else 1
