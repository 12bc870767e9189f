"""Reads and writes files of coding rules as KH Coder takes them."""

from __future__ import annotations

from pathlib import Path

from kurume_search.errors import SourceError, UsageError, disk_reason
from kurume_search.export.cells import storable
from kurume_search.export.writing import write_file
from kurume_search.query.coding_rules import CodingRules
from kurume_search.query.coding_rules_parser import parse_coding_rules
from kurume_search.store.encodings import decode


def read_coding_rules(path: Path) -> CodingRules:
    """Return the rules in the file at `path`, in whatever encoding it is.

    Raises:
        UsageError: They can't be read; the message names the line.
        SourceError: The file is missing or no text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} を読めません（{disk_reason(error)}）。") from error
    return parse_coding_rules(decode(content, str(path)).text)


def write_coding_rules(rules: CodingRules, path: Path, *, overwrite: bool = False) -> Path:
    """Write `rules` to `path` as KH Coder reads them (UTF-8); return `path`.

    Raises:
        UsageError: A word in them can't be written so that it is read back.
        ExportError: The file can't be written.
    """
    text = str(rules)
    if parse_coding_rules(text) != rules:
        raise UsageError(
            "KH Coder の規則では書けない語があります（空白や記号を含む語は ' で囲んだ文字列に"
            "してください）。"
        )
    return write_file(path, storable(text).encode(), overwrite=overwrite)
