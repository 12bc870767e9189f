"""Answers of a form, of which those that hold are ticked: ☑承認 □継続 □不承認."""

from __future__ import annotations

import re
from typing import NamedTuple

_EMPTY = r"[□☐]|\[\s*\]|\(\s*\)"
_EMPTY_BEGIN = "□☐[("
_FULL = r"[■☑☒✓✔]|レ(?![ァ-ヶー])|[\[(]\s*(?:[xX✓✔○〇◯]|レ)\s*[\])]"
_ANY = rf"(?:{_EMPTY}|{_FULL})"
_BOX = rf"(?:(?P<empty>{_EMPTY})|(?P<full>{_FULL}))"
_WORD = r"[^□☐■☑☒✓✔\s・/、,|。()\[\]]{1,16}"
_ANSWER = rf"(?P<words>{_WORD})(?P<more>\((?![\s○〇◯レ✓✔xX]*\))[^()]{{0,16}}\))?"
_PARTS = r"[\s・/、,|]*"
_IN_FRONT = re.compile(rf"{_BOX}\s*{_ANSWER}{_PARTS}")
_BEHIND = re.compile(rf"{_ANSWER}\s*{_BOX}{_PARTS}")
# The label of the answers, set wide or not: 採 決 ☑承認 □不承認, 結果 承認☑ 不承認□.
_LABEL = r"(?P<label>(?:[^\s□☐■☑☒✓✔]\s{1,4}){0,3}[^\s□☐■☑☒✓✔。、:()\[\]]{1,8})"
_LABEL_IN_FRONT = re.compile(rf"{_LABEL}(?:\s*:\s*|\s+|(?=\())(?={_ANY})")
_LABEL_BEHIND = re.compile(rf"{_LABEL}(?:\s*:\s*|\s+)(?={_WORD}\s*{_ANY})")
# The last box of a form stands behind its word, but for a remark: 承認☑ 不承認□ (賛成4).
_ENDS_IN_BOX = re.compile(rf"{_ANY}\s*(?:。|\([^()]{{2,16}}\))?$")
# Words that go on behind tell of the form (☑承認 □不承認 という様式), if not of the end.
_GOES_ON = re.compile(
    r"(?:という|といった|との|[をにがはの])(?!(?:結果|結論|判断|決定|答申|こと)|もって|決)"
)


class Form(NamedTuple):
    """The answers of a form, those that are ticked, and the words around them.

    Of a form that is only told of none is an answer.
    """

    label: str
    answers: tuple[str, ...]
    ticked: tuple[str, ...]
    rest: str


def form_of(words: str) -> Form | None:
    """Return the form that folded words are: two answers or more, of which one isn't ticked.

    >>> form_of("採 決 ☑承認 □継続 (賛成4)"), form_of("可 ☑ 否 □").ticked, form_of("□承認")
    (Form(label='採決', answers=('承認', '継続'), ticked=('承認',), rest='(賛成4)'), ('可',), None)
    """
    if not any(sign in words for sign in _EMPTY_BEGIN):
        return None  # most words
    pattern, labelled = _IN_FRONT, _LABEL_IN_FRONT
    if _ENDS_IN_BOX.search(words) and not _IN_FRONT.match(words):
        pattern, labelled = _BEHIND, _LABEL_BEHIND
    label = None if pattern.match(words) else labelled.match(words)
    held = _answers(pattern, words, label.end() if label else 0)
    if len(held) < 2 or all(match["full"] for match in held):
        return None
    rest = words[held[-1].end() :]
    name = "".join(label["label"].split()) if label else ""
    if _GOES_ON.match(rest):
        return Form(name, (), (), rest)
    answers = [(match["words"] + (match["more"] or ""), match["full"]) for match in held]
    return Form(
        name,
        tuple(answer for answer, _ in answers),
        tuple(answer for answer, full in answers if full),
        rest,
    )


def _answers(pattern: re.Pattern[str], words: str, at: int) -> list[re.Match[str]]:
    found = []
    while match := pattern.match(words, at):
        found.append(match)
        at = match.end()
    return found
