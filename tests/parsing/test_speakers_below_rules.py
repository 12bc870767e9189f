"""Rules around the headings of cases: who speaks first below one is no running head."""

import pytest
from parsing.reading import read

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n"
)


@pytest.mark.parametrize("rule", ["――――――――――", "----------", "=========="])
@pytest.mark.parametrize("chair", ["会長", "甲斐会長"])
def test_who_speaks_first_below_them(rule: str, chair: str) -> None:
    case = (
        f"{rule}\n案件{{0}}　{{1}}について\n{rule}\n{chair}\n案件{{0}}を議題とする。\n"
        f"水道課\n名簿を渡すものである。\n乙部委員\n何人か。\n水道課\n三人である。\n{chair}\n承認する。\n"
    )
    minutes = read(HEAD + case.format("１", "名簿の提供") + case.format("２", "検針の記録の利用"))

    assert [turn.speaker_raw for turn in minutes.turns].count(chair) == 4


@pytest.mark.parametrize("rule", ["========", "――――――", "----------"])
def test_the_title_between_two_rules_is_no_running_head(rule: str) -> None:
    head = HEAD.replace("令和６年度", f"{rule}\n令和６年度", 1).replace(
        "会議録\n", f"会議録\n{rule}\n", 1
    )
    minutes = read(head + "\n会長：始めます。\n乙部委員：何人ですか。\n会長：三人です。\n")

    assert minutes.meeting.number == 2
    assert minutes.meeting.body == "小暮町個人情報保護審議会"
