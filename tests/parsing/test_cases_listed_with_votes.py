"""Minutes of a written round: the cases with votes and results in front, then the talk on each."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import TurnKind

HEAD = """令和３年度第１回鳥越町行政不服等審査会（書面会議）会議録

１　回答期間　令和３年２月１日（月）から令和３年２月１２日（金）まで
２　委員　猪野会長、藤代委員、柏委員、宇治委員、白鳥委員

"""
TITLES = "防災無線の聴取記録の利用について", "学習端末の記録の提供について"
VALUES = [OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.REJECTED]


def _minutes(heading: str, rows: tuple[str, str], none: str, end: str = "") -> str:
    listed = "".join(
        f"{case}\n　　　{row}\n"
        for case, row in zip(
            (f"議案第７号　{TITLES[0]}", f"議案第８号　{TITLES[1]}"), rows, strict=True
        )
    )
    return f"""{HEAD}{heading}

{listed}
４　意見等及びその回答

議案第７号　{TITLES[0]}

【質問】（藤代委員）　記録は何日残るのか。
【回答】　三十日である。

議案第８号　{TITLES[1]}

　　{none}

{end}"""


@pytest.mark.parametrize(
    "heading",
    [
        "３　議案及び結果",
        "３　審議案件と審議結果",
        "３　案件及び表決の結果",
        "３　議題・結果の一覧",
    ],
)
@pytest.mark.parametrize(
    "rows",
    [
        ("承認４　不承認１　　　条件付き承認", "承認１　不承認４　　　不承認"),
        ("賛成４名、反対１名　　条件付き承認", "賛成１名、反対４名　　不承認"),
        ("可４　否１　→　条件付き承認", "可１　否４　→　不承認"),
    ],
)
@pytest.mark.parametrize("none", ["意見等なし", "質問・意見なし", "質疑・意見・要望なし"])
def test_each_case_of_the_list_has_its_own_votes_and_result(
    heading: str, rows: tuple[str, str], none: str
) -> None:
    found = read(_minutes(heading, rows, none))

    assert [case.title for case in found.cases] == list(TITLES)
    assert [case.outcome.value for case in found.cases] == VALUES
    assert [turn.kind for turn in found.turns] == [TurnKind.QUESTION, TurnKind.ANSWER]


def test_a_statement_of_each_at_the_end_goes_before_the_list() -> None:
    rows = ("承認４　不承認１　　　条件付き承認", "承認１　不承認４　　　不承認")
    end = """５　審議結果
（１）議案第７号については、記録を三十日で消すことを条件として、承認する。
（２）議案第８号については、賛成少数により承認しない。
"""
    found = read(_minutes("３　議案及び結果", rows, "意見なし", end))

    assert [case.outcome.value for case in found.cases] == VALUES
    assert [case.outcome.raw for case in found.cases] == [
        "記録を三十日で消すことを条件として、承認する。",
        "賛成少数により承認しない。",
    ]


@pytest.mark.parametrize("none", ["質問・意見なし", "質疑及び意見なし", "意見・要望無し"])
def test_what_says_that_nothing_was_said_is_nobodys_label(none: str) -> None:
    text = f"""{HEAD}３　審議

議案第７号　{TITLES[0]}

　　{none}

議案第８号　{TITLES[1]}

藤代委員
　　記録は何日残るのか。
学校教育課
　　三十日である。
柏委員
　　短くされたい。
"""
    found = read(text)

    assert [case.title for case in found.cases] == list(TITLES)
    assert len(found.turns) == 3
