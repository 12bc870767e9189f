"""Documents that are removed, added again and brought back leave everything else as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import open_corpus
from kurume_search.api.own.manage import add, init, remove, restore, trash
from kurume_search.sample import write_sample


@pytest.fixture
def mine(tmp_path: Path) -> str:
    return str(init(tmp_path / "mine"))


def test_what_was_built_anew_is_not_taken_from_before(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_sample(folder, years=range(2019, 2021), meetings=2, turns=40, seed=3)
    damaged = open_corpus(folder).library.build.folder
    anew = open_corpus(folder, rebuild=True).library.build.folder
    path = open_corpus(folder).library.folder.documents[1].path

    remove(folder, [path])
    open_corpus(folder)
    restore(folder, [path])

    assert open_corpus(folder).library.build.folder == anew != damaged


def test_places_in_the_manifest_hold_when_a_document_is_added_again(
    tmp_path: Path, mine: str
) -> None:
    names = ["z.txt", "a.txt", "b.txt"]
    for name in names:
        (tmp_path / name).write_text(f"第1回審議会\n\n（会長）{name}を開く。\n", "utf-8")
    folder = Path(mine)
    add(folder, [tmp_path / name for name in names])

    remove(folder, ["z.txt"])
    remove(folder, ["a.txt"])
    add(folder, [tmp_path / "z.txt"])
    assert not [row for row in trash(folder) if row.original_name == "z.txt"]
    restore(folder, ["a.txt"])

    held = [row.original_name for row in open_corpus(folder).library.folder.documents]
    assert held == ["a.txt", "b.txt", "z.txt"]


def test_bringing_back_overwrites_no_text(shell: Shell, mine: str, tmp_path: Path) -> None:
    (tmp_path / "h.html").write_text("<p>第1回審議会</p><p>（会長）開く。</p>", "utf-8")
    shell("add", "--corpus", mine, str(tmp_path / "h.html"))
    shell("remove", "--corpus", mine, "h.html")
    own = Path(mine, "extracted", "h.html.txt")
    own.write_text("mine", "utf-8")

    assert shell("restore", "--corpus", mine, "h.html").status == 0

    assert own.read_text("utf-8") == "mine"
    (row,) = open_corpus(mine).library.folder.documents
    assert row.extracted and "開く" in Path(mine, row.extracted).read_text("utf-8")


@pytest.mark.parametrize("asked", [("restore",), ("restore", "a.txt"), ("remove", "a.txt")])
def test_a_file_in_the_place_of_the_trash_is_named(
    shell: Shell, mine: str, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("第1回審議会\n\n（会長）開く。\n", "utf-8")
    shell("add", "--corpus", mine, str(tmp_path / "a.txt"))
    Path(mine, "trash").write_text("")

    told = shell(*asked, "--corpus", mine)

    assert told.status == 3
    assert "trash はフォルダではありません" in told.err
