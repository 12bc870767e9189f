"""Turns that the record counts: a number before the label of each speaker (#12 会長)."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = (
    "木場町個人情報保護審議会会議録\n\n日時　令和元年6月18日\n\n"
    "１　名簿の提供について（諮問第３号）\n\n"
)
TALK = (
    ("会長", "名簿の提供について説明をお願いします。"),
    ("福祉課", "見守りのため、町内会に名簿を渡します。"),
    ("乙部委員", "辞退の受付はどうしますか。"),
    ("福祉課", "御連絡をいただければ渡しません。"),
    ("丙田委員", "名簿はいつ回収しますか。"),
    ("福祉課", "毎年４月に回収します。"),
    ("会長", "ほかになければ、承認することとします。"),
)
ROLES = [
    Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER,
    Role.IMPLEMENTING_BODY, Role.CHAIR,
]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "#{n} {who}\n\n{said}\n\n",
        "＃{n}　{who}\n{said}\n",
        "No.{n} {who}\n{said}\n",
        "№{n}　{who}\n{said}\n",
        "No.{n} {who}：{said}\n",
        "【{n}】{who}\n{said}\n",
        "【{n}】{who}　{said}\n",
        "[{n}] {who}: {said}\n",
        "{n}) {who}：{said}\n",
        "{n}．{who}\n{said}\n",
        "（{n}）{who}\n{said}\n",
        "発言{n}　{who}\n{said}\n",
        "〔{n}〕　{who}\n\n{said}\n\n",
    ],
)
def test_turns_counted_before_their_speakers(form: str) -> None:
    talk = "".join(form.format(n=n, who=who, said=said) for n, (who, said) in enumerate(TALK, 8))

    turns = read(HEAD + talk).turns

    assert [turn.role for turn in turns] == ROLES
    assert [turn.text for turn in turns] == [said for _, said in TALK]


@pytest.mark.parametrize(
    "roll",
    [
        "１　会長\n２　副会長\n３　委員\n４　事務局\n",
        "（１）会長　甲野太郎\n（２）副会長　乙部花子\n（３）委員　丙田次郎\n（４）委員　丁川\n",
    ],
)
def test_a_counted_roll_is_no_talk(roll: str) -> None:
    talk = "（乙部委員）期間はどれだけか。\n（福祉課）一年である。\n（会長）承認する。\n"

    minutes = read(HEAD.replace("１　名", f"出席者\n{roll}\n１　名") + talk)

    assert minutes.notation.id == "paren"
    assert len(minutes.turns) == 3
