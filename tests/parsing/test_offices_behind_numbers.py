"""Headings that name the offices of a case, its title below; headings whose number is lost."""

import pytest
from parsing.reading import read

HEAD = (
    "令和６年度第２回小暮町個人情報保護審議会会議録\n日時　令和６年８月３日（土）　午後２時～\n"
    "場所　役場会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
)
TALK = "（乙部委員）何人か。\n（総務課長）三人である。\n（会長）承認する。\n\n"
TITLES = ["名簿を共有することについて", "検針の記録を提供することについて"]


@pytest.mark.parametrize(
    "number", ["案件{}", "■案件{}", "【議案{}】", "諮問第{}号", "◇諮問案件{} "]
)
@pytest.mark.parametrize(
    ("offices", "units"),
    [
        ("（水道課）", ["水道課"]),
        ("（課税課、北支所）", ["課税課", "北支所"]),
        ("（課税課（甲野課長、乙山係長）、図書館（丁川））", ["課税課", "図書館"]),
        ("(こども課・福祉課)", ["こども課", "福祉課"]),
    ],
)
def test_the_title_stands_below(number: str, offices: str, units: list[str]) -> None:
    parts = [f"{number.format(k)}{offices}\n{t}\n" + TALK for k, t in enumerate(TITLES, 1)]
    minutes = read(HEAD + "".join(parts))

    assert [case.title for case in minutes.cases] == TITLES
    assert [[u.unit for b in case.bodies for u in b.units] for case in minutes.cases] == [units] * 2


def test_a_title_below_may_be_wrapped() -> None:
    title = "水道の検針の記録を大学の調査に提供するこ\nとについて"

    assert read(HEAD + f"案件１（水道課）\n{title}\n" + TALK).cases[0].title == title.replace(
        "\n", ""
    )


@pytest.mark.parametrize("title", ["課税台帳の提供について", "課税台帳（写し）の提供について"])
def test_a_title_beside_its_number_stays(title: str) -> None:
    assert read(HEAD + f"案件１（{title}）\n" + TALK).cases[0].title == title


@pytest.mark.parametrize("lost", ["案件（図書館（丁川館長））\n", "議案（課税課、水道課）\n"])
def test_a_case_whose_number_is_lost(lost: str) -> None:
    text = f"案件１（水道課）\n{TITLES[0]}\n{TALK}{lost}{TITLES[1]}\n{TALK}"

    assert [case.title for case in read(HEAD + text).cases] == TITLES


@pytest.mark.parametrize(
    "heads",
    [
        ("【諮問案件１】　", "【諮問案件】　"),
        ("〔案件１〕", "〔案件〕"),
        ("【議案】", "【議案２】"),
        ("《審議事項》 ", "《審議事項》 "),
    ],
)
def test_a_word_in_brackets_heads_a_case(heads: tuple[str, str]) -> None:
    text = "".join(f"{h}{t}\n{TALK}" for h, t in zip(heads, TITLES, strict=True))

    assert [case.title for case in read(HEAD + text).cases] == TITLES


def test_a_report_in_brackets_is_an_item() -> None:
    text = f"【案件１】{TITLES[0]}\n{TALK}【報告】上半期の制度の運用状況\n（乙部委員）何件か。\n"
    minutes = read(HEAD + text)

    assert [case.title for case in minutes.cases] == TITLES[:1]
    assert minutes.agenda[-1].title == "上半期の制度の運用状況"


@pytest.mark.parametrize("word", ["【審議】", "【協議】"])
def test_a_sentence_behind_brackets_is_no_title(word: str) -> None:
    text = f"【案件１】{TITLES[0]}\n{word}次のとおり審議した。\n{TALK}"

    assert [case.title for case in read(HEAD + text).cases] == TITLES[:1]


@pytest.mark.parametrize("number", ["〔第{}件〕　", "【第{}件】", "［{}件目］ ", "〈第{}件目〉"])
def test_matters_are_counted_in_brackets(number: str) -> None:
    text = "".join(f"{number.format('一二'[k])}{t}\n{TALK}" for k, t in enumerate(TITLES))

    assert [case.title for case in read(HEAD + text).cases] == TITLES
