"""What every engine is fed: the passages of a corpus as words, with their fields.

A document is a passage. Its words are the terms of the index in their order, a hole (a run
of marks or spaces) being a word of its own, so positions are the same in every engine.
Terms are escaped so that a tokenizer that cuts at spaces gives them back unharmed.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kurume_search import Corpus
from kurume_search.analysis.morphemes import tokens
from kurume_search.model.meeting import Minutes
from kurume_search.query.sections import departments_of, meeting_id, outcomes_of, placed

HOLE = "\uf8ff"
OUTSIDE = "outside"  # of any case, so it has no outcome
DOCUMENTS, TEXTS = "documents.tsv", "texts.jsonl"
_PRIVATE = 0xE000


class Document(NamedTuple):
    """One passage.

    Attributes:
        number: Counts from 0, as the passages of the corpus do.
        id: Permanent.
        turn: Somebody says it.
        year: Fiscal year of the meeting; 0 if the minutes don't say.
        departments: Keys of all cases it stands in.
        outcomes: Of the cases it stands in; ``outside`` for what stands outside of any.
        words: Escaped terms and holes with a space between.
    """

    number: int
    id: str
    turn: bool
    year: int
    departments: tuple[str, ...]
    outcomes: tuple[str, ...]
    words: str


@cache
def escaped(term: str) -> str:
    """Return `term` without a sign at which any tokenizer would cut it."""
    return "".join(
        sign
        if sign.isalnum() or (not sign.isascii() and not sign.isspace())
        else chr(_PRIVATE + ord(sign))
        for sign in term
    )


def words_of(text: str) -> str:
    """Return the words of `text`, escaped.

    >>> words_of("入替え、サーバ").split() == ["入れ替え", HOLE, "サーバー"]
    True
    """
    found, position = [], 0
    for token in tokens(text):
        found += [HOLE] * (token.position - position)
        found.append(escaped(token.term))
        position = token.position + 1
    return " ".join(found)


def folded(text: str) -> str:
    """Return `text` without differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold()


def documents_of(
    minutes: Iterable[tuple[Minutes, str]], first: int = 0
) -> Iterator[tuple[Document, str]]:
    """Yield the passages of `minutes`, each with its text, numbered from `first`."""
    number = first
    for one, source in minutes:
        where = placed(one, source)
        home = meeting_id(one.meeting)
        for passage, places in zip(where.passages, where.placements, strict=True):
            sections = [where.sections[place] for place in places]
            outcomes = {o for s in sections for o in (outcomes_of(s) or {OUTSIDE})}
            yield (
                Document(
                    number=number,
                    id=f"{home}/{passage.id}",
                    turn=passage.kind.value == "turn",
                    year=one.meeting.fiscal_year or 0,
                    departments=tuple(sorted({k for s in sections for k in departments_of(s)})),
                    outcomes=tuple(sorted(outcomes)),
                    words=words_of(passage.text),
                ),
                passage.text,
            )
            number += 1


def write_documents(corpus: Corpus, folder: Path) -> None:
    """Write the documents of `corpus` and their texts to `folder`."""
    read = ((one, source.text) for one, source in corpus.library.all_minutes())
    with (
        (folder / DOCUMENTS).open("w", encoding="utf-8", newline="\n") as documents,
        (folder / TEXTS).open("w", encoding="utf-8", newline="\n") as texts,
    ):
        for document, text in documents_of(read):
            documents.write(_line(document))
            texts.write(json.dumps(text, ensure_ascii=False) + "\n")


def _line(one: Document) -> str:
    row = (
        one.id, str(int(one.turn)), str(one.year), "|".join(one.departments),
        "|".join(one.outcomes), one.words,
    )  # fmt: skip
    return "\t".join(row) + "\n"


def read_documents(folder: Path) -> Iterator[Document]:
    """Yield the documents that were written to `folder`."""
    with (folder / DOCUMENTS).open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            name, turn, year, departments, outcomes, words = line.rstrip("\n").split("\t")
            yield Document(
                number, name, turn == "1", int(year), _several(departments), _several(outcomes),
                words,
            )  # fmt: skip


def _several(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


def read_texts(folder: Path) -> Iterator[str]:
    """Yield the texts of the documents that were written to `folder`."""
    with (folder / TEXTS).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)
