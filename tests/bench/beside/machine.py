"""What a run was made on, without names or paths of anybody's machine."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kurume_search.analysis.version import analysis_version
from kurume_search.index.version import whoosh_version
from kurume_search.version import __version__


def machine() -> dict[str, str]:
    """Return cores, memory, system, day and versions."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "day": time.strftime("%Y-%m-%d"),
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{gigabytes:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "kurume-search": __version__,
        "tokenizer": analysis_version(),
        "whoosh": whoosh_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: _version(name) for name in ("tantivy", "bm25s", "numpy")},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if "model name" in line]
    return names[0] if names else platform.processor()
