"""Questions that the record tells in a noun, in labelled speech: …について質問。"""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import TurnKind

HEAD = (
    "第２３回真榊市個人情報保護審議会会議録\n日時　平成１１年９月２０日（月）　午前１０時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
    "第１号　電算処理の委託について\n\n"
)
FORMS = ["{}　　　{}\n", "（{}）{}\n", "○{}　{}\n", "{}：{}\n", "【{}】\n{}\n"]
QUESTION, ANSWER, STATEMENT = TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT


def _read(form: str, said: str, *, by: str = "乙部委員") -> Minutes:
    turns = [
        ("会長", "第１号について、税務課長の説明を求めます。"),
        ("税務課長", "別紙１により説明。"),
        (by, said),
        ("税務課長", "従来から同じ場所で行っている。"),
        ("会長", "第１号は、諮問のとおり承認。"),
    ]
    return read(HEAD + "".join(form.format(who, words) for who, words in turns))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "said",
    [
        "一業者に任せることの危険性について質問。",
        "紙で行うのか磁気テープで行うのかを質問。",
        "文言がないことへの見解を求める。",
        "台帳の保存の期間を問う。",
        "市の考え方を求める。",
        "立会いの有無を尋ねる。",
    ],
)
def test_a_member_asks_in_a_noun(form: str, said: str) -> None:
    minutes = _read(form, said)
    told, reply = minutes.turns[2:4]

    assert (told.kind, reply.kind) == (QUESTION, ANSWER)
    assert len(told.question_spans) == 1
    assert [held.answers for held in minutes.exchanges] == [(reply.id,)]


@pytest.mark.parametrize("form", FORMS[:2])
@pytest.mark.parametrize(
    "said",
    [
        "特に質問はない。",
        "質問する場合は書面によるべきである。",
        "委託先には丁寧な説明を求める。",
        "市民への説明を求める。",
        "事業者に回答を求める。",
        "委託先の責任を問うべきである。",
        "誓約書の提出を求める。",
    ],
)
def test_a_member_who_only_names_questions_asks_nothing(form: str, said: str) -> None:
    assert _read(form, said).turns[2].kind is STATEMENT


@pytest.mark.parametrize("said", ["挙手により可否を問う。", "担当課の説明を求める。"])
def test_a_chair_who_leads_asks_nothing(said: str) -> None:
    assert _read(FORMS[0], said, by="会長").turns[2].kind is not QUESTION


def test_one_sentence_of_several_asks() -> None:
    told = _read(FORMS[0], "委託は初めてと聞く。再委託の有無について質問。").turns[2]

    assert told.kind is QUESTION
    assert len(told.question_spans) == 1
