"""One small class an engine, all with the same verbs; each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from bench.beside.engines.engine import Engine

# Name to module and class: a run without an engine does without its package.
_HOMES = {
    "kurume-search": ("ours", "Ours"),
    "kurume-search, engine": ("ours", "OursEngine"),
    "tantivy": ("tantivy", "Tantivy"),
    "SQLite FTS5": ("fts5", "Fts5"),
    "bm25s": ("bm25s", "Bm25s"),
    "stock Whoosh": ("whoosh", "StockWhoosh"),
}
NAMES = tuple(_HOMES)


def engine_named(name: str) -> type[Engine]:
    """Return the engine of that name."""
    module, kind = _HOMES[name]
    found: type[Engine] = getattr(import_module(f".{module}", __name__), kind)
    return found
