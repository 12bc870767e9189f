"""Conditions and attached opinions are quoted word for word, however they are printed."""

import pytest
from parsing.reading import read, source

from kurume_search.model.case import Case
from kurume_search.model.conditions import conditions
from kurume_search.model.turn import NoteType
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.parsing.outcomes.demands import demanded_in, demands_of

HEAD = (
    "令和４年度第２回灯野市個人情報保護審議会　会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
)
CASE = "諮問第５号　名簿を福祉課が利用することについて\n"
TALK = "○会長　質問はありますか。\n○委員　期間はどれだけですか。\n○福祉課長　七日間です。\n"
TOLD = "　福祉課から説明があった。\n　委員から、期間はどれだけかとの質問があった。\n"
NEXT = "\n諮問第６号　画像を警察に提供することについて\n" + TALK


def first(ending: str, talk: str = TALK) -> tuple[Case, list[tuple[int | None, str]]]:
    """Return the case that ends so, and its conditions with lines counted from the ending."""
    before = HEAD + CASE + talk
    text = before + ending + NEXT
    minutes = read(text)
    assert [case.number for case in minutes.cases] == ["第5号", "第6号"]
    case = minutes.cases[0]
    low = before.count("\n")
    return case, [(line and line - low, words) for line, words in conditions(minutes, case, text)]


OPINION = "approved_with_opinion"
A, B = "利用後は速やかに廃棄すること", "再委託をしないこと"


@pytest.mark.parametrize("end", ["", "。"])
@pytest.mark.parametrize(
    "marks", ["・・", "●●", "ア　イ　", "(1)(2)", "①②", "１　２　", "1)2)", "一、二、"]
)
@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("審議結果　承認\n条件\n", "approved_conditional"),
        ("審議結果　承認\n附帯条件\n", "approved_conditional"),
        ("審議結果：承認\n＜承認の条件＞\n", "approved_conditional"),
        ("【審議結果】\n諮問のとおり承認する。\n【付帯条件】\n", "approved_conditional"),
        ("【審議結果】\n適当と認める。\n【附帯意見】\n", "approved_with_opinion"),
        ("【結果】\n承認\n【要望】\n", "approved_with_opinion"),
        ("【結果】\n承認\n【留意事項】\n", "approved_with_opinion"),
        ("【結果】\n次の条件を付して承認する。\n", "approved_conditional"),
        ("結果　以下の条件を付して適当と認める。\n", "approved_conditional"),
        ("【結果】\n適当と認める。ただし、次の点に留意されたい。\n", "approved_with_opinion"),
        ("【結果】\n承認する。なお、次のとおり意見を付す。\n", "approved_with_opinion"),
        ("○会長　では、適当と認めます。なお、次の点に留意されたい。\n", "approved_with_opinion"),
        ("（次の条件を付して承認）\n", "approved_conditional"),
        ("→　次の条件を付して承認する。\n", "approved_conditional"),
    ],
)
def test_each_entry_of_a_list_is_a_demand_on_its_line(
    head: str, value: str, marks: str, end: str
) -> None:
    half = len(marks) // 2
    case, found = first(f"{head}{marks[:half]}{A}{end}\n{marks[half:]}{B}{end}\n")

    assert str(case.outcome.value) == value
    line = head.count("\n") + 1
    assert found == [(line, A), (line + 1, B)]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("　審議の結果、次の条件を付して承認することとした。\n", "approved_conditional"),
        ("　審議の結果、承認された。附帯意見として、次のとおり述べた。\n", "approved_with_opinion"),
    ],
)
@pytest.mark.parametrize("marks", ["（１）（２）", "①②", "・・", "アイ"])
def test_a_list_below_a_verdict_that_is_told_is_demanded(told: str, value: str, marks: str) -> None:
    half = len(marks) // 2
    rows = f"　　{marks[:half]}　{A}。\n　　{marks[half:]}　{B}。\n"
    case, found = first(told + rows, TOLD)

    assert str(case.outcome.value) == value
    assert found == [(2, A), (3, B)]


def test_entries_of_a_list_are_notes_and_no_items() -> None:
    ending = f"【審議結果】\n次の条件を付して承認する。\nア　{A}\nイ　{B}\n"
    minutes = read(HEAD + CASE + TALK + ending + NEXT)

    assert [item.title for item in minutes.agenda] == [case.title for case in minutes.cases]
    kinds = [note.type for note in minutes.notes if note.cases == ("c1",)]
    assert kinds == [NoteType.OUTCOME, NoteType.CONDITION, NoteType.CONDITION]


def test_what_members_asked_for_in_a_list_is_no_demand() -> None:
    told = f"　委員から次の意見が出された。\n　・{A}\n　審議の結果、承認された。\n"
    case, found = first(told, "　福祉課から説明があった。\n")

    assert str(case.outcome.value) == "approved"
    assert found == []


@pytest.mark.parametrize(
    ("ending", "value", "found"),
    [
        (f"（承認。条件：{A}。）", "approved_conditional", [A]),
        (f"【承認（条件：{A}）】", "approved_conditional", [A]),
        (f"審議結果：承認（条件：{A}、{B}）", "approved_conditional", [A, B]),
        (f"→　条件付き承認（{A}。）", "approved_conditional", [A]),
        (f"結果　条件付き承認　（条件）{A}。", "approved_conditional", [A]),
        ("結果　承認（附帯意見：様式を改められたい。）", OPINION, ["様式を改められたい"]),
        (f"○会長　本件は承認します。ただし、{A}。", "approved_conditional", [A]),
        (f"○会長　適当と認めます。ただし、{A}。また、{B}。", "approved_conditional", [A, B]),
        (f"○会長　異議なしと認め、承認とします。なお、{A}。", "approved_with_opinion", [A]),
        (
            "○会長　承認とします。なお、市民への周知を徹底されたい。",
            "approved_with_opinion",
            ["市民への周知を徹底されたい"],
        ),
        (
            "○会長　適当と認めます。なお、様式の見直しを検討するよう要望します。",
            "approved_with_opinion",
            ["様式の見直しを検討する"],
        ),
        (
            f"【結果】\n承認。名簿を年１回回収すること、及び{B}を守られたい。",
            "approved_conditional",
            ["名簿を年１回回収すること", B],
        ),
        (
            f"○会長　では、{A}、{B}。この２点を条件に承認します。",
            "approved_conditional",
            [A, B],
        ),
        (
            f"○会長　{A}、{B}、以上を条件に承認してよいか。\n（はい）\n○会長　条件付きで認めます。",
            "approved_conditional",
            [A, B],
        ),
        (
            f"○会長　{A}、{B}。この２つを条件に認めてよいか。\n（はい）\n○会長　そう決定します。",
            "approved_conditional",
            [A, B],
        ),
    ],
)  # fmt: skip
def test_demands_in_brackets_and_sentences_beside_a_verdict(
    ending: str, value: str, found: list[str]
) -> None:
    case, told = first(ending + "\n")

    assert str(case.outcome.value) == value
    assert [words for _, words in told] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("諮問第5号は、写しを作らないことを条件に承認する。", ["写しを作らない"]),
        ("会長から、写しを作らないことを条件に承認する旨の発言があった。", ["写しを作らない"]),
        ("賛成3名、反対1名により、写しを作らないことを条件に承認する。", ["写しを作らない"]),
        ("本件は適当と認め、周知に努められたいとの意見を付す。", ["周知に努められたい"]),
        ("「周知に努められたい」との意見を付して承認する。", ["周知に努められたい"]),
        ("可とし、併せて、周知に努めることとの意見を付す。", ["周知に努めること"]),
        ("周知を行うことを付帯意見として付し、適当と認める。", ["周知を行うこと"]),
        ("答申には、周知を確実に行うよう意見を付す。", ["周知を確実に行う"]),
        ("対象を65歳以上の者に限るという条件で承認する。", ["対象を65歳以上の者に限る"]),
        ("返し終えるまで次を始めないのであれば、用いてよい。", ["返し終えるまで次を始めない"]),
        ("写しを作らないことを求めた上で、可とした。", ["写しを作らないこと"]),
        ("ただいまの条件を付して承認する。", []),
        ("次の意見を添えた上で、適切と認める。", []),
        ("慎重に審議した上で、適当と認める。", []),
        ("今の意見を付した上で、諮問のとおり認める。", []),
        ("承認する。", []),
    ],
)
def test_a_verdict_states_what_it_demands(words: str, found: list[str]) -> None:
    assert list(demands_of(words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (f"ただし、{A}。また、{B}。", [A, B]),
        ("ただし、契約書に明記するものとされた。", ["契約書に明記する"]),
        ("なお、説明を検討されたいとの意見が付された。", ["説明を検討されたい"]),
        ("次の点に留意されたい。", []),
        ("なお、答申の文案は会長に一任すること。", []),
        ("担当課は退席してください。", []),
    ],
)  # fmt: skip
def test_sentences_beside_a_verdict_demand(words: str, found: list[str]) -> None:
    assert list(demanded_in(words)) == found


def test_what_a_note_prints_is_not_quoted_twice() -> None:
    text = HEAD + CASE + TALK + "審議結果　承認\n附帯意見　周知に努め，年１回報告すること。\n"
    (minutes,) = parse_minutes(source(text))

    (told,) = conditions(minutes, minutes.cases[0], text)
    assert told == (text.count("\n"), "周知に努め，年１回報告すること。")


@pytest.mark.parametrize("who", ["不同意の申出", "不同意の者"])
def test_those_who_do_not_consent_refuse_nothing(who: str) -> None:
    case, _ = first(f"○会長　承認とする。ただし、{who}を除くことを条件とする。\n")

    assert str(case.outcome.value) == "approved_conditional"


@pytest.mark.parametrize("head", ["審議結果\n承認\n{}\n", "【結果】\n承認\n【{}】\n"])
@pytest.mark.parametrize("word", ["要望", "意見・要望", "要望等"])
@pytest.mark.parametrize(
    "said",
    [
        "委員から、資料の文字を大きくしてほしいとの要望があった。",
        "委員から、年1回報告することとの意見があった。",
        "・字が小さい。",
        "委員　年1回報告されたい。",
        "（委員）年1回報告すること。",
    ],
)
def test_what_members_wish_below_a_result_is_no_demand(head: str, word: str, said: str) -> None:
    case, found = first(f"{head.format(word)}{said}\n")

    assert str(case.outcome.value) == "approved"
    assert found == []


@pytest.mark.parametrize("word", ["要望", "意見・要望", "要望等"])
@pytest.mark.parametrize(
    "said",
    [
        "年1回報告すること。",
        "・鍵を掛けられたい。",
        "「年1回報告すること」",
        "管理を徹底するよう求める。",
    ],
)
def test_what_the_council_wishes_below_a_result_is_a_demand(word: str, said: str) -> None:
    case, found = first(f"審議結果\n承認\n{word}\n{said}\n")

    assert str(case.outcome.value) == "approved_with_opinion"
    assert len(found) == 1


def test_a_wish_that_is_reported_is_a_turn() -> None:
    told = "委員から、資料の文字を大きくしてほしいとの要望があった。"
    (minutes,) = parse_minutes(source(f"{HEAD}{CASE}{TALK}審議結果\n承認\n要望\n{told}\n"))

    assert minutes.turns[-1].text == told.rstrip("。")
    assert minutes.turns[-1].role == "member"


@pytest.mark.parametrize(
    "told",
    [
        "－ 全員の賛成で承認された。なお、次の附帯意見を付すこととした。{}。－\n",
        "審議の結果、承認された。なお、次の意見を付した。{}。\n",
        "【審議結果】\n次の意見を付して承認する。{}。\n",
        "○会長　承認します。なお、以下の要望事項を答申に添えます。{}。\n",
        "○会長　では、次の点を意見として書き添えた上で、承認します。１　{}。\n",
    ],
)
@pytest.mark.parametrize("demand", ["監査の結果を当審議会に報告すること", A])
def test_a_demand_stands_in_the_sentence_behind_the_one_that_announces_it(
    told: str, demand: str
) -> None:
    case, found = first(told.format(demand))

    assert case.outcome.value == OPINION
    assert [words for _, words in found] == [demand]


def test_what_is_said_behind_an_opinion_that_nobody_words_is_none() -> None:
    told = "○会長　承認します。なお、意見を付すこととします。担当課は退席すること。\n"

    assert first(told)[1] == []


@pytest.mark.parametrize(
    ("put", "demand"),
    [("暗号化", "暗号化"), ("報告", "報告"), ("年１回の報告", "年1回の報告")],
)
def test_the_number_of_the_case_is_no_part_of_a_short_demand(put: str, demand: str) -> None:
    told = (
        f"○会長　お諮りします。諮問第５号は、{put}を条件に承認してよろしいですか。\n（異議なし）\n"
    )

    assert [words for _, words in first(f"{told}○会長　そのように決します。\n")[1]] == [demand]
