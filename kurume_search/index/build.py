"""Writes the Whoosh index: one lean text field with positions, fed with ready-made words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in

FIELD = "text"
# No word has it: it stands between words on their way through Whoosh. Two in a row are a
# position that no word takes, so a phrase doesn't cross it.
SEPARATOR = "\x1f"


class ReadyWords(Tokenizer):  # type: ignore[misc]
    """Splits what `joined` put together. Stateless: Whoosh pickles it into the schema."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        mode: str = "",
        **_: Any,
    ) -> Iterator[Token]:
        """Yield one token a word, at its position; the one object again, as Whoosh wants."""
        token = Token(positions, chars, mode=mode)
        for position, word in enumerate(value.split(SEPARATOR), start_pos):
            if word:
                token.text, token.boost, token.stopped, token.pos = word, 1.0, False, position
                yield token


def joined(words: Sequence[tuple[str, int]]) -> str:
    """Return (word, position) pairs as one string; positions rise, gaps are holes."""
    if not words:
        return ""
    slots = [""] * (words[-1][1] + 1)
    for word, position in words:
        slots[position] = word
    return SEPARATOR.join(slots)


def write_index(folder: Path, passages: Iterable[Sequence[tuple[str, int]]]) -> int:
    """Index `passages` in the existing `folder`; a passage's number is its place in the order.

    Args:
        folder: Where the index goes; there is none yet.
        passages: The words of each, with their positions.

    Returns:
        How many passages were indexed.
    """
    text = TEXT(analyzer=ReadyWords(), stored=False, phrase=True, spelling=False)
    index = create_in(str(folder), Schema(**{FIELD: text}))
    # One segment: document numbers of Whoosh are passage numbers.
    writer = index.writer(limitmb=128)
    count = 0
    for words in passages:
        writer.add_document(**{FIELD: joined(words)})
        count += 1
    writer.commit(optimize=True)
    index.close()
    return count
