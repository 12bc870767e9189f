"""Kana, and how readings are compared."""

from __future__ import annotations

from kurume_search.text.plain import plain

# Sounds that are written two ways.
_ALIKE = str.maketrans({"ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ヴ": "ブ"})
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_KANA = frozenset(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), ord("ー")]))


def reading_key(text: str) -> str:
    """Return a reading as readings are compared: katakana, width and double spellings folded.

    >>> reading_key("こじんじょうほう")
    'コジンジョウホウ'
    """
    # か゛ folds to か, space, mark; they join once the space is gone.
    return plain(plain(text)).translate(_KATAKANA).translate(_ALIKE)


def is_kana(text: str) -> bool:
    """Return whether `text` is written in kana throughout; nothing at all isn't."""
    folded = plain(plain(text))
    return bool(folded) and _KANA.issuperset(folded)
