"""A header told in sentences (…において開催した。出席した委員は、…であった)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurume_search.parsing.lines.shapes import looks_like
from kurume_search.parsing.words.prose_people import people_named
from kurume_search.text.frozen import frozen

_N = r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?:(?:令和|平成|昭和)\s*(?:元|{_N})|[0-9]{{4}})\s*年\s*{_N}\s*月\s*{_N}\s*日\s*(?:\([^()]{{1,4}}\))?"
)
_WHICH = re.compile(rf"第\s*{_N}\s*回")
# A clause that is of the times: 午後1時30分から午後3時50分まで.
_TIMES = re.compile(
    rf"\s*、?(?:の)?[^、。]{{0,4}}?(?:{_N}\s*時|[0-9]{{1,2}}:[0-9]{{2}}|正午)[^、。]*"
)
_AWAY_FROM_TIMES = re.compile(r"まで(?!の)|(?:に|から)$")
_VENUE = re.compile(r"(?:^|[、。に])(?P<venue>[^、。]{3,40}?)(?:において|にて|で)(?=、|開|行)")
# It tells of the meeting, and isn't what happened in it.
_HELD = re.compile(r"開催(?:し|され)|開かれ|開い|開会|行(?:っ|われ)|出席")
_TITLES = (
    r"(?:副?会長|副?委員長|副?部会長|副?座長|(?:会長)?職務代理者?|委員|議長"
    r"|(?:[^、。ぁ-ん]{0,8})?(?:課長補佐|課長|室長|局長|次長|部長|所長|館長|係長|補佐|主幹|参事|主査|主任|主事|書記))"
)
# 事務局として parts the names behind it from what they are there for.
_PERSON = (
    r"(?<!と(?=して))(?<!とし(?=て))(?:(?!として)[^、。はがをに]){1,12}?"
    rf"{_TITLES}(?=[、。はがをにでの・と及並ほ計]|$)"
)
_AND = r"(?:、|及び|並びに|と|・)"
_AS = r"(?:(?:副?会長|副?委員長|副?座長|委員|職務代理者?)(?:に|として)、?)?"
_RUN = re.compile(rf"{_AS}{_PERSON}(?:{_AND}{_AS}{_PERSON})*")
# 総務課の甲川課長: the name stands behind the office.
_EACH = re.compile(
    rf"(?:[^、。]{{1,8}}(?:課|室|局|部|係|センター)の)?(?P<person>{_PERSON})(?:{_AND}{_AS}|$)"
)
_COUNT_BEHIND = re.compile(
    rf"(?:ほか\s*{_N}\s*(?:名|人))?(?:、?\s*(?:の)?\s*(?:計|合計|以上)?\s*{_N}\s*(?:名|人))?(?:の委員)?"
)
# Who is named, by the words before the names and by those behind them.
_BEFORE = (
    ("absent", re.compile(r"欠席(?:した)?(?:委員|者)?(?:は|が)、?$|欠席(?:委員|者)として、?$")),
    ("members", re.compile(r"(?:出席(?:した)?(?:委員|者)|委員)(?:は|が)、?$")),
    (
        "secretariat",
        re.compile(
            r"(?:事務局|庶務)(?:から|より|として|の職員|側)?(?:は|が)?、?[^、。ぁ-ん]{0,10}$"
        ),
    ),
    ("explainers", re.compile(r"(?:説明(?:員|者)|実施機関|担当課)(?:から|として)?(?:は|が)?、?$")),
)
# What names are said to be there for, behind them.
_FOR = (
    (
        "secretariat",
        re.compile(r"(?:が|は)、?(?:事務局|書記|庶務)(?:として|の職員として|を(?:務め|担当|担っ))"),
    ),
    (
        "explainers",
        re.compile(
            r"(?:が|は)、?(?:案件の|議案の|それぞれ)?(?:説明(?:のため|者として|員として|に当たっ|を行(?:う|った|い))"
            r"|(?:実施機関|担当課|説明員|説明者)として)"
        ),
    ),
)
_BEHIND = (
    ("absent", re.compile(r"(?:は|が)、?欠席")),
    ("members", re.compile(r"(?:は|が)、?出席")),
)
# Which meeting it was (第2回の審査会は), and when it ended (11時10分に終わった).
_NTH = re.compile(
    rf"(?P<n>第\s*{_N}\s*回)(?:目)?の?[^、。0-9]{{0,16}}?(?:審査会|審議会|委員会|協議会|部会|会議|会合)"
)
_ENDED = re.compile(
    rf"(?P<clock>(?:午前|午後)?\s*(?:{_N}\s*時(?:\s*(?:{_N}\s*分|半))?|[0-9]{{1,2}}:[0-9]{{2}}|正午))"
    r"(?:に|をもって|をもち)、?(?:会議を|全ての議事を)?(?:終わ|終え|閉会|終了|散会|閉じ)"
)
_MEMBER = re.compile(r"委員(?!長)|会長|委員長|座長")
_OBSERVERS = re.compile(
    rf"傍聴(?:人|者|した(?:者|人|方))(?:の数|数)?(?:は|が)?、?(?P<n>{_N}\s*(?:名|人)|な(?:し|く|かった)|い(?:な(?:い|く|かった)|ません))"
)
# What stands in front and tells no more than this isn't a page of talk.
_LONGEST = 600


@frozen()
class ToldField:
    """A value of the header in prose; `start`..`stop` are its columns, `title` of an office."""

    field: str
    start: int
    stop: int
    title: tuple[int, int] | None = None


def told_header(words: str, *, dated: bool) -> tuple[ToldField, ...]:
    """Return what folded sentences in front tell of day, place and people, in order.

    Args:
        words: A paragraph, its lines joined.
        dated: The day was told in a paragraph before; else it has to stand in this one.

    >>> [held.field for held in told_header("平成5年1月8日、市役所で開催した。", dated=False)]
    ['date', 'venue']
    """
    if len(words) > _LONGEST or not words.endswith("。") or not _HELD.search(words):
        return ()
    day = _DAY.search(words)
    if day is None and not dated:
        return ()
    found = [*(_when_and_where(words, day) if day and not dated else ()), *_people(words)]
    if day and (nth := _NTH.search(words, 0, _end_of_sentence(words, day.end()))):
        found.append(ToldField("number", *nth.span("n")))
    if (ended := _ENDED.search(words)) and not any(_holds(held, ended) for held in found):
        found.append(ToldField("time_end", *ended.span("clock")))
    return tuple(sorted(found, key=lambda held: held.start))


def _holds(told: ToldField, match: re.Match[str]) -> bool:
    return told.start <= match.start("clock") < told.stop


def _when_and_where(words: str, day: re.Match[str]) -> Iterator[ToldField]:
    stop = day.end()
    if which := _WHICH.search(words, 0, day.start()):
        yield ToldField("number", *which.span())
    if times := _TIMES.match(words, stop):
        inside = times.group()
        cut = _AWAY_FROM_TIMES.search(inside)
        stop += cut.end() if cut else len(inside)
    yield ToldField("date", day.start(), stop)
    if stop == day.end() and (later := _TIMES.search(words, stop, _end_of_sentence(words, stop))):
        yield ToldField("time", *later.span())
    for place in _VENUE.finditer(words, max(stop - 1, 0), _end_of_sentence(words, stop)):
        if looks_like("venue", place["venue"]):
            yield ToldField("venue", *place.span("venue"))
            return


def _end_of_sentence(words: str, at: int) -> int:
    stop = words.find("。", at)
    return len(words) if stop < 0 else stop


def _people(words: str) -> Iterator[ToldField]:
    for field, (first, last), title in people_named(words):
        yield ToldField(field, first, last, title)
    told = 0  # behind what the last names were there for: that tells nothing of the next
    for run in _RUN.finditer(words):
        counted = _COUNT_BEHIND.match(words, run.end())
        stop = counted.end() if counted else run.end()
        before = words[max(told, run.start() - 24) : run.start()]
        named = next((name for name, lead in _BEFORE if lead.search(before)), None)
        if named is None:
            tails = ((name, tail.match(words, stop)) for name, tail in _FOR)
            named, tail = next(((name, found) for name, found in tails if found), (None, None))
            told = tail.end() if tail else told
        behind = next((name for name, tail in _BEHIND if tail.match(words, stop)), None)
        name = named or (behind if _MEMBER.search(run.group()) else None)
        if name is not None:
            for each in _EACH.finditer(run.group()):
                start, end = each.span("person")
                yield ToldField(name, run.start() + start, run.start() + end)
            if stop > run.end():
                of = words.startswith("の", run.end())  # …の5人
                yield ToldField(name, run.end() + of, stop)
    if seen := _OBSERVERS.search(words):
        yield ToldField("observers", *seen.span("n"))
