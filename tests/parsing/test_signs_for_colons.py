"""Another sign where others set a colon, behind surnames and behind the labels of fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing.reading import read
from parsing.test_data import said

from kurume_search.data import table
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role
from kurume_search.parsing.words.colon_signs import parted_by, with_colons
from kurume_search.text.normalize import fold

TEXT = """灯野市個人情報保護審議会（第２７回）審議録
【日時】平成２３年１１月２５日（金）１０：００―１１：４０
【委員】熊井（会長）、新谷（職務代理）、那須、勝又
【市】子ども課＝太田原課長　税務課＝須藤主査
【事務局】行政課＝白井係長、田端主事

熊井＝開会。

整理番号２３－４
件名＝児童手当の未提出者への訪問に水道の使用の有無を用いること
課＝子ども課
条＝条例第９条第２項第５号
太田原＝昨年度の未提出は１８６世帯。
那須＝使用水量まで受け取るのか。
太田原＝受け取るのは有無のみ。
熊井＝諮問のとおりでよいか。
一同＝異議なし。
処理＝可

整理番号２３－５
件名＝滞納整理のため携帯電話の支払記録を収集すること
課＝税務課
条＝条例第７条第３項第６号
須藤＝会社あては５件。
勝又＝支払口座が判明したものは。
須藤＝２件。
熊井＝本件は引き続き審議。
処理＝継
"""
SIGNS = ["＝", "／", "…", "……", "―", "——", "─"]


@pytest.mark.parametrize("sign", [*SIGNS, "："])
def test_surnames_speak_and_fields_are_read_behind_any_sign(sign: str) -> None:
    minutes = read(TEXT.replace("＝", sign))

    assert [(case.title, case.outcome.value) for case in minutes.cases] == [
        ("児童手当の未提出者への訪問に水道の使用の有無を用いること", OutcomeValue.APPROVED),
        ("滞納整理のため携帯電話の支払記録を収集すること", OutcomeValue.CONTINUED),
    ]
    assert [turn.role for turn in minutes.turns] == [
        Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip
    assert [held.name for held in minutes.meeting.secretariat] == ["白井", "田端"]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_behind_words_for_roles_are_read_as_they_are(sign: str) -> None:
    text = "\n".join(f"{who}{sign}何人か。" for who in ("会長", "委員", "事務局") * 4)

    assert with_colons(fold(text).text) == fold(text).text


def test_a_list_of_what_letters_stand_for_is_no_talk() -> None:
    text = "\n".join(
        f"{sign}={name}" for sign, name in zip("ＡＢＣＤＥＦＧＨ", "甲乙丙丁戊己庚辛", strict=True)
    )

    assert with_colons(fold(text).text) == fold(text).text


def test_lines_that_a_sign_parts() -> None:
    held = table("notations")["colon_signs"]
    patterns = [parted_by(sign) for sign in held["signs"]]
    for words, yes in said(held):
        found = any(pattern.match(fold(words).text) for pattern in patterns)
        assert found is yes, words


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲野", "乙川", "件名", "会長", ""]),
            st.sampled_from(["=", "/", "...", "――", ":", ""]),
            st.text("何人か。三=/.―: ", max_size=9),
        ),
        max_size=24,
    )
)
def test_only_signs_change_and_nothing_moves(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join("".join(parts) for parts in lines)
    found = with_colons(text)

    assert len(found) == len(text)
    assert all(a == b or (a in "=/.―" and b in ": ") for a, b in zip(text, found, strict=True))
