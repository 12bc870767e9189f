"""Exports of a whole corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.api.showing.describing import describe
from kurume_search.api.showing.exportable import Labels
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

CORPUS_FORMS = ("datapackage", "popolo", "tei", "khcoder")
"""Forms of an export that only a whole corpus has."""


def export_corpus(
    corpus: Corpus, path: Path, form: str, *, labels: Labels, overwrite: bool
) -> tuple[Path, ...]:
    """Write the whole corpus to `path` in one of `CORPUS_FORMS`; return the files.

    Raises:
        UsageError: The form is none of these.
        ExportError: It can't be written.
    """
    if form not in CORPUS_FORMS:
        raise UsageError(f"会議録集の全体を {form} では書き出せません。", near=CORPUS_FORMS)
    description = describe(corpus)
    # Letters (答申, 諮問書) are no meetings, and these forms hold meetings.
    pairs = (pair for pair in corpus.library.all_minutes() if pair[0].letter is None)
    folder = corpus.library.folder
    match form:
        case "datapackage":
            from kurume_search.export.datapackage import export_datapackage

            return export_datapackage(
                pairs, path, description, manifest=folder.manifest, overwrite=overwrite
            )
        case "tei":
            from kurume_search.export.tei import export_tei

            return export_tei(
                pairs, path, description, manifest=folder.manifest, overwrite=overwrite
            )
        case "popolo":
            from kurume_search.export.popolo import export_popolo

            written = export_popolo(
                pairs, path, description, registers=corpus.registers, overwrite=overwrite
            )
            return (written,)
    from kurume_search.export.khcoder import export_khcoder

    return export_khcoder(
        pairs, path, description, labels=labels, topics=corpus.registers.topics, overwrite=overwrite
    )
