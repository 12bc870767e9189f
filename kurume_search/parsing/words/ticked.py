"""Answers of a form, of which those that hold are ticked: ☑承認 □継続 □不承認."""

from __future__ import annotations

import re

_EMPTY = r"[□☐]|\[\s*\]|\(\s+\)"
_NOT_TICKED = "□☐[("  # what these begin with
_FULL = r"[■☑☒✓✔]|レ(?![ァ-ヶー])|[\[(]\s*(?:[xX✓✔○◯]|レ)\s*[\])]"
_ANSWER = re.compile(
    rf"(?:(?P<empty>{_EMPTY})|(?P<full>{_FULL}))\s*"
    r"(?P<words>[^□☐■☑☒✓✔\s・/、,|。()\[\]]{1,16})(?P<more>\([^()]{0,16}\))?[\s・/、,|]*"
)
# The label of the answers, set wide or not: 採 決 ☑承認 □不承認.
_LABEL = re.compile(
    r"(?:[^\s□☐■☑☒✓✔]\s{1,4}){0,3}[^\s□☐■☑。、]{1,8}(?:\s+|\s*:\s*)(?=[□☐■☑☒✓✔レ\[(])"
)


def ticked(words: str) -> str | None:
    """Return the answers that are ticked, if folded words begin with the answers of a form.

    A form has two answers or more, and one at least that is not ticked.

    >>> ticked("☑承認 □継続 □不承認 (賛成4、反対1)"), ticked("□承認 □不承認"), ticked("□承認")
    ('承認', '', None)
    """
    if not any(sign in words for sign in _NOT_TICKED):
        return None  # most words
    answers = []
    label = None if _ANSWER.match(words) else _LABEL.match(words)
    at = label.end() if label else 0
    while match := _ANSWER.match(words, at):
        answers.append(match)
        at = match.end()
    if len(answers) < 2 or all(match["full"] for match in answers):
        return None
    return "、".join(match["words"] + (match["more"] or "") for match in answers if match["full"])
