"""How a process of our own is started beside this one."""

from __future__ import annotations

import json
import sys


def command_for(module: str, *given: str) -> list[str]:
    """Return the command of a process that calls `serve` of one of our modules.

    It finds what this process finds, and nothing in the folder that it is started in (-P).

    Args:
        module: Its full name (its ``__name__``).
        given: What `serve` is called with.
    """
    program = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
        f"from {module} import serve; serve(*sys.argv[2:])"
    )
    return [sys.executable, "-P", "-c", program, json.dumps(sys.path), *given]
