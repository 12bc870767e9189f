"""The whole record as one table: heads of parts in it, shared cells, who speaks to whom."""

import pytest
from parsing.reading import read

TOP = "｜会議録｜｜\n｜会議の名称｜令和５年度第２回灯野市個人情報保護審査会｜\n"
TOP += "｜開催日時｜令和５年８月９日（水）｜\n｜出席委員｜甲野会長、乙川委員｜\n"
TALK = """｜議題１｜防災の名簿を消防団に渡すことについて【総務部防災課】｜
｜防災課→委員｜名簿を消防団の分団長に渡したい。｜
｜委員→防災課｜渡した後は誰が保管するのか。｜
｜防災課→委員｜分団長が保管する。｜
｜議題２｜窓口の録音を研修に用いることについて（市民部保険課、人事課）｜
｜委員→保険課｜録音は何日で消すのか。｜
｜保険課→会長｜三十日で消す。｜
｜会長｜異議がないので終わる。｜
"""
LABELS = ["防災課→委員", "委員→防災課", "防災課→委員", "委員→保険課", "保険課→会長", "会長"]


@pytest.mark.parametrize(
    "head",
    [
        "｜審議の内容｜発言（発言者→相手方）｜",
        "｜会議の経過｜発言要旨（発言者）｜",
        "｜質疑応答｜発言内容（話者⇒相手）｜",
        "｜発言者→相手方｜発言｜",
    ],
)
def test_a_head_within_the_table_begins_its_turns(head: str) -> None:
    minutes = read(f"{TOP}{head}\n{TALK}")

    assert [turn.speaker_raw for turn in minutes.turns] == LABELS
    assert [case.title for case in minutes.cases] == [
        "防災の名簿を消防団に渡すことについて",
        "窓口の録音を研修に用いることについて",
    ]
    bodies = [[unit.unit for body in case.bodies for unit in body.units] for case in minutes.cases]
    assert bodies == [["防災課"], ["保険課", "人事課"]]


@pytest.mark.parametrize("sign", [" / ", "／", "→", " ⇒ "])
@pytest.mark.parametrize("label", ["審議の結果", "審査結果", "結果"])
def test_title_and_result_may_share_a_cell(sign: str, label: str) -> None:
    minutes = read(
        f"{TOP}｜{label}｜件名{sign}結果｜\n"
        f"｜議題１｜防災の名簿を消防団に渡すこと{sign}承認｜\n"
        f"｜議題２｜窓口の録音を研修に用いること{sign}継続審議とする｜\n"
    )

    told = [(case.title, case.outcome.value) for case in minutes.cases]
    assert told == [
        ("防災の名簿を消防団に渡すこと", "approved"),
        ("窓口の録音を研修に用いること", "continued"),
    ]


@pytest.mark.parametrize(
    "head", ["｜番号｜件名／結果｜担当課｜", "｜No.｜案件名 → 審議結果｜所管課｜"]
)
def test_a_shared_cell_may_stand_between_others(head: str) -> None:
    sign = "／" if "／" in head else " → "
    minutes = read(f"{TOP}{head}\n｜１｜防災の名簿を渡すこと{sign}適当と認める｜防災課｜\n")

    (case,) = minutes.cases
    assert (case.title, case.outcome.value) == ("防災の名簿を渡すこと", "approved")
    assert [unit.unit for body in case.bodies for unit in body.units] == ["防災課"]


def test_turns_by_their_directions_need_no_head() -> None:
    minutes = read(
        f"{TOP}｜審議の結果｜件名／結果｜\n"
        "｜議題１｜防災の名簿を消防団に渡すことについて／承認｜\n"
        "｜議題２｜窓口の録音を研修に用いることについて／不承認｜\n" + TALK
    )

    assert [turn.speaker_raw for turn in minutes.turns] == LABELS
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]


@pytest.mark.parametrize("cell", ["紙→電子", "本庁→支所", "旧→新", "現行／改正後"])
def test_an_arrow_between_other_words_is_no_direction(cell: str) -> None:
    minutes = read(
        f"{TOP}｜件名｜結果｜\n｜防災の名簿の利用について｜承認｜\n｜{cell}の移管について｜承認｜\n"
    )

    assert len(minutes.cases) == 2
    assert not minutes.turns


@pytest.mark.parametrize("word", ["議題", "案件", "審議事項"])
@pytest.mark.parametrize(
    ("short", "title"),
    [
        ("防災名簿の提供", "防災の名簿を消防団に提供することについて"),
        ("防災の名簿の消防団への提供", "防災の名簿を町内の消防団へ提供する件について"),
    ],
)
def test_results_in_front_tell_titles_in_other_words(word: str, short: str, title: str) -> None:
    minutes = read(
        f"{TOP}｜審議の結果｜件名／結果｜\n"
        f"｜{word}１｜{short}／承認｜\n｜{word}２｜録音の利用／不承認｜\n"
        "｜審議の内容｜発言（発言者→相手方）｜\n"
        f"｜{word}１｜{title}｜\n｜委員→防災課｜誰に渡すのか。｜\n｜防災課→委員｜分団長である。｜\n"
        f"｜{word}２｜窓口の録音を研修に利用することについて｜\n｜委員→保険課｜何日で消すのか。｜\n"
    )

    assert [case.title for case in minutes.cases] == [
        title,
        "窓口の録音を研修に利用することについて",
    ]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",)]
    assert [item.title for item in minutes.agenda] == [case.title for case in minutes.cases]


def test_a_number_that_counts_another_matter_is_not_that_of_the_row() -> None:
    minutes = read(
        f"{TOP}｜審議の結果｜件名／結果｜\n｜議題１｜防災の名簿の提供／承認｜\n"
        "｜審議の内容｜発言（発言者→相手方）｜\n"
        "｜議題１｜窓口の録音を研修に利用することについて｜\n｜委員→保険課｜何日で消すのか。｜\n"
    )

    assert [case.title for case in minutes.cases] == [
        "防災の名簿の提供",
        "窓口の録音を研修に利用することについて",
    ]


@pytest.mark.parametrize(
    "words",
    ["議題１のように紙で残すのか。", "議題１と同じ扱いになるのか。", "議題１の際は何と答えたか。"],
)
def test_to_compare_with_a_case_that_has_ended_does_not_turn_the_talk(words: str) -> None:
    minutes = read(
        f"{TOP}｜審議の結果｜件名／結果｜\n｜議題１｜名簿を消防団に渡すこと／承認｜\n"
        "｜議題２｜録音を研修に用いること／承認｜\n｜審議の内容｜発言（発言者→相手方）｜\n"
        "｜議題１｜名簿を消防団に渡すことについて｜\n｜委員→防災課｜誰に渡すのか。｜\n"
        f"｜議題２｜録音を研修に用いることについて｜\n｜委員→保険課｜{words}｜\n"
        "｜保険課→委員｜三十日で消す。｜\n"
    )

    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c2",), ("c2",)]
