"""Transcripts by software: times beside counted speakers, and a key that says who these are."""

import pytest
from parsing.reading import read

HEAD = (
    "会議録（自動文字起こし）\n出力日時：2025-07-02 16:20:11\n\n"
    "会議名：令和7年度第1回　灯野市審議会\n会議の日：令和7年6月26日（木）\n\n"
)
KEY = (
    "話者1　甲野会長\n話者2　税務課　乙川課長\n話者3　丙田委員\n話者4　事務局　総務課　丁島主査\n\n"
)
SAID = [
    (1, "諮問第1号です。税務課、お願いします。"),
    (2, "名簿は三十件です。"),
    (3, "様式はありますか。"),
    (2, "まだございません。"),
    (4, "資料の3枚目を御覧ください。"),
    (1, "諮問第1号は、諮問のとおり承認します。"),
]
ROLES = ["chair", "implementing_body", "member", "implementing_body", "secretariat", "chair"]
CHAPTER = "≡ チャプター1　諮問第1号　名簿の提供について\n\n"


def talk(form: str) -> str:
    """Return the turns as `form` sets time, speaker and words."""
    lines = (
        form.format(time=f"00:0{at}:1{at}", who=f"話者{who}", words=words)
        for at, (who, words) in enumerate(SAID, 1)
    )
    return "\n".join(lines)


@pytest.mark.parametrize(
    "form",
    [
        "[{time}] {who}\n{words}\n",
        "{time} {who}\n{words}\n",
        "{who} {time}\n{words}\n",
        "{who}（{time}）\n{words}\n",
        "[{time}] {who}：{words}",
        "{time}　{who}：{words}",
        "{who}\n{words}\n",
        "{who}：{words}",
    ],
)
def test_a_key_says_who_the_counted_speakers_are(form: str) -> None:
    minutes = read(HEAD + KEY + CHAPTER + talk(form) + "\n")

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]
    assert [str(turn.role) for turn in minutes.turns] == ROLES
    assert [(case.number, case.title, str(case.outcome.value)) for case in minutes.cases] == [
        ("第1号", "名簿の提供について", "approved")
    ]
    assert str(minutes.meeting.date) == "2025-06-26"


def test_without_a_key_nobody_is_named() -> None:
    minutes = read(HEAD + CHAPTER + talk("[{time}] {who}\n{words}\n") + "\n")

    assert [turn.text for turn in minutes.turns] == [words for _, words in SAID]
    assert {str(turn.role) for turn in minutes.turns} == {"unknown"}


def test_no_name_of_a_key_is_shown_in_the_body() -> None:
    minutes = read(HEAD + KEY + CHAPTER + talk("[{time}] {who}\n{words}\n") + "\n")

    assert not any(
        name in (turn.speaker or "") for turn in minutes.turns for name in ("甲野", "乙川", "丙田")
    )


def test_times_of_the_meeting_are_no_stamps() -> None:
    minutes = read(
        "令和7年度第1回灯野市審議会会議録\n日時　令和7年6月26日\n10:00 開会\n11:30 閉会\n\n"
        "議題1　諮問第3号　名簿の提供について\n委員：何件か。\n事務局：三十件である。\n"
    )

    assert str(minutes.meeting.time_start)[:5] == "10:00"
    assert str(minutes.meeting.time_end)[:5] == "11:30"


def test_who_is_called_upon_is_no_entry_of_a_key() -> None:
    talk = (
        "話者1：始めます。\n話者2：会長\n話者1：乙川委員\n話者2：何件ですか。\n"
        "話者3：三件です。\n話者2：了解です。\n"
    )
    minutes = read(HEAD + CHAPTER + talk)
    with_key = read(HEAD + KEY + CHAPTER + talk)

    assert {str(turn.role) for turn in minutes.turns} == {"unknown"}
    assert [str(turn.role) for turn in with_key.turns][:2] == ["chair", "implementing_body"]


def test_times_that_somebody_names_stay_in_his_words() -> None:
    minutes = read(
        f"{HEAD}議題1　諮問第3号　名簿の提供について\n会長：始めます。\n事務局：次のとおりです。\n"
        "9:00 市民課 説明。\n9:30 税務課 説明。\n10:00 総務課 説明。\n10:30 福祉課 説明。\n"
        "委員：はい。\n"
    )

    assert all(time in minutes.turns[1].text for time in ("9:00", "9:30", "10:00", "10:30"))
