"""Characters of minutes that would steer a terminal."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Shell
from terminal import run_in_terminal

from kurume_search.store.ingest import add_documents
from kurume_search.store.start import init_corpus

MINUTES = """令和5年度第1回灯野市個人情報保護審議会　会議録

日時　令和5年7月12日（水）午後2時～
場所　市役所\x1b]0;x\x07　301会議室
出席者　古賀野会長、雨森委員

議題
【諮問第1号】\x1b[31m名簿の提供について
○会長　諮問の内容\x07について説明をお願いする。
○実施機関\u202e　名簿を提供したい。\x9b2J
○委員　名簿の\x1b[2J提供は\u2066何人分か。
○実施機関　名簿の5人\x7f分である。
○会長　承認する。ただし、\u202e毎年度報告することを\x1b[8m条件とする。
"""
# A file with more controls than this is no text.
TALK = "○委員　避難行動要支援者の範囲を確かめたい。\n○実施機関　介護を要する者である。\n" * 40
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COMMANDS = (
    ("show", "2023-07-12"), ("show", "2023-07-12/c1"), ("show", "2023-07-12/t002"),
    ("query", "名簿"), ("query", "名簿", "--explain"), ("kwic", "名簿"), ("exchanges", "名簿"),
    ("facets", "speaker"), ("precedents", "名簿"), ("trend", "cases"), ("ngrams", "名簿"),
    ("check",), ("cite", "2023-07-12/c1"),
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("controls")
    made = folder / "corpus"
    init_corpus(made)
    (folder / "a.txt").write_bytes((MINUTES + TALK).encode())
    add_documents(made, [folder / "a.txt"], now=lambda: datetime(2024, 1, 1, tzinfo=UTC))
    return made


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_people_read_steers_no_terminal(
    shell: Shell, corpus: Path, words: tuple[str, ...], form: str
) -> None:
    ran = shell(*words, "--corpus", str(corpus), "--format", form)

    assert ran.out and not STEERS.search(ran.out + ran.err)


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("words", [("show", "2023-07-12"), ("query", "名簿"), ("kwic", "名簿")])
def test_a_table_for_programs_steers_no_terminal_it_is_written_to(
    corpus: Path, words: tuple[str, ...], form: str
) -> None:
    shown = run_in_terminal(
        [*words, "--corpus", str(corpus), "--format", form, "--quiet"],
        columns=80, cwd=corpus.parent, extra={},
    )  # fmt: skip

    assert "名簿" in shown and not STEERS.search(re.sub("\r+\n", "\n", shown))


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_table_for_programs_has_what_a_file_may_hold(
    shell: Shell, corpus: Path, form: str
) -> None:
    written = shell("show", "2023-07-12", "--corpus", str(corpus), "--format", form).out

    assert "\u202e" in written and "提供は\u2066" in written
    assert "\x1b" not in written and "\ufffd[2J" in written
