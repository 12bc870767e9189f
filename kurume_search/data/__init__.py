"""Tables that hold for any city, as TOML; each row proves its own ``examples``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the package table `name` (without ``.toml``), read once.

    The caller turns it into frozen values; nobody changes what is returned.
    """
    import tomllib  # who only imports what may read a table needs none of it

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
