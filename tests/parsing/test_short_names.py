"""Names as short as they get: the town as 町, and titles of cases in brackets."""

import pytest
from parsing.reading import read

HEAD = "灯野町環境審議会 第4回会議録\n\n開催日　平成24年10月5日\n時　間　午後2時～午後3時\n\n"


def test_the_town_alone_answers() -> None:
    minutes = read(
        f"{HEAD}(1)　ごみ処理手数料の減免について\n委員　世帯の数は。\n町　　約320世帯である。\n"
        "委員　減収の額は。\n町　　80万円である。\n会長　諮問のとおりとする。\n"
    )

    assert [turn.role for turn in minutes.turns[:4]] == ["member", "implementing_body"] * 2


def test_words_that_begin_with_the_town_are_no_label() -> None:
    minutes = read(
        f"{HEAD}(1)　ごみ処理手数料の減免について\n委員：世帯の数は。\n課長：約320世帯である。\n"
        "町民の負担は変わらない。\n会長：諮問のとおりとする。\n"
    )

    assert minutes.turns[1].text == "約320世帯である。町民の負担は変わらない。"


@pytest.mark.parametrize("rest", ["", "の審議", "の答申案について"])
def test_brackets_behind_the_number_of_a_case_hold_its_title(rest: str) -> None:
    minutes = read(
        f"{HEAD}議題1　苦情申出第5号（広報紙の表現について）{rest}\n"
        "委員：指針はあるか。\n町：ある。\n会長：適当と認める。\n"
    )

    assert [case.title for case in minutes.cases] == ["広報紙の表現について"]


def test_a_label_set_wide_is_not_cut_to_its_first_sign() -> None:
    minutes = read(
        f"{HEAD}(1)　ごみ処理手数料の減免について\n委　　　　員　　世帯の数は。\n"
        "県　税　課　長　　約320世帯である。\n委　　　　員　　減収の額は。\n"
        "県　税　課　長　　80万円である。\n会　　　　長　　諮問のとおりとする。\n"
    )

    assert "県" not in {turn.speaker_raw for turn in minutes.turns}


def test_answers_behind_an_arrow_name_their_speaker_with_a_gap() -> None:
    minutes = read(
        f"{HEAD}(1) 事業の効果検証について\n　◇委員　目標は高いか。\n　→事務局　県に合わせた。\n"
        "　◇委員　どう測るのか。\n　→事務局　継続率で測る。\n"
    )

    assert [turn.role for turn in minutes.turns] == ["member", "secretariat"] * 2


def test_one_bar_parts_speaker_and_speech_below_their_head() -> None:
    minutes = read(
        f"{HEAD}議題　名簿の利用について\n\n発言者　｜　発言の要旨\n会長　｜　説明を求める。\n"
        "福祉課長　｜　課税状況を利用したい。\n全委員　｜　異議なし。\n会長　｜　承認する。\n"
    )

    assert [turn.text for turn in minutes.turns][1] == "課税状況を利用したい。"
    assert minutes.cases[0].outcome.value == "approved"


@pytest.mark.parametrize(
    ("label", "speaker", "name"),
    [
        ("事務局（熊切課長）", "事務局(課長)", "熊切"),
        ("処分庁（三雲課長補佐）", "処分庁(課長補佐)", "三雲"),
        ("事務局（新治主査）", "事務局(主査)", "新治"),
        ("事務局（総務課）", "事務局(総務課)", None),
        ("実施機関（建設課長）", "実施機関(建設課長)", None),
    ],
)
def test_a_name_in_the_brackets_of_an_office_is_none_of_its_label(
    label: str, speaker: str, name: str | None
) -> None:
    text = (
        "令和5年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月12日（水）\n\n"
        "議題　諮問第1号　名簿を提供することについて\n"
        f"○会長　説明をお願いします。\n○{label}　説明します。\n○委員　何人ですか。\n"
        f"○{label}　5人です。\n○会長　承認します。\n"
    )

    turn = read(text).turns[1]
    assert turn.speaker == speaker
    assert [span.of(text) for span in turn.names] == ([name] if name else [])


ROLL = "出席者　戸田会長、乙川委員、丙委員、庚委員\n\n"


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Ｑ（{}）　", "Ａ（{}）　"),
        ("Ｑ　（{}）", "Ａ　（{}）"),
        ("質問({}) ", "回答({}) "),
        ("問１（{}）：", "答１（{}）："),
        ("・質疑（{}）", "・答弁（{}）"),
    ],
)
def test_a_name_of_the_roll_stands_behind_what_is_said(asks: str, answers: str) -> None:
    minutes = read(
        f"{HEAD}{ROLL}諮問第7号　名簿の提供について\n{asks.format('乙川')}保存の期間は。\n"
        f"{answers.format('環境課')}7日である。\n{asks.format('丙')}誰が見るのか。\n"
        f"{answers.format('環境課')}課長である。\n結果：承認する。\n"
    )

    assert [(turn.role, turn.kind) for turn in minutes.turns] == [
        ("member", "question"),
        ("implementing_body", "answer"),
    ] * 2
    assert [turn.text for turn in minutes.turns[:2]] == ["保存の期間は。", "7日である。"]
    first = minutes.turns[0]
    text = f"{HEAD}{ROLL}諮問第7号　名簿の提供について\n{asks.format('乙川')}"
    assert [text[name.start : name.stop] for name in first.names] == ["乙川"]


def test_a_name_that_no_roll_has_is_no_speaker() -> None:
    minutes = read(
        f"{HEAD}{ROLL}諮問第7号　名簿の提供について\n○乙川委員　資料はどこか。\n"
        "○環境課　次の頁である。\n○丙委員　保存の期間は。\n○環境課　次のとおりである。\n"
        "資料（別紙）のとおり。\n報告（写し）も同じ。\n"
    )

    assert len(minutes.turns) == 4


def test_of_two_names_behind_what_is_said_the_first_speaks_and_ditto_names_nobody() -> None:
    minutes = read(
        f"{HEAD}{ROLL}諮問第7号　名簿の提供について\nＱ１（乙川）何件か。\n"
        "Ａ１（環境課）5件である。\nＱ２（丙・庚）写しは残るか。\nＡ２（同）残らない。\n結果：承認する。\n"
    )

    assert [turn.kind for turn in minutes.turns] == ["question", "answer"] * 2
    assert minutes.turns[2].role == "member"
