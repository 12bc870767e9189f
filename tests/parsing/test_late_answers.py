"""Answers given while another case is under way, which name theirs by its topic only."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和５年度第２回梢野市個人情報保護審議会会議録
日時　令和５年８月３日（木）　午後２時～
場所　市役所会議室
出席委員　甲斐会長、乙部委員、丙田委員

諮問第１号　防犯カメラの設置について
（総務課）資料のとおりである。
（乙部委員）保存の期間は何日か。
（総務課）{put_off}
（会長）承認する。

諮問第２号　高齢者の見守り名簿の提供について
（福祉課）資料のとおりである。
（丙田委員）研修は何回行うか。
（福祉課）年に一回である。
（会長）承認する。

諮問第３号　空家の所有者の調査について
（都市課）資料のとおりである。
（丙田委員）何件あるか。
（都市課）百件である。
"""
LATER = "手元にない。後ほど回答する。"
AT_ONCE = "三十日である。"


def _read(said: str, put_off: str = LATER) -> Minutes:
    return read(HEAD.format(put_off=put_off) + said)


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("先ほどの防犯カメラの件ですが、三十日でした。", "c1"),
        ("先程の防犯カメラの件について、お答えします。三十日です。", "c1"),
        ("すみません、さきほどのカメラの件でございますが、三十日です。", "c1"),
        ("見守りの件でお答えします。二回でした。", "c2"),
        ("先ほど御質問のあった見守り名簿の件ですが、二回でした。", "c2"),
        ("先ほどの研修の件ですが、二回でした。", "c2"),
        ("議題の途中だが、先ほどの期間について。三十日であった。", "c1"),
        ("先ほどの乙部委員の御質問ですが、三十日です。", "c1"),
        ("先ほどの質問ですが、三十日です。", "c1"),
        ("先ほどの諮問第２号の質問について、確認が取れた。", "c2"),
        ("先ほどの１号の丙田委員の御質問ですが、三十日です。", "c1"),
    ],
)
def test_an_answer_is_on_the_case_whose_topic_it_comes_back_to(said: str, case: str) -> None:
    *_, late = _read(f"（総務課）{said}\n").turns

    assert late.cases == (case,)


@pytest.mark.parametrize(
    ("said", "put_off"),
    [
        ("先ほどの件ですが、百五件でした。", AT_ONCE),  # no answer was put off
        ("先ほどの空家の件ですが、百五件でした。", LATER),  # it is under way
        ("先ほどの件数の件ですが、百五件でした。", LATER),
        ("先ほどの道路の件ですが、通れます。", LATER),  # no case has it
        ("空家を調べる。なお、先ほどの防犯カメラの件は三十日である。", LATER),
        ("先ほど説明したとおりである。", LATER),
        ("先ほどの丙田委員の御質問ですが、百五件です。", LATER),  # to him no answer was put off
        ("個人情報の件ですが、消します。", LATER),
    ],
)
def test_what_comes_back_to_no_other_case_stays_where_it_is(said: str, put_off: str) -> None:
    *_, late = _read(f"（都市課）{said}\n", put_off).turns

    assert late.cases == ("c3",)


def test_nothing_is_guessed_where_two_cases_have_the_topic() -> None:
    text = HEAD.format(put_off=LATER).replace("高齢者の見守り名簿", "防犯カメラの画像")
    *_, late = read(text + "（総務課）先ほどの防犯カメラの件ですが、三十日でした。\n").turns

    assert late.cases == ("c3",)


def test_nor_where_two_answers_were_put_off() -> None:
    text = HEAD.format(put_off=LATER).replace("年に一回である。", LATER)
    *_, late = read(text + "（福祉課）先ほどの御質問ですが、確認が取れました。\n").turns

    assert late.cases == ("c3",)


def test_a_member_takes_the_answer_and_the_chair_turns_back_to_the_case_under_way() -> None:
    *_, late, thanks, asked = _read(
        "（総務課）先ほどの防犯カメラの件ですが、三十日でした。\n"
        "（乙部委員）ありがとうございました。思ったより短いですね。\n"
        "（丙田委員）空家の数に長屋は入るか。\n"
    ).turns
    *_, turned, _ = _read(
        "（総務課）先ほどの防犯カメラの件ですが、三十日でした。\n"
        "（会長）了解した。では、空家の方に戻る。\n（丙田委員）長屋は入るか。\n"
    ).turns

    assert (late.cases, thanks.cases, asked.cases) == (("c1",), ("c1",), ("c3",))
    assert turned.cases == ("c1", "c3")


@pytest.mark.parametrize("end", ["", "（会長）承認する。\n"])
def test_a_chair_asks_for_an_answer_that_is_late(end: str) -> None:
    *_, asked, late, behind = _read(
        f"{end}（会長）先ほどの防犯カメラの件、担当から回答をお願いします。\n"
        "（総務課）三十日でございます。\n（丙田委員）ほかの市の空家はどうか。\n"
    ).turns

    assert (asked.cases, late.cases) == (("c1",), ("c1",))
    assert behind.cases == ("c3",)


def test_a_member_who_comes_back_to_a_case_compares() -> None:
    *_, asked = _read("（乙部委員）先ほどの防犯カメラの件ですが、同じように扱うのか。\n").turns

    assert asked.cases == ("c3",)


def test_behind_the_cases_an_answer_is_still_on_its_case() -> None:
    *_, office, late, thanks, last = _read(
        "（会長）承認する。\n\nその他\n（事務局）次回は十月である。\n"
        "（総務課）先ほどの防犯カメラの件ですが、三十日でした。\n"
        "（乙部委員）承知しました。\n（事務局）日程は追って連絡する。\n"
    ).turns

    assert (late.cases, thanks.cases) == (("c1",), ("c1",))
    assert (office.cases, last.cases) == ((), ())


def test_a_late_answer_answers_the_question_that_was_put_off_and_no_other() -> None:
    minutes = _read(
        "（丙田委員）長屋は入るか。\n（総務課）先ほどの防犯カメラの件ですが、三十日でした。\n"
        "（都市課）入る。\n"
    )
    turns = {turn.id: turn.text for turn in minutes.turns}
    found = {
        turns[held.question]: [turns[one] for one in held.answers] for held in minutes.exchanges
    }

    assert found["保存の期間は何日か。"] == [LATER, "先ほどの防犯カメラの件ですが、三十日でした。"]
    assert found["長屋は入るか。"] == ["入る。"]
