"""Which way of writing speakers a document uses, chosen by evidence (発言者の表記)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kurume_search.data import table
from kurume_search.model.meeting import NOT_RECOGNISED, Notation
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.decisions.narrative import kinds_told
from kurume_search.parsing.header.rollcall import NOBODY, KnownSpeakers, known_speakers
from kurume_search.parsing.labels.row import Label, Row
from kurume_search.parsing.labels.rows import (
    begun_on,
    ends_in,
    open_to,
    row_of_circles,
    row_of_marks,
    row_of_numbers,
    rows,
)
from kurume_search.parsing.labels.unread import unread_labels
from kurume_search.parsing.legends.legend import legends_of, look_alikes, short_labels
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.notations.asked_above import answering_arrows, asked_above
from kurume_search.parsing.notations.circled_questions import circled_questions
from kurume_search.parsing.notations.hits import STOPS, Hit, hit_on, hits_of, last_hits
from kurume_search.parsing.notations.led_beside import led_beside
from kurume_search.parsing.notations.names_behind import names_behind
from kurume_search.parsing.notations.quoted_speech import mixes_speech
from kurume_search.parsing.notations.sides import (
    LEAST_HITS,
    MARKS_MAX,
    POINTS,
    answered_by_arrows,
    asks_and_answers,
    heads_others,
    sides_beside,
)
from kurume_search.parsing.notations.typography import marks_in, pattern_of, repeated
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row as TableRow
from kurume_search.parsing.words.headwords import is_section_word
from kurume_search.parsing.words.speakers import ARROWS, Speaker

# So many lines are evidence enough; a meeting of 4,000 lines fills a working day.
EVIDENCE_LINES = 4000
# So many bullets show whether bullets report speech.
_REPORTS = 40
# A bullet is wrapped over so many lines below it at most.
_WRAPPED = 3
# A second notation beside the first must be this much of it, or its labels are prose.
_LEAST_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Chosen:
    """The notation of a document and the rows that read its labels."""

    notation: Notation
    rows: tuple[Row, ...] = ()
    last: tuple[Row, ...] = ()  # of them, those that write the speaker behind his words
    known: KnownSpeakers = NOBODY
    legends: Mapping[int, dict[str, Speaker]] = field(default_factory=dict)
    # Position of a line → its label, as far as the choice itself had to read it.
    read: Mapping[int, Label | None] = field(default_factory=dict, repr=False)

    def label(self, line: Line) -> Label | None:
        """Return the label that `line` begins with, or None."""
        for row in self.rows:
            if label := row.match(line, self.known):
                return label
        return None

    def labels_in(self, line: Line) -> list[Label]:
        """Return the labels behind the words of `line`, where the last one ends it."""
        held = (row.match_all(line, self.known) for row in self.last) if line.text else ()
        return next((labels for labels in held if labels), [])


class _Labels:
    """What the notations of the table read on a page, as a line is claimed by the first of them.

    Attributes:
        hits: Id of a notation → its labels that speech follows.
        by: Position of a line → which notation reads which label; None for neither.
    """

    __slots__ = ("by", "hits")

    def __init__(self) -> None:
        self.hits: dict[str, list[Hit]] = {}
        self.by: dict[int, tuple[str, Label] | None] = {}

    def of(self, chosen: Iterable[Row]) -> dict[int, Label | None]:
        """Return the labels that rows of the table read, in its order; what they don't, as None.

        Left out are lines that another row claims: one of these might read them as well.
        """
        own = {row.id for row in chosen}
        return {
            at: held and held[1] for at, held in self.by.items() if held is None or held[0] in own
        }


# An arrow behind what is asked, in the midst of a line.
_ARROW_WITHIN = re.compile(rf"[。?か][ \t]*[{ARROWS}][ \t]*\S")


def choose(page: Page, rows_at: Mapping[int, TableRow]) -> Chosen:
    """Choose the notation of one meeting by repetition, alternation and sure labels.

    Args:
        page: The lines of the meeting.
        rows_at: Position of a line → its cells, where it is a row of a table.
    """
    lines, near = page.lines, page.part(0, EVIDENCE_LINES)
    legends = legends_of(near)
    short = short_labels(legends)
    alike = look_alikes(short)
    short |= alike
    known = known_speakers(page, rows_at, short).with_told(names_behind(lines))
    labels = _labels(near, known, legends)
    hits = labels.hits
    everywhere = range(len(near.lines))
    marked = row_of_circles(short) or row_of_marks(short, alike) or row_of_numbers(short)
    if marked and (own := list(hits_of(marked, near.lines, everywhere, known))):
        hits[marked.id] = own
    seen = _of_the_page(near, known, hits)
    hits |= seen
    # ○(副会長) and ○副会長 say more than the mark that a legend explains.
    first_read = [*(row for row in rows() if row.id in marked.beside), marked] if marked else []
    others = [row for row in rows() if row not in first_read]
    order = [*first_read, *(found[0].row for found in seen.values()), *others]
    place = {row.id: at for at, row in enumerate(order)}
    arrows = answering_arrows(near.lines)
    scored = sorted(
        (
            (score, found[0].row)
            for found in hits.values()
            if (score := _score(found, near.lines, arrows)) > 0
            and not (found[0].row.marks and (_report(found, near.lines) or _hold(found, near)))
        ),
        key=lambda pair: (-pair[0], place[pair[1].id]),
    )
    if len(scored) > 1 and heads_others(hits[scored[0][1].id], hits, near.lines):
        del scored[0]
    if len(scored) > 1 and _only_parts(hits[scored[0][1].id]):
        # 【説明】 and 【質疑】 part the talk on a matter if 問 and 答 stand below them.
        inner = [(score, row) for score, row in scored[1:] if asks_and_answers(hits[row.id])]
        scored = inner or scored
    if not scored:
        if asked := asked_above(arrows, near.lines):
            both = (asked.row, *(row for row in rows() if row.id == POINTS))
            told = known.with_told(asked.told)
            return Chosen(Notation(id=POINTS, score=1.0), both, (), told, legends)
        return Chosen(Notation(id=NOT_RECOGNISED, score=0.0), (), (), known, legends)
    best, first = scored[0]
    kept = {first.id, *first.beside}
    for score, row in scored[1:]:
        if row.id not in kept and (
            (row.alone and _says_the_same(hits[row.id], hits[first.id], lines))
            or (score >= best * _LEAST_SHARE and _reads_beside(row, hits[row.id]))
            or (first.marks and _names_others(row, hits[row.id], hits[first.id]))
        ):
            kept.add(row.id)
    kept |= sides_beside(first.id, hits, near.lines, arrows)
    answering = (circled_questions(hits[name], near.lines) for name in kept if name in hits)
    counted = next(filter(None, answering), {})
    total = best / (best + sum(score for score, row in scored[1:] if row.id not in kept))
    chosen = tuple(row for row in order if row.id in kept and not row.last)
    last = (first,) if first.last else ()
    read = {hit.line: hit.label for row in chosen for hit in hits.get(row.id, ())}
    notation = Notation(id=first.id, score=round(total, 3))
    if circles := row_of_circles(counted):
        return Chosen(notation, (*chosen, circles), last, known.with_told(counted), legends)
    own = [hit for name in kept for hit in hits.get(name, ())]
    left = [found for name, found in hits.items() if name not in kept]
    if led := led_beside(own, left, near.lines):
        return Chosen(notation, (*chosen, led), last, known, legends)
    if POINTS in kept and (asked := asked_above(arrows, near.lines)):
        told = known.with_told(asked.told)
        return Chosen(notation, (*chosen, asked.row), last, told, legends)
    if unread := unread_labels(near.lines, chosen, read):
        return Chosen(notation, chosen, last, known.with_told(unread), legends)
    of_table = marked is None and not any(row.id in seen for row in chosen)
    return Chosen(notation, chosen, last, known, legends, labels.of(chosen) if of_table else {})


def _reads_beside(row: Row, hits: Sequence[Hit]) -> bool:
    """Return whether a notation has firm marks and surely names speakers, so that two can mix."""
    weak = row.alone or row.marks or row.gap or row.last
    return not weak and any(hit.speaker.sure for hit in hits)


def _names_others(row: Row, hits: Sequence[Hit], marked: Sequence[Hit]) -> bool:
    """Return whether labels surely name those for whom no mark stands (・, → and 会長:)."""
    roles = {hit.speaker.role for hit in marked}
    firm = _reads_beside(row, hits) and len(hits) >= LEAST_HITS
    return firm and all(hit.speaker.sure and hit.speaker.role not in roles for hit in hits)


def _report(hits: Sequence[Hit], lines: Sequence[Line]) -> bool:
    """Return whether bullets report who said what (・委員から…との質問), and mark nobody."""
    signs = {lines[hit.line].text[0] for hit in hits if hit.speaker.kind is not TurnKind.ANSWER}
    marked = [at for at, line in enumerate(lines) if line.text[:1] in signs][:_REPORTS]
    bullets = [_to_the_stop(lines, at) for at in marked]
    return sum(bool(kinds_told(words)) for words in bullets) * 2 > len(bullets)


def _to_the_stop(lines: Sequence[Line], at: int) -> str:
    """Return the words of a line, with those below that its sentence goes on in."""
    words = lines[at].text
    for line in lines[at + 1 : at + 1 + _WRAPPED]:
        if not line.text or words[-1] in STOPS:
            break
        words += line.text
    return words


def _hold(hits: Sequence[Hit], page: Page) -> bool:
    """Return whether bullets hold their answers (・何人か。⇒三人である。): few begin a line."""
    begun = [hit.line for hit in hits if hit.speaker.kind is TurnKind.ANSWER]
    asked = {hit.line for hit in hits}.difference(begun)
    broken = sum(at - 1 in asked and _is_broken(page, at) for at in begun)
    return len(page.having(_ARROW_WITHIN)) + broken > max(len(begun) - broken, 1)


def _is_broken(page: Page, at: int) -> bool:
    """Return whether the page broke a line before position `at`: it was full, or set in more."""
    above, line = page.lines[at - 1], page.lines[at]
    return above.indent > line.indent or page.fills(above)


def _only_parts(hits: list[Hit]) -> bool:
    """Return whether labels name nobody, and are all words that part the talk."""
    return all(hit.speaker.role is Role.UNKNOWN and is_section_word(hit.label) for hit in hits)


def _says_the_same(alone: list[Hit], others: list[Hit], lines: Sequence[Line]) -> bool:
    """Return whether bare lines repeat labels that stand in marks on lines of their own."""
    labels = {hit.label for hit in others if hit.speaker.sure}
    on_own = sum(
        len(lines[hit.line].text) <= len(hit.label) + MARKS_MAX
        for hit in others if hit.speaker.sure
    )  # fmt: skip
    known = {hit.label for hit in alone if hit.speaker.sure}
    return bool(known) and known <= labels and on_own * 2 > len(others)


def _of_the_page(
    page: Page, known: KnownSpeakers, hits: Mapping[str, Sequence[Hit]]
) -> dict[str, list[Hit]]:
    """Return hits of marks that repeat on the page, where they read more than the table does."""
    read = {
        hit.line for found in hits.values() for hit in found
        if hit.speaker.sure and not hit.row.marks
    }  # fmt: skip
    left = [line for at, line in enumerate(page.lines) if line.text and at not in read]
    held = table("notations")["typography"]
    found: dict[str, list[Hit]] = {}
    for n, (before, behind) in enumerate(repeated(left), 1):
        if any(page.text.count(sign) <= len(read) for sign in marks_in(before, behind)):
            continue  # it can't read more
        if behind[:1] in ("「", "『") and mixes_speech(page):
            continue
        first = "" if before[:1] in ("", "0") else before[0]
        row = Row(
            f"{held['id']}-{n}", first, pattern_of(before, behind), "", 0, False, False,
            held["weight"],
        )  # fmt: skip
        places = page.begun_by(row.pattern)
        more = [at for at in places if at not in read]
        least = len(read) - (len(places) - len(more))  # if it reads all that is read as well
        if len(more) <= least or _sure(hits_of(row, page.lines, more, known)) <= least:
            continue  # it can't read more
        own = list(hits_of(row, page.lines, places, known))
        if _sure(own) > len(read):
            found[row.id] = own
    return found


def _sure(hits: Iterable[Hit]) -> int:
    """Return how many of `hits` surely name a speaker."""
    return sum(hit.speaker.sure for hit in hits)


def _labels(page: Page, known: KnownSpeakers, legends: Container[int]) -> _Labels:
    """Return what the notations of the table read on a page; a line is claimed once."""
    found = _Labels()
    hits, by = found.hits, found.by
    lines, ends, begun = page.lines, ends_in(page), begun_on(page)
    for at, line in enumerate(lines):
        text = line.text
        if not text or at in legends:
            continue
        may_begin = open_to(text, begun)
        if at in ends and (behind := last_hits(at, line, ends[at], may_begin, known)):
            hits.setdefault(behind[0].row.id, []).extend(behind)
            continue
        for row in may_begin:
            if label := row.read(line, known):
                by[at] = row.id, label
                if hit := hit_on(lines, at, row, label):
                    hits.setdefault(row.id, []).append(hit)
                break
        else:
            by[at] = None
    return found


def _score(hits: list[Hit], lines: Sequence[Line], arrows: Sequence[int]) -> float:
    """Weigh hits of one notation; 0 if they don't repeat or are all one speaker.

    Args:
        hits: Of the notation.
        lines: Of the page.
        arrows: The positions of those that an arrow begins, in order.
    """
    row = hits[0].row
    roles = {(hit.speaker.role, hit.speaker.kind) for hit in hits}
    if row.marks and {role for role, _ in roles} == {Role.UNKNOWN}:
        kinds = Counter(hit.speaker.kind for hit in hits)
        pairs = min(kinds[TurnKind.ANSWER], len(hits) - kinds[TurnKind.ANSWER])
        return row.weight * 2 * pairs if pairs >= LEAST_HITS else 0.0
    sure = [hit for hit in hits if hit.speaker.sure]
    labels = {hit.label for hit in hits}
    answered = any(kind is TurnKind.ANSWER for _, kind in roles)
    if not ((answered and len(labels) > 1) or answered_by_arrows(hits, lines, arrows)) and all(
        is_section_word(label) for label in labels
    ):
        return 0.0  # 【質疑】 again and again parts the talk, or 【委員の質問】, 【委員の意見】
    if len(hits) < LEAST_HITS or (len(labels) < 2 and len(hits) < 3) or not sure:
        return row.weight * 0.5 if sure and row.weight >= 0.9 else 0.0
    turns = sum(a.label != b.label for a, b in pairwise(hits))
    alternation = turns / (len(hits) - 1)
    unsure = len(hits) - len(sure)
    return (
        row.weight * (len(sure) + 0.5 * unsure) * (0.5 + 0.5 * alternation) * min(len(roles), 2) / 2
    )
