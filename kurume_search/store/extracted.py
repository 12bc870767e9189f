"""Texts that were taken out of PDF, DOCX and HTML files: whether they are still what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurume_search.store.folder import CorpusFolder
    from kurume_search.store.manifest import DocumentRow


def edited(folder: CorpusFolder) -> tuple[DocumentRow, ...]:
    """Return the documents whose extracted text is there, but not as it was taken out.

    Of rows that earlier software wrote nothing is known.
    """
    hashes = folder.hashes
    return tuple(
        row
        for row in folder.manifest
        if row.extracted is not None
        and row.extracted_sha256 is not None
        and hashes.get(row.extracted, row.extracted_sha256) != row.extracted_sha256
    )
