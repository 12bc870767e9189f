"""Cases that a chair calls as people talk: by naming them, or by a part of their numbers."""

import pytest
from parsing.reading import read

HEAD = "令和元年度第1回灯野町個人情報保護審議会　議事録\n\n■開催日　令和元年7月5日（金）\n\n"
FIRST, SECOND = "見守りの名簿の提供について", "防犯カメラの画像の利用について"


def _cases(first: str, second: str, *, announced: str = "") -> list[tuple[str | None, str]]:
    """Return titles and outcomes of two matters that a chair calls in such words."""
    minutes = read(
        HEAD + announced + f"会長：皆様、おはようございます。\n会長：{first}\n"
        "福祉課長：資料1のとおり、名簿を渡すものです。\n委員：何人分ですか。\n福祉課長：五人です。\n"
        f"会長：ほかになければ、諮問のとおり認めることとします。\n会長：{second}\n"
        "土木課長：資料2のとおりです。\n委員：賛成しかねます。\n会長：それでは、認めないこととします。\n"
        "会長：以上で終わります。\n"
    )
    return [(case.title, str(case.outcome.value)) for case in minutes.cases]


BOTH = [(FIRST, "approved"), (SECOND, "rejected")]


@pytest.mark.parametrize(
    "first",
    [
        f"まず前回からの宿題ですね。諮問第5号、{FIRST}。福祉課さん、いかがですか。",
        f"福祉課さん。諮問第5号ですね。{FIRST}、です。",
        f"諮問第5号は福祉課さんの、{FIRST}。はい、どうぞ。",
        f"個人情報のほうの諮問（個）第5号です。{FIRST}。",
        f"では、諮問第5号、{FIRST}ですね。担当の課長から。",
        f"令元-5、{FIRST}です。",
    ],
)
@pytest.mark.parametrize(
    "second",
    [
        f"もう1件。諮問第6号、{SECOND}。これは土木課から。",
        f"最後、6号。{SECOND}、土木課さん。",
        f"次が、6号になりますか、{SECOND}、なんですが、土木課からですね。",
        f"続いて、諮問第6号は土木課の、{SECOND}でございます。",
        f"では2件目、諮問（個）第6号、{SECOND}です。土木課、お願いします。",
        f"最後は、第6号でございます。{SECOND}。",
    ],
)
def test_a_sentence_that_only_names_a_matter_calls_it(first: str, second: str) -> None:
    assert _cases(first, second) == BOTH


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("では早速、5号のほうから参りましょう。", "では6号、カメラは土木課長さんでしたか。"),
        ("まず5号を、課長さん、お願いします。", "6号を、手短にお願いします。"),
        ("では、5号から始めます。", "土木課長さんはそのまま、6号のカメラをお願いします。"),
        ("最初に、5号に入ります。", "続いて、6号です。"),
        ("5号について、説明を求めます。", "それでは6号に移ります。"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "numbers", [("令元諮問第5号", "令元諮問第6号"), ("個審諮問第5号", "個審諮問第6号")]
)
def test_the_last_part_of_a_number_in_the_list_calls_its_matter(
    first: str, second: str, numbers: tuple[str, str]
) -> None:
    announced = f"1　諮問事項\n　(1)　{numbers[0]}　{FIRST}\n　(2)　{numbers[1]}　{SECOND}\n\n"

    assert _cases(first, second, announced=announced) == BOTH


def test_a_number_in_an_overview_or_an_aside_calls_nothing() -> None:
    cases = _cases(
        f"諮問第5号、{FIRST}です。",
        f"301号室の鍵の件は後にします。条例第6号は関係ありません。次に諮問第6号、{SECOND}です。",
    )

    assert cases == BOTH


@pytest.mark.parametrize(
    "title",
    [
        "用地の交渉の記録の一部非公開決定についての審査請求",
        "覚書の非公開決定に対する審査請求",
        "得点の不開示決定に係る審査請求",
        "道路台帳の不存在決定に対する異議申立て",
    ],
)
@pytest.mark.parametrize("ends", ["です。", "。", "の答申案ですね。"])
def test_an_appeal_is_called_by_the_decision_that_it_is_against(title: str, ends: str) -> None:
    minutes = read(
        "第3回灯野県情報公開審査会　議事録\n\n日時：令和5年5月1日\n\n"
        "議題1　審査請求案件（口頭意見陳述）\n\n"
        f"会長：諮問（情）第41号、{title}{ends}\n審査請求人：黒塗りの理由が分かりません。\n"
        "委員：いつの記録ですか。\n審査請求人：3年前です。\n"
        "会長：第41号は、却下すべきであるとの答申とします。\n"
        "議題2　その他\n\n会長：終わります。\n"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (title, "review_rejected")
    ]


@pytest.mark.parametrize(
    ("before", "both"),
    [
        ("では、そのようにいたします。", True),
        ("はい、そういうことですので、よろしく。", True),
        ("それでは、そうさせていただきます。", True),
        ("御意見は事務局に伝えておきます。", True),
        ("休憩前に引き続き会議を開きます。", False),
        ("では、再開いたします。", False),
        ("時間が押してまいりました。", False),
    ],
)
def test_a_call_has_the_case_before_where_words_before_it_are_on_that(
    before: str, both: bool
) -> None:
    minutes = read(
        HEAD
        + f"会長：諮問第5号、{FIRST}です。\n福祉課長：資料のとおりです。\n委員：何人分ですか。\n"
        f"福祉課長：五人です。\n会長：{before}次に、諮問第6号、{SECOND}を議題とします。\n"
        "土木課長：資料のとおりです。\n会長：以上です。\n"
    )

    called = next(turn for turn in minutes.turns if turn.text.startswith(before))
    assert called.cases == (("c1", "c2") if both else ("c2",))


@pytest.mark.parametrize(
    "words", ["福祉課長、どうぞ。", "では、順番にお願いします。", "課長、お答えください。"]
)
def test_an_answer_that_a_chair_hands_on_still_is_one(words: str) -> None:
    minutes = read(
        HEAD + f"会長：諮問第5号、{FIRST}です。\n福祉課長：資料のとおりです。\n"
        f"委員：何人分ですか。いつまで持ちますか。\n会長：{words}\n福祉課長：五人分で、五年です。\n"
        "会長：以上です。\n"
    )

    assert [str(turn.kind) for turn in minutes.turns] == [
        "procedural", "statement", "question", "procedural", "answer", "procedural",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "先へ進みます。報告事項を、事務局。",
        "それでは、報告事項を事務局からお願いします。",
        "続いて連絡事項を、総務課長。",
    ],
)
def test_a_call_for_reports_leaves_a_case_that_nothing_ended(words: str) -> None:
    minutes = read(
        HEAD + f"会長：諮問第5号、{FIRST}です。\n福祉課長：資料のとおりです。\n委員：まだ早い。\n"
        f"会長：{words}\n事務局：点検をいたしました。\n会長：終わります。\n"
    )

    assert [turn.cases for turn in minutes.turns][3:] == [(), (), ()]
    assert minutes.cases[0].outcome.value is None


@pytest.mark.parametrize(
    "heading",
    [
        "議題1　諮問について",
        "議題１　諮問事項の審議（２件）",
        "1　個人情報保護関係諮問",
        "【議題1】諮問案件2件について",
        "議事1 条例第9条に基づく諮問",
        "議題(1)　個人情報の外部提供等について",
        "2 審議事項（諮問第5号、第6号）",
    ],
)
def test_a_heading_under_which_a_chair_calls_other_matters_only_holds_them(heading: str) -> None:
    cases = _cases(
        f"まず1件目、諮問第5号、{FIRST}です。福祉課、お願いします。",
        f"では2件目、諮問第6号、{SECOND}です。",
        announced=f"{heading}\n\n",
    )

    assert cases == BOTH


@pytest.mark.parametrize("mark", ["議題", ""])
@pytest.mark.parametrize(
    "call",
    [
        "諮問第{number}号、{title}を議題とします。",
        "次に諮問第{number}号です。課長、お願いします。",
        "では、諮問第{number}号、{title}、お願いします。",
    ],
)
def test_a_chair_who_calls_the_matter_of_a_heading_by_its_number_opens_no_other(
    mark: str, call: str
) -> None:
    minutes = read(
        HEAD + f"{mark}1　{FIRST}\n\n会長：{call.format(number=5, title=FIRST)}\n"
        "福祉課長：資料のとおりです。\n委員：何人分ですか。\n福祉課長：五人です。\n"
        f"会長：諮問第5号は適当と認めます。\n\n{mark}2　{SECOND}\n\n"
        f"会長：{call.format(number=6, title=SECOND)}\n土木課長：資料のとおりです。\n"
        "委員：賛成しかねます。\n会長：諮問第6号は、適当と認めないこととします。\n"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == BOTH
