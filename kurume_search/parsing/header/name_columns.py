"""Names and titles in columns of a list: which of them are of one person (列の組)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.header.name_shapes import (
    SHORT,
    given_titled,
    is_no_name,
    of_nobody,
    person_shapes,
    roll_words,
    title_words,
    titled_words,
)
from kurume_search.parsing.lines.broken_titles import leading_titles
from kurume_search.parsing.lines.given_signs import without_sign
from kurume_search.parsing.lines.wide_names import JOINT

# Of a row of family names more than this end as family names do.
_MOST_SURNAMES = 0.6
_KANA = re.compile(r"[ぁ-んァ-ヴー]{2,5}|[ぁ-んァ-ヴー]{2,3}[一-龥]")  # はるのぶ, きょう子
_TITLED_NAME = 3  # title, family name, given name


def grouped(text: str, columns: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Group columns into persons: a title opens one, two short words are one name."""
    title = titled_words()
    words = [text[start:stop] for start, stop in columns]
    if (stops := _titles_behind(words)) is not None:
        begins = [0, *(stop + 1 for stop in stops[:-1])]
        yield from ((columns[a][0], columns[b][1]) for a, b in zip(begins, stops, strict=True))
        return
    if _has_one_holder(words):
        yield columns[0][0], columns[-1][1]
        return
    if _are_full_names(words):
        yield from ((columns[a][0], columns[a + 1][1]) for a in range(0, len(columns), 2))
        return
    surnames = _are_surnames(word for word in words if not title.search(word))
    at = 0
    while at < len(columns):
        chained = at + 1 < len(columns) and title_words().fullmatch(words[at + 1])
        if chained and title_words().fullmatch(words[at]):  # 会長職務代理者 2番 乙川
            at += 1
            continue
        first = at
        # 会長 甲野 and 会長 甲野委員 are one; 甲原部会長 乙島委員 are two, each with a title.
        titled = at + 1 < len(columns) and bool(title.fullmatch(words[at]))
        if titled and title.fullmatch(words[at + 1]):
            apart = at == 0 or title.search(words[at - 1]) is not None
            titled = apart and _is_over_member(words[at], words[at + 1])
        titled = titled and not _is_whole(words[at])
        at += titled
        family = _length(words[at]) <= SHORT and not title.search(words[at])
        family = family and (not surnames or JOINT in words[at])
        if family and at + 1 < len(columns) and _is_given(words[at + 1], title):
            at += 1
        if at + 1 < len(columns):
            behind = words[at + 1]
            last = at + 2 == len(columns)
            ends = last and not titled
            if behind[0] == "(" or (ends and _is_title_alone(behind)):
                at += 1
        yield columns[first][0], columns[at][1]
        at += 1


_GIVEN_MAX = 5


def _has_one_holder(words: Sequence[str]) -> bool:
    """Return whether columns are a title that one person holds, and his name in two words.

    A council has one who leads and can have two deputies (副会長 甲野 乙川).
    """
    if len(words) != _TITLED_NAME or words[0] not in leading_titles() or words[0][0] == "副":
        return False
    title = titled_words()
    names = words[1:]
    return all(len(word) <= _GIVEN_MAX and not title.search(word) for word in names)


def _are_full_names(words: Sequence[str]) -> bool:
    """Return whether each second column ends a full name, its title behind it (甲野 花子会長)."""
    if len(words) % 2 or any(title_words().search(word) for word in words[::2]):
        return False
    given = [given_titled().fullmatch(word) for word in words[1::2]]
    if not all(given) or any(_length(word) > SHORT for word in words[::2]):
        return False
    names = [str(match["given"]) for match in given if match]
    return sum(name.endswith(_surname_ends()) for name in names) * 2 < len(names)


def _titles_behind(words: list[str]) -> list[int] | None:
    """Return the columns of titles where each stands behind its name (甲 会長  乙 一郎 副会長)."""
    if len(words) < 2 or not _is_title_alone(words[-1]) or _is_title_alone(words[0]):
        return None
    ends = [at for at, word in enumerate(words) if _is_title_alone(word)]
    sizes = [stop - start for start, stop in zip([-1, *ends], ends, strict=False)]
    return ends if len(ends) > 1 and set(sizes) <= {2, 3} else None


def _is_title_alone(words: str) -> bool:
    """Return whether a column has nothing but a title, with its office or without."""
    return bool(title_words().fullmatch(words) or of_nobody().fullmatch(words))


def _is_over_member(words: str, behind: str) -> bool:
    """Return whether a title stands over a member who has 委員 behind the name (会長 甲野委員)."""
    return title_words().fullmatch(words) is not None and behind.endswith("委員")


def _is_given(words: str, title: re.Pattern[str]) -> bool:
    """Return whether a column can be the given name behind a family name."""
    bare = roll_words("honours").sub("", words.split("(")[0])
    short = _length(bare) <= SHORT or _KANA.fullmatch(bare) is not None
    return short and not title.fullmatch(words)


def _length(words: str) -> int:
    return len(words) - words.count(JOINT)


def _is_whole(words: str) -> bool:
    """Return whether a column is a person with a title behind the name (甲島企画課長)."""
    match = person_shapes().behind.fullmatch(words)
    if match is None or title_words().fullmatch(words) or len(match["name"]) > SHORT:
        return False
    if of_nobody().fullmatch(words) or is_no_name(match["name"]):
        return False
    return match["name"].endswith(_surname_ends())


@cache
def _surname_ends() -> tuple[str, ...]:
    return tuple(table("names")["surnames"]["ends"])


def _are_surnames(words: Iterable[str]) -> bool:
    """Return whether a row of short words lists family names alone: most end as those do.

    In a row of full names no more than half of them do (甲野 太郎 乙川 花子).
    """
    looks = [
        without_sign(word) != word or word.split("(")[0].endswith(_surname_ends()) for word in words
    ]
    return len(looks) > 1 and sum(looks) > _MOST_SURNAMES * len(looks)
