"""Corrections laid over the parse: applied, said, and never applied where they don't fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from kurume_search.errors import CorpusError
from kurume_search.model.json import from_json, to_json
from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.terms import KINDS, OUTCOMES, ROLES
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.corrections import apply_corrections, read_corrections
from kurume_search.store.decode import read_source
from kurume_search.store.folder import bundled_corpus

REAL = read_source(bundled_corpus() / "minutes" / "000_dc56ebb6b2a678a4.txt", name="a.txt")
PARSED = parse_minutes(REAL)


def row(field: str, value: str, line: int | None = None, **more: str) -> str:
    values = {"meeting": "2021-07-26", "field": field, "value": value, "who": "甲", "why": "原本"}
    values |= more
    text = "".join(f'{key} = "{value}"\n' for key, value in values.items())
    return "[[correction]]\n" + text + ("" if line is None else f"line = {line}\n")


def corrected(tmp_path: Path, *rows: str) -> Minutes:
    path = tmp_path / "corrections.toml"
    path.write_text("\n".join(rows), "utf-8")
    (minutes,), unused = apply_corrections(PARSED, read_corrections(path))
    assert unused == ()
    return minutes


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.toml") == ()


def test_an_outcome_is_set_and_said(tmp_path: Path) -> None:
    minutes = corrected(tmp_path, row("case.outcome", "approved", 124, was="記載なし"))

    assert minutes.cases[3].outcome.value is OutcomeValue.APPROVED
    (done,) = minutes.corrections
    assert (done.line, done.value, done.was, done.who, done.why) == (
        124, "approved", None, "甲", "原本",
    )  # fmt: skip
    assert PARSED[0].cases[3].outcome.value is None
    assert from_json(to_json(minutes, REAL.text)) == minutes


def test_an_outcome_is_taken_back(tmp_path: Path) -> None:
    minutes = corrected(tmp_path, row("case.outcome", "記載なし", 26))

    assert minutes.cases[0].outcome.value is None and minutes.cases[0].outcome.raw is None
    assert minutes.corrections[0].was == "approved"


def test_a_kind_changes_the_exchanges(tmp_path: Path) -> None:
    minutes = corrected(tmp_path, row("turn.kind", "statement", 36))

    assert minutes.turns[0].kind is TurnKind.STATEMENT
    assert len(minutes.exchanges) == len(PARSED[0].exchanges) - 1


def test_a_date_moves_the_fiscal_year_that_was_worked_out_from_it(tmp_path: Path) -> None:
    minutes = corrected(tmp_path, row("meeting.date", "2022-07-26"), row("meeting.observers", "2"))

    meeting = minutes.meeting
    assert (meeting.date, meeting.fiscal_year, meeting.observers) == (date(2022, 7, 26), 2022, 2)
    assert meeting.id == "2021-07-26"  # ids are permanent


@pytest.mark.parametrize(
    "rows",
    [
        row("case.outcome", "approved", 124, was="rejected"),
        row("case.outcome", "excellent", 124),
        row("case.outcome", "approved", 9999),
        row("turn.kind", "記載なし", 36),
        row("turn.cases", "c1,c9", 36),
        row("meeting.date", "7月26日"),
    ],
)
def test_one_that_no_longer_fits_is_a_diagnostic(tmp_path: Path, rows: str) -> None:
    minutes = corrected(tmp_path, rows)

    assert minutes.corrections == ()
    assert minutes.cases == PARSED[0].cases and minutes.turns == PARSED[0].turns
    (added,) = minutes.diagnostics[len(PARSED[0].diagnostics) :]
    assert added.code == "correction-misfit" and "corrections.toml" in added.message


def test_what_a_person_supplied_is_no_longer_said_to_be_missing(tmp_path: Path) -> None:
    undated = replace(REAL, text=REAL.text.replace("日 時：令和3年7月26日（月） 午前10時～", ""))
    bare = parse_minutes(undated)
    name = bare[0].meeting.id
    outcome = row("case.outcome", "approved", bare[0].cases[3].heading.line, meeting=name)
    (tmp_path / "c.toml").write_text(
        row("meeting.date", "2021-07-26", meeting=name) + outcome, "utf-8"
    )

    (minutes,), _ = apply_corrections(bare, read_corrections(tmp_path / "c.toml"))

    before = {found.code for found in bare[0].diagnostics}
    assert {"no-date", "missing-outcome"} <= before
    after = {found.code for found in minutes.diagnostics}
    assert after == before - {"no-date", "date-unread", "missing-outcome"}


def test_the_date_of_minutes_without_any_year_gives_them_one(tmp_path: Path) -> None:
    text = "花立市個人情報保護審議会会議録\n\n（会長）質問はありませんか。\n（委員）なし。\n"
    bare = parse_minutes(replace(REAL, text=text))
    assert (bare[0].meeting.date, bare[0].meeting.fiscal_year) == (None, None)
    (tmp_path / "c.toml").write_text(
        row("meeting.date", "2022-02-01", meeting=bare[0].meeting.id), "utf-8"
    )

    (minutes,), _ = apply_corrections(bare, read_corrections(tmp_path / "c.toml"))

    assert minutes.meeting.fiscal_year == 2021


def test_a_value_that_cannot_be_says_which_can(tmp_path: Path) -> None:
    minutes = corrected(tmp_path, row("case.outcome", "可決", 124))

    (said,) = [found for found in minutes.diagnostics if found.code == "correction-misfit"]
    assert "「可決」はこの項目の値ではありません（承認、条件付き承認、" in said.message
    assert "、却下、記載なし のどれか）" in said.message

    # Of what no turn is without, 記載なし is no choice.
    minutes = corrected(tmp_path, row("turn.kind", "可決", 36))
    (said,) = [found for found in minutes.diagnostics if found.code == "correction-misfit"]
    assert " のどれか）" in said.message and "記載なし" not in said.message


def test_closed_values_are_written_as_in_queries(tmp_path: Path) -> None:
    minutes = corrected(
        tmp_path,
        row("case.outcome", "条件付承認", 124, was="記載なし"),
        row("case.outcome", "継続審議", 26, was="承認"),
        row("turn.kind", "意見", 36, was="質問"),
        row("turn.role", "会長", 36, was="委員"),
    )

    assert not [d for d in minutes.diagnostics if d.code == "correction-misfit"]
    assert [case.outcome.value for case in minutes.cases][::3] == [
        OutcomeValue.CONTINUED, OutcomeValue.APPROVED_CONDITIONAL,
    ]  # fmt: skip
    turn = minutes.turns[0]
    assert (turn.kind, turn.role) == (TurnKind.STATEMENT, Role.CHAIR)


@pytest.mark.parametrize(
    ("enum", "terms"), [(OutcomeValue, OUTCOMES), (Role, ROLES), (TurnKind, KINDS)]
)
def test_every_value_has_a_word(enum: type[StrEnum], terms: dict[str, str]) -> None:
    assert {one.value for one in enum} <= set(terms.values())


def test_one_of_no_meeting_is_handed_back(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(row("case.outcome", "approved", 124, meeting="2020-01-01"))

    found, unused = apply_corrections(PARSED, read_corrections(tmp_path / "c.toml"))

    assert found == PARSED and len(unused) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[[correction]\n",
        "correction = 1\n",
        "[[correction]]\n",
        row("case.colour", "red", 1),
        row("case.outcome", "approved"),
        row("case.outcome", "approved", 0),
        row("case.outcome", "approved", 1, whom="x"),
        row("case.outcome", "approved", 1).replace('who = "甲"\n', ""),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "corrections.toml").write_text(text, "utf-8")

    with pytest.raises(CorpusError, match=r"corrections\.toml"):
        read_corrections(tmp_path / "corrections.toml")
