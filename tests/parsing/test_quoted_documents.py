"""Minutes quoted in a mail, and mails with minutes pasted into them."""

from __future__ import annotations

import pytest
from parsing.reading import labelled, read

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind

PLAIN = """令和５年度第２回灯野市情報公開・個人情報保護審査会　会議録

日時　　令和５年６月８日（木）　午後２時から午後３時まで
場所　　灯野市役所　３階会議室
出席者　甲野会長、乙川委員、丙田委員、
　　　　丁原委員
事務局　総務課　戊山課長

○会長　定刻になりましたので、始めます。

案件１　介護ﾛﾎﾞｯﾄの貸出しに係る登録の変更について（諮問第３号）
○福祉課　登録を改めますので、個人情報保護条例第８条第
２項の規定によりお諮りします。
○乙川委員　貸し出した後の記録は、どこに残りますか。
○福祉課　福祉課の台帳だけです。
○会長　では、諮問のとおり承認します。

案件２　ごみの予約ｼｽﾃﾑについて（報告）
○環境課　９月に再開しました。
○丁原委員　12人の方には謝罪されたのですか。
○環境課　全員のお宅に伺いました。
"""
MAIL = """差出人: 総務課情報公開係
送信日時: 2023年7月3日月曜日 16:42
宛先: 委員各位
件名: RE: 第2回審査会の会議録(案)

委員の皆様　お世話になっております。本文に貼り付けます。

"""
FORWARDED = """-----Original Message-----
From: a@example.jp
Sent: Monday, July 3, 2023 4:42 PM
To: b@example.jp; c@example.jp;
    d@example.jp
Subject: minutes

"""
HEADERS = """Message-ID: <1@example.jp>
Date: Mon, 3 Jul 2023 16:42:00 +0900
From: a@example.jp
Subject: minutes

"""
SIGNED = "\n\n以上、12日までに御返信ください。\n==========\n灯野市 総務課 電話 000-0000\n"


def _said(text: str) -> tuple[object, ...]:
    minutes = read(text)
    meeting = minutes.meeting
    return (
        (meeting.date, meeting.time_start, meeting.time_end, meeting.venue, meeting.body),
        [person.name for person in meeting.members],
        [(turn.speaker, turn.role, turn.kind, turn.cases, turn.text) for turn in minutes.turns],
        [(case.title, case.number, case.outcome.value) for case in minutes.cases],
        [(cited.law, cited.provision) for cited in minutes.citations],
    )


def _quoted(text: str, sign: str, *, empty: bool = True) -> str:
    lines = text.rstrip("\n").split("\n")
    return "\n".join(sign + line if line else sign.rstrip() * empty for line in lines)


SIGNS = ["> ", ">", "＞", "＞　", ">> ", "> > ", "| ", "｜", "： ", "│", "# ", "* ", "› ", "sato> "]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("before", "behind"), [("", ""), (MAIL, SIGNED), (MAIL, "")])
def test_a_quoted_document_reads_as_if_it_stood_alone(sign: str, before: str, behind: str) -> None:
    assert _said(before + _quoted(PLAIN, sign) + behind) == _said(PLAIN)


@pytest.mark.parametrize("sign", ["> ", "＞", "| ", "sato> "])
def test_empty_lines_can_lack_the_sign(sign: str) -> None:
    assert _said(MAIL + _quoted(PLAIN, sign, empty=False) + SIGNED) == _said(PLAIN)


def test_lines_that_a_program_broke_go_on() -> None:
    lines = [
        "> " + line if len(line) < 30 else f"> {line[:30]}\n{line[30:]}"
        for line in PLAIN.split("\n")
    ]

    turns = read(MAIL + "\n".join(lines)).turns

    assert [turn.text for turn in turns] == [turn.text for turn in read(PLAIN).turns]


def test_the_words_of_the_mail_are_furniture_and_all_keep_their_places() -> None:
    text = MAIL + _quoted(PLAIN, "> ") + "\n\n【直しました】\n\n" + SIGNED

    minutes = read(text)

    of_page = "".join(
        part.span.of(text) for part in minutes.parts if part.kind is PartKind.FURNITURE
    )
    assert all(words in of_page for words in ("委員の皆様", "件名", "【直しました】", "電話 000"))
    assert not [part for part in minutes.parts if part.kind is PartKind.UNCLAIMED]
    assert "".join(part.span.of(text) for part in minutes.parts) == text
    first = minutes.turns[0]
    assert text.split("\n")[first.place.line - 1] == "> ○会長　定刻になりましたので、始めます。"


def test_remarks_between_two_stretches_are_no_speech() -> None:
    stretch = _quoted(PLAIN, "> ").replace("> ○丁原委員", "\n↑ここは直しました。\n\n> ○丁原委員")

    assert _said(MAIL + stretch) == _said(PLAIN)


@pytest.mark.parametrize(
    "head",
    [
        MAIL.partition("\n\n")[0] + "\n\n",
        FORWARDED,
        HEADERS,
    ],
)
def test_the_head_of_a_mail_tells_nothing_of_the_meeting(head: str) -> None:
    assert _said(head + PLAIN) == _said(PLAIN)


@pytest.mark.parametrize("name", ["a01", "b0", "e03", "t05"])
def test_labelled_minutes_read_alike_in_a_mail(name: str) -> None:
    text, _ = labelled(name)

    assert _said(MAIL + _quoted(text, "> ") + SIGNED) == _said(text)


def _kept(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in minutes.turns]


def test_a_sign_before_speakers_alone_stays_a_mark() -> None:
    text = (
        "令和５年度第２回灯野市審査会　会議録\n日時　令和５年６月８日（木）\n場所　市役所\n\n"
        "案件１　名簿の提供について\n\n"
        + "\n".join(f"＞{who}　{words}" for who, words in [
            ("会長", "説明をお願いします。"),
            ("福祉課", "名簿を渡します。"),
            ("委員", "返してもらうのですか。"),
            ("福祉課", "返してもらいます。"),
            ("丙田委員", "人数は何人ですか。"),
            ("福祉課", "４０人です。"),
            ("丁原委員", "分かりました。"),
            ("会長", "審議会として承認します。"),
            ("福祉課", "ありがとうございます。"),
        ])
    )  # fmt: skip

    assert _kept(read(text))[1:3] == [
        ("福祉課", "名簿を渡します。"), ("委員", "返してもらうのですか。"),
    ]  # fmt: skip


def test_rows_of_a_table_stay_rows() -> None:
    text = (
        "令和５年度第２回灯野市審査会　会議録\n日時　令和５年６月８日（木）\n"
        "| 発言者 | 発言内容 |\n|---|---|\n"
        + "".join(f"| {who} | {words} |\n" for who, words in [
            ("会長", "説明をお願いします。"), ("福祉課", "名簿を渡します。"),
            ("委員", "返してもらうのですか。"), ("福祉課", "返してもらいます。"),
        ] * 3)
    )  # fmt: skip

    assert _kept(read(text))[1] == ("福祉課", "名簿を渡します。")
