"""Kana, and how readings are compared."""

from __future__ import annotations

import re

from kurume_search.text.plain import plain

# Sounds that are written two ways.
_ALIKE = str.maketrans({"ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ヴ": "ブ"})
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30faー]+")


def reading_key(text: str) -> str:
    """Return a reading as readings are compared: katakana, width and double spellings folded.

    >>> reading_key("こじんじょうほう")
    'コジンジョウホウ'
    """
    # か゛ folds to か, space, mark; they join once the space is gone.
    return plain(plain(text)).translate(_KATAKANA).translate(_ALIKE)


def is_kana(text: str) -> bool:
    """Say whether `text` is written in kana throughout; nothing at all isn't."""
    return _KANA.fullmatch(plain(plain(text))) is not None
