"""Minutes of panels (審査会): items that point into the list in front, hearings within a case."""

from parsing.reading import read

FRONT = (
    "平成22年度第4回灯野市情報公開審査会会議要旨\n\n日時 平成22年12月17日(金)15時00分〜17時20分\n"
    "議題\n1 異議申立案件の審議\n"
    " (1) 平成22年度異議第2号 請求書の非公開決定に対する異議申立て\n"
    " (2) 平成22年度異議第3号 視察の文書の不存在決定に対する異議申立て\n2 その他\n議事\n"
)


def test_items_below_an_item_are_called_by_both_numbers_and_hearings_part_them() -> None:
    minutes = read(
        FRONT + "議題1(1)について\n ①実施機関からの理由説明\n"
        "  実施機関から、次のとおり説明があった。\n ②質疑応答\n"
        "  (委員)合計は、個人に関する情報ではないのではないか。\n  (実施機関)合計の欄はない。\n"
        " ③審議\n  改めて決定を行うべきであるとの方向で答申案を作成することとした。\n"
        "議題1(2)について\n ①異議申立人からの意見陳述\n  異議申立人から、意見陳述が行われた。\n"
        " ②質疑応答\n  (委員)文書があるはずだと考える理由は何か。\n"
        "  (異議申立人)他の市では公開されている。\n"
        " ③審議\n  事務局が調査を行い、次回報告することとした。\n"
        "議題2 その他\n 次回の審査会は1月28日に開催することとした。\n"
    )

    assert [(case.number, case.title, case.outcome.value) for case in minutes.cases] == [
        ("平成22年度異議第2号", "請求書の非公開決定に対する異議申立て", "continued"),
        ("平成22年度異議第3号", "視察の文書の不存在決定に対する異議申立て", "continued"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2
    assert [item.kind.value for item in minutes.agenda] == ["deliberation"] * 2 + ["other"]
