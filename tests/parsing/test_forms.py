"""Minutes kept as one form for every case, its labels in any marks, values beside or below."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和４年度第１回鳩ノ森区個人情報保護審査会議事要旨\n\n開催日時：令和４年５月２３日（月）\n\n"
)
FORMS = (
    (
        ("諮問番号", "第７号"),
        ("件名", "入所の選考に計算の結果を用いることについて"),
        ("担当課", "保育課"),
        ("根拠条項", "条例第１５条"),
        ("質疑", "何を基に選ぶのか。"),
        ("回答", "点数を基に選ぶ。"),
        ("審議結果", "承認する。"),
    ),
    (
        ("諮問番号", "第８号"),
        ("件名", "公園の利用者を数えることについて"),
        ("担当課", "公園課"),
        ("質疑", "持ち主が分かるのではないか。"),
        ("回答", "分からない。"),
    ),
)
WAYS = (
    "{l}\n　{v}", "{l}：{v}", "{l}　　{v}", "【{l}】{v}", "【{l}】\n{v}", "■{l}　{v}",
    "〔{l}〕　{v}", "（{l}）{v}", "＜{l}＞\n　{v}", "| {l} | {v} |",
)  # fmt: skip


def filled_in(way: str, *, numbered: bool = True) -> str:
    blocks = (
        "\n".join(way.format(l=l, v=v) for l, v in form if numbered or l != "諮問番号")  # noqa: E741
        for form in FORMS
    )
    return HEAD + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_every_form_is_a_case(way: str, *, numbered: bool) -> None:
    minutes = read(filled_in(way, numbered=numbered))

    first, second = minutes.cases
    assert (first.number, second.number) == (("第7号", "第8号") if numbered else (None, None))
    assert [case.title for case in minutes.cases] == [form[1][1] for form in FORMS]
    assert [case.bodies[0].units[0].unit for case in minutes.cases] == ["保育課", "公園課"]
    assert [cited.provision.article for cited in first.citations] == [15]
    assert (first.outcome.value, second.outcome.value) == (OutcomeValue.APPROVED, None)
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_one_label_alone_makes_no_form() -> None:
    minutes = read(
        HEAD + "１　諮問第７号\n件名\n名簿を渡すことについて\n\n○会長　説明を求めます。\n"
        "○総務課長　渡します。\n○委員　なぜですか。\n"
    )

    assert len(minutes.cases) == 1
