"""Labels that say what somebody does there, and beside or below that who he is (質問者：)."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和５年度第２回梢野市個人情報保護審議会会議録\n日時　令和５年８月３日（木）　午後２時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
    "議題１　防犯カメラの設置について\n"
)
END = "\n採決の結果、全員異議なく承認された。\n"
SAID = ["保存期間は何日か。", "三十日である。", "期間を短くされたい。", "検討する。"]
WHO = ["乙部委員", "総務課長", "丙田委員", "総務課長"]
ASK, ANSWER, STATE = TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT


def _texts(minutes: Minutes) -> list[str]:
    return [turn.text for turn in minutes.turns]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("質問者：{who}\n{said}\n", "回答者：{who}\n{said}\n"),
        ("質問者　{who}\n{said}\n", "回答者　{who}\n{said}\n"),
        ("【質疑者】{who}\n\n{said}\n\n", "【答弁者】{who}\n\n{said}\n\n"),
        ("■質問者：{who}　{said}\n", "■回答者：{who}　{said}\n"),
        ("質問者：\n{who}\n{said}\n", "回答者：\n{who}\n{said}\n"),
        ("質問者\n{who}\n質問\n{said}\n", "回答者\n{who}\n回答\n{said}\n"),
        ("質問者：{who}\n質問：{said}\n", "回答者：{who}\n回答：{said}\n"),
        ("〔質問者〕{who}\n〔質問内容〕\n{said}\n", "〔回答者〕{who}\n〔回答内容〕\n{said}\n"),
        ("〈質問１〉（{who}）\n{said}\n", "〈回答１〉（{who}）\n{said}\n"),
        ("【質問】（{who}）{said}\n", "【回答】（{who}）{said}\n"),
        ("［質問①］{who}\n{said}\n", "［回答①］{who}\n{said}\n"),
        ("・≪質疑（１）≫　{who}：{said}\n", "・≪答弁（１）≫　{who}：{said}\n"),
    ],
)
def test_what_somebody_does_and_who_he_is_are_one_label(asks: str, answers: str) -> None:
    forms = [asks, answers, asks, answers]
    said = [SAID[0], SAID[1], "誰が見るのか。", SAID[3]]
    body = "".join(
        form.format(who=who, said=words) for form, who, words in zip(forms, WHO, said, strict=True)
    )
    minutes = read(HEAD + body + END)

    assert _texts(minutes) == said
    assert [turn.kind for turn in minutes.turns] == [ASK, ANSWER, ASK, ANSWER]
    assert [turn.role for turn in minutes.turns] == [Role.MEMBER, Role.IMPLEMENTING_BODY] * 2
    assert [turn.speaker for turn in minutes.turns] == ["委員", "総務課長"] * 2
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    assert [len(turn.names) for turn in minutes.turns] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "form",
    [
        "＜意見{n}＞（{who}）\n{said}\n",
        "発言者：{who}\n{said}\n",
        "発言者：{who}\n発言内容：{said}\n",
        "発言者：\n{who}\n{said}\n",
        "【発言者】{who}\n【内容】{said}\n",
    ],
)
def test_what_a_speaker_does_is_left_open_by_the_word_for_any_speaker(form: str) -> None:
    body = "".join(
        form.format(n=n, who=who, said=said)
        for n, (who, said) in enumerate(zip(WHO[::2], SAID[::2], strict=True), 1)
    )
    minutes = read(HEAD + body + END)

    assert _texts(minutes) == SAID[::2]
    assert [turn.kind for turn in minutes.turns] == [ASK, STATE]
    assert [turn.role for turn in minutes.turns] == [Role.MEMBER, Role.MEMBER]


@pytest.mark.parametrize("word", ["発言者", "質問者", "質疑者", "意見者"])
def test_a_word_for_a_speaker_alone_names_nobody(word: str) -> None:
    labels = [f"{word}：", "回答者："] * 2
    body = "".join(f"{label}\n{said}\n" for label, said in zip(labels, SAID, strict=True))
    minutes = read(HEAD + body + END)

    assert _texts(minutes) == SAID
    assert {turn.role for turn in minutes.turns} == {Role.UNKNOWN}
    assert [turn.kind for turn in minutes.turns][1::2] == [ANSWER, ANSWER]


@pytest.mark.parametrize(
    "line",
    [
        "回答者：乙部委員、丙田委員",
        "発言者　三名",
        "（意見１）（別紙のとおり）",
        "【質疑】（なし）",
        "質問者の乙部委員には後日に回答する。",
        "【意見】委員から資料の提供を受けた。",
    ],
)
def test_no_speaker_stands_behind_other_words(line: str) -> None:
    body = "".join(f"{who}：{said}\n" for who, said in zip(WHO, SAID, strict=True))
    minutes = read(HEAD + body + line + "\n" + END)

    assert _texts(minutes)[:3] == SAID[:3]
    assert {turn.role for turn in minutes.turns[4:]} <= {Role.UNKNOWN}


def test_a_person_alone_in_front_is_no_speaker() -> None:
    front = HEAD.replace("\n\n", "\n回答者：総務課長\n質問者：各委員\n\n")
    body = "".join(f"（{who}）{said}\n" for who, said in zip(WHO, SAID, strict=True))
    minutes = read(front + body + END)

    assert _texts(minutes) == SAID


def test_the_words_of_a_label_stay_where_it_has_words() -> None:
    body = "乙部委員：内容：何日か。\n総務課長：回答：三十日である。\n丙田委員：発言は控える。\n"
    minutes = read(HEAD + body + END)

    assert _texts(minutes)[0] == "内容：何日か。"
    assert _texts(minutes)[2] == "発言は控える。"
