"""Rows and labels that tell in other words how a case ended, and who brought it."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時～\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)


@pytest.mark.parametrize("label", ["答申の要旨", "答申要旨", "決定の要旨", "結論の概要"])
@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("名簿の提供は、不承認とする。", OutcomeValue.REJECTED),
        ("（結論に至らず。継続審議）", OutcomeValue.CONTINUED),
        ("適当と認める。", OutcomeValue.APPROVED),
    ],
)
def test_a_row_of_the_answer(label: str, told: str, value: OutcomeValue) -> None:
    text = (
        "番号\t発言者\t発言\n\t諮問第１号\t名簿を提供することについて\n"
        "1\t会長\t説明してください。\n2\t水道課\t名簿を渡すものです。\n3\t乙部委員\t何人か。\n"
        f"4\t水道課\t三人です。\n\t{label}\t{told}\n5\t会長\t終わります。\n"
    )
    (case,) = read(HEAD + text).cases

    assert case.outcome is not None
    assert case.outcome.value is value


@pytest.mark.parametrize("label", ["提案　", "提出　", "提案部署：", "提出所属　"])
def test_who_brings_a_case(label: str) -> None:
    text = (
        f"【案件１】　名簿を提供することについて\n{label}教育部学校課（甲野課長）\n"
        "（乙部委員）何人か。\n（学校課）三人である。\n"
    )
    (case,) = read(HEAD + text).cases

    assert [unit.unit for body in case.bodies for unit in body.units] == ["学校課"]


@pytest.mark.parametrize("title", ["決定事項一覧", "議決事項の一覧", "決定一覧"])
def test_a_list_of_what_was_decided(title: str) -> None:
    talk = "（乙部委員）何人か。\n（総務課長）三人である。\n"
    text = (
        f"諮問第１号　名簿の提供について\n{talk}諮問第２号　検針の記録の利用について\n{talk}"
        f"{title}\n諮問第１号　承認する。\n諮問第２号　承認しない。\n"
    )
    values = [case.outcome and case.outcome.value for case in read(HEAD + text).cases]

    assert values == [OutcomeValue.APPROVED, OutcomeValue.REJECTED]
