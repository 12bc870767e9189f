"""A table of results in front, the talk in parts, and cases that only a chair's words take up."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

TABLE = """結果一覧
| 番号 | 件名 | 担当課 | 結果 |
| 諮問第3号 | 橋の点検の写真の不開示決定 | 土木課 | 開示すべき |
| 諮問第4号 | 体育館の入口の顔認証 | 施設課 | 適当 |
| 諮問第5号 | 通学路の録画の保存 | 学務課 | 取下げ |
| 諮問第6号 | 転入者の名簿の自治会への提供 | 市民課 | 継続 |

"""
HEAD = "平成30年度第4回　浅茅野市{body}　会議録\n\n日時　平成30年10月9日（火）午後3時\n\n" + TABLE
TALK = """{first}
（会長）
{opening}
（委員）
写真の何枚かだけを開示することはできませんか。
（土木課）
できます。

{second}
（会長）
では、諮問第4号を施設課からお願いします。
（施設課）
鍵に代えて顔を使います。
（会長）
よろしいでしょうか。
（会長）
{closing}
（市民課）
会長の名前と住所を渡します。
（委員）
名簿は返してもらいますか。
（市民課）
返してもらいます。
（会長）
では、終わります。
"""
OPENING = (
    "第1部を始めます。諮問第3号は、前回、請求人の意見を聴きました。"
    "本日は、委員の皆さんで議論をお願いします。"
)
CLOSING = (
    "次は諮問第5号ですが、学務課から取下げの書類が届いています。そのため審議は行いません。"
    "残るは諮問第6号、転入者の名簿です。"
)


def minutes(
    *,
    body: str = "情報公開審査会・個人情報保護審議会",
    parts: tuple[str, str] = ("第１部", "第２部"),
    opening: str = OPENING,
    closing: str = CLOSING,
) -> Minutes:
    first, second = parts
    talk = TALK.format(first=first, second=second, opening=opening, closing=closing)
    return read(HEAD.format(body=body) + talk)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("情報公開審査会・個人情報保護審議会", "情報公開審査会・個人情報保護審議会"),
        ("情報公開審査会及び個人情報保護審議会", "情報公開審査会及び個人情報保護審議会"),
        ("情報公開審査会と行政不服審査会", "情報公開審査会と行政不服審査会"),
        ("情報公開・個人情報保護審査会", "情報公開・個人情報保護審査会"),
        ("情報公開・個人情報保護審議会及び審査会", "情報公開・個人情報保護審議会及び審査会"),
    ],
)
def test_councils_side_by_side_in_a_title_are_one_body(body: str, named: str) -> None:
    assert minutes(body=body).meeting.body == f"浅茅野市{named}"


@pytest.mark.parametrize(
    "parts", [("第１部", "第２部"), ("第一部", "第二部"), ("【第1部】", "【第2部】")]
)
def test_parts_of_a_meeting_are_nobodys_words(parts: tuple[str, str]) -> None:
    turns = minutes(parts=parts).turns

    assert not any("部" in turn.text for turn in turns[1:] if turn.role != "chair")
    assert turns[2].text == "できます。"


@pytest.mark.parametrize(
    "opening",
    [
        OPENING,
        "諮問第3号については、答申の案を配ってあります。本日は答申案を検討します。",
        "諮問第3号は、説明が済んでいます。引き続き審議いたします。",
    ],
)
def test_a_chair_who_opens_the_talk_on_a_case_that_is_named_calls_it(opening: str) -> None:
    turns = minutes(opening=opening).turns

    assert [turn.cases for turn in turns[:3]] == [("c1",)] * 3


def test_a_chair_who_only_tells_of_a_case_calls_none() -> None:
    turns = minutes(opening="諮問第3号は、前回、請求人の意見を聴きました。").turns

    assert turns[1].cases == ()


@pytest.mark.parametrize(
    "closing",
    [
        CLOSING,
        "次に諮問第5号です。取り下げられました。最後に諮問第6号を市民課からお願いします。",
        "次の諮問第5号は、資料がそろわないため、次回に送ります。続いて諮問第6号です。",
    ],
)
def test_a_case_that_is_disposed_of_at_once_leaves_the_floor_to_the_next(closing: str) -> None:
    turns = minutes(closing=closing).turns[6:10]

    assert [turn.cases for turn in turns] == [("c3", "c4"), *[("c4",)] * 3]


def test_an_overview_of_two_cases_disposes_of_neither() -> None:
    closing = (
        "次に諮問第5号を審議します。次に諮問第6号を審議します。"
        "では、諮問第5号を学務課からお願いします。"
    )

    assert minutes(closing=closing).turns[7].cases == ("c3",)
