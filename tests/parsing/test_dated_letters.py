"""Cases headed by the letter that brought them, with its date and number."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

HEAD = """檜原市情報公開・個人情報保護審議会の記録　2019年度第1回

傍聴された方

３人

来られなかった委員

加治委員

来られた委員

• 伊丹会長
• 宇井副会長

市の職員

• 行政管理課　滝田課長、西垣係長

場所

市民プラザ

日にち

2019年6月18日 火曜日

"""
TALK = (
    "（会長）説明を求める。\n\n（福祉課）名簿を渡したい。\n\n"
    "（宇井副会長）いつ回収するのか。\n\n（福祉課）毎年４月である。\n\n"
)
END = """この日に決まった主文

一　元福第214号の諮問については、回収することを条件として、認めるのが相当である。

一　元道管第31号の諮問については、答申をせず、次回も審議する。

一　元行管第5号の報告については、了知した。

このページに関するお問い合わせ

総務部 行政管理課　電話：000-000-0000
"""


@pytest.mark.parametrize(
    "form",
    [
        "{date}付け{number}による{word}「{title}」",
        "{date}付{number}　{title}",
        "{date}付け{number}で{word}のあった{title}",
        "{date}付け、{number}により{word}された「{title}」について（条例第８条）",
    ],
)
@pytest.mark.parametrize("date", ["令和元年６月３日", "2019年6月3日", "R1.6.3"])
def test_a_letter_heads_its_case(form: str, date: str) -> None:
    letters = (
        ("元福第214号", "諮問", "町内会に名簿を渡すことについて"),
        ("元道管第31号", "諮問", "通報者の位置情報を集めることについて"),
        ("元行管第5号", "報告", "手数料の改定について"),
    )
    body = "".join(
        form.format(date=date, number=number, word=word, title=title) + "\n\n" + TALK
        for number, word, title in letters
    )

    minutes = read(HEAD + body + END)

    assert [case.number for case in minutes.cases] == [number for number, _, _ in letters]
    assert [case.title for case in minutes.cases] == [title for _, _, title in letters]
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.CONTINUED, OutcomeValue.NOTED,
    ]  # fmt: skip
    assert all(len(turn.cases) == 1 for turn in minutes.turns)


def test_a_letter_in_a_sentence_heads_nothing() -> None:
    minutes = read(
        HEAD + "１　諮問第４号　名簿を渡すことについて\n"
        "（会長）令和元年６月３日付け元福第214号による諮問について説明を求める。\n"
        "令和元年６月３日付け元福第214号による諮問については、資料を配った。\n（福祉課）以上である。\n"
    )

    assert [case.number for case in minutes.cases] == ["第4号"]


def test_the_header_in_plain_words() -> None:
    meeting = read(HEAD + "諮問第４号　名簿を渡すことについて\n\n" + TALK + END).meeting

    assert [person.name for person in meeting.members] == ["伊丹", "宇井"]
    assert meeting.absent is not None
    assert [person.name for person in meeting.absent] == ["加治"]
    assert (meeting.observers, str(meeting.date), meeting.venue) == (3, "2019-06-18", "市民プラザ")
    assert [person.name for person in meeting.secretariat] == ["滝田", "西垣"]


def test_staff_of_other_offices_explain() -> None:
    head = HEAD.replace("• 行政管理課　滝田課長", "• 福祉課　滝田課長")
    minutes = read(head + "諮問第４号　名簿を渡すことについて\n\n" + TALK + END)

    assert minutes.meeting.secretariat == ()
    assert {turn.role for turn in minutes.turns if turn.speaker == "福祉課"} == {
        Role.IMPLEMENTING_BODY
    }
