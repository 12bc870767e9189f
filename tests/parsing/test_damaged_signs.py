"""Copies that lost signs: ①②③ as @AB, on lines of their own or all on one line."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.lines.damage import circles_mended
from kurume_search.parsing.outcomes.outcome import value_of

TITLES = (
    "公園の利用者に対する調査の結果の公表について",
    "「火災調査書」の一部公開決定に対する審査請求について",
    "上下水道の検針票に広告を載せることに伴う外部への提供について",
)
UNITS = ("みどり公園課", "消防局予防課", "総務部法制課")
RESULTS = (
    "公表を承認",
    "審査請求を棄却し、決定は妥当である旨の答申をする。",
    "継続審議とする。",
)
ITEMS = ("会議録の確認", "諮問事案", "その他")


def sheet(signs: tuple[str, ...], case: str, speaker: str, note: str, gap: str) -> str:
    """Return minutes whose breaks are `gap`, and twice of it before headings."""
    marks = [f"{sign}{item}" for sign, item in zip(signs, ITEMS, strict=True)]
    parts = [
        "第12回 灯野市情報公開・個人情報保護審議会 会議要録",
        "会議開催日時　平成30年5月22日（火曜）　午後1時30分から午後3時40分まで",
        "場所　灯野市民会館 第2研修室",
        "出席者　○会長 甲 本　○副会長 乙 〓　○委員 丙 島　○委員 丁 川　以上4名",
        "事務局　総務部法制課　○課長 辛 山　○主査 壬 谷",
        "傍聴者　0人",
        gap + "　".join(marks),
        gap + marks[0],
        speaker.format("会長") + "前回の会議録の案について、修正の意見は届いているか。",
        speaker.format("事務局") + "丙島委員から字句の御指摘があり、2か所を直している。",
        gap + marks[1],
    ]
    for number, title, unit, result in zip((4, 5, 6), TITLES, UNITS, RESULTS, strict=True):
        parts += [
            gap + case.format(number) + title,
            f"説明者　{unit} 係長 根 津",
            speaker.format(unit) + "調査の結果を集計して公表したい。",
            speaker.format("Ａ委員") + "記録はいつまで残すのか。",
            speaker.format(unit) + "一年で消す。",
            note.format(result),
        ]
    parts += [gap + marks[2], speaker.format("事務局") + "次回は5月の予定である。"]
    return gap.join(parts)


@pytest.mark.parametrize("gap", ["　　　", "　　", "\n", "\n\n"])
@pytest.mark.parametrize(
    ("signs", "case", "speaker", "note"),
    [
        (("@　", "A　", "B　"), "第{}号諮問事案　", "<{}>　　　", "≪{}≫"),
        (("@", "A", "B"), "諮問第{}号　", "＜{}＞", "《{}》"),
        (("＠　", "Ａ　", "Ｂ　"), "審査第{}号　", "【{}】", "―{}―"),
        (("①　", "②　", "③　"), "議案第{}号　", "○{}　", "→{}"),
        (("〓　", "〓　", "〓　"), "第{}号諮問事案　", "<{}>", "《{}》"),
        (("?　", "?　", "?　"), "案件{}　", "（{}）", "―{}―"),
    ],
)
def test_lost_circled_numbers_count_items(
    signs: tuple[str, ...], case: str, speaker: str, note: str, gap: str
) -> None:
    minutes = read(sheet(signs, case, speaker, note, gap))

    assert [case.title for case in minutes.cases] == list(TITLES)
    assert [case.outcome.value for case in minutes.cases] == [
        "approved", "review_dismissed", "continued",
    ]  # fmt: skip
    cases = [case.id for case in minutes.cases for _ in range(3)]
    assert [turn.cases for turn in minutes.turns] == [(), (), *((case,) for case in cases), ()]
    assert [item.title for item in minutes.agenda][1:] == list(ITEMS)


@pytest.mark.parametrize("width", [60, 90])
def test_a_document_on_one_line_may_be_broken_into_lines_of_one_length(width: int) -> None:
    signs = ("@　", "A　", "B　")
    whole = sheet(signs, "第{}号諮問事案　", "<{}>　　　", "≪{}≫", "　　　")
    lines = [whole[at : at + width] for at in range(0, len(whole), width)]

    minutes = read("\n".join(lines))

    assert [case.number for case in minutes.cases] == ["第4号", "第5号", "第6号"]
    assert [case.outcome.value for case in minutes.cases] == [
        "approved", "review_dismissed", "continued",
    ]  # fmt: skip


def test_a_numbered_title_below_a_few_words_is_a_heading() -> None:
    minutes = read(
        "灯野市審議会 会議録\n日時　平成30年5月22日\n\n（会長）始める。\n審議の部\n"
        f"諮問第4号　{TITLES[0]}\n説明者　みどり公園課\n（みどり公園課）公表する。\n"
        "（委員）いつか。\n（会長）本件は、\n諮問第5号　検針票に広告を載せることについて\n"
        "と併せて承認する。\n"
    )

    assert [case.title for case in minutes.cases] == [TITLES[0]]


def test_an_office_speaks_for_itself_where_the_case_is_its_own() -> None:
    minutes = read(sheet(("1 ", "2 ", "3 "), "諮問第{}号　", "（{}）", "《{}》", "\n"))

    assert [case.bodies[0].units[0].unit for case in minutes.cases] == [
        "みどり公園課", "予防課", "法制課",
    ]  # fmt: skip
    assert {turn.role.value for turn in minutes.turns[2:11]} == {"implementing_body", "member"}


@pytest.mark.parametrize(
    "text",
    [
        "A 何件か。\nB 五件である。",  # no sign before A
        "@から@までの全部を満たす世帯は何世帯か。",
        "@ 会議録の確認\n（Ａ委員）何件か。\nB 五件である。",  # A is missing
        "連絡先 kaigi@example.jp\nA 案\nB 案",
        "@ 会議録の確認\nA委員 何件か\nB委員 五件",  # people
    ],
)
def test_other_letters_stay(text: str) -> None:
    assert circles_mended(text) == text


def test_lost_signs_are_told_by_their_order() -> None:
    text = "@ 答申書の確認\n会長 始める。\nA 諮問\n委員 何件か。\nB その他\n"

    assert circles_mended(text) == text.replace("@", "1").replace("A", "2").replace("B", "3")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("改定の内容を了承", OutcomeValue.NOTED),
        ("説明を了承した。", OutcomeValue.NOTED),
        ("変更の内容を了承した。", OutcomeValue.NOTED),
        ("諮問の内容を了承した。", OutcomeValue.APPROVED),
        ("了承", OutcomeValue.APPROVED),
    ],
)
def test_what_was_explained_is_taken_note_of(words: str, value: OutcomeValue) -> None:
    assert value_of(words) is value
