"""Which Whoosh is installed, without importing it."""

from __future__ import annotations

from kurume_search.version import installed_with


def whoosh_version() -> str:
    """Return name and version of the distribution that gives `whoosh`; empty if none does."""
    return " ".join(installed_with("whoosh"))
