"""A chair calls what a list in front announces: by any number, by title, in any words."""

import pytest
from parsing.reading import read

HEAD = "令和3年度第2回灯野市個人情報保護審議会会議録\n\n日時：令和3年7月20日（火）\n\n"
TITLES = (
    "図書の貸出しの記録を案内に使うことについて",
    "空き家の持ち主に手紙を送ることについて",
    "名簿を配ることについて",
)
LISTED = (
    "第{n}号　{t}", "・第{n}号　{t}", "{n}　{t}", "（{n}）{t}", "{i}　第{n}号　{t}",
    "{i}　{t}（第{n}号）", "{n}　{t}（総務課）", "№{n}　{t}", "{n}．{t}", "［{n}］{t}",
    "諮問第{n}号　{t}",
)  # fmt: skip
CALLS = (
    "第{n}号を議題とする。総務課の説明を求める。",
    "{n}番について、説明を求める。",
    "次に、{n}、{t}である。説明を求める。",
    "{t}の審議に入る。説明を求める。",
    "続いて{n}号に入る。説明を願う。",
    "{t}について、総務課お願いします。",
)


def written(call: str, *, listed: str = "", headed: str = "") -> str:
    numbers = [{"n": 12 + at, "i": at + 1, "t": title} for at, title in enumerate(TITLES)]
    text = HEAD
    if listed:
        text += "議題\n" + "".join(listed.format(**held) + "\n" for held in numbers) + "\n"
    for held in numbers:
        text += headed.format(**held) + "\n" if headed else ""
        text += f"・会長　{call.format(**held)}\n・総務課　資料のとおりである。\n"
        text += "・委員　期間はどれだけか。\n・総務課　七日である。\n"
        text += "・会長　否とする。\n" if held["i"] == 2 else "・会長　可とする。\n"
    return text


def assert_three_cases(text: str) -> None:
    minutes = read(text)

    values = [case.outcome.value for case in minutes.cases]
    assert values == ["approved", "rejected", "approved"]
    cases = [turn.cases for turn in minutes.turns]
    assert cases == [("c1",)] * 5 + [("c2",)] * 5 + [("c3",)] * 5


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("listed", LISTED)
def test_what_is_listed_is_called(listed: str, call: str) -> None:
    assert_three_cases(written(call, listed=listed))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("headed", LISTED)
def test_what_is_headed_is_not_called_twice(headed: str, call: str) -> None:
    assert_three_cases(written(call, headed=headed))


def test_a_number_without_a_word_opens_a_case_where_nothing_is_headed() -> None:
    assert_three_cases(written(CALLS[0]))


def test_a_member_called_by_his_seat_is_no_matter() -> None:
    minutes = read(
        HEAD + "議題\n１　名簿を配ることについて\n２　写しを渡すことについて\n\n"
        "１番（甲会長）　議題１を議題とする。次に、２番、乙委員から質問を求める。\n"
        "２番（乙）　なぜか。\n番外（総務課長）　要るためである。\n"
    )

    assert {turn.cases for turn in minutes.turns} == {("c1",)}


def test_a_matter_that_only_the_chair_names_is_a_case() -> None:
    minutes = read(
        HEAD + "会長：\n案件は二件です。一件目は、通報した方の名前を業者に伝えることについてです。"
        "建設課から説明をお願いします。\n\n建設課長：\n名前を伝えます。\n\n"
        "委員：\nなぜですか。\n\n会長：\n承認といたします。\n\n"
        "会長：\n続きまして二件目、運転手に児童の病歴を伝えることについて、学校教育課から説明を"
        "お願いします。\n\n学校教育課長：\n伝えます。\n\n会長：\n不承認といたします。\n"
    )

    assert [case.title for case in minutes.cases] == [
        "通報した方の名前を業者に伝えることについて",
        "運転手に児童の病歴を伝えることについて",
    ]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 4 + [("c2",)] * 3


def test_words_that_point_back_name_no_matter() -> None:
    minutes = read(
        HEAD
        + "会長：\n開会します。次に、先ほどの御質問の内容についてですが、総務課お願いします。\n\n"
        "総務課長：\n三件です。\n\n会長：\n続きまして、日程です。\n"
    )

    assert minutes.cases == ()


def test_a_chair_may_name_the_matter_behind_the_number_of_an_item() -> None:
    minutes = read(
        HEAD
        + "次　第　　別紙のとおり\n\n【会長】続きまして、次第の２、減免の申請に係る手帳の情報の"
        "利用の件でございます。税務課長、どうぞ。\n【税務課長】利用したい。\n【会長】承認いたします。"
        "次は次第の３でございます。入所の選考における所得の情報の収集の件、"
        "こども課長からお話をいただきます。\n"
        "【こども課長】集めたい。\n【会長】不承認といたします。\n"
    )

    found = [(case.title, case.outcome.value) for case in minutes.cases]
    assert found == [
        ("減免の申請に係る手帳の情報の利用", "approved"),
        ("入所の選考における所得の情報の収集", "rejected"),
    ]


def test_what_the_order_of_the_day_names_first_is_called_whatever_is_said_of_it() -> None:
    listed = "".join(f"日程第{n}　議案第2{n}号　{t}\n" for n, t in enumerate(TITLES, 1))
    minutes = read(
        f"{HEAD}議事日程\n{listed}\n議事の経過\n（会長）日程第1、議案第21号を議題といたします。\n"
        "（委員）何冊ですか。\n（総務課）3冊です。\n（会長）議案第21号は可決されました。\n"
        "（会長）日程第2、議案第22号は、人事に関しますので、秘密会といたします。\n（秘密会）\n"
        "（会長）再開します。議案第22号は、原案のとおり可決されました。\n"
    )

    called = [case.number for case in minutes.cases if case.outcome.value]
    assert called == ["議案21", "議案22"]
    assert [turn.cases for turn in minutes.turns[-2:]] == [("c2",), ("c2",)]


def test_a_sentence_that_begins_with_the_number_of_an_entry_calls_it() -> None:
    rows = "".join(f"（{n}）{title}\n" for n, title in enumerate(TITLES[:2], 1))
    minutes = read(
        f"{HEAD}議題\n{rows}\n会長：それでは（１）について説明を求めます。\n総務課：資料のとおりです。\n"
        "委員：何冊ですか。\n総務課：3冊です。\n"
        "会長：ほかになければ、（１）については認めることとしてよろしいですか。\n委員：異議なし。\n"
        "会長：（２）について説明を求めます。\n総務課：資料のとおりです。\n委員：何件ですか。\n"
        "総務課：2件です。\n会長：（２）は、次回改めて審議することとします。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 6 + [("c2",)] * 5


def test_a_turn_that_calls_a_case_stays_on_it_where_a_heading_calls_the_next() -> None:
    minutes = read(
        "灯野町個人情報保護審議会　会議録\n\n議題　１　審議事項\n"
        "　　　　(1)　名簿を自治会に提供することについて\n"
        "　　　　(2)　画像を警察に提供することについて\n\n日時　令和3年10月4日\n\n"
        "（甲野会長）　始めます。\n（総務課）　説明します。\n（甲川委員）　何件ですか。\n"
        "（総務課）　三件です。\n（甲野会長）　ほかになければ、次の案件に移ります。\n"
        "(2)　画像を警察に提供することについて\n（防災課）　説明します。\n"
        "（乙部委員）　何日ですか。\n（防災課）　七日です。\n"
    )

    assert len(minutes.cases) == 2
    for case in minutes.cases:
        called = [turn for turn in minutes.turns if turn.place.line == case.heading.line]
        assert all(case.id in turn.cases for turn in called)
    assert minutes.turns[-1].cases == (minutes.cases[-1].id,)


@pytest.mark.parametrize(
    "said",
    [
        "その他について、事務局から何かありますか。",
        "予定していた案件は以上です。事務局から何かありますか。",
        "次に、報告事項に入ります。",
        "本日の審議は以上です。事務局、お願いします。",
    ],
)
def test_a_chair_leaves_a_case_that_a_heading_called_once_it_is_decided(said: str) -> None:
    text = (
        "令和4年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和4年8月5日（金）午後2時\n\n"
        "諮問第5号　名簿を福祉課が利用することについて\n\n会長　　説明をお願いします。\n"
        "福祉課　　七日間使います。\n委員　　何件ですか。\n福祉課　　3件です。\n{end}"
        f"会長　　{said}\n事務局　　次回は10月です。\n委員　　資料は早めに。\n"
    )
    decided = read(text.format(end="会長　　本件は承認とします。\n"))
    open_still = read(text.format(end=""))

    assert [turn.cases for turn in decided.turns[-3:]] == [(), (), ()]
    assert open_still.turns[-3].cases == ("c1",)
