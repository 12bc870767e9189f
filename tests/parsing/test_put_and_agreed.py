"""Reported speech: what who leads puts to the council is decided where nobody objects."""

import pytest
from parsing.reading import read

from kurume_search.parsing.decisions.put_and_agreed import put_and_agreed

HEAD = (
    "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）午前9時30分\n\n"
)
TOLD = (
    "保育課から、資料により説明があった。\n"
    "委員から、対象は何件かとの質問があり、保育課から、30件であるとの回答があった。\n"
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("会長から、承認してよいかとの発言があり、異議なし。", "approved"),
        ("会長から承認してよいか諮ったところ、異議なし。", "approved"),
        ("会長が、承認してよいか諮ったところ、全員異議なしであった。", "approved"),
        ("議長から、承認することについて諮り、異議なし。", "approved"),
        ("委員長から、適当と認めてよいかとの問いかけがあり、全員異議なし。", "approved"),
        ("会長から、承認してよいかとの発言があった。\n異議なし。", "approved"),
        ("会長から、承認してよいかとの発言があり、委員全員が了承した。", "approved"),
        ("・会長から、承認することでよいかとの確認があり、委員から異議はなかった。", "approved"),
        (
            "会長より、承認とすることに異議はないかとの発言があり、異議なしの声があった。",
            "approved",
        ),
        ("会長から、継続審議としてよいかとの発言があり、異議なし。", "continued"),
        ("部会長から、不承認としてよいかとの発言があり、異議なし。", "rejected"),
        ("会長から、条件を付して承認してよいかとの発言があり、異議なし。", "approved_conditional"),
        ("会長から、資料のとおり説明してよいかとの発言があり、異議なし。", None),
        ("会長から、承認してよいかとの発言があり、委員から、まだ早いとの意見があった。", None),
    ],
)
def test_assent_to_what_is_told_to_be_put_decides(words: str, value: str | None) -> None:
    text = f"{HEAD}諮問第58号　名簿を利用することについて\n{TOLD}{words}\n\n"
    text += f"諮問第59号　窓口の録画について\n{TOLD}{words}\n"
    cases = read(text).cases

    assert [case.outcome.value for case in cases] == [value, value]
    assert all(case.outcome.place is not None for case in cases if value)


@pytest.mark.parametrize(
    "words",
    [
        "会長が、質問はよいかと述べた。",
        "会長から、承認してよいかとの発言があり、異議なし。ただし、反対の意見もあった。",
        "委員から、承認してよいかとの質問があった。",
    ],
)
def test_other_words_put_nothing(words: str) -> None:
    found = put_and_agreed(words)

    assert found is None
