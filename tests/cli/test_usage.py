"""A command line that can't be read is answered in one sentence of the reader's language."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search.analytics.words import topic_discovery
from kurume_search.cli.root import COMMANDS
from kurume_search.errors import NotInstalledError
from kurume_search.text.width import width

ROOT = Path(__file__).parents[2]
LATIN = re.compile("[A-Za-z]{4,} [a-z]{2,}")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
WRONG = [
    (("query", "--nonsense"), "--nonsense"),
    (("--corpus", "x", "query", "a"), "「--corpus」はコマンドの後に書きます"),
    (("--nonsense", "query", "a"), "「--nonsense」というオプションはありません。"),
    (("query", "-n", "abc"), "-n / --limit は 0 以上の整数です(abc でした)。"),
    (("query", "-n"), "「-n」には値が要ります。"),
    (("query", "--quiet=3"), "「--quiet」に値は付けません。"),
    (("query", "--format", "xml"), "--format に「xml」はありません。table、json、"),
    (("kwic", "情報", "--page", "0"), "--page は 1 以上の整数です(0 でした)。"),
    (("lab", "--port", "0"), "--port は 1 以上、65535 以下の整数です(0 でした)。"),
    (("topics", "discover", "--seed", "x"), "--seed に「x」は使えません。"),
    (("add", "--obtained", "R8.4.1", "x"), "--obtained の「R8.4.1」は日付ではありません。"),
    (("init", ""), "空の名前は使えません。"),
    (("show",), "ID を指定してください"),
    (("show", "a", "b"), "「b」は余分です。"),
    (("export",), "-o / --output を指定してください"),
    (("index", "foo"), "build、status、verify のどれかです。"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_cannot_be_read_is_told_in_both_languages(
    shell: Shell, words: tuple[str, ...], said: str
) -> None:
    ran = shell(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not LATIN.search(ran.err)
    assert len(ran.err.strip().splitlines()) == 1

    other = shell(*words, "--lang", "en")
    assert other.status == 2
    assert len(other.err.strip().splitlines()) == 1
    assert not JAPANESE.search(other.err)


def test_why_the_disk_refuses_is_told_in_both_languages(shell: Shell) -> None:
    asked = ("concepts", "no/such/file")

    assert "no/such/file を読めません（見つかりません）。" in shell(*asked).err
    assert "can't be read (it isn't there)." in shell(*asked, "--lang", "en").err


def test_what_a_sentence_lists_is_not_suggested_again(shell: Shell) -> None:
    said = shell("export", "-o", "a.foo").err

    assert "csv、tsv、jsonl、xlsx、parquet、md のどれかです。" in said
    assert "もしかして" not in said


NEEDS = [
    ("jinja2", ("report", "--year", "R3", "-o", "{}/r"), "report"),
    ("typst", ("report", "--year", "R3", "-o", "{}/r", "--format", "pdf"), "report"),
    ("jupyterlab", ("lab", "{}/work"), "notebook"),
    ("xlsxwriter", ("export", "-o", "{}/x.xlsx", "個人情報"), "export"),
    ("pyarrow", ("export", "-o", "{}/x.parquet", "個人情報"), "export"),
    ("networkx", ("cooccurrence", "個人情報", "-o", "{}/x.svg"), "charts"),
    ("docx", ("parse", "{}/a.docx"), "files"),
]


@pytest.mark.parametrize(("module", "words", "extra"), NEEDS, ids=[need[0] for need in NEEDS])
def test_an_extra_that_is_missing_has_one_status(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    module: str, words: tuple[str, ...], extra: str,
) -> None:  # fmt: skip
    docx = pytest.importorskip("docx")
    docx.Document().save(str(tmp_path / "a.docx"))
    shell("index", "status")  # building is said on stderr too
    for name in [name for name in sys.modules if name.startswith("docx.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)

    ran = shell(*(word.format(tmp_path) for word in words))

    assert ran.status == NotInstalledError.exit_status == 2
    (line,) = (line for line in ran.err.splitlines() if line.startswith("kurume-search: "))
    assert f"pip install 'kurume-search[{extra}]'" in line


@pytest.mark.parametrize("module", ["pandas", "polars", "anywidget", "sklearn.decomposition"])
def test_python_says_the_same_of_an_extra(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    corpus = ks.open_corpus()
    hits = corpus.search("目的外利用")
    monkeypatch.setitem(sys.modules, module, None)
    ask = {
        "pandas": hits.to_pandas, "polars": hits.to_polars, "anywidget": corpus.explore,
        "sklearn.decomposition": topic_discovery._learn,
    }  # fmt: skip

    with pytest.raises(NotInstalledError, match=r"pip install 'kurume-search\["):
        ask[module]()


def test_every_extra_that_is_named_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    texts = [path.read_text("utf-8") for path in (ROOT / "kurume_search").rglob("*.py")]
    named = set(re.findall(r"kurume-search\[(\w+)\]", "\n".join(texts)))

    assert {"charts", "files", "frames", "notebook", "topics"} <= named
    assert named <= set(project["optional-dependencies"])


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_a_terminal_and_speaks_one_language(shell: Shell, name: str, lang: str) -> None:
    words = ("--lang", lang, *filter(None, [name]), "--help")
    said = shell(*words).out

    assert all(width(line) <= 80 for line in said.splitlines()), said
    if lang == "ja":
        assert said.startswith("使い方: ")
        assert not {"Usage", "OPTIONS", "default:", "required", "INTEGER"} & set(said.split())


@pytest.mark.parametrize("name", ["concepts", "show", "export", "add", "parse", "sample"])
def test_what_is_missing_is_named_with_where_to_look(shell: Shell, name: str) -> None:
    for lang, said in (
        ("ja", "を指定してください(--help に例があります)。"),
        ("en", "(--help has examples)."),
    ):
        ran = shell(name, "--lang", lang)
        assert ran.status == 2
        assert said in ran.err and "Missing" not in ran.err


def test_what_is_there_already_is_answered_with_the_option(shell: Shell, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "mine")
    mine, kept = ("--corpus", str(tmp_path / "mine")), str(tmp_path / "hits.csv")
    for words, option in (
        (("export", "個人情報", "-o", kept, *mine), "--overwrite"),
        (("subset", "save", "名", "個人情報", *mine), "--replace"),
    ):
        assert shell(*words).status == 0
        for lang in ("ja", "en"):
            again = shell(*words, "--lang", lang)
            assert again.status != 0
            assert option in again.err


def test_a_report_of_no_minutes_names_years_in_the_readers_language(
    shell: Shell, tmp_path: Path
) -> None:
    asked = ("report", "--year", "R40", "-o", str(tmp_path / "out"))

    assert "令和40年度の会議録はありません。 もしかして: 令和3年度" in shell(*asked).err
    english = shell(*asked, "--lang", "en").err
    assert "There are no minutes of FY2058. Did you mean: FY2021" in english
