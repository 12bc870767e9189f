"""Tables of turns with a margin: 番号 | 発言者 | 内容 | 処理; what is in it nobody says."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

TOP = "霧立市個人情報保護審議会　議事記録簿　2023年度第2回\n\n"
LEGEND = "会＝会長、副＝副会長、A～C＝委員、法文＝法務文書課、危機＝危機管理課、こ政＝こども政策課"
HEADER = (
    "| 開閉 | 13:58開会、15:21閉会 |\n| 年月日 | 2023/11/16(木) |\n"
    "| 出席 | 会長 榎並、副会長 百瀬、委員 小田切、砂子 |\n| 欠席 | 委員 鵜殿 |\n"
    "| 事務局 | 法務文書課 課長 宇津木 |\n"
)
ROWS = (
    ("法文", "定足数を満たす旨報告する。", ""),
    ("", "諮問5-3　名簿を平常時から提供することについて", ""),
    ("危機", "基準を改めたい。", "資料1"),
    ("A", "組合の数はどれくらいか。", ""),
    ("危機", "市内に214である。", ""),
    ("", "なお、規約を持つものは38である。", ""),
    ("副", "いつ返すのか。", "意見"),
    ("危機", "毎年5月に引き換える。", ""),
    ("会", "この件はここまでとする。", "【決】原案を適当と認める。"),
    ("", "報告　漏えい等の状況", ""),
    ("こ政", "7件あった。", "資料3"),
    ("C", "同じ課のものはあるか。", ""),
    ("こ政", "3件がある。", "報告了承"),
)


def _table(head: str) -> str:
    columns = len(head.split("|"))
    lines = [f"| {head} |", "|" + "---|" * columns]
    for n, (who, said, margin) in enumerate(ROWS, 1):
        cells = [*([f"{n}" if who else ""] if columns == 4 else []), who, said, margin]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "head",
    [
        "No. | 発言 | 要　　旨 | 処理",
        "番号 | 発言者 | 内容 | 処理・備考",
        "番 | 話者 | 発言要旨 | 決定事項",
        "発言者 | 発言内容 | 備考",
        "発言 | 内容 | 結果",
    ],
)
def test_what_stands_in_the_margin_is_said_by_nobody(head: str) -> None:
    minutes = read(TOP + HEADER + f"| 略称 | {LEGEND} |\n\n" + _table(head))

    assert [turn.role for turn in minutes.turns] == [
        Role.SECRETARIAT, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY,
        Role.VICE_CHAIR, Role.IMPLEMENTING_BODY, Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER,
        Role.IMPLEMENTING_BODY,
    ]  # fmt: skip
    assert minutes.turns[1].text == "基準を改めたい。"
    assert minutes.turns[3].text == "市内に214である。なお、規約を持つものは38である。"
    assert [turn.kind.value for turn in minutes.turns[2:4]] == ["question", "answer"]
    (case,) = minutes.cases
    assert case.outcome.value is OutcomeValue.APPROVED
    assert case.outcome.raw == "原案を適当と認める。"
    assert (minutes.agenda[-1].title, minutes.agenda[-1].kind) == (
        "漏えい等の状況",
        AgendaKind.REPORT,
    )
    assert minutes.turns[-1].cases == ()


def test_the_header_of_such_a_record() -> None:
    meeting = read(
        TOP + HEADER + f"| 略称 | {LEGEND} |\n\n" + _table("番号 | 発言者 | 内容 | 処理")
    ).meeting

    assert (meeting.time_start, meeting.time_end) == ("13:58", "15:21")
    assert "鵜殿" not in [person.name for person in meeting.members]
    assert meeting.absent is not None
    assert [person.name for person in meeting.absent] == ["鵜殿"]


def test_letters_of_a_legend_can_be_listed() -> None:
    legend = "A、B、C＝委員、会＝会長、危機＝危機管理課、法文＝法務文書課、こ政＝こども政策課"
    minutes = read(TOP + HEADER + f"凡例　{legend}\n\n" + _table("番号 | 発言者 | 内容 | 処理"))

    assert [turn.role for turn in minutes.turns if turn.speaker_raw in ("A", "C")] == [
        Role.MEMBER,
        Role.MEMBER,
    ]


def test_a_column_of_remarks_before_the_words_is_no_margin() -> None:
    minutes = read(
        TOP + "| 発言者 | 発言 | 回答 |\n|---|---|---|\n| 委員 | 何人か。 | 三人である。 |\n"
        "| 委員 | 誰が見るのか。 | 職員である。 |\n"
    )

    assert [turn.text for turn in minutes.turns] == [
        "何人か。", "三人である。", "誰が見るのか。", "職員である。",
    ]  # fmt: skip
