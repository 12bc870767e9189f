"""`precedents` as a shell sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli.conftest import Shell

import kurume_search as ks


def test_a_table_for_people(shell: Shell) -> None:
    ran = shell("precedents", "給付金の対象者", "--article", "9-3-4", "--format", "table")

    assert ran.status == 0
    head, *rest = ran.out.splitlines()
    assert head.endswith("/c1  承認")
    assert any("同じ条項: 条例第9条第3項第4号" in line for line in rest)
    assert any("問 36行" in line for line in rest)
    assert any("答 38行" in line for line in rest)
    assert "単位 case" in rest[-1]
    assert "主題の語" in ran.err


def test_rows_name_case_and_outcome(shell: Shell) -> None:
    head, row, *_ = shell("precedents", "給付金", "--format", "tsv").out.splitlines()

    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert cells["case"].endswith("/c1")
    assert cells["outcome"] == "承認"


def test_nothing_earlier_is_exit_1(shell: Shell) -> None:
    ran = shell("precedents", "--like", "2021-07-26/c3", "--format", "json")

    assert (ran.status, ran.json["precedents"]) == (1, [])


def test_mistakes_are_one_line(shell: Shell) -> None:
    for words in ([], ["--like", "2021-07-26/c99"], ["給付", "--article", "条条条"]):
        ran = shell("precedents", *words)
        assert ran.status in (1, 2)  # 1: there is no such case
        assert 1 <= len(ran.err.strip().splitlines()) <= 2


def test_answering_needs_neither_whoosh_nor_numpy(bundled: Path) -> None:
    ks.open_corpus(bundled).precedents("給付金")  # the index is built by now
    code = (
        "import sys, kurume_search as ks; c = ks.open_corpus(sys.argv[1])\n"
        "[(one.concerns, one.conditions) for one in c.precedents('給付金', article='9')]\n"
        "list(c.exchanges('給付金')), c.thread('2021-07-26/c1')\n"
        "print(sorted({'whoosh', 'numpy', 'rich', 'pandas'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(bundled)], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"
