"""A row of the table of notations: it reads one way of writing speakers (発言者の表記)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.header.rollcall import NOBODY, KnownSpeakers
from kurume_search.parsing.labels.parted import (
    OFFICES,
    read_within,
    titled_behind,
    who_behind,
    with_official,
)
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.words.speakers import ARROWS, Speaker, doing, read_speaker, short_speaker
from kurume_search.text.frozen import frozen

NEVER = ":、。()[]【】<>〈〉《》「」|"  # no label has one of these
_OUT = re.escape(NEVER)
LABEL = rf"[^\s{_OUT}][^{_OUT}]{{0,17}}?"
# 川西(隆)委員: of two with one surname each is told by the first character of the other name;
# 毛受(めんじょう)委員 tells how it is read.
_TOLD = rf"\([^\s{_OUT}]{{1,2}}\)[^\s{_OUT}]{{1,6}}?|\([ぁ-ゖー]{{3,12}}\)[^\s{_OUT}]{{1,8}}?"
PERSON = rf"{LABEL}(?:{_TOLD})?"

# A label ends within so many characters of its line.
LABEL_END = 34
# … and in columns, with the gaps between them, within so many.
_COLUMNS_END = 40
# The second space is optional so that the search skips to the first: half its time.
_GAP = re.compile(r"  *|\t")
# Turns can be counted: 12 委員, (12) 委員; 3 番 is a seat set wide.
# Who speaks for an office, behind it and a gap.
_OFFICIAL = re.compile(rf"(?P<label>{PERSON})(?:\s*:\s*|\s+|$)")
_SIGNS = "一-龥々〓ヶ"
_FULL_NAMES = (
    re.compile(rf"(?P<name>[{_SIGNS}]{{1,4}} [{_SIGNS}ぁ-んァ-ヴー]{{1,5}})\s+(?=\S)"),
    re.compile(rf"(?P<name>[{_SIGNS}]{{2,6}})\s+(?=\S)"),
)
# What can stand between gaps behind a label: 会長 ― それでは.
_PARTED = re.compile(r"(?:[―—–─-]{1,2}|\.{3,6}|[⇒=/])\s+(?=\S)")
_RUNNING = re.compile(r"(?:[0-9]{1,3}[.)]?|\([0-9]{1,3}\))(?: +(?! )|\t)(?!番)")
# What can stand between a label and its gap: 甲野会長/.
_BEHIND = "/|"
_TO = str.maketrans(dict.fromkeys(ARROWS, ">"))
OPENERS = frozenset("「『(【〔《〈<≪[")
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
        if self.contains and text.find(self.contains, 0, LABEL_END) < 0:
            return False
        if self.alone and len(text) > LABEL_END:
            return False
        return not self.gap or text.find(" ", 0, LABEL_END) >= 0 or "\t" in text[:LABEL_END]

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
            return None if outcome else _named(text, _mark(found, known))
        start, stop = found.span("label")
        words = text[start:stop].strip()
        speaker = _read(words, known) or (short_speaker(words) if self.short else None)
        if (speaker is None or speaker.names) and text[found.end() - 1].isspace():
            titled = titled_behind(text, start, found.end())  # the gap stands in the name
            if titled is not None:
                return Label(start, titled[1], titled[2], titled[0])
        if speaker is not None and "said" in self.pattern.groupindex:
            speaker = doing(speaker, found["said"])
        if speaker is None:
            return None
        if not speaker.names and text[found.end() - 1].isspace():
            full = _with_name(text, found, known)
            if full is not None:
                return full
        if speaker.role in OFFICES and not self.alone:
            behind = self.pattern.match(text, found.end())
            if behind is None and text[found.end() - 1].isspace():
                behind = _OFFICIAL.match(text, found.end())  # ○総務課 甲野主査: one mark for both
            both = with_official(text, (start, stop), behind, speaker) if behind else None
            if behind and both:
                return Label(start, behind.end("label"), behind.end(), both)
        return _named(text, Label(start, stop, found.end(), speaker))

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
        if text[0] in OPENERS and text[-1] in _CLOSERS:
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
        return best and _named(text, best)


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


def _with_name(text: str, found: re.Match[str], known: KnownSpeakers) -> Label | None:
    """Return a label of a title and a full name behind a gap, if such a speaker is known."""
    start, stop = found.span("label")
    title = "".join(text[start:stop].split())
    if title[:1] not in known.begins:
        return None
    for pattern in _FULL_NAMES:
        name = pattern.match(text, found.end())
        speaker = known.get(title + "".join(name["name"].split())) if name else None
        if name and speaker and speaker.names:
            span = (name.start("name") - start, name.end("name") - start)
            return Label(start, name.end("name"), name.end(), replace(speaker, names=(span,)))
    return None


def _named(text: str, label: Label) -> Label:
    """Return a label with who speaks by parentheses right behind it, if it doesn't say so."""
    if text[label.speech : label.speech + 1] != "(":
        return label
    behind = who_behind(text, label.start, label.speech, label.speaker)
    return Label(label.start, behind[1], behind[2], behind[0]) if behind else label


def _mark(found: re.Match[str], known: KnownSpeakers) -> Label:
    kind = TurnKind.ANSWER if found["label"] in ARROWS else None
    speaker = known.get(found["label"]) or Speaker(Role.UNKNOWN, None, (), kind)
    return Label(found.start("label"), found.end("label"), found.end(), speaker)
