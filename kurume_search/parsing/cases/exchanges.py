"""Who answered what (質疑応答): questions joined to the replies that follow them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from kurume_search.model.turn import Exchange, Role, Turn
from kurume_search.parsing.cases.kinds import ANSWER, PROCEDURAL, QUESTION, STATEMENT
from kurume_search.parsing.marks.case_numbers import case_key, find_case_numbers
from kurume_search.text.normalize import fold_plain

_COUNCIL = (Role.MEMBER, Role.CHAIR, Role.VICE_CHAIR)
_LIKE = re.compile(r"同様|同じ|同一|場合と|のときと|に準じ|と比べ")
_LATER = re.compile(
    r"(?:後ほど|後刻|のちほど|追って|調べて|確認して|手元に).{0,40}(?:回答|お答え|お示し|報告|説明|お伝え|ない|ござい)"
)
_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
# Of so many questions at most an answer is still awaited.
_PUT_OFF_MAX = 40
_BACK = re.compile(r"(?:先ほど|先程|さきほど).{0,24}(?:お尋ね|御?質問|件|について|人数|数字|点|は)")


def _folded(turn: Turn) -> str:
    return fold_plain(turn.text)


def join(
    turns: Sequence[Turn],
    numbers: Mapping[str, str],
    words_of: Callable[[Turn], str] = _folded,
    replies_to: Mapping[str, Sequence[str]] = _NONE,
) -> tuple[Exchange, ...]:
    """Return one exchange for each question turn, in order; answers may be none.

    Several questions in a row share the replies behind them. A reply that was put off
    (後ほど回答する) and comes with a later one (先ほどの件は) belongs to both.

    Args:
        turns: Of one meeting, in order.
        numbers: Case id → the key of its printed number.
        words_of: Returns the folded words of a turn, where they are at hand.
        replies_to: Id of a turn → ids of those that it answers, where a count says it.
    """
    answers: dict[str, list[str]] = {}
    waiting: list[Turn] = []  # questions that the next reply answers
    put_off: list[Turn] = []  # those whose reply was promised for later
    replied = False
    asked = {turn.id: turn for turn in turns}
    for turn in turns:
        if turn.kind is QUESTION:
            if replied or (waiting and not _share(waiting[-1], turn)):
                waiting = []
            waiting.append(turn)
            answers[turn.id] = []
            replied = False
        elif turn.kind is ANSWER and turn.id in replies_to:
            counted = [asked[own] for own in replies_to[turn.id] if own in answers]
            for question in counted:
                answers[question.id].append(turn.id)
            if puts_off(words_of(turn)):
                put_off = [*put_off, *counted][-_PUT_OFF_MAX:]
            for question in counted:
                if waiting and waiting[0] is question:
                    del waiting[0]  # as lists are answered: a look at all would be quadratic
                else:
                    waiting = [one for one in waiting if one is not question]
            replied = True
        elif turn.kind is ANSWER and (waiting or put_off):
            words = words_of(turn)
            answered = [one for one in waiting if _share(one, turn)] or waiting
            if put_off and _BACK.search(words):
                own = [one for one in put_off if _share(one, turn)] or put_off
                aside = not any(_share(one, turn) for one in waiting)
                answered = own if aside else [*waiting, *(one for one in own if one not in waiting)]
                put_off = [one for one in put_off if one not in own]
            replied = replied or bool(waiting and answered[-1] in waiting)
            for question in answered:
                answers[question.id].append(turn.id)
            if _LATER.search(words):
                more = [one for one in waiting if one not in put_off]
                put_off = [*put_off, *more][-_PUT_OFF_MAX:]
        elif turn.kind is PROCEDURAL or _turns_away(turn, replied=replied):
            waiting, replied = [], False
    known = frozenset(numbers.values())
    return tuple(
        [
            Exchange(
                question,
                tuple(replies),
                _case(asked[question]),
                _refers(asked[question], words_of(asked[question]), numbers, known),
            )
            for question, replies in answers.items()
        ]
    )


def puts_off(words: str) -> bool:
    """Return whether folded words of a reply promise another one for later."""
    return _LATER.search(words) is not None


def _share(one: Turn, two: Turn) -> bool:
    return not one.cases or not two.cases or bool(set(one.cases) & set(two.cases))


def _turns_away(turn: Turn, *, replied: bool) -> bool:
    """A remark behind a reply asks for one of its own; a lost label may hide anything."""
    if turn.kind is not STATEMENT:
        return False
    return turn.role is Role.UNKNOWN or (replied and turn.role in _COUNCIL)


def _case(turn: Turn) -> str | None:
    return turn.cases[0] if turn.cases else None


def _refers(turn: Turn, words: str, numbers: Mapping[str, str], known: frozenset[str]) -> bool:
    """Return whether a question points to another case for what it asks (諮問案件2と同様か)."""
    if not _LIKE.search(words):
        return False
    own = {numbers.get(case) for case in turn.cases}
    named = {key for found, _, _ in find_case_numbers(words) for key in found.keys}
    return bool({case_key(key) for key in named} & (known - own))
