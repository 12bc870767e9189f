"""What an answer decides, on which terms, and what letters are about, in many forms."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.letter import Letter
from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.letters.evidence import section_before

HEAD = (
    "５緑情審第１２号\n令和５年８月１０日\n\n緑が浜市長　青山　太郎　様\n\n"
    "緑が浜市情報公開・個人情報保護審議会\n会長　高橋　一郎\n\n"
)
ASKED = (
    "\n\n　令和５年６月２０日付け５緑危第４５号で諮問のあった標記の件について、"
    "次のとおり答申します。\n\n"
)
TITLE = "防犯カメラの映像を警察署に提供することについて（答申）"
REVIEW = "保有個人情報不訂正決定について（答申）"


def letter_of(text: str) -> Letter:
    letter = read(text).letter
    assert letter is not None
    return letter


def answer(body: str, title: str = TITLE) -> Letter:
    return letter_of(f"{HEAD}{title}{ASKED}{body}\n")


THREE = ["提供の記録を3年間保存すること。", "書面により確認すること。", "毎年度、報告すること。"]
ON_TERMS = "１　審議会の結論\n　次の条件を付した上で、これを適当と認める。\n"


@pytest.mark.parametrize(
    "marks",
    [
        *("（１）/（２）/（３）", "(1)　/(2)　/(3)　", "ア　/イ　/ウ　", "①/②/③", "⑴/⑵/⑶"),
        *("１　/２　/３　", "１．/２．/３．", "イ　/ロ　/ハ　", "・/・/・", "一　/二　/三　"),
        *("（ア）/（イ）/（ウ）", "a) /b) /c) "),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n　　\n　"])
def test_every_condition_below_the_verdict_is_kept(marks: str, gap: str) -> None:
    points = [sign + words for sign, words in zip(marks.split("/"), THREE, strict=True)]

    found = answer(ON_TERMS + gap.join(points))

    assert found.conclusion.value is OutcomeValue.APPROVED_CONDITIONAL
    assert [held.text for held in found.conditions] == THREE
    assert found.conclusion.conditions == tuple(THREE)
    assert len({held.place.line for held in found.conditions}) == 3


@pytest.mark.parametrize(
    ("body", "value", "conditions"),
    [
        (
            (
                "１　審議会の結論\n次の条件を付して承認する。（１）記録を残すこと。"
                "（２）報告すること。"
            ),
            "approved_conditional",
            ["記録を残すこと", "報告すること"],
        ),
        (
            "　下記の条件を付して承認する。\n記\n（１）記録を残すこと。\n（２）報告すること。",
            "approved_conditional",
            ["記録を残すこと。", "報告すること。"],
        ),
        (
            (
                "１　結論\n承認する。なお、次の事項に留意されたい。"
                "\n①記録を残すこと。\n②報告すること。"
            ),
            "approved_with_opinion",
            ["記録を残すこと。", "報告すること。"],
        ),
        (  # what counts inside a point, and prose in it, belongs to it
            (
                "１　審議会の結論\n次の条件を付して承認する。\n（１）記録を残すこと。"
                "\n　ア　３年間とする。\n　イ　紙とする。\n（２）報告すること。"
                "\n　この場合において、書面による。\n（３）消去すること。"
                "\n　なお、詳しくは事務局に連絡すること。\n２　判断の理由\n"
                "（４）必要がある。"
            ),
            "approved_conditional",
            [
                "記録を残すこと。ア 3年間とする。イ 紙とする。",
                "報告すること。この場合において、書面による。",
                "消去すること。",
            ],
        ),
        (
            (
                "１　結論\n記録を残すことを条件に承認する。なお、次の点に留意されたい。"
                "\n（１）周知すること。"
            ),
            "approved_conditional",
            ["記録を残す", "周知すること。"],
        ),
        (
            (
                "１　審議会の結論\n適当と認める。\n２　理由\n必要がある。"
                "\n３　条件\n（１）記録を残すこと。\n（２）報告すること。"
            ),
            "approved_conditional",
            ["記録を残すこと。", "報告すること。"],
        ),
        (
            "１　審議会の結論\n適当と認める。\n４　付帯意見　提供の記録を残すこと。",
            "approved_with_opinion",
            ["提供の記録を残すこと。"],
        ),
        (
            "１　審議会の結論\n適当と認める。\n【付帯意見】提供の記録を残すこと。",
            "approved_with_opinion",
            ["提供の記録を残すこと。"],
        ),
        (
            "１　審議会の結論\n適当と認める。\n３　附帯意見：提供の記録を\n　残すこと。\n",
            "approved_with_opinion",
            ["提供の記録を残すこと。"],
        ),
        (  # matters, not conditions
            "１　結論\n次の事項については、適当と認める。\n（１）名簿の提供\n（２）画像の提供",
            "approved",
            [],
        ),
        (
            (
                "１　結論\n承認する。\n２　理由\n次の条件を満たす。"
                "\n（１）必要がある。\n（２）公益がある。"
            ),
            "approved",
            [],
        ),
        ("１　結論\n記録を残すことを条件として承認する。", "approved_conditional", ["記録を残す"]),
    ],
)
def test_conditions_stand_where_the_answer_puts_them(
    body: str, value: str, conditions: list[str]
) -> None:
    found = answer(body)

    assert found.conclusion.value == value
    assert [held.text for held in found.conditions] == conditions


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("4 付帯意見 提供の記録を残すこと。", ("conditions", 7)),
        ("(3) 附帯意見:記録を残すこと。", ("conditions", 9)),
        ("【結論】承認する。", ("conclusion", 4)),
        ("2 件名 名簿の提供", ("subject", 5)),
        ("第1 審査会の結論 妥当である。", ("conclusion", 10)),
        ("意見 を述べる。", None),
        ("4 提供の記録 残すこと。", None),
        ("4 付帯意見", None),
    ],
)
def test_a_heading_can_go_on_with_its_words(line: str, found: tuple[str, int] | None) -> None:
    assert section_before(line) == found


DECIDED = [
    ("審査請求人は認容を求めるが、本件審査請求は棄却すべきである。", "review_dismissed"),
    ("本件異議申立ては、これを棄却すべきであると判断する。", "review_dismissed"),
    ("存否応答拒否処分は妥当である。", "review_dismissed"),
    ("訂正しないとした決定は妥当である。", "review_dismissed"),
    ("本件決定は適法かつ妥当なものと認められる。", "review_dismissed"),
    ("本件審査請求は却下すべきである。", "review_rejected"),
    ("実施機関の決定は、取り消すべきである。", "review_upheld"),
    ("実施機関が訂正しないとした決定は妥当ではなく、訂正すべきである。", "review_upheld"),
    ("利用停止をしないとした決定は、妥当でない。", "review_upheld"),
    ("不開示決定は妥当とはいえず、開示すべきである。", "review_upheld"),
    ("原処分は、妥当なものとは認められない。", "review_upheld"),
    ("本件不訂正決定は、取り消されるべきである。", "review_upheld"),
    ("本件決定の一部を取り消すべきである。", "review_upheld_partly"),
    ((
        "決定のうち、別表の部分は取り消すべきであり、その余の部分は妥当である。"
    ), "review_upheld_partly"),
    (
        "実施機関は、別紙の部分を訂正すべきであるが、その他の部分を訂正しないとした決定は妥当である。",
        "review_upheld_partly",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "value"), DECIDED)
@pytest.mark.parametrize(
    "title",
    [REVIEW, "個人情報に関する諮問について（答申）", (
        "公文書部分公開決定に対する審査請求について（答申）"
    )],
)  # fmt: skip
def test_the_conclusion_says_that_it_is_on_an_appeal(said: str, value: str, title: str) -> None:
    assert answer(f"第１　審査会の結論\n　{said}", title).conclusion.value == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("名簿の提供は適当である。", "approved"),
        ("審査請求書の様式を改めることは適当である。", "approved"),
        ("決定の通知を電子で行うことは適当と認める。", "approved"),
        ("訂正の手続を定めることは、適当でない。", "rejected"),
        ("公開の方法を改めることは、妥当ではない。", "rejected"),
    ],
)
def test_other_conclusions_are_on_no_appeal(said: str, value: str) -> None:
    assert answer(f"第１　審議会の結論\n　{said}").conclusion.value == value


@pytest.mark.parametrize(
    ("title", "numbers", "number"),
    [
        ("名簿の提供について（答申第１２号）", (), "5緑情審第12号"),
        ("名簿の提供について（答申）（諮問第７号）", ("第7号",), "5緑情審第12号"),
        ("名簿の提供について（諮問第７号）に対する答申", ("第7号",), "5緑情審第12号"),
        ("「名簿の提供について」（諮問第７号）に係る答申について", ("第7号",), "5緑情審第12号"),
        ("名簿の提供に係る諮問について（答申）", (), "5緑情審第12号"),
        ("名簿の提供について（答申）", (), "5緑情審第12号"),
    ],
)
def test_a_title_keeps_no_number_and_loses_none(
    title: str, numbers: tuple[str, ...], number: str
) -> None:
    found = answer("１　結論\n承認する。", title)

    assert (found.title, found.number) == ("名簿の提供", number)
    assert found.case_numbers == (*numbers, "5緑危第45号")


def test_a_title_gives_the_number_of_an_answer_that_has_no_other() -> None:
    text = HEAD.replace("５緑情審第１２号\n", "") + "名簿の提供について（答申第１２号）"

    assert letter_of(f"{text}{ASKED}１　結論\n承認する。").number == "答申第12号"


def test_what_is_listed_below_names_the_case_and_its_subject() -> None:
    found = answer(
        "記\n１　諮問番号　諮問第７号\n２　件名　名簿の提供について\n３　結論　適当と認める。",
        "答　申　書",
    )

    assert (found.title, found.case_numbers) == ("名簿の提供", ("第7号", "5緑危第45号"))
    assert found.conclusion.value is OutcomeValue.APPROVED


BELOW = "\n\n　下記の事項について諮問します。\n記\n１　諮問事項　駅前広場の映像の提供\n"
BY_RULE = (
    "\n\n　緑が浜市個人情報保護条例第２条の規定により、下記のとおり諮問します。\n記\n"
    "１　諮問事項　駅前広場の映像の提供\n"
)


def consultation(title: str, body: str) -> Letter:
    return letter_of(
        "５緑危第４５号\n令和５年６月２０日\n\n緑が浜市個人情報保護審議会\n会長　高橋　一郎　様\n\n"
        f"緑が浜市長　青山　太郎\n\n{title}{body}"
    )


@pytest.mark.parametrize("body", [BELOW, BY_RULE])
@pytest.mark.parametrize(
    ("title", "subject", "number"),
    [
        ("カメラの映像の提供について（諮問第７号）", "カメラの映像の提供", "第7号"),
        ("カメラの映像の提供について（諮問）（諮問第７号）", "カメラの映像の提供", "第7号"),
        ("カメラの映像の提供について（諮問令和５－７）", "カメラの映像の提供", "令和5-7"),
        ("カメラの映像の提供について（依頼）", "カメラの映像の提供", None),
        ("カメラの映像の提供について（諮問）", "カメラの映像の提供", None),
        ("諮問書（諮問第７号）", "駅前広場の映像の提供", "第7号"),
        ("諮 問 書", "駅前広場の映像の提供", None),
    ],
)
def test_a_consultation_is_known_by_any_title(
    title: str, subject: str, number: str | None, body: str
) -> None:
    found = consultation(title, body)

    assert (found.kind, found.title, found.number) == ("consultation", subject, "5緑危第45号")
    assert found.case_numbers == ("5緑危第45号", *filter(None, [number]))
    assert (found.asked_by, found.addressed_to) == ("緑が浜市長", "緑が浜市個人情報保護審議会")


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("　令和５年６月２０日付けで諮問のあった件について、次のとおり答申します。", "緑が浜市長"),
        ((
            "　令和５年６月２０日付けで緑が浜市教育委員会から諮問のあった件について、"
            "次のとおり答申します。"
        ),
         "緑が浜市教育委員会"),
        ("　緑が浜市病院事業管理者より諮問のあった件について、次のとおり答申します。",
         "緑が浜市病院事業管理者"),
        ("　このことについて、次のとおり答申します。", None),
    ],
)  # fmt: skip
def test_an_answer_says_who_asked(asked: str, by: str | None) -> None:
    found = letter_of(f"{HEAD}{TITLE}\n\n{asked}\n\n１　結論\n承認する。\n")

    assert (found.asked_by, found.addressed_to) == (by, "緑が浜市長")


def test_who_writes_and_who_is_written_to_are_no_members() -> None:
    meeting = read(f"{HEAD}{TITLE}{ASKED}１　結論\n承認する。\n").meeting

    assert meeting.members == ()
    named = [(person.name, person.role) for person in meeting.correspondents]
    assert named == [("青山 太郎", "市長"), ("高橋 一郎", "会長")]
