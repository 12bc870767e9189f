"""Forms that print every answer and tick the one that holds: ☑承認 □継続 □不承認."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = """第3回灯野市個人情報保護審議会会議録
日時　令和4年10月12日（水）午後2時
開催場所　{place}
公開の別　{openness}

諮問第1号　名簿の外部提供について
会長：説明を。
市民課：名簿を使うものです。
委員：何人か。
市民課：三百人です。
"""
BOXES = ("☑□", "■□", "☒☐", "✔□", "レ□")
PLACES = (
    "結果　{}\n",
    "採　決　　{}　　（賛成４、反対１）\n　よりどころ　　条例第９条第２項第４号\n",
    "【審議結果】\n{}\n",
    "（{}）\n",
    "⇒　{}\n",
    "|結果|{}|\n",
)
ENDS = {"承認": "approved", "条件付き承認": "approved_conditional", "継続": "continued"}
ENDS["不承認"] = "rejected"


def form(answers: list[str], chosen: str | None, boxes: str, gap: str = "　") -> str:
    return gap.join((boxes[0] if held == chosen else boxes[1]) + held for held in answers)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("chosen", [*ENDS, None])
def test_the_ticked_answer_is_how_a_case_ended(chosen: str | None, boxes: str, place: str) -> None:
    head = HEAD.format(place="市役所", openness="公開")
    (case,) = read(head + place.format(form(list(ENDS), chosen, boxes))).cases

    assert case.outcome.value == (ENDS[chosen] if chosen else None)


@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("chosen", ["対面", "書面開催"])
def test_a_meeting_is_held_as_is_ticked(chosen: str, boxes: str) -> None:
    place = form(["対面", "書面開催"], chosen, boxes)
    meeting = read(
        HEAD.format(place=place, openness=form(["公開", "非公開"], "公開", boxes))
    ).meeting

    assert meeting.session_type == ("書面開催" if chosen == "書面開催" else None)
    assert meeting.openness == "公開"


@pytest.mark.parametrize("words", ["■承認", "□承認"])
def test_a_mark_before_words_alone_is_a_bullet(words: str) -> None:
    head = HEAD.format(place="市役所", openness="公開")
    (case,) = read(f"{head}【審議結果】\n{words}\n").cases

    assert case.outcome.value == "approved"
