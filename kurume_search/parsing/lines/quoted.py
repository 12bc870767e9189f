"""A document quoted in a mail: a sign before each of its lines, and the mail's own words around.

The signs are covered with spaces, so that all inside reads as if it stood alone, and keeps
its place in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from kurume_search.parsing.lines.furniture import TITLED_AS
from kurume_search.text.normalize import FoldedText
from kurume_search.text.spans import Span

# What programs set before the lines they quote: several where a quotation is quoted again,
# and with some the name of who wrote them before it (suzuki> ).
_NAME = r"[ \t]*(?:[A-Za-z][\w.\-]{0,11}(?=>))?"
_MARK = re.compile(rf"{_NAME}(?P<sign>>(?:[ \t]?>)*+|[|┆:#*»›▌▍▎▏])")
# What tells that words around it are those of a mail.
_MAIL = re.compile(
    r"^\W{0,3}(?:差出人|送信者|宛先|件名|From|To|Subject)\s*:|Original Message|Forwarded message"
    r"|(?:さん|様)?(?:は|が)書きました|wrote:|お世話になっております",
    re.IGNORECASE,
)
# So many lines have one; between the first and the last are fewer of others, by this.
_LEAST, _WITHIN = 8, 0.1
# Of lines in the middle of the text so many are looked at first.
_PROBE = 5
# A stroke that parts cells as well, on more than so many lines, is the border of a table.
_CELLS = 0.2
# The title of a document that begins so is no longer.
_TITLE_MAX = 60
# A mail begins with so many of these labels, one line below the other.
_LABELS = 3
_HEAD = re.compile(
    r"(?P<label>差出人|送信者|(?:送信|受信)?日[時付]|宛先|件名|添付(?:ファイル)?|重要度"
    r"|[A-Z][A-Za-z]*(?:-[A-Za-z]+)*) *: "
)
_SENDER, _SUBJECT = frozenset({"差出人", "送信者", "from"}), frozenset({"件名", "subject"})
_RULE = re.compile(r"(?:Original|Forwarded|転送).{0,12}(?i:message|メッセージ)")
_OPENS_MAIL = re.compile(rf"\s*+(?:{_HEAD.pattern}|-[^\n]{{0,40}}{_RULE.pattern})")


def unquoted(folded: FoldedText) -> tuple[FoldedText, list[Span]]:
    """Return the text without the signs before its lines, and where the words around it stand.

    Both are covered in the folded text alone, with as many spaces. A text that isn't
    quoted, and has no head of a mail, comes back as it is.
    """
    text = folded.text
    signs = Counter("".join(match["sign"].split()) for match in _probed(text))
    if not signs and not _OPENS_MAIL.match(text):
        return folded, []  # nearly always
    lines = text.split("\n")
    marks = _marks_of(lines, signs.most_common(1)[0][0]) if signs else None
    if marks:
        around = _around(lines, marks)
    elif around := _mail_head(lines):
        marks = [0] * len(lines)
    else:
        return folded, []
    starts = list(accumulate([len(words) + 1 for words in lines], initial=0))
    spans = [
        folded.span(starts[at], starts[at] + len(lines[at])) for at in around if lines[at].strip()
    ]
    covered = [
        " " * len(words) if at in around else " " * mark + words[mark:]
        for at, (words, mark) in enumerate(zip(lines, marks, strict=True))
    ]
    return replace(folded, text="\n".join(covered)), spans


def _probed(text: str) -> Iterator[re.Match[str]]:
    """Yield the signs before some lines in the middle of a text, which is in the quotation."""
    start = text.rfind("\n", 0, len(text) // 2) + 1
    for _ in range(_PROBE):
        if match := _MARK.match(text, start):
            yield match
        if not (start := text.find("\n", start) + 1):
            return


def _marks_of(lines: Sequence[str], sign: str) -> list[int] | None:
    """Return where the words of each line begin behind such a sign; None if it is no quotation."""
    mark = re.compile(rf"{_NAME}(?:[ \t]?[{sign[0]}]){{1,{len(sign)}}}+[ \t]?")
    marks = [match.end() if (match := mark.match(words)) else 0 for words in lines]
    return marks if _is_quoted(lines, marks, sign[0]) else None


def _mail_head(lines: Sequence[str]) -> set[int]:
    """Return the lines of a mail's head that the text begins with: who sent it, when, to whom."""
    found: set[int] = set()
    labels: list[str] = []
    for at, words in enumerate(lines):
        if label := _HEAD.match(words):
            labels.append(label["label"].lower())
        elif not words.strip():
            if labels:
                break
        elif not ((labels and words[0].isspace()) or _RULE.search(words)):
            break
        found.add(at)
    is_head = not _SENDER.isdisjoint(labels) and not _SUBJECT.isdisjoint(labels)
    return found if is_head and len(labels) >= _LABELS else set()


def _is_quoted(lines: Sequence[str], marks: Sequence[int], sign: str) -> bool:
    """Return whether the sign stands before a whole document, and doesn't only open its turns."""
    marked = [at for at, mark in enumerate(marks) if mark]
    if len(marked) < _LEAST:
        return False
    behind = [lines[at][marks[at] :].strip() for at in marked]
    said = [words for words in behind if words]
    others = [at for at, words in enumerate(lines) if not marks[at] and words.strip()]
    bare = [not words.strip() for words in lines[marked[0] : marked[-1]]]
    within = len(bare) - len(marked) + 1 - sum(bare)
    # Where empty lines have the sign, too, others were broken off when they were quoted.
    if len(said) < len(others) or (any(bare) and within > _WITHIN * len(marked)):
        return False
    if len(said) < len(behind):  # an empty line has one as well: before that no speaker's does
        return True
    if sign == "|" and sum(sign in words for words in said) > _CELLS * len(said):
        return False
    if not others or marked[0] < others[0] or _is_title(said[0]):
        return True
    return any(_MAIL.search(lines[at]) for at in others)


def _is_title(words: str) -> bool:
    return len(words) <= _TITLE_MAX and "。" not in words and TITLED_AS.search(words) is not None


def _around(lines: Sequence[str], marks: Sequence[int]) -> set[int]:
    """Return the lines before and behind the quotation, and remarks set apart within it.

    A line within it that has no sign, but no gap above it, goes on with the one above, which
    was broken when it was quoted.
    """
    marked = [at for at, mark in enumerate(marks) if mark]
    first, last = marked[0], marked[-1]
    around = {*range(first), *range(last + 1, len(lines))}
    apart = False
    for at in range(first, last):
        apart = not marks[at] and (apart or not lines[at].strip())
        if apart:
            around.add(at)
    return around
