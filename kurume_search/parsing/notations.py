"""Which way of writing speakers a document uses, chosen by evidence (発言者の表記)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, pairwise
from types import MappingProxyType

from kurume_search.data import table
from kurume_search.model.meeting import Notation
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.headwords import is_section_word
from kurume_search.parsing.lines import Line
from kurume_search.parsing.recorded import states_outcome
from kurume_search.parsing.speakers import Speaker, read_speaker
from kurume_search.parsing.typography import pattern_of, repeated
from kurume_search.text.frozen import frozen

LABEL = r"[^\s:、。()\[\]【】<>〈〉《》「」|][^:、。()\[\]【】<>〈〉《》「」|]{0,17}?"

_ARROWS = "→⇒⇨➡"
_LEGEND_LINE = 120
# A label ends within so many characters of its line.
_LABEL_END = 28
# So many lines are evidence enough; a meeting of 4,000 lines fills a working day.
EVIDENCE_LINES = 4000
# A notation needs two labels, and two speakers; one hit could be any short line.
_LEAST_HITS = 2
# A label in marks is no more than this longer than itself.
_MARKS_MAX = 3
# A second notation beside the first must be this much of it, or its labels are prose.
_LEAST_SHARE = 0.08

_NOBODY: Mapping[str, Speaker] = MappingProxyType({})  # no roll was read

_SPEECH = re.compile(r"[。?!]|(?:か|す|た|い|る|ん|り|略|明|告)[)」]?$|^\(|^「")


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
    beside: str = ""

    def match(self, line: Line, known: Mapping[str, Speaker] = _NOBODY) -> Label | None:
        """Return the label that `line` begins with in this notation, or None."""
        text = line.text
        if self.first and text[:1] not in self.first:
            return None
        if self.contains and text.find(self.contains, 0, _LABEL_END) < 0:
            return None
        if self.alone and len(text) > _LABEL_END:
            return None
        if self.gap and text.find(" ", 0, _LABEL_END) < 0 and text.find("\t", 0, _LABEL_END) < 0:
            return None
        found = self.pattern.match(text)
        if found is None or (self.unless and self.unless.search(text)):
            return None
        if self.gap:
            return self._columns(line, known)
        if self.marks:
            return None if states_outcome(text.lstrip(_ARROWS).strip()) else _mark(found)
        speaker = _read(found["label"].strip(), known)
        return (
            Label(found.start("label"), found.end("label"), found.end(), speaker)
            if speaker
            else None
        )

    def _columns(self, line: Line, known: Mapping[str, Speaker]) -> Label | None:
        """Find the longest run of columns that reads as a label, with a gap behind it."""
        best: Label | None = None
        for gap in islice(re.finditer(r" +|\t", line.text[:40]), 4):
            speaker = _read(_unwrapped(line.text[: gap.start()]), known)
            if speaker is None:
                continue
            width = _width(line.raw(gap.start(), gap.end()))
            if width >= self.gap and (speaker.sure or best is None):
                best = Label(0, gap.start(), gap.end(), speaker)
        return best


@frozen()
class Label:
    """A label at the start of a line: its columns, where speech begins, what it says."""

    start: int
    stop: int
    speech: int
    speaker: Speaker


_LEGEND = re.compile(
    r"[「(]?(?P<mark>[・•･*○→⇒⇨➡])[」)]?は、?(?P<who>[^、。()]{1,12}?)(?:から)?の?(?:発言|意見|質問|質疑|回答|説明|答弁)"
)


def read_legend(lines: Sequence[Line]) -> dict[str, Speaker]:
    """Return mark → speaker, where a document says whose words its marks open.

    The mark tells the side, and an arrow that the words reply.
    """
    found: dict[str, Speaker] = {}
    for line in lines[:EVIDENCE_LINES]:
        if "は" not in line.text or len(line.text) > _LEGEND_LINE:
            continue
        for match in _LEGEND.finditer(line.text):
            if speaker := read_speaker(match["who"]):
                kind = TurnKind.ANSWER if match["mark"] in _ARROWS else None
                found.setdefault(match["mark"], Speaker(speaker.role, speaker.shown, (), kind))
    return found


def _read(label: str, known: Mapping[str, Speaker]) -> Speaker | None:
    speaker = read_speaker(label)
    if speaker is not None and speaker.sure:
        return speaker
    return known.get("".join(label.split()), speaker)


def _unwrapped(label: str) -> str:
    """Return a label without brackets around the whole of it: (発言者不明)."""
    wrapped = label[:1] + label[-1:] in ("()", "[]", "【】", "<>", "〔〕")
    return label[1:-1] if wrapped else label


def _width(spaces: str) -> int:
    return sum(2 if sign == "\u3000" else 4 if sign == "\t" else 1 for sign in spaces)


def _mark(found: re.Match[str]) -> Label | None:
    kind = TurnKind.ANSWER if found["label"] in _ARROWS else None
    speaker = Speaker(Role.UNKNOWN, None, (), kind)
    return Label(found.start("label"), found.end("label"), found.end(), speaker)


@cache
def rows() -> tuple[Row, ...]:
    """Return the notations of the table, the more specific first."""
    return tuple(
        Row(
            row["id"], row.get("first", ""),
            re.compile(row["pattern"].replace("{label}", LABEL)),
            row.get("contains", ""), row.get("gap", 0),
            row.get("alone", False), row.get("marks", False), row["weight"],
            re.compile(row["unless"]) if "unless" in row else None,
            row.get("with", ""),
        )
        for row in table("notations")["notation"]
    )  # fmt: skip


def _open_to(text: str) -> tuple[Row, ...]:
    """Return the notations that the beginning of a line leaves open, the specific first.

    Of twenty rows it leaves two or three; asking each of them costs four times as much.
    """
    head = text[:_LABEL_END]
    held = tuple([sign in head for sign in _signs()])
    return _rows_with(text[0], held, " " in head or "\t" in head, len(text) <= _LABEL_END)


@cache
def _signs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.contains for row in rows() if row.contains))


@lru_cache(maxsize=4096)
def _rows_with(first: str, held: tuple[bool, ...], gap: bool, short: bool) -> tuple[Row, ...]:
    signs = {sign for sign, is_held in zip(_signs(), held, strict=True) if is_held}
    return tuple(
        row
        for row in rows()
        if (not row.first or first in row.first)
        and (not row.contains or row.contains in signs)
        and (gap or not row.gap)
        and (short or not row.alone)
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The notation of a document and the rows that read its labels."""

    notation: Notation
    rows: tuple[Row, ...] = ()
    known: Mapping[str, Speaker] = field(default_factory=dict)

    def label(self, line: Line) -> Label | None:
        """Return the label that `line` begins with, or None."""
        for row in self.rows:
            if label := row.match(line, self.known):
                return label
        return None


@frozen()
class _Hit:
    line: int
    label: str
    speaker: Speaker
    row: Row


def choose(lines: Sequence[Line], known: Mapping[str, Speaker] = _NOBODY) -> Chosen:
    """Choose the notation of `lines` by repetition, alternation and sure labels.

    Args:
        lines: Of one meeting.
        known: Labels that the roll of the header explains.
    """
    near = lines[:EVIDENCE_LINES]
    hits: dict[str, list[_Hit]] = {}
    for hit in _hits(near, known):
        hits.setdefault(hit.row.id, []).append(hit)
    seen = _of_the_page(near, known, hits)
    hits |= seen
    order = [*(found[0].row for found in seen.values()), *rows()]
    place = {id(row): at for at, row in enumerate(order)}
    scored = sorted(
        ((_score(found), found[0].row) for found in hits.values() if found),
        key=lambda pair: (-pair[0], place[id(pair[1])]),
    )
    scored = [(score, row) for score, row in scored if score > 0]
    if not scored:
        return Chosen(Notation(id="not-recognised", score=0.0), (), known)
    best, first = scored[0]
    kept = [row for row in order if row is first or row.id == first.beside]
    for score, row in scored[1:]:
        if row in kept:
            continue
        sure = any(hit.speaker.sure for hit in hits[row.id])
        if row.alone and _says_the_same(hits[row.id], hits[first.id], lines):
            kept.append(row)
            continue
        if (
            sure
            and score >= best * _LEAST_SHARE
            and not row.alone
            and not row.marks
            and not row.gap
        ):
            kept.append(row)
    total = best / (best + sum(score for score, row in scored[1:] if row not in kept))
    chosen = tuple(row for row in order if row in kept)
    return Chosen(Notation(id=first.id, score=round(total, 3)), chosen, known)


def _says_the_same(alone: list[_Hit], others: list[_Hit], lines: Sequence[Line]) -> bool:
    """Say whether bare lines repeat labels that stand in marks on lines of their own."""
    labels = {hit.label for hit in others if hit.speaker.sure}
    on_own = sum(
        len(lines[hit.line].text) <= len(hit.label) + _MARKS_MAX
        for hit in others if hit.speaker.sure
    )  # fmt: skip
    known = {hit.label for hit in alone if hit.speaker.sure}
    return bool(known) and known <= labels and on_own * 2 > len(others)


def _of_the_page(
    lines: Sequence[Line], known: Mapping[str, Speaker], hits: Mapping[str, Sequence[_Hit]]
) -> dict[str, list[_Hit]]:
    """Return hits of marks that repeat on the page, where they read more than the table does."""
    read = {
        hit.line for found in hits.values() for hit in found
        if hit.speaker.sure and not hit.row.marks
    }  # fmt: skip
    left = [line for at, line in enumerate(lines) if line.text and at not in read]
    held = table("notations")["typography"]
    found: dict[str, list[_Hit]] = {}
    for n, (before, behind) in enumerate(repeated(left), 1):
        first = "" if before[:1] in ("", "0") else before[0]
        row = Row(
            f"{held['id']}-{n}", first, pattern_of(before, behind), "", 0, False, False,
            held["weight"],
        )  # fmt: skip
        own = list(_hits(lines, known, (row,)))
        if sum(hit.speaker.sure for hit in own) > len(read):
            found[row.id] = own
    return found


def _hits(
    lines: Sequence[Line], known: Mapping[str, Speaker], only: tuple[Row, ...] = ()
) -> Iterator[_Hit]:
    """Yield the label candidates that speech follows; a line is claimed once."""
    for at, line in enumerate(lines):
        if not line.text:
            continue
        for row in only or _open_to(line.text):
            label = row.match(line, known)
            if label is None:
                continue
            rest = line.text[label.speech :]
            following = rest or _next_words(lines, at)
            if (
                is_section_word(line.text[label.start : label.stop])
                and label.speaker.role is not Role.UNKNOWN
            ):
                break
            if _SPEECH.search(following):
                yield _Hit(at, line.text[label.start : label.stop], label.speaker, row)
            break


def _next_words(lines: Sequence[Line], at: int) -> str:
    for line in lines[at + 1 : at + 4]:
        if line.text:
            return line.text
    return ""


def _score(hits: list[_Hit]) -> float:
    """Weigh hits of one notation; 0 if they don't repeat or are all one speaker."""
    row = hits[0].row
    if row.marks:
        kinds = Counter(hit.speaker.kind for hit in hits)
        pairs = min(kinds[TurnKind.ANSWER], kinds[None])
        return row.weight * 2 * pairs if pairs >= _LEAST_HITS else 0.0
    sure = [hit for hit in hits if hit.speaker.sure]
    labels = {hit.label for hit in hits}
    roles = {(hit.speaker.role, hit.speaker.kind) for hit in hits}
    if len(labels) == 1 and all(is_section_word(label) for label in labels):
        return 0.0  # 【質疑】 again and again parts the talk
    if len(hits) < _LEAST_HITS or (len(labels) < 2 and len(hits) < 3) or not sure:
        return row.weight * 0.5 if sure and row.weight >= 0.9 else 0.0
    turns = sum(a.label != b.label for a, b in pairwise(hits))
    alternation = turns / (len(hits) - 1)
    unsure = len(hits) - len(sure)
    return (
        row.weight * (len(sure) + 0.5 * unsure) * (0.5 + 0.5 * alternation) * min(len(roles), 2) / 2
    )
