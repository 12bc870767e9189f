"""Short titles without a number (防犯カメラについて) over the talk on them."""

import pytest
from parsing.reading import read

HEAD = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分
出席者　甲野会長、乙川委員
事務局　総務課長　丙山、主査　丁田

"""
SAID = ("説明をお願いします。", "30件です。", "承認してよろしいですか。", "異議なし。")
LABELS = {
    "colon": ("会長：", "保育課：", "会長：", "各委員："),
    "paren": ("（会長）", "（保育課）", "（会長）", "（委員）"),
    "circle": ("○会長　", "○保育課長　", "○会長　", "○委員一同　"),
}
TALK = {
    name: "".join(f"{label}{said}\n" for label, said in zip(labels, SAID, strict=True))
    for name, labels in LABELS.items()
}
TALK["told"] = "保育課から説明があった。\n審議の結果、諮問のとおり承認することとした。\n"
TITLES = [("防犯カメラについて", "空き家台帳について"), ("名簿の件", "健診結果の件")]


@pytest.mark.parametrize("titles", TITLES)
@pytest.mark.parametrize("talk", TALK)
@pytest.mark.parametrize("dress", ["{}", "■{}", "【{}】", "＜{}＞", "「{}」"])
def test_short_titles_of_one_dress_are_those_of_cases(
    dress: str, talk: str, titles: tuple[str, str]
) -> None:
    first, second = (f"{dress.format(title)}\n{TALK[talk]}\n" for title in titles)
    listed = "議題\n" + "".join(f"・{title}\n" for title in titles) + "\n"

    for text in (HEAD + first + second, HEAD + listed + first + second):
        minutes = read(text)

        assert [case.title for case in minutes.cases] == list(titles)
        assert {case.outcome.value for case in minutes.cases} == {"approved"}
        assert [person.name for person in minutes.meeting.secretariat] == ["丙山", "丁田"]


@pytest.mark.parametrize(
    "points", [("名簿について", "カメラについて"), ("対象者について", "保存期間について")]
)
def test_below_counted_titles_they_are_points_of_the_talk(points: tuple[str, str]) -> None:
    talk = "".join(f"{point}\n{TALK['colon']}\n" for point in points)
    minutes = read(f"{HEAD}１　保育施設の利用調整に係る目的外利用について\n\n{talk}")

    assert [case.number for case in minutes.cases] == ["1"]


def test_what_is_said_of_any_matter_is_none() -> None:
    points = ("対象者について", "保存期間について", "委託先の選定について")
    minutes = read(HEAD + "".join(f"{point}\n{TALK['colon']}\n" for point in points))

    assert minutes.cases == ()
