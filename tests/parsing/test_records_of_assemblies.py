"""Labels as assemblies and their committees write them: titles, seats and names in many orders."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = (
    "令和6年第3回灯野町議会定例会会議録\n\n開催日　令和6年9月4日（水曜日）\n"
    "場所　灯野町議会議場\n\n"
)
STYLES = {
    "title, name in parentheses, speech below": (
        "議長（川田樹）\n", "町長（上山三吾）\n", "３番（石山実）\n", "総務課長（甲野一）\n",
    ),
    "politely, behind a mark": (
        "○議長（小林　樹君）　", "○町長（上山三吾君）　", "○３番（石山実君）　",
        "○総務課長（甲野一君）　",
    ),
    "titles only": ("○議長　", "○町長　", "○３番　", "○総務課長　"),
    "members by name": ("議長：", "町長：", "石山議員：", "総務課長："),
    "name behind a gap": (
        "◇議長 西山一郎 ", "◇町長 前 二葉 ", "◇６番 窪山 葵 ", "◇総務課長 甲野四郎 ",
    ),
    "title behind a gap": ("○中山 議長  ", "○上山 町長  ", "○石山 議員  ", "○甲野 総務課長  "),
    "title behind the name": ("○中山議長　", "○上山町長　", "○石山議員　", "○甲野総務課長　"),
    "seats in kanji": ("議長：", "町長：", "三番議員：", "総務課長："),
    "marks of several kinds": ("◎議長　", "◯町長　", "◆石山実議員　", "◎甲野総務課長　"),
    "boxed": ("【議長】\n", "【町長】\n", "【石山議員】\n", "【総務課長】\n"),
}  # fmt: skip
CHAIR, MAYOR, MEMBER, CLERK = range(4)
SAID = [
    (CHAIR, "これより会議を開きます。日程第１、議案第４号、条例の一部改正についてを議題とします。"),
    (CLERK, "提案の理由を御説明申し上げます。"),
    (CHAIR, "質疑を許します。"),
    (MEMBER, "対象は何世帯ですか。"),
    (CLERK, "三十世帯でございます。"),
    (MEMBER, "町長は、今後どうするお考えですか。"),
    (MAYOR, "広げてまいりたいと考えております。"),
    (CHAIR, "御異議なしと認めます。よって、議案第４号は、原案のとおり可決されました。"),
]
OFFICE = {Role.IMPLEMENTING_BODY, Role.SECRETARIAT, Role.CONSULTING_BODY}
ROLES = {CHAIR: {Role.CHAIR}, MEMBER: {Role.MEMBER}, MAYOR: OFFICE, CLERK: OFFICE}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_each_speaker_is_known_by_his_label(style: tuple[str, ...]) -> None:
    minutes = read(HEAD + "".join(f"{style[who]}{words}\n" for who, words in SAID))

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]
    wrong = [
        (turn.text, turn.role)
        for turn, (who, _) in zip(minutes.turns, SAID, strict=True)
        if turn.role not in ROLES[who]
    ]
    assert wrong == []
    (case,) = minutes.cases
    assert str(case.outcome.value) == "approved"


def test_rules_and_notes_of_a_pause_are_nobodys_words() -> None:
    style = STYLES["titles only"]
    lines = [f"{style[who]}{words}\n" for who, words in SAID]
    lines.insert(4, "午前10時9分休憩\n────── ◇ ──────\n午前10時20分再開\n")
    minutes = read(HEAD + "".join(lines))

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]


@pytest.mark.parametrize("sittings", [2, 4])
def test_the_name_of_the_council_that_stands_again_is_the_head_of_a_page(sittings: int) -> None:
    style = STYLES["members by name"]
    lines = [f"{style[who]}{words}\n" for who, words in SAID]
    for at in range(sittings, 0, -1):
        lines.insert(at * 2 - 1, "第3回　灯野町議会　会議録\n")
    minutes = read(HEAD + "".join(lines))

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]
