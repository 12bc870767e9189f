"""Cases without numbers that a chair calls by their titles, which stand nowhere else."""

import pytest
from parsing.reading import read

TITLES = [
    "住民基本台帳事務の評価書の点検について（番号法第28条第1項）",
    "委員の氏名の公表に関する基準の改定について",
    "一時保護の記録を国の研究所に提供することについて",
]
HEAD = (
    "灯野市審査会　会議概要\n\n開催日時\n　令和5年11月21日（火）午前10時\n会場\n　市役所\n"
    "出席者\n　高柳（会長）、麻績（副会長）\n\n"
)


@pytest.mark.parametrize("turn", ["{}：{}", "（{}）{}", "○{}　{}"])
@pytest.mark.parametrize(
    "call",
    [
        "最初の案件は、「{}」です。説明をお願いします。",
        "三つ目は、「{}」です。",
        "まず、「{}」を議題とします。",
        "「{}」について、説明をお願いします。",
        "続いて、{}を議題といたします。",
        "次に、{}の説明を求めます。",
        "二件目は、{}です。",
        "それでは、{}に入ります。",
        "次の案件、{}について、担当課から説明をお願いします。",
        "次の議題は「{}」ということになります。",
        "「{}」が次の案件です。",
    ],
)
def test_a_title_that_is_called_opens_a_case(call: str, turn: str) -> None:
    said = [("議長", "おそろいですので始めます。早川委員からは欠席の連絡をいただいています。")]
    for title in TITLES:
        said += [
            ("議長", call.format(title)),
            ("住民課長", "証明書の機器を入れ替えます。"),
            ("委員", "三件とは何ですか。"),
            ("住民課長", "意見です。"),
            ("議長", "本件は承認することといたします。"),
        ]
    said.append(("議長", "それでは、これで終わります。"))
    minutes = read(HEAD + "\n\n".join(turn.format(*words) for words in said) + "\n")

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (title, "approved") for title in TITLES
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ["第一議題　名簿の提供について", "第二議題　画像の利用について"],
        ["第１議題：名簿の提供について", "第２議題：画像の利用について"],
        ["第１号議題　名簿の提供について", "第２号議題　画像の利用について"],
        ["■第一議題　名簿の提供について", "■第二議題　画像の利用について"],
    ],
)
def test_the_word_for_an_item_can_stand_behind_its_number(heads: list[str]) -> None:
    talk = "会長：説明を。\n福祉課長：渡します。\n委員：何人ですか。\n会長：承認します。\n"
    minutes = read(HEAD + "".join(f"{head}\n{talk}\n" for head in heads))

    assert [case.title for case in minutes.cases] == ["名簿の提供について", "画像の利用について"]


def test_who_explains_is_told_by_a_label_within_the_talk() -> None:
    said = (
        "説明者　福祉部名簿課長　丙島\n会長：説明を。\n丙島課長：渡します。\n"
        "委員：何人ですか。\n会長：承認します。\n"
    )
    calls = [f"会長：次に、「{title}」を議題とします。\n{said}" for title in TITLES[1:]]
    minutes = read(HEAD + "\n".join(calls))

    assert [case.title for case in minutes.cases] == TITLES[1:]
    assert [case.bodies[0].units[0].unit for case in minutes.cases] == ["名簿課"] * 2
