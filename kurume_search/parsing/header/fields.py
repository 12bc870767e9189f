"""Header labels: which field a line opens, and where its value begins (日時：…)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.parsing.header.name_shapes import title_words
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Shapes, firsts_of
from kurume_search.text.remembered import remembered

_LEAD = re.compile(
    r"(?:(?:[◇◆■□●○〇◯◎▼▽・•･*※☆★]+|(?:#{1,6}|[->+])(?=\s))\s*)?(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、)]?\s*(?=\D)|\(\s*[0-9一二三四五六七八九十]{1,2}\s*\)\s*|[ア-ン]\s+|第[0-9]+\s+)?(?:[◇◆■□●○・※〇◎▼★]\s*)?"
)
_LEAD_BEGINS = firsts_of(_LEAD.pattern, or_none=True)
_BRACKET = re.compile(
    r"[【\[<〈《≪〔(「『]\s*([^\s】\]>〉》≫〕)」』][^】\]>〉》≫〕)」』]{0,29}?(?:\([^()]{1,10}\))?)\s*[】\]>〉》≫〕)」』]\s*:?\s*"
)
_BRACKETS = firsts_of(_BRACKET.pattern)
_REMARK = re.compile(r"\((?![0-9一二三四五六七八九十]{1,2}\))[^()]{0,30}\)")
# What parts a label from its value; a stroke between words is of the label (日時/場所:).
_COLON = re.compile(
    r"[:|;=→⇒]|\.{3,}|[・·]{2,}|[-―─—_]{3,}|[~〜]{2,}|/(?!(?:開催)?(?:場所|会場|時間|時刻|日時|氏名|非公開)[^:|]{0,3}[:|])"
)
_PARTING = " :;=→⇒.・·/-―─—_~〜"
_GAP = re.compile(r"\s\s*")  # a search skips to a first character that it knows, not to a run
_LABEL_MAX = 34
_PATTERN_MAX = 30
# Labels that are values too; alone on a line they open nothing.
_VALUES = frozenset({"公開", "出席", "欠席", "開会", "閉会"})
# Single signs that are values.
_VALUE_SIGNS = frozenset("無有一二三四五六七八九十0123456789")


@frozen()
class FieldLabel:
    """A label at the start of a line; `value` is the column where its value begins."""

    field: str
    label: str
    value: int

    @property
    def is_value(self) -> bool:
        """Whether the label can as well be a value (公開, 欠席)."""
        return self.label in _VALUES


@cache
def labels() -> dict[str, str]:
    """Return label (spaces left out) → field; the first row that has a label owns it."""
    found: dict[str, str] = {}
    for row in table("header_labels")["field"]:
        for label in row["labels"]:
            found.setdefault(label, row["id"])
    return found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what labels of a field look like that no list has."""
    return tuple(
        (row["id"], re.compile("|".join(row["patterns"])))
        for row in table("header_labels")["field"]
        if "patterns" in row
    )


@cache
def _any_pattern() -> Shapes:
    return Shapes(*(words.pattern for _, words in _patterns()))


def _squeeze(text: str) -> str:
    squeezed = "".join(text.split())
    return _REMARK.sub("", squeezed) if "(" in squeezed else squeezed


# 出席者は次のとおりである。
_BELOW = re.compile(
    r"は、?(?:次|以下|左記|下記)の(?:とおり|通り|者|方々?)(?:です|である|でした|であった)?。?$"
)


@lru_cache(maxsize=1024)
def _lookup(text: str) -> tuple[str, str] | None:
    whole = _WHOSE.fullmatch(text) if text[-1:] in _CLOSERS else None
    if whole and (found := _of_those(whole)):
        return found
    squeezed = _squeeze(text).rstrip(":◇◆■□●○◎★☆")  # ◆日時◆
    squeezed = _BELOW.sub("", squeezed) if "は" in squeezed else squeezed
    if name := labels().get(squeezed):
        return name, squeezed
    if len(squeezed) <= _PATTERN_MAX and _any_pattern().has(squeezed):
        return next(
            ((row, squeezed) for row, words in _patterns() if words.fullmatch(squeezed)), None
        )
    return None


# 事務局2名(小林総務課長、北原係長): what stands between a label and those whom parentheses hold.
BEFORE_PARENS = r"(?:\s*:?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?[名人])?\s*(?=\()"
_BEFORE_PARENS = re.compile(rf"(?P<label>[^\s():0-9一二三四五六七八九十]{{2,16}}){BEFORE_PARENS}")
_IN_PARENS = re.compile(r"\((?:[^()]|\([^()]{0,60}\)){0,400}\)(?=$|[\s、,]|[0-9]{1,2}[名人])")
# What else parentheses hold behind a label: (会長を除く五十音順).
_NO_PEOPLE = re.compile(r"除く|含む|[名音序順]順|順不同|略")


# 出席者(事務局), 出席者〔委 員〕甲野会長: whose those are that a label is of.
_WHOSE = re.compile(
    r"(?P<label>[^\s()〔〕【】\[\]<>:]{2,8})\s{0,3}[(〔【\[<](?P<whose>[^()〔〕【】\[\]<>]{2,8})[)〕】\]>]"
    r"(?:\s?の?(?:職・?)?氏名)?\s*:?\s*"
)


_CLOSERS = (")", "〕", "】", "]", ">")


@cache
def whose_words() -> dict[str, str]:
    """Return word within a list of all who attend → the field of the persons behind it."""
    held = table("header_labels")
    return {
        word: field
        for words in (held["groups"]["words"], held["within"]["words"])
        for field, own in words.items()
        for word in own
    }


def _of_whom(text: str, begin: int) -> FieldLabel | None:
    """Read a label with the word for those whom it lists, in brackets behind it."""
    match = _WHOSE.match(text, begin)
    found = _of_those(match) if match else None
    return FieldLabel(*found, match.end()) if match and found else None


def _of_those(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the field of the persons whom a label and the word in its brackets list."""
    label, said = match["label"], "".join(match["whose"].split())
    field = labels().get(label)
    whose = whose_words().get(said) or (labels().get(said) if said in _VALUES else None)
    if whose is None or field not in ("members", "absent"):
        return None
    return whose if field == "members" else field, label


def holds_people(text: str, begin: int) -> bool:
    """Return whether parentheses that open at `begin` hold persons with titles."""
    held = _IN_PARENS.match(text, begin)
    return (
        held is not None
        and title_words().search(held[0]) is not None
        and _NO_PEOPLE.search(held[0]) is None
    )


# The label of a line is asked for the roll, for the header and where meetings part.
@remembered(512)
def read_label(text: str) -> FieldLabel | None:
    """Return the field that a folded line opens, or None.

    >>> read_label("1 日  時: 令和3年7月26日").field
    'date'
    """
    lead = _LEAD.match(text) if text[:1] in _LEAD_BEGINS else None
    begin = lead.end() if lead else 0
    return _read(text, begin) or (_read(text, 0) if begin else None)


def read_cell_label(text: str) -> FieldLabel | None:
    """Return the field whose label a cell of a table holds; 出席 and 公開 are labels there too."""
    if label := read_label(text):
        return label
    squeezed = "".join(text.split()) if len(text) <= _PATTERN_MAX else ""
    return FieldLabel(labels()[squeezed], squeezed, len(text)) if squeezed in _VALUES else None


@cache
def _label_begins() -> frozenset[str]:
    """Return what a label begins with, or the brackets around it, where that is known."""
    listed = {label[0] for label in labels()}
    return _any_pattern().firsts.union(listed, _BRACKETS, _TIGHT_BEGINS)


def _may_hold_label(head: str) -> bool:
    """Return whether the beginning of a line can be a label: most other words can't.

    A label that begins with anything holds a sign of its pattern, spaces left out; a remark
    in parentheses may stand before either.
    """
    if head[:1] in _label_begins() or "(" in head or head[:1].isspace():
        return True
    return _any_pattern().may_have("".join(head.split()))


def _read(text: str, begin: int) -> FieldLabel | None:
    head = text[begin : begin + _LABEL_MAX]
    if not _may_hold_label(head):
        return None
    bracket = _BRACKET.match(text, begin) if head[:1] in _BRACKETS else None
    if bracket and (found := _lookup(bracket[1])):
        return FieldLabel(*found, bracket.end())
    if whose := _of_whom(text, begin):
        return whose
    colon = _COLON.search(head)
    if colon and (found := _lookup(head[: colon.start()])):
        value = begin + colon.end()
        return FieldLabel(*found, len(text) - len(text[value:].lstrip(_PARTING)))
    people = _BEFORE_PARENS.match(text, begin) if "(" in head else None
    found = _lookup(people["label"]) if people else None
    if people and found and found[0] in PEOPLE and holds_people(text, people.end()):
        return FieldLabel(*found, people.end("label"))
    if (
        len(text) - begin <= _LABEL_MAX
        and (found := _lookup(text[begin:]))
        and found[1] not in _VALUES
    ):
        return FieldLabel(*found, len(text))
    best: FieldLabel | None = None
    for gap in _GAP.finditer(head):
        if _is_spaced_out(head, gap) and not _SPACED_VALUE.match(head, gap.end()):
            continue
        found = _lookup(head[: gap.start()])
        if found:
            best = FieldLabel(*found, begin + gap.end())
        if gap.end() > 20:
            break
    return _tight(text, begin) if best is None else best


# 欠 席 者  な し, 出 席 者  教 育 長: the value is spaced out as well.
_SPACED_VALUE = re.compile(
    r"(?:な\s?し|無\s?し|教\s?育\s?長|副?\s?会\s?長|副?\s?委\s?員\s?長|部\s?会\s?長|委\s?員)(?=\s|$)"
)


def _is_spaced_out(head: str, gap: re.Match[str]) -> bool:
    """Return whether a gap is inside 会 議 結 果 報 告 書: single characters on both sides."""
    after = head[gap.end() : gap.end() + 2]
    if not after or not (after[1:] or " ").isspace() or after[0] in _VALUE_SIGNS:
        return False
    return all(len(word) == 1 for word in head[: gap.start()].split())


_TIGHT = re.compile(
    r"(?P<label>(?:開 ?催 ?)?(?:日 {0,4}時|場 {0,4}所)|とき)"
    r"(?=(?:令和|平成|昭和|[0-9]{4}年)|[^\s:]{2,20}(?:庁舎|役所|役場|会議室|センター|会館))"
)
_TIGHT_BEGINS = firsts_of(_TIGHT.pattern)


def _tight(text: str, begin: int) -> FieldLabel | None:
    """Read a label whose separator was lost, where the value itself shows it."""
    match = _TIGHT.match(text, begin) if text[begin : begin + 1] in _TIGHT_BEGINS else None
    if match is None:
        return None
    label = "".join(match["label"].split())  # 日 時令和4年…: set wide
    return FieldLabel(labels()[label], label, match.end())


@dataclass(slots=True)
class Field:
    """A field of the header as it was collected.

    Its label stands in `line` from column `label_start` to `label_stop`.
    """

    id: str
    label: str
    line: Line
    label_stop: int
    pieces: list[Piece] = field(default_factory=list)
    label_start: int = 0

    @property
    def text(self) -> str:
        """The folded value, wrapped lines separated by a line end."""
        return "\n".join(held.text for held in self.pieces)

    @property
    def first(self) -> Line:
        """The line the value begins on; the label's if there is none."""
        return self.pieces[0].line if self.pieces else self.line


def open_field(line: Line, label: FieldLabel, *, stop: int | None = None) -> Field:
    """Return a field opened by `label` on `line`, with the value on the same line."""
    opened = Field(label.field, label.label, line, label.value)
    value = piece(line, label.value, stop)
    if value.text.strip("|"):
        opened.pieces.append(value)
    return opened
