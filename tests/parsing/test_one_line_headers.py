"""Headers that stand whole on one line, and chairs in plain words beside marked speakers."""

import pytest
from parsing.reading import read

from kurume_search.data import table
from kurume_search.parsing.lines.one_line_header import cuts_of_header, headers_in

TALK = (
    "\n\n諮問第5号　保育園の写真を広報に使うことについて\n\n問（Ａ委員）　何枚あるのか。\n\n"
    "答（広報課）　五枚である。\n\n問（Ｂ委員）　いつ使うのか。\n\n答（広報課）　来月である。\n\n"
)
VERBATIM = "\n\n○会長　始める。\n○委員　何枚あるのか。\n○広報課　五枚である。\n"
TITLE = "令和3年度第2回灯野市個人情報保護審議会　議事録"
FIELDS = {
    "日時": "令和三年六月十日（木）午後一時三十分～三時",
    "場所": "灯野市役所　三階会議室",
    "出席者": "○会長　甲本　○副会長　乙倉　○委員　丙島　○委員　丁川",
    "欠席者": "○委員　戊谷",
    "傍聴者数": "二名",
    "公開の状況": "公開",
}
OTHERS = {
    "会議名": "灯野市個人情報保護審議会",
    "開催日時": "2021年6月10日(木) 13:30～15:00",
    "会　場": "灯野市役所　三階会議室",
    "出席委員": "甲本会長、乙倉副会長、丙島委員、丁川委員",
    "欠席委員": "戊谷委員",
    "事務局": "総務課長　辛山、主任　壬谷",
    "傍聴人": "2人",
    "公開・非公開の別": "公開",
}


def on_one_line(fields: dict[str, str], style: str, gap: str) -> str:
    told = (style.format(label, value, n=n) for n, (label, value) in enumerate(fields.items(), 1))
    return gap.join([TITLE, *told])


@pytest.mark.parametrize("gap", ["　", "　　　　", " ", "\t"])
@pytest.mark.parametrize(
    ("fields", "style", "talk"),
    [
        (FIELDS, "{}　{}", TALK),
        (FIELDS, "●{}　{}", VERBATIM),
        (OTHERS, "【{}】{}", VERBATIM),
        (OTHERS, "({n}) {}：{}", TALK),
        (OTHERS, "{n}　{}　{}", VERBATIM),
        (FIELDS, "〔{}〕　{}", TALK),
    ],
)
def test_a_header_on_one_line_is_read_by_its_labels(
    fields: dict[str, str], style: str, talk: str, gap: str
) -> None:
    meeting = read(on_one_line(fields, style, gap) + talk).meeting

    assert (meeting.body, meeting.number) == ("灯野市個人情報保護審議会", 2)
    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2021-06-10", "13:30", "15:00",
    )  # fmt: skip
    assert (meeting.venue or "").replace(" ", "　") == "灯野市役所　三階会議室"
    assert [held.name for held in meeting.members] == ["甲本", "乙倉", "丙島", "丁川"]
    assert [held.name for held in meeting.absent or ()] == ["戊谷"]
    assert (meeting.observers, meeting.openness) == (2, "公開")


@pytest.mark.parametrize("style", ["{}　{}", "{}：{}"])
def test_a_page_may_break_it_within_a_value(style: str) -> None:
    line = on_one_line(FIELDS, style, "　　")
    at = line.index("○委員　丙島") + 1

    meeting = read(f"{line[:at]}\n{line[at:]}{VERBATIM}").meeting

    assert [held.name for held in meeting.members] == ["甲本", "乙倉", "丙島", "丁川"]
    assert [held.name for held in meeting.absent or ()] == ["戊谷"]
    assert meeting.observers == 2


@pytest.mark.parametrize("width", [70, 76, 80])
def test_a_page_may_break_it_into_full_lines(width: int) -> None:
    line = on_one_line(OTHERS, "【{}】{}", "　　")
    broken = [line[at : at + width] for at in range(0, len(line), width)]

    meeting = read("\n".join(broken) + VERBATIM).meeting

    assert (str(meeting.date), meeting.observers, meeting.openness) == ("2021-06-10", 2, "公開")
    assert [held.name for held in meeting.absent or ()] == ["戊谷"]


def test_a_list_of_labels_on_lines_alike_in_length_stays_a_list() -> None:
    lines = [
        "1. 日時: 令和3年6月10日（木）午前9時30分～午後0時20分",
        "2. 場所: 灯野市役所議会棟2階 第1会議室（Web会議 併用）",
        "3. 出席者: 甲本会長、乙倉副会長、丙島委員、丁川委員です",
        "   （発言者の欄では、会長を除き、A委員などと 表示する。）",
        "4. 欠席者: なし",
    ]

    assert headers_in(lines) == {}
    assert read("\n".join([TITLE, *lines]) + VERBATIM).meeting.absent == ()


def test_a_written_meeting_has_the_day_it_closed() -> None:
    meeting = read(
        f"{TITLE}　　開会の日時　令和3年6月10日（木）十時～"
        "　　閉会の日時　令和3年6月21日（月）～十二時"
        f"　　ところ　書面による開催のため，なし　　傍聴者数　〇名{TALK}"
    ).meeting

    assert (str(meeting.date), meeting.session_type) == ("2021-06-21", "書面開催")
    assert (meeting.time_start, meeting.time_end) == ("10:00", "12:00")


def test_lines_with_labels_and_no_header_stay_whole() -> None:
    held = table("header_labels")["one_line"]

    assert all(len(cuts_of_header(words)) > 2 for words in held["examples"])
    assert not any(cuts_of_header(words) for words in held["not_examples"])


@pytest.mark.parametrize(
    ("chair", "ends"),
    [
        ("会長　{}", "会長"),
        ("委員長　　{}", "委員長"),
        ("甲本会長　{}", "会長"),
        ("会長\n　{}", "会長"),
        ("会　長　　{}", "会長"),
    ],
)
@pytest.mark.parametrize("width", [24, 200])
@pytest.mark.parametrize("marks", ["{}（{}）　{}", "【{}】（{}）{}", "{}（{}）：{}"])
def test_a_chair_in_plain_words_speaks_beside_marks(
    chair: str, ends: str, marks: str, width: int
) -> None:
    said = [
        ("問", "Ａ委員", "何枚あるのか。"),
        ("答", "広報課", "五枚である。"),
        ("意見", "Ｂ委員", "保存する期間を書くべきである。"),
    ]
    talk = "\n\n".join(marks.format(*held) for held in said)
    opens = chair.format("書面による審議といたします。御意見をお返しください。")
    ends_five = chair.format("諮問第5号は原案のとおり可決いたします。")
    ends_six = chair.format("諮問第6号は引き続き審議といたします。")
    whole = (
        f"{TITLE}\n日時　令和3年6月10日\n\n{opens}\n\n"
        f"諮問第5号　写真を広報に使うことについて\n\n{talk}\n\n{ends_five}\n\n"
        f"諮問第6号　名簿を渡すことについて\n\n{talk}\n\n{ends_six}\n"
    )
    lines = whole.split("\n")
    broken = [line[at : at + width] for line in lines for at in range(0, len(line) or 1, width)]
    minutes = read("\n".join(broken))

    assert [turn.role.value for turn in minutes.turns] == [
        "chair",
        *("member", "implementing_body", "member", "chair") * 2,
    ]
    assert {turn.speaker for turn in minutes.turns if turn.role.value == "chair"} == {ends}
    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]


def test_words_with_a_gap_stay_prose_where_marks_name_the_chair() -> None:
    minutes = read(
        f"{TITLE}\n日時　令和3年6月10日\n\n問（Ａ委員）　何枚あるのか。\n答（会長）　五枚である。\n"
        "会長　甲本は欠席した。\n問（Ｂ委員）　いつか。\n答（会長）　来月である。\n"
        "会長　これも同じである。\n"
    )

    assert [turn.role.value for turn in minutes.turns] == ["member", "chair"] * 2


@pytest.mark.parametrize("gap", ["　　", "　　　　", "    "])
@pytest.mark.parametrize(
    ("chair", "member", "body"),
    [("部会長　　", "委　員　　", "実施機関　"), ("会　長　　", "委　員　　", "福祉課長　")],
)
def test_labels_padded_to_one_width_leave_gaps_of_several_widths(
    chair: str, member: str, body: str, gap: str
) -> None:
    talk = [f"{chair}説明を願う。", f"{body}台帳を電子の記録に改める。", f"{member}何人か。"] * 3
    found = read(
        gap.join(
            [
                "令和４年度第２回灯野市個人情報保護審議会　会議録",
                "日時　令和４年８月５日（金）午後２時",
                "場所　市役所　第１会議室",
                "諮問第１号　図書の記録を使うことについて",
                *talk,
                f"{body}30人である。",
                "諮問第２号　名簿の利用について",
                *talk,
                f"{body}40人である。",
            ]
        )
    )

    assert [turn.text for turn in found.turns[9:11]] == ["30人である。", "説明を願う。"]
    assert len(found.turns) == 20
