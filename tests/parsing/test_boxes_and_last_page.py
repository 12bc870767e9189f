"""A header on the last page, results in drawn boxes, and a matter taken up again another day."""

from __future__ import annotations

import pytest
from parsing.reading import read

_PLAIN = """会議の名称　　　灯野市情報公開・個人情報保護審査会
開いた日　　　　令和6年7月3日（水）13時30分～16時40分
開いた所　　　　灯野市役所別館　201会議室
出た人　　　　　Ｓ会長　Ｎ委員　Ｈ委員
休んだ人　　　　なし
聴いた人　　　　２人
書いた人　　　　総務課　Ｆ
"""
_OFFICIAL = """会議の名称　　　灯野市情報公開・個人情報保護審査会
開催日時　　　　令和6年7月3日（水）
　　　　　　　　13時30分～16時40分
開催場所　　　　灯野市役所別館　201会議室
出席委員　　　　Ｓ会長　Ｎ委員
　　　　　　　　Ｈ委員
欠席委員　　　　なし
傍聴人　　　　　２人
事務局　　　　　総務課　Ｆ
"""
_MINUTES = """令和6年度　第3回審査会　議事録

Ｓ会長／ただ今から審査会を開きます。

{one}　人の流れを映像から数える試行について
商工課／映像は消します。
Ｎ委員／何秒後に消えますか。
商工課／一秒以内です。
Ｓ会長／では、二つ目です。

{two}　出退勤の管理に顔認証を用いることについて
人事課／職員証の貸し借りがあります。
Ｈ委員／消すのはいつですか。
人事課／退職の翌日です。

{again}
Ｎ委員／結果は公表しますか。
商工課／年度末に公表します。
┌─────────────────────┐
│{label1}　諮問のとおり実施して差し支えない。│
└─────────────────────┘
┌─────────────────────┐
│{label2}　次の点を条件として承認する。　　　│
│　１　理由を問わず他の方法を選べること。　　│
└─────────────────────┘
Ｓ会長／以上で終わります。

－３－
{header}－４－
"""
_COUNTS = {
    "sono": ("◇その一◇", "◇その二◇", "◇その一◇（続き）", "結論（その一）", "結論（その二）"),
    "case": ("■案件１", "■案件２", "■案件１（続き）", "審議結果（案件１）", "審議結果（案件２）"),
    "number": (
        "諮問第3号",
        "諮問第4号",
        "諮問第3号（つづき）",
        "結論（諮問第3号）",
        "結論（諮問第4号）",
    ),
    "matter": ("議題１", "議題２", "議題１【承前】", "結論（議題１）", "結論（議題２）"),
}


def written(how: str, header: str = _PLAIN) -> str:
    one, two, again, label1, label2 = _COUNTS[how]
    return _MINUTES.format(
        one=one, two=two, again=again, label1=label1, label2=label2, header=header
    )


@pytest.mark.parametrize("header", [_PLAIN, _OFFICIAL], ids=["plain", "official"])
def test_a_header_can_end_the_minutes(header: str) -> None:
    minutes = read(written("sono", header))
    meeting = minutes.meeting

    assert meeting.body == "灯野市情報公開・個人情報保護審査会"
    assert str(meeting.date) == "2024-07-03"
    assert (meeting.time_start, meeting.time_end) == ("13:30", "16:40")
    assert meeting.venue == "灯野市役所別館　201会議室"
    assert [person.name for person in meeting.members] == ["S", "N", "H"]
    assert [person.name for person in meeting.secretariat] == ["F"]
    assert meeting.observers == 2
    assert minutes.turns[-1].text == "以上で終わります。"


def test_labels_behind_speech_are_no_header_where_one_stands_in_front() -> None:
    front = "開催日時　令和6年7月3日（水）13時30分\n開催場所　市役所\n\nＳ会長／"
    text = (
        written("sono")
        .replace("Ｓ会長／", front, 1)
        .replace("令和6年7月3日（水）13時30分～", "令和7年1月8日（水）10時～")
    )

    assert str(read(text).meeting.date) == "2024-07-03"


@pytest.mark.parametrize("how", _COUNTS)
def test_a_box_holds_how_the_case_ended_that_its_label_names(how: str) -> None:
    minutes = read(written(how))

    first, second = minutes.cases
    assert first.title == "人の流れを映像から数える試行について"
    assert first.outcome.value == "approved"
    assert second.outcome.value == "approved_conditional"
    assert "│" not in "".join(note.raw for note in minutes.notes if note.type == "outcome")


@pytest.mark.parametrize("how", _COUNTS)
def test_a_matter_that_goes_on_is_the_same_case(how: str) -> None:
    minutes = read(written(how))

    asked = next(turn for turn in minutes.turns if turn.text == "結果は公表しますか。")
    assert asked.cases == (minutes.cases[0].id,)
