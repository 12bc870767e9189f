"""Regular expressions composed from tables, and run only where they can match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from kurume_search.text.holding import holding

# What is read of a pattern to find its signs: the parse tree of `re` itself, which Python
# keeps private. What isn't known here gives no sign, and such a pattern is always asked.
_LITERAL, _ONE_OF = _parser.LITERAL, _parser.IN
_BRANCH, _GROUP = _parser.BRANCH, _parser.SUBPATTERN
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT)
_RANGE, _CATEGORY, _SPACE = _parser.RANGE, _parser.CATEGORY, _parser.CATEGORY_SPACE
_ZERO_WIDTH = (_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT)
# A choice among more signs than this, and their search costs what it saves.
_MOST = 80

# A class of more signs in a row than this (all kana are fewer) is of too many to tell.
_WIDEST = 100
# So few rows are tried sooner than asked for apart.
_FEW_ROWS = 8
# Any signs but some, as many as there are, before a match: they can be none.
_LEAD = re.compile(r"\A\[\^?[^\[\]\\]+\]\{0,[0-9]+\}\??(?![+*])")
# Half of any text; what begins with one of them is tried very often.
_COMMON = frozenset(map(chr, range(ord("ぁ"), ord("ん") + 1))) | frozenset("、。")
# What \s matches.
_SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]

Signs = frozenset[str]
Row = TypeVar("Row")
_CLASS = re.compile(r"\(\?&(?P<name>[a-z_]+)\)")


def either(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return a pattern that matches where any of `patterns` does, none with named groups.

    One search for twelve patterns that rarely match costs a sixth of twelve searches; so
    a table of patterns is asked as a whole first, and row by row only where it matches.

    >>> bool(either([re.compile("諮問"), re.compile("答申$")]).search("答申書"))
    False
    """
    # Without a group around each, `re` sees what they begin with, and looks for that first.
    return re.compile("|".join(pattern.pattern for pattern in patterns))


def spelled(pattern: str, classes: Mapping[str, Sequence[str]]) -> str:
    """Return `pattern` with the words of a class in the place of each `(?&name)`.

    Raises:
        KeyError: No class has that name.

    >>> spelled("(?&again).{0,8}審議", {"again": ["再度", "改めて"]})
    '(?:再度|改めて).{0,8}審議'
    """
    return _CLASS.sub(lambda match: f"(?:{'|'.join(classes[match['name']])})", pattern)


class Signed:
    """What matches only words that hold a sign of it; `sign` None: they can be any words."""

    __slots__ = ()
    sign: re.Pattern[str] | None

    def may_match(self, text: str) -> bool:
        """Return whether `text` holds a sign without which nothing matches anywhere."""
        return self.sign is None or self.sign.search(text) is not None


class Sieve(Signed):
    """A pattern that is searched for only in words that hold one of its signs.

    Its signs are read off the pattern itself: to look for a few short words takes a tenth
    of the time of looking for what they are part of, and most words hold none of them.
    Rows that can begin with anything are asked for themselves, and among many rows those
    that can begin with hiragana: among the others, one of them would let each be tried at
    every column, or at every other (ten times the time, measured).
    """

    __slots__ = ("_begun", "_others", "_pattern", "_words", "sign", "signs")

    def __init__(self, *words: str) -> None:
        self.signs = signs_of("|".join(words))
        self.sign = any_of(self.signs)
        self._words = words
        # What may be missing before a match isn't asked for to say whether there is one.
        cores = [_LEAD.sub("", word) for word in words]
        firsts = {core: firsts_of(core) for core in cores}
        known = {core for core in cores if firsts[core]} or set(cores)
        rare = {core for core in known if firsts[core] and firsts[core].isdisjoint(_COMMON)}
        first = (rare if len(cores) > _FEW_ROWS else None) or known
        begun = [core for core in cores if core in first]
        others = [core for core in cores if core not in first]
        self._begun = _begun_by(
            "|".join(begun), frozenset().union(*(firsts[core] for core in begun))
        )
        self._others = Sieve(*others) if others else None
        self._pattern = self._begun if begun == list(words) else None

    @property
    def pattern(self) -> re.Pattern[str]:
        """All rows as one, compiled when it is first asked for."""
        if self._pattern is None:
            self._pattern = quick("|".join(self._words))
        return self._pattern

    def has(self, text: str) -> bool:
        """Return whether the pattern matches anywhere in `text`."""
        if self.sign is not None and self.sign.search(text) is None:  # as `may_match`, inline
            return False
        if self._begun.search(text) is not None:
            return True
        return self._others is not None and self._others.has(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`, or None."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return the matches in `text`, in order."""
        return self.pattern.finditer(text) if self.may_match(text) else ()

    def sub(self, other: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with `other` in the place of each match."""
        return self.pattern.sub(other, text) if self.has(text) else text


class Choice(Generic[Row]):
    """Rows of words in order, of which the first that a text has counts.

    Their signs are looked for as one first: most texts have none of them, and no row is asked.
    """

    __slots__ = ("_rows", "_sign")

    def __init__(self, rows: Iterable[tuple[Row, Iterable[str]]]) -> None:
        self._rows = tuple((row, Sieve(*words)) for row, words in rows)
        self._sign = any_of(frozenset().union(*(sieve.signs for _, sieve in self._rows)))

    def of(self, text: str) -> Row | None:
        """Return the first row whose words `text` has, or None."""
        signed = self._sign is not None and self._sign.search(text) is not None
        for row, sieve in self._rows:
            if (signed or sieve.sign is None) and sieve.has(text):
                return row
        return None


class Shapes:
    """What a text can be as a whole: patterns asked only where they may match.

    Of a line of prose nearly every pattern is ruled out by its first character, and the rest by
    words that it lacks; to let them try takes ten times as long.
    """

    __slots__ = ("_by_first", "_by_sign", "firsts")

    def __init__(self, *words: str) -> None:
        begun: list[str] = []
        others: list[str] = []
        firsts: Signs = frozenset()
        for word in words:
            own = firsts_of(word)
            (begun if own else others).append(word)
            firsts |= own
        self.firsts = firsts
        self._by_first = re.compile("|".join(begun))
        self._by_sign = Sieve(*others) if others else None

    def may_have(self, text: str) -> bool:
        """Return whether words that `text` begins with may have one of the shapes."""
        sieve = self._by_sign
        return text[:1] in self.firsts or (sieve is not None and sieve.may_match(text))

    def among(self, texts: Sequence[str]) -> frozenset[int]:
        """Return the positions of the `texts` that as a whole have one of the shapes."""
        firsts, sieve = self.firsts, self._by_sign
        begun = [at for at, text in enumerate(texts) if text[:1] in firsts]
        found = {at for at in begun if self._by_first.fullmatch(texts[at])}
        if sieve is not None:
            likely = holding(sieve.sign, texts) if sieve.sign else range(len(texts))
            found |= {at for at in likely if sieve.pattern.fullmatch(texts[at])}
        return frozenset(found)

    def has(self, text: str) -> bool:
        """Return whether the whole of `text` has one of the shapes."""
        if text[:1] in self.firsts and self._by_first.fullmatch(text) is not None:
            return True
        sieve = self._by_sign
        if sieve is None or not sieve.may_match(text):
            return False
        return sieve.pattern.fullmatch(text) is not None


def any_of(signs: Signs) -> re.Pattern[str] | None:
    """Return a pattern for any of some signs; as one plain choice it is searched for fastest.

    None for none of them: what has no sign is always asked.
    """
    return re.compile("|".join(map(re.escape, sorted(signs)))) if signs else None


def quick(pattern: str) -> re.Pattern[str]:
    """Return `pattern` compiled so that what can't begin a match is passed over at once.

    A choice among thirty rows is tried row by row at every column of a text; where the
    signs that any of them begins with are few, they are asked for first.
    """
    return _begun_by(pattern, firsts_of(pattern))


def _begun_by(pattern: str, firsts: Signs) -> re.Pattern[str]:
    if not 0 < len(firsts) <= _MOST:
        return re.compile(pattern)
    return re.compile(f"(?=[{''.join(map(re.escape, sorted(firsts)))}])(?:{pattern})")


def firsts_of(pattern: str, *, or_none: bool = False) -> Signs:
    """Return the signs one of which every match begins with; empty if they aren't known.

    Args:
        pattern: Of a regular expression.
        or_none: It may match no sign at all; then those of every other match are asked for.

    >>> sorted(firsts_of("(?:諮問|申請)書|[0-3]"))
    ['0', '1', '2', '3', '申', '諮']
    """
    tree = _parser.parse(pattern)
    firsts, may_be_empty = _firsts(tree)
    unknown = (may_be_empty and not or_none) or tree.state.flags & re.IGNORECASE
    return frozenset() if unknown or firsts is None else firsts


def _firsts(tree: Any) -> tuple[Signs | None, bool]:
    """Return what a match of a sequence begins with, and whether it may be of no sign.

    The signs are None where they aren't known, none where the sequence looks only around.
    """
    found: Signs = frozenset()
    for kind, value in tree:
        if kind in _ZERO_WIDTH:
            continue
        own, may_be_empty = _firsts_of(kind, value)
        if own is None:
            return None, may_be_empty
        found |= own
        if not may_be_empty:
            return found, False
    return found, True


def _firsts_of(kind: Any, value: Any) -> tuple[Signs | None, bool]:
    """Return what a part of a sequence begins with, and whether it may be of no sign."""
    if kind is _LITERAL:
        return frozenset(chr(value)), False
    if kind is _ONE_OF:
        return _one_of(value) or None, False
    if kind is _GROUP:
        return _firsts(value[3])
    if kind is _BRANCH:
        found: Signs = frozenset()
        may_be_empty = False
        for own, is_empty in map(_firsts, value[1]):
            if own is None:
                return None, True
            found |= own
            may_be_empty = may_be_empty or is_empty
        return found, may_be_empty
    if kind in _REPEATS:
        known, may_be_empty = _firsts(value[2])
        return known, may_be_empty or value[0] == 0
    return None, False


def _one_of(parts: Any) -> Signs:
    """Return the signs of a class; empty if they are too many, or it says which are not."""
    found: list[str] = []
    for kind, value in parts:
        if kind is _LITERAL:
            found.append(chr(value))
        elif kind is _RANGE and value[1] - value[0] < _WIDEST:
            found += map(chr, range(value[0], value[1] + 1))
        elif kind is _CATEGORY and value is _SPACE:
            found += _SPACES
        else:
            return frozenset()
    return frozenset(found)


def signs_of(pattern: str) -> Signs:
    """Return words of which every match of `pattern` holds one; empty if none are known.

    >>> sorted(signs_of("(?:諮問|申請).{0,6}取り?下げ|撤回(?=する)"))
    ['撤回', '申請', '諮問']
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
        return shortest(frozenset().union(*parts)) if all(parts) else frozenset()
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


def shortest(words: Iterable[str]) -> Signs:
    """Return the words that hold no other of them: what has any of them has one of these."""
    given = frozenset(words)
    return frozenset(
        word for word in given if not any(held in word for held in given if held != word)
    )
