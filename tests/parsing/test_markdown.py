"""Minutes in Markdown: labels in bold, in lists and as headings, and headings of items."""

import pytest
from parsing.reading import SAID, read

from kurume_search.parsing.words.markdown import without_markdown
from kurume_search.text.normalize import fold

FIRST, SECOND = "保育施設の利用調整に係る目的外利用について", "区役所の窓口の録画について"
TITLE = "# 令和6年度第2回灯野市個人情報保護審議会　会議録\n\n"
DAY, WHO = "令和6年10月22日（火）午前9時30分", "甲野会長、乙川委員"
HEADERS = [
    f"{TITLE}- **日時**：{DAY}\n- **場所**：市役所３階会議室\n- **出席者**：{WHO}\n\n",
    f"{TITLE}## 日時\n\n{DAY}\n\n## 出席者\n\n{WHO}\n\n## 議事\n\n",
]
LABELS = [
    "#### {}\n\n{}\n\n",
    "### {}：\n{}\n",
    "**{}**：{}\n",
    "**{}：** {}\n\n",
    "- **{}** {}\n",
    "* **{}**: {}\n",
    "**{}**\n\n{}\n\n",
    "**{}**　{}\n",
    "**【{}】** {}\n\n",
    "__{}__：{}\n",
    "> **{}**：{}\n",
]
HEADINGS = [
    ("## 議題1 {}", "## 議題2 {}"),
    ("## 諮問第58号　{}", "## 諮問第59号　{}"),
    ("### 1. {}", "### 2. {}"),
    ("## {} ##", "## {} ##"),
    ("**諮問第58号　{}**", "**諮問第59号　{}**"),
    ("## *議題1* {}", "## *議題2* {}"),
]


@pytest.mark.parametrize("header", HEADERS, ids=["list", "headings"])
@pytest.mark.parametrize("label", LABELS)
def test_bold_labels_and_headings_open_turns(label: str, header: str) -> None:
    talk = "".join(label.format(*held) for held in SAID)
    for first, second in HEADINGS:
        text = f"{header}{first.format(FIRST)}\n\n{talk}\n{second.format(SECOND)}\n\n{talk}"
        minutes = read(text)

        assert [case.title for case in minutes.cases] == [FIRST, SECOND]
        assert [case.outcome.value for case in minutes.cases] == ["approved", "approved"]
        assert [turn.text for turn in minutes.turns] == [said for _, said in SAID] * 2
        assert [turn.speaker for turn in minutes.turns] == [who for who, _ in SAID] * 2
        assert [person.name for person in minutes.meeting.members] == ["甲野", "乙川"]
        assert str(minutes.meeting.date) == "2024-10-22"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("**会長**：開会します。\n**委員**：はい。", "  会長:  開会します。\n  委員:  はい。"),
        ("- **委員** 何件か。\n- **課長** 3件。", "   【委員】  何件か。\n   【課長】  3件。"),
        ("#### 会長\n開会します。", "     会長\n開会します。"),
        ("## 議題1 名簿 ##", "## 議題1 名簿   "),
        # Stressed words in a sentence, a mark alone and a heading of a part stay as they are.
        (
            "これは**重要**です。\nとても**大切**です。",
            "これは**重要**です。\nとても**大切**です。",
        ),
        ("**会長**：開会します。", "**会長**:開会します。"),
        ("## 審議結果\n承認", "## 審議結果\n承認"),
    ],
)
def test_marks_are_covered_before_labels_alone(printed: str, read_as: str) -> None:
    folded = without_markdown(fold(printed))

    assert folded.text == read_as
    assert len(folded.text) == len(fold(printed).text)
