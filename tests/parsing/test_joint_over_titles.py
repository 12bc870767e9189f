"""Cases taken together whose numbers or call stand above the titles of each."""

import pytest
from parsing.reading import read

HEAD = """令和4年度第1回灯野市情報公開・個人情報保護審議会　会議概要

日時　令和4年6月14日（火）　午後2時から
場所　灯野市役所　第1会議室
出席委員　甲野会長、乙山委員

審議の概要
"""
TALK = """
会長：説明をお願いします。
高齢課：名簿には約四百人が載っています。
乙山委員：名簿を何人が見ますか。
高齢課：二人だけです。
"""
BOTH = ("c1", "c2")


@pytest.mark.parametrize(
    ("above", "numbers"),
    [
        ("【案件１】　諮問　令和４－５、６", ("令和４－５", "令和４－６")),
        ("【案件１】　諮問第５号、第６号", ("諮問第５号", "諮問第６号")),
    ],
)
def test_numbers_of_several_stand_over_the_titles_of_each(
    above: str, numbers: tuple[str, str]
) -> None:
    minutes = read(
        f"{HEAD}{above}\n"
        f"{numbers[0]}　見守りの名簿を消防組合に渡すことについて\n"
        f"{numbers[1]}　見守りの名簿を地図に載せることについて\n"
        f"実施機関：福祉部高齢課\n{TALK}"
        "【案件２】　諮問第７号\n番号札の記録を集計することについて\n\n"
        "会長：案件２です。\n乙山委員：何日残りますか。\n高齢課：七日です。\n"
    )

    assert [case.title for case in minutes.cases][:2] == [
        "見守りの名簿を消防組合に渡すことについて",
        "見守りの名簿を地図に載せることについて",
    ]
    assert [len(case.bodies) for case in minutes.cases][:2] == [1, 1]
    assert [turn.cases for turn in minutes.turns] == [BOTH] * 4 + [("c3",)] * 3


@pytest.mark.parametrize(
    ("call", "result"),
    [
        ("①と②は関連がありますので、一括審議とします。", "⇒①、②とも承認"),
        ("①及び②を一括して議題とします。", "→①②とも承認"),
        ("①②は併せて審議します。", "⇒いずれも承認"),
    ],
)
def test_a_call_above_circled_titles_and_their_grounds_takes_them_together(
    call: str, result: str
) -> None:
    minutes = read(
        f"{HEAD}\n会長：{call}\n\n"
        "①諮問第５号　見守りの名簿を消防組合に渡すことについて\n\n"
        "（夜間の問合せに使うため、名簿の写しを渡すこと）\n\n"
        "②諮問第６号　見守りの名簿を地図に載せることについて\n\n"
        "（訪問の順番を決めるため、住所を地図に載せること）\n\n"
        f"担当部署：福祉部　高齢課\n{TALK}会長：①と②を承認してよいか。\n\n{result}\n\n"
        "③諮問第７号　番号札の記録を集計することについて\n\n"
        "会長：③です。\n乙山委員：何日残りますか。\n高齢課：七日です。\n"
    )

    assert [turn.cases for turn in minutes.turns] == [BOTH] * 6 + [("c3",)] * 3
    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved", None]
    assert [len(case.bodies) for case in minutes.cases] == [1, 1, 0]


def test_a_day_whose_label_is_lost_leads_the_values_behind_the_labels() -> None:
    meeting = read(
        "　　　令和５年度第２回　灯野市個人情報保護審議会　会議概要\n"
        "開催場所\n出席委員\n欠席委員\n傍聴者数\n会議の公開・非公開\n"
        "令和五年七月四日（火）　午前十時から正午まで\n"
        "福祉会館　三階　研修室\n甲野会長、乙山委員、丙川委員\n丁田委員\n二人\n公開\n"
        "１　審議\n会長：始めます。\n乙山委員：何人ですか。\n高齢課：二人です。\n"
    ).meeting

    assert (str(meeting.date), meeting.time_start) == ("2023-07-04", "10:00")
    assert meeting.venue == "福祉会館　三階　研修室"
    assert len(meeting.members) == 3
