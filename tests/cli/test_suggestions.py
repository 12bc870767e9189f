"""Zero-hit help on the real minutes: said on stderr and in JSON, never applied."""

from __future__ import annotations

from cli.conftest import Shell


def test_kana_find_the_word_and_say_so(shell: Shell) -> None:
    ran = shell("query", "--format", "json", "こじんじょうほう")

    assert ran.status == 0
    assert ran.json["query"]["expansions"] == [
        {"text": "こじんじょうほう", "terms": ["個人情報"], "why": "reading"}
    ]
    assert "「こじんじょうほう」は 個人情報 も含みます。" in ran.err
    assert "suggestions" not in ran.json


def test_what_was_meant_is_asked_not_searched(shell: Shell) -> None:
    ran = shell("query", "--format", "json", "個人上方")

    assert ran.status == 1
    assert ran.json["hits"] == []
    first = ran.json["suggestions"][0]
    assert (first["text"], first["term"], first["why"]) == ("個人上方", "個人情報", "reading")
    (line,) = [line for line in ran.err.splitlines() if "もしかして" in line]
    assert line.startswith("もしかして: 個人情報")


def test_english_is_asked_in_english(shell: Shell) -> None:
    assert "Did you mean: 個人情報" in shell("query", "--lang", "en", "個人上方").err


def test_readings_and_variants_are_switchable(shell: Shell) -> None:
    assert shell("query", "こじんじょうほう", "--no-readings").status == 1
    assert shell("query", "サーバー", "--count").out != "0\n"
    assert shell("query", "入れ替え", "--exact", "--count").out == "0\n"
    assert shell("query", "入替え", "--exact", "--count").out == "1\n"
