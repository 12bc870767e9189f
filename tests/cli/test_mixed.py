"""A corpus of invented minutes and of real ones says so, and how many there are of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Shell
from openpyxl import load_workbook

from kurume_search import open_corpus
from kurume_search.api.own.manage import add, init

INVENTED, REAL = "架空市個人情報保護審議会", "東野市個人情報保護審議会"
MINUTES = """{council} 令和5年度第{n}回会議録

日時 令和5年{month}月20日
場所 第1会議室
出席委員 甲本会長、乙川委員

諮問第{n}号 防犯カメラの画像の外部提供について
（会長）説明をお願いする。
（総務課）画像を提供するものである。
（委員）保存期間は何日か。
（総務課）14日間である。
（会長）諮問第{n}号は原案のとおり承認する。
"""
JA = "合成データ2文書と実際の会議録1文書が混在"
EN = "2 synthetic and 1 real documents mixed"


def _written(folder: Path, council: str, n: int) -> Path:
    path = folder / f"{council}{n}.txt"
    path.write_text(MINUTES.format(council=council, n=n, month=n + 5), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mixed")
    corpus = init(folder / "corpus")
    add(corpus, [_written(folder, INVENTED, n) for n in (1, 2)], synthetic=True)
    add(corpus, [_written(folder, REAL, 3)])
    return corpus


@pytest.mark.parametrize(
    "words",
    [
        ("query", "画像"),
        ("kwic", "画像"),
        ("facets", "kind"),
        ("exchanges",),
        ("precedents", "画像"),
        ("trend", "cases"),
        ("check",),
    ],
)
@pytest.mark.parametrize(("lang", "mark"), [("ja", JA), ("en", EN)])
def test_every_table_says_how_many_documents_are_invented(
    shell: Shell, mixed: Path, words: tuple[str, ...], lang: str, mark: str
) -> None:
    ran = shell(*words, "--corpus", str(mixed), "--format", "table", "--lang", lang)
    assert mark in ran.out

    ran = shell(*words, "--corpus", str(mixed), "--format", "tsv", "--lang", lang)
    assert mark in ran.err


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (("query", "画像"), "hits"),
        (("kwic", "画像"), "lines"),
        (("exchanges",), "exchanges"),
        (("precedents", "画像"), "precedents"),
    ],
)
def test_json_says_of_each_hit_and_of_the_whole(
    shell: Shell, mixed: Path, words: tuple[str, ...], held: str
) -> None:
    found = shell(*words, "--corpus", str(mixed), "--format", "json").json
    assert found["corpus"]["synthetic"] is True
    assert found["corpus"]["documents"] == {"real": 1, "synthetic": 2}

    by_council = {one.get("synthetic", False): one["meeting"].split("/")[0] for one in found[held]}
    assert by_council == {True: INVENTED, False: REAL}


def test_rows_and_lines_for_people_mark_what_is_invented(
    shell: Shell, mixed: Path, tmp_path: Path
) -> None:
    head, *rows = shell("query", "画像", "--corpus", str(mixed)).out.splitlines()
    at = head.split("\t").index("synthetic")
    assert sorted(row.split("\t")[at] for row in rows) == ["false", "true", "true"]

    shown = shell("query", "画像", "--corpus", str(mixed), "--format", "table").out
    heads = [line for line in shown.splitlines() if "/c1" in line and "/20" in line]
    assert len(heads) == 3
    assert all(line.endswith("合成データ") == line.startswith(INVENTED) for line in heads)

    made = open_corpus(mixed).search("画像").export(tmp_path / "hits.xlsx", labels="ja")
    book = load_workbook(made[0])
    heading, *cells = book.worksheets[0].iter_rows(values_only=True)
    assert sorted(row[heading.index("合成データ")] for row in cells) == [False, True, True]
    assert any(JA in str(value) for row in book.worksheets[1].values for value in row)


@pytest.mark.parametrize(("lang", "mark"), [("ja", JA), ("en", EN)])
def test_a_report_never_calls_real_minutes_invented(
    shell: Shell, mixed: Path, tmp_path: Path, lang: str, mark: str
) -> None:
    ran = shell(
        "report", "--corpus", str(mixed), "--year", "R5", "--format", "html,md,csv,json,xlsx",
        "-o", str(tmp_path / "out"), "--lang", lang,
    )  # fmt: skip
    assert ran.status == 0 and mark in ran.err

    page, text = (
        (tmp_path / "out" / f"report.{form}").read_text("utf-8") for form in ("html", "md")
    )
    for written in (page, text):
        assert mark in written
        assert "実在の自治体とは関係がありません" not in written
        assert "concerns no real city" not in written
    listed = {"ja": "【合成データ】", "en": "【Synthetic data】"}[lang]
    assert page.count(listed) == 2  # of the sources, the two that are

    data = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert data["report"]["documents"] == {"real": 1, "synthetic": 2}
    assert sorted(one["synthetic"] for one in data["sources"].values()) == [False, True, True]


def test_adding_and_checking_say_that_both_are_in_a_corpus(shell: Shell, tmp_path: Path) -> None:
    corpus = init(tmp_path / "corpus")
    first = shell("add", "--corpus", str(corpus), str(_written(tmp_path, REAL, 1)))
    assert "混在" not in first.err

    second = shell(
        "add", "--corpus", str(corpus), "--synthetic", str(_written(tmp_path, INVENTED, 2))
    )
    assert "合成データ1文書と実際の会議録1文書が混在" in second.err

    found = shell("check", "--corpus", str(corpus), "--format", "json").json
    assert found["documents"] == {"real": 1, "synthetic": 1}
    assert [one["severity"] for one in found["findings"] if one["code"] == "mixed-synthetic"] == [
        "info"
    ]
