"""Help for the tests of the parser: sources from texts, and the labelled files."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes

LABELLED = Path(__file__).parents[1] / "quality" / "labelled"


def source(text: str) -> SourceText:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText(path="test.txt", sha256=sha256, encoding="utf-8", text=text)


def read(text: str) -> Minutes:
    """Parse a text that holds one meeting."""
    (minutes,) = parse_minutes(source(text))
    return minutes


def labelled(name: str) -> tuple[str, dict[str, Any]]:
    """Return the text and the gold of a labelled file whose name begins with `name`."""
    path = next(LABELLED.glob(f"{name}*.gold.json"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
    return text, json.loads(path.read_text("utf-8"))
