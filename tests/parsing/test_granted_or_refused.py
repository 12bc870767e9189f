"""Each way to grant or refuse, with each word it is said with: none may be read the other way."""

from itertools import product

import pytest

from kurume_search.parsing.outcomes.outcome import value_of

# A word of decision before what follows 承認し…, 承認する…, 承認せ…; 認め… has one stem for all.
GRANTS = ("承認", "許可", "容認", "是認", "同意", "賛同", "認め")
FRAMES = (
    "と判断した。",
    "との結論に至った。",
    "旨答申することとした。",
    "と決した。",
    "ということで意見が一致した。",
)
REFUSED = (
    "しない",
    "すべきでない",
    "すべきではない",
    "すべきものではない",
    "するに値しない",
    "するに足りない",
    "するまでには至らない",
    "するには当たらない",
    "するわけにはいかない",
    "する理由は見当たらない",
    "する余地はない",
    "するだけの根拠がない",
    "するには材料に乏しい",
    "するには不十分である",
    "するのは困難である",
    "するのは時期尚早である",
    "することはできない",
    "することに反対である",
    "しがたい",
    "しかねる",
)
GRANTED = (
    "すべきである",
    "するのが相当である",
    "するものとする",
    "するほかない",
    "するに足りる",
    "することに賛成である",
    "することに支障はない",
    "することに異論はない",
    "することもやむを得ない",
    "してよい",
    "してかまわない",
    "して差し支えない",
    "しない理由はない",
    "しないわけにはいかない",
)
FIT = ("適当", "妥当", "相当", "適切", "適正")
UNFIT = (
    "でない",
    "ではない",
    "とは言えない",
    "とまでは言えない",
    "とはいい難い",
    "とは認めがたい",
    "と認めることはできない",
    "なものとは言えない",
    "性に欠ける",
    "性に乏しい",
    "性は見いだせない",
    "性がない",
)


def said(word: str, way: str) -> str:
    """Return the word with the way behind it: 認め and するわけに… make 認めるわけに…."""
    if word != "認め":
        return word + way
    for of_suru, of_one_stem in (("すべ", "るべ"), ("する", "る"), ("し", "")):
        if way.startswith(of_suru):
            return word + of_one_stem + way[len(of_suru) :]
    raise AssertionError(way)


def ends(told: str) -> set[str | None]:
    return {value_of(f"本件は、{told}{frame}") for frame in FRAMES}


@pytest.mark.parametrize(("word", "way"), list(product(GRANTS, REFUSED)))
def test_a_word_of_decision_is_refused(word: str, way: str) -> None:
    assert ends(said(word, way)) == {"rejected"}


@pytest.mark.parametrize(("word", "way"), list(product(GRANTS, GRANTED)))
def test_a_word_of_decision_is_granted(word: str, way: str) -> None:
    assert ends(said(word, way)) == {"approved"}


@pytest.mark.parametrize(("word", "way"), list(product(FIT, UNFIT)))
def test_what_is_not_found_fit_is_refused(word: str, way: str) -> None:
    assert ends(word + way) == {"rejected"}


@pytest.mark.parametrize(
    "told",
    [
        "不適当とはいえない",
        "不当なものとは認められない",
        "違法とまでは言えない",
        "問題があるとは言えない",
        "反対する理由は見当たらない",
    ],
)
def test_harm_denied_grants(told: str) -> None:
    assert ends(told) == {"approved"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("rejected", "必要性に乏しいとの御意見もございましたが、承認しないことといたします。"),
        ("approved", "必要性に乏しいとの御意見もございましたが、承認といたします。"),
        ("approved", "承認すべきでないとの意見もありましたが、諮問のとおりといたします。"),
        ("approved", "諮問第6号を除き、承認とします。"),
        ("partially_approved", "氏名以外は認めることとします。"),
        (None, "必要性に疑義があるとの意見をいただきました。"),
        (None, "相当性に欠けるという指摘には、資料でお答えします。"),
        (None, "反対する理由はありませんが、もう少し説明を伺いたいと思います。"),
        (None, "許可しない理由を説明してください。"),
        (None, "市長は同意すべきものとされています。"),
        (None, "氏名を除き、適当な方法で公表します。"),
        (None, "結論を急がないでいただきたいとの意見がありました。"),
        (None, "審議の対象から外すことは、条例に反します。"),
        ("approved", "妥当性を欠くとまではいえないので、適当と認めます。"),
        (None, "許可の申請は三件です。"),
        (None, "支持者の名簿を配ります。"),
        (None, "受け入れの準備を進めています。"),
        (None, "実施機関において検討を続けることとした。"),
    ],
)
def test_what_stands_beside_is_not_taken_for_it(value: str | None, told: str) -> None:
    assert value_of(told) == value
