"""Lists below 質問・意見 and 回答: each entry is a turn, an answer to what has its count."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和４年度第１回菱野市情報公開・個人情報保護審査会会議録\n"
    "日時　令和４年６月３日（金）　午後２時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)
QUESTION, ANSWER, STATEMENT = TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT
UNKNOWN, MEMBER, BODY = Role.UNKNOWN, Role.MEMBER, Role.IMPLEMENTING_BODY
MARKS = [
    ("①　", "②　", "③　"),
    ("①", "②", "③"),
    ("（１）", "（２）", "（３）"),
    ("(1) ", "(2) ", "(3) "),
    ("1 ", "2 ", "3 "),
    ("１．", "２．", "３．"),
    ("・", "・", "・"),
    ("○　", "○　", "○　"),
    ("ア　", "イ　", "ウ　"),
]
HEADINGS = [
    ("質問・意見", UNKNOWN, "回答", UNKNOWN),
    ("質問等", UNKNOWN, "回答・説明", UNKNOWN),
    ("委員の意見", MEMBER, "実施機関の回答", BODY),
    ("委員からの質問", MEMBER, "担当課の回答", BODY),
    ("意見・質問", UNKNOWN, "所管課の回答・説明", BODY),
    ("委員からの質問・意見等", MEMBER, "市の考え方", BODY),
    ("委員からの御質問・御意見", MEMBER, "実施機関の説明・回答", BODY),
    ("主な質問", UNKNOWN, "担当課回答", BODY),
    ("主な質問・意見", UNKNOWN, "回答", UNKNOWN),
]
FORMS = ["{}", "【{}】", "［{}］", "■{}", "＜{}＞", "{}："]
ASKED = [
    "申請書に同意欄を設ければ\n済む話ではないか。",
    "滞納の額まで分かるのか。",
    "配慮してほしい。",
]
REPLIES = [
    "同意欄は設ける。ただし、過去の申請者の分は\nない。",
    "額は表示しない。",
    "要綱に明記する。",
]


def _case(number: str, title: str, *lists: str, end: str = "結果　適当と認める。\n") -> str:
    return f"諮問第{number}号　{title}について\n" + "".join(lists) + end + "\n"


def _list(form: str, heading: str, marks: tuple[str, ...], words: list[str]) -> str:
    entries = (f"{mark}{said}\n" for mark, said in zip(marks, words, strict=False))
    return form.format(heading) + "\n" + "".join(entries)


def _answered(minutes: Minutes) -> dict[str, list[str]]:
    said = {turn.id: turn.text for turn in minutes.turns}
    return {said[held.question]: [said[a] for a in held.answers] for held in minutes.exchanges}


@pytest.mark.parametrize(
    ("form", "heads", "marks"),
    [
        *(("{}", heads, marks) for heads in HEADINGS[:3] for marks in MARKS),
        *((form, heads, MARKS[0]) for form in FORMS for heads in HEADINGS),
    ],
)
def test_each_entry_is_a_turn(
    form: str, heads: tuple[str, Role, str, Role], marks: tuple[str, ...]
) -> None:
    asked, by, answered, who = heads
    lists = _list(form, asked, marks, ASKED), _list(form, answered, marks, REPLIES)
    few = _list(form, asked, marks, ["何人か。"]), _list(form, answered, marks, ["三人である。"])
    minutes = read(HEAD + _case("１", "名簿の提供", *lists) + _case("２", "台帳の共有", *few))

    words = [said.replace("\n", "") for said in [*ASKED, *REPLIES]]
    assert [turn.text for turn in minutes.turns] == [*words, "何人か。", "三人である。"]
    assert [turn.role for turn in minutes.turns] == [by] * 3 + [who] * 3 + [by, who]
    kinds = [turn.kind for turn in minutes.turns]
    last = STATEMENT if "意見" in asked else QUESTION
    assert kinds == [QUESTION, QUESTION, last, ANSWER, ANSWER, ANSWER, QUESTION, ANSWER]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 6 + [("c2",)] * 2
    assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED] * 2
    joined = _answered(minutes)
    assert joined[words[0]] == [words[3]]
    assert joined[words[1]] == [words[4]]
    assert joined["何人か。"] == ["三人である。"]


def _said(*lists: str, end: str = "結果　適当と認める。\n") -> Minutes:
    return read(HEAD + _case("１", "名簿の提供", *lists, end=end))


def _pair(marks: tuple[str, ...], *, replies: list[str]) -> tuple[str, str]:
    asked = ["何人か。", "何日か。", "どこか。"]
    return _list("{}", "質問・意見", MARKS[0], asked), _list("{}", "回答", marks, replies)


def test_a_page_may_end_within_a_list() -> None:
    head = "菱野市情報公開・個人情報保護審査会（R4.6.3）\n"
    asked = f"質問・意見\n①　何人か。\n1/3\n{head}②　何日か。\n"
    answered = f"回答\n①　三人である。期限は設け\n2/3\n{head}ない。\n②　三日である。\n"
    minutes = _said(asked, answered, end="結果　\n3/3\n" + head)

    assert [turn.text for turn in minutes.turns] == [
        "何人か。", "何日か。", "三人である。期限は設けない。", "三日である。"
    ]  # fmt: skip
    assert _answered(minutes)["何日か。"] == ["三日である。"]
    assert minutes.cases[0].outcome.value is None


def test_an_answer_may_be_missing_or_be_one_to_several() -> None:
    missing = _said(*_pair(("①　", "③　"), replies=["三人である。", "倉庫である。"]))
    several = _said(*_pair(("①、②　", "③　"), replies=["調べる。", "倉庫である。"]))

    assert list(_answered(missing).values()) == [["三人である。"], [], ["倉庫である。"]]
    assert list(_answered(several).values()) == [["調べる。"], ["調べる。"], ["倉庫である。"]]


def test_answers_without_counts_are_joined_as_they_stand_if_none_is_missing() -> None:
    dots = ("・",) * 3
    asked = _list("{}", "質問", dots, ["何人か。", "何日か。"])
    even = _said(asked, _list("{}", "回答", dots, ["三人である。", "三日である。"]))
    odd = _said(
        asked, _list("{}", "回答", dots, ["三人である。", "三日である。", "なお、述べる。"])
    )

    assert list(_answered(even).values()) == [["三人である。"], ["三日である。"]]
    assert list(_answered(odd).values()) == [["三人である。", "三日である。", "なお、述べる。"]] * 2


def test_an_answer_in_one_piece_answers_all_of_the_list() -> None:
    asked = _list("{}", "質問・意見", MARKS[0], ["何人か。", "何日か。"])
    minutes = _said(asked, "回答\n三人であり、三日を要する。\n")

    assert [turn.text for turn in minutes.turns[:2]] == ["何人か。", "何日か。"]
    assert list(_answered(minutes).values()) == [["三人であり、三日を要する。"]] * 2


def test_points_of_one_who_speaks_again_are_one_turn() -> None:
    talk = "質問\n（１）何人か。\n（２）何日か。\n回答\n（１）三人である。\n（２）三日である。\n"
    minutes = _said(talk * 2)

    assert len(minutes.turns) == 4
    assert minutes.turns[0].text == "（１）何人か。（２）何日か。"


@pytest.mark.parametrize("asked", ["乙部委員", "Ａ委員の質問", "質問１", "問"])
def test_points_below_who_speaks_are_one_turn(asked: str) -> None:
    points = "（１）何人か。\n（２）何日か。\n"
    answer = "回答" if asked == "質問１" else "答" if asked == "問" else "総務課長"
    talk = f"{asked}\n{points}{answer}\n（１）三人である。\n（２）三日である。\n"
    minutes = _said(talk, talk.replace("質問１", "質問２") if asked == "質問１" else talk)

    assert {turn.text[:3] for turn in minutes.turns} == {"（１）"}


def test_lists_of_other_marks_within_an_entry_are_of_it() -> None:
    asked = "質問・意見\n①　次の二点。\n・何人か。\n・何日か。\n②　配慮してほしい。\n"
    minutes = _said(asked, "回答\n①　三人、三日である。\n(1) 委託する。\n②　そうする。\n")

    assert [len(turn.text) for turn in minutes.turns] == [15, 8, 18, 5]
    assert minutes.turns[0].kind is QUESTION


COUNTED = [
    "（１）質問・意見\n{0}（２）回答\n{1}（３）結果　適当と認める。\n",
    "１　質問・意見\n{0}２　回答\n{1}３　審議結果\n適当と認める。\n",
    "ア　委員からの質問\n{0}イ　実施機関の回答\n{1}ウ　結論　適当と認める。\n",
]


@pytest.mark.parametrize("form", COUNTED)
@pytest.mark.parametrize("around", ["", "○甲斐会長　開会する。\n○事務局　説明する。\n"])
def test_headings_may_be_counted_and_stand_beside_other_talk(form: str, around: str) -> None:
    lists = form.format("①　何人か。\n②　何日か。\n", "①　三人である。\n②　三日である。\n")
    cases = _case("１", "名簿の提供", lists, end="") + _case("２", "台帳の共有", lists, end="")
    minutes = read(HEAD + around + cases)
    told = [turn for turn in minutes.turns if turn.speaker not in ("会長", "事務局")]

    assert [turn.text for turn in told if turn.cases == ("c2",)] == [
        "何人か。", "何日か。", "三人である。", "三日である。"
    ]  # fmt: skip
    assert _answered(minutes) == {"何人か。": ["三人である。"], "何日か。": ["三日である。"]}
    assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED] * 2
    if not around:
        assert minutes.notation.id in ("words-alone", "bare")


def test_a_list_that_nobody_answers_is_apart_where_others_are_answered() -> None:
    asked = _list("{}", "質問・意見", MARKS[0], ["何人か。", "何日か。"])
    answered = _list("{}", "回答", MARKS[0], ["三人である。", "三日である。"])
    minutes = read(HEAD + _case("１", "名簿", asked) + _case("２", "台帳", asked, answered))

    assert [turn.text for turn in minutes.turns if turn.cases == ("c1",)] == [
        "何人か。",
        "何日か。",
    ]
    assert [len(held.answers) for held in minutes.exchanges] == [0, 0, 1, 1]


def test_points_below_a_heading_without_answers_stay_what_they_were() -> None:
    talk = "（乙部委員）何人か。\n（総務課長）三人である。\n"
    points = "主な意見\n・　短くされたい。\n・　周知されたい。\n"
    minutes = _said(talk * 2, points)

    assert {turn.speaker for turn in minutes.turns[:4]} == {"委員", "総務課長"}
