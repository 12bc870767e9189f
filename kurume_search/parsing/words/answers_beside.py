"""A question and its answer on one line, each with its label (一問一答を一行に).

【委員】何件か。→【保育課】30件, 委員:何件か。(保育課:30件。), and three of them as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.parsing.words.speakers import ARROWS, read_speaker
from kurume_search.text.normalize import FoldedText

_OPEN, _CLOSE, _MARKS = "【(<〔[〈《", "】)>〕]〉》", "○〇◯◎●◇◆□■"
_LABEL = rf"[^\s。、:,?!「」{re.escape(_OPEN + _CLOSE)}{_MARKS}{ARROWS}]{{1,12}}"
# Whose words follow, in brackets, before a colon or behind a mark.
_WHO = (
    rf"(?:(?P<open>[{re.escape(_OPEN)}])(?P<in>{_LABEL})[{re.escape(_CLOSE)}]\s*:?"
    rf"|(?P<colon>{_LABEL})\s*:|(?P<mark>[{_MARKS}])\s*(?P<of>{_LABEL})(?=\s))"
)
_BULLET = (
    r"(?P<bullet>[ \t]*(?:[・•･\-*○●◇◆□■][ \t]*(?=[^\s])|\(?[0-9]{1,2}[).]?[ \t]+|[ア-ン][ \t]+)?)"
)
_ASKS = re.compile(_BULLET + _WHO)
# A sentence goes on so behind who is its subject: 【会長】が押すのか。
PARTICLE = r"(?:[がのをにへ、。]|は(?!い)|で(?!は|す|し)|も(?!う|し|っ)|と(?!て|こ|り|お|い))"
# Behind an arrow, or where a sentence ended: a gap stands there, or a label in brackets.
_ANSWERS = re.compile(
    rf"(?P<between>(?<!\s)\s*+[{ARROWS}]\s*+|(?<=[。?!])\s++|(?<=[。?!])(?=[{re.escape(_OPEN)}]))"
    rf"{_WHO}(?=.)(?!{PARTICLE})"
)
_IN_PARENS = re.compile(
    rf"(?P<paren>\()(?P<label>{_LABEL})\s*:[^()]*(?:\([^()]*\)[^()]*)*(?P<end>\)。?)$"
)
# Few texts have what such lines have; where one does, so many of them do.
_MAY = re.compile(
    rf"[{ARROWS}]\s*[{re.escape(_OPEN)}{_MARKS}]|[{ARROWS}]\s*{_LABEL}:|[。か?!]\s*\({_LABEL}:"
    rf"|[。?!][ \t]*[{re.escape(_OPEN)}]{_LABEL}[{re.escape(_CLOSE)}]"
)
_LEAST = 2

# A cut, and the stretches of the line that are covered.
_Found = tuple[list[int], list[tuple[int, int]]]


def answers_apart(folded: FoldedText) -> tuple[FoldedText, Sequence[int]]:
    """Return the text without the signs before such answers, and where these begin in it.

    The signs are covered with spaces, in the folded text alone.
    """
    text = folded.text
    if _MAY.search(text) is None:
        return folded, ()  # nearly always
    cuts: list[int] = []
    covers: list[tuple[int, int]] = []
    lines = at = 0
    for words in text.split("\n"):
        own, covered = _parted(words)
        lines += bool(own)
        cuts += [at + cut for cut in own]
        covers += [(at + low, at + high) for low, high in covered]
        at += len(words) + 1
    if lines < _LEAST:
        return folded, ()
    return replace(folded, text="".join(_covered(text, covers))), cuts


def _covered(text: str, covers: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for low, high in covers:
        yield text[at:low]
        yield " " * (high - low)
        at = high
    yield text[at:]


def _parted(words: str) -> _Found:
    """Return where the answers of a line begin, and what is covered before and behind them."""
    asks = _ASKS.match(words)
    if asks is None or not _is_speaker(asks):
        return [], []
    cuts: list[int] = []
    # The label of the answer has no bullet before it, and is set as that of the question is.
    bullet = asks.span("bullet")
    covers = [bullet] if bullet[1] > bullet[0] else []
    for match in _ANSWERS.finditer(words, asks.end()):
        if _dress(match) == _dress(asks) and _is_speaker(match):
            low, high = match.span("between")
            cuts.append(high)
            covers.append((low, high))
    if cuts or _dress(asks) != ":":
        return cuts, covers
    behind = _IN_PARENS.search(words, asks.end())
    if behind is not None and read_speaker(behind["label"]) is not None:
        return [behind.start("label")], [*covers, behind.span("paren"), behind.span("end")]
    return [], covers


def _dress(match: re.Match[str]) -> str:
    return match["open"] or match["mark"] or ":"


def _is_speaker(match: re.Match[str]) -> bool:
    label = match["in"] or match["colon"] or match["of"]
    return read_speaker(label) is not None
