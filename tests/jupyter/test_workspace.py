"""A working folder: what the user wrote is never lost, what they didn't touch can be renewed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kurume_search.errors import ExportError, UsageError
from kurume_search.jupyter.shipped import Notebook, notebooks_named, shipped_notebooks
from kurume_search.jupyter.workspace import State, Workspace, difference


def write(path: Path, *sources: str, outputs: bool = False) -> Notebook:
    shown = [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}] if outputs else []
    heading = [f"# {path.stem}\n", "*One*"]
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "metadata": {}, "source": heading},
        *(
            {"cell_type": "code", "metadata": {}, "source": text, "outputs": shown}
            for text in sources
        ),
    ]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), "utf-8")
    return Notebook(path)


@pytest.fixture
def shipped(tmp_path: Path) -> tuple[Notebook, ...]:
    return tuple(write(tmp_path / "shipped" / f"0{n}_題{n}.ipynb", f"print({n})") for n in range(3))


def states(place: Workspace, shipped: tuple[Notebook, ...]) -> list[State]:
    return [one.state for one in place.copies(shipped)]


def test_copies_are_made_once(tmp_path: Path, shipped: tuple[Notebook, ...]) -> None:
    place = Workspace(tmp_path / "mine")
    written = place.take(place.copies(shipped))

    assert [one.path.name for one in written] == [one.name for one in shipped]
    assert states(Workspace(place.folder), shipped) == [State.CURRENT] * 3
    assert Workspace(place.folder).take(place.copies(shipped), refresh=True) == ()


def test_running_changes_nothing_and_writing_does(
    tmp_path: Path, shipped: tuple[Notebook, ...]
) -> None:
    place = Workspace(tmp_path / "mine")
    place.take(place.copies(shipped))
    write(place.folder / shipped[0].name, "print(0)", outputs=True)
    write(place.folder / shipped[1].name, "print('mine')")

    assert states(Workspace(place.folder), shipped) == [
        State.CURRENT, State.CHANGED, State.CURRENT
    ]  # fmt: skip


def test_refresh_renews_the_untouched_and_shows_the_rest(
    tmp_path: Path, shipped: tuple[Notebook, ...]
) -> None:
    place = Workspace(tmp_path / "mine")
    place.take(place.copies(shipped))
    write(place.folder / shipped[1].name, "print('mine')")
    newer = tuple(write(one.path, f"print({n} + 10)") for n, one in enumerate(shipped))
    place = Workspace(place.folder)

    assert states(place, newer) == [State.OUTDATED, State.CHANGED, State.OUTDATED]
    assert place.take(place.copies(newer)) == ()
    place.take(place.copies(newer), refresh=True)
    after = Workspace(place.folder).copies(newer)
    assert [one.state for one in after] == [State.CURRENT, State.CHANGED, State.CURRENT]
    assert "mine" in after[1].path.read_text("utf-8")
    lines = list(difference(after[1]))
    assert "-print('mine')" in lines
    assert "+print(1 + 10)" in lines


@pytest.mark.parametrize("content", [b"", b"{}", b"no json", b'{"cells": [1]}', b"\xff\xfe"])
def test_what_is_no_notebook_is_not_written_over(
    tmp_path: Path, shipped: tuple[Notebook, ...], content: bytes
) -> None:
    place = Workspace(tmp_path / "mine")
    place.folder.mkdir()
    path = place.folder / shipped[0].name
    path.write_bytes(content)

    assert states(place, shipped)[0] is State.CHANGED
    place.take(place.copies(shipped), refresh=True)
    assert path.read_bytes() == content
    assert any(line.startswith("+") for line in difference(place.copies(shipped)[0]))


def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, shipped: tuple[Notebook, ...]
) -> None:
    (tmp_path / "file").write_text("")
    place = Workspace(tmp_path / "file" / "inside")

    with pytest.raises(ExportError, match="写せません"):
        place.take(place.copies(shipped))


def test_notebooks_go_by_number_name_and_title() -> None:
    first = shipped_notebooks()[0]

    for name in (first.number, first.number.lstrip("0"), first.path.stem, first.name, first.title):
        if name:
            assert notebooks_named((name, name)) == (first,)
    with pytest.raises(UsageError) as told:
        notebooks_named(("はじめの5ふん",))
    assert first.path.stem in told.value.near


def test_every_shipped_notebook_has_number_and_titles() -> None:
    for one in shipped_notebooks():
        assert one.number
        assert one.title
        assert one.title_en
