"""What a chair calls with no list or heading in front, and what stands around the words."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role

HEAD = "令和元年度第1回灯野町個人情報保護審議会　議事録\n\n■開催日　令和元年7月5日（金）\n"


@pytest.mark.parametrize("word", ["諮問事項", "審議事項", "審査案件", "協議事項"])
def test_any_word_that_counts_cases_calls_one(word: str) -> None:
    minutes = read(
        HEAD + f"\n会長：早速ですが、{word}１「名簿の提供について」、事務局から説明してください。\n"
        "課長：資料のとおりです。\n"
        f"会長：それでは、{word}１は原案どおり可とすることにします。\n"
        f"会長：次に{word}２「画像の利用について」です。\n"
        "課長：資料のとおりです。\n"
        f"会長：{word}２は認めないこととします。\n"
    )

    assert [case.title for case in minutes.cases] == ["名簿の提供について", "画像の利用について"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]


def test_a_report_of_a_general_kind_is_an_item_that_leaves_the_case() -> None:
    minutes = read(
        HEAD + "\n会長：諮問第3号「名簿の提供について」、説明を求めます。\n"
        "課長：資料のとおりです。\n"
        "会長：諮問第3号は適当と認めます。次に、報告第1号「令和元年度の制度の運用状況について」、"
        "事務局から報告願います。\n"
        "事務局：資料のとおりです。\n"
        "会長：次に、報告第2号「名簿を誤って送付したことについて」、報告願います。\n"
        "課長：資料のとおりです。\n"
    )

    assert [case.title for case in minutes.cases] == [
        "名簿の提供について",
        "名簿を誤って送付したことについて",
    ]
    assert [item.kind for item in minutes.agenda] == [
        AgendaKind.DELIBERATION, AgendaKind.REPORT, AgendaKind.REPORT,
    ]  # fmt: skip
    assert [turn.cases for turn in minutes.turns] == [
        ("c1",),
        ("c1",),
        ("c1",),
        (),
        ("c2",),
        ("c2",),
    ]


@pytest.mark.parametrize(
    "closing", ["15時05分　閉会", "閉会　20時10分", "散会 16:30", "午後3時閉会"]
)
def test_a_time_behind_the_last_words_is_nobodys(closing: str) -> None:
    minutes = read(
        HEAD + f"\n会長：開会します。\n委員：承知しました。\n会長：終わります。\n{closing}\n"
    )

    assert minutes.turns[-1].text == "終わります。"
    assert minutes.meeting.time_end is not None


def test_a_day_with_a_label_counts_before_the_day_of_the_paper() -> None:
    minutes = read(
        "　　　　　　　　　　令和６年２月１９日\n"
        "　令和５年度　第４回三笠台市個人情報保護審議会　会議記録\n\n"
        "日程\n　令和６年２月９日（金）午前１０時～１１時４０分\n"
        "会場\n　三笠台市民会館　第３会議室\n"
        "出席者\n　会長　　瀬川委員\n　副会長　黒沢委員\n　委員　　有賀委員　蓮見委員\n\n"
        "次第\n　１　開会\n　２　閉会\n\n"
        "○会長　開会します。\n○委員　承知しました。\n○会長　閉会します。\n"
    )
    meeting = minutes.meeting

    assert str(meeting.date) == "2024-02-09"
    assert (meeting.time_start, meeting.time_end) == ("10:00", "11:40")
    assert meeting.venue == "三笠台市民会館　第３会議室"
    assert [(person.name, person.role) for person in meeting.members] == [
        ("瀬川", "会長"), ("黒沢", "副会長"), ("有賀", "委員"), ("蓮見", "委員"),
    ]  # fmt: skip


def test_numbers_of_a_year_behind_titles_in_the_list_name_headings_without_a_title() -> None:
    minutes = read(
        "会議録\n\n１　名称　灯野市行政不服審査会\n２　開催日時　平成30年12月13日　午前9時30分\n"
        "３　議題　⑴　税の賦課決定処分に対する審査請求（平成30年度諮問第7号）\n"
        "　　　　　⑵　保育所の入所保留処分に対する審査請求（平成30年度諮問第9号）\n"
        "４　公開・非公開　非公開\n"
        "５　議事の内容\n"
        "　⑴　平成30年度諮問第7号\n　　　答申することを決定した。\n"
        "　⑵　平成30年度諮問第9号\n　　　次回も引き続き調査審議することとした。\n"
    )

    assert minutes.meeting.openness == "非公開"
    titles = ["税の賦課決定処分に対する審査請求", "保育所の入所保留処分に対する審査請求"]
    assert [case.title for case in minutes.cases] == titles
    assert [item.title for item in minutes.agenda] == titles


def test_who_comes_to_explain_is_no_secretariat() -> None:
    minutes = read(
        HEAD + "事務局　総務課長\n説明のために出席した職員　住民課長、ICT推進室長\n\n"
        "会長：開会します。\n住民課長：資料のとおりです。\n会長：閉会します。\n住民課長：はい。\n"
    )

    assert minutes.turns[1].role is Role.IMPLEMENTING_BODY
    assert "ICT推進" not in [person.name for person in minutes.meeting.secretariat]


@pytest.mark.parametrize(
    "call",
    [
        "一つ目の諮問「名簿を団員の募集に用いることについて」の審議に入ります。",
        "1件目の諮問「名簿を団員の募集に用いることについて」に移ります。",
        "一つ目、「名簿を団員の募集に用いることについて」です。",
        "それでは、「名簿を団員の募集に用いることについて」を議題とします。",
        "最初の諮問である「名簿を団員の募集に用いることについて」の審議に入ります。",
    ],
)
def test_a_title_in_quotes_is_called(call: str) -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n\n日時　令和5年11月16日（木）\n場所　市民会館\n\n"
        f"○会長　ただいまから開きます。{call}総務課から説明をお願いします。\n"
        "○総務課長　人が足りません。\n○甲川委員　何回送るのですか。\n○総務課長　2回です。\n"
        "○会長　差し支えないものとして答申いたします。\n"
    )
    (case,) = minutes.cases

    assert case.title == "名簿を団員の募集に用いることについて"
    assert case.outcome.value == "approved"


@pytest.mark.parametrize(
    "said",
    [
        "案内には「名簿の取扱いについて」と書かれています。",
        "「名簿の取扱いについて」です。",
        "先ほど「名簿の取扱いについて」の資料を見ました。",
    ],
)
def test_what_is_only_quoted_is_no_case(said: str) -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n\n日時　令和5年11月16日（木）\n場所　市民会館\n\n"
        f"○会長　ただいまから開きます。{said}\n○甲川委員　何回送るのですか。\n"
        "○総務課長　2回です。\n"
    )

    assert minutes.cases == ()


@pytest.mark.parametrize("lead", ["本日の案件は、", "今回の諮問は、", "本日の議題は"])
def test_the_one_matter_of_a_meeting_is_called_by_what_it_is(lead: str) -> None:
    minutes = read(
        f"{HEAD}\n会長：ただいまから会議を開きます。{lead}名簿の県との共同利用の件でございます。\n"
        "課長：資料のとおりです。\n委員：範囲は何ですか。\n課長：氏名だけです。\n"
        "会長：それでは、本案は適当と認めます。\n会長：以上で閉会します。\n"
    )

    assert [case.title for case in minutes.cases] == ["名簿の県との共同利用"]
    assert minutes.cases[0].outcome.value == "approved"


@pytest.mark.parametrize(
    "words",
    [
        "本日の議題は、お手元の次第のとおりでございます。",
        "本日の案件は、諮問が2件でございます。",
        "本日の議題は、（1）名簿の提供について、（2）映像の利用についての2件でございます。",
    ],
)
def test_what_only_tells_of_a_list_calls_nothing(words: str) -> None:
    minutes = read(f"{HEAD}\n会長：ただいまから会議を開きます。{words}\n課長：承知しました。\n")

    assert minutes.cases == ()


@pytest.mark.parametrize(
    "words", ["次に、報告事項について説明を求める。", "最後に、その他として何かあるか。"]
)
def test_a_case_that_was_only_assented_to_is_left_for_another_kind_of_item(words: str) -> None:
    minutes = read(
        f"{HEAD}\n会長：諮問第3号「名簿の提供について」、説明を求める。\n課長：資料のとおり。\n"
        "委員：何人か。\n課長：3人である。\n会長：本件は承認することとしたいが、いかがか。\n"
        f"（「異議なし」の声）\n会長：{words}\n事務局：次回は5月である。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["approved"]
    assert [turn.cases for turn in minutes.turns][-2:] == [(), ()]


def test_a_question_for_other_opinions_leaves_no_case() -> None:
    minutes = read(
        f"{HEAD}\n会長：諮問第3号「名簿の提供について」、説明を求める。\n課長：資料のとおり。\n"
        "会長：承認することとしてよいか。\n（「異議なし」の声）\n会長：その他に御意見はあるか。\n"
        "委員：周知してほしい。\n会長：諮問第3号は承認する。\n"
    )

    assert {turn.cases for turn in minutes.turns} == {("c1",)}


@pytest.mark.parametrize(
    ("listed", "first", "second"),
    [
        (
            "会長：本日の案件は、(1)名簿の提供について、(2)画像の利用についての2件です。",
            "会長：まず(1)について、説明を求めます。",
            "会長：(1)は承認とします。(2)に移ります。",
        ),
        (
            "事務局：本日は、一つ目が名簿の提供について、二つ目が画像の利用についてでございます。",
            "会長：一つ目の案件について、総務課から説明をお願いします。",
            "会長：では、一つ目は承認とします。続いて二つ目の案件について広報課、お願いします。",
        ),
    ],
)
def test_matters_that_are_only_listed_aloud_are_cases_where_they_are_called(
    listed: str, first: str, second: str
) -> None:
    minutes = read(
        f"{HEAD}\n{listed}\n{first}\n総務課：資料のとおりです。\n甲委員：本人は知るのですか。\n"
        f"総務課：通知します。\n{second}\n広報課：資料のとおりです。\n乙委員：何枚ありますか。\n"
        "広報課：百枚です。\n会長：承認してよろしいか。\n甲委員：異議なし。\n会長：では、承認とします。\n"
    )

    assert [case.title for case in minutes.cases] == ["名簿の提供について", "画像の利用について"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]
    asked = {turn.text: turn.cases for turn in minutes.turns if turn.question_spans}
    assert asked["本人は知るのですか。"] == (minutes.cases[0].id,)
    assert asked["何枚ありますか。"] == (minutes.cases[1].id,)


def test_points_of_an_answer_are_no_list_of_matters() -> None:
    minutes = read(
        HEAD + "\n会長：諮問第3号「名簿の提供について」、説明を求めます。\n"
        "事務局：理由は2つあります。(1)費用について、(2)期間についての検討が要るためです。\n"
        "会長：諮問第3号は適当と認めます。\n"
    )

    assert [case.title for case in minutes.cases] == ["名簿の提供について"]
