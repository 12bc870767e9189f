"""What the record tells besides the talk: which of it is a note, and which is none."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.place import PartKind
from kurume_search.model.turn import Role, TurnKind

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
