"""Chapter 10: how it was counted, what the words mean, what it was made with and from."""

from __future__ import annotations

from kurume_search.report.cells import Rich
from kurume_search.report.model import (
    About,
    Block,
    Prose,
    Section,
    Terms,
)
from kurume_search.report.period import day_label
from kurume_search.report.report_scope import ReportScope


def section(scope: ReportScope, about: About) -> Section:
    """Return the chapter."""
    texts = scope.texts
    prints = about.fingerprints
    blocks: list[Block] = [Prose(texts.rich("method.lead"))]
    blocks.append(Terms(id="rules", items=_group(scope, "method.rule")))
    blocks.append(Terms(id="glossary", items=_group(scope, "method.glossary")))
    versions = {
        "software": f"kurume-search {prints['version']}",
        "tokenizer": about.tokenizer,
        "corpus": prints["corpus"],
        "registers": prints["registers"],
        "reading": prints["software"],
        "as_of": day_label(about.as_of, scope.lang),
        "names": texts["method.names_shown" if about.names else "method.names_hidden"],
        "licence": _licences(scope),
        "cite": texts.fill(
            "method.cite",
            title=about.title,
            subtitle=about.subtitle,
            version=prints["version"],
            hash=prints["corpus"],
        ),
    }
    items = tuple((texts[f"method.{name}_label"], Rich((said,))) for name, said in versions.items())
    blocks.append(Terms(id="versions", items=items))
    return Section(id="method", title=texts["method.title"], blocks=tuple(blocks))


def _group(scope: ReportScope, name: str) -> tuple[tuple[str, Rich], ...]:
    """Return the texts under `name`: what stands before the first colon is the term."""
    found = []
    for text in scope.texts.group(name).values():
        term, _, meaning = text.partition(":")
        found.append((term.strip(), Rich((meaning.strip(),))))
    return tuple(found)


def _licences(scope: ReportScope) -> str:
    paths = {sitting.minutes.path for sitting in scope.sittings}
    said = [
        row.licence or scope.texts["method.no_licence"]
        for row in scope.facts.library.folder.manifest
        if row.path in paths
    ]
    return " / ".join(dict.fromkeys(said)) or "—"
