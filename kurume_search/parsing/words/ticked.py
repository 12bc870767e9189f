"""Answers of a form, of which those that hold are ticked: ☑承認 □継続 □不承認."""

from __future__ import annotations

import re
from typing import NamedTuple

_EMPTY = r"[□☐]|\[\s*\]"
_NOT_TICKED = "□☐["  # what these begin with
_FULL = r"[■☑☒✓✔]|レ(?![ァ-ヶー])|\[\s*(?:[xX✓✔○◯]|レ)\s*\]"
_BOX = rf"(?:(?P<empty>{_EMPTY})|(?P<full>{_FULL}))"
_WORDS = r"(?P<words>[^□☐■☑☒✓✔\s・/、,|。()\[\]]{1,16})"
_PARTS = r"[\s・/、,|]*"
_IN_FRONT = re.compile(rf"{_BOX}\s*{_WORDS}(?P<more>\([^()]{{0,16}}\))?{_PARTS}")
_BEHIND = re.compile(rf"{_WORDS}(?P<more>\([^()]{{0,16}}\))?\s*{_BOX}{_PARTS}")
# The label of the answers, set wide or not: 採 決 ☑承認 □不承認.
_LABEL = re.compile(
    r"(?P<label>(?:[^\s□☐■☑☒✓✔]\s{1,4}){0,3}[^\s□☐■☑☒✓✔。、:]{1,8})(?:\s+|\s*:\s*)(?=[□☐■☑☒✓✔レ\[])"
)
# Words that go on behind the answers tell of the form: ☑承認 □不承認 という様式.
_GOES_ON = re.compile(r"(?:という|といった|との|[をにがはの])")


class Form(NamedTuple):
    """The answers of a form, those that are ticked, and the words around them."""

    label: str
    answers: tuple[str, ...]
    ticked: tuple[str, ...]
    rest: str


def form_of(words: str) -> Form | None:
    """Return the form that folded words begin with: two answers or more, of which one isn't ticked.

    >>> form_of("採 決 ☑承認 □継続 (賛成4)"), form_of("可 ☑ 否 □").ticked, form_of("□承認")
    (Form(label='採決', answers=('承認', '継続'), ticked=('承認',), rest='(賛成4)'), ('可',), None)
    """
    if not any(sign in words for sign in _NOT_TICKED):
        return None  # most words
    label = None if _IN_FRONT.match(words) else _LABEL.match(words)
    begin = label.end() if label else 0
    behind = _answers(_BEHIND, words, 0)
    if behind and behind[-1].end() == len(words):  # the last box stands behind its word
        label, held = None, behind
    else:
        held = _answers(_IN_FRONT, words, begin)
    if len(held) < 2 or all(match["full"] for match in held):
        return None
    rest = words[held[-1].end() :]
    if _GOES_ON.match(rest):
        return Form("様式", (), (), "")
    answers = [(match["words"] + (match["more"] or ""), match["full"]) for match in held]
    return Form(
        "".join(label["label"].split()) if label else "",
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
