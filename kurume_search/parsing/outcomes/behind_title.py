"""What stands behind a title on its own line: its offices, and how the case ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, Piece, piece
from kurume_search.parsing.outcomes.outcome import may_decide
from kurume_search.parsing.outcomes.recorded import ends_alone, may_be_of_title, states_outcome
from kurume_search.parsing.page.bodies import are_units, is_body_label, is_unit
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import is_case_label, is_no_title, procedure_of
from kurume_search.parsing.words.titles import is_complete, is_titular
from kurume_search.parsing.words.votes import is_vote, votes_of
from kurume_search.text.patterns import quick

# A gap, an arrow, leaders, a colon or brackets part a result from the title before it.
_BEHIND = quick(
    r"(?:\s{2,}|\t|\s*(?:→|⇒|⇨|➡|\.{3,}|・{3,}|―{2,}|:)\s*|\s*[(【\[〔<〈](?=[^()【】\[\]〔〕<>〈〉]{1,24}[)】\]〕>〉]$))"
    r"(?:(?:審議)?結果\s*:?\s*)?(?P<result>[^\s。:()【】\[\]〔〕<>〈〉][^。:()【】\[\]〔〕<>〈〉]{0,28}"
    r"(?:\([^()]{1,24}\)[^。:()【】\[\]〔〕<>〈〉]{2,12})?)[)】\]〕>〉]?$"
)
_CLOSERS = ")】]〕>〉"
_IN_BRACKETS = re.compile(
    r"[(【\[〔<〈]\s*(?:(?P<label>[^()【】\[\]〔〕<>〈〉。:\s]{2,8})\s*:\s*)?"
    rf"(?P<names>[^()【】\[\]〔〕<>〈〉。:]{{2,40}})[{re.escape(_CLOSERS)}]$"
)
# …について  担当課:課税課、納税課
_LABELLED = re.compile(
    r"(?:[\s/]|(?<=[)】」]))\s*(?P<label>[^()【】\[\]〔〕。:\s]{2,8})\s*:\s*(?P<names>[^()【】\[\]〔〕。:]{2,40})$"
)
# …について    所管  生活福祉課
_SET_WIDE = re.compile(
    r"(?:\s{2,}|(?<=[)】〕」])\s)(?P<label>[^()【】\[\]〔〕。:\s]{2,8})\s+(?P<names>[^()【】\[\]〔〕。:]{2,40})$"
)
# The ground of a case, in brackets or bare, on a line below its title.
_GROUND = re.compile(
    r"[(【\[〔](?P<inner>[^()【】\[\]〔〕。]{2,40})[)】\]〕]|[^()【】\[\]〔〕。、]{0,30}[0-9]条[^()【】\[\]〔〕。]{0,30}"
)
# …について    生活福祉課, …について/生活福祉課
_IN_COLUMN = re.compile(
    r"(?:について|の件|こと|[)）」])(?:\s+|\s*/\s*)(?P<names>[^\s。:()【】]{2,30})$"
)
# 案件1(こども課): nothing between them and the number.
_PARENS_ALONE = re.compile(r"\((?P<names>[^()]{2,}(?:\([^()]*\)[^()]*)*)\)$")
_LISTED = re.compile(r"[、,・]|及び|\s{1,}")
_RESULT_MAX = 30  # with the bracket behind it
# A title is longer than this; shorter words are labels.
_TITLE_MIN = 6


def units_behind(line: Line, heading: Heading) -> tuple[Heading, Piece | None]:
    """Return the heading of a case without the offices behind its title, and those.

    …について【課税課、納税課】: brackets with nothing but names of offices in them. Without
    a number of a case the words before them must be a title.
    """
    if len(heading.title) <= _TITLE_MIN:
        return heading, None
    names = _units_in(Piece(line, heading.start, heading.stop, heading.title))
    if names is None:
        return heading, None
    own, units = names
    if is_no_title(own.text) or not (heading.cases or is_titular(own.text)):
        return heading, None
    return replace(heading, title=own.text, stop=own.stop), units


def units_alone(line: Line, heading: Heading, below: Sequence[str]) -> tuple[Heading, Piece | None]:
    """Return the heading of a case without the offices that stand behind its number alone.

    案件1(課税課(甲野課長)、納税課): brackets behind the number, and the title below them.

    Args:
        line: The line of the heading.
        heading: As it was read: with the offices for a title.
        below: The words of the next line, and of that with the one below it, where it may go on.
    """
    if not heading.cases or not any(map(is_titular, below)):
        return heading, None
    match = _PARENS_ALONE.search(line.text)
    if match is None or match.start() > heading.start or not are_units(match["names"]):
        return heading, None
    at = match.start()
    return replace(heading, title="", start=at, stop=at), piece(line, *match.span("names"))


def units_below(above: str, last: Piece) -> tuple[Piece, Piece | None]:
    """Return the last line of a title without the offices behind it, and those.

    Args:
        above: The words of the title in the lines before.
        last: Its last line.
    """
    names = _units_in(last)
    if names is None or not is_complete(above + names[0].text):
        return last, None
    return names


def units_at_end(title: Joined) -> tuple[str, list[Piece]] | None:
    """Return the words of a title in full before the offices in brackets that end it, and those.

    A line end can cut the brackets: …について【 / 住宅政策課】.
    """
    match = _IN_BRACKETS.search(title.text)
    if match is None or (match["label"] and not is_body_label(match["label"])):
        return None
    own = title.text[: match.start()].rstrip()
    if not is_complete(own) or not all(map(is_unit, _LISTED.split(match["names"].strip()))):
        return None
    return own, list(title.cut(*match.span("names")))


def units_behind_ground(line: Line) -> tuple[Piece, Piece] | None:
    """Return what a line below a title tells of the case, and the offices behind that.

    (条例第9条第1項第5号)    所管:財務部市民税課. Without a label the brackets must hold a ground.
    """
    if (names := _units_in(piece(line))) is None:
        return None
    own, units = names
    if is_case_label(own.text):
        return names
    told = _GROUND.fullmatch(own.text)
    if told is None or is_body_label(told["inner"] or ""):
        return None
    labelled = label_between(line, own, units) is not None
    return names if labelled or "条" in own.text else None


def label_between(line: Line, own: Piece, units: Piece) -> str | None:
    """Return the label of a body that stands before offices behind other words, if one does."""
    label = "".join(line.text[own.stop : units.start].split()).strip("()【】[]〔〕/:")
    return label if is_body_label(label) else None


def _units_in(words: Piece) -> tuple[Piece, Piece] | None:
    """Return the words before the offices that end them, and the names of these."""
    text = words.text
    if text[-1:] in _CLOSERS:  # what _LABELLED matches never ends so
        match = _IN_BRACKETS.search(text)
    else:
        match = _LABELLED.search(text) if ":" in text else None
        if match is None and (" " in text or "\t" in text or "/" in text):
            match = _SET_WIDE.search(text)
            if match is None or not is_body_label(match["label"]):
                return _in_column(words)
    if match is None or match.end() != len(text):
        return None
    if match["label"] and not is_body_label(match["label"]):
        return None
    if not all(is_unit(name.strip()) for name in _LISTED.split(match["names"])):
        return None
    own = words.cut(0, len(text[: match.start()].rstrip()))
    start, stop = match.span("names")
    return own, words.cut(start, start + len(text[start:stop].rstrip()))


def _in_column(words: Piece) -> tuple[Piece, Piece] | None:
    """Return a title in full and the office that stands behind it in a column of its own."""
    match = _IN_COLUMN.search(words.text)
    if match is None or match.end() != len(words.text):
        return None
    if not all(map(is_unit, _LISTED.split(match["names"]))):
        return None
    own = words.cut(0, len(words.text[: match.start("names")].rstrip("/ \t")))
    return own, words.cut(*match.span("names"))


def told_behind(text: str) -> tuple[int, slice] | None:
    """Return where the title in folded words ends, and which of them say how its case ended."""
    last = text[-_RESULT_MAX:]
    if len(text) <= _TITLE_MIN or not (may_decide(last) or votes_of(last)):
        return None
    for match in _BEHIND.finditer(text, _TITLE_MIN):
        told = match["result"]
        if match.end() == len(text) and _tells_end(told, text[: match.start()]):
            return len(text[: match.start()].rstrip()), slice(*match.span("result"))
    return None


def _tells_end(told: str, title: str) -> bool:
    """Return whether words behind a title say how its case ended."""
    if states_outcome(told) or is_vote(told):
        return True
    if may_be_of_title(told) and not is_complete(title.rstrip()):
        return False  # 外部提供の方法(同意)
    return ends_alone(told, review=procedure_of(title) == "審査請求")


def result_behind(
    line: Line, heading: Heading, *, listed: bool = False
) -> tuple[Heading, Piece | None]:
    """Return the heading of a case without the result behind its title, and that result.

    Without a number only an entry of a list without marks (`listed`) is taken for a case.
    """
    if not (heading.cases or (listed and heading.level == "words")):
        return heading, None
    found = told_behind(line.text[heading.start : heading.stop])
    if found is None:
        return heading, None
    stop, told = heading.start + found[0], found[1]
    own = replace(heading, title=line.text[heading.start : stop], stop=stop)
    return own, piece(line, heading.start + told.start, heading.start + told.stop)
