"""Minutes of other councils than those on personal information: bids, bills, city planning."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = """令和4年度第2回灯野市{council}　{kind}

日時　令和4年10月18日（火）　午後2時から
場所　灯野市役所　第1会議室

"""


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("【抽出案件{n}】　{kind}", "工事名：{title}"),
        ("抽出事案{n}　{kind}", "件名：{title}"),
        ("【対象案件{n}】", "契約件名：{title}"),
        ("（抽出案件{n}）{kind}", "委託業務名　{title}"),
    ],
)
def test_the_kind_of_a_bid_is_no_title_where_a_label_gives_it(mark: str, label: str) -> None:
    told = (("一般競争入札", "潮見線の改良工事"), ("随意契約", "ボイラーの修繕"))
    minutes = read(
        HEAD.format(council="入札監視委員会", kind="議事概要")
        + "2　抽出案件の審議\n\n抽出は甲委員が行った。\n\n"
        + "\n".join(
            f"{mark.format(n=n, kind=kind)}\n{label.format(title=title)}\n担当課：道路課\n\n"
            "| 委員からの意見・質問 | 回答 |\n| 何者が応じたか。 | 3者である。 |\n"
            "| 審議の結果 | 適正と認める。 |\n"
            for n, (kind, title) in enumerate(told, 1)
        )
    )

    assert [case.title for case in minutes.cases] == [title for _, title in told]
    assert [case.outcome.value for case in minutes.cases] == [OutcomeValue.APPROVED] * 2
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


@pytest.mark.parametrize(
    ("heading", "cases"),
    [
        ("議案第29号　灯野市社会教育委員の委嘱について", 1),
        ("議案第5号　教育委員会事務局職員の任命について", 1),
        ("議案2　会議録署名委員の指名について", 0),
        ("議案3　その他", 0),
    ],
)
def test_a_bill_with_a_number_of_its_own_is_a_case_whatever_it_is_on(
    heading: str, cases: int
) -> None:
    minutes = read(
        HEAD.format(council="教育委員会定例会", kind="会議録")
        + f"日程第4　議案\n\n{heading}\n\n甲川委員長　説明をお願いします。\n\n"
        "乙田課長　資料のとおりです。\n\n丙山委員　人数は何人ですか。\n\n乙田課長　8人です。\n\n"
        "甲川委員長　原案のとおり可決することに御異議ありませんか。\n\n（「異議なし」の声）\n"
    )

    assert len(minutes.cases) == cases


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "最初に議第16号、用途地域から、御質問をお願いします。",
            "次に議第17号ですが、いかがですか。",
        ),
        ("では、まず議第16号の質疑に入ります。", "続きまして、議第17号について御意見を伺います。"),
        ("はじめに、議第16号から審議いたします。", "全員賛成です。続いて議第17号の質疑です。"),
    ],
)
def test_the_talk_turns_to_one_of_what_was_explained_together(first: str, then: str) -> None:
    minutes = read(
        HEAD.format(council="都市計画審議会", kind="会議録")
        + "議題\n　議第16号　用途地域の変更について\n　議第17号　地区計画の決定について\n\n"
        "○会長　議第16号と議第17号は関連しますので、一括して説明をお願いします。\n"
        "○事務局　資料のとおりです。\n"
        f"○会長　{first}\n○委員　倉庫は建てられますか。\n○事務局　建てられます。\n"
        f"○会長　{then}\n○委員　広さはどうですか。\n○事務局　150平方メートルです。\n"
    )

    both, one, other = minutes.turns[1], minutes.turns[3], minutes.turns[6]
    titles = {case.id: case.title for case in minutes.cases}
    assert {titles[case] for case in both.cases} == set(titles.values())
    assert [titles[case] for case in one.cases] == ["用途地域の変更について"]
    assert [titles[case] for case in other.cases] == ["地区計画の決定について"]


@pytest.mark.parametrize(
    ("kind", "read_as"),
    [
        ("会議録（要点記録）", "会議録(要点記録)"),
        ("議事録（摘録）", "議事録(摘録)"),
        ("要点記録", "要点記録"),
    ],
)
def test_a_title_says_that_its_minutes_are_summed_up(kind: str, read_as: str) -> None:
    minutes = read(HEAD.format(council="廃棄物減量等推進審議会", kind=kind))

    assert (
        "".join((minutes.meeting.doc_kind or "").split()).translate(str.maketrans("（）", "()"))
        == read_as
    )
