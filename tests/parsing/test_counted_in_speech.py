"""Matters that a chair calls by their place among those of a kind, and puts in few words."""

import pytest
from parsing.reading import read

TITLE = "保有個人情報を取り扱う事務の開始について"


@pytest.mark.parametrize("report", ["の1番目、", "の一つ目、", "の(1)、", "の(1)"])
@pytest.mark.parametrize(
    "call",
    [
        f"まず、審議事項の{TITLE}ですが、ご審議いただきたいと思います。",
        f"まず、審議事項の{TITLE}を議題とします。",
        f"審議事項の1番目、{TITLE}です。",
        f"審議事項の一つ目、{TITLE}です。",
        f"議題の1つ目、{TITLE}です。",
        f"審議事項の(1)、{TITLE}です。",
        "それでは議事の(1)" + TITLE + "、説明をお願いします。",
    ],
)
def test_a_place_among_matters_is_no_number_and_no_title(call: str, report: str) -> None:
    minutes = read(
        "第30回灯野市情報公開・個人情報保護審議会\n\n平成18年2月7日(火曜日)\n市役所 特別会議室\n\n"
        f"○堀山会長　{call}\n○武田情報公開課長　説明いたします。\n"
        "○秋山委員　何人が対象でしょうか。\n"
        "○武田情報公開課長　約三百人でございます。\n"
        "○堀山会長　適当であると認めることでよろしいでしょうか。\n（異議なし）\n"
        "○堀山会長　それでは、そのように決定いたします。"
        f"次に、報告事項{report}平成16年度の運用状況についてです。\n"
        "○武田情報公開課長　開示請求は五千件でございました。\n"
        "○中山委員　増えた理由は何ですか。\n○武田情報公開課長　工事です。\n"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        (TITLE, "approved")
    ]
    assert [turn.cases for turn in minutes.turns[-3:]] == [()] * 3


@pytest.mark.parametrize(
    "assent", ["（異議なし）", "委員：異議なし。", "会長：では、そのように決定する。"]
)
@pytest.mark.parametrize(
    ("put", "value"),
    [
        ("このとおりとしてよいか。", "approved"),
        ("お認めいただけますか。", "approved"),
        ("御承認いただけますでしょうか。", "approved"),
        ("休憩としてよいか。", "None"),
        ("次回も御出席いただけますか。", "None"),
    ],
)
def test_assent_to_what_is_put_in_few_words(put: str, value: str, assent: str) -> None:
    minutes = read(
        "灯野市個人情報保護審議会会議録\n日時　令和4年10月12日\n\n"
        "議案第3号　名簿を地域の見守りに利用することについて\n"
        "委員：何人か。\n総務課：三十人である。\n"
        f"会長：{put}\n{assent}\n\n"
        "議案第4号　台帳の閲覧について\n委員：何人か。\n総務課：三十人である。\n会長：承認する。\n"
    )

    assert str(minutes.cases[0].outcome.value) == value
