"""What click says of a command line that it can't read, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from kurume_search.cli.language import Both, language

_TYPED = re.compile(r"'?(?P<value>.*?)'? is not ", re.DOTALL)
_EXTRA = re.compile(r"\((?P<words>.*)\)$", re.DOTALL)


def explained(trouble: click.ClickException) -> tuple[str, Sequence[str]]:
    """Return one sentence about `trouble`, and names near what was typed.

    What click has no class of its own for, and what is our own already, stays as it is.
    """
    match trouble:
        case click.NoSuchOption(option_name=name) if _of_commands(trouble):
            message = Both(
                "「{name}」はコマンドの後に書きます: kurume-search コマンド {name} …",
                "{name} stands behind the command: kurume-search COMMAND {name} …",
            )
            return message.format(name=name), ()
        case click.NoSuchOption(option_name=name):
            message = Both(
                "「{name}」というオプションはありません。", "There is no option '{name}'."
            )
            return message.format(name=name), tuple(trouble.possibilities or ())
        case click.BadOptionUsage(option_name=name) if language() == "ja":
            # Two things can be wrong; only the words tell which.
            without = "does not take a value" in trouble.message
            return f"「{name}」に{'値は付けません' if without else 'は値が要ります'}。", ()
        case click.MissingParameter(param=click.Parameter() as param):
            message = Both(
                "{name} を指定してください(--help に例があります)。",
                "Give {name} (--help has examples).",
            )
            return message.format(name=_name(param)), ()
        case click.BadParameter(param=click.Parameter() as param) if language() == "ja":
            return _refused(param, trouble.message), ()
        case click.UsageError() if language() == "ja" and "unexpected extra" in trouble.message:
            found = _EXTRA.search(trouble.message)
            return f"「{found['words'] if found else ''}」は余分です。", ()
    return trouble.format_message(), ()


def _of_commands(trouble: click.NoSuchOption) -> bool:
    """Return whether the option, which stands before any command, is one that they have."""
    context = trouble.ctx
    if context is None or not isinstance(context.command, click.Group):
        return False
    usual = context.command.get_command(context, "query")
    return usual is not None and any(trouble.option_name in p.opts for p in usual.params)


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return param.make_metavar(click.Context(click.Command(None)))
    return " / ".join(param.opts)


def _refused(param: click.Parameter, message: str) -> str:
    """Return why the value of `param` isn't taken, in Japanese."""
    name, kind = _name(param), param.type
    typed = _TYPED.match(message)
    if isinstance(kind, click.Choice) and typed:
        choices = "、".join(map(str, kind.choices))
        return f"{name} に「{typed['value']}」はありません。{choices} のどれかです。"
    if isinstance(kind, click.IntRange):
        most = "" if kind.max is None else f"、{kind.max} 以下"
        given = f"({typed['value']} でした)" if typed else ""
        return f"{name} は {kind.min} 以上{most}の整数です{given}。"
    if isinstance(kind, click.DateTime) and "'" in message:
        given = message.split("'")[1]
        return f"{name} の「{given}」は日付ではありません。2026-04-01 のように書きます。"
    if typed:
        return f"{name} に「{typed['value']}」は使えません。"
    return f"{name}: {message}"
