"""Items that are counted by letters, and by a number behind a dash: 議事Ａ, 案件－１."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = "令和3年度第2回灯野市個人情報保護審議会　会議録\n日時　令和3年7月5日\n場所　市役所\n\n"
TITLES = ("住民名簿の外部提供について", "防犯カメラの画像の利用について", "防災の台帳について")
TALK = (
    "会長：説明を。\n市民課：名簿です。\n委員：何件か。\n市民課：十件です。\n会長：承認します。\n\n"
)
WAYS = ("{}　{}\n", "{}\n{}\n", "【{}】{}\n", "【{}】\n{}\n", "{}：{}\n")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mark", ["{}", "－{}", "-{}"])
@pytest.mark.parametrize("signs", ["ＡＢＣ", "１２３"])
@pytest.mark.parametrize("word", ["案件", "事案", "審議事項"])
def test_cases_are_counted_so(word: str, signs: str, mark: str, way: str) -> None:
    found = read(
        HEAD
        + "".join(
            way.format(word + mark.format(sign), title) + TALK
            for sign, title in zip(signs, TITLES, strict=True)
        )
    )

    assert tuple(case.title for case in found.cases) == TITLES
    assert {str(case.outcome.value) for case in found.cases} == {"approved"}


@pytest.mark.parametrize(
    "line", ["案件Ａの説明は前回しました。", "議事Ａ4用紙にまとめた。", "案件Ａ　名簿の様式"]
)
def test_a_letter_in_a_sentence_counts_nothing(line: str) -> None:
    talk = f"会長：説明を。\n市民課：名簿です。\n　{line}\n会長：承認します。\n"
    found = read(f"{HEAD}諮問第1号　{TITLES[0]}\n{talk}")

    assert [case.title for case in found.cases] == [TITLES[0]]


@pytest.mark.parametrize(
    "line",
    [
        "議題―一般廃棄物処理計画の変更について",
        "案件－十字路のカメラについて",
        "案件（Ｂ）型肝炎の情報について",
    ],
)
def test_the_first_sign_of_a_title_counts_nothing(line: str) -> None:
    found = read(f"{HEAD}{line}\n{TALK}")

    assert not [case for case in found.cases if (case.title or "")[:1] in "般字型"]
