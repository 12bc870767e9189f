"""Speaker labels: what a label says about who speaks (発言者)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.lines.readings import with_gaps
from kurume_search.parsing.words.label_names import (
    anonymous,
    groups,
    name_within,
    names_in_division,
    names_office,
    office_label,
    official_titles,
    without,
)
from kurume_search.parsing.words.role_rows import (
    counts,
    label_sign,
    represented,
    role_rows,
    role_words,
)
from kurume_search.text.frozen import frozen

# Longer runs before or after the word for a role are no names.
_NAME_MAX = 8
_LABEL_MAX = 32
_PLAIN_TAIL = re.compile(r"[A-Za-z0-9]{1,3}|\([^()]{1,20}\)|[甲乙丙丁戊]")
# A name behind the word begins with no particle (委員から, 委員の).
_TAIL = re.compile(
    rf"{_PLAIN_TAIL.pattern}|(?!から|より|の|に|が|は|を|も|と|へ|で|会|長|等|及|了|異|説|報|紹|一同|あいさつ|挨拶|互選|選出|選任|指名|職務|うなず|挙手|起立|拍手|沈黙|承認|可決|決定|退席|退室|入室|着席|異存|納得|全員|賛成|賛同|同意)[^\s、。:()]{{1,6}}"
)
# 意見に対する市の考え方: what is answered, before who answers.
_TO_WHAT = r"(?:(?:御|ご)?(?:意見|質問|質疑)等?(?:に対する|への))?"


@cache
def _words_of() -> re.Pattern[str]:
    """Match whose words follow: 環境課の回答, 委員からの意見, 会長のまとめ."""
    rows = table("roles")["words_of"]
    said = _what((*rows["words"], *rows["behind_no"]))
    return re.compile(rf"{_TO_WHAT}(?P<whose>[^、。]{{1,14}}?)(?:から)?の(?:主な|御|ご)?{said}")


def _whose(label: str) -> re.Match[str] | None:
    return _words_of().fullmatch(label) if "の" in label else None


def says_whose(label: str) -> bool:
    """Return whether folded words say whose words follow, and what these do (会長のまとめ)."""
    return _whose("".join(label.split())) is not None


@cache
def _words_behind() -> re.Pattern[str]:
    """Match whose words follow, with nothing between: 担当課説明."""
    return re.compile(rf"(?P<whose>[^、。]{{2,14}}?){_what(table('roles')['words_of']['words'])}")


def _what(words: Iterable[str]) -> str:
    """Return the pattern of what is said, one word or two."""
    word = f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
    return (
        rf"(?P<what>{word}(?:(?:・|及び)(?:御|ご)?{word})*)"
        r"(?:等|方針)?(?:[0-9]{1,2}|\([0-9]{1,2}\))?"
    )


@cache
def _said() -> str:
    return "|".join(sorted(table("roles")["said"]["words"], key=len, reverse=True))


@cache
def _by_words() -> re.Pattern[str]:
    """Match who says it with what is said in parentheses: 甲野委員(質問); (Q) is a letter.

    A round of letters has its day before that: 甲野会長(5月18日付け再質問).
    """
    said = rf"(?:[^()、。]{{2,14}}付け?の?)?(?:再|追加)?(?=[^)]{{2}})(?P<what>{_said()})"
    return re.compile(rf"(?P<whose>[^()]{{2,14}})\({said}{counts()}?\)")


@cache
def words_by() -> re.Pattern[str]:
    """Match what is said with who says it in parentheses: 質疑(甲野委員)."""
    return re.compile(
        rf"(?P<what>{_said()}){counts()}?\((?P<whose>(?![0-9]{{1,3}}\))(?:[^()]|\([^()]\)){{1,14}})\)"
    )


@cache
def _behind_said() -> re.Pattern[str]:
    """Match what stands behind a word for what is said: 問1, 質問(2), Q1-1, 質問者."""
    return re.compile(rf"{counts()}|者")


_SEAT = re.compile(
    r"(?P<seat>第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})番)(?:委員)?(?:\(?(?P<name>[^()0-9]{1,10})\)?)?"
)
# What leads from one to another: a reply to what was asked, a result to its case.
ARROWS = "→⇒⇨➡"
# What parts two speakers of one label: 委員→事務局, 総務課・市民課.
REPLY = re.compile(rf"[{ARROWS}]")
_JOINT = re.compile(r"[・/]|及び")
_AND = re.compile(r"及び|並びに|又は")
# What no label has: punctuation, the number of a case (諮問第8号関係; 3番 is a seat), that
# nothing was said (質問・意見なし), or how was voted (全員一致).
_NO_LABEL = re.compile(
    r"[、。,?!「」:;~|*#=<>〈〉《》≪≫【】\[\]『』―—–_]|第\s*[0-9一二三四五六七八九十百]{1,5}\s*号|(?:な|無)し$"
    r"|(?:一致|賛成|反対|同意|承認|了承)$"
)


# 委員会, 委員長, 委員の …: what goes on behind the word for a member.
_NO_MEMBER = frozenset("会長のにがはをかと")


@frozen()
class Speaker:
    """What a label says.

    Attributes:
        role: Of the speaker, `unknown` if the label names nobody.
        shown: The label with a personal name left out; None if it names nobody.
        names: Personal names inside the label as (start, stop).
        kind: What its turns do, where the label says so (問, 答).
        sure: False for the name of an office, which only evidence makes a speaker.
    """

    role: Role
    shown: str | None
    names: tuple[tuple[int, int], ...] = ()
    kind: TurnKind | None = None
    sure: bool = True


# Roles that an official can have at a meeting.
_OF_OFFICIALS = frozenset({Role.SECRETARIAT, Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY})


@cache
def _short() -> dict[str, Speaker]:
    rows = table("roles")["short"]
    return {word: Speaker(Role(row["role"]), word) for row in rows for word in row["words"]}


def short_speaker(label: str) -> Speaker | None:
    """Return who speaks by one character that is the whole label (委, 事), or None."""
    return _short().get(label)


@cache
def _meant() -> dict[str, str]:
    """Return what recognition of letters makes of words for roles → the word."""
    return dict(table("roles")["misread"]["words"])


@cache
def _misread() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _meant())))


@lru_cache(maxsize=4096)
def read_speaker(label: str) -> Speaker | None:
    """Return what `label` (width-folded, brackets off) says, or None if it is no label.

    >>> read_speaker("甲本会長").role, read_speaker("A委員").shown
    (<Role.CHAIR: 'chair'>, 'A委員')
    """
    if not 0 < len(label) <= _LABEL_MAX:
        return None
    label = _misread().sub(lambda match: _meant()[match.group()], with_gaps(label))
    if label in table("roles")["side"]["words"]:
        return Speaker(Role.IMPLEMENTING_BODY, label)
    # Spaces inside a label are columns (委  員) or part a name from a title.
    whole = label.replace(" ", "")
    if whole in table("roles")["others"]["words"]:
        return Speaker(Role.UNKNOWN, label, sure=False)
    if not label_sign().search(whole) or _NO_LABEL.search(label):
        return None
    if represented().fullmatch(whole):
        return Speaker(Role.MEMBER, label)
    squeezed = whole
    if "→" in whole or "⇒" in whole:
        squeezed = REPLY.split(whole, 1)[0]  # 委員→事務局
    if match := _whose(squeezed):
        return placed(_of_whom(match), label)
    if squeezed[-1:] == ")" and (
        match := words_by().fullmatch(squeezed) or _by_words().fullmatch(squeezed)
    ):
        return placed(_of_whom(match), label)
    behind = _words_behind().fullmatch(squeezed)
    speaker = _of_whom(behind) if behind else None
    if speaker is not None and speaker.role is not Role.UNKNOWN:
        return placed(speaker, label)
    joint = _JOINT.search(squeezed)
    first, rest = (squeezed[: joint.start()], squeezed[joint.end() :]) if joint else ("", "")
    if joint and joint.group() == "及び":  # 会長及び事務局: the first of two
        both = _by_role(first) if _by_role(rest) or _by_office(rest) else None
        return placed(both or _by_office(squeezed), label)
    for candidate in (squeezed, first) if joint else (squeezed,):
        if speaker := _by_seat(candidate) or _by_role(candidate) or _by_office(candidate):
            return placed(speaker, label)
    return None


def placed(speaker: Speaker | None, label: str) -> Speaker | None:
    """Return a speaker read without the spaces of `label`, its names as they stand in it."""
    if speaker is None or not speaker.names or " " not in label:
        return speaker
    kept = [at for at, sign in enumerate(label) if sign != " "]
    names = tuple((kept[start], kept[stop - 1] + 1) for start, stop in speaker.names)
    return Speaker(speaker.role, speaker.shown, names, speaker.kind, speaker.sure)


def _of_whom(match: re.Match[str]) -> Speaker | None:
    """Read 環境課の回答, 委員からの意見 and 担当課説明: whose words, and what they do."""
    whose = read_speaker(match["whose"])
    return whose and said_by(whose, match)


def said_by(whose: Speaker, match: re.Match[str]) -> Speaker:
    """Return who speaks by a label of two parts, `whose` words and what they do."""
    what = read_speaker(match["what"])
    low = match.start("whose")
    names = tuple((low + start, low + stop) for start, stop in whose.names)
    speaker = Speaker(whose.role, whose.shown, names, None, whose.sure or what is not None)
    return doing(speaker, match["what"])


def doing(speaker: Speaker, what: str) -> Speaker:
    """Return a speaker who does `what` there (質問者, 回答), unless nothing can be told from it."""
    told = read_speaker(what)
    # Who explains may present or reply: what was said before shows which.
    if told is None or told.kind is None or what in ("説明", "補足"):
        return speaker
    return Speaker(speaker.role, speaker.shown, speaker.names, told.kind, speaker.sure)


def _by_seat(label: str) -> Speaker | None:
    """Read 三番(丙川実君): members called by their seats."""
    match = _SEAT.fullmatch(label) if "番" in label else None
    if match is None:
        return None
    inner = _by_role(match["name"]) if match["name"] else None
    if inner is not None and inner.role in (Role.CHAIR, Role.VICE_CHAIR):
        low = match.start("name")
        own = tuple((low + start, low + stop) for start, stop in inner.names)
        return Speaker(inner.role, inner.shown, own)
    names = (match.span("name"),) if match["name"] else ()
    return Speaker(Role.MEMBER, match["seat"], names)


@cache
def _done_by_all() -> frozenset[str]:
    """Return what all do, and is nobody's name: 挙手全員."""
    return frozenset(table("roles")["done_by_all"]["words"])


def _by_role(label: str) -> Speaker | None:
    for row in role_rows() if role_words().search(label) else ():
        match = row.words.search(label)
        if match is None:
            continue
        if match.group().startswith("部") and f"{label[: match.start()]}部" in names_in_division():
            match = row.words.search(label, match.start() + 1) or match
        before, after = label[: match.start()], label[match.end() :]
        if row.role is Role.UNKNOWN:
            if before or (after and not _behind_said().fullmatch(after)):
                continue
            return Speaker(row.role, None, (), row.kind)
        if row.role is Role.SECRETARIAT and before.endswith(("会", "監査委員")):
            return None  # 選挙管理委員会事務局 is an office of its own
        if row.role is Role.MEMBER and (after[:1] in _NO_MEMBER or before in _done_by_all()):
            continue
        by_person = row.role in (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER)
        tail = _TAIL if by_person else _tail_of_body()
        if len(before) > _NAME_MAX or (after and not tail.fullmatch(after)):
            continue
        if _AND.search(before):  # 口頭意見陳述及び処分庁 is no name
            continue
        return _named(row.role, label, match)
    return None


@cache
def _tail_of_body() -> re.Pattern[str]:
    """Match what stands behind who is no person: 処分庁(建築課), 請求人側."""
    return re.compile(f"{_PLAIN_TAIL.pattern}|{groups()}")


def _named(role: Role, label: str, match: re.Match[str]) -> Speaker:
    """Take the personal name before or behind the word for the role out of the label."""
    before, after = label[: match.start()], label[match.end() :]
    names: list[tuple[int, int]] = []
    by_person = role in (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER)
    if before and by_person and not anonymous().fullmatch(before):
        names.append((0, match.start()))
    inner = after.strip("()・")
    is_name = inner and not anonymous().fullmatch(inner) and not names_office(inner)
    is_name = is_name and not any(map(str.isdecimal, inner))  # 委員(5月12日付け書面)
    if is_name and not inner.endswith(("者", "員", "長", "人")):
        start = match.end() + after.index(inner)
        names.append((start, start + len(inner)))
    if not names and not by_person and after[:1] == "(":  # 事務局(熊切課長)
        low, who = match.end() + 1, read_speaker(inner)
        names += [(low + start, low + stop) for start, stop in (who.names if who else ())]
        return Speaker(role, without(label, names), tuple(names))
    shown = match.group() if names else label
    return Speaker(role, shown, tuple(names))


@cache
def _no_units() -> tuple[str, ...]:
    return tuple(table("units")["no_units"]["words"])


def _by_office(label: str) -> Speaker | None:
    match = office_label().fullmatch(label)
    if match is None or (not match["office"] and len(match["end"]) < 2):
        return None
    if label.endswith(_no_units()):  # 審査請求人が入室
        return None
    names: tuple[tuple[int, int], ...] = ()
    tail = match["tail"] or ""
    shown = label
    whose = _by_role(tail[1:-1]) if tail.startswith("(") else None
    if whose is not None and whose.role in _OF_OFFICIALS and not whose.names:  # 主幹(事務局)
        name = name_within(match["office"]) if match["office"] else None
        own = (name,) if name else ()
        return Speaker(whose.role, without(label, own), own)
    if tail.startswith("(") and not names_office(tail.strip("()")):
        names = ((match.start("tail") + 1, match.end("tail") - 1),)
        shown = label[: match.start("tail")]
    elif (
        match["office"]
        and match["end"] in official_titles()
        and (name := name_within(match["office"]))
    ):
        names = (name,)
        shown = without(label, names)
    return Speaker(Role.IMPLEMENTING_BODY, shown, names, sure=False)
