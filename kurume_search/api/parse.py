"""One file to the parsed form; nothing is stored."""

from __future__ import annotations

from pathlib import Path

from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText


def parse_file(
    path: str | Path, *, corpus: str | Path | None = None
) -> tuple[SourceText, tuple[Minutes, ...]]:
    """Return the text of the file at `path` and the minutes read from it.

    Args:
        path: A text, HTML, PDF or DOCX file.
        corpus: Folder whose registers name councils, laws, departments and topics;
            the bundled corpus if left out. Names that they don't hold get no id.

    Raises:
        SourceError: The file can't be read as text.
        CorpusError: The corpus folder can't be used.
    """
    from kurume_search.analysis.morphemes import borders
    from kurume_search.parsing.minutes import parse_minutes
    from kurume_search.store.decode import read_source
    from kurume_search.store.folder import bundled_corpus
    from kurume_search.store.registers import load_registers

    source = read_source(Path(path), name=str(path))
    registers = load_registers(bundled_corpus() if corpus is None else Path(corpus))
    return source, parse_minutes(source, registers, borders)
