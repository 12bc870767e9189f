"""Parses coding rules as KH Coder writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kurume_search.errors import UsageError
from kurume_search.query.coding_rules import (
    COMPARISONS,
    DISTANCE,
    MARK,
    And,
    Binary,
    CodeRef,
    CodingRules,
    Condition,
    HeadingIs,
    Measure,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Rule,
    String,
    VariableIs,
    Word,
)

_NAME = re.compile(r"[＊*](?P<name>.*)")
_TOKEN = re.compile(r"'(?:[^']|'')*'(?=\s|$)|\"(?:[^\"]|\"\")*\"(?=\s|$)|\S+")
_NEAR = re.compile(
    r"(?P<name>near|seq)\((?P<words>.+)\)(?:\[(?P<within>[bd]?)(?P<distance>[0-9]{0,6})\])?"
)
_HEADING = re.compile(r"<>(?:見出し|heading)(?P<level>[1-5])-->(?P<value>.+)", re.IGNORECASE)
_VARIABLE = re.compile(r"<>(?P<name>.+?)-->(?P<value>.+)")
_WORD = re.compile(r"(?P<base>.+?)(?:-->(?P<pos>.+?))?(?:->(?P<form>.+))?")
_OR, _AND, _NOT = {"or", "|", "|!"}, {"and", "&", "&!"}, {"not", "!"}
_SIGNS = _OR | _AND | _NOT | COMPARISONS | {"=", "(", ")", "+", "-", "*", "/"}
_DEEPEST = 50  # brackets within brackets
_LONGEST = 100  # terms of a sum


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign of a rule, and its line."""

    text: str
    line: int


def parse_coding_rules(text: str) -> CodingRules:
    """Return the rules that `text` writes; lines that begin with # are remarks.

    Raises:
        UsageError: A rule can't be read; the message names the line.
    """
    rules: list[Rule] = []
    known: set[str] = set()
    for head, tokens in _blocks(text):
        name = head.text
        if name in known:
            raise _wrong(head, f"{MARK}{name} が二度あります")
        rules.append(Rule(name, _Reader(tokens, known).condition() if tokens else None))
        known.add(name)
    return CodingRules(tuple(rules))


def _blocks(text: str) -> list[tuple[_Token, list[_Token]]]:
    blocks: list[tuple[_Token, list[_Token]]] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if line.startswith("#") or not line.strip():
            continue
        head = _NAME.fullmatch(line)
        if head:
            name = head["name"].strip()
            if not name:
                raise _wrong(_Token("", number), f"{MARK} のあとに名前がありません")
            blocks.append((_Token(name, number), []))
            continue
        found = [_Token(token, number) for token in _TOKEN.findall(line.replace("\u3000", " "))]
        if not blocks:
            raise _wrong(found[0], f"最初のコード名（{MARK}…）の前に条件があります")
        blocks[-1][1].extend(found)
    return blocks


def _wrong(token: _Token, message: str) -> UsageError:
    return UsageError(f"コーディングルールの {token.line} 行目: {message}。")


class _Reader:
    """Reads one condition: or < and < not < comparison < + - < * / < term."""

    def __init__(self, tokens: list[_Token], known: set[str]) -> None:
        self._tokens = tokens
        self._known = known
        self._at = 0
        self._depth = 0

    def condition(self) -> Condition:
        """Return the whole condition."""
        found = self._or()
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            raise _wrong(token, f"{token.text} の前に and か or が要ります")
        return found

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _or(self) -> Condition:
        parts = [self._and()]
        while self._peek() in _OR:
            negated = self._take().text == "|!"
            parts.append(Not(self._and()) if negated else self._and())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self) -> Condition:
        parts = [self._not()]
        while self._peek() in _AND:
            negated = self._take().text == "&!"
            parts.append(Not(self._not()) if negated else self._not())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _not(self) -> Condition:
        if self._peek() not in _NOT:
            return self._comparison()
        token = self._take()
        self._deeper(token)
        found = Not(self._not())
        self._depth -= 1
        return found

    def _comparison(self) -> Condition:
        left = self._sum()
        if self._peek() in COMPARISONS or self._peek() == "=":
            operator = self._take().text
            return Binary("==" if operator == "=" else operator, left, self._sum())
        return left

    def _sum(self) -> Condition:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Condition:
        return self._chain(("*", "/"), self._term)

    def _chain(self, signs: tuple[str, str], read: Callable[[], Condition]) -> Condition:
        left, length = read(), 0
        while self._peek() in signs:
            token, length = self._take(), length + 1
            if length > _LONGEST:
                raise _wrong(token, f"式が長すぎます（{_LONGEST} 項まで）")
            left = Binary(token.text, left, read())
        return left

    def _term(self) -> Condition:
        if self._at >= len(self._tokens):
            raise _wrong(self._tokens[-1], f"{self._tokens[-1].text} のあとが足りません")
        token = self._take()
        if token.text == "(":
            self._deeper(token)
            found = self._or()
            if self._peek() != ")":
                raise _wrong(token, "( に対する ) がありません")
            self._take()
            self._depth -= 1
            return found
        if token.text in _SIGNS:
            raise _wrong(token, f"{token.text} の前に語が要ります")
        return self._atom(token)

    def _atom(self, token: _Token) -> Condition:
        found = atom(token.text)
        if isinstance(found, CodeRef) and found.name not in self._known:
            raise _wrong(token, f"{MARK}{found.name} は、これより前に定義されていません")
        return found

    def _deeper(self, token: _Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _wrong(token, f"括弧や not が {_DEEPEST} 段より深く重なっています")


def atom(token: str) -> Condition:
    """Return what a token that is no sign means.

    >>> atom("near(先生-奥さん)[b8]")
    Near(words=('先生', '奥さん'), distance=8, within='b', ordered=False)
    """
    if len(token) > 2 and token[0] == token[-1] == "'":
        return String(token[1:-1].replace("''", "'"))
    if len(token) > 2 and token[0] == token[-1] == '"':
        token = token[1:-1].replace('""', '"')
    if token in ("No.", "lc", "lw"):
        return Measure(token)
    if token.isascii() and token.isdecimal() and len(token) <= 18:
        return Number(int(token))
    if match := _HEADING.fullmatch(token):
        return HeadingIs(int(match["level"]), match["value"])
    if match := _VARIABLE.fullmatch(token):
        return VariableIs(match["name"], match["value"])
    if len(token) > 3 and token[0] == "<" and token[-1] == ">" and token[1] in "＊*":
        return CodeRef(token[2:-1])
    return _words(token)


def _words(token: str) -> Condition:
    match = _NEAR.fullmatch(token)
    words = tuple(match["words"].split("-")) if match else ()
    if match and len(words) > 1 and all(words):
        return Near(
            words=words,
            distance=int(match["distance"]) if match["distance"] else DISTANCE,
            within=match["within"] or "",
            ordered=match["name"] == "seq",
        )
    words = tuple(token.split("+"))
    if len(words) > 1 and all(words):
        return Phrase(words)
    found = _WORD.fullmatch(token)
    if found is None:  # a word is at least one character, so this can't be
        return Word(token)
    return Word(found["base"], found["pos"], found["form"])
