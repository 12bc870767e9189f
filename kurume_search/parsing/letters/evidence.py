"""Whether a document is a letter (答申, 諮問書) and no minutes: by evidence, not by a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.model.letter import LetterKind
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.page.page import Page
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Signed, either

# A line longer than this is no line of a head; letters are short, minutes are not.
_LONGEST = 240
# The head is looked for in so many lines, blank ones and navigation with them.
_NEAR = 400
# The head above a title: so many short lines at most.
_HEAD_LINES, _HEAD_LINE = 14, 48
# Sections count once each, and no more than so many.
_MOST_SECTIONS = 3
# What the header of minutes lists; two of them and it is no letter.
_OF_MINUTES = frozenset({"date", "time", "time_end", "venue", "members", "absent", "observers",
                         "openness", "declared", "agenda", "secretariat"})  # fmt: skip
_HEADING = re.compile(
    r"(?:第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.．、)]?|\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\)"
    r"|[■□◆◇●○▼・]|[IVX]{1,4}[.．]?)?"
    r"(?P<open>[【\[<〈《〔])?(?P<words>[^\s【】\[\]<>〈〉《》〔〕:。]{1,24}?)(?(open)[】\]>〉》〕])(?P<colon>:)?"
)


def squeezed(text: str) -> str:
    """Return a folded line without its spaces, as the patterns want it."""
    return "".join(text.split())


@frozen()
class Evidence(Signed):
    """One row of the table: what a line says about the document."""

    id: str
    kind: LetterKind | None
    weight: int
    decisive: bool
    joins: int
    words: re.Pattern[str]
    sign: re.Pattern[str] | None = None  # no text matches without it
    around: bool = False  # it can stand in what surrounds a page, as the head of a table does

    def match(self, text: str) -> bool:
        """Return whether squeezed `text` is such a line, or of several lines begins with one."""
        if len(text) > _LONGEST * self.joins:
            return False
        if not self.may_match(text):
            return False
        return bool(self.words.match(text) if self.joins > 1 else self.words.fullmatch(text))

    def hits(self, texts: Iterable[str]) -> int:
        """Return how many of `texts` match."""
        return sum(map(self.match, filter(self.sign.search, texts) if self.sign else texts))


@cache
def evidence(name: str = "evidence") -> tuple[Evidence, ...]:
    """Return the rows of the table that speak for a letter; of ``against`` those against it."""
    return tuple(
        Evidence(
            row["id"],
            LetterKind(row["kind"]) if "kind" in row else None,
            row["weight"],
            row.get("decisive", False),
            row.get("joins", 1),
            re.compile("|".join(f"(?:{words})" for words in row["words"])),
            re.compile("|".join(map(re.escape, row["stems"]))) if "stems" in row else None,
            row.get("around", False),
        )
        for row in table("letters")[name]
    )


@cache
def _decisive() -> tuple[Evidence, ...]:
    return tuple(row for row in evidence() if row.decisive and row.kind is not None)


@cache
def _sign() -> re.Pattern[str]:
    """Match a word without which no line decides."""
    return either(row.sign or re.compile("") for row in _decisive())


@cache
def _joins() -> int:
    """Return over how many lines any evidence may run."""
    return max(row.joins for row in evidence())


@cache
def _sections() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["field"], re.compile("|".join(f"(?:{words})" for words in row["words"])))
        for row in table("letters")["section"]
    )


def section_of(text: str) -> tuple[str, str] | None:
    """Return the section that a folded line opens, and its words; None if it opens none.

    >>> section_of("1 審議会の結論")
    ('conclusion', '審議会の結論')
    """
    line = squeezed(text)
    if len(line) > 34 or not line:
        return None
    match = _HEADING.fullmatch(line)
    if match is None:
        return None
    for field, words in _sections():
        if words.fullmatch(match["words"]):
            return field, match["words"]
    return None


# A heading that goes on with what stands under it: 4 付帯意見 記録を残すこと。
_HEADING_LONGEST = 40
_BREAK = re.compile(r"\s*:\s*(?=\S)|(?<=\S)\s+(?=\S)|(?<=[】\]>])(?=\S)")
_NUMBERED = re.compile(r"[^\w(【<\[]|(?:第|[(【<\[])?(?:[0-9]|[一二三四五六七八九十])|[【<\[]")


def section_before(text: str) -> tuple[str, int] | None:
    """Return the section whose heading a folded line begins with, and where its words begin.

    The heading has a number or a mark before it, or a colon behind.

    >>> section_before("4 付帯意見 提供の記録を残すこと。")
    ('conditions', 7)
    """
    for match in _BREAK.finditer(text[:_HEADING_LONGEST]):
        heading = text[: match.start()]
        found = section_of(heading)
        if found and (":" in match.group() or _NUMBERED.match(heading)):
            return found[0], match.end()
    return None


def recognise(page: Page) -> LetterKind | None:
    """Return what kind of letter the lines are, or None where they are none, or it is doubtful."""
    whole = table("letters")
    most = whole["head"]
    held = page.part(0, _NEAR).words()[: most + _joins()]
    texts = [line.text[:_LONGEST] for line in held]
    near = squeezed("".join(texts))
    if _sign().search(near) is None:
        return None  # nearly all minutes end here
    head = [squeezed(text) for text in texts]
    if not _may_be(head):
        return None
    joined = {row.joins: _joined(head, row.joins)[:most] for row in evidence()}
    decided = [
        (row, hits)
        for row in _decisive()
        if row.may_match(near) and (hits := row.hits(joined[row.joins]))
    ]
    if not decided:
        return None
    kinds: dict[LetterKind, int] = {}
    for row, hits in decided:
        if row.kind is not None:
            kinds[row.kind] = kinds.get(row.kind, 0) + hits * (1 if row.joins > 1 else 2)
    found = {row.id: row.weight for row, _ in decided}
    for row in evidence():
        if row.id not in found and any(map(row.match, joined[row.joins])):
            found[row.id] = row.weight
    total = sum(found.values()) + min(_MOST_SECTIONS, _count_sections(page.lines))
    every = [squeezed(line.text[:_LONGEST]) for line in page.lines[:_NEAR]]
    for row in evidence("against"):
        total -= row.weight * row.hits(every if row.around else head)
    if total < whole["least"]:
        return None
    fields = {label.field for line in held if (label := read_label(line.text))}
    if len(fields & _OF_MINUTES) > 1:
        return None
    # A consultation can name the answer it wants; the title decides, then what is said more.
    return max(kinds, key=lambda kind: (kinds[kind], kind is LetterKind.OPINION))


def split_letters(page: Page) -> list[tuple[int, int]]:
    """Return the half-open ranges of the lines, one for each letter; together all lines.

    A second letter begins where a title of letters stands again, below what stands above
    such a title (number, day, who writes to whom), and both parts are letters by themselves.
    """
    lines = page.lines
    titles = [at for at, line in enumerate(lines) if line.text and _is_title(line.text)]
    starts = [0]
    for at in titles[1:]:
        begin = _head_above(lines, at)
        if begin <= starts[-1] or not any(starts[-1] <= held < begin for held in titles):
            continue
        if recognise(page.part(starts[-1], begin)) and recognise(page.part(begin, len(lines))):
            starts.append(begin)
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _is_title(text: str) -> bool:
    words = squeezed(text[:_LONGEST])
    return any(row.joins == 1 and row.match(words) for row in _decisive())


def _head_above(lines: Sequence[Line], at: int) -> int:
    """Return where the head begins whose title stands at `at`: short lines, no sentences."""
    begin = at
    for above in range(at - 1, max(at - _HEAD_LINES, -1), -1):
        text = lines[above].text
        if not text:
            continue
        if len(text) > _HEAD_LINE or text.endswith(("。", "以上", "以 上")) or section_of(text):
            break
        begin = above
    return begin


def _joined(head: Sequence[str], n: int) -> Sequence[str]:
    """Return each line with those below it, `n` together."""
    return ["".join(head[at : at + n]) for at in range(len(head))] if n > 1 else head


def _may_be(head: Sequence[str]) -> bool:
    """Return whether a letter's own words stand there at all."""
    return any("答申" in text or "諮問" in text for text in head)


def _count_sections(lines: Sequence[Line]) -> int:
    return len({found[0] for line in lines[:2000] if (found := section_of(line.text))})
