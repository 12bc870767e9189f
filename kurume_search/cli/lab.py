"""``lab`` and ``notebook``: JupyterLab on the notebooks, in a folder of the user's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kurume_search.cli.base import PATH, command, option
from kurume_search.cli.language import Both, language
from kurume_search.cli.opening import asked_folder
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import say, write_rows

if TYPE_CHECKING:
    from kurume_search.jupyter.workspace import Copy

FOLDER = "kurume-notebooks"

_STATES = {
    "missing": Both("未コピー", "not copied"),
    "current": Both("最新", "current"),
    "outdated": Both("新しい版あり", "newer one ships"),
    "changed": Both("自分の変更あり", "changed by you"),
}
_HEADINGS = {
    "number": Both("番号", "no."),
    "title": Both("題", "title"),
    "title_en": Both("英題", "English title"),
    "state": Both("状態", "state"),
    "path": Both("ファイル", "file"),
}


def _folder(value: Path | None) -> Path:
    return value or Path(FOLDER)


@command(
    "lab",
    Both(
        "ノートブックを作業フォルダに写し、JupyterLab を日本語で開きます。\n"
        "自分で変えたノートブックは上書きしません(--refresh は違いを表示します)。\n"
        "この計算機の中だけで待ち受け(127.0.0.1)、Ctrl-C で終わります。",
        "Copy the notebooks into a working folder and open JupyterLab there, in Japanese\n"
        "(--lang en: in English). Notebooks you changed are never written over; --refresh\n"
        "shows what differs. It listens on 127.0.0.1 alone; Ctrl-C ends it.",
    ),
    examples=[
        "kurume-search lab",
        "kurume-search lab 研究 --corpus 会議録集",
        "kurume-search lab --no-browser --port 8899",
    ],
)
@click.argument("folder", required=False, type=PATH)
@option(
    "--refresh",
    is_flag=True,
    help=Both(
        "変えていない写しを新しくし、変えたものとの違いを表示します。",
        "Renew untouched copies; show how changed ones differ.",
    ),
)
@option("--no-browser", is_flag=True, help=Both("ブラウザを開きません。", "Open no browser."))
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    help=Both("待ち受けるポート。", "Port to listen on."),
)
@face()
def lab(folder: Path | None, refresh: bool, no_browser: bool, port: int | None, face: Face) -> int:
    """Open the lab."""
    from kurume_search.jupyter.lab import check_installed, command_line, prepare, run

    check_installed()
    environment = prepare(asked_folder(face), language=language())  # before anything is copied
    place = _folder(folder)
    _take(place, (), refresh=refresh, face=face)
    say(
        face,
        Both(
            "JupyterLab を {place} で開きます。終わるには Ctrl-C。",
            "Opening JupyterLab on {place}. Ctrl-C ends it.",
        ).format(place=place),
    )
    line = command_line(place, port=port, browser=not no_browser, language=language())
    return run(line, environment)


@command(
    "notebook",
    Both(
        "ノートブックの一覧(list)、作業フォルダへの写し(copy)、ブラウザなしの実行(run)。\n"
        "番号(03)、ファイル名、題のどれでも選べ、何も選ばなければすべてです。",
        "List the notebooks, copy them into a working folder, or run them without a browser.\n"
        "Choose by number (03), file name or title; without a choice it is all of them.",
    ),
    examples=[
        "kurume-search notebook list",
        "kurume-search notebook copy 03 04 -o 研究",
        "kurume-search notebook run 03 -o 研究",
    ],
)
@click.argument("action", type=click.Choice(["list", "copy", "run"]))
@click.argument("chosen", nargs=-1)
@option(
    "-o",
    "--output",
    "output",
    type=PATH,
    default=None,
    metavar="DIR",
    help=Both("作業フォルダ(既定 kurume-notebooks)。", "Working folder (kurume-notebooks)."),
)
@option(
    "--refresh",
    is_flag=True,
    help=Both("変えていない写しを新しくします。", "Renew untouched copies."),
)
@face()
def notebook(
    action: str, chosen: tuple[str, ...], output: Path | None, refresh: bool, face: Face
) -> int:
    """List, copy or run notebooks."""
    place = _folder(output)
    if action == "run":
        return _run(place, chosen, face)
    copies = _take(place, chosen, refresh=refresh, face=face) if action == "copy" else None
    if copies is None:
        from kurume_search.jupyter.shipped import notebooks_named
        from kurume_search.jupyter.workspace import Workspace

        copies = Workspace(place).copies(notebooks_named(chosen))
    rows = [
        {
            "number": one.notebook.number,
            "title": one.notebook.title,
            "title_en": one.notebook.title_en,
            "state": str(_STATES[one.state]) if face.format == "table" else one.state.value,
            "path": str(one.path),
        }
        for one in copies
    ]
    headings = {name: str(text) for name, text in _HEADINGS.items()}
    if face.format == "table":
        del headings["title" if language() == "en" else "title_en"]
    write_rows(face, rows, headings)
    return 0


def _take(place: Path, names: tuple[str, ...], *, refresh: bool, face: Face) -> tuple[Copy, ...]:
    """Copy notebooks into `place`, say what was done, and return how they stand now."""
    from kurume_search.jupyter.shipped import notebooks_named
    from kurume_search.jupyter.workspace import State, Workspace, difference

    picked = notebooks_named(names)
    before = Workspace(place).copies(picked)
    written = Workspace(place).take(before, refresh=refresh)
    if written:
        say(
            face,
            Both(
                "{n} 個のノートブックを {place} に写しました。", "Copied {n} notebooks to {place}."
            ).format(n=len(written), place=place),
        )
    after = Workspace(place).copies(picked)
    for one in after:
        if refresh and one.state is State.CHANGED:
            message = Both(
                "{name} は自分の変更があるので、そのままにしました。違い:",
                "{name} holds your changes and was left as it is:",
            )
            say(face, message.format(name=one.path.name))
            for line in difference(one):
                say(face, line)
    old = sum(one.state is State.OUTDATED for one in after)
    if old:
        say(
            face,
            Both(
                "{n} 個に新しい版があります。--refresh で新しくなります。",
                "{n} have newer versions; --refresh renews them.",
            ).format(n=old),
        )
    return after


def _run(place: Path, names: tuple[str, ...], face: Face) -> int:
    """Run notebooks in `place`, those of the user's that are there, else fresh copies."""
    from kurume_search.jupyter.lab import prepare
    from kurume_search.jupyter.running import NotebookError, run_notebook

    environment = prepare(asked_folder(face), language=language())
    failed = 0
    rows = []
    for one in _take(place, names, refresh=False, face=face):

        def progress(done: int, whole: int, name: str = one.path.name) -> None:
            if not face.quiet and face.color:
                click.echo(f"\r{name} {done}/{whole}", nl=done == whole, err=True)

        try:
            run_notebook(one.path, one.path, environment=environment, progress=progress)
            rows.append({"number": one.notebook.number, "result": "ok", "path": str(one.path)})
        except NotebookError as error:
            failed += 1
            rows.append(
                {"number": one.notebook.number, "result": str(error), "path": str(one.path)}
            )
    heads = {
        "number": _HEADINGS["number"],
        "result": Both("結果", "result"),
        "path": _HEADINGS["path"],
    }
    write_rows(face, rows, {name: str(text) for name, text in heads.items()})
    return 3 if failed else 0
