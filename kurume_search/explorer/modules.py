"""The modules of the page as the one that anywidget loads; it can't follow imports among files."""

from __future__ import annotations

import re
from pathlib import Path

# One line each, at the top of a module; names that modules export differ from each other.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


def joined_modules(entry: Path) -> str:
    """Return the module `entry` and all that it imports as one module, what is needed first.

    Args:
        entry: A module whose imports, and theirs, lie beside it; only its default export stays.
    """
    joined: dict[str, str] = {}

    def add(name: str) -> None:
        if name not in joined:
            text = entry.with_name(name).read_text("utf-8")
            for needed in _IMPORT.findall(text):
                add(needed)
            joined[name] = _EXPORT.sub("", _IMPORT.sub("", text))

    add(entry.name)
    return "\n".join(joined.values())
