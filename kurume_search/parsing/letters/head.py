"""The head of a letter: numbers, days, who writes to whom, and the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kurume_search.model.letter import LetterKind
from kurume_search.model.meeting import Person
from kurume_search.model.place import Place
from kurume_search.parsing.letters.evidence import evidence, squeezed
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, Piece, piece, place_of
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.text.era import find_dates
from kurume_search.text.normalize import fold

_OFFICE = (
    r"(?:知事|市長|町長|村長|区長|教育長|議長|管理者|企業長|理事長|局長|消防長|広域連合長|組合長|代表者|長官|大臣"
    r"|教育委員会|選挙管理委員会|監査委員|公平委員会|農業委員会|人事委員会|委員会|審議会|審査会|協議会"
    r"|(?:部\s*)?会\s*長|委\s*員\s*長)"
)
_HONORIFIC = r"(?:様|殿|宛て?|あて)"
_TO = re.compile(
    rf"(?:\(?(?:宛て?先|あて先|提出先)\)?\s*:?\s*)?(?P<office>(?:\S.*)?{_OFFICE})\s*(?P<name>[^\s、。()].{{0,16}}?)?\s*{_HONORIFIC}"
)
_TO_BARE = re.compile(
    rf"\(?(?:宛て?先|あて先|提出先)\)?\s*:?\s*(?P<office>\S.*{_OFFICE})(?P<name>)"
)
_FROM = re.compile(
    rf"(?P<office>(?:\S.*)?{_OFFICE})\s*(?P<name>[^\s、。()をはがにのでと第][^、。を]{{0,14}}?)?\s*(?:\(?(?:公?印|印影|公印省略)\)?)?"
)
_LABEL = re.compile(
    r"(?P<label>諮\s*問\s*庁|諮問実施機関|諮問機関名?|諮問(?:年月)?日|答申(?:年月)?日|諮問番号|答申番号|事\s*件\s*名|件\s*名)"
    r"(?:\s*:\s*|\s+|$)(?P<value>.*)"
)
# A line that says what the letter is, and may give its number.
_NAMED = re.compile(
    r"【?(?:答申書?|諮問書?)(?:\((?:写し?|案)\))?】?(?:\((?P<number>(?:答申|諮問)[^()]+)\))?"
)
_FIELD = {
    "諮問庁": "asked_by", "諮問実施機関": "asked_by", "諮問機関": "asked_by",
    "諮問機関名": "asked_by", "諮問日": "asked_on", "諮問年月日": "asked_on",
    "答申日": "date", "答申年月日": "date", "諮問番号": "case_number", "答申番号": "number",
    "事件名": "title", "件名": "title",
}  # fmt: skip
_SUBJECT_END = re.compile(
    r"\s*(?:\(\s*(?:答申書?|諮問書?|依頼|照会|(?:答申|諮問)[^()]{0,16}?[0-9〇一二三四五六七八九十]\s*号?)\s*\)\s*)+$"
)
_ANSWER_NUMBER = re.compile(r"\((?P<n>答申[^()]{0,16}第[^()]{1,6}号)\)")
# The words around a subject that aren't part of it.
_ANSWER_TO = re.compile(
    r"(?:に対する|に係る|についての)\s*(?:答申書?|諮問)(?:について)?(?:\([^()]*\))?\s*$"
)
_ABOUT = re.compile(r"(?:について|の件|に関する件)\s*$")
_ASKS_ABOUT = re.compile(r"について$")


@dataclass(slots=True)
class Head:
    """What the head says; `rows` are its lines with the field each belongs to."""

    rows: list[tuple[str, Piece]] = field(default_factory=list)
    number: str | None = None
    case_numbers: list[str] = field(default_factory=list)
    day: date | None = None
    asked_on: date | None = None
    title: tuple[Piece, ...] = ()
    addressed_to: str | None = None
    sender: str | None = None
    asked_by: str | None = None
    council: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def read_head(lines: Sequence[Line], kind: LetterKind) -> Head:
    """Return what `lines`, the head of a letter without blanks and furniture, say."""
    head = Head()
    for line in lines:
        head.rows.append((_row(line, kind, head), piece(line)))
    _find_title(head)
    return head


def read_tail(line: Line, kind: LetterKind, head: Head) -> str | None:
    """Return the field of a line behind the body, where day and sender can stand too."""
    text = squeezed(line.text)
    if head.day is None and _is("date", text):
        return _row(line, kind, head)
    if head.sender is None and _is("sender", text):
        return _row(line, kind, head)
    return None


def _is(name: str, text: str) -> bool:
    return any(row.id == name and row.match(text) for row in evidence())


def _row(line: Line, kind: LetterKind, head: Head) -> str:
    """Return the field of one line of the head, and keep what it says."""
    text = squeezed(line.text)
    if named := _NAMED.fullmatch(text):
        _numbers_beside(named["number"], kind, head)
        return "kind"
    if labelled := _LABEL.fullmatch(line.text):
        return _labelled(line, labelled, kind, head)
    if _is("date", text):
        return _day(line.text, head)
    if _is("own_number", text) or _is("number", text):
        return _number(line.text, kind, head)
    if match := _TO.fullmatch(line.text) or _TO_BARE.fullmatch(line.text):
        head.addressed_to = head.addressed_to or squeezed(match["office"]).lstrip("(")
        if kind is LetterKind.CONSULTATION:
            head.council.append(match["office"])
        _person(line, match, head)
        return "addressed_to"
    if match := _FROM.fullmatch(line.text):
        office = squeezed(match["office"])
        ours = kind is LetterKind.OPINION
        if ours and not re.search(r"会$|会会長|^会長|委員長$|部会長$", office):
            return "other"
        if not ours and re.search(r"(?:審議会|審査会|協議会|^会長)$", office):
            head.council.append(match["office"])
            head.addressed_to = head.addressed_to or office
            return "addressed_to"
        if ours:
            head.council.append(match["office"])
        else:
            head.asked_by = head.asked_by or office
        head.sender = head.sender or office
        _person(line, match, head)
        return "sender"
    if any(row.id == "title" and row.match(text) for row in evidence()):
        return "title"
    return "other"


def _labelled(line: Line, match: re.Match[str], kind: LetterKind, head: Head) -> str:
    """Take in the value behind a label of the head, and return the field that it is of."""
    name = _FIELD[squeezed(match["label"])]
    value = match["value"]
    match name:
        case "title" if value:
            head.title = (piece(line, match.start("value")),)
        case "asked_by" if value:
            head.asked_by = squeezed(value)
        case "case_number":
            _cases_in(value if "諮問" in value else f"諮問{value}", head)
            if kind is LetterKind.CONSULTATION:
                head.number = head.number or squeezed(value) or None
        case "number":
            head.number = head.number or squeezed(value) or None
        case "date" | "asked_on":
            _labelled_day(value, head, own=name == "date" or kind is LetterKind.CONSULTATION)
    return name


def _labelled_day(value: str, head: Head, *, own: bool) -> None:
    """Take in a day behind its label, and the numbers in brackets that can stand beside it.

    Args:
        value: What stands behind the label.
        head: What the head says.
        own: The day is that of the letter; else of the consultation that it answers.
    """
    days = [written.day for written in find_dates(fold(value)) if written.day]
    if days and own:
        head.day = head.day or days[0]
    elif days:
        head.asked_on = head.asked_on or days[0]
    for inner in re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", value):
        if "諮問" in inner:
            head.case_numbers.append(squeezed(inner))
        elif "答申" in inner:
            head.number = head.number or squeezed(inner)


def _day(text: str, head: Head) -> str:
    days = [written.day for written in find_dates(fold(squeezed(text))) if written.day]
    head.day = head.day or (days[0] if days else None)
    return "date"


def _number(text: str, kind: LetterKind, head: Head) -> str:
    words = squeezed(text).strip("()")
    if "諮問" in words and kind is LetterKind.OPINION:
        inner = re.search(r"\((.*諮問.*)\)", words)
        own = words[: inner.start()] if inner else ""
        _cases_in(inner[1] if inner else words, head)
        head.number = head.number or own or None
        return "number" if own else "case_number"
    head.number = head.number or words
    if kind is LetterKind.CONSULTATION:
        head.case_numbers.append(words)
    return "number"


def _numbers_beside(number: str | None, kind: LetterKind, head: Head) -> None:
    """Take in the number in brackets behind 答申書, 諮問書 or a subject."""
    if number and (number.startswith("答申") or kind is LetterKind.CONSULTATION):
        head.number = head.number or number
    _cases_in(number or "", head)


def _cases_in(text: str, head: Head) -> None:
    """Take in the numbers of consultations that folded `text` names."""
    for numbers, _, _ in find_case_numbers(text):
        if (numbers.word or "").startswith(("諮問", "案件", "事案")):
            head.case_numbers += numbers.printed


def _person(line: Line, match: re.Match[str], head: Head) -> None:
    name = match["name"]
    if name and name.strip():
        role = re.search(rf"{_OFFICE}$", squeezed(match["office"]))
        head.people.append(
            Person(
                name=" ".join(name.split()),
                role=role.group() if role else None,
                name_span=line.span(match.start("name"), match.start("name") + len(name.rstrip())),
            )
        )


# Subjects run over so many lines at most.
_TITLE_LINES = 4


def _find_title(head: Head) -> None:
    """Set the subject: the line marked as such with the wrapped ones before it, or …について."""
    rows = head.rows
    marked = [at for at, (name, _) in enumerate(rows) if name == "title"]
    if not head.title and not marked:
        others = [at for at, (name, held) in enumerate(rows) if name == "other"]
        marked = [
            at for at in others if _ABOUT.search(rows[at][1].text) and "。" not in rows[at][1].text
        ][:1]
    if head.title or not marked:
        if head.title:
            _cases_in(Joined(head.title).text, head)
        return
    last = marked[0]
    first = last
    while first > 0 and last - first < _TITLE_LINES - 1 and rows[first - 1][0] == "other":
        if rows[first - 1][1].text.endswith("。"):
            break
        first -= 1
    for at in range(first, last + 1):
        rows[at] = ("title", rows[at][1])
    head.title = tuple(held for _, held in rows[first : last + 1])
    title = Joined(head.title).text
    _cases_in(title, head)
    for match in _ANSWER_NUMBER.finditer(title):
        head.number = head.number or squeezed(match["n"])


_NUMBERED = re.compile(
    r"^(?:(?:諮問)(?:案件|事項)?\s*(?:第\s*)?[0-9〇一二三四五六七八九十百元令和平成年度\-]{1,14}\s*号?\s*(?:、|及び|並びに|から|:|\s)*)+"
)


def subject_of(pieces: Sequence[Piece]) -> tuple[str, Place] | None:
    """Return the bare subject of title lines and where it stands, or None.

    「諮問第3号「名簿の外部提供」に対する答申」 has the subject 名簿の外部提供.
    """
    joined = Joined(pieces)
    text = joined.text
    start, stop = 0, len(text)
    for ending in (_SUBJECT_END, _ANSWER_TO, _SUBJECT_END, _ASKS_ABOUT):
        match = ending.search(text, start, stop)
        if match and match.start() > start:
            stop = match.start()
    if match := _NUMBERED.match(text, start, stop):
        start = match.end()
    inner = text[start:stop]
    quoted = re.fullmatch(r"\s*[「『](.*)[」』]\s*(?:について)?\s*", inner)
    if quoted:
        start, stop = start + quoted.start(1), start + quoted.end(1)
        if text[start:stop].endswith("について"):
            stop -= 4
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop - start < 3:
        return None
    return text[start:stop], place_of(joined.cut(start, stop))


def asked_in(text: str) -> Iterator[tuple[date, int]]:
    """Yield the days in folded `text` on which something was consulted about, with columns."""
    folded = fold(text)
    for written in find_dates(folded):
        behind = text[written.span.stop : written.span.stop + 60].split("。")[0]
        if written.day and re.match(r"\s*(?:付|に|の|、)", behind) and "諮問" in behind:
            yield written.day, written.span.stop


_ASKER = re.compile(
    rf"(?P<office>[^\s、。()「」]{{0,24}}{_OFFICE})(?:\([^()]{{0,30}}\))?(?:から|より)(?=[^。]{{0,60}}諮問)"
)
_DAY_BEFORE = re.compile(r"^.*[0-9〇一二三四五六七八九十]日(?:付け?)?(?:で|に|をもって|により)?")


def asker_in(text: str, addressed_to: str | None) -> str | None:
    """Return who asked, by a salutation: whom it names (市長から諮問のあった), else its reader."""
    if match := _ASKER.search(text):
        return _DAY_BEFORE.sub("", match["office"])
    return addressed_to if "諮問" in text else None


FILE_NUMBER = re.compile(
    r"付け?(?:け)?\s*(?P<n>[^\s、。()「」]{0,10}第\s*[0-9〇一二三四五六七八九十百]{1,6}\s*号)(?:で|にて|によ(?:り|る)|をもって|の)"
)
QUOTED_SUBJECT = re.compile(
    r"(?:諮問(?:の?あ(?:った|りました)|され(?:た|ました)|があった|を受け(?:た|ました))|標記)[^「」。]{0,20}「(?P<t>[^「」]{4,200})」"
)
PLAIN_SUBJECT = re.compile(
    r"諮問(?:の?あ(?:った|りました)|され(?:た|ました))(?!標記|下記|件|本件|上記|この|事項|案件|標題|表記)(?P<t>[^。「」]{6,160}?)(?:について|に関して|の件)(?:は|、)"
)
ASKED_SUBJECT = re.compile(
    r"(?:^|、)(?P<t>[^、。「」](?:(?!により|に基づ)[^。「」]){5,160}?)(?:について|に関し(?:て)?)、[^。]{0,80}?(?:諮問|意見)"
)


_UNDER_LABEL = re.compile(
    r"(?:\(?[0-9一二三四五六七八九十]{1,2}[)．.、 ]\s*)?諮問番号\s*:?\s*(?P<n>.{2,40})"
)


def number_under_label(text: str, head: Head) -> None:
    """Take in the number that a folded line of a list gives: 1 諮問番号 諮問第7号."""
    if match := _UNDER_LABEL.fullmatch(text):
        _cases_in(match["n"] if "諮問" in match["n"] else f"諮問{match['n']}", head)


def numbers_in(text: str, head: Head) -> None:
    """Take in the numbers that the salutation names: 諮問第3号, 付け3総第12号で諮問."""
    _cases_in(text, head)
    for match in FILE_NUMBER.finditer(text):
        if "諮問" in text[match.end() : match.end() + 40]:
            printed = squeezed(match["n"])
            if not printed.startswith(("諮問", "第")):
                head.case_numbers.append(printed)
