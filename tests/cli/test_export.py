"""`export` and `cite` on the real minutes: what leaves says what it is."""

from __future__ import annotations

import csv
import importlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search.errors import NotInstalledError, UsageError

WHOLE = {"datapackage": "datapackage.json", "tei": "corpus.xml", "khcoder": "kaigiroku.json"}


@pytest.fixture(scope="module")
def corpus(bundled: Path) -> ks.Corpus:
    return ks.open_corpus(bundled)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "xlsx", "parquet", "md"])
def test_every_format_of_results(shell: Shell, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"kekka.{form}"
    ran = shell("export", "--as", form, "-o", str(path), "オンライン結合", "--format", "json")

    assert ran.status == 0
    assert ran.json[0] == {"path": str(path), "bytes": path.stat().st_size}


def test_results_say_what_they_are(shell: Shell, tmp_path: Path, corpus: ks.Corpus) -> None:
    path = tmp_path / "a.csv"
    shell("export", "-o", str(path), "オンライン結合", "--outcome", "承認*", "--bom")
    told = json.loads((tmp_path / "a.csv.json").read_text("utf-8"))["kurume-search"]

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert told["query"]["raw"] == "オンライン結合"
    assert "outcome:" in told["query"]["parsed"]
    assert told["query"]["unit"] == "case"
    assert told["subset"] == {"turns": 20, "cases": 2, "meetings": 1}
    assert told["corpus"]["hash"] == corpus.described["hash"]
    assert told["tokenizer"]["name"].startswith("sudachipy")
    assert told["tokenizer"]["dictionary"].startswith("core ")
    assert [row["case"][-2:] for row in rows(path)] == ["c3", "c2"]
    assert all(row["line"] and row["sha256"] for row in rows(path))


def test_concordances_keep_their_order(shell: Shell, tmp_path: Path, corpus: ks.Corpus) -> None:
    path = tmp_path / "k.csv"
    shell("export", "--rows", "kwic", "--sort", "L1", "-o", str(path), "サーバ")
    lines = corpus.search("サーバ", unit="turn").kwic(sort=("L1",))

    assert [int(row["start"]) for row in rows(path)] == [line.start for line in lines]
    assert [int(row["rank"]) for row in rows(path)] == list(range(1, 12))


def test_counts_and_japanese_headings(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    shell("export", "--by", "結果", "-o", str(path), "--labels", "ja")

    assert [row for row in rows(path) if row["案件"] != "0"] == [
        {"結果": "approved", "結果（名称）": "承認", "発言数": "30", "案件": "3"},
        {"結果": "unrecorded", "結果（名称）": "記載なし", "発言数": "10", "案件": "1"},
    ]


@pytest.mark.parametrize("form", WHOLE)
def test_the_whole_corpus(shell: Shell, tmp_path: Path, form: str) -> None:
    ran = shell("export", "--as", form, "-o", str(tmp_path / "out"), "--format", "tsv")

    assert ran.status == 0
    assert (tmp_path / "out" / WHOLE[form]).is_file()
    assert str(tmp_path / "out" / WHOLE[form]) in ran.out


def test_nothing_is_overwritten_unasked(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "popolo.json"

    assert shell("export", "--as", "popolo", "-o", str(path)).status == 0
    assert shell("export", "--as", "popolo", "-o", str(path)).status == 3
    assert shell("export", "--as", "popolo", "-o", str(path), "--overwrite").status == 0
    assert "清水" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["-o", "x.csv", "無い語だけ"], 1), (["-o", "x.doc"], 2),
        (["--as", "tei", "-o", "x", "語"], 2),
        (["-o", "x.csv", "--by", "色"], 2), (["-o", "x.csv", "--rows", "kwic"], 2), ([], 2),
        (["-o", "no/such/folder/x.csv"], 3), (["-o", "x.csv", "--sort", "色"], 2),
    ],
)  # fmt: skip
def test_what_can_not_be_exported(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = shell("export", *words)

    assert ran.status == status
    assert "Traceback" not in ran.err
    if status == 1:
        assert (tmp_path / "x.csv").read_text("utf-8").startswith("rank,id,case")
    else:
        assert not list(tmp_path.iterdir())


def test_data_frames_have_the_rows_of_the_hits(corpus: ks.Corpus) -> None:
    pytest.importorskip("pandas")
    frame = corpus.search("オンライン結合").to_pandas()

    assert list(frame["case"].str[-2:]) == ["c4", "c3", "c2"]
    assert list(corpus.search("無い語").to_pandas().columns) == list(frame.columns)
    assert corpus.search().facets("結果").to_pandas()["cases"].sum() == 4


def test_without_pandas_it_says_how_to_get_it(
    corpus: ks.Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def missing(name: str, package: str | None = None) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(NotInstalledError, match=r"kurume-search\[frames\]"):
        corpus.search().to_pandas()


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "cff"])
@pytest.mark.parametrize("name", [None, "2021-07-26", "2021-07-26/c2", "2021-07-26/t031"])
def test_cite_prints_what_the_library_cites(
    shell: Shell, corpus: ks.Corpus, name: str | None, form: str
) -> None:
    ran = shell("cite", *([name] if name else []), "--as", form)

    assert ran.status == 0
    assert ran.out == corpus.cite(name, form)
    assert corpus.described["hash"] in ran.out
    assert "清水" not in ran.out
    if name and "/" in name:
        assert "lines" in ran.out


def test_results_are_cited_with_their_hash(shell: Shell, corpus: ks.Corpus) -> None:
    ran = shell("cite", "--query", "オンライン結合", "--format", "json")

    assert ran.json["schema"] == "kurume-search/cite/1"
    assert ran.json["citation"] == corpus.search("オンライン結合").cite("bibtex")
    assert corpus.search("オンライン結合", sort="date").cite() == ran.json["citation"]
    assert corpus.search("個人情報").cite() != ran.json["citation"]


def test_what_can_not_be_cited(shell: Shell, corpus: ks.Corpus) -> None:
    assert shell("cite", "2021-07-26/c9").status == 1
    assert shell("cite", "1999-01-01").status == 1
    assert shell("cite", "2021-07-26/n001").status == 1
    assert shell("cite", "2021-07-26", "--query", "語").status == 2
    with pytest.raises(UsageError):
        corpus.search().cite("ris")


def results(corpus: ks.Corpus) -> dict[str, Any]:
    hits = corpus.search("オンライン結合")
    return {
        "hits": hits,
        "kwic": hits.kwic(),
        "facets": hits.facets("article", "outcome"),
        "exchanges": corpus.exchanges("オンライン結合"),
        "precedents": corpus.precedents("オンライン結合"),
        "nothing": corpus.exchanges("無い語"),
        "flow": corpus.flow("2021-07-26"),
        "coverage": corpus.coverage(),
        "trend": corpus.trend("questions"),
        "words": corpus.collocates("個人情報", window=5),
    }


RESULTS = (
    "hits", "kwic", "facets", "exchanges", "precedents", "nothing", "flow", "coverage", "trend",
    "words",
)  # fmt: skip


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_is_the_same_rows_in_pandas_and_polars(corpus: ks.Corpus, name: str) -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    result = results(corpus)[name]
    frame, other = result.to_polars(), result.to_pandas()

    assert isinstance(frame, polars.DataFrame)
    assert isinstance(other, pandas.DataFrame)
    assert frame.columns == list(other.columns)
    assert len(frame) == len(other)
    assert len(frame) > 0 or name == "nothing"
    # Arrow's capsule, so that other libraries take the frame without a copy.
    assert hasattr(frame, "__arrow_c_stream__")
    if hasattr(result, "to_rows"):
        rows = [{k: held[k] for k in frame.columns} for held in result.to_rows()]
        assert frame.to_dicts() == rows


@pytest.mark.parametrize("name", ["exchanges", "precedents", "nothing"])
@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "parquet", "md"])
def test_questions_and_precedents_are_taken_away(
    corpus: ks.Corpus, tmp_path: Path, name: str, suffix: str
) -> None:
    result = results(corpus)[name]
    data, *_ = result.export(tmp_path / f"x.{suffix}")

    assert data.stat().st_size or (suffix, name) == ("jsonl", "nothing")
    if suffix == "jsonl":
        lines = data.read_text("utf-8").splitlines()
        assert len(lines) == len(result)
    assert corpus.library.folder.fingerprint in result.cite("bibtex")
