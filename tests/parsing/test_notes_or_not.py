"""What the record tells besides the talk: which of it is a note, and which is none."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.place import PartKind
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.page.notes import closers_of, closes

HEAD = (
    "令和５年度第２回梢野市個人情報保護審議会会議録\n日時　令和５年８月３日（木）　午後２時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)
CASE = "【諮問第１号】防犯カメラの画像の提供について\n"
TALK = "（乙部委員）何人か。\n（総務課）五人である。\n"


def _notes(minutes: Minutes) -> list[str]:
    return [note.raw for note in minutes.notes]


@pytest.mark.parametrize(
    "told",
    [
        "（商店会が設置したカメラの画像を警察署に提供するもの）",
        "　（総務課が、商店会に画像を提供することについて）（条例第７条第２項）",
        "（画像（三十日分）を警察署に提供すること）",
    ],
)
def test_what_a_case_is_about_in_parentheses_below_its_heading_is_no_note(told: str) -> None:
    minutes = read(f"{HEAD}{CASE}{told}\n{TALK}（会長）承認する。\n")

    assert _notes(minutes) == []
    assert not [part for part in minutes.parts if part.kind is PartKind.UNCLAIMED]


@pytest.mark.parametrize(
    "told", ["（資料１により説明）", "（説明者入室）", "（この案件については次回に説明）"]
)
def test_what_happened_below_a_heading_is_one(told: str) -> None:
    minutes = read(f"{HEAD}{CASE}{told}\n{TALK}（会長）承認する。\n")

    assert _notes(minutes) == [told]


@pytest.mark.parametrize("label", ["表決", "採決", "賛否", "表決結果", "採決の結果"])
@pytest.mark.parametrize(
    "count", ["賛成５、反対０", "賛成　５名　　反対　０名", "承認５　不承認０"]
)
def test_a_count_of_votes_is_of_the_outcome_that_stands_below_it(label: str, count: str) -> None:
    end = "審議結果　諮問のとおり承認する。"
    minutes = read(f"{HEAD}{CASE}{TALK}\n{label}　{count}\n{end}\n")

    assert [note.place.line for note in minutes.notes] == [11]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_a_count_of_votes_that_decides_is_told() -> None:
    minutes = read(f"{HEAD}{CASE}{TALK}\n審議結果　賛成５、反対０\n")

    assert [note.place.line for note in minutes.notes] == [10]


@pytest.mark.parametrize(
    "pause",
    [
        ("（午後２時４５分休憩）", "（午後２時５５分再開）"),
        ("〔午後２時４５分　休憩〕", "〔午後２時５５分　再開〕"),
        ("　　　　午後２時４５分　休憩", "　　　　午後２時５５分　再開"),
    ],
)
def test_a_pause_is_told_and_no_end_of_the_meeting(pause: tuple[str, str]) -> None:
    stop, start = pause
    minutes = read(f"{HEAD}{CASE}{TALK}\n{stop}\n\n{start}\n\n{TALK}午後３時３０分　閉会\n")

    assert _notes(minutes) == [stop.strip("　"), start.strip("　")]
    assert (minutes.meeting.time_start, minutes.meeting.time_end) == ("14:00", "15:30")
    assert len(minutes.turns) == 4


def test_when_a_meeting_opens_and_closes_is_of_its_header() -> None:
    minutes = read(f"{HEAD}午後２時５分　開会\n{CASE}{TALK}午後３時３０分　閉会\n")

    assert _notes(minutes) == []
    assert minutes.meeting.time_end == "15:30"


@pytest.mark.parametrize("mark", ["- {} / 3 -", "－{}／３－", "― {}/3 ―", "{} / 3"])
def test_a_page_out_of_so_many_is_furniture_however_it_is_set(mark: str) -> None:
    first, second = "（総務課）画像は三十日間保存し、", "その後に消去する。\n"
    page = f"{first}\n\n{mark.format(1)}\n\n{second}"
    minutes = read(f"{HEAD}{CASE}{TALK}{page}（乙部委員）よい。\n（会長）承認する。\n")

    assert minutes.turns[2].text == "画像は三十日間保存し、その後に消去する。"
    assert _notes(minutes) == []


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("事務局から、手続を進めているとの報告があった。", Role.SECRETARIAT),
        ("総務課から、来月に改める旨の報告があった。", Role.IMPLEMENTING_BODY),
        ("事務局より、件数は五件であるとの報告。", Role.SECRETARIAT),
    ],
)
def test_what_somebody_reports_is_said(said: str, role: Role) -> None:
    *_, turn = read(f"{HEAD}議題１　その他\n　{said}\n").turns

    assert (turn.role, turn.kind) == (role, TurnKind.STATEMENT)


@pytest.mark.parametrize(
    "told",
    [
        "事務局から資料により報告があった。",
        "運用状況についての報告があった。",
        "審査請求人が請求を取り下げたとの報告があり、審議を終了した。",
    ],
)
def test_that_somebody_reported_is_told(told: str) -> None:
    minutes = read(f"{HEAD}{CASE}　{told}\n")

    assert minutes.turns == ()
    assert _notes(minutes) == [told]


@pytest.mark.parametrize(
    "lead",
    [
        "主な意見は次のとおり。",
        "委員からの主な意見は、以下のとおりである。",
        "主な質問・意見等は、おおむね次のとおりであった。",
    ],
)
def test_a_sentence_that_only_leads_to_the_opinions_below_it_is_no_note(lead: str) -> None:
    minutes = read(
        f"{HEAD}{CASE}　総務課から、資料により説明があった。\n　{lead}\n"
        "　・平時から共有すべきである。\n　・研修を行うのが望ましい。\n　審議の結果、承認された。\n"
    )

    assert [(turn.role, turn.text) for turn in minutes.turns] == [
        (Role.MEMBER, "平時から共有すべきである。"),
        (Role.MEMBER, "研修を行うのが望ましい。"),
    ]
    assert len(minutes.notes) == 2
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_conditions_that_follow_are_no_opinions_of_members() -> None:
    minutes = read(
        f"{HEAD}{CASE}　総務課から、資料により説明があった。\n　条件は次のとおり。\n"
        "　・平時から共有すること。\n　・研修を行うこと。\n"
    )

    assert minutes.turns == ()


ASSENT = [
    "（各委員）（異議なし）\n",
    "各委員：（異議なし）\n",
    "【委員】〔異議なし〕\n",
    "○各委員　〔「異議なし」の声〕\n",
]


@pytest.mark.parametrize("assent", ASSENT)
def test_assent_in_brackets_is_told_whoever_it_stands_beside(assent: str) -> None:
    form = {"（": "（{}）{}\n", "各": "{}：{}\n", "【": "【{}】{}\n", "○": "○{}　{}\n"}[assent[0]]
    said = [("乙部委員", "何人か。"), ("総務課", "五人である。"), ("会長", "承認してよいか。")]
    body = "".join(form.format(*pair) for pair in said)
    minutes = read(f"{HEAD}{CASE}{body}{assent}{form.format('会長', '承認する。')}")

    assert [turn.text for turn in minutes.turns] == [*(words for _, words in said), "承認する。"]
    assert [note.place.line for note in minutes.notes] == [10]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_assent_that_somebody_speaks_is_said() -> None:
    minutes = read(f"{HEAD}{CASE}{TALK}（会長）承認してよいか。\n（各委員）異議なし。\n")

    assert minutes.turns[-1].text == "異議なし。"


WRAPPED = """令和元年度第3回灯野市個人情報保護運営委員会　会議録

日時　令和元年11月18日（月）　午後2時
場所　市役所

（発言者の前の記号は、◎が委員長、○が副委員長、●が委員、△が説明員を示す。）

◎委員長　令1-5と令1-6は、一括して議題とします。

令1-5　滞納者の情報を照会システムに接続することについて（条例第10条関係）
令1-6　家賃の滞納者の情報を照会システムに接続することについて（条例第10条関係）

△収納課長　氏名を会社に送るものです。
●委員　会社に残るのでしょうか。
△収納課長　5年間残ります。
○副委員長　滞納の事実を知らせるのと変わりません。私は賛成しかねます。
◎委員長　お諮りします。諮問を認めないことに賛成の方は挙手をお願いします。
（挙手全員）
{note}

◎委員長　閉会します。
"""


@pytest.mark.parametrize(
    "marks", ["－－", "——", "--", "（）", "《》", "［］", "〔〕", "ーー", "【】", "＜＞", "〈〉"]
)
@pytest.mark.parametrize(
    "words",
    [
        "令1-5及び令1-6については、条例第10条の原則によるべきであり、\nいずれも承認しないことに決定した。",
        "令1-5及び令1-6については、\n原則（本文に限る。）によるべきであり、\nセンターへの接続は、いずれも承認しないことに決定した。",
    ],
)
def test_a_note_is_wrapped_in_any_marks(marks: str, words: str) -> None:
    minutes = read(WRAPPED.format(note=marks[0] + words + marks[1]))

    assert [case.outcome.value for case in minutes.cases] == ["rejected", "rejected"]
    for case in minutes.cases:
        assert case.outcome.raw == words.replace("\n", "")
        assert case.outcome.where == "stage_note"
    assert minutes.turns[-2].text.endswith("挙手をお願いします。")


@pytest.mark.parametrize(
    ("first", "second", "wrapped"),
    [
        ("-令1-5は、原則によるべきであり、", "承認しないことに決定した。-", True),
        ("(令1-5は、(原則に)よるべきであり、", "承認しないことに決定した。)", True),
        ("-1件目は承認したいので、", "別の名簿を見ること-", False),  # the word breaks off
        ("- 名簿を見ることとし、", "写しを取らない。-", False),  # a bullet
        ("-名簿-を見ることとし、", "写しを取らない。-", False),
        ("(第1号に", "掲げる名簿)", False),
        ("(委員)名簿を", "見ることとした。)", False),
        ("(承認することに決した。", "名簿を見ることとした。", False),
    ],
)
def test_a_note_that_a_line_opens_is_closed_behind_words_in_full(
    first: str, second: str, *, wrapped: bool
) -> None:
    closers = closers_of(first)

    assert bool(closers and closes(second, closers)) is wrapped


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("私は賛成しかねます。", None),
        ("私としては反対です。", None),
        ("私も賛成いたします。", None),
        ("賛成しかねますので、不承認といたします。", "rejected"),
    ],
)
def test_what_a_chair_holds_himself_decides_nothing(said: str, value: str | None) -> None:
    talk = WRAPPED.partition("◎委員長　お諮り")[0].replace("私は賛成しかねます。", "")
    minutes = read(f"{talk}◎委員長　{said}\n●委員　ほかの方法もあるのでは。\n")

    assert [case.outcome.value for case in minutes.cases] == [value, value]
