"""Signs of given names that tell persons of one surname apart (川口(隆)委員、川口(幸)委員)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

# One sign in parentheses right behind a surname; of more it is what the person does.
_SIGNED = re.compile(
    r"(?P<surname>[一-龥々〓ヶぁ-んァ-ヴー]{1,4})\((?P<sign>[一-龥々ぁ-んァ-ヴ])\)"
)
# What one sign behind a name says of many: 甲野(学)、甲野(公) serve in different ways.
_NO_SIGNS = frozenset("欠出新再継代公学市町村民議男女正副長")
_SURNAME_MAX = 4
# Stand for the parentheses while the list is read, so that the name keeps what is in them.
_HELD = str.maketrans("()", "\ue001\ue002")
_READ = str.maketrans("\ue001\ue002", "()")
_HELD_SIGN = re.compile("\ue001.\ue002")


def shared_surnames(lines: Sequence[str]) -> frozenset[str]:
    """Return the surnames that stand with different signs in the folded lines of a roll.

    A line break may cut one in two.

    >>> shared_surnames(["川口(隆)委員、鵜飼委員、川", "口(幸)委員"])
    frozenset({'川口'})
    """
    if not any(")" in line for line in lines):  # nearly always
        return frozenset()
    signs: defaultdict[str, set[str]] = defaultdict(set)
    above = ""
    for line in lines:
        text = line.strip()
        for words in (text, above + text) if ")" in text else ():
            for match in _SIGNED.finditer(words):
                if match["sign"] not in _NO_SIGNS:
                    signs[match["surname"]].add(match["sign"])
        above = text[-_SURNAME_MAX:]
    return frozenset([surname for surname, held in signs.items() if len(held) > 1])


def with_signs(text: str, surnames: frozenset[str]) -> str:
    """Return a line of a roll with the signs behind these surnames held fast, as long as before."""

    def held(match: re.Match[str]) -> str:
        name = match["surname"]
        cut = not text[: match.start()].strip() and name not in surnames
        if name in surnames or (cut and any(whole.endswith(name) for whole in surnames)):
            return match.group().translate(_HELD)
        return match.group()

    return _SIGNED.sub(held, text) if ")" in text else text


def without_sign(word: str) -> str:
    """Return a word of a line without a sign that is held fast in it."""
    return _HELD_SIGN.sub("", word) if "\ue001" in word else word


def name_read(name: str) -> str:
    """Return a name with the parentheses around its sign as they are printed."""
    return name.translate(_READ)


def surname_of(name: str) -> str:
    """Return a name without the sign behind it.

    >>> surname_of("川口(隆)")
    '川口'
    """
    match = _SIGNED.fullmatch(name)
    return match["surname"] if match else name
