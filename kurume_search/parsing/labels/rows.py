"""The table of notations as patterns: one row reads one way of writing speakers (発言者の表記)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.header.rollcall import NOBODY, KnownSpeakers
from kurume_search.parsing.labels.parted import OFFICES, read_within, with_official
from kurume_search.parsing.legends.legend import ARROWS
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.speakers import Speaker, doing, read_speaker, short_speaker
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import firsts_of

_NEVER = ":、。()[]【】<>〈〉《》「」|"  # no label has one of these
_OUT = re.escape(_NEVER)
_BORDER = re.compile(rf"[{_OUT}]")
LABEL = rf"[^\s{_OUT}][^{_OUT}]{{0,17}}?"
# 川西(隆)委員: of two with one surname each is told by the first character of the other name;
# 毛受(めんじょう)委員 tells how it is read.
_TOLD = rf"\([^\s{_OUT}]{{1,2}}\)[^\s{_OUT}]{{1,6}}?|\([ぁ-ゖー]{{3,12}}\)[^\s{_OUT}]{{1,8}}?"
PERSON = rf"{LABEL}(?:{_TOLD})?"

# A label ends within so many characters of its line.
_LABEL_END = 34
# … and in columns, with the gaps between them, within so many.
_COLUMNS_END = 40
# The second space is optional so that the search skips to the first: half its time.
_GAP = re.compile(r"  *|\t")
# Turns can be counted: 12 委員, (12) 委員; 3 番 is a seat set wide.
# Who speaks for an office, behind it and a gap.
_OFFICIAL = re.compile(rf"(?P<label>{PERSON})(?:\s*:\s*|\s+|$)")
# What can stand between gaps behind a label: 会長 ― それでは.
_PARTED = re.compile(r"(?:[―—–─-]{1,2}|\.{3,6}|[⇒=/])\s+(?=\S)")
_RUNNING = re.compile(r"(?:[0-9]{1,3}[.)]?|\([0-9]{1,3}\))(?: +(?! )|\t)(?!番)")
# What can stand between a label and its gap: 甲野会長/.
_BEHIND = "/|"
# One mark alone parts nobody from anybody.
_LEAST_MARKS = 2
_TO = str.maketrans(dict.fromkeys(ARROWS, ">"))
_OPENERS = frozenset("「『(【〔《〈<≪[")
_CLOSERS = frozenset("」』)】〕》〉>≫]")
# What words end in that a label may stand behind.
_SAID_MAX = 8
_SAID = re.compile(r"(?:[。?!か]|です|ます|した|である|[たな]い|す?る|賛成|なし)[」』]?$")


@frozen()
class Row:
    """One notation of the table."""

    id: str
    first: str
    pattern: re.Pattern[str]
    contains: str
    gap: int
    alone: bool
    marks: bool
    weight: float
    unless: re.Pattern[str] | None = None
    beside: tuple[str, ...] = ()
    last: bool = False
    tail: re.Pattern[str] | None = None  # how a line ends, where `last`
    short: bool = False  # one character can name who speaks, as its marks close the label
    circled: bool = False  # numbers are labels only where the source has them in circles

    def match(self, line: Line, known: KnownSpeakers = NOBODY) -> Label | None:
        """Return the label that `line` begins with in this notation, or None."""
        if self.last:
            return next(reversed(self.match_all(line, known)), None)
        return self.read(line, known) if self.may_match(line.text) else None

    def may_match(self, text: str) -> bool:
        """Return whether the beginning of a line leaves this notation open."""
        if self.first and text[:1] not in self.first:
            return False
        if self.contains and text.find(self.contains, 0, _LABEL_END) < 0:
            return False
        if self.alone and len(text) > _LABEL_END:
            return False
        return not self.gap or text.find(" ", 0, _LABEL_END) >= 0 or "\t" in text[:_LABEL_END]

    def read(self, line: Line, known: KnownSpeakers) -> Label | None:
        """Return the label of a line that `may_match`, or None."""
        text = line.text
        found = self.pattern.match(text)
        if found is None or (self.unless and self.unless.search(text)):
            return None
        if self.gap:
            return self._columns(line, known)
        if self.circled:
            start, stop = found.span("label")
            named = known.get(line.raw(start, stop))
            return Label(start, stop, found.end(), named) if named else None
        if self.marks:
            told = found["label"] not in ARROWS and known.get(found["label"])
            outcome = not told and states_outcome(text[found.end() :].strip())
            return None if outcome else _mark(found, known)
        start, stop = found.span("label")
        words = text[start:stop].strip()
        speaker = _read(words, known) or (short_speaker(words) if self.short else None)
        if speaker is not None and "said" in self.pattern.groupindex:
            speaker = doing(speaker, found["said"])
        if speaker is None:
            return None
        if speaker.role in OFFICES and not self.alone:
            behind = self.pattern.match(text, found.end())
            if behind is None and text[found.end() - 1].isspace():
                behind = _OFFICIAL.match(text, found.end())  # ○総務課 甲野主査: one mark for both
            both = with_official(text, (start, stop), behind, speaker) if behind else None
            if behind and both:
                return Label(start, behind.end("label"), behind.end(), both)
        return Label(start, stop, found.end(), speaker)

    def match_all(self, line: Line, known: KnownSpeakers = NOBODY) -> list[Label]:
        """Return the labels behind words in `line`; the last of them ends it, else none."""
        text = line.text
        if self.tail is None or not self.tail.search(text):
            return []
        found: list[Label] = []
        for match in self.pattern.finditer(text):
            begin = found[-1].after if found else 0
            if not _is_said(text, begin, match.start()):
                continue
            speaker = _read(match["label"].strip(), known)
            if speaker is None:
                continue
            start, stop = match.span("label")
            found.append(Label(start, stop, match.start(), speaker, match.end()))
        return found if found and found[-1].after == len(text) else []

    def _columns(self, line: Line, known: KnownSpeakers) -> Label | None:
        """Find the longest run of columns that reads as a label, with a gap behind it."""
        best: Label | None = None
        text = line.text
        if text[0] in _OPENERS and text[-1] in _CLOSERS:
            return None  # a note in brackets: (各委員 異議なし)
        counted = _RUNNING.match(text)
        begin = counted.end() if counted else 0
        for gap in islice(_GAP.finditer(text, begin, _COLUMNS_END), 4):
            start, stop = gap.span()
            label = text[begin:start].rstrip(_BEHIND)
            if "、" in label or "。" in label:
                break  # no label goes on behind them
            if stop - start < self.gap and _width(line.raw(start, stop)) < self.gap:
                continue
            if start == begin + 1 and text[stop + 1 : stop + 2] == " ":
                continue  # a word set wide: 県  税  課  長
            speaker = _read(unwrapped(label), known)
            wide = best is not None and all(len(sign) == 1 for sign in label.split())
            named = best is not None and speaker is not None and _names_more(speaker, best.speaker)
            if speaker is not None and (speaker.sure or best is None or wide or named):
                parted = _PARTED.match(text, stop)
                after = parted.end() if parted else stop
                best = Label(begin, begin + len(label), after, speaker)
        return best


def _names_more(longer: Speaker, shorter: Speaker) -> bool:
    """Return whether a longer label names who speaks for the office that a shorter one is."""
    offices = longer.role is shorter.role is Role.IMPLEMENTING_BODY
    return offices and bool(longer.names) and not shorter.names


@frozen()
class Label:
    """A label in a line: its columns, where speech begins, what it says.

    Behind its words `speech` is where they end, and `after` where the label does.
    """

    start: int
    stop: int
    speech: int
    speaker: Speaker
    after: int = 0


def _is_said(text: str, begin: int, stop: int) -> bool:
    """Return whether the words from `begin` to `stop` end as what somebody says does."""
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    return _SAID.search(text, max(begin, stop - _SAID_MAX), stop) is not None


def _read(label: str, known: KnownSpeakers) -> Speaker | None:
    speaker = read_speaker(label)
    if speaker is None and label[-1:] == ")" and (within := read_within(label, known)):
        return within
    if (speaker is not None and speaker.sure) or label.lstrip()[:1] not in known.begins:
        return speaker
    squeezed = "".join(label.split())
    by = squeezed.translate(_TO)  # 委→事: the first of them speaks
    return (
        known.get(squeezed) or (known.get(by.partition(">")[0]) if ">" in by else None) or speaker
    )


def unwrapped(label: str) -> str:
    """Return a label without brackets around the whole of it: (発言者不明)."""
    wrapped = label[:1] + label[-1:] in ("()", "[]", "【】", "<>", "〔〕")
    return label[1:-1] if wrapped else label


def _width(spaces: str) -> int:
    return len(spaces) + spaces.count("\u3000") + 3 * spaces.count("\t")


def _mark(found: re.Match[str], known: KnownSpeakers) -> Label | None:
    kind = TurnKind.ANSWER if found["label"] in ARROWS else None
    speaker = known.get(found["label"]) or Speaker(Role.UNKNOWN, None, (), kind)
    return Label(found.start("label"), found.end("label"), found.end(), speaker)


@cache
def rows() -> tuple[Row, ...]:
    """Return the notations of the table, the more specific first."""
    said = "|".join(sorted(table("roles")["said"]["words"], key=len, reverse=True))
    held = [(row, _spelled(row["pattern"], said)) for row in table("notations")["notation"]]
    return tuple(
        Row(
            row["id"], row.get("first") or "".join(firsts_of(pattern)), re.compile(pattern),
            row.get("contains", ""), row.get("gap", 0),
            row.get("alone", False), row.get("marks", False), row["weight"],
            re.compile(row["unless"]) if "unless" in row else None,
            tuple(row.get("with", "").split()), row.get("last", False),
            re.compile(row["tail"], re.MULTILINE) if "tail" in row else None,
            row.get("short", False),
        )
        for row, pattern in held
    )  # fmt: skip


def begun_on(page: Page) -> frozenset[str]:
    """Return which of the notations with a word for what the speaker does begin a line.

    Any bracket leaves them open (【質疑】甲野委員), and hardly a page has them.
    """
    told = [row for row in rows() if "said" in row.pattern.groupindex]
    return frozenset([row.id for row in told if page.may_begin(row.pattern)])


def open_to(text: str, begun: frozenset[str]) -> tuple[Row, ...]:
    """Return the notations that the beginning of a line leaves open, the specific first.

    Of twenty rows it leaves one or two; asking each of them costs four times as much.

    Args:
        text: The line, which isn't empty.
        begun: See `begun_on`.
    """
    head = text[:_LABEL_END]
    border = _BORDER.search(head, 1)
    return _rows_with(
        head[0] if head[0] in _firsts() else "",
        border[0] if border else "",
        " " in head or "\t" in head,
        len(text) <= _LABEL_END,
        begun,
    )


def _spelled(pattern: str, said: str) -> str:
    """Return a pattern of the table with its placeholders filled in."""
    filled = pattern.replace("{label}", LABEL).replace("{person}", PERSON)
    return filled.replace("{said}", said)


@cache
def _firsts() -> frozenset[str]:
    """Return the signs that tell by themselves which notations a line can be in."""
    return frozenset("".join(row.first for row in rows())).union(_NEVER)


@cache
def _rows_with(
    first: str, border: str, gap: bool, alone: bool, begun: frozenset[str]
) -> tuple[Row, ...]:
    """Return the rows that can read a line.

    Args:
        first: Its first character; empty where that tells nothing.
        border: The first sign behind it that no label has, near the beginning of the line.
        gap: A gap stands there.
        alone: It is as short as a label.
        begun: See `begun_on`.
    """
    return tuple(
        row
        for row in rows()
        if not row.last
        and (row.id in begun or "said" not in row.pattern.groupindex)
        and _may_begin(row, first)
        # A label goes on to the sign behind it; before that a name can stand in parentheses.
        and (not row.contains or border in (row.contains, "("))
        and (gap or not row.gap)
        and (not row.alone or (alone and border in ("", "(")))
    )


def _may_begin(row: Row, first: str) -> bool:
    """Return whether a line whose first character is `first` (empty: another) can be one."""
    if row.first:
        return first != "" and first in row.first
    return first == "" or first not in _NEVER or (row.gap > 0 and first in _OPENERS)


def row_of_marks(told: Iterable[str]) -> Row | None:
    """Return the notation of the marks that a legend explains, or None without such marks."""
    marks = "".join(mark for mark in told if mark in table("notations")["legend"]["marks"])
    if len(marks) < _LEAST_MARKS:
        return None
    pattern = re.compile(rf"(?P<label>[{re.escape(marks)}])\s*(?=\S)")
    unless = next(row.unless for row in rows() if row.marks)
    return Row(
        "legend", marks, pattern, "", 0, False, True, 1.0, unless, ("bullet-bracket", "circle")
    )


def row_of_numbers(told: Iterable[str]) -> Row | None:
    """Return the notation of the numbers that a legend gives to speakers, or None without."""
    numbers = "|".join(sorted((mark for mark in told if mark.isdecimal()), key=len, reverse=True))
    if not numbers:
        return None
    pattern = re.compile(rf"(?P<label>{numbers})\s+(?=\S)")
    return Row("legend", "123456789", pattern, "", 0, False, True, 1.0)


def row_of_circles(told: Iterable[str]) -> Row | None:
    """Return the notation of the circled numbers that a legend explains, with its letters."""
    marks = sorted(told, key=len, reverse=True)
    numbers = [str(CIRCLED.index(mark) + 1) for mark in reversed(marks) if mark in CIRCLED]
    if not numbers:
        return None
    letters = [mark for mark in marks if mark.isalnum() and not mark.isdigit()]
    firsts = "".join({held[0] for held in (*numbers, *letters)})
    numbers.sort(key=len, reverse=True)
    behind = rf"|(?:{'|'.join(letters)})(?=[\s:)])" if letters else ""
    pattern = re.compile(rf"(?P<label>{'|'.join(numbers)}{behind})[\s:)]*(?=\S)")
    return Row("legend", firsts, pattern, "", 0, False, True, 1.0, circled=True)


def ends_in(page: Page) -> dict[int, list[Row]]:
    """Return position of a line → the notations whose labels its end may be, behind words."""
    found: dict[int, list[Row]] = {}
    for row in rows():
        for at in page.having(row.tail) if row.last and row.tail else ():
            found.setdefault(at, []).append(row)
    return found
