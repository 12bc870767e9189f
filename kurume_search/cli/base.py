"""Commands and options that speak two languages, load late, and take ``-委託`` for a word."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kurume_search.cli.language import Both
from kurume_search.text.width import pad, width, wrap

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])

# An option starts with an ASCII letter. Any other word that starts with a hyphen is a word
# to leave out (-委託), as is one of a field (-outcome:承認), and click must not see its
# hyphen before the callback does.
_NEGATED_WORD = re.compile(r"^-(?![A-Za-z-]|$)")
_KEPT_HYPHEN = "\ufdd0"  # a noncharacter: no text has it


def _is_left_out(word: str) -> bool:
    if not word.startswith("-") or ":" not in word or word.startswith("--"):
        return _NEGATED_WORD.match(word) is not None
    from kurume_search.query.fields import UNIT_NAMES, field_named

    name = word[1:].partition(":")[0]
    known = field_named(name) is not None or name in UNIT_NAMES
    return known or _NEGATED_WORD.match(word) is not None


def _restore(value: Any) -> Any:
    """Return what was typed: the hyphen back where it stood, in front."""
    if isinstance(value, tuple):
        return tuple(map(_restore, value))
    if isinstance(value, Path):
        return Path(_restore(str(value)))
    if isinstance(value, str) and value.startswith(_KEPT_HYPHEN):
        return "-" + value.removeprefix(_KEPT_HYPHEN)
    return value


class _PathType(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A path that may not exist yet; what exists can be read. Shells complete it.

    `click.Path` would look for a translation of its own name on the disk, in every process.

    Args:
        each: One of several, each told of by itself: whether it can be read isn't asked here.
    """

    name = "path"

    def __init__(self, *, each: bool = False) -> None:
        self._each = each

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path that was typed."""
        path = Path(value)
        if value == "":  # an unset variable of the shell; Path would take it for "."
            self.fail(str(Both("空の名前は使えません。", "It can't be empty.")), param, ctx)
        if self._each:
            return path
        if _is_too_long(path):
            message = Both("「{path}」は名前が長すぎます。", "The name '{path}' is too long.")
            self.fail(message.format(path=path), param, ctx)
        if os.path.exists(path) and not os.access(path, os.R_OK):  # noqa: PTH110 - also of NUL
            message = Both("「{path}」を読めません。", "'{path}' can't be read.")
            self.fail(message.format(path=path), param, ctx)
        return path

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell."""
        del ctx, param
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def _is_too_long(path: Path) -> bool:
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    except ValueError:
        return False  # NUL; whoever looks for it says that it isn't there
    return False


PATH = _PathType()
EACH_PATH = _PathType(each=True)


# What click writes in brackets behind the help of an option.
_EXTRAS = {"default: ": Both("既定 ", "default: "), "required": Both("必須", "required")}


class Option(click.Option):
    """An option whose help is a `Both`, and what stands for its value may be."""

    def __init__(
        self,
        *args: Any,
        help: Both | str | None = None,  # noqa: A002
        metavar: Both | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.both, self.value = help, metavar

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's name and its help in the reader's language."""
        self.help = None if self.both is None else str(self.both)
        self.metavar = None if self.value is None else str(self.value)
        if self.value is None and isinstance(self.type, click.types.IntParamType):
            self.metavar = "N"
        record = super().get_help_record(ctx)
        if record is None:
            return None
        name, text = record
        told, bracket, extra = text.rpartition("  [")
        for english, both in _EXTRAS.items():
            extra = extra.replace(english, str(both))
        return name, told + bracket + extra


class _Helped(click.Command):
    """What has a ``--help`` in the reader's language."""

    _help: Option | None = None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how a line of the command looks; its arguments have no other place."""
        self.options_metavar = str(Both("[オプション]", "[OPTIONS]"))
        pieces = (str(Both("使い方:", "Usage:")), ctx.command_path, *self.collect_usage_pieces(ctx))
        first, *rest = wrap(" ".join(pieces), formatter.width)
        formatter.write("\n".join((first.rstrip(), *(f"  {part.strip()}" for part in rest), "")))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, made once: click's own looks on the disk for translations."""
        names = self.get_help_option_names(ctx)
        if self._help is None and names:
            self._help = Option(
                [*names, "_help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help=Both("この説明を表示して終わります。", "Show this message and exit."),
            )
        return self._help


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


_NAMES = 24  # columns that the names of options take at most; a longer one has its own line


def _write_text(formatter: click.HelpFormatter, text: Both) -> None:
    """Write sentences that end a line as paragraphs; other ends of lines are those of the code."""
    paragraphs: list[str] = []
    for line in str(text).splitlines():
        if paragraphs and not paragraphs[-1].endswith(("。", ".")):
            between = " " if (paragraphs[-1][-1] + line[0]).isascii() else ""
            paragraphs[-1] += between + line
        else:
            paragraphs.append(line)
    for paragraph in paragraphs:
        for part in wrap(paragraph, formatter.width - 2):
            formatter.write(f"  {part.strip()}\n")


def _write_list(formatter: click.HelpFormatter, records: Sequence[tuple[str, str]]) -> None:
    """Write names and what they mean; click counts characters, and breaks at spaces alone."""
    wide = min(max(width(name) for name, _ in records), _NAMES) + 2
    indent = " " * formatter.current_indent
    for name, text in records:
        lines = [part.strip() for part in wrap(text, formatter.width - wide - len(indent))]
        names = [name] if width(name) + 2 <= wide else [name, ""]
        for left, right in zip_longest(names, ["", *lines][2 - len(names) :], fillvalue=""):
            formatter.write(f"{indent}{pad(left, wide)}{right}".rstrip() + "\n")


class Command(_Helped):
    """A command whose help is a `Both`."""

    def __init__(self, *args: Any, text: Both, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with ``-委託`` taken for a word."""
        kept = [_KEPT_HYPHEN + word[1:] if _is_left_out(word) else word for word in args]
        try:
            rest = super().parse_args(ctx, kept)
        except click.UsageError as error:
            # click quotes what was typed by repr, which escapes the placeholder.
            for kept_hyphen in (_KEPT_HYPHEN, ascii(_KEPT_HYPHEN)[1:-1]):
                message = error.message.replace(kept_hyphen, "-")
                error.message = message  # type: ignore[misc]
            raise
        ctx.params.update({name: _restore(value) for name, value in ctx.params.items()})
        return rest

    def get_short_help_str(self, limit: int = 80) -> str:
        """Return the first line of the help."""
        return str(self.text).partition("\n")[0][:limit]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help and the examples in the reader's language."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            _write_text(formatter, self.text)
        if self.examples:
            title = str(Both("例", "Examples"))
            with formatter.section(title):
                for example in self.examples:
                    formatter.write(f"  {example}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a heading in the reader's language."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for p in options if (r := p.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(str(Both("オプション", "Options"))):
                _write_list(formatter, records)


class LazyGroup(_Helped, click.Group):
    """A group that imports a command's module only when that command is asked for.

    Args:
        lazy: Command name to (module, one-line help), in the order to list them.
    """

    def __init__(
        self, *args: Any, text: Both, lazy: Mapping[str, tuple[str, Both]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None."""
        del ctx
        if cmd_name not in self.lazy:
            return None
        module = import_module(self.lazy[cmd_name][0])
        command = getattr(module, cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101 - our own table
        return command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        del ctx
        formatter.write_paragraph()
        _write_text(formatter, self.text)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands without importing a command."""
        records = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None]
        with formatter.section(str(Both("オプション", "Options"))):
            _write_list(formatter, records)
        with formatter.section(str(Both("コマンド", "Commands"))):
            _write_list(formatter, [(name, str(text)) for name, (_, text) in self.lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is a usage error with near names."""
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            from kurume_search.query.fields import names_near

            near = names_near(args[0], self.lazy)
            tail = str(Both("もしかして: ", "Did you mean: ")) + ", ".join(near) if near else ""
            message = Both(
                "「{name}」というコマンドはありません(--help に一覧があります)。{tail}",
                "There is no command '{name}'; --help lists them. {tail}",
            )
            raise click.UsageError(message.format(name=args[0], tail=tail).strip(), ctx)
        return super().resolve_command(ctx, args)


def command(
    name: str, text: Both, *, examples: Sequence[str] = ()
) -> Callable[[Callable[..., Any]], Command]:
    """Make a `Command` of a function."""

    def wrap(function: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command, text=text, examples=examples)(function)
        assert isinstance(made, Command)  # noqa: S101 - narrows click's type
        return made

    return wrap


def option(*names: str, help: Both, **kwargs: Any) -> Callable[[F], F]:  # noqa: A002
    """Add an option whose help is a `Both`."""
    return click.option(*names, cls=Option, help=help, **kwargs)
