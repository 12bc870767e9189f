"""Labels of an office and of who speaks for it, in the same marks: 総務課／甲野主幹／…."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時～\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n議題１　名簿の提供について\n"
)


def _read(form: str, office: str, body: str) -> Minutes:
    """Read a talk in which the body has the label `office`, filled into `body`."""
    label = body.format(*office.split("|"))
    turns = [
        (form.format("会長"), "議題１の説明を願う。"),
        (label, "名簿を民生委員に渡すものである。"),
        (form.format("乙部委員"), "何人に渡すのか。"),
        (label, "三人に渡す。"),
        (form.format("丙田委員"), "返してもらうのか。"),
        (label, "年度の末に返してもらう。"),
        (form.format("会長"), "原案のとおり承認する。"),
    ]
    return read(HEAD + "".join(f"{by}{words}\n" for by, words in turns))


FORMS = [
    ("{}／", "{}／{}／"),
    ("{}／", "{}・{}／"),
    ("{}：", "{}：{}："),
    ("{}：", "{}・{}："),
    ("（{}）", "（{}）（{}）"),
    ("（{}）", "（{}・{}）"),
    ("【{}】", "【{}】【{}】"),
    ("○{}　", "○{}・{}　"),
    ("{}）", "{}）{}）"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("office", "name", "role"),
    [
        ("総務課|井尻課長", "井尻", Role.IMPLEMENTING_BODY),
        ("生涯学習課|甲野主幹", "甲野", Role.IMPLEMENTING_BODY),
        ("産業振興課|仲課長補佐", "仲", Role.IMPLEMENTING_BODY),
        ("図書館|芹生館長", "芹生", Role.IMPLEMENTING_BODY),
    ],
)
def test_both_parts_are_of_the_label(
    form: tuple[str, str], office: str, name: str, role: Role
) -> None:
    minutes = _read(form[0], office, form[1])
    body = minutes.turns[1::2][:3]

    assert [turn.text for turn in minutes.turns][1] == "名簿を民生委員に渡すものである。"
    assert {turn.role for turn in body} == {role}
    assert [turn.kind for turn in body] == [TurnKind.STATEMENT, TurnKind.ANSWER, TurnKind.ANSWER]
    for turn in body:
        assert turn.speaker is not None
        assert name not in turn.speaker
        assert turn.speaker.startswith(office.split("|")[0])
        assert office.split("|")[1] in (turn.speaker_raw or "")
        assert [span.stop - span.start for span in turn.names] == [len(name)]


@pytest.mark.parametrize(
    ("office", "form"),
    [
        ("総務課|税務課", ("{}／", "{}・{}／")),
        ("総務課|資料１", ("{}：", "{}：{}：")),
        ("総務課|三日", ("{}／", "{}／{}／")),
        ("総務課長|係長", ("（{}）", "（{}）（{}）")),
    ],
)
def test_what_is_no_official_is_no_second_part(office: str, form: tuple[str, str]) -> None:
    first, second = office.split("|")
    turn = _read(form[0], office, form[1]).turns[1]

    assert turn.role is Role.IMPLEMENTING_BODY
    assert turn.names == ()
    joint = "・" in form[1]
    assert turn.speaker == (f"{first}・{second}" if joint else first)
    assert turn.text.startswith("名簿" if joint else ("（" if "（" in form[1] else "") + second)


def test_an_official_of_the_office_is_of_the_secretariat() -> None:
    minutes = _read("{}／", "事務局|甲野主査", "{}／{}／")

    assert {turn.role for turn in minutes.turns[1::2][:3]} == {Role.SECRETARIAT}
    assert minutes.turns[1].text == "名簿を民生委員に渡すものである。"


@pytest.mark.parametrize("side", ["番　　外", "番外", "事務局", "実施機関", "説明員"])
def test_an_official_in_parentheses_behind_a_gap_is_of_the_label(side: str) -> None:
    minutes = read(
        "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
        "議題1　諮問第3号　名簿の提供について\n"
        f"議　　長　　説明を求めます。\n{side}　　（税務課長）名簿は三十件です。\n"
        f"３番委員　　様式はありますか。\n{side}　　（税務課長）まだありません。\n"
        f"{side}　　（資料を配布）次の頁を御覧ください。\n"
    )
    said = [turn for turn in minutes.turns if "税務課長" in (turn.speaker or "")]

    assert [turn.text for turn in said] == ["名簿は三十件です。", "まだありません。"]
    assert minutes.turns[-1].text == "（資料を配布）次の頁を御覧ください。"
