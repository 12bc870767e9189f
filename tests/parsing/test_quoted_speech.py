"""Running text that quotes some speakers and tells of others."""

from __future__ import annotations

import pytest
from parsing.reading import SAID, read

from kurume_search.parsing.notations.quoted_speech import quoted_speech

_MINUTES = """灯野市個人情報保護審議会　第3回　概要録

令和4年10月12日（水）午後2時から午後4時まで／市役所第1会議室／公開
出　会長甲野、委員乙部、委員丙田
欠　委員丁川
事　総務課長戊山

会長が開会を告げた。

イ　健診の案内に国民健康保険の受診歴を用いること（条例第9条第1項第5号）
健康課長は、過去3年の受診歴を用いたいと説明した。
{0}
　　　　　　　　　　　　　　　　　　　　　　　　　　可（全員）

ロ　消防団員の免許の情報を外部から収集すること（条例第7条第3項第6号）
消防課長は、年1回、照会したいと説明した。
{1}
　　　　　　　　　　　　　　　　　　　　　　　　　　{2}
"""
_ASKED = (
    "乙部委員「何人を対象とするのか。」課長は、300人であると答えた。",
    "丙田委員『なぜ警察に聞くのか。』課長『失効に気付かない例があった。』",
)


def written(*said: str, result: str = "可（賛成2、反対1）") -> str:
    return _MINUTES.format(*(said or _ASKED), result)


@pytest.mark.parametrize(
    "said",
    [
        _ASKED,
        (
            "丙田委員は、何人かを問うた。課長「300人である。」乙部委員「多くないか。」課長「多くない。」",
            "会長「同意は取るか。」消防課長は、全員から取ると述べた。",
        ),
        (
            "乙部委員から、「健診」の範囲はどこまでかとの質問があり、課長「条例の別表のとおりである。」",
            "乙部委員「なぜか。」課長「例があった。」丙田委員「分かった。」課長は、書き加える旨を答えた。",
        ),
    ],
)
def test_speech_is_told_from_what_goes_on_behind_it(said: tuple[str, str]) -> None:
    minutes = read(written(*said))

    turns = [turn for turn in minutes.turns if "説明した" not in turn.text]
    assert not [turn for turn in turns if "「" in turn.text[:8] and "」課長" in turn.text]
    first, second = (case.id for case in minutes.cases)
    for case, words in ((first, said[0]), (second, said[1])):
        own = [turn for turn in turns if turn.cases == (case,)]
        assert len(own) >= 2
        assert own[0].kind == "question"
        assert own[1].kind == "answer"
        assert own[0].role in ("member", "chair")
        assert own[1].role == "implementing_body"
        assert all(turn.text in words for turn in own)


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ("可（賛成2、反対1）", "approved"),
        ("否", "rejected"),
        ("継続", "continued"),
        ("部会の報告を了承", "noted"),
        ("原案どおり承認", "approved"),
    ],
)
def test_a_word_set_right_is_how_the_case_ended(result: str, value: str) -> None:
    first, second = read(written(result=result)).cases

    assert first.outcome.value == "approved"
    assert second.outcome.value == value


def test_one_line_holds_day_place_and_openness() -> None:
    meeting = read(written()).meeting

    assert str(meeting.date) == "2022-10-12"
    assert (meeting.time_start, meeting.time_end) == ("14:00", "16:00")
    assert meeting.venue == "市役所第1会議室"
    assert meeting.openness == "公開"


@pytest.mark.parametrize("marks", ["{}　", "【{}】", "({}) ", "{}:"])
def test_one_character_opens_a_roll(marks: str) -> None:
    text = written()
    for sign in "出欠事":
        text = text.replace(f"\n{sign}　", f"\n{marks.format(sign)}")
    meeting = read(text).meeting

    assert [person.name for person in meeting.members] == ["甲野", "乙部", "丙田"]
    assert [person.name for person in meeting.absent or ()] == ["丁川"]
    assert [person.name for person in meeting.secretariat] == ["戊山"]


def test_labels_in_quotation_marks_stay_labels() -> None:
    text = """第3回灯野市個人情報保護審議会会議録
開催日時　令和4年10月12日（水）午後2時
会長「それでは始めます。」
乙部委員「何人を対象としますか。」
総務課「三百人です。「健診」の対象です。」
丙田委員「分かりました。」
会長「では、閉会します。」
"""
    turns = read(text).turns

    assert len(turns) == 5
    assert [turn.speaker for turn in turns] == ["会長", "委員", "総務課", "委員", "会長"]


@pytest.mark.parametrize(
    "words",
    [
        "委員「要望」の欄を読む。",
        "封筒に「がん」の文字を出さない。",
        "住民課「お知らせします。」の掲示を見た。",
        "課長は「そのようにする。」と述べた。",
        "資料「説明した。」課長",
        "乙部委員「閉じない",
    ],
)
def test_quoted_words_are_not_all_speech(words: str) -> None:
    assert not list(quoted_speech(words))


@pytest.mark.parametrize("form", ["{}：「{}」", "{}　「{}」", "（{}）「{}」", "○{}　『{}』"])
def test_speech_in_quotation_marks_behind_a_label_is_speech(form: str) -> None:
    talk = "\n".join(form.format(*turn) for turn in SAID)
    found = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日\n\n"
        f"諮問第58号　窓口の録画について\n{talk}\n"
    )

    assert [turn.text for turn in found.turns] == [words for _, words in SAID]
    assert found.cases[0].outcome.value == "approved"
