"""A matter whose title is cut short in the list in front, or over the talk, is one case."""

import pytest
from parsing.reading import read

from kurume_search.parsing.words.near_titles import same_titles

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分
出席者　甲野会長、乙川委員

"""
TALK = """会長：説明をお願いします。
福祉課：資料に基づき説明します。
委員：対象は何件ですか。
福祉課：30件です。
会長：諮問のとおり承認することとしてよろしいですか。
各委員：異議なし。

"""
FULL = (
    "高齢者見守り事業に係る個人情報の目的外利用及び外部提供について",
    "防犯カメラの設置及び運用に伴う個人情報の収集について",
)
SHORT = ("高齢者見守り事業について", "防犯カメラの設置について")
LISTS = {
    "counted": "議題\n１　{}\n２　{}\n",
    "by number": "案件\n諮問第58号　{}\n諮問第59号　{}\n",
    "by words": "案件\n案件１　{}\n案件２　{}\n",
    "bullets": "議題\n・{}\n・{}\n",
    "table": "| 番号 | 件名 | 結果 |\n| 1 | {} | 承認 |\n| 2 | {} | 承認 |\n",
    "table by number": "| 番号 | 件名 | 結果 |\n| 第58号 | {} | 承認 |\n| 第59号 | {} | 承認 |\n",
}
HEADED = [
    "１　{}|２　{}",
    "(1) {}|(2) {}",
    "諮問第58号　{}|諮問第59号　{}",
    "■{}|■{}",
    "【議題１】{}|【議題２】{}",
]


@pytest.mark.parametrize(
    ("listed", "headed"), [(FULL, SHORT), (SHORT, FULL)], ids=["full", "short"]
)
@pytest.mark.parametrize("form", HEADED)
@pytest.mark.parametrize("kind", LISTS)
def test_a_title_in_other_words_calls_the_case_of_the_list(
    kind: str, form: str, listed: tuple[str, str], headed: tuple[str, str]
) -> None:
    first, second = form.split("|")
    text = HEAD + LISTS[kind].format(*listed) + f"\n{first.format(headed[0])}\n{TALK}"
    minutes = read(f"{text}{second.format(headed[1])}\n{TALK}")

    assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 6 + [("c2",)] * 6


def test_the_case_has_the_number_that_the_list_gives_its_title() -> None:
    text = (
        HEAD + LISTS["by number"].format(*FULL) + f"\n１　{SHORT[0]}\n{TALK}２　{SHORT[1]}\n{TALK}"
    )

    assert [case.number for case in read(text).cases] == ["第58号", "第59号"]


def test_a_matter_of_the_list_that_is_not_headed_is_none_that_another_entry_names() -> None:
    listed = LISTS["by number"].format(
        "福祉課の名簿の利用について", "福祉課の追加した名簿の利用について"
    )
    minutes = read(f"{HEAD}{listed}\n１　福祉課の追加した名簿の利用について\n{TALK}")

    assert [case.number for case in minutes.cases] == ["第59号"]


@pytest.mark.parametrize(
    ("listed", "headed", "same"),
    [
        (FULL, SHORT, {0: 0, 1: 1}),
        (SHORT, FULL[::-1], {0: 1, 1: 0}),
        (("名簿の目的外利用について",), ("画像の目的外利用について",), {}),
        # Two that one title could be cut from are told apart by nothing.
        (
            ("名簿の利用について",),
            ("名簿の利用（福祉課）について", "名簿の利用（税務課）について"),
            {},
        ),
        (
            ("児童名簿に係る個人情報の目的外利用について",),
            ("健診結果に係る個人情報の目的外利用について",),
            {},
        ),
        (("その他",), ("その他",), {}),
    ],
)
def test_titles_are_of_one_matter_where_no_third_is_as_like(
    listed: tuple[str, ...], headed: tuple[str, ...], same: dict[int, int]
) -> None:
    assert same_titles(listed, headed) == same
