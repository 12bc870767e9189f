"""A Sudachi user dictionary of compounds, built into the cache and keyed by what is in it.

Counting may use it; the index and searching never do, so results of a search don't change
with a register. Building one takes seconds, since Sudachi resolves it against the whole
system dictionary; that is why it is kept.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import sudachipy
from sudachipy import Dictionary
from sudachipy.config import Config

from kurume_search.analysis.morphemes import chunks, is_hole, part_of_speech, reading, term_of
from kurume_search.analysis.version import DICTIONARY, MODE, analysis_version
from kurume_search.errors import CacheError

# Noun, common: 5146 of the core dictionary's matrix.
_CONNECTION = "5146"
# By length, so that the longest compound wins: at one cost for all (Sudachi's advice for nouns
# is 5000, and -20000 is no better) 個人情報保護 + 審議会 is cheaper than 個人情報保護審議会.
_COST_PER_CHARACTER, _LEAST_COST = -1_500, -32_000
_POS = ("名詞", "普通名詞", "一般", "*", "*", "*")


class Unit(NamedTuple):
    """A word as the user dictionary cuts it.

    Attributes:
        term: Normalised, caseless; of a compound its name as registered.
        pos: First two levels of its part of speech.
        compound: It is a word of the user dictionary.
        start: First code point of the text.
        stop: One past the last.
    """

    term: str
    pos: str
    compound: bool
    start: int
    stop: int


def dictionary_key(names: Sequence[str]) -> str:
    """Return what a user dictionary of `names` depends on, as a short hash."""
    made_from = "\n".join((analysis_version(), *_rows(names)))
    return hashlib.sha256(made_from.encode()).hexdigest()[:16]


def user_dictionary(names: Sequence[str], folder: Path) -> Path:
    """Return the user dictionary of `names` in `folder`, building it where there is none.

    Args:
        names: Compounds; each becomes one word.
        folder: Of the cache; made if it is missing.

    Raises:
        CacheError: It can't be written, or Sudachi refuses it.
    """
    path = folder / f"{dictionary_key(names)}.dic"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            lexicon, made = Path(work, "lexicon.csv"), Path(work, "user.dic")
            lexicon.write_text("".join(_rows(names)), "utf-8")
            with redirect_stdout(io.StringIO()):
                sudachipy.sudachipy.build_user_dic(
                    system=_system(), lex=[lexicon], output=made, description="kurume-search"
                )
            os.replace(made, path)  # noqa: PTH105 - one step, over one that another process made
    except Exception as error:
        # Sudachi raises bare exceptions of its Rust side.
        raise CacheError(f"利用者辞書を {folder} に作れません({error})。") from error
    return path


def _system() -> Path:
    found = find_spec(f"sudachidict_{DICTIONARY}")
    package = Path(found.origin).parent if found and found.origin else Path()
    return package / "resources" / "system.dic"


def _rows(names: Sequence[str]) -> Iterator[str]:
    """Yield lines of the lexicon, in Sudachi's eighteen columns."""
    for name in names:
        surface = unicodedata.normalize("NFKC", name).lower()
        cost = str(max(_COST_PER_CHARACTER * len(surface), _LEAST_COST))
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(
            (
                surface, _CONNECTION, _CONNECTION, cost, name, *_POS, reading(name) or name, name,
                "*", "A", "*", "*", "*",
            )
        )  # fmt: skip
        yield text.getvalue()


@lru_cache(maxsize=2)
def _opened(path: Path) -> Dictionary:
    return Dictionary(config=Config(system=DICTIONARY, user=[str(path)]))


def units(text: str, path: Path) -> Iterator[Unit]:
    """Yield the words of `text` as the user dictionary at `path` cuts them; no marks."""
    dictionary = _opened(path)
    tokenize = dictionary.tokenizer(mode=MODE).tokenize
    for base, chunk in chunks(text):
        for unit in tokenize(chunk):
            term, pos = term_of(unit), unit.part_of_speech_id()
            if not term or is_hole(pos):
                continue
            start, stop = base + unit.begin(), base + unit.end()
            compound = unit.dictionary_id() > 0
            name = unit.normalized_form() if compound else term
            yield Unit(name, part_of_speech(pos), compound, start, stop)
