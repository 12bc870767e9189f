"""Ends of cases by other councils' habits: votes, amendments, sending back, negation twice."""

import pytest
from parsing.reading import read

HEAD = (
    "令和４年度第２回灯野市個人情報保護審議会　会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
)
CASE = "諮問第５号　名簿を福祉課が利用することについて\n"
TALK = "○会長　質問はありますか。\n○委員　期間はどれだけですか。\n○福祉課長　七日間です。\n"
NEXT = "\n諮問第６号　画像を警察に提供することについて\n" + TALK
VOTE = "○会長　{}を採決します。賛成の方。\n（{}）\n○会長　{}\n"


def end(said: str) -> str | None:
    first, second = read(HEAD + CASE + TALK + said + "\n" + NEXT).cases
    assert second.outcome.value is None
    return first.outcome.value and str(first.outcome.value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("approved", "承認しないこととする理由はない。"),
        ("approved", "承認しないこととする理由はないと考えますので、承認とします。"),
        ("approved", "不承認とするには及ばないと判断します。"),
        ("approved", "不承認とするまでもないと考えます。"),
        ("approved", "不承認とすべき理由は見当たらないので、諮問のとおりとします。"),
        ("approved", "これを認めない理由はないものと考える。"),
        ("rejected", "これを承認する理由はないものと判断します。"),
        ("rejected", "承認は難しいということで、答申します。"),
        ("rejected", "認めることは困難であると判断し、その旨答申します。"),
        ("rejected", "承認することはできないという結論にします。"),
        ("continued", "本件は差戻しとします。"),
        ("continued", "本件は担当課に差し戻すこととします。"),
        ("continued", "本件は審議未了とします。"),
        ("approved_with_opinion", "一部修正のうえ承認することとします。"),
        ("approved_with_opinion", "本案は修正可決されました。"),
        ("approved", "本案は無修正で可決されました。"),
        ("approved", "字句の修正のうえ、原案のとおり可決とします。"),
        ("deferred", "結果を見た上で、私の方で可否を判断いたします。"),
        ("deferred", "承認の可否は、会長と副会長が決めることといたします。"),
        ("rejected", "賛否同数のため、会長の決するところにより否決とします。"),
    ],
)
def test_a_chair_decides(value: str, said: str) -> None:
    assert end(f"○会長　{said}") == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("approved", "可決（賛成４・反対１）"),
        ("rejected", "否決（賛成１・反対４）"),
        ("approved_with_opinion", "修正可決"),
        ("approved_with_opinion", "承認（一部修正）"),
        ("continued", "審議未了"),
        ("continued", "差戻し"),
        ("rejected", "×"),
        ("approved", "○"),
        ("rejected", "不許可相当"),
        ("deferred", "試験の結果の報告を受けた上で、会長がその可否を決定する（会長預かり）。"),
        ("deferred", "回答を待って、座長が採否を決める。"),
        ("continued", "回答を待って、次回に判断する。"),
        ("withdrawn", "撤回"),
    ],
)
@pytest.mark.parametrize("label", ["審議結果　", "議決結果：", "【結果】"])
def test_a_label_gives_a_result(value: str, said: str, label: str) -> None:
    assert end(label + said) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "approved",
            VOTE.format("修正案", "挙手少数", "修正案は否決されました。")
            + VOTE.format("原案", "挙手多数", "原案は可決されました。"),
        ),
        (
            "approved",
            VOTE.format("動議", "挙手少数", "動議は否決されました。")
            + VOTE.format("原案", "挙手多数", "挙手多数により、原案のとおり可決しました。"),
        ),
        (
            "approved_with_opinion",
            VOTE.format("修正案", "挙手多数", "修正案は可決されました。")
            + VOTE.format("残る原案", "挙手全員", "よって、本案は修正可決されました。"),
        ),
        ("rejected", VOTE.format("原案", "挙手少数", "挙手少数。よって、本件は否決されました。")),
        ("rejected", "○会長　承認に賛成の方は挙手願います。\n（挙手少数）"),
        (
            "approved",
            "○会長　原案に御異議ありませんか。\n（なし）\n○会長　異議なしと認め、さよう決します。",
        ),
    ],
)  # fmt: skip
def test_what_is_put_last_decides(value: str, said: str) -> None:
    assert end(said) == value


@pytest.mark.parametrize(
    "said",
    [
        "書面決議により、委員全員から同意を得た。",
        "書面による表決の結果、全員の賛成により承認された。",
        "（書面決議の結果、全員賛成により承認された。）",
    ],
)
def test_a_resolution_in_writing_decides(said: str) -> None:
    assert end(said) == "approved"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("approved", "差し戻すこととするほどではないので、承認とします。"),
        ("approved", "差戻しとするまでもないので、承認とします。"),
        ("approved", "差し戻すこととする必要はなく、諮問のとおり承認します。"),
        ("approved", "原案どおり承認します。なお、資料の誤字は修正可決とは関係ありません。"),
        ("approved", "原案どおり承認します。前に修正可決のあった議案とは別の扱いです。"),
        ("continued", "本件は差し戻すこととします。"),
        ("approved_with_opinion", "本案は修正可決とします。"),
        ("approved_with_opinion", "本案は修正可決であります。"),
        ("approved_with_opinion", "よって、修正承認することに決しました。"),
    ],
)
def test_what_is_only_weighed_or_compared_decides_nothing(value: str, said: str) -> None:
    assert end(f"○会長　{said}") == value


@pytest.mark.parametrize("label", ["附帯条件：", "条件：", "付帯意見　", "【附帯意見】"])
@pytest.mark.parametrize(
    "said", ["付さない", "附さない。", "付けない", "特に付さないこととする", "設けない", "不要"]
)
def test_a_label_of_conditions_can_say_that_none_were_attached(label: str, said: str) -> None:
    first, _ = read(f"{HEAD}{CASE}{TALK}審議結果：承認\n{label}{said}\n\n{NEXT}").cases

    assert (first.outcome.value, first.outcome.conditions) == ("approved", ())


@pytest.mark.parametrize(
    "said",
    [
        "○会長　承認とします。附帯条件：付さない。",
        "審議結果：承認。附帯条件：付さない",
        "審議結果：承認（附帯条件：付けない）",
        "審議結果：承認（条件：不要）",
        "審議結果：承認。附帯意見：特になし",
    ],
)
def test_a_verdict_can_say_beside_it_that_nothing_was_attached(said: str) -> None:
    assert end(said) == "approved"


@pytest.mark.parametrize("held", ["付与した権限を毎年見直すこと", "設けた窓口を閉じないこと"])
def test_a_condition_that_begins_alike_is_one(held: str) -> None:
    assert end(f"○会長　承認とします。附帯条件：{held}。") == "approved_conditional"
