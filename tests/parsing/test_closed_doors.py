"""What was taken behind closed doors: a case where the talk on it is told, or an own affair."""

import pytest
from parsing.reading import read


@pytest.mark.parametrize(
    ("mark", "aside"),
    [("【議題２】", "（非公開）"), ("議題２　", "【非公開】"), ("（２）", "（非公開）")],
)
def test_what_is_told_of_closed_doors_is_a_case(mark: str, aside: str) -> None:
    found = read(
        "令和６年度第３回灯野市指定管理者選定委員会　会議録\n\n日時　令和６年10月22日\n\n"
        f"{mark.replace('２', '１')}会館の候補者の選定について\n<委員長>\n説明をお願いします。\n"
        "<福祉課>\n応募は２団体です。\n（議題１は、原案のとおり承認）\n\n"
        f"{mark}直売所の候補者の選定について{aside}\n（傍聴者退室）\n<農政課>\n応募は１団体です。\n"
        "<乙川委員>\n金融機関の内諾はあるのでしょうか。\n（議題２は、次回継続して審査することとした）\n"
    )

    assert [case.title for case in found.cases] == [
        "会館の候補者の選定について",
        "直売所の候補者の選定について",
    ]
    assert found.cases[1].outcome.value == "continued"


@pytest.mark.parametrize("title", ["その他", "今後の日程について", "前回会議録の確認について"])
def test_an_affair_of_the_panel_behind_closed_doors_is_no_case(title: str) -> None:
    found = read(
        "令和６年度第３回灯野市指定管理者選定委員会　会議録\n\n日時　令和６年10月22日\n\n"
        "【議題１】会館の候補者の選定について\n<委員長>\n説明をお願いします。\n"
        "<福祉課>\n応募は２団体です。\n（議題１は、原案のとおり承認）\n\n"
        f"【議題２】{title}（非公開）\n<事務局>\n次は12月に開きます。\n<乙川委員>\n分かりました。\n"
    )

    assert [case.title for case in found.cases] == ["会館の候補者の選定について"]
