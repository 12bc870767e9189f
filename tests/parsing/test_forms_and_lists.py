"""Forms with a block for each case, and lists of results in front of appeals."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import TurnKind
from kurume_search.parsing.words.speakers import read_speaker

RULE = "────────────────────\n"
FORM_HEAD = (
    "平成29年度第2回灯野市景観審議会　議事概要\n\n・日　時 ／ 2017年8月28日（月）　18：30～20：20\n"
    "・場　所 ／ 灯野市民会館　小会議室\n・公　開 ／ 公開\n\n"
)
APPEALS = """令和5年度第9回灯野市情報公開審査会　会議要録

日時　令和6年1月12日（金）午後1時30分
場所　市役所

審議の結果

｜番号｜件名（要旨）｜処分庁｜結果｜
｜5-11｜保護の記録の部分開示｜生活支援課｜棄却が相当とする答申案を可決｜
｜5-14｜面接の記録の不開示｜児童相談課｜口頭で意見を聴いた。次回に答申案を議する｜

審議の経過

1　事件5-11　保護の記録の部分開示の決定に対する審査請求
（委員）元の配偶者も入るのか。
（事務局）入る。

2　事件5-14　面接の記録を開示しないとした決定に対する審査請求
（審査請求人が入室）
（審査請求人）経緯を知りたい。
（処分庁が退室）
（会長）追加の書面を待つこととする。
"""


def form(number: int, result: str) -> str:
    return (
        f"{RULE}番　　号　議案第{number}号\n件　　名　{number}つ目の樹木の指定について\n"
        "担 当 課　都市計画課\n質　　疑\n　問　樹齢はどれほどか。\n　答　およそ180年である。\n"
        f"　意見　見回りを欠かさないでほしい。\n結　　果\n{result}"
    )


def test_a_form_is_read_field_by_field() -> None:
    minutes = read(
        FORM_HEAD
        + form(
            1, "　⇒ 「点検を年に一度は行うこと」との附帯意見を\n　　　付け、指定を適当とする。\n"
        )
        + form(2, "　⇒ 上限は原案のとおりでよいものとし、一律の禁\n　　　止は認めない。\n")
    )

    assert minutes.meeting.venue == "灯野市民会館　小会議室"
    assert [turn.kind for turn in minutes.turns] == 2 * [
        TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT,
    ]  # fmt: skip
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED_WITH_OPINION, OutcomeValue.PARTIALLY_APPROVED,
    ]  # fmt: skip
    first = minutes.cases[0].outcome.place
    assert first is not None
    assert (first.line, first.line_end) == (16, 17)


def test_a_list_in_front_names_the_appeals_that_are_talked_of_below() -> None:
    minutes = read(APPEALS)

    assert [case.number for case in minutes.cases] == ["5-11", "5-14"]
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.REVIEW_DISMISSED, OutcomeValue.CONTINUED,
    ]  # fmt: skip
    assert [case.outcome.place and case.outcome.place.line for case in minutes.cases] == [9, 10]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 2 + [("c2",)] * 2
    assert all(
        turn.question_sentences or turn.kind is not TurnKind.QUESTION for turn in minutes.turns
    )


@pytest.mark.parametrize("label", ["審査請求人が入室", "処分庁が退室", "説明員入場"])
def test_who_comes_and_goes_says_nothing(label: str) -> None:
    assert read_speaker(label) is None


TALK = "委員　何人か。\n課長　5人である。\n"
HEAD = "令和元年度第4回灯野市個人情報保護審査会　議事要旨\n\n1　開催日\n　　令和元年12月17日\n"


def outcomes(text: str) -> list[str | None]:
    return [case.outcome.value and case.outcome.value.value for case in read(text).cases]


@pytest.mark.parametrize("label", ["2　審査の結果", "2　審議結果"])
def test_a_list_of_results_in_the_header_is_of_the_cases_below(label: str) -> None:
    text = (
        f"{HEAD}{label}\n　　諮問案件1（継続）　　　　　承認\n　　諮問案件2　　　　　　　　　継続\n"
        "3　議事の要旨\n\n【諮問案件1】（前回からの継続）\n画面を共有することについて\n\n" + TALK
        + "\n【諮問案件2】\n名簿を渡すことについて\n\n" + TALK
    )  # fmt: skip

    assert outcomes(text) == ["approved", "continued"]


def test_a_table_of_results_can_name_cases_by_number_alone() -> None:
    text = (
        f"{HEAD}\n【諮問案件1】\n画面を共有することについて\n\n{TALK}"
        f"\n【諮問案件2】\n名簿を渡すことについて\n\n{TALK}\n"
        "審議の結果\n　案件　　　　　　　　　結論\n　諮問案件1　　　　　　適当と認められない\n"
        "　諮問案件2　　　　　　適当と認める\n"
    )

    assert outcomes(text) == ["rejected", "approved"]


def test_a_table_of_results_can_count_cases_as_items_and_name_them_in_short() -> None:
    text = (
        f"{HEAD}\n2　議事\n\n(1) 諮問事項\n\nア　対象者を抽出することについて\n\n{TALK}"
        f"\nイ　名簿を研究に提供することについて\n\n{TALK}\n〔審議結果〕\n"
        "項目 ｜ 諮問の件名 ｜ 審議会の意見\nア ｜ 対象者の抽出 ｜ 適当\n"
        "イ ｜ 研究への提供 ｜ 適当と認めない\n"
    )

    assert outcomes(text) == ["approved", "rejected"]


def test_a_word_can_stand_before_the_count_of_a_row() -> None:
    text = (
        f"{HEAD}\n審議1　対象者を抽出することについて\n\n{TALK}"
        f"\n審議2　名簿を研究に提供することについて\n\n{TALK}\n審議等の結果一覧\n"
        "番号　　　件名　　　　　　　　　結果\n審議1　　対象者の抽出　　　　　承認（賛成7）\n"
        "審議2　　研究への提供　　　　　継続審議\n"
    )

    assert outcomes(text) == ["approved", "continued"]
