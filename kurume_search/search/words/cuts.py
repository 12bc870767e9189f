"""How words, frequent compounds and synonyms are cut, known without loading Sudachi.

To load its dictionary is a third of what a process does that asks for two words and ends.
Nearly every term of the index is one word by itself too (of 55,846 terms of 100,000 synthetic
turns all but 59), so when a large segment is written each is cut once (a fiftieth of cutting
the texts), and those that are cut otherwise are listed. Synonyms, and what stands in the
segment most often without being a term, are listed with their words. All else is given to
Sudachi.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest
from itertools import chain
from pathlib import Path

from kurume_search.analysis.token import Token
from kurume_search.index.leaves import Leaves
from kurume_search.store.segments import Part

CUTS = "cuts.json"
_OFTEN = 2_000  # a reader takes in the list as a whole: about half a millisecond


# What stands between the two lists; inside of one a quotation mark has a backslash before it.
_BORDER = b'], "cut": {'


class _Known:
    """What a segment knows.

    Attributes:
        otherwise: Its terms that by themselves are several words, or have another term.
    """

    def __init__(self, said: bytes) -> None:
        """Take what `write_cuts` wrote.

        Raises:
            ValueError, KeyError, TypeError: It is something else.
        """
        head, _, rest = said.partition(_BORDER)
        self.otherwise = frozenset(json.loads(head + b"]}")["otherwise"])
        self._rest = b", " + rest[:-2]

    def row(self, text: str) -> str | None:
        """Return the words of `text`, see `_row`, if it is listed."""
        # Found where it stands: to read the whole list takes a third of a first question. With
        # neither mark in it a text isn't mistaken for what stands between two others.
        if "," in text or ":" in text:
            return self.cut.get(text)
        sign = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")
        _, _, behind = self._rest.partition(b', %s: "' % sign)
        row, closed, _ = behind.partition(b'"')
        if b"\\" in row:
            return self.cut.get(text)
        try:
            return row.decode() if closed else None
        except UnicodeDecodeError:
            return None

    @cached_property
    def cut(self) -> Mapping[str, str]:
        """Texts to their words."""
        try:
            return dict(json.loads(b"{%s}" % self._rest[2:]))
        except ValueError:
            return {}


class Cuts:
    """What the segments of an index know of how texts are cut; safe to share between threads."""

    def __init__(self, parts: Sequence[Part], leaves: Leaves) -> None:
        """Take the parts of an index and their leaves; files are read when a text is asked for."""
        self._folders = [part.folder for part in parts]
        self._leaves = leaves

    def of(self, text: str) -> list[Token] | None:
        """Return the words of `text` as `analysis.morphemes.tokens` does; None if unknown."""
        for number, known in zip(self._leaves.numbers(text), self._known, strict=True):
            if known is None:
                continue
            if number >= 0 and text not in known.otherwise:
                return [Token(text, 0, 0, len(text))]
            if row := known.row(text):
                return list(_tokens(row))
        return None

    @cached_property
    def _known(self) -> list[_Known | None]:
        held = {folder: _read(folder / CUTS) for folder in dict.fromkeys(self._folders)}
        return [held[folder] for folder in self._folders]


def _read(path: Path) -> _Known | None:
    """Return what `write_cuts` wrote; None where it wrote nothing, or it can't be read."""
    try:
        look = path.stat()
        return _read_once(path, look.st_ino, look.st_size, look.st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=8)
def _read_once(path: Path, *_: int) -> _Known:
    """Read a file that looks so; whoever adds and asks again has the same segments."""
    return _Known(path.read_bytes())


def write_cuts(
    folder: Path,
    terms: Sequence[bytes],
    headwords: Iterable[tuple[bytes, int]],
    synonyms: Iterable[str],
) -> None:
    """Write how what may be asked for is cut by itself.

    Args:
        folder: Of the segment.
        terms: All of its terms.
        headwords: Rows as `headword_row` gives them, each with how often.
        synonyms: What is asked for beside what is typed.
    """
    from kurume_search.analysis.morphemes import is_one_word

    texts = [term.decode() for term in terms]
    known = set(texts)
    counted = ((-times, row.split(b"\t")[1].decode()) for row, times in headwords)
    often = nsmallest(_OFTEN, (one for one in counted if one[1] not in known))
    asked = dict.fromkeys(chain(sorted(synonyms), (text for _, text in often)))
    said = {
        "otherwise": [text for text in texts if not is_one_word(text)],
        "cut": {text: row for text in asked if (row := _row(text))},
    }
    (folder / CUTS).write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def _row(text: str) -> str:
    """Return the words of `text`, parted by spaces: as written, and behind = the term if other.

    Empty where that couldn't be read back.
    """
    from kurume_search.analysis.morphemes import tokens

    if "=" in text:
        return ""
    words = tokens(text)
    pairs = [(text[word.start : word.stop], word.term) for word in words]
    row = " ".join(one if one == term else f"{one}={term}" for one, term in pairs)
    return row if list(_tokens(row)) == words else ""


def _tokens(row: str) -> Iterator[Token]:
    at = 0
    for position, word in enumerate(row.split(" ")):
        written, _, term = word.partition("=")
        yield Token(term or written, position, at, at + len(written))
        at += len(written)
