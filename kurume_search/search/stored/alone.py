"""Which words nothing else in a segment is written as: what a first question needn't find out.

A word is found wherever its characters stand between borders of words (see `spellings`), so
名 and 簿 beside each other are 名簿 too. Whether that happens anywhere is seen once, when the
segment is written; half of what a first question did was to look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from kurume_search.index.laying import Ints, Laid
from kurume_search.query.phrases import LONGEST_SPELLED
from kurume_search.search.stored.columns import UNNUMBERED
from kurume_search.search.stored.variants import folded

_STRETCH = 1 << 20  # places that are looked at at once: what bounds the memory


def alone(held: Laid, codes: Ints, spellings: Callable[[str], Sequence[str]]) -> bytes:
    """Return for each term, as a byte, whether surely no other words are written as it.

    Args:
        held: The words of a segment.
        codes: How the word at each place is spelled (see `columns`).
        spellings: Gives those of a term other than itself, in the order of their numbers.
    """
    if UNNUMBERED in codes:
        return bytes(len(held.terms))  # how that is written isn't known here
    texts = ["", *(term.decode() for term in held.terms)]
    numbers = {text: number for number, text in enumerate(texts) if len(text) <= LONGEST_SPELLED}
    found = np.ones(len(texts), np.bool_)
    # Words written otherwise than their terms are numbered behind the terms.
    written = _written(held.words, codes)
    for key in written.tolist():
        term = texts[key >> 8]
        text = folded(spellings(term)[(key & 255) - 1])
        if text != term and text in numbers:
            found[numbers[text]] = False
        texts.append(text)
    compounds = _Compounds(texts, set(numbers))
    for low in range(0, len(held.words), _STRETCH):
        # As far behind as a compound can go on.
        words = held.words[low : low + _STRETCH + LONGEST_SPELLED].astype(np.int64)
        spelled = codes[low : low + len(words)]
        (others,) = spelled.nonzero()
        keys = words[others] << 8 | spelled[others]
        words[others] = len(held.terms) + 1 + np.searchsorted(written, keys)
        compounds.look(words, _STRETCH)
    found[[numbers[text] for text in compounds.found]] = False
    return found[1:].tobytes()


def _written(words: Ints, codes: Ints) -> Ints:
    """Return the words that are written otherwise than their terms, as terms and codes."""
    found = [np.zeros(0, np.int64)]
    for low in range(0, len(words), _STRETCH):
        spelled = codes[low : low + _STRETCH]
        (others,) = spelled.nonzero()
        keys = words[low : low + _STRETCH][others].astype(np.int64) << 8 | spelled[others]
        found.append(np.unique(keys))
    return np.unique(np.concatenate(found))


class _Compounds:
    """Terms that neighbouring words are written as.

    Attributes:
        found: These terms.
    """

    def __init__(self, texts: Sequence[str], terms: set[str]) -> None:
        """Begin with how words are written, by number, and the terms that are looked for."""
        self._texts, self._terms = list(texts), terms
        self._begins = {term[:stop] for term in terms for stop in range(1, len(term))}
        self._leads = np.array([text in self._begins for text in texts])
        # What was read, and the word behind it, to the number of both together; 0: nothing.
        self._known: dict[int, int] = {}
        self._numbers: dict[str, int] = {}
        self.found: set[str] = set()

    def look(self, words: Ints, count: int) -> None:
        """Look for what begins with the first `count` of `words`, numbers; 0 is none."""
        (at,) = self._leads[words[:count]].nonzero()
        read = words[at]
        while len(at):
            at = at + 1
            inside = at < len(words)
            at, read = at[inside], read[inside]
            pairs, which = np.unique(read << 32 | words[at], return_inverse=True)
            read = np.array([*map(self._together, pairs.tolist())], np.int64)[which]
            at, read = at[read > 0], read[read > 0]

    def _together(self, pair: int) -> int:
        """Return the number of what a pair of numbers is written as, 0 if no term begins so."""
        known = self._known.get(pair)
        if known is None:
            known, behind = 0, pair & 0xFFFFFFFF
            text = self._texts[pair >> 32] + self._texts[behind]
            if behind and text in self._terms:
                self.found.add(text)
            if behind and text in self._begins:
                known = self._numbers.setdefault(text, len(self._texts))
                if known == len(self._texts):
                    self._texts.append(text)
            self._known[pair] = known
        return known
