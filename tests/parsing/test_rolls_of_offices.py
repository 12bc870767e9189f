"""Rolls whose offices a line break cuts, tables of who came, and titles without a name."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

TITLE = "令和2年度第1回野火山市下水道事業審議会　議事録\n\n"
WHEN = "日　時　令和2年10月6日（火）　午後2時\n"
TALK = "\n議事\n○会長　始めます。\n○委員　特にありません。\n"


def minutes(roll: str) -> Minutes:
    return read(TITLE + WHEN + roll + TALK)


@pytest.mark.parametrize("label", ["事業担当課", "対象事業の所管課", "施設所管課"])
def test_units_that_put_a_project_are_not_the_office(label: str) -> None:
    found = minutes(
        f"事務局　企画課長　甲野、同係長　乙川\n{label}　下水道整備課長　丙島\n"
    ).meeting

    assert [person.name for person in found.secretariat] == ["甲野", "乙川"]
    assert [(person.name, person.role) for person in found.explainers] == [
        ("丙島", "下水道整備課長")
    ]


@pytest.mark.parametrize(
    ("roll", "last"),
    [
        (
            "担当課\n　道路整備課長　甲野、市街地整備課長　乙川、河川管\n理課長　丙島\n",
            "河川管理課長",
        ),
        ("担当課\n　道路整備課長　甲野、農地\n整備室長　丙島、公園課長　丁田\n", "農地整備室長"),
    ],
)
def test_an_office_that_a_line_break_cuts_is_one(roll: str, last: str) -> None:
    people = {person.name: person.role for person in minutes(roll).meeting.explainers}

    assert people["丙島"] == last
    assert people["甲野"] == "道路整備課長"


def test_titles_without_names_name_nobody() -> None:
    roll = "事務局　福祉部長、子育て支援課長、児童クラブ係長\n"

    assert minutes(roll).meeting.secretariat == ()


@pytest.mark.parametrize(
    ("roll", "people"),
    [
        ("総務課小林課長、田中主査", [("小林", "課長"), ("田中", "主査")]),
        ("福祉部長寿課佐々木課長補佐", [("佐々木", "課長補佐")]),
        ("情報課田中主任主事、岡部係長", [("田中", "主任主事"), ("岡部", "係長")]),
        ("総務課法規係長、税務課統計担当主査、岡部係長", [("岡部", "係長")]),
    ],
)
def test_a_name_stands_between_its_unit_and_its_title(
    roll: str, people: list[tuple[str, str]]
) -> None:
    found = minutes(f"事務局　{roll}\n").meeting.secretariat

    assert [(person.name, person.role) for person in found or ()] == people


def test_members_of_one_surname_are_told_apart() -> None:
    found = minutes("出席委員　甲野会長、乙川（隆）委員、乙川（光）委員、丙島委員\n").meeting

    assert [person.name for person in found.members] == ["甲野", "乙川(隆)", "乙川(光)", "丙島"]


TABLE = """【{label}】
| {heads} |
| {first} |
| {second} |
| {third} |
【事務局】企画課　庚山課長
【公開の区分】公開　【傍聴】2名
"""


@pytest.mark.parametrize("label", ["委員の出欠", "委員名簿"])
@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            "区分 | 氏名 | 選出区分 | 出欠",
            (
                "会長 | 甲野 太郎 | 弁護士 | 出",
                "委員 | 乙川 花 | 公募 | 欠",
                "委員 | 丙島 一 | 商工会 | 出",
            ),
        ),
        (
            "氏　名 | 所属 | 役職 | 出席状況",
            ("甲野 太郎 | 大学 | 会長 | ○", "乙川 花 | 組合 |  | ×", "丙島 一 | 市民 |  | ○"),
        ),
        (
            "役職 | 委員氏名 | 出欠の別",
            (
                "会長 | 甲野 太郎 | 出席",
                "委員 | 乙川 花 | 欠席（所用）",
                "委員 | 丙島 一 | オンライン",
            ),
        ),
    ],
)
def test_a_table_tells_who_came_and_who_was_away(
    label: str, heads: str, rows: tuple[str, str, str]
) -> None:
    first, second, third = rows
    table = TABLE.format(label=label, heads=heads, first=first, second=second, third=third)
    found = minutes(table).meeting

    assert [(person.name, person.role) for person in found.members] == [
        ("甲野 太郎", "会長"),
        ("丙島 一", "委員"),
    ]
    assert found.absent is not None
    assert [person.name for person in found.absent] == ["乙川 花"]
    assert found.observers == 2


def test_a_table_of_votes_is_no_roll() -> None:
    found = minutes("出席委員　甲野会長、乙川委員\n")
    voted = read(
        TITLE
        + WHEN
        + "出席委員　甲野会長、乙川委員\n"
        + TALK
        + "| 氏名 | 賛否 |\n| 甲野 | 賛成 |\n| 乙川 | 反対 |\n"
    )

    assert voted.meeting.members == found.meeting.members


HEADS_AT_END = """韮崎原市個人情報保護審議会委員出欠席名簿
{heads}
{rows}
"""


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (
            "| | 氏　名 | 所　属　等 | 備　考 | 出欠席 |",
            "| {n} | {name} | {of} | {title} | {came} |",
        ),
        (
            "　　　氏　名　　所　属　等　　備　考　　出欠席",
            "{n}　　{name}　　{of}　　{title}　　{came}",
        ),
    ],
)
def test_a_table_of_who_came_behind_the_talk_is_the_roll(heads: str, row: str) -> None:
    people = [
        ("１", "穴山辺", "弁護士", "会長", "出席"),
        ("２", "祖母石", "大学教授", "副会長", "欠席"),
        ("３", "円野井", "人権擁護委員", "", "出席"),
        ("４", "清哲田", "商工会議所", "", "出席"),
    ]
    rows = "\n".join(
        row.format(n=n, name=name, of=of, title=title, came=came)
        for n, name, of, title, came in people
    )
    found = read(
        f"{TITLE}{WHEN}出席者　委員　３人（別紙のとおり）\n{TALK}\n（別紙）\n"
        + HEADS_AT_END.format(heads=heads, rows=rows)
    ).meeting

    assert [(person.name, person.role) for person in found.members] == [
        ("穴山辺", "会長"),
        ("円野井", "委員"),
        ("清哲田", "委員"),
    ]
    assert [(person.name, person.role) for person in found.absent or ()] == [("祖母石", "副会長")]
    assert found.members_declared == 3


@pytest.mark.parametrize(
    "roll",
    [
        "出席者　委員３名（甲野会長、乙川委員、\n　　　　丙島委員）\n",
        "出席者　甲野会長、乙川委員、丙島委員（午\n　　　　後２時４５分から）\n",
        "出席者　甲野会長、乙川委員、丙島委員　以\n上三名\n",
        "出席者　甲野会長（弁護士）、乙川委員（医師）、丙島委員（公募市民）\n",
        "出席者　甲野会長、乙川委員＊、丙島委員＊\n",
    ],
)
def test_what_stands_around_the_names_is_of_nobody(roll: str) -> None:
    found = minutes(roll).meeting

    assert [(person.name, person.role) for person in found.members] == [
        ("甲野", "会長"),
        ("乙川", "委員"),
        ("丙島", "委員"),
    ]
