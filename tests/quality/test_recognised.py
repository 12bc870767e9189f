"""What is no minutes counts as not read, and no labelled minutes ever do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurume_search import open_corpus
from kurume_search.api.own.manage import add, init
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.added import AddStatus
from kurume_search.store.decode import read_source

LABELLED = Path(__file__).parent / "labelled"
SOURCES = sorted(LABELLED.glob("*.txt"))

NOVEL = """　　　坂の上の家

一
　その朝、私は坂道をのぼりながら、こんなことを考えていた。雨は夜のうちに上がり、石垣の
あいだから水がしみ出していた。
「おはようございます」と隣の老人が言った。
「お早いですね」
　私はただ会釈をして、そのまま門をくぐった。
「昨日の手紙は読んだか」
「ええ」
　答えにつまって、私は柿の木を見た。

二
　七月の末に、妹が東京から帰ってきた。
「変わらないわね」と妹は言った。
"""
PLAY = """　　　雨の駅　一幕

登場人物
太郎
花子
駅長

（夜の待合室。雨の音。太郎が長椅子に坐っている。）

太郎　まだ来ないのか。
花子　もう最終は出ましたよ。
太郎　そんなはずはない。
駅長　お客さん、閉めますよ。
花子　この人、待っているんです。
駅長　何を。
太郎　汽車を。
（間）
駅長　汽車はもう来ません。
（幕）
"""
ORDINANCE = """○花立市情報公開条例
平成12年3月31日
条例第10号
(目的)
第1条　この条例は、市政に関する情報の公開について必要な事項を定めるものとする。
(定義)
第2条　この条例において「実施機関」とは、市長、教育委員会をいう。
"""
RECIPE = """肉じゃがの作り方

材料（四人分）
・じゃがいも　四個
・玉ねぎ　一個

一　じゃがいもは皮をむき、四つに切る。
二　鍋に油を熱し、肉を炒める。
"""
OTHERS = {
    "novel": NOVEL,
    "play": PLAY,
    "play-with-colons": PLAY.replace("太郎　", "太郎：").replace("花子　", "花子："),
    "ordinance": ORDINANCE,
    "recipe": RECIPE,
    "english": "It was the best of times, it was the worst of times.\n" * 20,
    "nothing": "\n\n",
}
# Little as there is in them, these are of minutes.
LITTLE = {
    "head alone": "花立市情報公開審査会会議録\n日時　令和3年7月1日\n場所　第一会議室\n",
    "turns alone": "（会長）質問はありませんか。\n（委員）なし。\n（会長）では承認とします。\n" * 3,
    "questions alone": "問　手数料はいくらか。\n答　三百円である。\n" * 4,
    "closed": "令和3年度第2回花立市情報公開審査会\n非公開のため会議録は公表しません。\n",
    "cases alone": "諮問第12号 公用車への録画装置の設置について\n承認する。\n",
}


def read(text: str) -> tuple[Minutes, ...]:
    return parse_minutes(
        SourceText(path="a.txt", sha256="0" * 64, encoding="utf-8", text=text, synthetic=True)
    )


def test_there_are_labelled_minutes() -> None:
    assert len(SOURCES) > 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_labelled_minutes_are_recognised(path: Path) -> None:
    assert all(minutes.recognised for minutes in parse_minutes(read_source(path, name=path.name)))


@pytest.mark.parametrize("text", LITTLE.values(), ids=LITTLE)
def test_a_little_of_minutes_is_enough(text: str) -> None:
    assert all(minutes.recognised for minutes in read(text))


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_is_no_minutes_is_not_recognised(text: str) -> None:
    assert not any(minutes.recognised for minutes in read(text))


def test_what_is_not_recognised_is_counted_apart_and_stays(tmp_path: Path) -> None:
    for name, text in OTHERS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    mine = init(tmp_path / "mine")
    first = LABELLED / "p01_hanatate_summary_qa.txt"

    report = add(mine, [*(tmp_path / f"{name}.txt" for name in OTHERS), first])

    assert [file.status for file in report.files] == [
        *[AddStatus.UNRECOGNISED] * len(OTHERS), AddStatus.ADDED,
    ]  # fmt: skip
    assert (report.total("meetings"), report.total("cases")) == (1, 4)
    assert report.total("claimed") == report.files[-1].claimed
    corpus = open_corpus(mine)
    quality, coverage = corpus.quality(), corpus.coverage()
    assert (quality.meetings, quality.unrecognised) == (1, len(OTHERS))
    assert quality.codes["not-minutes"] == len(OTHERS)
    assert quality.claimed == len("".join(first.read_text("utf-8").split()))
    assert sum(quality.notations.values()) == 1
    assert "notation-not-recognised" not in quality.codes
    assert len(coverage.unrecognised) == len(OTHERS)
    assert f"読めなかった文書 {len(OTHERS)}件" in repr(coverage) + repr(quality)
    assert f"読めなかった文書 {len(OTHERS)}件" in coverage._repr_html_()
    assert corpus.search("'柿の木'", unit="meeting").total == 1  # it is there all the same


def test_what_a_person_corrected_is_minutes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RECIPE, "utf-8")
    mine = init(tmp_path / "mine")
    add(mine, [tmp_path / "a.txt"])
    (name,) = open_corpus(mine).meetings
    (mine / "corrections.toml").write_text(
        f'[[correction]]\nmeeting = "{name}"\nfield = "meeting.date"\nvalue = "2021-07-01"\n'
        'who = "甲"\nwhy = "表紙"\n',
        "utf-8",
    )

    corpus = open_corpus(mine)

    assert (corpus.quality().meetings, corpus.quality().unrecognised) == (1, 0)
    assert corpus.coverage().unrecognised == ()
