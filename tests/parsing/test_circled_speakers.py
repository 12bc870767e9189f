"""Speakers called by circled numbers, which a legend explains (①会長 ②副会長 ③～⑥委員)."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = "霧坂町個人情報保護審議会　会議要点\n\n日時　平成29年8月22日\n場所　役場\n\n"
TALK = """諮問第４号　名簿を協力員に渡すことについて
①　説明を求める。
課　名簿は氏名に限る。協力員は
　　守秘を誓約する。
③　辞めた後の名簿はどうするのか。
課　毎年４月に回収する。
⑤　電話番号は必要か。
事　昨年の申込書には欄がある。
②　時刻を知らせるために要るのだろう。
①　ほかにないので、認めることとする。
"""
ROLES = [
    Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER,
    Role.SECRETARIAT, Role.VICE_CHAIR, Role.CHAIR,
]  # fmt: skip


@pytest.mark.parametrize(
    "legend",
    [
        "発言者は次の記号による。①会長　②副会長　③～⑥委員（席順）　課＝説明に来た課\n事＝事務局\n",
        "（①＝会長、②＝副会長、③〜⑤＝委員、課＝担当課、事＝事務局）\n",
        "※　①は会長、②は副会長、③④⑤は委員、課は担当課、事は事務局を表す。\n",
        "凡例\n　①：会長\n　②：副会長\n　③、④、⑤：委員\n　課：担当課\n　事：事務局\n",
        "①甲野会長　②乙部副会長　③丙田委員　④丁川委員　⑤戊井委員\n課＝担当課　事＝事務局\n",
    ],
)
@pytest.mark.parametrize("gap", ["　", "", " "])
def test_circled_numbers_of_a_legend_open_turns(legend: str, gap: str) -> None:
    talk = "".join(
        f"{line[0]}{gap}{line[2:]}" if line[:1] in set("①②③④⑤") else line
        for line in TALK.splitlines(keepends=True)
    )

    turns = read(HEAD + legend + "\n" + talk).turns

    assert [turn.role for turn in turns] == ROLES
    assert turns[1].text == "名簿は氏名に限る。協力員は守秘を誓約する。"
    assert turns[2].text == "辞めた後の名簿はどうするのか。"


def test_circles_that_count_points_one_after_another_are_no_speakers() -> None:
    minutes = read(
        HEAD + "出席者　①会長　②副会長　③委員\n\n諮問第４号　名簿を渡すことについて\n"
        "（課長）次の点を改める。\n①氏名に限る。\n②毎年回収する。\n③写しを取らない。\n"
        "（委員）ほかにあるか。\n（課長）次の点も改める。\n①期間を定める。\n②記録を残す。\n③公表する。\n"
        "（会長）承認する。\n"
    )  # fmt: skip

    assert minutes.notation.id == "paren"
    assert len(minutes.turns) == 4


def test_plain_numbers_in_the_words_of_circled_speakers_open_no_turn() -> None:
    legend = "①会長　②副会長　③～⑤委員　課＝担当課　事＝事務局\n\n"
    talk = TALK.replace("　　守秘を誓約する。\n", "　　守秘を誓約する。条件は\n　　1 年とする。\n")

    turns = read(HEAD + legend + talk).turns

    assert [turn.role for turn in turns] == ROLES
