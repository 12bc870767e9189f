"""Labels that name nobody, in other marks where they ask than where they answer."""

import pytest
from parsing.reading import read

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分

【諮問案件1】　保育施設の名簿の提供について
"""


@pytest.mark.parametrize(
    ("asks", "answers", "remarks"),
    [
        ("・質問：", "→回答：", "・意見："),
        ("○質問：", "⇒回答：", "○意見："),
        ("・質疑　", "→答弁　", "・意見　"),
        ("・（質問）", "→（回答）", "・（意見）"),
        ("・【質問】", "→【回答】", "・【意見】"),
        ("質問：", "→回答：", "意見："),
        ("問：", "⇒答：", "意見："),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_mark_of_an_answer_says_nothing_of_that_of_a_question(
    asks: str, answers: str, remarks: str, gap: str
) -> None:
    lines = (
        f"{asks}何件か。", f"{answers}3件である。", f"{asks}鍵は掛かるのか。夜も同じか。",
        f"{answers}掛かる。", f"{remarks}鍵を増やすべきである。",
    )  # fmt: skip
    found = read(HEAD + gap.join(lines) + "\n")

    assert [(turn.text, turn.kind.value) for turn in found.turns] == [
        ("何件か。", "question"),
        ("3件である。", "answer"),
        ("鍵は掛かるのか。夜も同じか。", "question"),
        ("掛かる。", "answer"),
        ("鍵を増やすべきである。", "statement"),
    ]


def test_bullets_without_labels_are_still_asked() -> None:
    found = read(HEAD + "・何件か。\n→回答：3件である。\n・鍵は掛かるのか。\n→回答：掛かる。\n")

    assert [turn.text for turn in found.turns] == [
        "何件か。", "3件である。", "鍵は掛かるのか。", "掛かる。",
    ]  # fmt: skip
