"""How many a header says were there, and who was not (出席者数, 欠席者, 傍聴者)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.model.diagnostic import Severity
from kurume_search.model.meeting import Person
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.header.people import Roll, read_roll
from kurume_search.parsing.lines.remarks import Remarks
from kurume_search.text.numerals import NUMBER, read_number

_COUNT = re.compile(rf"(?P<n>{NUMBER})\s*(?:名|人)?")
# 委員10名中8名: those who came of all.
_OF_ALL = re.compile(rf"{NUMBER}\s*(?:名|人)(?:の?(?:うち|中))、?\s*(?P<n>{NUMBER})\s*(?:名|人)")
_EACH_COUNT = re.compile(rf"(?P<n>{NUMBER})\s*(?:名|人)")
_BREAKDOWN = re.compile(r"\([^()]*\)|(?:うち|内訳).*")
# The number may stand behind another value: 公開(傍聴者4名).
_BESIDE = re.compile(
    rf"傍聴(?:者|人)?(?:数)?(?:は|が|\s*:)?\s*(?:(?P<n>{NUMBER})\s*(?:名|人)|な(?:し|く))"
)
_REMARK = re.compile(
    rf"\(\s*(?:{NUMBER}\s*(?:名|人)の?(?:中|うち)、?\s*)?(?P<n>{NUMBER})\s*(?:名|人)\s*(?:が?出席)?\s*\)"
)
# 甲本会長ほか計7名: some of those who were there aren't named.
_OTHERS = re.compile(r"(?:ほか|外|他)(?=計|[0-9]|[一二三四五六七八九十]+名)")
_MEMBER = "委員"
# Who is there is told within so many signs of a speech.
SPEECH = 800
_NONE_CAME = re.compile(r"\(\s*0\s*(?:名|人)\s*\)")  # 欠席委員(0名)
_NOBODY = re.compile(
    r"な\s?し|無\s?し|^無$|いな(?:い|く|かった)|^な(?:く|かった)|おりません|^無\b|ありません|^-$|該当なし|^0$"
)


def declared_in(
    by_id: Mapping[str, Sequence[Field]], rolls: Mapping[str, Roll], remarks: Remarks
) -> int | None:
    """Return how many members the header says came; a remark where it lists another number."""
    declared = rolls["members"].declared
    for held in by_id.get("members", ()):
        remark = _REMARK.search(held.line.text, held.label_start, held.label_stop)
        if declared is None and remark:  # 出席委員(5名)
            declared = read_number(remark["n"])
    if declared is None:
        for held in by_id.get("declared", ()):
            if match := _OF_ALL.search(held.text) or _COUNT.search(held.text):
                declared = read_number(match["n"])
    if declared is None:  # 会議の成立:委員10名中8名の出席により成立
        declared = declared_in_speech((held.text for held in by_id.get("counts", ())), in_part=True)
    listed = len(rolls["members"].people)
    others = any(_OTHERS.search(held.text) for held in by_id.get("members", ()))
    if declared is not None and listed and declared != listed and not others:
        line = by_id["members"][0].first if by_id.get("members") else None
        remarks.add(
            "members-sum",
            Severity.WARNING,
            line,
            f"出席者は{declared}名とありますが、{listed}名が挙げられています。",
        )
    return declared


def names_those_counted(held: Field) -> bool:
    """Return whether a field of how many came says who as well (委員2名(甲野、乙川))."""
    roll = read_roll(held.pieces, _MEMBER)
    titled = any(person.role != _MEMBER for person in roll.people)
    return titled or (roll.declared is not None and roll.declared == len(roll.people))


def declared_in_speech(speeches: Iterable[str], *, in_part: bool = False) -> int | None:
    """Return how many members came by the first words of the chair or the office.

    Args:
        speeches: Their folded words.
        in_part: The meeting is itself one of a part of the council (部会).

    >>> declared_in_speech(["前回は7名の御出席でした。本日は委員10名中8名の御出席です。"])
    8
    """
    for speech in speeches:
        if "出席" not in speech:
            continue
        for sentence in speech[:SPEECH].split("。"):
            told = of_today(sentence, in_part=in_part) if "出席" in sentence else ""
            match = _said_to_come().search(told)
            if match and not _comes_late(told, match):
                return read_number(next(filter(None, match.groups())))
    return None


def of_today(sentence: str, *, in_part: bool) -> str:
    """Return the words of a sentence that are on this meeting: none, or those behind 本日."""
    words = _other_meeting(in_part=in_part)
    if words.search(sentence) is None:
        return sentence
    _, today, behind = sentence.rpartition("本日")
    return "" if not today or words.search(behind) else today + behind


def _comes_late(sentence: str, match: re.Match[str]) -> bool:
    """Return whether who is counted isn't there yet (1名の御出席が遅れます)."""
    end = re.search("[、,]|$", sentence[match.end() :])
    clause = sentence[match.start() : match.end() + (end.start() if end else 0)]
    return any(word in clause for word in table("attendance")["come_late"]["words"])


def of_part(called: str) -> bool:
    """Return whether folded words call a part of a council (第1部会)."""
    return any(re.search(row, called) for row in table("attendance")["other_meetings"]["of_part"])


@cache
def _other_meeting(*, in_part: bool) -> re.Pattern[str]:
    held = table("attendance")["other_meetings"]
    return re.compile("|".join([*held["words"], *(() if in_part else held["of_part"])]))


@cache
def _said_to_come() -> re.Pattern[str]:
    words = table("attendance")["said_to_come"]["words"]
    return re.compile("|".join(row.replace("{number}", NUMBER) for row in words))


def absent_in(
    by_id: Mapping[str, Sequence[Field]], rolls: Mapping[str, Roll]
) -> tuple[Person, ...] | None:
    """Return who was absent; None where nobody is named, nor said to be none."""
    said = rolls["members"].absent
    named = (*rolls["absent"].people, *(said or ()))
    if not by_id.get("absent"):
        return said
    told = any(
        _NOBODY.search(held.text.strip())
        or _NONE_CAME.search(held.line.text, held.label_start, held.label_stop)
        for held in by_id["absent"]
    )
    return named if named or told else None  # 1名, or nothing: who is absent isn't said


def observers_in(fields: Sequence[Field], others: Sequence[Field], remarks: Remarks) -> int | None:
    """Return how many came to listen, or None; they may stand behind another value."""
    for held in fields:
        if (came := _came(held.text)) is not None:
            return came
        if _NOBODY.search(held.text.strip()):
            return 0
        if held.text.strip():
            remarks.add(
                "observers-unread", Severity.INFO, held.line, "傍聴者の数を読み取れません。"
            )
    for held in others:
        if match := _BESIDE.search(held.text):
            return read_number(match["n"]) if match["n"] else 0
    return None


def _came(text: str) -> int | None:
    """Return how many came in all: 一般2名、記者1名 are three, 3名(うち記者1名) are three."""
    told = [read_number(match["n"]) for match in _EACH_COUNT.finditer(_BREAKDOWN.sub("", text))]
    if told:
        return sum(number or 0 for number in told)
    match = _COUNT.search(text)
    return read_number(match["n"]) if match else None
