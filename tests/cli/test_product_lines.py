"""Every command line that the documents promise runs, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.cli import root

MINUTES = Path(__file__).parents[1] / "quality/labelled/p01_hanatate_summary_qa.txt"
# Each with its exit status; {out} is new, {own} a corpus of one's own, {file} minutes.
COMMANDS = [
    # The case of this department has no outcome (記載なし), so it isn't approved.
    (
        ("query オンライン結合 --article 10-1-2 --department 情報政策課 --topic オンライン結合"
        " --year 2015..2023 --role 委員 --kind 質問 --outcome 承認 --unit case --sort date -n 20"
        " --explain"), 1,
    ),
    ("query オンライン結合 --count", 0), ("query 無い語無い語", 1), ("query dept:無い課", 2),
    ("query オンライン結合 -委託", 0), ("query オンライン結合 --sort rank", 0),
    ("kwic オンライン結合", 0), ("facets article outcome", 0), ("facets 部署 オンライン結合", 0),
    ("exchanges オンライン結合", 0), ("exchanges --exact 委託 --no-readings --no-synonyms", 0),
    ("precedents 災害時要支援者名簿の民間提供 --article 9-3-4", 0),
    ("trend questions", 0), ("keyness role:委員", 0), ("collocates 個人情報", 0),
    ("dispersion LINE", 0), ("cooccurrence", 0),
    ("ngrams", 0), ("correspondence", 1),
    ("show 2021-07-26", 0), ("show 2021-07-26/c2", 0),
    ("show 2021-07-26/t014", 0), ("articles", 0), ("departments", 0), ("topics", 0),
    ("articles concord 旧条例10条", 0), ("parse {file}", 0), ("init {own}", 0),
    ("add {file} --synthetic --corpus {own}", 0),
    ("tag 2020-11-12/c1 要確認 --corpus {own}", 0), ("query tag:要確認 --corpus {own}", 0),
    ("subset save 全件 名簿 --corpus {own}", 0), ("kwic 名簿 --subset 全件 --corpus {own}", 0),
    ("remove {name} --corpus {own}", 0), ("restore {name} --corpus {own}", 0),
    ("check", 0), ("index build", 0), ("index status", 0), ("index verify", 0),
    ("export オンライン結合 --as csv --bom -o {out}.csv", 0), ("export --as tei -o {out}.tei", 0),
    ("export --as datapackage -o {out}.dp", 0), ("export --as popolo -o {out}.json", 0),
    ("export --as khcoder -o {out}.kh", 0), ("cite 2021-07-26/c2", 0), ("cite --as cff", 0),
    ("report --year R3 -o {out}.report", 0),
    ("sample --years 2020..2021 -o {out}.sample", 0), ("sample -o {out}.usual", 0),
    ("lab --help", 0),
]  # fmt: skip
# Commands that nothing here runs; this list may only shrink. lab starts a server and notebook
# runs one (tests/jupyter); concepts needs a file of rules.
NOT_COVERED = {"lab", "notebook", "concepts"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_documented_command_line_runs(shell: Shell, tmp_path: Path, lang: str) -> None:
    places = {
        "out": str(tmp_path / "out"), "own": str(tmp_path / "own"), "file": str(MINUTES),
        "name": MINUTES.name,
    }  # fmt: skip
    failed = []
    for line, status in COMMANDS:
        ran = shell(*(word.format(**places) for word in line.split()), "--lang", lang)
        said = ran.out + ran.err
        if ran.status != status or "Traceback" in said or not said:
            failed.append(f"{line}: {ran.status} {ran.err[-200:]}")

    assert failed == []


def test_every_command_has_a_line() -> None:
    run = {line.split()[0] for line, _ in COMMANDS if "--help" not in line}

    assert set(root.COMMANDS) - run == NOT_COVERED
