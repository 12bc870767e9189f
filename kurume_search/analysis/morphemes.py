"""Morphemes (形態素) of a text with the way back; the only module that imports Sudachi.

Units are Sudachi's shortest (mode A), so 個人 and 情報 are found inside 特定個人情報保護
評価書. A term is the unit's normalised form, caseless: 入替え and 入れ替え, サーバ and
サーバー, １２ and 12 are one term each. Particles are kept: 本人の同意 is a phrase with の.
Sudachi folds width itself, so it reads the text as it is and offsets are the text's own.

Two habits of the dictionary hide words of municipal names and are corrected: an unknown city's
市市民課 would be 市市 and 民, so no unit crosses a doubled 市; and 市民部 would be 市 and
民部, so the word of an office (部, 課 …) is parted where that leaves a common noun before it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import sudachipy
from sudachipy import Dictionary

from kurume_search.analysis.token import Token
from kurume_search.analysis.version import DICTIONARY, MODE
from kurume_search.analysis.version import analysis_version as analysis_version

# Sudachi refuses more than 49,149 bytes in one call; a code point has at most four.
# 12,000 leaves the sentence mark its room.
_LONGEST = 12_000

# Noise without a word border (a line of 10,000 letters) is one unit; nobody types it.
_LONGEST_TERM = 100

# 四日市市, 青嶺市市民課: between the two ends a name.
_DOUBLED = ("市市", "町町民", "区区民", "村村民")
OFFICES = "部課係室局"

# Parts of speech that are no words: phrases don't reach across them.
_HOLES = frozenset({"補助記号", "空白"})

# What a compound is made of, and what says nothing by itself.
JOINING = frozenset({"名詞", "接頭辞", "接尾辞"})
EMPTY = frozenset({"助詞", "助動詞", "接頭辞", "接尾辞", "接続詞", "感動詞", "連体詞"})


class Morpheme(NamedTuple):
    """One unit as Sudachi cuts it.

    Attributes:
        surface: As it stands in the text.
        normal: Sudachi's normalised form.
        pos: First level of its part of speech (名詞, 助詞 …).
        start: First code point of the text.
        stop: One past the last.
    """

    surface: str
    normal: str
    pos: str
    start: int
    stop: int


_loading = threading.Lock()
_of_thread = threading.local()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict=DICTIONARY)


@cache
def is_hole(part_of_speech: int) -> bool:
    """Return whether a part of speech is no word: a mark, a space."""
    return _dictionary().pos_of(part_of_speech)[0] in _HOLES


@cache
def part_of_speech(number: int) -> str:
    """Return the first two levels of a part of speech: 名詞-普通名詞, 代名詞."""
    first, second = _dictionary().pos_of(number)[:2]
    return first if second == "*" else f"{first}-{second}"


def tokenizer(*fields: str) -> Callable[[str], list[sudachipy.Morpheme]]:
    """Return this thread's tokenizer for `fields`: one can't serve two threads at once."""
    ready: dict[tuple[str, ...], Callable[[str], list[sudachipy.Morpheme]]]
    ready = _of_thread.__dict__.setdefault("tokenizers", {})
    if fields not in ready:
        with _loading:
            made = _dictionary().tokenizer(mode=MODE, fields=set(fields))
        ready[fields] = made.tokenize
    return ready[fields]


def _units(text: str, *fields: str) -> Iterator[tuple[int, sudachipy.Morpheme]]:
    """Yield each unit of `text` and the code point that its own offsets count from.

    `fields` always has ``pos``: without it Sudachi cuts 26 into 2 and 6.
    """
    tokenize = tokenizer(*fields)
    for base, chunk in chunks(text):
        units = cut_chunk(chunk, tokenize)
        if offices := _office_ends(chunk):
            yield from _parted(base, chunk, units, offices, tokenize)
            continue
        for unit in units:
            yield base, unit


def cut_chunk(
    chunk: str, tokenize: Callable[[str], list[sudachipy.Morpheme]]
) -> list[sudachipy.Morpheme]:
    """Return the units of a stretch of text as Sudachi cuts them."""
    try:
        return tokenize(chunk)
    except UnicodeEncodeError:
        # Half a surrogate pair: an argument of the command line that was no UTF-8.
        return tokenize(chunk.encode("utf-8", "replace").decode())


def _parted(
    base: int,
    chunk: str,
    units: Iterable[sudachipy.Morpheme],
    offices: set[int],
    tokenize: Callable[[str], list[sudachipy.Morpheme]],
) -> Iterator[tuple[int, sudachipy.Morpheme]]:
    """Yield `units`, with 市 and 民部 as 市民 and 部.

    Only a unit of two characters that ends with an office's word is parted, and only if its
    first character makes one common noun with the unit before it: 課長阿部 stays.
    """
    before: sudachipy.Morpheme | None = None
    for unit in units:
        stop = unit.end()
        if before is None or stop not in offices or stop - unit.begin() != 2:
            if before is not None:
                yield base, before
            before = unit
            continue
        start = before.begin()
        if is_common_noun(chunk[start : stop - 1]):
            yield base + start, tokenize(chunk[start : stop - 1])[0]
            yield base + stop - 1, tokenize(chunk[stop - 1 : stop])[0]
            before = None
            continue
        yield base, before
        before = unit
    if before is not None:
        yield base, before


@lru_cache(maxsize=4096)
def is_common_noun(text: str) -> bool:
    """Return whether `text` alone is one unit, a common noun and no name."""
    units = tokenizer("pos")(text)
    if len(units) != 1:
        return False
    pos = _dictionary().pos_of(units[0].part_of_speech_id())
    return bool(pos[:3] == ("名詞", "普通名詞", "一般"))


def needs_chunks(text: str) -> bool:
    """Return whether `text` can't be given to Sudachi as it is; quicker than `chunks`."""
    return len(text) > _LONGEST or any(double in text for double in _DOUBLED)


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield `text` in stretches that Sudachi takes and that end with a sentence or a city.

    Yields:
        Where each starts, and the stretch; `text` itself where it is short enough.
    """
    at = 0
    for border in sorted(place + 1 for name in _DOUBLED for place in _places(name, text)):
        yield from _short(text[at:border], at)
        at = border
    yield from _short(text[at:] if at else text, at)


def _places(sought: str, text: str) -> Iterator[int]:
    """Yield where `sought` stands in `text`; it may overlap itself (市市市)."""
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _office_ends(text: str) -> set[int]:
    """Return the ends of words of offices behind two more kanji: of 市民部.

    Not of 部局 in 全部局, which is one word for offices.
    """
    return {
        at + 1
        for sign in OFFICES
        for at in _places(sign, text)
        if at >= 2
        and _is_kanji(text[at - 2])
        and _is_kanji(text[at - 1])
        and text[at - 1] not in OFFICES
    }


def _is_kanji(char: str) -> bool:
    return "一" <= char <= "龠" or char == "々"


def _short(text: str, base: int) -> Iterator[tuple[int, str]]:
    if len(text) <= _LONGEST:
        yield base, text
        return
    for chunk in re.finditer(rf"[^。\n]{{0,{_LONGEST}}}[。\n]?", text):
        yield base + chunk.start(), chunk.group()


def morphemes(text: str) -> Iterator[Morpheme]:
    """Yield every unit of `text`, marks and spaces too; joined surfaces are `text`."""
    dictionary = _dictionary()
    for base, unit in _units(text, "pos", "normalized_form"):
        start, stop = base + unit.begin(), base + unit.end()
        pos = dictionary.pos_of(unit.part_of_speech_id())[0]
        yield Morpheme(text[start:stop], unit.normalized_form(), pos, start, stop)


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in reading order.

    >>> [(token.term, token.position) for token in tokens("入替え、サーバ")]
    [('入れ替え', 0), ('サーバー', 2)]
    """
    return [token for token, _ in _words(text, "pos", "normalized_form")]


def is_one_word(text: str) -> bool:
    """Return whether `text`, a term of the index, by itself is one word of just that term.

    Quicker than `tokens`: so many are asked about that it matters.
    """
    if needs_chunks(text):
        return False
    units = cut_chunk(text, tokenizer("pos", "normalized_form"))
    return (
        len(units) == 1 and not is_hole(units[0].part_of_speech_id()) and term_of(units[0]) == text
    )


def term_of(unit: sudachipy.Morpheme) -> str:
    """Return the term that a unit is in the index; nothing for a space."""
    term: str = unit.normalized_form().strip().casefold()[:_LONGEST_TERM]
    return term


def _words(text: str, *fields: str) -> Iterator[tuple[Token, sudachipy.Morpheme]]:
    """Yield the words of `text`, each with the unit it is."""
    position, hole, begun = 0, False, False
    for base, unit in _units(text, *fields):
        term = term_of(unit)
        if not term or is_hole(unit.part_of_speech_id()):
            hole = begun
            continue
        position += hole
        hole, begun = False, True
        yield Token(term, position, base + unit.begin(), base + unit.end()), unit
        position += 1


class SpokenToken(NamedTuple):
    """A word with its sound.

    Attributes:
        token: The word.
        reading: In katakana, as it is read here.
        joins: It can be part of a compound: a noun, a prefix or a suffix.
        content: It means something by itself; particles and endings don't.
        pos: First two levels of its part of speech here: 名詞-普通名詞, 代名詞.
    """

    token: Token
    reading: str
    joins: bool
    content: bool
    pos: str


def spoken_tokens(text: str) -> list[SpokenToken]:
    """Return the words of `text` with their readings; slower than `tokens`.

    >>> [spoken.reading for spoken in spoken_tokens("個人情報")]
    ['コジン', 'ジョウホウ']
    """
    found = []
    for token, unit in _words(text, "pos", "normalized_form", "reading_form"):
        pos = part_of_speech(unit.part_of_speech_id())
        first = pos.partition("-")[0]
        joins, content = first in JOINING, first not in EMPTY
        found.append(SpokenToken(token, unit.reading_form(), joins, content, pos))
    return found


def borders(text: str) -> set[int]:
    """Return the code points of `text` at which units begin or end.

    >>> sorted(borders("審議会"))
    [0, 2, 3]
    """
    found: set[int] = set()
    for base, unit in _units(text, "pos", "normalized_form"):
        found.add(base + unit.begin())
        found.add(base + unit.end())
    return found


def reading(text: str) -> str:
    """Return how `text` is read, in katakana.

    >>> reading("個人情報")
    'コジンジョウホウ'
    """
    return "".join(unit.reading_form() for _, unit in _units(text, "pos", "reading_form"))
