"""Run the command line in this process, as a shell would see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kurume_search.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command wrote and returned."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Shell = Callable[..., Ran]


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str]) -> Shell:
    def run(*words: str) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(words))
        written = capfd.readouterr()
        return Ran(int(left.value.code or 0), written.out, written.err)

    return run
