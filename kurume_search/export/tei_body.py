"""The ``text`` of a meeting in TEI: divisions, headings, turns, notes, outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from kurume_search.export.cells import storable
from kurume_search.export.documents import Document, NameMask
from kurume_search.export.xml import TEI, XML_ID, block
from kurume_search.model.passage import Passage, PassageKind, passages
from kurume_search.model.place import Place
from kurume_search.model.turn import Note, Turn
from kurume_search.text.spans import LineMap, Span


def body(root: ET.Element, document: Document, mask: NameMask, *, name: str) -> None:
    """Put the text of `document` into `root`: every passage once, in reading order."""
    text = block(root, "text")
    found = list(passages(document.minutes, document.source.text))
    writer = _Writer(document, mask, name, LineMap(document.source.text))
    _front(text, [p for p in found if p.kind is PassageKind.HEADER], writer)
    content = block(text, "body")
    _outcomes(content, document, mask, name=name)
    writer.open(content)
    for passage in found:
        writer.write(passage)
    if not content.findall(f"{TEI}div"):
        block(block(content, "div"), "p", "")
    _exchanges(text, document, name=name)


def _front(text: ET.Element, headers: list[Passage], writer: _Writer) -> None:
    if headers:
        preface = block(block(text, "front"), "div", type="preface")
        for passage in headers:
            writer.words(block(preface, "p", ""), passage.place)


def _outcomes(content: ET.Element, document: Document, mask: NameMask, *, name: str) -> None:
    stated = [case for case in document.minutes.cases if case.outcome.value is not None]
    events = block(content, "listEvent") if stated else content
    for case in stated:
        outcome = case.outcome
        about = {"type": "outcome", "subtype": str(outcome.value), "corresp": f"#{name}.{case.id}"}
        if outcome.place:
            about["n"] = str(outcome.place.line)
        event = block(events, "event", xml_id=f"{name}.{case.id}.outcome", **about)
        block(event, "desc", storable(mask.words(outcome.raw) or str(outcome.value)))
        for condition in outcome.conditions:
            block(event, "desc", storable(mask.text(condition)), type="condition")
        if outcome.votes:
            block(event, "desc", storable(mask.text(outcome.votes)), type="votes")


def _exchanges(text: ET.Element, document: Document, *, name: str) -> None:
    minutes = document.minutes
    turns = {turn.id for turn in minutes.turns}
    asked = [exchange for exchange in minutes.exchanges if exchange.question in turns]
    if not asked:
        return
    back = block(block(text, "back"), "div", type="exchanges")
    links = block(back, "linkGrp", type="exchange", targFunc="question answer")
    for exchange in asked:
        question = f"#{name}.{exchange.question}"
        answers = [f"#{name}.{a}" for a in dict.fromkeys(exchange.answers) if a in turns]
        if answers:
            block(links, "link", target=" ".join([question, *answers]))
        else:  # nobody answered
            block(links, "ptr", target=question, type="unanswered")


@dataclass
class _Writer:
    """Opens and closes divisions while it walks down a meeting."""

    document: Document
    mask: NameMask
    name: str
    lines: LineMap
    item: str | None = None
    case: str | None = None
    item_div: ET.Element | None = None
    case_div: ET.Element | None = None
    body: ET.Element = field(default_factory=lambda: ET.Element("body"))
    opened: set[str] = field(default_factory=set)
    turns: dict[str, Turn] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)

    def __post_init__(self) -> None:
        minutes = self.document.minutes
        self.turns = {turn.id: turn for turn in minutes.turns}
        self.notes = {note.id: note for note in minutes.notes}

    def open(self, content: ET.Element) -> None:
        """Begin at the top of the body `content`."""
        self.body = content

    def write(self, passage: Passage) -> None:
        """Put `passage` where it belongs; headers stand in the front."""
        match passage.kind:
            case PassageKind.HEADER:
                return
            case PassageKind.AGENDA:
                self._head(self._place(passage), passage, "agenda")
            case PassageKind.TITLE:
                self._head(self._place(passage), passage, "title")
            case PassageKind.TURN:
                self._turn(self._place(passage), self.turns[passage.id])
            case PassageKind.NOTE:
                note = self.notes[passage.id]
                made = self._note(self._place(passage), passage, note.type.value)
                made.set(XML_ID, f"{self.name}.{note.id}")
            case _:
                self._note(self._place(passage), passage, passage.kind.value)

    def words(self, into: ET.Element, place: Place) -> None:
        """Put the words at `place` into `into`, with a mark where a line begins."""
        last = 0
        for span, text in self.mask.parts(place.pieces, ()):
            last = self._append(into, span, text, last)

    def _place(self, passage: Passage) -> ET.Element:
        """Return the division for `passage`, opened if it isn't."""
        if passage.kind is not PassageKind.OTHER:  # what nothing claimed stays where it stands
            self._move(passage)
        if self.case_div is not None:
            return self.case_div
        above = self.body if self.item_div is None else self.item_div
        if above is self.body or above.findall(f"{TEI}div"):
            last = above[-1] if len(above) else None
            if last is not None and last.get("type") == "part":
                return last
            return block(above, "div", type="part")
        return above

    def _move(self, passage: Passage) -> None:
        """Go to the item and case of `passage`."""
        cases = [case for case in passage.cases if self._known(case)]
        item = next(iter(passage.items), None)
        if item is not None or self.case not in cases:
            self._item(item)
        if not cases:
            self.case = self.case_div = None
        elif self.case not in cases:
            self._case(cases[0])

    def _known(self, case: str) -> bool:
        return any(case == known.id for known in self.document.minutes.cases)

    def _item(self, item: str | None) -> None:
        if item == self.item and (item is None or self.item_div is not None):
            return
        self.item, self.case, self.case_div = item, None, None
        self.item_div = None if item is None else self._div(self.body, "agenda", item)

    def _case(self, case: str) -> None:
        self.case = case
        above = self.body if self.item_div is None else self.item_div
        self.case_div = self._div(above, "case", case)

    def _div(self, above: ET.Element, kind: str, owner: str) -> ET.Element:
        """Return a new division; one that goes on after an interruption points back."""
        name = f"{self.name}.{owner}"
        if owner in self.opened:
            return block(above, "div", type=kind, corresp=f"#{name}")
        self.opened.add(owner)
        return block(above, "div", xml_id=name, type=kind)

    def _head(self, into: ET.Element, passage: Passage, kind: str) -> None:
        """Write a heading; in the middle of a division it is a note, as TEI wants."""
        if all(child.tag == f"{TEI}head" for child in into):
            self.words(block(into, "head", ""), passage.place)
        else:
            self._note(into, passage, kind)

    def _note(self, into: ET.Element, passage: Passage, kind: str) -> ET.Element:
        made = block(into, "note", "", type=kind, n=str(passage.place.line))
        self._corresp(made, passage.cases)
        self.words(made, passage.place)
        return made

    def _turn(self, into: ET.Element, turn: Turn) -> None:
        if turn.speaker_raw is not None:
            label = storable(self.mask.label(turn) or "")
            block(into, "note", label, type="speaker", n=str(turn.place.line))
        made = block(
            into,
            "u",
            xml_id=f"{self.name}.{turn.id}",
            who=f"#{self.name}.group.{turn.role.value}",
            ana=f"#{self.name}.kind.{turn.kind.value}",
        )
        self._corresp(made, turn.cases)
        last, seg, asks = 0, None, None
        for span, text in self.mask.parts(turn.place.pieces, turn.question_spans):
            asked = _around(span, turn.question_spans)
            if seg is None or asked != asks:
                kind = {} if asked is None else {"type": "question"}
                seg, asks = block(made, "seg", "", **kind), asked
            last = self._append(seg, span, text, last)

    def _append(self, into: ET.Element, span: Span, text: str, last: int) -> int:
        """Add words to `into`, after a line mark if a new line begins; return the line."""
        line = self.lines.line_at(span.start)
        if line != last:
            ET.SubElement(into, f"{TEI}lb", {"n": str(line)})
        if len(into):
            into[-1].tail = (into[-1].tail or "") + storable(text)
        else:
            into.text = (into.text or "") + storable(text)
        return line

    def _corresp(self, made: ET.Element, cases: tuple[str, ...]) -> None:
        targets = [f"#{self.name}.{case}" for case in dict.fromkeys(cases) if self._known(case)]
        if targets:
            made.set("corresp", " ".join(targets))


def _around(span: Span, sentences: tuple[Span, ...]) -> Span | None:
    """Return the first of `sentences` that `span` lies in."""
    return next((q for q in sentences if q.start <= span.start and span.stop <= q.stop), None)
