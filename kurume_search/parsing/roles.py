"""Roles that only the header tells: which official is of the office, which explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.blocks import TURN, Block
from kurume_search.parsing.header import Header
from kurume_search.parsing.outline_state import Outline
from kurume_search.parsing.questions import may_match, words_match
from kurume_search.parsing.speakers import Speaker

# 会長(審査会), 審査会会長: the council that a chair is of.
_OF_COUNCIL = re.compile(
    r"長\((?P<within>[^()]{1,20}[会部])\)$|(?P<before>[^()]{0,16}(?:審議会|審査会|委員会|協議会|部会))(?:の[^の()]{0,6})?(?:会長|委員長|座長)"
)


@cache
def _title() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, sorted(table("units")["titles"], key=len, reverse=True)))
    return re.compile(rf"[^\s()]{{0,16}}(?:{titles})|君|さん|氏")


def settle_roles(outline: Outline, header: Header) -> None:
    """Give turns of named officials the role that the header's lists give them."""
    office = " ".join(held.text for held in outline.fields if held.id == "secretariat")
    others = " ".join(held.text for held in outline.fields if held.id == "explainers")
    settled: dict[str, Speaker] = {}
    for block in outline.blocks:
        if block.kind is not TURN or block.label is None or block.speaker is None:
            continue
        if block.speaker.sure:
            continue
        line = block.head.line if block.head else block.line
        words = line.text[block.label.start : block.label.stop]
        if words not in settled:
            settled[words] = _settled(words, block.speaker, header, office, others)
        block.speaker = settled[words]


# So many turns that lead the meeting show who presides, and most of all that do.
_LEADS_LEAST, _LEADS_SHARE = 3, 0.6


def settle_chair(blocks: Sequence[Block]) -> None:
    """Where nobody's label says chair, the one official who leads the meeting is it.

    A superintendent presides over a board of education, a mayor over a general one.
    """
    turns = [block for block in blocks if block.kind is TURN and block.speaker]
    if chairs := [block for block in turns if block.speaker and block.speaker.role is Role.CHAIR]:
        _settle_guests(chairs)
        return
    leads = Counter(
        block.speaker.shown
        for block in turns
        if block.speaker and block.speaker.role is Role.IMPLEMENTING_BODY and _presides(block)
    )
    (shown, most) = next(iter(leads.most_common(1)), (None, 0))
    if shown is None or most < _LEADS_LEAST or most < _LEADS_SHARE * leads.total():
        return
    for block in turns:
        if block.speaker and block.speaker.shown == shown:
            block.speaker = replace(block.speaker, role=Role.CHAIR)


def _settle_guests(chairs: Sequence[Block]) -> None:
    """Of the chairs of two councils that meet together, let the one who presides lead alone.

    The other, who never does, asks and holds views as a member.
    """
    councils: dict[str, list[Block]] = {}
    for block in chairs:
        line = block.head.line if block.head else block.line
        label = line.text[block.label.start : block.label.stop] if block.label else ""
        if (match := _OF_COUNCIL.search("".join(label.split()))) is not None:
            councils.setdefault(match["within"] or match["before"], []).append(block)
    if len(councils) < 2:  # nearly always
        return
    leads = {name for name, own in councils.items() if any(map(_presides, own))}
    for name, own in councils.items():
        for block in own if leads and name not in leads else ():
            if block.speaker is not None:
                block.speaker = replace(block.speaker, kind=TurnKind.STATEMENT)


def _presides(block: Block) -> bool:
    held = block.speech.sentences if may_match("presides", block.text) else ()
    return any(words_match("presides", said.text) for said in held)


def _settled(words: str, speaker: Speaker, header: Header, office: str, others: str) -> Speaker:
    squeezed = "".join(words.split())
    if name := _name(words, header.office_names):
        return Speaker(Role.SECRETARIAT, "事務局", ((0, len(name)),))
    if name := _name(words, header.explainer_names):
        return replace(speaker, shown=squeezed[len(name) :], names=((0, len(name)),))
    if behind := _name_behind(squeezed, header.office_names):
        return Speaker(Role.SECRETARIAT, "事務局", (behind,))
    if squeezed and squeezed in office and squeezed not in others:
        return replace(speaker, role=Role.SECRETARIAT)
    return speaker


def _name_behind(words: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Return the columns of one of `names` in parentheses behind a title: 課長(甲野君)."""
    match = re.search(r"\((?P<name>[^()]+?)(?:君|さん|氏)?\)$", words)
    return match.span("name") if match and match["name"] in set(names) else None


def _name(words: str, names: Iterable[str]) -> str | None:
    """Return the longest of `names` that `words` begin with, a title behind it."""
    found = [
        name
        for name in names
        if words.startswith(name) and _title().fullmatch(words[len(name) :].strip())
    ]
    return max(found, key=len, default=None)
