"""Several items that a chair calls together by their places: ②と③は一括, 議題２、３, (2)(3)."""

import pytest
from parsing.reading import read

TITLES = ["名簿の提供について", "防犯カメラの設置について", "ドローンによる撮影について"]
HEAD = """令和５年度第２回梢野市個人情報保護審議会会議録
日時　令和５年８月３日（木）　午後２時～
場所　市役所会議室
出席委員　甲斐会長、乙部委員、丙田委員

"""
FRONTS = {
    "circled": "次第\n（１）諮問事項\n①{}\n②{}\n③{}\n（２）その他\n",
    "circled with numbers": (
        "次第\n（１）諮問事項\n①{}（諮問第５号）\n②{}（諮問第６号）\n③{}（諮問第７号）\n（２）その他\n"
    ),
    "plain": "議題\n１　{}\n２　{}\n３　{}\n４　その他\n",
    "worded": "次第\n議題１　{}\n議題２　{}\n議題３　{}\nその他\n",
    "inner": "次第\n１　開会\n２　議題\n（１）{}\n（２）{}\n（３）{}\n３　その他\n",
}
TALK = """
（会長）{first}
（総務課）資料のとおりである。
（乙部委員）何人か。
（総務課）五人である。
（会長）承認してよいか。
（異議なし）
（会長）承認する。
（会長）{call}
（総務課）{told}
（乙部委員）保存の期間は何日か。
（総務課）三十日である。
（会長）いずれも承認してよいか。
（異議なし）
（会長）いずれも承認する。
"""
ONE, BOTH = ("c1",), ("c2", "c3")
CIRCLED = [
    ("①を議題とします。", "②と③は一括して審議します。"),
    ("①について説明をお願いします。", "続いて、②及び③を一括して議題とします。"),
    ("①です。", "②③を併せて審議します。"),
    ("①です。", "次の②と③は関連があるので一括とします。"),
    ("①を議題とします。", "②・③については、一括して説明を求めます。"),
    ("①についてお願いします。", "②～③をまとめて説明してください。"),
]
PLAIN = [
    ("議題１を審議します。", "議題２、３は一括で審議します。"),
    ("議題の１を審議します。", "議題の２と３は一括でお願いします。"),
    ("議題１です。", "２と３は一括して審議します。"),
    ("議題１でございます。", "議題２及び議題３については、関連しますので一括して審議します。"),
    ("それでは、議題１です。", "次に、２番と３番を併せて説明してください。"),
]
INNER = [
    ("（１）について説明をお願いします。", "（２）と（３）は一括して審議します。"),
    ("（１）についてお願いします。", "次に、議題（２）、（３）を一括して議題とします。"),
    ("議題の（１）についてお願いします。", "議題（２）（３）は一括とします。"),
    ("（１）です。", "（２）及び（３）は、まとめて説明をお願いします。"),
]
CALLS = {
    "circled": CIRCLED,
    "circled with numbers": CIRCLED,
    "plain": PLAIN,
    "worded": PLAIN,
    "inner": INNER,
}


@pytest.mark.parametrize(
    ("front", "calls"), [(front, calls) for front, rows in CALLS.items() for calls in rows]
)
def test_items_called_together_by_their_places_share_the_talk(
    front: str, calls: tuple[str, str]
) -> None:
    first, call = calls
    text = HEAD + FRONTS[front].format(*TITLES)
    minutes = read(text + TALK.format(first=first, call=call, told="資料のとおりである。"))

    assert [case.title for case in minutes.cases] == TITLES
    assert [turn.cases for turn in minutes.turns[1:4]] == [ONE] * 3
    assert [turn.cases for turn in minutes.turns[7:]] == [BOTH] * 5
    assert {case.outcome.value for case in minutes.cases} == {"approved"}


@pytest.mark.parametrize(
    "call",
    [
        "②について審議します。資料２と３は一括してあります。",
        "②を議題とします。③とは別に審議します。",
        "②です。２と３の資料をまとめて綴じてあります。",
    ],
)
def test_one_item_is_called_alone_whatever_papers_are_taken_together(call: str) -> None:
    text = HEAD + FRONTS["circled"].format(*TITLES)
    minutes = read(text + TALK.format(first=CIRCLED[0][0], call=call, told="説明する。"))

    assert [turn.cases for turn in minutes.turns[8:11]] == [("c2",)] * 3


@pytest.mark.parametrize("form", ["議題{n}　{title}", "{c}{title}", "（{n}）{title}"])
@pytest.mark.parametrize(
    "call",
    ["②と③は一括して審議します。", "議題２、３は一括で審議します。", "（２）と（３）は一括です。"],
)
@pytest.mark.parametrize("above", [True, False])
def test_headings_in_a_row_are_taken_together_by_the_call_above_or_below_them(
    form: str, call: str, above: bool
) -> None:
    heads = [
        form.format(n=n, c=c, title=title)
        for n, c, title in zip("１２３", "①②③", TITLES, strict=True)
    ]
    talk = "（総務課）資料のとおりである。\n（乙部委員）何人か。\n（総務課）五人である。\n"
    called = f"（会長）{call}\n"
    pair = "\n".join(heads[1:]) + "\n"
    minutes = read(
        f"{HEAD}{heads[0]}\n{talk}（会長）承認する。\n{called if above else ''}{pair}"
        f"{'' if above else called}{talk}（会長）いずれも承認する。\n"
    )

    assert [case.title for case in minutes.cases] == TITLES
    assert [turn.cases for turn in minutes.turns[:3]] == [ONE] * 3
    assert [turn.cases for turn in minutes.turns[-4:]] == [BOTH] * 4


def test_a_heading_without_talk_is_no_case_where_nothing_takes_it_with_the_next() -> None:
    minutes = read(
        f"{HEAD}議題１　{TITLES[0]}\n（会長）前回の分は一括して承認した。次に移る。\n"
        f"議題２　{TITLES[1]}\n議題３　{TITLES[2]}\n（総務課）資料のとおりである。\n"
        "（乙部委員）何人か。\n（総務課）五人である。\n"
    )

    assert minutes.turns[-1].cases != BOTH
