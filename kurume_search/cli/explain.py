"""``--explain``: how a query was read, and why hits stand where they stand."""

from __future__ import annotations

import click

from kurume_search.api.found.explained import ENGLISH, JAPANESE
from kurume_search.api.found.hits import Hits
from kurume_search.cli.language import Both
from kurume_search.cli.output import legible


def write_explanation(hits: Hits) -> None:
    """Write everything between what was typed and what was found to stderr."""
    labels = {name: str(Both(text, ENGLISH[name])) for name, text in JAPANESE.items()}
    for name, text in hits.explain().rows(labels):
        click.echo(legible(f"{name}: {text}"), err=True)
