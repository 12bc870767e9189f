"""Examples in docstrings show what the code says."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHOWN = sorted(
    str(file.relative_to(ROOT).with_suffix("")).replace("/", ".")
    for file in (ROOT / "kurume_search").rglob("*.py")
    if ">>> " in file.read_text("utf-8")
)


@pytest.mark.parametrize("name", SHOWN)
def test_examples_are_what_the_code_says(name: str) -> None:
    module = importlib.import_module(name.removesuffix(".__init__"))
    done = doctest.testmod(module)

    assert done.attempted
    assert not done.failed
