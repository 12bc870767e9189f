"""The classes of questions, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """What is asked of words."""

    WORD = "word"
    AND = "and"
    OR = "or"
    PHRASE = "phrase"
    PREFIX = "prefix"
    NEAR = "near"


class Want(StrEnum):
    """What is wanted of the documents found."""

    TOP = "top"  # the best ten, in order
    IDS = "ids"  # all of them, in any order
    COUNT = "count"
    FACET = "facet"  # turns by year and outcome
    TREND = "trend"  # turns by year


class Question(NamedTuple):
    """One question, the same for every engine.

    Attributes:
        terms: Escaped, as the documents have them; of a prefix the beginning.
        texts: As somebody types them, one a term; of a phrase the whole alone.
        distance: For `NEAR`: at most so many positions on.
        department: Id in the register of departments; empty: not asked.
        departments: Keys of `department` and of those that it goes on in.
        year: Fiscal year; None: not asked.
    """

    shape: Shape
    want: Want
    terms: tuple[str, ...]
    texts: tuple[str, ...]
    distance: int = 0
    department: str = ""
    departments: frozenset[str] = frozenset()
    year: int | None = None


class Band(NamedTuple):
    """How many documents a word stands in: shares of all, and never fewer than `least`."""

    low: float
    high: float
    least: int = 2


RARE = Band(0.0, 0.0005, 2)
MIDDLE = Band(0.005, 0.2, 5)
COMMON = Band(0.05, 1.0, 10)


class Kind(NamedTuple):
    """A class of questions.

    Attributes:
        name: As tables show it.
        band: Of its words.
        limited: To a department and a year too.
    """

    name: str
    shape: Shape
    want: Want
    band: Band
    limited: bool = False


KINDS = (
    Kind("rare word, top 10", Shape.WORD, Want.TOP, RARE),
    Kind("common word, top 10", Shape.WORD, Want.TOP, COMMON),
    Kind("AND, top 10", Shape.AND, Want.TOP, MIDDLE),
    Kind("AND, all ids", Shape.AND, Want.IDS, MIDDLE),
    Kind("OR, top 10", Shape.OR, Want.TOP, MIDDLE),
    Kind("OR, all ids", Shape.OR, Want.IDS, MIDDLE),
    Kind("phrase of frequent words, top 10", Shape.PHRASE, Want.TOP, MIDDLE),
    Kind("phrase of frequent words, all ids", Shape.PHRASE, Want.IDS, MIDDLE),
    Kind("prefix, all ids", Shape.PREFIX, Want.IDS, MIDDLE),
    Kind("NEAR, all ids", Shape.NEAR, Want.IDS, MIDDLE),
    Kind("word + department + year, all ids", Shape.WORD, Want.IDS, MIDDLE, limited=True),
    Kind("common word, count only", Shape.WORD, Want.COUNT, COMMON),
    Kind("common word, facet year × outcome", Shape.WORD, Want.FACET, COMMON),
    Kind("common word, turns by year", Shape.WORD, Want.TREND, COMMON),
)
