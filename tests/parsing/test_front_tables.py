"""Cases of a table in front, called by their numbers alone, and titles that no mark counts."""

import pytest
from parsing.reading import read

HEAD = "令和5年度第1回灯野市行政不服審査会 会議概要\n\n日時　令和5年6月30日（金）13:30\n\n"
TABLE = """　　番号　　件名　　　　　　　　　　　　　　　結果
　　Ｒ5-1　　評価の調書の一部公開決定に対する審　　棄却
　　　　　　　査請求
　　Ｒ5-2　　相談の記録の不開示決定に対する審査　　一部認容
　　　　　　　請求

　審議の内容

　Ｒ5-1
　（委員）何を公開しないのか。
　（処分庁）氏名である。

　Ｒ5-2
　（委員）本人の発言もか。
　（処分庁）そのとおりである。
"""


def test_numbers_alone_head_the_talk_on_cases_of_a_table() -> None:
    minutes = read(HEAD + TABLE)

    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


def test_an_appeal_whose_title_wraps_in_its_cell_has_the_scale_of_appeals() -> None:
    first, second = read(HEAD + TABLE).cases

    assert first.title == "評価の調書の一部公開決定に対する審査請求"
    assert (first.outcome.value, second.outcome.value) == (
        "review_dismissed",
        "review_upheld_partly",
    )


UNMARKED = """会長　ただいまから開会いたします。

用途地域の変更（駅北地区の商業地域への変更）
について

建設課　資料1のとおりです。

委員　容積率はどうなりますか。

会長　原案のとおりで差し支えない旨、答申いたします。

都市計画公園（第2号公園）の区域の
縮小について

建設課　資料2のとおりです。

委員　代わりの公園はありますか。

会長　適当でない旨、答申することでよろしいですか。

委員一同　異議なし。

会長　それでは、そのようにいたします。以上で閉会します。
"""


def test_titles_without_a_mark_wrap_above_talk_that_stands_apart() -> None:
    minutes = read(HEAD + UNMARKED)

    assert [case.title for case in minutes.cases] == [
        "用途地域の変更（駅北地区の商業地域への変更）について",
        "都市計画公園（第2号公園）の区域の縮小について",
    ]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "rejected"]


def test_the_turn_that_decides_and_closes_is_on_what_it_decides() -> None:
    assert read(HEAD + UNMARKED).turns[-1].cases == ("c2",)


MARKED = """◆議題
１　国民健康保険税の税率について（諮問）
２　実施計画の中間評価について（報告）

◆質疑等
【議題１】
Ｑ．税額はどの程度上がるのか。
Ａ．平均3,200円である。
意見：小幅の引上げはやむを得ない。
〔結果〕　賛成多数により、諮問案のとおり答申することに決定。

【議題２】
Ｑ．受診率が届かない理由は。
Ａ．若い世代の受診が少ないためである。
〔結果〕　報告を受け、了承した。
"""


def test_a_list_ends_where_talk_is_headed_as_the_list_is() -> None:
    minutes = read(HEAD + MARKED)

    assert [(case.title, case.outcome.value) for case in minutes.cases] == [
        ("国民健康保険税の税率について", "approved"),
        ("実施計画の中間評価について", "noted"),
    ]


def test_an_opinion_behind_its_colon_is_a_turn_among_questions_with_stops() -> None:
    assert [turn.speaker_raw for turn in read(HEAD + MARKED).turns[:3]] == [
        "Ｑ．",
        "Ａ．",
        "意見：",
    ]


PAIRS = """　　┌───────────────────────
　　　案件　　　　　　　　　　　　　　　　　　　審議の結果
　　├───────────────────────
　　　審議1　　用途地域の変更について（駅南地区）　　付帯意見を付して、原案を適当と認める
　　　審議2　　生産緑地地区の変更について　　　　　　原案を適当と認める
　　　報告1　　道路の見直しの進め方について　　　　　報告のみ
　　└───────────────────────

　審議1　用途地域の変更について（駅南地区）
問　容積率は。
答　400パーセントである。

　審議2　生産緑地地区の変更について
問　面積は。
答　2ヘクタールである。
"""


def test_two_columns_that_a_wide_gap_parts_are_a_table() -> None:
    first, second, third = read(HEAD + PAIRS).cases

    assert (first.title, first.outcome.value) == (
        "用途地域の変更について（駅南地区）",
        "approved_with_opinion",
    )
    assert (second.title, second.outcome.value) == ("生産緑地地区の変更について", "approved")
    assert (third.procedure, third.outcome.value) == ("報告", None)


def test_brackets_behind_a_result_do_not_turn_it() -> None:
    table = (
        "事件番号\t件名\t結果\n"
        "諮問第9号\t報告書の部分開示決定に対する審査請求\t部分開示妥当（答申案を了承）\n"
        "諮問第1号\t相談記録の不開示決定に対する審査請求\t一部認容（人件費の総額を公開すべき）\n"
        "諮問第2号\t名簿の利用について\t承認（付帯意見あり）\n"
    )

    assert [case.outcome.value for case in read(HEAD + table).cases] == [
        "review_dismissed",
        "review_upheld_partly",
        "approved_with_opinion",
    ]


def test_entries_on_one_line_are_entries_each() -> None:
    minutes = read(
        HEAD + "議題　1　区長の給料の額について　2　議員報酬の額について\n配付資料　資料1\n\n"
        "会長：まず、議題1の区長の給料の額についてです。\n委員：近隣はどうですか。\n"
        "職員課：据置きです。\n会長：原案のとおりとします。次に、議員報酬です。\n"
        "委員：引上げは妥当だと思います。\n会長：案のとおり答申することに決しました。\n"
    )

    assert [(case.title, case.outcome.value) for case in minutes.cases] == [
        ("区長の給料の額について", "approved"),
        ("議員報酬の額について", "approved"),
    ]


@pytest.mark.parametrize("behind", ["", "【議事録】\n"])
def test_a_list_from_opening_to_closing_needs_no_word(behind: str) -> None:
    minutes = read(
        f"{HEAD}1 開会\n2 議事\n(1) 有害図書類の指定について（諮問）\n(2) その他\n"
        f"3 閉会\n\n{behind}"
        "（部会長）\n議事に入ります。有害図書類の指定について、事務局から説明してください。\n"
        "（事務局）\n図書3点です。\n（部会長）\n指定を適当と認めます。\n"
    )

    (case,) = minutes.cases
    assert (case.title, case.outcome.value) == ("有害図書類の指定について", "approved")


def test_the_draft_of_an_answer_is_no_title() -> None:
    minutes = read(
        f"{HEAD}3 諮問第5号の答申案の審議\n　委員：4ページを直すべきではないか。\n"
        "　事務局：修正する。\n　⇒ 修正の上、答申する（棄却）。\n"
    )

    (case,) = minutes.cases
    assert (case.number, case.title, case.outcome.value) == ("第5号", None, "review_dismissed")


def test_a_general_report_in_a_table_of_cases_is_an_item() -> None:
    minutes = read(
        f"{HEAD}| 議題 | 実施機関 | 審議結果 |\n| --- | --- | --- |\n"
        "| 諮問第10号　課税資料の利用について | 子ども課 | 適当と認める |\n"
        "| 報告　登録簿の変更について | 総務課 | 了承 |\n"
    )

    assert [case.title for case in minutes.cases] == ["課税資料の利用について"]
    assert [(item.title, item.kind) for item in minutes.agenda] == [
        ("登録簿の変更について", "report")
    ]


def test_the_first_case_is_none_of_a_list_where_its_body_stands_below() -> None:
    first, second = read(
        HEAD + "５　議事\n\n(1) カメラの位置の部分開示決定に対する審査請求について（諮問第32号）\n"
        "　　実施機関：河川課\n\n会長：本日は実施機関に補足の説明を求めます。\n"
        "実施機関：盗難を防ぐためです。\n会長：棄却すべきであると答申します。\n\n"
        "(2) 会議録の不開示決定に対する審査請求について（諮問第33号）\n　　実施機関：高校教育課\n\n"
        "委員：部分開示はできないか。\n会長：原処分は妥当である。\n"
    ).cases

    assert (first.number, second.number) == ("第32号", "第33号")
    assert first.outcome.value == "review_dismissed"


def test_strokes_between_gaps_part_the_columns_of_a_table() -> None:
    first, second = read(
        HEAD + "■ 審議の結果\n　番号　件名　／　実施機関　／　結果\n"
        "　(1)　高齢者台帳の情報の提供について　／　高齢福祉課　／　承認（条件あり）\n"
        "　(2)　滞納者に係る住民記録の利用　／　水道部営業課　／　保留\n\n"
        "■ 審議の内容\n(1)　高齢者台帳の情報の提供について\n"
        "　問　何を渡すのか。\n　答　氏名である。\n"
        "(2)　滞納者に係る住民記録の利用\n　問　何に使うのか。\n　答　督促である。\n"
    ).cases

    assert (first.outcome.value, second.outcome.value) == ("approved_conditional", "deferred")
    assert [(held.department, held.unit) for held in second.bodies[0].units] == [
        ("水道部", "営業課")
    ]


@pytest.mark.parametrize(
    "mark", ["(1) 【案件{n}】", "{n}　【諮問案件{n}】", "ア　〔案件{n}〕", "①【案件{n}】"]
)
def test_a_row_with_a_mark_names_the_case_of_the_number_in_brackets(mark: str) -> None:
    rows = "".join(
        f"{mark.format(n=n).replace('①', '①②'[n - 1]).replace('ア', 'アイ'[n - 1])}{title}\n"
        for n, title in ((1, "名簿の目的外利用について"), (2, "映像の外部提供について"))
    )
    minutes = read(
        f"{HEAD}議題\n{rows}\n議事\n【案件1】\n（委員）だれが使うのか。\n（担当課）職員である。\n"
        "【案件2】\n（委員）いつまでか。\n（担当課）今年度である。\n"
    )

    assert [(case.number, case.title) for case in minutes.cases] == [
        ("1", "名簿の目的外利用について"),
        ("2", "映像の外部提供について"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


CALLED = (
    "\n案件１　名簿の目的外利用について\n（委員）何人か。\n（福祉課）三人である。\n"
    "案件２　名簿の外部提供について\n（委員）誰に渡すか。\n（防災課）消防団である。\n"
)
COLUMNS = """番号　件名　　　　　　　　所管課　　　結果
１　　名簿の目的外利用に　福祉課　　　継続
　　　ついて　　　　　　　　　　　　　審議
２　　名簿の外部提供につ　防災課　　　次の条件を付し
　　　いて　　　　　　　　　　　　　　て承認。再提供
　　　　　　　　　　　　　　　　　　　を禁じること。
"""
PIPES = """| 番号 | 件名 | 所管課 | 結果 |
| 1 | 名簿の目的外利用に | 福祉課 | 継続審 |
|  | ついて |  | 議 |
| 2 | 名簿の外部提供について | 防災課 | 次の条件を付して承 |
|  |  |  | 認。再提供を禁じること。 |
"""
PAIR = """　審議案件　　　　　　　　　　　　　　　　審議の結果
１　名簿の目的外利用について（福祉課）　　　継続して審
　　　　　　　　　　　　　　　　　　　　　　議する。
２　名簿の外部提供について（防災課）　　　　条件を付し
　　　　　　　　　　　　　　　　　　　　　　て承認する。
"""


@pytest.mark.parametrize("table", [COLUMNS, PIPES, PAIR])
def test_a_result_that_wraps_in_its_cell_is_read_whole(table: str) -> None:
    minutes = read(f"{HEAD}審議結果一覧\n{table}{CALLED}")

    assert [(case.title, case.outcome.value) for case in minutes.cases] == [
        ("名簿の目的外利用について", "continued"),
        ("名簿の外部提供について", "approved_conditional"),
    ]
    assert minutes.cases[1].outcome.raw.startswith(("次の条件を付して承認", "条件を付して承認"))
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2


def test_a_row_without_a_number_is_one_where_its_result_is_whole() -> None:
    minutes = read(
        f"{HEAD}| 番号 | 件名 | 結果 |\n| 1 | 名簿の目的外利用 | 承認 |\n"
        "|  | 名簿の外部提供 | 不承認 |\n"
    )

    told = [(case.number, case.title, case.outcome.value) for case in minutes.cases]
    assert told == [
        ("1", "名簿の目的外利用", "approved"),
        (None, "名簿の外部提供", "rejected"),
    ]
