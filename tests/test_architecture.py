"""The plan of the house: floors, cheap imports, and rooms that stay rooms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("numpy", "pandas", "plotly", "scipy", "sudachipy", "whoosh", "rich")
# A longer file usually holds two ideas; where one does, it is two files.
_LONGEST = 350


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, kurume_search; print([m for m in {HEAVY!r} if m in sys.modules])"

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert printed.stdout.strip() == "[]"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom kurume_search.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert printed.stderr.strip() == "[]"


@pytest.mark.parametrize("file", sorted(ROOT.glob("kurume_search/**/*.py")), ids=str)
def test_files_hold_one_idea(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())

    assert lines <= _LONGEST


def test_no_city_is_named_in_code() -> None:
    named = [
        file for file in ROOT.glob("kurume_search/**/*.py") if "久留米" in file.read_text("utf-8")
    ]

    assert named == []


def test_no_drawers() -> None:
    drawers = {"utils.py", "helpers.py", "common.py"}

    assert not [file for file in ROOT.glob("kurume_search/**/*.py") if file.name in drawers]
