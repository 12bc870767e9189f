"""Words that differ in their okurigana alone: 持ち出し, 持出し and 持出.

A dictionary has one of them as a word with a normal form, and cuts another into the verbs it is
made of (持｜出し), or knows it as a verb alone (聞き｜取り). So a word is brought to the form with
all its okurigana, from the normal forms of what it is cut into, and is the same word as whatever
else, some of that okurigana left out, is brought to the same form. The dictionary decides: 立場
is no 立ち場, since it isn't brought there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from kurume_search.query.phrases import Tokenize, TokenLike

_KANA = re.compile("[ぁ-ん]")
# データ持ち出し, USB持ち出し: what stands in other signs stays as it is.
_WORD = re.compile("(?:[一-龠々]+[ぁ-ん]*|[ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]+)+")
# Each kana more doubles what is looked at; 打ち合わせ has four, 組み合わせ先 too.
_MOST_KANA = 5
# How a verb ends as a noun does: 持つ, 持ち.
_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
# Verbs of one kanji that lose る as those do that have a kana of these rows before it (受ける).
_SHORT = frozenset("見着似煮射居干出寝経得")
_ROWS = frozenset("いきぎしじちぢにひびみりえけげせぜてでねへべめれ")


def may_vary(text: str, tokens: Sequence[TokenLike]) -> bool:
    """Return whether okurigana could be more or less in `text`; told without a dictionary."""
    terms = "".join(token.term for token in tokens)
    return bool(_KANA.search(terms) and _WORD.fullmatch(text) and len(_KANA.sub("", text)) > 1)


def written_as(text: str, tokenize: Tokenize) -> tuple[str, ...]:
    """Return what else the word `text` is written as, its okurigana alone otherwise.

    Whoever asks for one of them is given all the others.

    Args:
        text: A word, or several without a particle between them.
        tokenize: Gives the words of a text with their normal forms.
    """
    whole = _whole(text, tokenize(text))
    if whole is None:
        return ()
    same = (one for one in _shorter(whole) if _whole(one, tokenize(one)) == whole)
    return tuple(one for one in same if one != text)


def _whole(text: str, tokens: Sequence[TokenLike]) -> str | None:
    """Return `text` with all its okurigana; None if it has none, or more than it could have."""
    if not may_vary(text, tokens):
        return None
    forms = [token.term for token in tokens]
    if len(forms) > 1 or forms[0][-1] != text[-1]:  # 仕分け is known as the verb 仕分ける
        forms = [_as_noun(form) for form in forms]
    if any(_KANA.match(form) for form in forms):  # a particle, or the end of a verb
        return None
    whole = "".join(forms)
    if _KANA.sub("", whole) != _KANA.sub("", text) or len(_KANA.findall(whole)) > _MOST_KANA:
        return None
    return whole if _is_shorter(text, whole) else None


def _as_noun(form: str) -> str:
    """Return a verb as it stands before another word; what is no verb stays."""
    end = _ENDS.get(form[-1])
    if end is None or len(form) < 2:
        return form
    drops = form[-1] == "る" and (form[-2] in _ROWS or form[:-1] in _SHORT)
    return form[:-1] if drops else form[:-1] + end


def _shorter(whole: str) -> list[str]:
    """Return `whole` with any of its okurigana left out, all of it first."""
    parts = ((sign, "") if _KANA.match(sign) else (sign,) for sign in whole)
    return list(dict.fromkeys(map("".join, product(*parts))))


def _is_shorter(text: str, whole: str) -> bool:
    """Return whether `text` is `whole` with some of its okurigana left out."""
    at = iter(whole)
    return all(sign in at for sign in text)
