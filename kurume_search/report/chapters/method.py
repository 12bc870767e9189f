"""Chapter 10: how it was counted, what the words mean, what it was made with and from."""

from __future__ import annotations

from kurume_search.report.cells import Rich
from kurume_search.report.entries import Desk
from kurume_search.report.model import (
    About,
    Block,
    Prose,
    Section,
    Terms,
)
from kurume_search.report.period import day_label


def section(desk: Desk, about: About) -> Section:
    """Return the chapter."""
    texts = desk.texts
    prints = about.fingerprints
    blocks: list[Block] = [Prose(texts.rich("method.lead"))]
    blocks.append(Terms(id="rules", items=_group(desk, "method.rule")))
    blocks.append(Terms(id="glossary", items=_group(desk, "method.glossary")))
    versions = {
        "software": f"kurume-search {prints['version']}",
        "tokenizer": about.tokenizer,
        "corpus": prints["corpus"],
        "registers": prints["registers"],
        "reading": prints["software"],
        "as_of": day_label(about.as_of, desk.lang),
        "names": texts["method.names_shown" if about.names else "method.names_hidden"],
        "licence": _licences(desk),
        "cite": texts.fill(
            "method.cite", title=about.title, subtitle=about.subtitle,
            version=prints["version"], hash=prints["corpus"],
        ),
    }  # fmt: skip
    items = tuple((texts[f"method.{name}_label"], Rich((said,))) for name, said in versions.items())
    blocks.append(Terms(id="versions", items=items))
    return Section(id="method", title=texts["method.title"], blocks=tuple(blocks))


def _group(desk: Desk, name: str) -> tuple[tuple[str, Rich], ...]:
    """Return the texts under `name`: what stands before the first colon is the term."""
    found = []
    for text in desk.texts.group(name).values():
        term, _, meaning = text.partition(":")
        found.append((term.strip(), Rich((meaning.strip(),))))
    return tuple(found)


def _licences(desk: Desk) -> str:
    paths = {sitting.minutes.path for sitting in desk.sittings}
    said = [
        row.licence or desk.texts["method.no_licence"]
        for row in desk.facts.library.folder.manifest
        if row.path in paths
    ]
    return " / ".join(dict.fromkeys(said)) or "—"
