"""Calls that only hint at a matter: by its place in order, or by words of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.text.frozen import frozen

# What carries the subject of a title: kanji, katakana, letters.
_RUN = re.compile(r"[一-龥々〆ァ-ヶーA-Za-z0-9]+")
# Whom a chair gives the floor is no word of the subject: 生活安全課長, 事務局.
_OFFICES = re.compile(r"[一-龥ァ-ヶー・]{1,12}(?:課|室|係|局|センター)長?(?:補佐)?")
# So many signs of the next title are shared, or of one further on.
_NEXT_LEAST, _OTHER_LEAST = 3, 5
# A subject of so many signs ties words to the one of several titles that has it.
_TIED_LEAST = 2
# A call is no longer than this; a summary of the talk may be.
_SENTENCE_MAX = 90

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,2}"
_COUNTS = r"次第|議題|議事|日程|案件|審議事項|協議事項|審議案件"
_MATTER = r"案件|議題|諮問|議事|議案|審議事項|協議事項|審議案件"
_NTH = rf"(?:{_N})\s*(?:件目|つ目|番目)"
# 2件目に移ります。…について、福祉部、お願いします: the title is the next sentence.
_TURNS_TO = r"に(?:移|入|参|まい)(?:ります|りたいと[^。]{2,8}ます)。"
# A title ends so, its ground in parentheses behind it or not.
_CITED = r"(?:\([^()。]{2,40}\))?"
_ENDS = rf"(?:について|の件|こと){_CITED}"
_BEHIND = (
    r"(?:の件)?(?:について)?(?=です|でござ|であり|になり|ということ|を|、|に(?:入|移|つ)"
    r"|の(?:御|ご)?(?:説明|審議|審査)|が(?:次|最初|最後))"
)
# What a chair says before the title of a matter that nothing lists or heads: 次第の2、…;
# 本日の案件は、…; 案件の二番目に移ります。…
_PLACED = (
    rf"(?:(?:{_COUNTS})(?:の|第)*\s*\(?(?P<n>{_N})(?:\)?(?:番目)?(?:は|です|でございます|、|。)+|\)\s*)"
    rf"|(?:(?:本日|今回)の)?(?:(?:{_MATTER})の)?{_NTH}(?:の(?:{_MATTER}))?(?:は|が|です。?|、|{_TURNS_TO})+"
    rf"|(?:次|最初|初め|最後|続いて|続きまして|もう一つ|残り|本日|今回)の(?:{_MATTER})(?:は|が|です|、)*)"
)
_NAMED = re.compile(
    rf"{_PLACED}(?P<title>[^。、(「][^。「]{{5,120}}?(?:について{_CITED}|(?=の件)|こと(?!について){_CITED}))"
    rf"{_BEHIND}"
)
# A title in quotes with its place in order or words that go on before it, or with what calls
# it behind: 三つ目、「…について」です; 諮問「…について」の審議に入ります.
_TITLE_IN_QUOTES = rf"「(?P<title>[^「」。]{{6,120}}?{_ENDS})」"
_OPENS = (
    r"(?:それでは|では|さて|続い(?:て|きまして)|続きまして|次|まず|最初|初め|はじめ|最後|もう一つ)"
    r"(?:に|は|が|と)?、?"
)
_QUOTED_LED = re.compile(rf"(?:{_PLACED}|{_OPENS}){_TITLE_IN_QUOTES}(?:{_BEHIND}|。)")
_QUOTED = re.compile(
    rf"{_TITLE_IN_QUOTES}(?:の件)?(?:の(?:御|ご)?(?:審議|審査|説明))?"
    rf"(?=に(?:入り|移り)|を、?(?:議題|(?:御|ご)?審議|審査|上程|お?願い)|が(?:次|最初|最後)の(?:{_MATTER})"
    r"|について、?[^。]{0,16}(?:説明|審議|審査)(?:を|から)?[^。、]{0,6}(?:願|求め|受け))"
)
# 審議事項の, before the title itself.
_OF_KIND = rf"(?:(?:{_MATTER})の(?!\(?[0-9一二三四五六七八九十]))?"
# Words that only go on name less: 続きまして、…について, unless a number comes behind them.
_GOES_ON = re.compile(
    rf"(?:次|最初|まず|最後|続いて|続きまして|それでは|では)(?:は|に|、|と)*、{_OF_KIND}(?!{_COUNTS})"
    rf"(?P<title>[^。、「][^。「]{{9,120}}?(?:について{_CITED}|(?=の件))){_BEHIND}"
)
# … and nothing else, as a sentence of its own: では、…について。
_ONLY_NAMED = re.compile(
    rf"(?:(?:次|最初|まず|最後|続いて|続きまして|それでは|では)(?:は|に|、|と)*、)"
    rf"(?P<title>[^。、「][^。「]{{9,120}}?(?:について|の件){_CITED})。"
)


@cache
def _hands_over() -> re.Pattern[str]:
    return re.compile("|".join(table("calls")["hands_over"]["words"]))


@cache
def _common() -> re.Pattern[str]:
    words = sorted(table("calls")["common"]["words"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _general() -> frozenset[str]:
    return frozenset(table("calls")["general"]["words"])


def hands_over(sentence: str) -> bool:
    """Return whether a folded sentence names a matter, or gives somebody the floor."""
    return len(sentence) <= _SENTENCE_MAX and bool(_hands_over().search(sentence))


@frozen()
class Named:
    """A matter that only words name; `start`..`stop` are the columns of its title."""

    number: str | None
    start: int
    stop: int


def named_in(words: str, *, within: int, calls: bool) -> Named | None:
    """Return the matter that folded words of a chair name with their lead-in, or None.

    Args:
        words: A sentence and the one behind it, where the title may stand.
        within: The lead-in stands in so many of the first columns.
        calls: The sentence has words of calling, so that 続いて is enough.
    """
    if (match := _NAMED.search(words)) and match.start() < within:
        return Named(match["n"], *match.span("title"))
    match = _QUOTED_LED.match(words) or _QUOTED.search(words, 0, within)
    if match is None and calls:
        match = _GOES_ON.search(words, 0, within)
    match = match or _ONLY_NAMED.match(words)
    return Named(None, *match.span("title")) if match else None


def hinted(sentence: str, titles: Sequence[str], left: Sequence[int]) -> int | None:
    """Return which of the announced titles a sentence hints at, or None.

    What several titles have says nothing, nor what almost every title has. The next in
    order needs fewer words than one further on; one already called outweighs both.

    Args:
        sentence: Folded words that hand over.
        titles: Of all matters announced, in order.
        left: Places of those not called yet, in order.
    """
    said = _Runs(sentence)
    own = _subjects(tuple(titles))
    shared = [sum(said.shared(run) for run in held) for held in own]
    best = max(shared, default=0)
    if best < _NEXT_LEAST or shared.count(best) > 1:
        return None
    place = shared.index(best)
    if place not in left:
        return None
    return place if place == left[0] or best >= _OTHER_LEAST else None


def tied_title(words: str, titles: tuple[str, ...]) -> int | None:
    """Return which of the titles of cases taken together folded words share a subject with.

    Words that share something with several of them are on all.
    """
    said = _Runs(words, without=_general())
    tied = [place for place, held in enumerate(_subjects(titles)) if said.tie(held)]
    return tied[0] if len(tied) == 1 else None


def runs_in(words: str) -> frozenset[str]:
    """Return the runs of signs in folded words that can carry a subject; none is of one sign."""
    runs = _RUN.findall(_common().sub(" ", words))
    return frozenset(run for run in runs if len(run) >= _TIED_LEAST) - _general()


class _Runs:
    """The runs of signs in folded words that can carry a subject."""

    __slots__ = ("_end_to_end", "_runs")

    def __init__(self, words: str, *, without: frozenset[str] = frozenset()) -> None:
        runs = _RUN.findall(_common().sub(" ", _OFFICES.sub(" ", words)))
        self._runs = frozenset(runs) - without
        self._end_to_end = "\n".join(self._runs)

    def tie(self, subjects: frozenset[str]) -> bool:
        """Return whether enough signs of a subject stand here; a part of one needs more."""
        if any(len(run) >= _TIED_LEAST for run in subjects & self._runs):
            return True
        return any(self.shared(run) >= _NEXT_LEAST for run in subjects)

    def shared(self, run: str) -> int:
        """Return how many signs of `run` stand together here; one alone must be all."""
        if run in self._runs:
            return len(run)
        end_to_end = self._end_to_end
        longest = 0
        for at in range(len(run)):
            while at + longest < len(run) and run[at : at + longest + 1] in end_to_end:
                longest += 1
        return longest if longest > 1 else 0


@lru_cache(maxsize=16)
def _subjects(titles: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Return the runs of each title that no other has."""
    runs = [frozenset(_RUN.findall(_common().sub(" ", title))) for title in titles]
    seen: dict[str, int] = {}
    for held in runs:
        for run in held:
            seen[run] = seen.get(run, 0) + 1
    return tuple(frozenset(run for run in held if seen[run] == 1) for held in runs)
