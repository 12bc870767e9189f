"""Regular expressions put together, and asked only where they may match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# What is read of a pattern to find its signs: the parse tree of `re` itself, which Python
# keeps private. What isn't known here gives no sign, and such a pattern is always asked.
_LITERAL, _ONE_OF = _parser.LITERAL, _parser.IN
_BRANCH, _GROUP = _parser.BRANCH, _parser.SUBPATTERN
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT)
# A choice among more signs than this, and their search costs what it saves.
_MOST = 80

Signs = frozenset[str]
_CLASS = re.compile(r"\(\?&(?P<name>[a-z_]+)\)")


def either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return a pattern that matches where any of `patterns` does, none with named groups.

    One search for twelve patterns that rarely match costs a sixth of twelve searches; so
    a table of patterns is asked as a whole first, and row by row only where it matches.

    >>> bool(either([re.compile("諮問"), re.compile("答申$")]).search("答申書"))
    False
    """
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))


def spelled(pattern: str, classes: Mapping[str, Sequence[str]]) -> str:
    """Return `pattern` with the words of a class in the place of each `(?&name)`.

    Raises:
        KeyError: No class has that name.

    >>> spelled("(?&again).{0,8}審議", {"again": ["再度", "改めて"]})
    '(?:再度|改めて).{0,8}審議'
    """
    return _CLASS.sub(lambda match: f"(?:{'|'.join(classes[match['name']])})", pattern)


class Sieve:
    """A pattern that is searched for only in words that hold one of its signs.

    Its signs are read off the pattern itself: to look for a few short words takes a tenth
    of the time of looking for what they are part of, and most words hold none of them.
    """

    __slots__ = ("_sign", "pattern")

    def __init__(self, words: Iterable[str]) -> None:
        self.pattern = re.compile("|".join(words))
        signs = signs_of(self.pattern.pattern)
        self._sign = re.compile("|".join(map(re.escape, sorted(signs)))) if signs else None

    def may_match(self, text: str) -> bool:
        """Say whether `text` holds a sign without which the pattern matches nowhere."""
        return self._sign is None or self._sign.search(text) is not None

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`, or None."""
        if self._sign is not None and self._sign.search(text) is None:  # as `may_match`, inline
            return None
        return self.pattern.search(text)

    def sub(self, other: str, text: str) -> str:
        """Return `text` with `other` in the place of each match."""
        return self.pattern.sub(other, text) if self.may_match(text) else text


def signs_of(pattern: str) -> Signs:
    """Return words of which every match of `pattern` holds one; empty if none are known.

    >>> sorted(signs_of("(?:諮問|申請).{0,6}取り?下げ|撤回(?=する)"))
    ['下げ', '撤回']
    """
    tree = _parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return frozenset()
    signs = _signs(tree)
    return signs if len(signs) <= _MOST else frozenset()


def _signs(tree: Any) -> Signs:
    """Return the signs of a sequence: of those of its parts the rarest, then the fewest."""
    best: Signs = frozenset()
    literal = ""
    for kind, value in [*tree, (None, None)]:
        if kind is _LITERAL:
            literal += chr(value)
            continue
        best = _better(best, frozenset({literal} if literal else ()))
        literal = ""
        best = _better(best, _signs_in(kind, value))
    return best


def _signs_in(kind: Any, value: Any) -> Signs:
    if kind is _ONE_OF:
        plain = all(held is _LITERAL for held, _ in value)
        return frozenset(chr(sign) for _, sign in value) if plain else frozenset()
    if kind is _BRANCH:
        parts = [_signs(part) for part in value[1]]
        return _shortest(frozenset().union(*parts)) if all(parts) else frozenset()
    if kind is _GROUP:
        return _signs(value[3])
    if kind in _REPEATS and value[0] > 0:
        return _signs(value[2])
    return frozenset()


def _better(one: Signs, two: Signs) -> Signs:
    return max(one, two, key=lambda signs: (min(map(_rarity, signs), default=0), -len(signs)))


def _rarity(word: str) -> int:
    """Weigh how rarely words hold `word`: hiragana is half of any text."""
    return sum(1 if "ぁ" <= sign <= "ん" else 3 for sign in word)


def _shortest(words: Signs) -> Signs:
    """Return the words that hold no other of them: what has any of them has one of these."""
    return frozenset(
        word for word in words if not any(held in word for held in words if held != word)
    )
