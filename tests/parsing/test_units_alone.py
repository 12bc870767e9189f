"""Bodies of a case that no label stands beside: below a label, or in a column at the right."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role

HEAD = (
    "令和元年度第３回楡川市情報公開・個人情報保護審議会会議録\n"
    "日時　令和２年１月２０日（月）　午後２時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)
TITLE = "災害時の状況を把握するための撮影について"


def _units(minutes: Minutes, at: int = 0) -> list[tuple[str | None, str]]:
    return [(u.department, u.unit) for body in minutes.cases[at].bodies for u in body.units]


def _talk(office: str) -> str:
    asked = "委員\n何日残すのか。\n"
    return f"{office}\n敷地が写り込むため諮問した。\n{asked}{office}\n三日で消去する。\n"


@pytest.mark.parametrize(
    "label", ["所管", "担当課", "所管課", "所　管　課", "【担当課】", "■所管部署", "実施機関"]
)
@pytest.mark.parametrize(
    ("units", "read_as"),
    [
        ("危機管理部防災危機管理課", [("危機管理部", "防災危機管理課")]),
        ("総務課、税務課", [(None, "総務課"), (None, "税務課")]),
        ("総務課（甲野課長）", [(None, "総務課")]),
    ],
)
def test_a_label_below_a_case_names_the_body_on_the_next_line(
    label: str, units: str, read_as: list[tuple[str | None, str]]
) -> None:
    text = HEAD
    for at, title in enumerate((TITLE, "貸出記録の提供について"), 1):
        text += f"諮問事項({at})\n{title}\n{label}\n{units}\n" + _talk("防災危機管理課長")
    minutes = read(text)

    assert [case.title for case in minutes.cases] == [TITLE, "貸出記録の提供について"]
    assert _units(minutes) == _units(minutes, 1) == read_as
    assert {turn.speaker for turn in minutes.turns} == {"防災危機管理課長", "委員"}
    assert minutes.turns[0].text == "敷地が写り込むため諮問した。"


@pytest.mark.parametrize("label", ["担当課", "所管課", "実施機関"])
def test_a_body_that_speaks_is_a_speaker(label: str) -> None:
    text = HEAD + f"諮問事項(1)\n{TITLE}\n" + _talk(label)
    unlike = text.replace("敷地が写り込むため諮問した。", "総務課\n敷地が写り込むため諮問した。")

    assert _units(read(text)) == _units(read(unlike)) == []
    assert {turn.speaker for turn in read(text).turns} == {label, "委員"}


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}　　　生活福祉課",
        f"{TITLE}　生活福祉課",
        f"{TITLE}\t生活福祉課",
        f"{TITLE[:12]}\n　　　　　　{TITLE[12:]}　　　　　　生活福祉課",
        f"{TITLE}\n　　　　　　　　　　　　　　　　　　　　　　　　　　　　生活福祉課",
        f"{TITLE}（条例第９条）　　　生活福祉課",
    ],
)
@pytest.mark.parametrize("head", ["", "諮問番号　件　　名　　　　　　　　　　　　　所管課\n"])
def test_a_unit_in_a_column_at_the_right_is_no_part_of_a_title(line: str, head: str) -> None:
    lists = "質問・意見\n①　何日残すのか。\n②　どこか。\n回答\n①　三日である。\n②　倉庫である。\n"
    end = "結果　　適当と認める。\n"
    text = HEAD + head + f"４－１　　{line}\n{lists}{end}４－２　　{line}\n{lists}{end}"
    minutes = read(text)

    assert [case.number for case in minutes.cases] == ["4-1", "4-2"]
    for at, case in enumerate(minutes.cases):
        assert case.title is not None
        assert case.title.removesuffix("（条例第９条）") == TITLE
        assert _units(minutes, at) == [(None, "生活福祉課")]
    assert {turn.role for turn in minutes.turns} == {Role.UNKNOWN}
    assert len(minutes.turns) == 8


@pytest.mark.parametrize(
    "title", ["庁舎の管理に係る 総務課", "名簿の提供に係る税務課", "第３回　総務課の業務について"]
)
def test_a_title_keeps_what_its_sentence_needs(title: str) -> None:
    text = HEAD + f"諮問第１号　{title}\n（委員）何日残すのか。\n（総務課長）三日である。\n"
    minutes = read(text)

    assert minutes.cases[0].title == title
    assert _units(minutes) == []


def test_an_office_that_speaks_right_below_a_title_is_a_speaker() -> None:
    minutes = read(HEAD + f"諮問第１号　{TITLE}\n" + _talk("住宅課"))

    assert [turn.speaker for turn in minutes.turns] == ["住宅課", "委員", "住宅課"]
    assert _units(minutes) == []


NUMBERED = (
    "諮問第{n}号　{title}\n{below}\n\n（会長）説明を求める。\n（市民税課）職員が入力する。\n"
    "（委員）何人か。\n（市民税課）三人である。\n\n"
)


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("　　　（条例第９条第１項第５号）　　　　　所管：財務部市民税課", "所管"),
        ("（条例第９条第１項第５号関係）　担当課：財務部市民税課", "担当課"),
        ("（条例第９条第１項第５号）【財務部市民税課】", ""),
        ("（条例第９条第１項第５号）　　　財務部市民税課", ""),
        ("（条例第９条第１項第５号）［所管：財務部市民税課］", "所管"),
        ("〔条例第９条第１項第５号〕　担当　財務部市民税課", "担当"),
        ("根拠：条例第９条第１項第５号　　所管：財務部市民税課", "所管"),
        ("根拠　条例第９条第１項第５号　　　所管　財務部市民税課", "所管"),
        ("条例第９条第１項第５号　　　所管：財務部市民税課", "所管"),
        ("根拠条文：条例第９条第１項第５号／担当課：財務部市民税課", "担当課"),
        ("所管：財務部市民税課（条例第９条第１項第５号）", "所管"),
    ],
)
@pytest.mark.parametrize("talk", ["", "（会長）審議に入る。\n（委員）異議はない。\n\n"])
def test_a_body_can_stand_behind_the_ground_below_a_title(below: str, role: str, talk: str) -> None:
    text = HEAD + talk
    for n, title in enumerate((TITLE, "貸出記録の提供について"), 11):
        text += NUMBERED.format(n=n, title=title, below=below)
    minutes = read(text)

    for at in range(2):
        assert _units(minutes, at) == [("財務部", "市民税課")]
        assert [body.role for body in minutes.cases[at].bodies] == [role]
        assert [cited.raw for cited in minutes.cases[at].citations] == ["条例第9条第1項第5号"]
    assert minutes.cases[0].title == TITLE


@pytest.mark.parametrize(
    "below",
    [
        "（条例第９条第１項第５号）　備考：再諮問",
        "（条例第９条第１項第５号）　説明：税務に係るもの",
        "（資料３）　　　市民税課",  # who made the paper
        "（新規）　市民税課",
    ],
)
def test_what_else_stands_behind_the_ground_is_no_body(below: str) -> None:
    text = HEAD + NUMBERED.format(n=11, title=TITLE, below=below)

    assert (
        _units(read(text + NUMBERED.format(n=12, title="貸出記録の提供について", below=""))) == []
    )


def test_a_body_behind_brackets_in_the_talk_is_said() -> None:
    below = "（条例第９条第１項第５号）"
    text = HEAD + NUMBERED.format(n=11, title=TITLE, below=below)
    minutes = read(
        text + "（委員）根拠は何か。\n（条例第９条第１項第５号）　所管：財務部市民税課\n"
    )

    assert _units(minutes) == []
