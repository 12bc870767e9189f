"""A query cut into brackets, operators and terms, each with its place.

Full-width signs mean what the half-width ones mean: ``（ ） ｜ － ＝ ： “ ”`` and the
full-width space. A bracket or quote without its partner is an ordinary character.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from kurume_search.errors import QueryError
from kurume_search.query.ast import Everything, Exact, Field, Literal, Node, Prefix, Range, Words
from kurume_search.query.fields import (
    UNIT_NAMES,
    FieldInfo,
    field_named,
    field_names_near,
)
from kurume_search.text.plain import fold_plain
from kurume_search.text.values import Value

# What a box takes: nobody types more, and the time to answer stays bounded.
MAX_LENGTH = 20_000
MAX_DISTANCE = 1_000
MAX_VALUE = 200  # of a field: longer than any name of a law or department

OPEN, CLOSE, BARS = "(（", ")）", "|｜"
MINUS, EQUALS, STAR = "-−－‐–", "=＝", "*＊"
# The first character of a pair closes on any of the second.
DOUBLE = {'"': '"', "＂": "＂", "“": "“”", "”": "“”"}
SINGLE = {"'": "'", "＇": "＇", "‘": "‘’", "’": "‘’"}

COLONS, BANGS = ":：", "!！"
_NEAR = ("NEAR/", "NEAR／")
_DOTS = "．‥…～〜~"  # and two full stops


class Kind(Enum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    NEAR = "NEAR"
    TERM = "term"
    UNIT = "unit"


class Token(NamedTuple):
    """One piece of a query.

    Attributes:
        start: First code point of the query.
        stop: One past the last.
        text: As typed.
        node: What a term means.
        number: Distance of NEAR.
        bare: A word without quotes.
        value: Of ``unit:``.
    """

    kind: Kind
    start: int
    stop: int
    text: str
    node: Node | None = None
    number: int = 0
    bare: bool = False
    value: str = ""


class Oddity(Value):
    """A bracket or quote without its partner: what it is, as typed, and where."""

    what: str
    sign: str
    at: int

    @property
    def warning(self) -> str:
        """What to say where it is searched for as text."""
        at, what, sign = self.at + 1, self.what, self.sign
        return f"{at}文字目の{what}「{sign}」に対になるものがないので、文字として扱いました。"

    @property
    def trouble(self) -> str:
        """What to say where that is refused."""
        return f"{self.at + 1}文字目の{self.what}「{self.sign}」に対になるものがありません。"


class Cut(Value):
    """A query as tokens, and what was odd."""

    tokens: tuple[Token, ...]
    oddities: tuple[Oddity, ...]


def cut(raw: str) -> Cut:
    """Cut `raw` into tokens.

    Raises:
        QueryError: It is too long, names no field, or a value or distance is missing.
    """
    if len(raw) > MAX_LENGTH:
        raise QueryError(
            f"検索式が長すぎます（{len(raw):,}字）。{MAX_LENGTH:,}字までにしてください。"
        )
    first = _Lexer(raw, frozenset())
    tokens = tuple(first.tokens())
    alone = _unmatched(tokens)
    if not alone:
        return Cut(tokens, tuple(first.oddities))
    again = _Lexer(raw, alone)
    tokens = tuple(again.tokens())
    odd = [Oddity("括弧", raw[at], at) for at in sorted(alone)]
    return Cut(tokens, (*odd, *again.oddities))


def _unmatched(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Return where brackets stand that have no partner."""
    opened: list[int] = []
    alone: set[int] = set()
    for token in tokens:
        if token.kind is Kind.OPEN:
            opened.append(token.start)
        elif token.kind is Kind.CLOSE:
            if opened:
                opened.pop()
            else:
                alone.add(token.start)
    return frozenset(alone | set(opened))


class _Lexer:
    """Walks over one query; `ordinary` are places whose brackets are mere characters."""

    def __init__(self, raw: str, ordinary: frozenset[int]) -> None:
        self.raw = raw
        self.ordinary = ordinary
        self.oddities: list[Oddity] = []
        # From here on no quote of that kind has a partner; keeps the scan linear.
        self._hopeless: dict[str, int] = {}

    def tokens(self) -> Iterator[Token]:
        at = 0
        while at < len(self.raw):
            if self.raw[at].isspace():
                at += 1
                continue
            token = self._sign(at) or self._term(at)
            yield token
            at = token.stop

    def _token(self, kind: Kind, start: int, stop: int, **more: Any) -> Token:
        return Token(kind, start, stop, self.raw[start:stop], **more)

    def _sign(self, at: int) -> Token | None:
        sign = self.raw[at]
        if at not in self.ordinary:
            if sign in OPEN:
                return self._token(Kind.OPEN, at, at + 1)
            if sign in CLOSE:
                return self._token(Kind.CLOSE, at, at + 1)
        if sign in BARS:
            return self._token(Kind.OR, at, at + 1)
        if sign in MINUS and self._goes_on(at + 1):
            return self._token(Kind.NOT, at, at + 1)
        return None

    def _goes_on(self, at: int) -> bool:
        """Return whether a term begins at `at`, right behind the sign before it."""
        if at >= len(self.raw):
            return False
        sign = self.raw[at]
        return not (sign.isspace() or sign in BARS or (sign in CLOSE and at not in self.ordinary))

    def _has_value(self, at: int) -> bool:
        """Return whether words begin at `at`, and no bracket."""
        return self._goes_on(at) and (self.raw[at] not in OPEN or at in self.ordinary)

    def _term(self, at: int) -> Token:
        sign = self.raw[at]
        if (sign in DOUBLE or sign in SINGLE) and (found := self._quoted(at)):
            text, stop = found
            if sign in SINGLE:
                return self._token(Kind.TERM, at, stop, node=Literal(text))
            if stop < len(self.raw) and self.raw[stop] in STAR:
                return self._token(Kind.TERM, at, stop + 1, node=Prefix(text))
            return self._token(Kind.TERM, at, stop, node=Words(text))
        if sign in EQUALS and self._has_value(at + 1):
            text, stop = self._quoted(at + 1) or self._run(at + 1)
            return self._token(Kind.TERM, at, stop, node=Exact(text))
        if (name := self._name(at)) and (field := self._field(name, at, at + len(name) + 1)):
            return field
        return self._word(at)

    def _name(self, at: int) -> str:
        """Return what stands before a colon and can be a field's name; else nothing."""
        stop = at
        while stop < len(self.raw) and (self.raw[stop].isalpha() or self.raw[stop] == "_"):
            stop += 1
        if stop > at and self.raw[stop : stop + 1] in tuple(BANGS):
            stop += 1
        return self.raw[at:stop] if self.raw[stop : stop + 1] in tuple(COLONS) else ""

    def _field(self, name: str, start: int, at: int) -> Token | None:
        info = field_named(name)
        is_unit = fold_plain(name).casefold() in UNIT_NAMES
        if not self._has_value(at):
            if info is None and not is_unit:
                return None  # 「日時：」 without a value is a word
            raise QueryError(f"「{name}:」の値がありません。", at=start)
        if is_unit:
            value, stop = self._value(at)
            return self._token(Kind.UNIT, start, stop, value=value)
        if info is None:
            near = field_names_near(name)
            hint = f'文字として探すには "{name}:…" と引用符で囲みます。'
            raise QueryError(f"検索項目「{name}」はありません。{hint}", near=near, at=start)
        node, stop = self._ranged(info, at) if info.ranged else self._valued(info, at)
        return self._token(Kind.TERM, start, stop, node=node)

    def _valued(self, info: FieldInfo, at: int) -> tuple[Node, int]:
        value, stop = self._value(at)
        return Field(info.name, _short(value, info, at)), stop

    def _value(self, at: int) -> tuple[str, int]:
        """Read the value of a field; no name begins with a quote that nothing closes."""
        if (found := self._quoted(at)) is not None:
            return found
        text, stop = self._run(at)
        return (text[1:] if text[0] in DOUBLE or text[0] in SINGLE else text) or text, stop

    def _ranged(self, info: FieldInfo, at: int) -> tuple[Node, int]:
        """Read ``low..high``, either end quoted or left out, or one value."""
        low, stop = self._end(at)
        after = _past_dots(self.raw, stop)
        low = _short(low, info, at)
        if after == stop:
            return Field(info.name, low), stop
        high, stop = self._end(after)
        if not low and not high:
            raise QueryError(f"「{info.name}:」の範囲に始めも終わりもありません。", at=at)
        return Range(info.name, low or None, _short(high, info, after) or None), stop

    def _end(self, at: int) -> tuple[str, int]:
        if at < len(self.raw) and self.raw[at] in DOUBLE and (found := self._quoted(at)):
            return found
        text, _ = self._run(at)
        stop = next((n for n in range(len(text)) if _past_dots(text, n) > n), len(text))
        return text[:stop], at + stop

    def _word(self, at: int) -> Token:
        text, stop = self._run(at)
        if text in ("OR", "AND", "NOT"):
            return self._token(Kind[text], at, stop)
        if text.startswith(_NEAR):
            return self._token(Kind.NEAR, at, stop, number=_distance(text[5:], at))
        if text[-1] in STAR:
            stem = text.rstrip(STAR)
            return self._token(Kind.TERM, at, stop, node=Prefix(stem) if stem else Everything())
        return self._token(Kind.TERM, at, stop, node=Words(text), bare=True)

    def _run(self, at: int) -> tuple[str, int]:
        """Return the characters from `at` to the next space, sign or opening quote."""
        stop = at
        while stop < len(self.raw):
            sign = self.raw[stop]
            if sign.isspace() or sign in BARS:
                break
            if sign in OPEN + CLOSE and stop not in self.ordinary:
                break
            if sign in DOUBLE and self._quoted(stop) is not None:
                break
            stop += 1
        return self.raw[at:stop], stop

    def _quoted(self, at: int) -> tuple[str, int] | None:
        """Return what stands between the quote at `at` and its partner, and where it ends.

        Where both ends look alike, a doubled one inside stands for itself. None if `at`
        opens nothing.
        """
        sign = self.raw[at] if at < len(self.raw) else ""
        closers = DOUBLE.get(sign) or SINGLE.get(sign)
        if closers is None:
            return None
        if at >= self._hopeless.get(sign, len(self.raw)):
            return None
        found: list[str] = []
        here = at + 1
        while here < len(self.raw):
            if self.raw[here] not in closers:
                found.append(self.raw[here])
                here += 1
            elif len(closers) == 1 and self.raw[here + 1 : here + 2] == closers:
                found.append(self.raw[here])
                here += 2
            else:
                return "".join(found), here + 1
        self._hopeless[sign] = at
        self.oddities.append(Oddity("引用符", sign, at))
        return None


def _short(value: str, info: FieldInfo, at: int) -> str:
    """Return `value`; refuse what is too long to be a name, before it stands in a message."""
    if len(value) > MAX_VALUE:
        message = f"「{info.name}:」の値が長すぎます。{MAX_VALUE}字までにしてください。"
        raise QueryError(message, at=at)
    return value


def _past_dots(text: str, at: int) -> int:
    """Return where the dots of a range that begin at `at` end; `at` if none do."""
    stop = at
    while stop < len(text) and (text[stop] in _DOTS or text[stop] == "."):
        stop += 1
    return at if text[at:stop] == "." else stop


def _distance(text: str, at: int) -> int:
    number = fold_plain(text)
    if not (number.isdecimal() and 1 <= int(number[:9]) <= MAX_DISTANCE and len(number) < 9):
        raise QueryError(f"NEAR/ の後には 1 から {MAX_DISTANCE:,} までの数を書きます。", at=at)
    return int(number)
