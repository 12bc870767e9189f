"""What charts of a corpus say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.charts.provenance import Provenance


def provenance(corpus: Corpus, *, words: bool = False) -> Provenance:
    """Return where a chart's numbers come from.

    Args:
        corpus: That was counted.
        words: Words were cut, so the tokenizer is said too.
    """
    from kurume_search.api.taking import title_of
    from kurume_search.charts.provenance import Provenance

    return Provenance(
        corpus=title_of(corpus),
        hash=corpus.library.folder.fingerprint,
        synthetic=corpus.synthetic,
        tokenizer=corpus.tokenizer["version"] if words else "",
    )
