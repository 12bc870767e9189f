"""A corpus of one's own, from the command line: begun, filled, checked, emptied again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Shell
from sample_files import make_pdf

from kurume_search import open_corpus
from kurume_search.api.corpus import Corpus
from kurume_search.api.own.manage import add, remove, restore
from kurume_search.errors import CorpusError, SourceError, UsageError
from kurume_search.model.source import SourceText
from kurume_search.sample import write_sample
from kurume_search.store import ingest
from kurume_search.store.folder import CorpusFolder, bundled_corpus
from kurume_search.store.manifest import DocumentRow
from kurume_search.text.width import width

LABELLED = Path(__file__).parents[1] / "quality/labelled"
FIRST = LABELLED / "p01_hanatate_summary_qa.txt"
SECOND = LABELLED / "p05_wakabadai_qa_noname.txt"


@pytest.fixture
def mine(shell: Shell, tmp_path: Path) -> str:
    folder = str(tmp_path / "mine")
    assert shell("init", folder).status == 0
    return folder


def test_what_is_added_is_found(shell: Shell, mine: str) -> None:
    added = shell("add", "--corpus", mine, str(FIRST), str(SECOND), "--format", "json")

    assert [(row["status"], row["cases"]) for row in added.json] == [("added", 4), ("added", 3)]
    found = shell("query", "--corpus", mine, "図書館情報システム", "--format", "json")
    assert found.json["total"] == 1
    assert found.json["hits"][0]["outcome"] == "continued"


def test_an_index_that_is_there_takes_in_what_is_added(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    assert shell("query", "--corpus", mine, "--count").out == "4\n"

    shell("add", "--corpus", mine, str(SECOND))

    assert shell("query", "--corpus", mine, "--count").out == "7\n"
    # What was indexed before is copied; only the new document is read.
    corpus = open_corpus(mine)
    assert corpus.library.info["reused"] == 1
    assert [turn.id for turn in corpus.meeting(corpus.meetings[0]).turns][:1] == [
        f"{corpus.meetings[0]}/t001"
    ]
    assert shell("index", "verify", "--corpus", mine).status == 0


def test_adding_to_an_index_that_is_there_parses_nothing_but_what_is_new(tmp_path: Path) -> None:
    write_sample(tmp_path / "mine", years=range(2019, 2021), meetings=2, turns=40, seed=3)
    corpus = open_corpus(tmp_path / "mine")
    parsed = corpus.library.folder.home / "parsed"
    assert len(list(parsed.glob("*.minutes"))) == corpus.library.info["meetings"]
    shutil.rmtree(parsed)

    add(tmp_path / "mine", [FIRST])
    open_corpus(tmp_path / "mine")

    assert len(list(parsed.glob("*.minutes"))) == 1


def test_removing_and_restoring_leave_the_other_documents_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_sample(folder, years=range(2015, 2021), meetings=2, turns=200, seed=3)
    corpus = open_corpus(folder)
    paths = [row.path for row in corpus.library.folder.documents]
    shutil.rmtree(corpus.library.folder.home / "parsed")

    remove(folder, paths[3:4])
    corpus = open_corpus(folder)
    assert not (corpus.library.folder.home / "parsed").exists()
    assert corpus.library.info["reused"] == len(paths) - 1
    said = states(corpus)
    assert said == states(open_corpus(folder, rebuild=True))

    # A fourth of it goes, so what is left is written anew; then some comes back.
    remove(folder, paths[6:])
    said = states(open_corpus(folder))
    assert said == states(open_corpus(folder, rebuild=True))
    restore(folder, [paths[3], paths[8]])
    corpus = open_corpus(folder)
    # They stand where they stood, and what comes behind the first of them is indexed anew.
    assert corpus.library.info["reused"] == 3
    restored = [row.path for row in corpus.library.folder.documents]
    assert restored == [*paths[:6], paths[8]]
    assert states(corpus) == states(open_corpus(folder, rebuild=True))


def test_a_document_that_cannot_be_read_costs_the_others_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_sample(folder, years=range(2017, 2021), meetings=1, turns=40, seed=3)
    paths = [row.path for row in open_corpus(folder).library.folder.documents]
    held = (folder / paths[2]).read_bytes()
    (folder / paths[2]).write_bytes(bytes(range(256)) * 9)
    corpus = open_corpus(folder)
    failed = corpus.library.info["failed"]
    assert [row["path"] for row in failed] == [paths[2]]
    parsed = corpus.library.folder.home / "parsed"
    shutil.rmtree(parsed)

    add(folder, [FIRST])
    corpus = open_corpus(folder)
    assert len(list(parsed.glob("*.minutes"))) == 1
    assert corpus.library.info["failed"] == failed
    said = states(corpus)
    assert said == states(open_corpus(folder, rebuild=True))

    (folder / paths[2]).write_bytes(held)
    corpus = open_corpus(folder)
    assert corpus.library.info["failed"] == []
    assert states(corpus) == states(open_corpus(folder, rebuild=True)) != said


def test_what_could_not_be_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    write_sample(folder, years=range(2019, 2021), meetings=2, turns=40, seed=3)
    path = CorpusFolder.open(folder).documents[1].path
    read = CorpusFolder.source

    def fails(self: CorpusFolder, row: DocumentRow) -> SourceText:
        if row.path == path:
            raise SourceError("読むものがありません。")
        return read(self, row)

    with monkeypatch.context() as context:
        context.setattr(CorpusFolder, "source", fails)
        assert open_corpus(folder).library.info["failed"] != []
    add(folder, [FIRST])
    corpus = open_corpus(folder)

    assert corpus.library.info["failed"] == []
    assert states(corpus) == states(open_corpus(folder, rebuild=True))


def states(corpus: Corpus) -> list[Any]:
    """Return answers of every kind."""
    hits = corpus.search("個人情報")
    results = (
        hits.facets("article", "outcome"), hits.kwic(), corpus.exchanges("情報"),
        corpus.precedents("名簿の提供"),
        corpus.trend("questions", by="fiscal_year", per="case", split="department"),
        corpus.keyness(corpus.search("year:..2017"), corpus.search("year:2018..")),
        corpus.collocates("個人情報", window=5), corpus.search("dept:情報政策課"),
        corpus.search("個人上方"),
    )  # fmt: skip
    answers = [[(hit.id, hit.score) for hit in hits], *(one.to_json() for one in results)]
    return [repr(corpus), corpus.meetings, corpus.coverage(), *answers]


def test_the_same_bytes_are_skipped_and_a_bad_file_stops_nothing(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0" * 500)
    shell("add", "--corpus", mine, str(FIRST))

    added = shell("add", "--corpus", mine, str(FIRST), str(bad), str(SECOND), "--format", "json")

    assert [row["status"] for row in added.json] == ["same", "failed", "added"]
    assert added.json[1]["message"]
    assert added.status == 3
    assert "3件のうち1件を読めませんでした。" in added.err
    assert shell("query", "--corpus", mine, "--count").out == "7\n"


def test_invented_minutes_keep_their_mark_without_being_told(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    sample = tmp_path / "sample"
    shell("sample", "--years", "2020..2020", "--meetings", "2", "-o", str(sample))
    whole = sorted(path for path in (sample / "minutes").rglob("*") if path.is_file())
    bare = tmp_path / "bare.txt"
    bare.write_text(
        FIRST.read_text("utf-8") + "\n※この会議録は合成データです。\n",
        "utf-8",
    )

    assert shell("add", "--corpus", mine, str(whole[0]), str(bare), str(SECOND)).status == 0

    rows = {row.original_name: row.real for row in CorpusFolder.open(Path(mine)).manifest}
    assert rows == {whole[0].name: False, "bare.txt": False, SECOND.name: True}


def test_a_novel_counts_as_not_read(shell: Shell, mine: str, tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("その朝、私は坂道をのぼった。\n「お早いですね」\n", "utf-8")

    added = shell("add", "--corpus", mine, str(tmp_path / "novel.txt"), str(FIRST))
    (row, _) = shell("add", "--corpus", mine, str(FIRST), str(FIRST), "--format", "json").json
    told = shell("check", "--corpus", mine, "--format", "table").out
    form = shell("check", "--corpus", mine, "--format", "json").json

    assert added.status == 0 and row["status"] == "same"
    assert "追加 1、追加(読めず) 1。会議 1・案件 4・発言 17" in added.err
    assert "読めなかった文書(会議録と認められない): 1\n" in told
    assert "会議・案件・発言: 1・4・17\n" in told
    assert (form["quality"]["unrecognised"], form["quality"]["meetings"]) == (1, 1)
    assert shell("check", "--strict", "--corpus", mine, "--format", "json").status == 4


def test_files_of_one_name_are_told_apart(shell: Shell, mine: str, tmp_path: Path) -> None:
    for year, path in (("r3", FIRST), ("r4", SECOND)):
        (tmp_path / year).mkdir()
        shutil.copy(path, tmp_path / year / "第1回.txt")
    shutil.copy(LABELLED / "p02_aomine_html_brackets.txt", tmp_path / "r4" / "第2回.txt")

    out = shell("add", "--corpus", mine, str(tmp_path), "--format", "table").out

    names = [line.split()[0] for line in out.splitlines() if ".txt " in line]
    assert names == ["r3/第1回.txt", "r4/第1回.txt", "第2回.txt"]


def test_what_is_removed_is_said_in_one_line(shell: Shell, mine: str) -> None:
    paths = sorted(LABELLED.glob("p0[1-5]*.txt"))
    shell("add", "--corpus", mine, *map(str, paths))

    gone = shell("remove", "--corpus", mine, *(path.name for path in paths), "--format", "table")

    assert gone.out == ""
    (told,) = gone.err.splitlines()
    first = "、".join(path.name for path in paths[:3])
    assert told.startswith(f"{len(paths)} 件({first} ほか{len(paths) - 3}件)をごみ箱に移しました。")
    back = shell("restore", "--corpus", mine, paths[0].name, "--format", "table")
    assert (back.out, back.err) == ("", f"1 件({paths[0].name})を戻しました。\n")
    rows = shell("remove", "--corpus", mine, paths[0].name, "--format", "json").json
    assert [row["original_name"] for row in rows] == [paths[0].name]


def test_removing_and_bringing_back_tell_how_far_they_are(mine: str) -> None:
    add(Path(mine), [FIRST, SECOND])
    names = [FIRST.name, SECOND.name]
    whole = [(0, 2, names[0]), (1, 2, names[1]), (2, 2, "")]
    for change in (remove, restore):
        told: list[tuple[int, int, str]] = []
        change(Path(mine), names, progress=lambda *one, told=told: told.append(one))
        assert told == whole


@pytest.mark.parametrize(
    ("corpus", "told", "status"),
    [
        ("sample", "kurume-search sample -o DIR", 2),
        ("sample:7", "合成データの会議録集 sample は変えられません", 2),
        ("bundled", "kurume-search init DIR", 2),
        (str(bundled_corpus()), "kurume-search init DIR", 2),
        ("nosuch", "kurume-search init nosuch で作れます", 3),
    ],
)
@pytest.mark.parametrize("command", ["add", "remove", "restore"])
def test_a_corpus_that_isn_t_ones_own_is_said_with_what_to_do(
    shell: Shell, command: str, corpus: str, told: str, status: int
) -> None:
    ran = shell(command, "--corpus", corpus, str(FIRST))

    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err and len(ran.err.splitlines()) == 1


def test_a_sample_in_the_cache_is_never_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path))
    folder = tmp_path / "samples" / "sample-1"
    write_sample(folder, years=range(2020, 2021), meetings=1, seed=1)

    for change in (lambda: add(folder, [FIRST]), lambda: remove(folder, ["x"])):
        with pytest.raises(UsageError, match="sample -o DIR"):
            change()


def test_a_corpus_that_can_t_be_written_names_the_way_to_a_copy(
    mine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", "x")

    monkeypatch.setattr(ingest, "write_atomic", refuse)

    with pytest.raises(CorpusError, match=r"権限がありません.*init DIR --from"):
        add(Path(mine), [FIRST])


def test_removed_documents_are_gone_until_they_are_restored(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST), str(SECOND))

    shell("remove", "--corpus", mine, FIRST.name)

    assert shell("query", "--corpus", mine, "--count").out == "3\n"
    listed = shell("restore", "--corpus", mine, "--format", "json")
    assert [row["original_name"] for row in listed.json] == [FIRST.name]
    shell("restore", "--corpus", mine, FIRST.name)
    assert shell("query", "--corpus", mine, "--count").out == "7\n"


def test_a_correction_shows_wherever_it_counts(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    Path(mine, "corrections.toml").write_text(
        '[[correction]]\nmeeting = "2020-11-12"\nline = 73\nfield = "case.outcome"\n'
        'value = "approved"\nwho = "甲"\nwhy = "答申書による"\n',
        "utf-8",
    )

    found = shell("query", "--corpus", mine, "図書館情報システム", "--format", "json")

    assert found.json["hits"][0]["outcome"] == "approved"
    assert found.json["hits"][0]["corrected"] == ["case.outcome"]
    shown = shell("show", "--corpus", mine, "2020-11-12/c3", "--format", "table")
    assert "訂正" in shown.out
    assert "答申書による" in shown.out


@pytest.fixture
def set_right(shell: Shell, mine: str) -> str:
    """Return a corpus in which a person set the outcome of one case right."""
    shell("add", "--corpus", mine, str(FIRST))
    Path(mine, "corrections.toml").write_text(
        '[[correction]]\nmeeting = "2020-11-12"\nline = 73\nfield = "case.outcome"\n'
        'value = "approved"\nwho = "甲"\nwhy = "答申書による"\n',
        "utf-8",
    )
    return mine


def test_a_correction_is_marked_in_every_form_of_a_case(shell: Shell, set_right: str) -> None:
    def show(name: str, form: str) -> str:
        return shell("show", "--corpus", set_right, name, "--format", form).out

    assert json.loads(show("2020-11-12/c3", "json"))["corrected"] == ["case.outcome"]
    assert "corrected" not in json.loads(show("2020-11-12/c2", "json"))
    assert show("2020-11-12/c3", "table").splitlines()[0].endswith("承認(訂正)")
    assert "(訂正)" not in show("2020-11-12/c2", "table").splitlines()[0]
    cases = [line for line in show("2020-11-12", "table").splitlines() if line.startswith("  c")]
    assert ["(訂正)" in line for line in cases].count(True) == 1
    for form, delimiter in (("tsv", "\t"), ("csv", ",")):
        rows = list(csv.DictReader(show("2020-11-12/c3", form).splitlines(), delimiter=delimiter))
        assert [row["line"] for row in rows if row["corrected"] == "case.outcome"] == ["73"]
        other = csv.DictReader(show("2020-11-12/c2", form).splitlines(), delimiter=delimiter)
        assert "corrected" not in (other.fieldnames or ())
    heading, *_ = show("2020-11-12/c3", "md").splitlines()
    assert "訂正" in heading or "corrected" in heading


@pytest.mark.parametrize(("form", "delimiter"), [("tsv", "\t"), ("csv", ",")])
def test_a_correction_is_marked_in_rows_of_hits(
    shell: Shell, set_right: str, form: str, delimiter: str
) -> None:
    out = shell("query", "--corpus", set_right, "--format", form).out

    rows = list(csv.DictReader(out.splitlines(), delimiter=delimiter))

    marked = [row for row in rows if row["corrected"]]
    assert [(row["case"].rsplit("/", 1)[1], row["corrected"]) for row in marked] == [
        ("c3", "case.outcome")
    ]
    assert marked[0]["outcome"] == "approved"


def test_the_bundled_corpus_is_not_changed(shell: Shell, bundled: Path) -> None:
    before = sorted(path.name for path in bundled.rglob("*"))

    ran = shell("add", "--corpus", str(bundled), str(FIRST))

    assert ran.status == 2
    assert sorted(path.name for path in bundled.rglob("*")) == before


def test_a_corpus_is_not_begun_over_another(shell: Shell, mine: str) -> None:
    ran = shell("init", mine)

    assert ran.status == 3
    assert len(ran.err.strip().splitlines()) == 1


def test_check_says_which_meeting_is_missing(shell: Shell) -> None:
    ran = shell("check", "--format", "json")

    (year,) = ran.json["coverage"]
    assert (year["fiscal_year"], year["numbers"], year["missing"]) == (2021, [2], [1])
    assert ran.json["quality"]["claimed"] == ran.json["quality"]["characters"]
    assert ran.json["quality"]["outcomes_unrecorded"] == 1
    assert ran.status == 0
    told = shell("check", "--format", "table").out
    assert told.startswith(
        "久留米市情報公開・個人情報保護審議会 2021年度: 1 回分 (第2回)、欠け 第1回"
    )
    english = shell("check", "--format", "table", "--lang", "en").out
    assert " FY2021: 1 meeting (no. 2), missing no. 1\n" in english.replace("\n  ", " ")


def test_check_and_show_name_the_version_that_another_stands_for(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    corrected = tmp_path / "訂正版.txt"
    corrected.write_text(FIRST.read_text("utf-8").replace("図書館", "中央図書館"), "utf-8")
    shell("add", "--corpus", mine, str(FIRST), str(corrected))

    told = shell("check", "--corpus", mine, "--format", "table").out
    form = shell("check", "--corpus", mine, "--format", "json").json

    assert f"数えない旧版: {FIRST.name} → 訂正版.txt" in told
    assert form["superseded"] == [{"path": f"minutes/{FIRST.name}", "by": "minutes/訂正版.txt"}]
    (meeting,) = open_corpus(mine).meetings
    shown = shell("show", meeting, "--corpus", mine, "--format", "table").out
    assert f"数えない旧版: minutes/{FIRST.name}" in shown


def test_tables_call_notations_and_findings_by_names_and_other_forms_by_codes(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST.read_text("utf-8") + "\n◆◆◆◆\n", "utf-8")
    added = shell("add", "--corpus", mine, str(path), "--format", "json").json[0]
    told = shell("check", "--corpus", mine, "--format", "table").out
    english = shell("check", "--corpus", mine, "--format", "table", "--lang", "en").out

    (notation,) = added["notations"]
    assert notation.isascii() and f"発言の書き方: {notation}" not in told
    for code in (one.rpartition(" ")[0] for one in added["diagnostics"]):
        assert code.isascii() and code not in told and code not in english


def test_a_strict_check_refuses_a_gap(shell: Shell) -> None:
    assert shell("check", "--strict").status == 4


@pytest.mark.parametrize(
    ("name", "line"),
    [("2021-07-26/t031", "134"), ("2021-07-26/c4", "124"), ("2021-07-26", "3")],
)
def test_show_prints_source_lines(shell: Shell, name: str, line: str) -> None:
    ran = shell("show", name, "--format", "table")

    assert ran.status == 0
    assert f"  {line}  " in ran.out
    assert "451cd5fec83e" in ran.out


def test_show_as_a_table_of_lines_names_the_turns_in_each(shell: Shell) -> None:
    rows = list(csv.DictReader(shell("show", "2021-07-26", "--format", "csv").out.splitlines()))

    assert list(rows[0]) == ["id", "turns", "line", "text", "path", "sha256"]
    assert {row["id"].rsplit("/", 1)[1] for row in rows} == {"2021-07-26"}
    assert [row["turns"].rsplit("/", 1)[-1] for row in rows if row["line"] in ("3", "134")] == [
        "", "t031",
    ]  # fmt: skip
    assert any("オンライン結合に該当する" in row["text"] for row in rows if row["line"] == "134")
    assert {row["sha256"][:12] for row in rows} == {"451cd5fec83e"}
    piped = shell("show", "2021-07-26").out
    assert piped == shell("show", "2021-07-26", "--format", "tsv").out
    assert "長野" in piped
    assert "長野" not in shell("show", "2021-07-26", "--names", "hide").out


def test_show_tells_the_pages_of_a_pdf(shell: Shell, mine: str, tmp_path: Path) -> None:
    first = [
        "令和3年度第1回灯野市個人情報保護審議会会議録",
        "日時　令和3年7月26日",
        "○会長　質問は。",
    ]
    second = ["○委員　期間はどれだけか。", "○福祉課長　七日間である。"]
    pages = [
        [(60.0, 780.0 - 20 * at, words) for at, words in enumerate(page)]
        for page in (first, second)
    ]
    (tmp_path / "a.pdf").write_bytes(make_pdf(pages))
    shell("add", "--corpus", mine, str(tmp_path / "a.pdf"))
    asked = ("show", "2021-07-26", "--corpus", mine, "--format")

    told = shell(*asked, "table").out
    lines = shell(*asked, "json").json["source_lines"]

    assert told.index("-- 1 ページ --") < told.index("質問は") < told.index("-- 2 ページ --")
    assert told.index("-- 2 ページ --") < told.index("期間は")
    assert [line["page"] for line in lines] == [1] * len(first) + [2] * len(second)
    assert {row.rsplit("\t", 1)[1] for row in shell(*asked, "tsv").out.splitlines()} == {
        "page", "1", "2",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("諮問第2号", "c2"), ("2", "c2"), ("案件二", "c2"), ("R3-2", ""), ("第２回", ""),
        ("令和3年度第2回", ""),
    ],
)  # fmt: skip
def test_show_takes_a_number_and_a_sitting(shell: Shell, words: str, name: str) -> None:
    full = "/".join(filter(None, ("2021-07-26", name)))
    for form in ("table", "json"):
        asked = shell("show", words, "--format", form)
        assert asked.status == 0
        assert asked.out == shell("show", full, "--format", form).out
    assert shell("cite", words).out == shell("cite", full).out


def test_show_lists_what_several_have_the_number_of(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST), str(bundled_corpus() / "minutes"))
    corpus = open_corpus(mine)
    ids = {one.id for one in corpus.called("1")}
    assert len(ids) == 2

    ran = shell("show", "1", "--corpus", mine)
    assert ran.status == 0
    assert all(name in ran.out for name in ids)
    listed = shell("show", "1", "--corpus", mine, "--format", "json").json["several"]
    assert {row["id"] for row in listed} == ids
    assert all(row["number"] and row["date"] and row["title"] for row in listed)
    again = shell("cite", "1", "--corpus", mine)
    assert again.status == 1
    assert all(name in again.err for name in ids)


SITTING = """東野市個人情報保護審議会 令和5年度第{n}回会議録

日時 令和5年{month}月20日
場所 第1会議室
出席委員 甲本会長、乙川委員

諮問第{number}号 防犯カメラの画像の外部提供について
（委員）保存期間は何日か。
（総務課）14日間である。
（会長）諮問第{number}号は原案のとおり承認する。
"""


def test_show_lists_the_sitting_beside_the_case_of_the_same_number(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    for n, number in ((1, "令和5-2"), (2, "9")):
        path = tmp_path / f"r5-{n}.txt"
        path.write_text(SITTING.format(n=n, month=6 + n, number=number), "utf-8")
        shell("add", "--corpus", mine, str(path))
    at = ("--corpus", mine)

    listed = shell("show", "R5-2", *at, "--format", "json").json["several"]
    assert [row["id"].partition("/")[2] for row in listed] == ["2023-07-20/c1", "2023-08-20"]
    table = shell("show", "R5-2", *at, "--format", "table", "--lang", "en")
    assert table.status == 0
    assert "2023-07-20/c1" in table.out and "2023-08-20 " in table.out
    # Whoever asks for a case means the case, and nothing is chosen of both in silence.
    assert open_corpus(mine).case("R5-2").id.endswith("2023-07-20/c1")
    assert shell("cite", "R5-2", *at).status == 1
    assert shell("show", "R5-1", *at, "--format", "json").json["id"].endswith("2023-07-20")


def test_the_json_of_a_case_has_its_permanent_id(shell: Shell) -> None:
    for name in ("2021-07-26", "2021-07-26/c2", "2021-07-26/t014"):
        assert shell("show", name, "--format", "json").json["id"].endswith(f"/{name}")


def test_show_hides_names_when_asked(shell: Shell) -> None:
    assert "長野課長" in shell("show", "2021-07-26/c4").out
    assert "長野" not in shell("show", "2021-07-26/c4", "--names", "hide").out
    assert "長野" not in shell("show", "2021-07-26", "--names", "hide", "--format", "json").out


@pytest.mark.parametrize("name", ["2021-07-26/t999", "2021-07-26/c9", "1999-01-01", "x"])
def test_an_id_that_names_nothing_is_status_1(shell: Shell, name: str) -> None:
    shell("index", "status")  # building it is said on stderr too
    ran = shell("show", name)

    assert ran.status == 1
    assert len(ran.err.strip().splitlines()) == 1


def test_articles_departments_and_topics_are_counted(shell: Shell) -> None:
    articles = shell("articles", "--format", "json").json
    departments = {r["name"]: r["cases"] for r in shell("departments", "--format", "json").json}
    topics = {row["label"]: row["cases"] for row in shell("topics", "--format", "json").json}

    assert {(row["article"], row["cases"]) for row in articles} == {("10-1-2", 3), ("9-3-4", 1)}
    assert departments["家庭子ども相談課"] == 2
    assert departments["情報政策課"] == 1
    assert (topics["オンライン結合"], topics["目的外利用"]) == (3, 1)


def test_the_index_is_what_whoosh_holds(shell: Shell) -> None:
    assert shell("index", "verify").status == 0
    assert shell("index", "status").status == 0


def test_an_empty_trash_is_said_to_be_empty(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))

    ran = shell("restore", "--corpus", mine)

    assert (ran.status, ran.err) == (0, "ごみ箱は空です。\n")
    shell("remove", "--corpus", mine, FIRST.name)
    assert shell("restore", "--corpus", mine).err == ""


def test_a_failure_beside_files_that_are_there_already_claims_no_addition(
    shell: Shell, mine: str
) -> None:
    shell("add", "--corpus", mine, str(FIRST))

    same = shell("add", "--corpus", mine, str(FIRST), "nowhere.txt")
    new = shell("add", "--corpus", mine, str(SECOND), "nowhere.txt")

    assert same.status == new.status == 3
    assert "加えました" not in same.err
    assert "残りは加えました" in new.err


def test_a_table_tells_why_a_file_failed_to_its_end(
    shell: Shell, mine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    asked = ("add", "--corpus", mine, "nowhere.txt", "--format")
    (row,) = shell(*asked, "json").json

    lines = shell(*asked, "table").out.splitlines()

    rows = lines[2:-1] if lines[-1].startswith("読めない 1") else lines[2:]
    first, *told = [line for line in rows if line.strip()]
    assert first.startswith("nowhere.txt")
    assert "".join(line.removeprefix("  ") for line in told) == row["message"]
    assert all(width(line) <= 90 for line in rows)


def test_adding_that_is_interrupted_says_what_stays(
    shell: Shell, mine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ingest.read_bytes

    def interrupted(path: Path) -> bytes:
        if path == SECOND:
            raise KeyboardInterrupt
        return read(path)

    with monkeypatch.context() as patched:
        patched.setattr(ingest, "read_bytes", interrupted)
        ran = shell("add", "--corpus", mine, str(FIRST), str(SECOND))

    assert ran.status == 130
    assert "加え終えた文書は残ります" in ran.err
    assert len(open_corpus(mine).coverage()) == 1
    again = shell("add", "--corpus", mine, str(FIRST), str(SECOND), "--format", "json")
    assert [row["status"] for row in again.json] == ["same", "added"]


def test_a_topic_of_a_corpus_without_topics(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))

    ran = shell("query", "--corpus", mine, "--topic", "オンライン結合")

    assert ran.status == 2
    assert "topics.toml に話題が一つも登録されていません" in ran.err


def test_a_label_over_several_meetings_is_no_person(shell: Shell, mine: str) -> None:
    said = "発言者の表示は一つの会議の中でだけ意味があります。"
    shell("add", "--corpus", mine, str(FIRST))
    asked = ("query", "--corpus", mine, "--format", "json", "speaker:A委員")
    one = shell(*asked).json
    shell("add", "--corpus", mine, str(FIRST.with_name("seed.txt")))

    two = shell(*asked).json

    assert one["total"] > 0 and said not in one["warnings"]
    assert two["total"] > one["total"] and said in two["warnings"]


def test_gaps_of_several_councils_name_them(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    alone = repr(open_corpus(mine).coverage())
    shell("add", "--corpus", mine, str(FIRST.with_name("seed.txt")))

    both = repr(open_corpus(mine).coverage())

    assert "\n  2020年度: 第1回なし" in alone
    assert re.search(r"\n  \S*花立市\S* 2020年度: 第1回なし", both)
    notes = {note.code: note for note in open_corpus(mine).trend("cases").notes}
    assert re.search(r"\S*花立市\S* 2020年度第1回", notes["missing-meetings"].ja)
    assert re.search(r"\S*花立市\S* FY2020 no\. 1", notes["missing-meetings"].en)


def test_a_correction_is_of_one_meeting_of_a_day(shell: Shell, mine: str, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(FIRST.read_text("utf-8").replace("第4回", "第5回"), "utf-8")
    shell("add", "--corpus", mine, str(FIRST), str(later))
    days = ("2020-11-12", "2020-11-12.2")

    for meant in days:
        Path(mine, "corrections.toml").write_text(
            f'[[correction]]\nmeeting = "{meant}"\nline = 73\nfield = "case.outcome"\n'
            'value = "approved"\nwas = "continued"\nwho = "甲"\nwhy = "答申書による"\n',
            "utf-8",
        )
        corpus = open_corpus(mine)

        read = {day: corpus.case(f"{day}/c3").outcome.value for day in days}
        assert read == {day: "approved" if day == meant else "continued" for day in days}
        (hit,) = (one for one in corpus.search("outcome:承認") if one.id.endswith("/c3"))
        assert hit.id.endswith(f"/{meant}/c3")
        assert not {"correction-unused", "correction-misfit"} & set(corpus.quality().codes)


def test_a_correction_of_no_meeting_is_said(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    known = '[[correction]]\nmeeting = "2020-11-12"\nfield = "meeting.observers"\n'
    rest = 'value = "2"\nwho = "甲"\nwhy = "名簿"\n'
    path = Path(mine, "corrections.toml")
    path.write_text(known + rest, "utf-8")
    codes = {
        one["code"] for one in shell("check", "--corpus", mine, "--format", "json").json["findings"]
    }
    path.write_text(known.replace("2020-11-12", "2031-01-01") + rest, "utf-8")

    found = shell("check", "--strict", "--corpus", mine, "--format", "json")

    assert "correction-unused" not in codes
    (row,) = [one for one in found.json["findings"] if one["code"] == "correction-unused"]
    assert (row["path"], row["meeting"]) == ("corrections.toml", "2031-01-01")
    assert "「2031-01-01」がありません" in row["message"]
    assert found.status == 4


def test_a_finding_is_weighed_in_the_readers_language(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    Path(mine, "corrections.toml").write_text(
        '[[correction]]\nmeeting = "2020-11-12"\nline = 9999\nfield = "case.outcome"\n'
        'value = "approved"\nwho = "甲"\nwhy = "答申書による"\n',
        "utf-8",
    )
    asked = ("check", "--corpus", mine, "--format")

    assert "指摘: 当てはまらない訂正 1" in shell(*asked, "table").out
    assert "findings: correction that doesn't apply 1" in shell(*asked, "table", "--lang", "en").out
    assert "warning" in {row["severity"] for row in shell(*asked, "json").json["findings"]}


def test_check_tells_of_files_that_are_not_as_they_were_added(shell: Shell, mine: str) -> None:
    shell("add", "--corpus", mine, str(FIRST))
    (added,) = Path(mine, "minutes").iterdir()
    Path(mine, "minutes", "stray.txt").write_text("会議録", "utf-8")
    asked = ("check", "--strict", "--corpus", mine, "--format", "json")

    def told() -> dict[str, str]:
        ran = shell(*asked)
        assert ran.status == 4
        return {
            one["code"]: one["path"]
            for one in ran.json["findings"]
            if one["code"] in ("changed-source", "unlisted-file", "unreadable")
        }

    assert told() == {"unlisted-file": "minutes/stray.txt"}
    added.write_bytes(added.read_bytes() + b"\n")
    assert told()["changed-source"] == f"minutes/{added.name}"
    added.unlink()
    assert set(told()) == {"unlisted-file", "unreadable"}  # gone, and said once


HTML = """<html><body><h1>東野市個人情報保護審議会 令和{n}年度第1回会議録</h1>
<p>日時 令和{n}年7月20日</p><p>{more}</p><p>諮問第1号 防犯カメラの画像の外部提供について</p>
<p>（委員）保存期間は何日か。</p><p>（総務課）14日間である。</p></body></html>"""


def test_check_tells_of_an_extracted_text_that_was_edited(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    page = tmp_path / "r5.html"
    page.write_text(HTML.format(n=5, more="場所 第1会議室"), "utf-8")
    shell("add", "--corpus", mine, str(page))
    asked = ("check", "--corpus", mine, "--format", "json")

    def told() -> list[tuple[str, str]]:
        found = shell(*asked).json["findings"]
        return [(one["path"], one["message"]) for one in found if "extraction" in one["code"]]

    assert told() == []
    (text,) = Path(mine, "extracted").iterdir()
    as_it_was = text.read_bytes()
    text.write_bytes(as_it_was.replace("14日間".encode(), "30日間".encode()))
    assert shell("query", "--corpus", mine, "'30日間'", "--count").out == "1\n"
    ((path, message),) = told()
    assert path == f"extracted/{text.name}"
    assert "corrections.toml" in message and "remove" in message
    assert shell("check", "--strict", "--corpus", mine).status == 4

    text.write_bytes(as_it_was)
    assert told() == []


def test_the_hash_of_an_extracted_text_is_written_where_its_row_is_written_again(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    for n in (1, 2, 3):
        version = tmp_path / f"r5v{n}.html"
        version.write_text(HTML.format(n=5, more=f"場所 第{n}会議室"), "utf-8")
        shell("add", "--corpus", mine, str(version))
    manifest = Path(mine, "manifest.toml")
    written = manifest.read_text("utf-8")
    lines = [line for line in written.splitlines() if not line.startswith("extracted_sha256")]
    assert len(lines) == len(written.splitlines()) - 3
    manifest.write_text("\n".join(lines) + "\n", "utf-8")

    # A row of earlier software is no finding, and has the hash once it is written for a reason.
    found = shell("check", "--corpus", mine, "--format", "json").json["findings"]
    assert not any("extraction" in one["code"] for one in found)
    shell("remove", "--corpus", mine, "r5v2.html")  # so the third replaces the first
    digest = hashlib.sha256(Path(mine, "extracted", "r5v3.html.txt").read_bytes()).hexdigest()
    assert manifest.read_text("utf-8").count("extracted_sha256") == 1
    assert f'extracted_sha256 = "{digest}"' in manifest.read_text("utf-8")


def test_a_message_of_many_lines_is_written_a_few_times(
    shell: Shell, mine: str, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.txt"
    lines = [f"○委員　{n}頁の質\ufffdです。" for n in range(1, 13)]
    path.write_text(FIRST.read_text("utf-8") + "\n".join(lines), "utf-8")
    shell("add", "--corpus", mine, str(path))

    table = shell("check", "--corpus", mine, "--format", "table").out
    rows = shell("check", "--corpus", mine, "--format", "json").json["findings"]

    assert sum(row["code"] == "lost-characters" for row in rows) == len(lines)
    assert table.count("読めない文字が 1 字") == 5
    assert f"ほかに{len(lines) - 5}行" in "".join(table.split())


def test_an_empty_corpus_says_how_to_fill_it(shell: Shell, mine: str) -> None:
    for words in (("query", "x"), ("articles",), ("check",)):
        ran = shell(*words, "--corpus", mine)
        assert f"kurume-search add --corpus {mine} " in ran.err
    assert "holds no minutes yet" in shell("query", "x", "--corpus", mine, "--lang", "en").err

    shell("add", "--corpus", mine, str(FIRST))

    assert "kurume-search add" not in shell("query", "x", "--corpus", mine).err


@pytest.mark.parametrize("columns", [90, 200])
def test_why_a_file_cannot_be_read_is_read_to_its_end(
    shell: Shell, mine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    (tmp_path / "scan.bin").write_bytes(b"\x00\x01")
    (tmp_path / "blank.txt").write_bytes(b"")

    ran = shell("add", "--corpus", mine, str(tmp_path / "scan.bin"), str(tmp_path / "blank.txt"),
                "--format", "table")  # fmt: skip

    assert ran.status == 3
    told = shell("add", "--corpus", mine, str(tmp_path / "scan.bin"), "--format", "json").json
    joined = re.sub(r"\s", "", ran.out)
    assert re.sub(r"\s", "", told[0]["message"]) in joined or columns == 200
    assert all(width(line) <= columns for line in ran.out.splitlines())
    # No line of a sentence is shorter than can be read.
    assert len(ran.out.splitlines()) < 14


def test_a_sample_without_years_has_those_that_help_tells(shell: Shell, tmp_path: Path) -> None:
    ran = shell("sample", "-o", str(tmp_path / "gousei"))

    assert ran.status == 0
    assert ran.out.splitlines()[1].split("\t")[1:3] == ["2004", "2024"]
    assert "年度は 2004..2024 です" in ran.err
    assert "2004..2024" in shell("sample", "--help", "--lang", "en").out.partition("--years")[2]
    few = ("--years", "2020", "--meetings", "1")
    assert "年度は" not in shell("sample", *few, "-o", str(tmp_path / "few")).err


def test_a_corpus_that_became_what_it_was_is_not_built_again(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_sample(folder, years=range(2019, 2021), meetings=2, turns=40, seed=3)
    before = open_corpus(folder)
    paths = [row.path for row in before.library.folder.documents]

    remove(folder, paths[1:2])
    between = open_corpus(folder)
    assert between.library.folder.fingerprint != before.library.folder.fingerprint
    restore(folder, paths[1:2])
    after = open_corpus(folder)

    assert after.library.folder.fingerprint == before.library.folder.fingerprint
    assert after.meetings == before.meetings
    assert after.library.build.folder == before.library.build.folder != between.library.build.folder
