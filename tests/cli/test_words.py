"""Text statistics in the shell: tables, machine formats, files, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Shell

QUESTIONS = ("--kind", "質問")
COMMANDS = {
    "keyness": ("keyness", *QUESTIONS),
    "collocates": ("collocates", "個人情報"),
    "dispersion": ("dispersion", "LINE"),
    "cooccurrence": ("cooccurrence", "オンライン結合", "--unit", "case"),
    "ngrams": ("ngrams",),
    "correspondence": ("correspondence", "--by", "role"),
    "topics-discover": ("topics", "discover", "--number", "3", "--in", "turn"),
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.txt"
    path.write_text("＊端末\nLINE or サーバ\n\n＊同意\n同意\n", "utf-8")
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_json_says_what_was_counted(shell: Shell, name: str) -> None:
    ran = shell(*COMMANDS[name], "--format", "json")

    assert ran.status == 0
    assert ran.json["schema"] == f"kurume-search/{name}/1"
    assert ran.json["basis"]["line"].startswith("sudachipy ")
    assert ran.json["total"] == len(ran.json["rows"]) > 0
    assert ran.json["remarks"] and ran.json["corpus"]["hash"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_pipe_gets_numbers_and_asks_for_ids(shell: Shell, name: str) -> None:
    plain, with_ids = shell(*COMMANDS[name]), shell(*COMMANDS[name], "--ids")
    head, *rows = plain.out.splitlines()

    assert plain.status == 0 and rows
    assert "ids" not in head.split("\t")
    assert all(len(row.split("\t")) == len(head.split("\t")) for row in rows)
    if name != "correspondence":
        assert "ids" in with_ids.out.splitlines()[0].split("\t")
        assert "2021-07-26/" in with_ids.out
    assert "会議録は事務局がまとめた" in plain.err


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_table_says_its_basis(shell: Shell, name: str, lang: str) -> None:
    ran = shell(*COMMANDS[name], "--format", "table", "--lang", lang)

    assert ran.status == 0
    assert "sudachipy" in ran.out.splitlines()[-1] and "corpus " in ran.out.splitlines()[-2]
    assert ("Minutes are written" if lang == "en" else "会議録は事務局") in ran.err


def test_keyness_against_a_query(shell: Shell) -> None:
    ran = shell("keyness", *QUESTIONS, "--against", "kind:回答", "--format", "json", "-n", "0")

    assert (ran.json["target"], ran.json["reference"]) == ("kind:質問", "kind:回答")
    assert ran.json["total"] == ran.json["tested"]


def test_limits_and_stop_words(shell: Shell) -> None:
    first = shell("ngrams", "-n", "1").out.splitlines()
    own = shell("keyness", *QUESTIONS, "--stop", "登録", "--min-count", "1", "-n", "0")
    none = shell("keyness", *QUESTIONS, "--no-stop", "--min-count", "1", "-n", "0")

    words = [row.split("\t")[0] for row in own.out.splitlines()]
    assert len(first) == 2
    assert "登録" not in words and "場合" not in words
    assert "場合" in [row.split("\t")[0] for row in none.out.splitlines()]


def test_concepts_of_a_file(shell: Shell, rules: Path) -> None:
    ran = shell("concepts", str(rules), "--by", "role", "--format", "json")
    whole = {row["concept"]: row for row in ran.json["rows"] if row["group"] is None}

    assert ran.status == 0
    assert (whole["端末"]["units"], whole["同意"]["units"], whole["端末"]["total"]) == (7, 0, 40)
    assert len(whole["端末"]["ids"]) == 7
    assert shell("concepts", str(rules), "--year", "1990").status == 1


@pytest.mark.parametrize("suffix", [".svg", ".html", ".json", ".csv", ".xlsx"])
def test_a_chart_or_a_table_goes_to_a_file(shell: Shell, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"words{suffix}"
    ran = shell("collocates", "個人情報", "-o", str(path))

    assert ran.status == 0 and ran.out == ""
    assert path.name in ran.err
    content = path.read_bytes()
    match suffix:
        case ".svg":
            assert content.startswith(b"<svg")
        case ".html":
            assert b"<table" in content and "登録".encode() in content
        case ".json":
            assert {"data", "layout"} <= set(json.loads(content))
        case ".csv":
            assert "sudachipy" in content.decode() or len(list(tmp_path.iterdir())) > 1
            assert "登録" in content.decode()
        case _:
            assert content.startswith(b"PK")


def test_a_sample_is_marked(shell: Shell) -> None:
    ran = shell("ngrams", "--corpus", "sample", "--format", "table", "--year", "R3")

    assert ran.status == 0
    assert "合成データ" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("collocates", "ぬるぽ"), "どこにもありません"),
        (("keyness", "--year", "1990"), "比べられません"),
        (("correspondence",), "二つ以上"),
        (("cooccurrence", "--year", "1990"), "数える発言がありません"),
        (("topics", "discover", "--number", "90"), "足りません"),
        (("dispersion", "ぬるぽ"), "どこにもありません"),
        (("keyness", *QUESTIONS, "--against-saved", "x"), "部分集合「x」はありません"),
    ],
)
def test_nothing_found_says_why(shell: Shell, words: tuple[str, ...], said: str) -> None:
    ran = shell(*words)

    assert ran.status == 1
    assert said in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("keyness",), "対象を"),
        (("collocates",), "語を一つ"),
        (("collocates", "個人情報", "--measure", "mi3"), "指標「mi3」"),
        (("collocates", "個人情報", "--window", "0"), "window"),
        (("correspondence", "--by", "天気"), "ごとには"),
        (("topics", "find"), "topics discover"),
        (("concepts", "ない.txt"), "ない.txt"),
        (("keyness", "LINE", "--saved", "x"), "--saved"),
        (("ngrams", "-o", "x.gif"), "gif"),
    ],
)
def test_wrong_usage_is_one_sentence(shell: Shell, words: tuple[str, ...], said: str) -> None:
    ran = shell(*words)

    assert ran.status in (2, 3)
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_saved_subsets_are_compared(shell: Shell, tmp_path: Path) -> None:
    own = str(tmp_path / "own")
    assert shell("sample", "--years", "2020..2021", "--meetings", "2", "-o", own).status == 0
    assert shell("subset", "save", "early", "--year", "2020", "--corpus", own).status == 0
    assert shell("subset", "save", "late", "--year", "2021", "--corpus", own).status == 0

    ran = shell("keyness", "--saved", "early", "--against-saved", "late", "--corpus", own,
                "--format", "json")  # fmt: skip
    same = shell("keyness", "--year", "2020", "--unit", "case", "--against",
                 "year:2021 unit:case", "--corpus", own, "--format", "json")  # fmt: skip

    assert ran.status == 0
    assert ran.json["rows"] == same.json["rows"]
