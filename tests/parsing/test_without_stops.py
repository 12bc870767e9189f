"""Minutes whose sentences lack stops: headings and turns begin all the same."""

import pytest
from parsing.reading import read

HEAD = (
    "令和4年度第1回桜台市個人情報保護審議会　会議録\n日時　令和4年6月23日（木）　午前10時\n"
    "出席委員　島田会長、大塚副会長、平野委員\n"
)
LIST = (
    "議題\n（1）諮問第3号　カメラ映像の提供について\n（2）諮問第4号　空家調査への利用について\n\n"
)
FIRST = (
    "（1）諮問第3号　カメラ映像の提供について\n○市民課長　説明いたします。\n"
    "○平野委員　何日ですか。\n○市民課長　30日です。\n"
)
SECOND = "○建築課長　説明いたします。\n○大塚副会長　何件ですか。\n○建築課長　120件です。\n"
END = "○会長　諮問第4号は、不承認とします。\n"


@pytest.mark.parametrize("listed", [LIST, "\n"])
@pytest.mark.parametrize(
    "last", ["○会長　承認します", "○委員　異議なし", "（全委員承認）", "審議結果　適当"]
)
@pytest.mark.parametrize(
    "mark", ["（2）諮問第4号　", "諮問第4号　", "２　諮問第4号　", "◆諮問第4号　"]
)
def test_a_case_is_called_below_a_line_without_a_stop(listed: str, last: str, mark: str) -> None:
    heading = f"{mark}空家調査への利用について\n"
    minutes = read(HEAD + listed + FIRST + f"{last}\n{heading}" + SECOND + END)

    assert [case.number for case in minutes.cases] == ["第3号", "第4号"]
    assert minutes.cases[1].outcome.value == "rejected"
    assert minutes.turns[-1].cases == ("c2",)


def test_a_number_in_a_wrapped_sentence_calls_nothing() -> None:
    minutes = read(
        HEAD + FIRST.replace("（1）", "") + "○会長　先ほど申し上げましたが、次の\n"
        "諮問第4号　空家調査への利用について\nは、担当課が遅れますので、後にします。\n"
        "○平野委員　分かりました。\n"
    )

    assert [case.number for case in minutes.cases] == ["第3号"]


@pytest.mark.parametrize("label", ["（{}）", "○{}　", "【{}】", "{}：", "［{}］"])
def test_offices_open_turns_where_no_line_ends_with_a_stop(label: str) -> None:
    said = [
        ("会長", "諮問第3号を審議する"),
        ("市民課", "資料1により説明"),
        ("平野委員", "保存期間は何日か"),
        ("市民課", "30日"),
        ("大塚委員", "台数は"),
        ("市民課", "12台"),
        ("会長", "諮問どおり承認"),
    ]
    lines = "\n".join(label.format(who) + words for who, words in said)
    minutes = read(HEAD + f"\n1　諮問第3号　カメラ映像の提供について\n{lines}\n")

    assert [turn.text for turn in minutes.turns] == [words for _, words in said]
    assert [case.outcome.value for case in minutes.cases] == ["approved"]


def test_an_office_once_in_a_wrapped_sentence_opens_nothing() -> None:
    minutes = read(
        HEAD + "\n諮問第3号　カメラ映像の提供について\n（平野委員）映像を見られるのは、\n"
        "（市民課）の職員だけか。\n（実施機関）そのとおりである。\n（大塚委員）何人か。\n"
        "（実施機関）三人である。\n"
    )

    assert len(minutes.turns) == 4


@pytest.mark.parametrize("opening", ["", "ただいまから開会します。", "定刻となりました。"])
def test_the_first_call_keeps_its_number_behind_opening_words(opening: str) -> None:
    minutes = read(
        HEAD
        + f"\n○会長　{opening}それでは、諮問第3号「カメラ映像の提供について」を議題とします。\n"
        "○市民課長　説明します。\n○平野委員　何日ですか。\n○市民課長　30日です。\n"
        "○会長　承認します。\n"
    )

    assert [(case.number, case.title) for case in minutes.cases] == [
        ("3", "カメラ映像の提供について")
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("実施機関（建設課）", "implementing_body"),
        ("事務局（総務課長）", "secretariat"),
        ("処分庁（総務課）", "agency_disposing"),
        ("〔建設課〕", "implementing_body"),
        ("建設課長 山田", "implementing_body"),
        ("山田", "unknown"),
    ],
)
def test_whoever_stands_in_the_column_of_speakers_speaks(label: str, role: str) -> None:
    minutes = read(
        HEAD + "\n諮問第3号　カメラ映像の提供について\n| 発言者 | 内容 |\n"
        f"| 会長 | 諮問第3号を議題とする。 |\n| {label} | 利益を害すると認められる。 |\n"
        "| （休憩） | |\n| 大塚委員 | 何日か。 |\n| 会長 | 承認する。 |\n"
    )

    assert [turn.role.value for turn in minutes.turns] == ["chair", role, "member", "chair"]


@pytest.mark.parametrize(
    ("cell", "name"), [("建設課長 山田", "山田"), ("山田 太郎", "山田 太郎"), ("建設課長", None)]
)
def test_a_name_in_the_column_of_speakers_is_known_as_one(cell: str, name: str | None) -> None:
    text = (
        HEAD + "\n諮問第3号　カメラ映像の提供について\n| 発言者 | 内容 |\n"
        f"| {cell} | 設置します。 |\n| 会長 | 承認する。 |\n"
    )
    turn = read(text).turns[0]

    assert turn.speaker_raw == cell
    assert [span.of(text) for span in turn.names] == ([name] if name else [])
    assert name is None or name not in (turn.speaker or "")


@pytest.mark.parametrize(
    ("told", "absent", "observers"),
    [
        ("欠席者\n　委員　平井\n傍聴者　一般2名\n", ["平井"], 2),
        ("欠席委員　1名\n傍聴者　報道関係者1名、一般2名\n", None, 3),
        ("欠席委員　なし\n傍聴人　5名（一般3名、記者2名）\n", [], 5),
        ("欠席委員\n傍聴者　なし\n", None, 0),
        ("欠席委員　平井委員\n傍聴者　二人\n", ["平井"], 2),
    ],
)
def test_who_was_absent_and_how_many_listened(
    told: str, absent: list[str] | None, observers: int
) -> None:
    meeting = read(
        "桜台市審議会　会議録\n日時　令和4年6月23日\n出席者\n　会長　島田\n　委員　大塚\n" + told
    ).meeting

    assert [person.name for person in meeting.members] == ["島田", "大塚"]
    named = None if meeting.absent is None else [person.name for person in meeting.absent]
    assert (named, meeting.observers) == (absent, observers)
