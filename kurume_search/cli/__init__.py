"""Floor 11: the command line, a shell over the library."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

# Starting up allocates about this many objects that stay: collecting garbage finds nothing.
_OBJECTS_AT_START = 100_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Statuses: 0 done, 1 no hits, 2 usage, 3 trouble, 4 a strict check that isn't met, 130
    interrupted.

    Args:
        arguments: None: those of this process, which does nothing else and ends.
    """
    if arguments is not None:
        sys.exit(_run(list(arguments)))
    gc.set_threshold(_OBJECTS_AT_START)
    # The threads that numpy's OpenBLAS starts, one a core, each look out for work for a tenth of
    # a second before they sleep. What is multiplied here is small: they only take cores from
    # others, and from us where all are busy. Whoever runs this may say otherwise.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _leave(_run(sys.argv[1:]))


def _leave(status: int) -> NoReturn:
    """End the process without freeing one by one what it holds: a tenth of a query.

    Everything else is as usual: exit handlers run, output is flushed, the status is kept, and
    temporary files are gone with their ``with``. Under a tracer or a profiler, or while another
    thread works, the process ends the ordinary way.
    """
    if sys.gettrace() or sys.getprofile() or len(sys._current_frames()) > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _run(words: list[str]) -> int:
    import click

    from kurume_search.cli.language import choose_language
    from kurume_search.cli.output import utf8_streams
    from kurume_search.cli.root import root
    from kurume_search.errors import KurumeSearchError, disk_reason

    choose_language(words)
    _open_closed_streams()
    utf8_streams()
    try:
        status = root.main(words, prog_name="kurume-search", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return 130
    except click.ClickException as trouble:
        from kurume_search.cli.usage import explained

        return _report(words, "usage", *explained(trouble), trouble.exit_code)
    except KurumeSearchError as trouble:
        near, notes = getattr(trouble, "near", ()), getattr(trouble, "__notes__", ())
        status = trouble.exit_status
        return _report(words, trouble.code, str(trouble), near, status, notes=notes)
    except BrokenPipeError:
        # The reader of our pipe has gone, which is no error.
        _drop_output()
        return 0
    except OSError as trouble:
        if trouble.filename is not None:  # not a stream of ours
            raise
        _drop_output()
        return _report([], "output", f"出力を書き出せません({disk_reason(trouble)})。", (), 3)
    except SystemExit:
        # Click's own answer to a pipe whose reader has gone; nothing else here exits so.
        return 0
    except KeyboardInterrupt:
        return 130
    return status if isinstance(status, int) else 0


def _open_closed_streams() -> None:
    """Let what goes to a stream that a shell has closed (``>&-``) go nowhere.

    In their order, so that each takes the number that its own has left free: a file of the index
    opened there would be written over by whoever means the stream.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _drop_output() -> None:
    """Let what is still to be written to stdout go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(
    words: Sequence[str],
    code: str,
    message: str,
    near: Sequence[str],
    status: int,
    *,
    notes: Sequence[str] = (),
) -> int:
    """Say what went wrong in one line, and in JSON where JSON was asked for.

    Notes of the error, a query with a caret under the spot, stand indented below.
    """
    import json

    import click

    from kurume_search.cli.language import Both
    from kurume_search.cli.output import legible, spoken

    message = spoken(message)
    hint = ""
    if not all(name in message for name in near):  # some sentences name all there are
        hint = str(Both(" もしかして: ", " Did you mean: ")) + str(Both("、", ", ")).join(near)
    click.echo(legible(f"kurume-search: {message}{hint}"), err=True)
    for line in "\n".join(notes).splitlines():
        click.echo(f"  {legible(line)}", err=True)
    asked = " ".join(words)
    if "--format json" in asked or "--format=json" in asked:
        error = {"code": code, "message": message, "near": list(near)}
        click.echo(json.dumps({"ok": False, "error": error}, ensure_ascii=False))
    return status
