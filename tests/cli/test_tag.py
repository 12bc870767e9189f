"""One's own tags: found at once, counted, carried out and in, and followed when turns move."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import open_corpus
from kurume_search.errors import CorpusError, NotFoundError, UsageError

REAL = "minutes/000_dc56ebb6b2a678a4.txt"
HOSTILE = "=cmd|' /C calc'!A0"


@pytest.fixture
def mine(shell: Shell, tmp_path: Path) -> str:
    folder = str(tmp_path / "mine")
    assert shell("init", folder, "--from", "bundled").status == 0
    return folder


def ids(mine: str, query: str) -> list[str]:
    return sorted(one.rpartition("/")[2] for one in open_corpus(mine).search(query).found.ids())


def test_tags_are_found_at_once(shell: Shell, mine: str) -> None:
    made = shell("tag", "2021-07-26/c4", "2021-07-26/t014", "要検討", "--corpus", mine)
    (t14_case,) = open_corpus(mine).turn("2021-07-26/t014").turn.cases

    assert made.status == 0
    assert ids(mine, "tag:要検討") == sorted({"c4", t14_case})
    assert ids(mine, "観点:要検討 -オンライン結合") == sorted({t14_case} - {"c2", "c3", "c4"})
    turns = ids(mine, "tag:要検討 kind:発言 unit:turn")
    of_c4 = {turn.turn.id for turn in open_corpus(mine).case("2021-07-26/c4").turns}
    assert set(turns) == of_c4 | {"t014"}
    assert ids(mine, "tag:要検討 dept:情報政策課") == ["c4"]
    assert ids(mine, "tag:要検討 dept:情報政策課 unit:turn kind:質問") == sorted(
        name for name in of_c4 if name in ids(mine, "kind:質問 unit:turn")
    )


def test_an_open_corpus_sees_them_and_says_that_its_hash_is_older(mine: str) -> None:
    corpus = open_corpus(mine)
    corpus.tag("2021-07-26/t014", "い", who="K")

    hits = corpus.search("tag:い unit:turn")

    assert hits.total == 1
    assert any("開いたあと" in warning for warning in hits.warnings)
    assert not any("開いたあと" in w for w in open_corpus(mine).search("tag:い").warnings)
    assert open_corpus(mine).described["hash"] != corpus.described["hash"]
    assert open_corpus(mine).library.build.folder == corpus.library.build.folder


def test_facets_count_them(mine: str) -> None:
    corpus = open_corpus(mine)
    corpus.tag(["2021-07-26/c1", "2021-07-26/c2"], "い")
    corpus.tag("2021-07-26/c2", "ろ")
    counted = {row.keys: row.cases for row in corpus.search().facets("tag")}
    crossed = {row.keys: row.cases for row in corpus.search().facets("観点", "結果")}

    assert counted == {("い",): 2, ("ろ",): 1, ("unrecorded",): 2}
    assert crossed["い", "approved"] == 2
    assert crossed["unrecorded", "unrecorded"] == 1

    corpus.untag(["2021-07-26/c1", "2021-07-26/c2"])
    corpus.tag("2021-07-26/t014", "は")
    turns = {row.keys: row.turns for row in corpus.search("kind:発言 unit:turn").facets("tag")}
    assert turns == {("は",): 1, ("unrecorded",): 39}


def test_a_tag_follows_a_turn_whose_number_moved(shell: Shell, mine: str) -> None:
    corpus = open_corpus(mine)
    corpus.tag(["2021-07-26/t014", "2021-07-26/c4"], "い")
    path = Path(mine, "tags.toml")
    path.write_text(path.read_text("utf-8").replace("/t014", "/t099"), "utf-8")

    (moved, case) = open_corpus(mine).tags

    assert (moved.state, moved.spot.id.rpartition("/")[2]) == ("moved", "t014")  # type: ignore[union-attr]
    assert case.state == "here"
    assert "t014" in ids(mine, "tag:い unit:turn")
    listed = shell("tag", "--list", "--corpus", mine, "--format", "tsv")
    assert "moved" in listed.out and "/t099" in listed.out


def test_a_tag_that_can_not_be_followed_says_so(shell: Shell, mine: str) -> None:
    corpus = open_corpus(mine)
    corpus.tag("2021-07-26/t014", "い")
    path = Path(mine, "tags.toml")
    (tag,) = corpus.tags
    text = path.read_text("utf-8").replace(tag.tag.words, "0" * 64)
    path.write_text(text, "utf-8")
    assert [one.state for one in open_corpus(mine).tags] == ["changed"]

    path.write_text(text.replace(tag.tag.sha256, "1" * 64), "utf-8")
    (lost,) = open_corpus(mine).tags
    assert (lost.state, lost.spot) == ("lost", None)
    ran = shell("query", "tag:い", "--corpus", mine, "--count")
    assert (ran.out, ran.status) == ("0\n", 1)
    assert "--list" in ran.err
    assert shell("tag", "--remove", lost.tag.id, "い", "--corpus", mine).status == 0
    assert not path.exists()


def test_csv_out_and_in_is_the_same(shell: Shell, mine: str, tmp_path: Path) -> None:
    corpus = open_corpus(mine)
    corpus.tag("2021-07-26/c1", "い", note=HOSTILE, who="K")
    corpus.tag("2021-07-26/c1", "い", note="'引用\n二行", who="L")
    corpus.tag("2021-07-26/t002", "＝ろ")
    before = [one.tag for one in corpus.tags]
    path = tmp_path / "kanten.csv"

    assert shell("tag", "--export", str(path), "--corpus", mine, "--bom").status == 0
    text = path.read_text("utf-8-sig")
    assert f"'{HOSTILE}" in text
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 4
    (Path(mine) / "tags.toml").unlink()
    assert shell("tag", "--import", str(path), "--corpus", mine).status == 0
    assert [one.tag for one in open_corpus(mine).tags] == before
    assert shell("tag", "--import", str(path), "--corpus", mine).status == 0
    assert [one.tag for one in open_corpus(mine).tags] == before


def test_a_plain_table_is_taken_in(shell: Shell, mine: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,code\n2021-07-26/c1,い\n2021-07-26/c9,ろ\n", "utf-8")
    ran = shell("tag", "--import", str(path), "--corpus", mine)

    assert ran.status == 1
    assert "c9" in ran.err
    assert ids(mine, "tag:い") == ["c1"]
    path.write_text("id,code\n2021-07-26/c1,\n", "utf-8")
    assert shell("tag", "--import", str(path), "--corpus", mine).status == 3


def test_a_table_of_tags_shows_whole_ids(shell: Shell, mine: str) -> None:
    shell("tag", "2021-07-26/c1", "い", "--corpus", mine)
    (placed,) = open_corpus(mine).tags

    table = shell("tag", "--list", "--corpus", mine, "--format", "table").out
    tsv = shell("tag", "--list", "--corpus", mine, "--format", "tsv").out

    assert table.count(placed.tag.id) == 1
    assert tsv.splitlines()[1].split("\t")[-1] == placed.tag.id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a.csv がありません"),
        ("観点,案件\nい,2021-07-26/c1\n".encode(), "一行目に code、id の列がありません"),
        ("id,code\n2021-07-26/c1,い\n".encode("cp932"), "UTF-8 ではありません"),
    ],
)
def test_a_table_that_cannot_be_taken_in_says_why(
    shell: Shell, mine: str, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)

    ran = shell("tag", "--import", str(path), "--corpus", mine)

    assert (ran.status, ran.out) == (3, "")
    assert said in ran.err and "Errno" not in ran.err


def test_an_unknown_tag_finds_nothing_and_says_so(shell: Shell, mine: str) -> None:
    shell("tag", "2021-07-26/c1", "要検討事項", "--corpus", mine)
    ran = shell("query", "tag:要検討事", "--corpus", mine)

    assert ran.status == 1
    assert "要検討事項" in ran.err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["2021-07-26/c9", "い"], 1), (["2021-07-26", "い"], 1), (["い"], 2), ([], 2),
        (["--list", "い"], 2), (["2021-07-26/c1", " "], 2),
        (["--remove", "2021-07-26/c1", "い"], 1),
        (["--list"], 1), (["--import", "no.csv"], 3),
    ],
)  # fmt: skip
def test_what_can_not_be_tagged(shell: Shell, mine: str, words: list[str], status: int) -> None:
    ran = shell("tag", "--corpus", mine, *words)

    assert ran.status == status
    assert "Traceback" not in ran.err
    assert not Path(mine, "tags.toml").exists()


def test_the_bundled_corpus_is_left_alone(bundled: Path) -> None:
    with pytest.raises(UsageError, match="付属"):
        open_corpus(bundled).tag("2021-07-26/c1", "い")
    with pytest.raises(NotFoundError):
        open_corpus(bundled).untag("2021-07-26/c1")


@pytest.mark.parametrize("text", ["[[tag", "tag = 1\n", '[[tag]]\nid = "a"\n'])
def test_a_damaged_file_is_said(mine: str, text: str) -> None:
    Path(mine, "tags.toml").write_text(text, "utf-8")

    with pytest.raises(CorpusError, match=r"tags\.toml"):
        open_corpus(mine).search("tag:い")
    assert open_corpus(mine).search("目的外利用").total == 1
