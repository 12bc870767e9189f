"""Every command explains itself in both languages and stands in the README."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kurume_search.cli.language import choose_language
from kurume_search.cli.root import COMMANDS, root

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
KANA = re.compile(r"[ぁ-んァ-ン]")


def help_of(name: str, language: str) -> str:
    choose_language(["--lang", language])
    context = click.Context(root)
    command = root.get_command(context, name)
    assert command is not None
    return command.get_help(click.Context(command, info_name=name, parent=context))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_japanese_and_english(name: str) -> None:
    japanese, english = help_of(name, "ja"), help_of(name, "en")

    assert KANA.search(japanese)
    # Words of the query language, examples and values stay Japanese; sentences don't.
    sentences = [line for line in english.splitlines() if "kurume-search" not in line]
    assert not any(line.rstrip().endswith("。") for line in sentences)
    assert "--format" in english


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    choose_language([])
    command = root.get_command(click.Context(root), name)
    assert command is not None

    silent = [
        p.name
        for p in command.params
        if isinstance(p, click.Option) and not getattr(p, "both", None)
    ]

    assert silent == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"`{name}" in README


def test_every_public_name_has_a_docstring() -> None:
    import kurume_search as ks

    for name in ks.__all__:
        if name != "__version__":
            assert getattr(ks, name).__doc__
