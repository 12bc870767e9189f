"""Coding rules of KH Coder (コーディングルール) as frozen values, and how they are written.

A rule gives a code (＊コンセプト名) to every unit of text that its condition holds for::

    ＊死
    死後 or 死期 or near(死ぬ-人)[8]

Source of the notation: KH Coder's own reader (kh_cod, version 3) and its test file. Tokens
stand between spaces, brackets too. ``str`` of anything here parses back to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

MARK = "＊"
DISTANCE = 10  # words, where near() and seq() don't say


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its base form, perhaps of one part of speech (品詞) and inflection (活用形)."""

    base: str
    pos: str | None = None
    inflection: str | None = None

    def __str__(self) -> str:
        pos = "" if self.pos is None else f"-->{self.pos}"
        return self.base + pos + ("" if self.inflection is None else f"->{self.inflection}")


@dataclass(frozen=True, slots=True)
class String:
    """Characters in the text as it is written, whatever words they are."""

    text: str

    def __str__(self) -> str:
        return "'" + self.text.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words right behind one another: ``卒業+証書``."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return "+".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Words close together, in any order, or `ordered` (``seq``).

    Attributes:
        distance: Most words from one to the next; 0: no limit.
        within: ``b`` in one sentence (文), ``d`` in one paragraph (段落), else empty.
    """

    words: tuple[str, ...]
    distance: int = DISTANCE
    within: str = ""
    ordered: bool = False

    def __str__(self) -> str:
        name = "seq" if self.ordered else "near"
        distance = "" if self.distance == DISTANCE else str(self.distance)
        option = f"[{self.within}{distance}]" if self.within or distance else ""
        return f"{name}({'-'.join(self.words)}){option}"


@dataclass(frozen=True, slots=True)
class CodeRef:
    """Another code that stands above in the file, without its mark."""

    name: str

    def __str__(self) -> str:
        return f"<{MARK}{self.name}>"


@dataclass(frozen=True, slots=True)
class HeadingIs:
    """The heading of a level, 1 to 5, that the unit stands under."""

    level: int
    value: str

    def __str__(self) -> str:
        return _quoted(f"<>見出し{self.level}-->{self.value}")


@dataclass(frozen=True, slots=True)
class VariableIs:
    """The value of an external variable (外部変数)."""

    name: str
    value: str

    def __str__(self) -> str:
        return _quoted(f"<>{self.name}-->{self.value}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the unit: ``No.`` its place, ``lc`` characters, ``lw`` words."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number to compare or calculate with."""

    value: int

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Binary:
    """A comparison (``>`` ``>=`` ``<`` ``<=`` ``==``) or a sum of frequencies (``+ - * /``)."""

    operator: str
    left: Condition
    right: Condition

    def __str__(self) -> str:
        own = RANK[self.operator]
        # `a - b - c` reads from the left; a comparison of comparisons needs brackets.
        left = _bracketed(self.left, own + (self.operator in COMPARISONS))
        return f"{left} {self.operator} {_bracketed(self.right, own + 1)}"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Condition

    def __str__(self) -> str:
        return f"not {_bracketed(self.part, RANK['not'])}"


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(part, RANK["and"] + 1) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(part, RANK["or"] + 1) for part in self.parts)


Condition: TypeAlias = (
    Word | String | Phrase | Near | CodeRef | HeadingIs | VariableIs | Measure | Number
    | Binary | Not | And | Or
)  # fmt: skip

COMPARISONS = frozenset({">", ">=", "<", "<=", "=="})
RANK = {"or": 0, "and": 1, "not": 2, **dict.fromkeys(COMPARISONS, 3), "+": 4, "-": 4, "*": 5,
        "/": 5}  # fmt: skip
_ATOM = 9


@dataclass(frozen=True, slots=True)
class Rule:
    """A code and when it is given; without a condition never."""

    name: str
    condition: Condition | None

    def __str__(self) -> str:
        condition = "" if self.condition is None else f"{self.condition}\n"
        return f"{MARK}{self.name}\n{condition}"


@dataclass(frozen=True, slots=True)
class CodingRules:
    """The rules of one file, in its order."""

    rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self.rules))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)


def _rank(part: Condition) -> int:
    match part:
        case Or():
            return RANK["or"]
        case And():
            return RANK["and"]
        case Not():
            return RANK["not"]
        case Binary(operator):
            return RANK[operator]
    return _ATOM


def _bracketed(part: Condition, least: int) -> str:
    return str(part) if _rank(part) >= least else f"( {part} )"


def _quoted(token: str) -> str:
    """Return `token`, in quotation marks where it holds a space."""
    if " " in token or token.startswith('"'):
        return '"' + token.replace('"', '""') + '"'
    return token
