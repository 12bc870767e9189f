"""What the page says, in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("texts.toml")


@cache
def texts(language: str) -> dict[str, str]:
    """Return the words of the page by their keys, in ``ja`` or ``en``."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    return {key: both[language] for key, both in read.items()}
