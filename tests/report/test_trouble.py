"""Bad input is one clear sentence, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.whole.report import Report
from kurume_search.cli import main
from kurume_search.errors import KurumeSearchError, ReportError
from kurume_search.report.cells import Count
from kurume_search.report.ledger import check
from kurume_search.report.model import Grid, Head, Row, Section


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["report", *words])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return "\n".join(line for line in said.splitlines() if "索引" not in line)


def test_a_year_without_meetings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--year", "R1", "-o", str(tmp_path / "out")) == 1
    said = told(capsys)
    assert "令和元年度の会議録はありません" in said
    assert "令和3年度" in said
    assert list(tmp_path.iterdir()) == []


def test_a_compared_year_without_meetings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--year", "R3", "--compare", "R2", "-o", str(tmp_path / "out")) == 0
    assert "比較する期間の会議録はありません" in told(capsys)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--year", "来年"], "期間「来年」を読めません"),
        (["--year", "R3", "--compare", "?"], "期間「?」を読めません"),
        (
            ["--year", "R3", "--compare", "R3"],
            "比べる期間（令和3年度）が、報告書の期間（令和3年度）",
        ),
        (["--year", "R2..R3", "--compare", "2022-03-31..2022-05-01"], "重なっています"),
        (["--year", "R3", "--format", "html,doc"], "報告書の形「doc」はありません"),
        (["--year", "R3", "--council", "ない審議会"], "審議会「ない審議会」"),
        (["--year", "R3", "--figures", "nowhere.csv"], "nowhere.csv を読めません"),
        (["--year", "R3", "--compare-report", "nowhere.json"], "nowhere.json を読めません"),
        (["--year", "R3", "--templates", "nowhere"], "nowhere がありません"),
        ([], "--year"),
    ],
)
def test_what_cannot_be_asked(
    words: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words, "-o", str(tmp_path / "out")) in (2, 3)
    said = told(capsys)
    assert says in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")

    assert run("--year", "R3", "-o", str(file)) == 3
    assert run("--year", "R3", "--overwrite", "-o", str(folder)) == 3
    said = told(capsys)
    assert "フォルダではありません" in said
    assert "mine.txt" in said
    assert file.read_text() == "mine"
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("out", [".", "../here", "{here}"])
def test_the_folder_one_is_in_is_refused_before_anything_is_counted(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("kurume_search.cli.report.opened", lambda _: pytest.fail("counted"))

    assert run("--year", "R3", "-o", out.format(here=here)) == 3
    assert "今いるフォルダです" in told(capsys)
    assert list(tmp_path.iterdir()) == [here] and list(here.iterdir()) == []


def test_an_older_report_is_replaced_only_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("--year", "R3", "--format", "json,md", "-o", str(out)) == 0
    assert run("--year", "R3", "--format", "json", "-o", str(out)) == 3
    assert "--overwrite" in told(capsys)
    assert (out / "report.md").exists()

    assert run("--year", "R3", "--format", "json", "--overwrite", "-o", str(out)) == 0
    # A report is whole: what was of the older one is gone.
    assert sorted(path.name for path in out.iterdir()) == ["report.json", "report.schema.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KurumeSearchError):
            ks.open_corpus().report(2021).write(tmp_path / "out")
    finally:
        tmp_path.chmod(0o700)


def test_an_output_beneath_a_file(tmp_path: Path, real: Report) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(KurumeSearchError) as trouble:
        real.write(tmp_path / "file" / "out", ["json"])

    assert str(trouble.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_failure_half_way_leaves_nothing(
    tmp_path: Path, real: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    import kurume_search.export.writing as writing

    out = tmp_path / "out"
    real.write(out, ["json"])
    before = (out / "report.json").read_bytes()
    calls = 0

    def failing(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(writing, "write_atomic", failing)
    with pytest.raises(KurumeSearchError, match="ディスクがいっぱい"):
        real.write(out, ["json", "md"], overwrite=True)

    assert (out / "report.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_figure_that_leads_nowhere_fails_the_build(real: Report) -> None:
    from dataclasses import replace

    document = real.document
    listing = next(one for one in document.listings.values() if len(one.entries) == 4)
    for bad in (
        Count(key="2021/bad", value=5, listing=listing.id),
        Count(key="2021/bad", value=0, listing="L999"),
    ):
        grid = Grid(id="bad", title="", heads=(Head("a", "a"),), rows=(Row((bad,)),))
        section = Section(id="bad", title="", blocks=(grid,))

        with pytest.raises(ReportError, match="2021/bad"):
            check(replace(document, sections=(section,)))


def test_an_entry_without_a_source_fails_the_build(real: Report) -> None:
    from dataclasses import replace

    document = real.document
    with pytest.raises(ReportError, match="もとのファイル"):
        check(replace(document, origins={}))
    name = next(name for name, one in document.entries.items() if one.kind == "sentence")
    entries = {key: one for key, one in document.entries.items() if key != name}
    with pytest.raises(ReportError):
        check(replace(document, entries=entries))
