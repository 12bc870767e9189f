"""No command prints whom minutes name, wherever they name them, once names are to be hidden."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search.api.exploring.case import case_shown
from kurume_search.store.ingest import add_documents
from kurume_search.store.start import init_corpus

# 甲川 is listed among the members, 丁川 and 戊沢 explain; 雨森 and 丁川 are broken over two lines.
MINUTES = """令和{year}年度第1回灯野市個人情報保護審議会　会議録

日時　令和{year}年7月12日（{day}）午後2時～
場所　市役所　301会議室
出席者　古賀野会長、雨森委員、消防課　甲川課長
説明員　税務課　丁川課長、戊沢主査
事務局　真野課長

議題
【諮問第1号】避難行動要支援者名簿を自主防災組織へ提供することについて
○会長　諮問の内容について説明をお願いする。
○実施機関　個人情報保護条例第9条第1項により提供したい。甲川課長と戊沢主査が担う。
○委員　名簿の提供は何人分か。先ほど雨
森委員も尋ねていた。
○実施機関　名簿の5人分である。詳しくは丁
川課長から説明する。
○会長　承認する。ただし、丁川課長が毎年度報告することを条件とする。
附帯意見
丁川課長が毎年度報告すること。
○会長　以上で終わる。
"""
NAMED = ("古賀野", "雨森", "甲川", "丁川", "戊沢", "真野", "雨\n森", "丁\n川", "川課長")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    given = tmp_path_factory.mktemp("given")
    for year, day in ((3, "月"), (4, "火")):
        (given / f"r{year}.txt").write_text(MINUTES.format(year=year, day=day), "utf-8")
    folder = given / "corpus"
    init_corpus(folder)
    add_documents(folder, [given], now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return str(folder)


def told(words: str) -> list[str]:
    return [name for name in NAMED if name in words]


@pytest.mark.parametrize(
    "words",
    [
        ("query", "名簿"),
        ("query", "名簿", "--format", "json"),
        ("kwic", "名簿"),
        ("exchanges", "名簿"),
        ("precedents", "名簿の提供"),
        ("precedents", "名簿の提供", "--format", "json"),
        ("show", "2022-07-12"),
        ("show", "2022-07-12", "--format", "json"),
        ("show", "2022-07-12/c1"),
        ("show", "2022-07-12/c1", "--format", "json"),
    ],
    ids=" ".join,
)
def test_hidden_and_shown(corpus: str, shell: Shell, words: tuple[str, ...]) -> None:
    hidden = shell(*words, "--corpus", corpus, "--names", "hide")

    assert hidden.status == 0, hidden.err
    assert "〔氏名〕" in hidden.out
    assert told(hidden.out) == []


def test_they_are_there_to_be_hidden(corpus: str, shell: Shell) -> None:
    shown = shell("show", "2022-07-12", "--corpus", corpus, "--names", "show").out

    assert {"古賀野", "甲川", "丁川", "戊沢", "真野"} <= set(told(shown))


def test_conditions_of_precedents(corpus: str) -> None:
    (found,) = (
        one for one in ks.open_corpus(corpus).precedents("名簿の提供") if "2022" in one.case
    )

    stated, noted = found.conditions
    assert stated[0] == 17 and "〔氏名〕課長が毎年度報告する" in stated[1]
    assert noted == (19, "〔氏名〕課長が毎年度報告すること。")


def test_notebook_and_explorer(corpus: str) -> None:
    opened = ks.open_corpus(corpus)
    case = opened.case("2022-07-12/c1")
    shown = (case._repr_html_(), case.of._repr_html_(), str(case_shown(opened, case.id)))

    for words in shown:
        assert told(words) == []
    assert "〔氏名〕課長が毎年度報告すること" in shown[0]
    assert "〔氏名〕課長が毎年度報告すること" in shown[2]


def test_no_export_of_the_corpus_names_an_official(
    corpus: str, shell: Shell, tmp_path: Path
) -> None:
    for form in ("datapackage", "tei", "khcoder"):
        into = tmp_path / form
        ran = shell("export", "--as", form, "-o", str(into), "--corpus", corpus)
        assert ran.status == 0, ran.err
        for file in into.rglob("*"):
            if file.suffix in {".csv", ".xml", ".txt", ".json", ".tsv"}:
                assert told(file.read_text("utf-8-sig")) == [], file


LABELS = [
    "○古賀野会長　説明をお願いする。\n○甲川委員　何人分か。\n○消防課長　五人分である。\n",
    "古賀野会長：説明をお願いする。\n甲川委員：何人分か。\n消防課長（真野）：五人分である。\n",
    "（古賀野会長）説明をお願いする。\n（甲川委員）何人分か。\n（消防課長）五人分である。\n",
    (
        "発言者：古賀野会長\n説明をお願いする。\n質問者：甲川委員\n何人分か。\n"
        "回答者：消防課長（真野）\n五人分である。\n"
    ),
    "説明をお願いする。（古賀野会長）\n何人分か。（甲川委員）\n五人分である。（消防課長）\n",
    (
        "| 発言者 | 発言内容 |\n| 古賀野会長 | 説明をお願いする。 |\n| 甲川委員 | 何人分か。 |\n"
        "| 消防課 | 五人分である。 |\n"
    ),
]


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("rolled", [True, False])
def test_parse_hides_the_names_in_labels(
    labels: str, rolled: bool, tmp_path: Path, shell: Shell
) -> None:
    roll = "出席者　古賀野会長、甲川委員\n" if rolled else ""
    title = "令和3年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和3年7月12日（月）\n"
    case = "\n【諮問第1号】名簿を自主防災組織へ提供することについて\n"
    (tmp_path / "r3.txt").write_text(f"{title}{roll}{case}{labels}", "utf-8")

    hidden = shell("parse", str(tmp_path / "r3.txt"), "--names", "hide")
    shown = shell("parse", str(tmp_path / "r3.txt"))

    assert hidden.status == shown.status == 0, hidden.err
    assert told(hidden.out) == []
    assert "〔氏名〕会長" in hidden.out and "〔氏名〕委員" in hidden.out
    assert {"古賀野", "甲川"} <= set(told(shown.out))


@pytest.mark.parametrize("full", ["小川太郎", "小川　太郎", "佐々木一郎", "林次郎"])
def test_a_surname_of_a_full_name_set_without_a_space(
    full: str, shell: Shell, tmp_path: Path
) -> None:
    surname = next(own for own in ("小川", "佐々木", "林") if full.startswith(own))
    said = f"{surname}委員に報告する。{surname}という地区の名簿である。"
    (tmp_path / "r5.txt").write_text(
        "令和5年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月12日（水）\n"
        f"出席者　会長　古賀野一、委員　{full}\n\n"
        f"諮問第1号　名簿を提供することについて\n○会長　説明を。\n○実施機関　{said}\n"
        "○会長　承認する。\n",
        "utf-8",
    )

    out = shell("parse", str(tmp_path / "r5.txt"), "--names", "hide").out

    if len(surname) > 1:  # one sign may be the end of any other name: 林 of 小林委員
        assert f"{surname}委員" not in out
    assert f"{surname}という地区" in out  # a place is nobody
