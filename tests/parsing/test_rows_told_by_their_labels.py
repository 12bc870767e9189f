"""Tables of questions and answers whose rows say themselves whose words they hold."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = """令和4年度第1回灯野市個人情報保護審議会議事要旨
日時　令和4年9月28日（水）午後1時30分
出席者　甲川会長、乙原委員、丙山委員

"""
MEMBER, BODY, CHAIR = Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR
ASKED, ANSWERED, SAID = TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT


def talk(*rows: str) -> Minutes:
    return read(HEAD + "諮問第4号　見守りカメラの設置について\n" + "\n".join(rows) + "\n")


def kinds(found: Minutes) -> list[tuple[Role, TurnKind]]:
    return [(turn.role, turn.kind) for turn in found.turns]


@pytest.mark.parametrize(
    ("asked", "answered", "said"),
    [
        ("質問①", "（回答）", "意見①"),
        ("質問１", "回答１", "意見"),
        ("【質問】", "【回答】", "【意見】"),
        ("問1", "答1", "要望"),
    ],
)
@pytest.mark.parametrize(
    "head",
    ["委員からの質問・意見\t所管課の回答", "委員の質問・意見等\t実施機関の回答"],
)
def test_labels_in_the_first_column_say_whose_words_are_beside_them(
    asked: str, answered: str, said: str, head: str
) -> None:
    found = talk(
        head,
        f"{asked}\t映像は何日残るのか。",
        f"{answered}\t14日である。",
        f"{said}\t表示を大きくすべきである。",
        "会長\t諮問第4号は承認する。",
    )

    sides = [(MEMBER, ASKED), (BODY, ANSWERED), (MEMBER, SAID)]
    assert kinds(found)[:3] == sides
    assert found.turns[3].role is CHAIR
    texts = [turn.text for turn in found.turns]
    assert texts[:2] == ["映像は何日残るのか。", "14日である。"]


def test_lines_set_in_below_such_rows_are_more_of_their_words_or_notes() -> None:
    found = talk(
        "委員からの質問\t所管課の回答",
        "質問①\t世帯はいくつか。",
        "（回答）\t145世帯である。",
        "\tこのほか、施設に9人いる。",
        "質問②\t期間は何日か。",
        "（回答）\t14日である。",
        "会長\t承認する。よろしいか。",
        "\t（異議なし）",
        "事務局\t答申の案を送る。",
    )

    assert [turn.role for turn in found.turns] == [
        *(MEMBER, BODY, MEMBER, BODY, CHAIR),
        Role.SECRETARIAT,
    ]
    assert found.turns[1].text == "145世帯である。このほか、施設に9人いる。"
    assert "異議なし" not in found.turns[4].text


def test_pipes_part_them_as_tabs_do() -> None:
    found = talk(
        "| 委員からの質問・意見 | 所管課の回答 |",
        "|---|---|",
        "| 質問1 | 映像は何日残るのか。 |",
        "| （回答） | 14日である。 |",
    )

    assert kinds(found) == [(MEMBER, ASKED), (BODY, ANSWERED)]


def test_the_cells_of_other_rows_stay_of_their_columns() -> None:
    found = talk(
        "委員からの質問・意見\t所管課の回答",
        "映像は何日残るのか。\t14日である。",
        "窓口はどこか。\t担当課",
        "担当課\t市民課",  # a word that is asked about, no speaker
        "意見なし\t承知した。",
    )

    sides = [turn.role for turn in found.turns]
    assert sides == [*[MEMBER, BODY] * 3, BODY]  # nobody asked in the last
    assert found.turns[4].text == "担当課"
