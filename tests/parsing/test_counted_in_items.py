"""Questions and answers that are counted within their item: 質疑3-1, 問(2), 質問1の2(甲委員)."""

import pytest
from parsing.reading import read

HEAD = "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
ITEMS = ["議題1　諮問第3号　名簿の提供について", "議題2　諮問第4号　台帳の提供について"]
ASKED = ["何人分か。", "委託するのか。", "いつからか。", "苦情はあるか。"]
TOLD = ["三人分である。", "委託しない。", "来年度からである。", "苦情はない。"]
KANJI = "〇一二三"
FORMS = [
    "{label}　{words}",
    "{label}：{words}",
    "【{label}】{words}",
    "{label}\n{words}",
    "・{label}　{words}",
]


def talk(form: str, count: str, asks: str, answers: str, by: tuple[str, str] = ("", "")) -> str:
    """Return minutes of two items with two questions each, counted as `count` says."""
    lines = []
    for item in (1, 2):
        lines.append(ITEMS[item - 1])
        for nth in (1, 2):
            at = 2 * (item - 1) + nth - 1
            own = count.format(item=item, nth=nth, kanji=KANJI[nth])
            lines += [
                form.format(label=f"{asks}{own}{by[0]}", words=ASKED[at]),
                form.format(label=f"{answers}{own}{by[1]}", words=TOLD[at]),
            ]
    return HEAD + "\n".join(lines) + "\n"


EXPECTED = [
    (words, kind, f"c{at // 2 + 1}")
    for at, pair in enumerate(zip(ASKED, TOLD, strict=True))
    for words, kind in zip(pair, ("question", "answer"), strict=True)
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "count", ["{nth}", "{item}-{nth}", "{item}－{nth}", "{item}の{nth}", "({nth})", "{kanji}"]
)
@pytest.mark.parametrize(
    ("asks", "answers"), [("質疑", "応答"), ("質問", "回答"), ("問", "答"), ("Q", "A")]
)
def test_the_count_is_of_the_label(form: str, count: str, asks: str, answers: str) -> None:
    turns = read(talk(form, count, asks, answers)).turns

    assert [(turn.text, str(turn.kind), *turn.cases) for turn in turns] == EXPECTED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", ["{nth}", "{item}-{nth}", "{item}の{nth}"])
def test_who_speaks_can_stand_in_parentheses_behind_the_count(form: str, count: str) -> None:
    turns = read(talk(form, count, "質疑", "応答", ("(乙川委員)", "(総務課)"))).turns

    assert [(turn.text, str(turn.kind), *turn.cases) for turn in turns] == EXPECTED
    assert [str(turn.role) for turn in turns] == ["member", "implementing_body"] * 4


def test_items_of_a_form_can_be_counted_by_their_rows() -> None:
    minutes = read(
        f"{HEAD}10　付議した事項及びその結果\n\n11　審議の経過\n\n"
        "　項番1　名簿の提供（諮問第3号）\n　質疑1-1　何人分か。\n　応答1-1　三人分である。\n"
        "　まとめ（会長）　適当と認める。\n\n"
        "　項番2　台帳の提供（諮問第4号）\n　質疑2-1　いつからか。\n　応答2-1　来年度からである。\n"
        "　まとめ（会長）　次回に改めて審議する。\n\n12　会議の資料　　資料1から資料4まで\n"
        "14　連絡先　　総務課文書係　内線2243\n"
    )

    assert [(case.number, case.title, str(case.outcome.value)) for case in minutes.cases] == [
        ("第3号", "名簿の提供", "approved"),
        ("第4号", "台帳の提供", "continued"),
    ]
    assert [turn.text for turn in minutes.turns][-1] == "次回に改めて審議する。"
