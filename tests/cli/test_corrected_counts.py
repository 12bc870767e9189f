"""A value that a person set right is said under every count that rests on it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import Corpus, open_corpus
from kurume_search.analytics.rows.corrected import remark
from kurume_search.api.own.manage import init

SAID = "数える対象には、人が訂正した値が"


def row(field: str, value: str, line: int | None = None) -> str:
    text = f'[[correction]]\nmeeting = "2021-07-26"\nfield = "{field}"\nvalue = "{value}"\n'
    return text + 'who = "甲"\nwhy = "原本"\n' + ("" if line is None else f"line = {line}\n")


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a corpus in which an outcome, a kind and a venue were set right."""
    folder = tmp_path_factory.mktemp("set-right") / "mine"
    init(folder, source="bundled")
    rows = row("case.outcome", "rejected", 124), row("turn.kind", "statement", 36)
    (folder / "corrections.toml").write_text(
        "\n".join((*rows, row("meeting.venue", "会議室"))), "utf-8"
    )
    return str(folder)


@pytest.fixture(scope="module")
def corpus(mine: str) -> Corpus:
    return open_corpus(mine)


def notes(corpus: Corpus, query: str, *fields: str) -> list[str]:
    return [note for note in corpus.search(query).facets(*fields).notes if note.startswith(SAID)]


@pytest.mark.parametrize(
    ("query", "fields", "told"),
    [
        ("", ("outcome",), "1 か所あります(結果 1)。"),
        ("", ("kind",), "1 か所あります(発言の種別 1)。"),
        ("", ("outcome", "kind"), "2 か所あります(結果 1、発言の種別 1)。"),
        ("outcome:不承認", ("role",), "1 か所あります(結果 1)。"),
        ("種別:意見 unit:turn", ("role",), "1 か所あります(発言の種別 1)。"),
        ("outcome:承認", ("outcome",), None),  # the one set right isn't among them
        ("", ("role",), None),
        ("", ("year",), None),
    ],
)
def test_facets_say_what_of_them_was_set_right(
    corpus: Corpus, query: str, fields: tuple[str, ...], told: str | None
) -> None:
    assert notes(corpus, query, *fields) == ([] if told is None else [f"{SAID} {told}"])


@pytest.mark.parametrize(
    ("measure", "asked", "told"),
    [
        ("outcomes", {}, "結果 1"),
        ("approval_rate", {}, "結果 1"),
        ("questions", {}, "発言の種別 1"),
        ("questions", {"within": "outcome:不承認"}, "結果 1"),
        ("cases", {"split": "outcome"}, "結果 1"),
        ("turns", {"split": "kind"}, "発言の種別 1"),
        ("turns", {}, None),
        ("cases", {}, None),
        ("outcomes", {"within": "outcome:承認"}, None),
    ],
)
def test_a_trend_says_what_of_it_was_set_right(
    corpus: Corpus, measure: str, asked: dict[str, str], told: str | None
) -> None:
    result = corpus.trend(measure, **asked)  # type: ignore[arg-type]

    said = [note for note in result.notes if note.code == "corrected"]
    assert [told in note.ja for note in said] == ([] if told is None else [True])
    assert all(note.ja in repr(result) for note in said)
    assert [note["code"] for note in result.to_json()["notes"]].count("corrected") == len(said)


def test_a_day_set_right_bears_on_every_period(mine: str, tmp_path: Path) -> None:
    (Path(mine) / "corrections.toml").rename(tmp_path / "kept.toml")
    try:
        (Path(mine) / "corrections.toml").write_text(row("meeting.date", "2022-05-01"), "utf-8")
        corpus = open_corpus(mine)

        assert [n.ja for n in corpus.trend("turns").notes if n.code == "corrected"] == [
            f"{SAID} 1 か所あります(開催日 1)。"
        ]
        assert notes(corpus, "", "year") and not notes(corpus, "", "role")
        total = corpus.trend("turns", by="total")
        assert not [note for note in total.notes if note.code == "corrected"]
    finally:
        (tmp_path / "kept.toml").rename(Path(mine) / "corrections.toml")


def test_nothing_is_said_where_nobody_set_anything_right(bundled: Path) -> None:
    corpus = open_corpus(bundled)

    assert notes(corpus, "", "outcome") == []
    assert "corrected" not in {note.code for note in corpus.trend("outcomes").notes}


def test_the_commands_say_it_in_either_language(shell: Shell, mine: str) -> None:
    asked = ("--corpus", mine)

    assert f"{SAID} 1 か所あります(結果 1)。" in shell("facets", "outcome", *asked).err
    english = "Of the values counted here, 1 set right by a person (outcome 1)."
    assert english in shell("facets", "outcome", *asked, "--lang", "en").err
    assert f"{SAID} 1 か所" in shell("trend", "outcomes", *asked, "--format", "csv").err
    found = shell("facets", "outcome", *asked, "--format", "json").json
    assert [one for one in found["warnings"] if one.startswith(SAID)]


def test_an_export_carries_it_beside_the_rows(corpus: Corpus, tmp_path: Path) -> None:
    for name, result in (
        ("facets", corpus.search("").facets("outcome")),
        ("trend", corpus.trend("outcomes")),
    ):
        _, *others = result.export(tmp_path / f"{name}.csv")
        assert SAID in "".join(path.read_text("utf-8") for path in others), name


def test_the_tables_of_a_report_say_it(corpus: Corpus, tmp_path: Path) -> None:
    corpus.report(2021).write(tmp_path, ["json", "md"])
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    grids = {
        block["id"]: " ".join(block.get("notes", ()))
        for section in report["sections"]
        for block in section["blocks"]
        if block.get("type") == "table"
    }

    told = {name for name, note in grids.items() if "人が訂正した値" in note}
    assert {"summary-figures", "by-outcome", "cases", "questions-issue"} <= told
    assert not told & {"by-procedure", "by-article", "diagnostics", "documents"}
    assert "結果 1、発言の種別 1" in grids["summary-figures"]


def test_fields_are_listed_in_one_order() -> None:
    made = remark(Counter({"turn.kind": 2, "case.outcome": 1}))

    assert made.ja == "数える対象には、人が訂正した値が 3 か所あります(結果 1、発言の種別 2)。"
    assert "3 set right by a person (outcome 1, kind of turn 2)" in made.en
