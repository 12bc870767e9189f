"""Titles without a number: right below the heading that holds cases, or in brackets."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role

HEAD = "灯野市個人情報保護審議会　会議録\n\n日時\n\n令和3年10月18日(月曜日)午後1時15分\n\n"
LONG = (
    "手書きの帳票の読取りにおける項目の情報の外部提供及び外部提供に係る通知の要否並びに"
    "電子計算機処理による結合について(納税課主管の過誤納金還付依頼書及び口座振替依頼書の帳票)"
)
SHORT = "個人情報保護条例の改正に係る意見の募集について"
TALK = (
    "{part}\n\n(担当課)\n 《資料による説明》\n【質疑】\n(委員)\n 読み込む帳票は何枚か。\n"
    "(担当課)\n 年に二万枚である。\n【結果】\n 承認する。\n\n"
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", [LONG, SHORT])
@pytest.mark.parametrize("above", ["(1)諮問事項", "案件", "1 諮問事項", "新規諮問事項"])
@pytest.mark.parametrize("part", ["【諮問事項の説明】", "《事務局説明》", "【説明】"])
def test_one_title_alone_below_the_word_for_cases(
    part: str, above: str, title: str, gap: str
) -> None:
    minutes = read(f"{HEAD}6 会議の結果\n\n{above}{gap} {title}\n{TALK.format(part=part)}")

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (title, "approved")
    ]
    assert [(turn.role, turn.cases) for turn in minutes.turns] == [
        (Role.IMPLEMENTING_BODY, ("c1",)), (Role.MEMBER, ("c1",)),
        (Role.IMPLEMENTING_BODY, ("c1",)),
    ]  # fmt: skip


def test_counted_titles_below_the_word_for_cases_are_as_before() -> None:
    other = "名簿の提供について"
    minutes = read(
        f"{HEAD}6 会議の結果\n\n(1)諮問事項\n ア {SHORT}\n{TALK.format(part='【説明】')}"
        f" イ {other}\n{TALK.format(part='【説明】')}"
    )

    assert [(case.number, case.title) for case in minutes.cases] == [("ア", SHORT), ("イ", other)]


@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize("brackets", ["<{}>", "≪{}≫", "〈{}〉", "【{}】", "《{}》", "[{}]"])
def test_titles_in_brackets_need_no_gap_above_what_is_told_of_them(
    brackets: str, heads: bool
) -> None:
    titles = ["「特定個人情報保護評価書」に係る第三者点検について", "議会の個人情報の保護について"]
    minutes = read(
        f"{HEAD}審議等の内容\n\n{'≪1 答申書の確認≫' if heads else ''}\n"
        f"{brackets.format(titles[0])}\n前回、実施機関から諮問のあった案件について、"
        "事務局から審議結果を踏まえた答申案が提案され、承認された。\n"
        f"{'≪2 諮問事項の審議≫' if heads else ''}\n{brackets.format(titles[1])}\n"
        "実施機関から出席職員の紹介があった後、次の説明がなされた。\n〇実施機関\n案件を説明する。\n"
        "〇委員\n条例で定めるのはどの部分か。\n〇実施機関\n第三章である。\n"
        "〇会長\n次回、引き続き審議する。\n"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (titles[0], "approved"), (titles[1], "continued"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["", "審議事項 ", "諮問事項"])
def test_the_title_beside_its_label_stands_in_quotes(kind: str) -> None:
    minutes = read(
        f"{HEAD}議題 {kind}「{SHORT}」\n公開の別  公開\n\n会議録\n\n"
        "会長\n\n審議事項に入ります。\n\n"
        "事務局\n\n概要を説明いたします。\n\n委員\n\n委託先は何社ですか。\n\n事務局\n\n二社です。\n\n"
        "会長\n\nそれでは、内容は妥当であると認めます。\n"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (SHORT, "approved")
    ]


def test_reports_keep_the_item_that_holds_them_where_one_other_is_counted_in_front() -> None:
    points = " ア 支援の記録の提供について\n イ 調査の報告について\n"
    minutes = read(
        f"{HEAD}5 議題\n\n(1)諮問事項\n {SHORT}\n\n(2)報告事項\n{points}\n6 会議の結果\n\n"
        f"(1)諮問事項\n {SHORT}\n{TALK.format(part='【諮問事項の説明】')}(2)報告事項\n"
        " ア 支援の記録の提供について\n(担当課)\n 《資料による説明》\n(委員)\n 何人か。\n"
        "(担当課)\n 五百人である。\n イ 調査の報告について\n(担当課)\n 《資料による説明》\n"
    )
    numbers = {item.id: item.number for item in minutes.agenda}

    assert [(numbers[case.item or ""], case.procedure) for case in minutes.cases] == [
        ("(1)", "諮問"), ("(2)", "報告"), ("(2)", "報告"),
    ]  # fmt: skip
