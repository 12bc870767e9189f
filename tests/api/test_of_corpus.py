"""Quality and coverage can be taken away as every other result can."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.showing.exportable import OfCorpus

DAMAGED = """花立市情報公開審査会 令和3年度第3回会議録
日時 令和3年7月1日
議題 諮問第1号について
(会長) ただ今から開会する。
(委員) 手数料の\ufffdはいくらか。
(事務局) 三百円である。
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ks.Corpus:
    from kurume_search.api.own.manage import add, init

    folder = tmp_path_factory.mktemp("of-corpus")
    path = folder / "r3-3.txt"
    path.write_text(DAMAGED, "utf-8")
    mine = init(folder / "mine")
    add(mine, [path])
    return ks.open_corpus(mine)


def results(corpus: ks.Corpus) -> dict[str, OfCorpus]:
    read = corpus.quality()
    return {"quality": read, "diagnostics": read.diagnostics, "coverage": corpus.coverage()}


@pytest.mark.parametrize("name", ["quality", "diagnostics", "coverage"])
def test_a_table_of_the_corpus_is_taken_away(corpus: ks.Corpus, tmp_path: Path, name: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    result = results(corpus)[name]
    rows = result.to_rows()

    data, about = result.export(tmp_path / "rows.csv", labels="ja")

    assert rows and all(list(row) == list(result.row_names) for row in rows)
    frame = result.to_pandas(labels="ja")
    with data.open(encoding="utf-8") as opened:
        head, *lines = csv.reader(opened)
    assert head == list(frame.columns) == result.to_polars(labels="ja").columns
    assert not set(head) & set(result.row_names)  # every column has its Japanese name
    assert len(lines) == len(frame) == len(result.to_polars()) == len(rows)
    mark = corpus.library.folder.fingerprint
    assert mark in json.dumps(json.loads(about.read_text("utf-8")))
    assert mark in result.cite() and "検索結果" not in result.cite()


def test_every_figure_is_a_row(corpus: ks.Corpus) -> None:
    read = corpus.quality()
    rows = {(row["figure"], row["name"]): row["count"] for row in read.to_rows()}

    assert (rows["meetings", None], rows["turns", None]) == (read.meetings, read.turns) == (1, 3)
    assert rows["claimed", None] == read.claimed
    assert {name: n for (kind, name), n in rows.items() if kind == "diagnostic"} == read.codes
    assert sum(n for (kind, _), n in rows.items() if kind == "notation") == 1
    assert "読み取れた文字" in read.explain()


def test_every_finding_is_a_row_with_its_line(corpus: ks.Corpus) -> None:
    read = corpus.quality()

    assert [row["code"] for row in read.diagnostics.to_rows()] == [
        one.code for one in read.findings
    ]
    assert {"line": 5, "severity": "warning"}.items() <= next(
        row for row in read.diagnostics.to_rows() if "文字" in row["message"]
    ).items()
