"""The README shows real output: each ``console`` block is run in a terminal and compared."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from terminal import run_in_terminal

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = 96


def blocks() -> list[str]:
    return [match["body"] for match in BLOCK.finditer(README.read_text("utf-8"))]


def shown(command: str) -> str:
    words = shlex.split(command)
    assert words[0] == "kurume-search"
    return run_in_terminal(words[1:], columns=COLUMNS, cwd=README.parent, extra={})


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
@pytest.mark.parametrize("body", blocks(), ids=lambda body: body.splitlines()[0][2:])
def test_console_block(body: str, update_golden: bool) -> None:
    commands = re.findall(r"^\$ (.*)$", body, re.MULTILINE)
    shown(commands[0])  # the first call builds the index and says so on stderr

    printed = "".join(f"$ {command}\n{shown(command)}" for command in commands)

    if update_golden:
        README.write_text(README.read_text("utf-8").replace(body, printed), "utf-8")
    assert printed == body or update_golden


def test_readme_opens_in_english_and_continues_in_japanese() -> None:
    headings = re.findall(r"^## .*$", README.read_text("utf-8"), re.MULTILINE)

    assert "## 日本語" in headings
    assert headings.index("## English") < headings.index("## 日本語")
