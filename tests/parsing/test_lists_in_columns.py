"""Entries of a list in front without marks, in a column behind its label."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時～\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n"
)
TITLES = ["名簿を提供すること", "検針の記録を利用すること", "図書館の帳面を廃棄すること"]
TALK = "会長「{}について審議します。」\n乙部委員「何人ですか。」\n水道課長「三人です。」\n"


def _minutes(label: str, column: str, told: list[str]) -> str:
    rows = [title + end for title, end in zip(TITLES, told, strict=True)]
    listed = f"{label}{rows[0]}\n" + "".join(f"{column}{row}\n" for row in rows[1:])
    return HEAD + listed + "\n" + "".join(map(TALK.format, TITLES))


@pytest.mark.parametrize(
    ("label", "column"),
    [("議事\t", "\t"), ("議題　　", "　　　　"), ("案件：", "　　　"), ("審議事項\t", "\t")],
)
@pytest.mark.parametrize("ends", [["", "", ""], ["について"] * 3])
def test_each_row_is_an_entry(label: str, column: str, ends: list[str]) -> None:
    minutes = read(_minutes(label, column, ends))
    wanted = [title + end for title, end in zip(TITLES, ends, strict=True)]

    assert [item.title for item in minutes.agenda] == wanted
    assert [case.title for case in minutes.cases] == wanted


@pytest.mark.parametrize(
    "told",
    [
        ["〔一部修正の上了承〕", "〔否とする〕", "〔結論に至らず、次回に再び審議〕"],
        ["（条件を付して承認）", "（不承認）", "（継続審議）"],
        ["→修正の上承認", "→不承認", "→次回改めて審議する"],
    ],
)
def test_how_they_ended_stands_behind_them(told: list[str]) -> None:
    cases = read(_minutes("議事\t", "\t", told)).cases

    assert [case.title for case in cases] == TITLES
    values = [case.outcome.value for case in cases if case.outcome is not None]
    assert values[1:] == [OutcomeValue.REJECTED, OutcomeValue.CONTINUED]
    assert values[0] is not OutcomeValue.REJECTED


@pytest.mark.parametrize(
    "title",
    [
        "水道の検針の記録を大学の\n\t調査に提供することについて",
        "名簿を提供すること\n\tについて",
        "名簿の利用及び提供\n\t並びに廃棄について",
    ],
)
def test_a_wrapped_entry_is_one(title: str) -> None:
    minutes = read(HEAD + f"議事\t{title}\n\n" + TALK.format("名簿の提供"))

    assert [item.title for item in minutes.agenda][:1] == [title.replace("\n\t", "")]


@pytest.mark.parametrize("gap", ["\t", "　", "："])
@pytest.mark.parametrize(
    ("came", "absent"),
    [("応招委員", "不応招委員"), ("応招した委員", "応招しなかった委員"), ("応招者", "不応招者")],
)
def test_members_who_followed_the_summons(gap: str, came: str, absent: str) -> None:
    text = (
        "会議録\n令和６年度　小暮町個人情報保護審議会（第２回）\n期日　令和６年８月３日（土）\n"
        f"場所　町役場　会議室\n{came}{gap}会長 甲斐、委員 乙部、委員 丙田\n"
        f"{absent}{gap}委員 丁川\n\n"
        "会長：始めます。\n乙部委員：何人ですか。\n会長：三人です。\n"
    )
    meeting = read(text).meeting

    assert "".join((meeting.venue or "").split()) == "町役場会議室"
    assert [person.name for person in meeting.members] == ["甲斐", "乙部", "丙田"]
