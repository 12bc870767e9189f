"""Labels of a header with their values below, run on in one line, or behind a list of items."""

import pytest
from parsing.reading import read

TALK = (
    "\n\n○大山教育長　それでは、開催いたします。\n\n"
    "○大山教育長　議決事項1について、説明をお願いします。\n\n"
    "○甲山総務課長　服務規程を改めます。\n\n○田山委員　何が変わりますか。\n\n"
    "○甲山総務課長　休暇の届の様式です。\n\n○大山教育長　議決事項1を可決いたします。\n"
)
BARE = (
    "\n大山委員長\nおはようございます。\n指導室長\n研究校は四校でございます。\n小田委員\n"
    "選び方はどうしたのですか。\n指導室長\n応募によりました。\n大山委員長\n以上です。\n"
)


@pytest.mark.parametrize("label", ["{}", "<{}>", "〈{}〉", "■{}"])
def test_when_it_began_and_ended_can_stand_below_the_words_for_it(label: str) -> None:
    opened, closed, where, who = map(label.format, ["開会", "閉会", "会議場所", "委員出欠"])
    minutes = read(
        f"令和6年度第15回灯野市教育委員会議事録\n\n{opened}\n令和7年3月7日\n10時30分\n\n"
        f"{closed}\n令和7年3月7日\n11時45分\n\n{where}\n教育委員室\n\n"
        f"{who}\n伊山春樹(出席)\n三山葵(欠席)\n\n議案\n議決事項1  規程の一部改正について(可決)\n\n"
        f"議事内容\n{TALK}"
    )
    meeting = minutes.meeting

    assert str(meeting.date) == "2025-03-07"
    assert meeting.venue == "教育委員室"
    assert [person.name for person in meeting.members] == ["伊山春樹"]
    assert [person.name for person in meeting.absent or ()] == ["三山葵"]
    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        ("規程の一部改正について", "approved")
    ]


@pytest.mark.parametrize(
    "header",
    [
        "○開会日 平成25年6月28日(金) ○場 所 教育委員会室 ○開 会 午前 10時00分 {}",
        "■開催日時 平成25年6月28日(金) 午前10時 ■場所 教育委員会室 {}",
        "日時 平成25年6月28日(金) 午前10時 場所 教育委員会室 {}",
    ],
)
def test_a_header_can_be_run_on_in_one_line(header: str) -> None:
    sign = header[0] if header[0] in "○■" else ""
    people = f"{sign}出席委員 大山委員長、小田委員 {sign}傍聴者数 3人"
    meeting = read(f"灯野区教育委員会会議録 {header.format(people)}{BARE}").meeting

    assert (str(meeting.date), meeting.venue, meeting.observers) == (
        "2013-06-28",
        "教育委員会室",
        3,
    )
    assert [person.name for person in meeting.members] == ["大山", "小田"]


ITEMS = (
    "◇議事\n   (1)利用及び提供の制限の例外に関する事項等について\n   (2)第64号諮問事案の審議\n\n"
)
PAPERS = (
    "       (1)例外に関する事項等について\n            参考資料\n       (2)第64号諮問事案\n"
    "            参考資料\n       (3)第57回議事録\n\n"
)
OPEN = (
    "◇公開・非公開の別\n    議事(1)は、公開(傍聴者なし)\n"
    "    議事(2)は、会議の公開に関する指針3のアに該当するため非公開 \n\n"
)


@pytest.mark.parametrize("label", ["   ※ 会議資料一覧\n", "◇会議資料\n", "   ※会議資料\n", None])
@pytest.mark.parametrize("openness", [OPEN, ""])
def test_papers_and_openness_behind_the_items_are_no_items(
    label: str | None, openness: str
) -> None:
    papers = label + PAPERS if label else ""
    minutes = read(
        "第58回灯野県審議会　会議の概要\n\n◇日時\n 平成25年7月11日(木) 10時～12時\n\n"
        f"◇出席者\n審議会委員 : 佐山会長、石田委員\n\n{ITEMS}{papers}{openness}"
        "    [議事概要] \n\n(1)  利用及び提供の制限の例外に関する事項について\n\n"
        " 審議の結果、適当と認める。\n\n(2)  第64号諮問事案の審議\n\n"
        " 実施機関から説明を受け、審議を行った。次回も引き続き審議を行うこととした。\n"
    )

    assert [(case.number, str(case.outcome.value)) for case in minutes.cases] == [
        ("1", "approved"), ("第64号", "continued"),
    ]  # fmt: skip
    assert [item.number for item in minutes.agenda] == ["(1)", "(2)"]
    assert (minutes.meeting.openness is None) == (not openness)
