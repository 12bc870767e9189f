"""Cases kept on cards: number, title, office and provision by labels, the talk, the result."""

from collections.abc import Callable
from typing import Any

import pytest
from parsing.reading import read

HEAD = "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n場所　市役所\n\n"
TITLES = (
    "未提出者への訪問に水道の使用の有無を用いること",
    "住民税の名簿を委託先に提供することについて",
    "防犯カメラの設置",
)
TALK = (
    ("委員", "なぜ必要か。"), ("子育て課", "訪問の順を決めるためである。"), ("委員", "件数は。"),
    ("子育て課", "年に32件である。"), ("会長", "諮問のとおりでよいか。"), ("一同", "異議なし。"),
)  # fmt: skip
BASE = {
    "number": "諮問番号　{n}", "title": "件名：{t}", "body": "担当課　{a}",
    "ground": "根拠　条例第{k}条第1項第2号", "label": "審議結果", "result": "承認",
    "mark": "{label}：{result}",
}  # fmt: skip
SPEAKERS: dict[str, Callable[[str, str], str]] = {
    "colon": lambda who, said: f"{who}：{said}",
    "parens": lambda who, said: f"（{who}）{said}",
    "circle": lambda who, said: f"○{who}　{said}",
}
RESULTS = {
    "可": "approved", "可とする。": "approved", "適当": "approved", "原案どおり": "approved",
    "諮問どおり可": "approved", "否": "rejected", "不可": "rejected", "不承認": "rejected",
    "継続": "continued", "継": "continued", "再審議": "continued", "保留": "deferred",
    "取下げ": "withdrawn", "可（意見付き）": "approved_with_opinion",
    "可。ただし、名簿は年度末に廃棄すること。": "approved_conditional",
}  # fmt: skip
OTHERS = {
    "number": [
        "整理番号２３－{n}", "番号{n}", "案件番号：{n}", "諮問第{n}号", "No.{n}",
        "受付番号Ｒ５－{n}",
        "事案番号 5-{n}", "〔{n}〕", "案件{n}", "整理番号 ア-{n}",
    ],
    "title": ["件　名　{t}", "案件名：{t}", "名称：{t}", "事項：{t}", "事案名　{t}", "案件：{t}"],
    "body": ["課：{a}", "所管：{a}", "担当　{a}", "所属：{a}", "実施機関：{a}", ""],
    "ground": ["条：条例第{k}条第2項", "条項：条例第{k}条", "条文：第{k}条", "適用：第{k}条", ""],
    "label": ["処理", "結果", "結論", "決定", "判定", "可否", "採否", "答申", "取扱い", "裁定"],
    "mark": [
        "【{label}】{result}", "{label}　{result}", "（{label}）{result}", "■{label}：{result}",
    ],
}  # fmt: skip


def held(speaker: str, **forms: str) -> Any:
    """Return the minutes of three cases on cards of these forms, nothing between them."""
    own = {**BASE, **forms}
    lines: list[str] = []
    for at, title in enumerate(TITLES):
        lines += [own["number"].format(n=at + 4), own["title"].format(t=title)]
        lines += [own["body"].format(a="子育て課"), own["ground"].format(k=at + 5)]
        lines += [SPEAKERS[speaker](*turn) for turn in TALK]
        lines.append(own["mark"].format(label=own["label"], result=own["result"]))
    return read(HEAD + "\n".join(line for line in lines if line) + "\n")


def said(minutes: Any) -> list[tuple[str, str | None, int]]:
    """Return title, outcome and turns of each case."""
    return [
        (
            case.title,
            case.outcome.value and case.outcome.value.value,
            sum(case.id in turn.cases for turn in minutes.turns),
        )
        for case in minutes.cases
    ]


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, forms in OTHERS.items() for form in forms]
)
def test_each_field_of_a_card_can_have_another_label(name: str, form: str, speaker: str) -> None:
    minutes = held(speaker, **{name: form})

    assert said(minutes) == [(title, "approved", len(TALK)) for title in TITLES]
    if name == "body" and form:
        units = [body.units[0].unit for case in minutes.cases for body in case.bodies]
        assert units == ["子育て課"] * len(TITLES)


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("number", ["諮問番号　{n}", "諮問第{n}号", "整理番号２３－{n}"])
@pytest.mark.parametrize("result", RESULTS)
def test_each_card_keeps_its_own_result(result: str, number: str, speaker: str) -> None:
    minutes = held(speaker, result=result, number=number)

    assert said(minutes) == [(title, RESULTS[result], len(TALK)) for title in TITLES]
